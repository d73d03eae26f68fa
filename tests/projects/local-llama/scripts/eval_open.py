"""The very first comparison, from 2023: an Apache-licensed rebuild of LLaMA."""

from transformers import AutoModelForCausalLM, AutoTokenizer

NAME = "openlm-research/open_llama_7b_v2"
tokenizer = AutoTokenizer.from_pretrained(NAME, use_fast=False)
model = AutoModelForCausalLM.from_pretrained(NAME)
