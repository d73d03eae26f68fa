"""Names of repositories on model hubs lead to who made the weights, their licence and that they are open; made-up ones to nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from airisk.config import Config
from airisk.pipeline import Request, scan
from airisk.report import ComponentEntry
from airisk.resolve.recognise import Recogniser
from airisk.rulebook.book import Rulebook
from airisk.rulebook.load import load

TODAY = date(2026, 11, 24)

#: (maker, licence), with the repositories of these; their weights can all be had.
KNOWN = {
    ("meta", "llama1"): ["huggyllama/llama-7b"],
    ("meta", "llama2"): ["meta-llama/Llama-2-7b-hf", "codellama/CodeLlama-7b-hf", "TheBloke/Llama-2-7B-GGUF"],
    ("meta", "llama3"): ["meta-llama/Meta-Llama-3-8B-Instruct", "meta-llama/Meta-Llama-3-70B"],
    ("meta", "llama3.1"): ["meta-llama/Llama-3.1-8B-Instruct", "meta-llama/Meta-Llama-3.1-405B", "unsloth/Meta-Llama-3.1-8B-bnb-4bit"],
    ("meta", "llama3.2"): ["meta-llama/Llama-3.2-1B-Instruct", "meta-llama/Llama-3.2-11B-Vision-Instruct"],
    ("meta", "llama3.3"): ["meta-llama/Llama-3.3-70B-Instruct"],
    ("meta", "llama4"): ["meta-llama/Llama-4-Scout-17B-16E-Instruct", "meta-llama/Llama-4-Maverick-17B-128E-Instruct"],
    ("alibaba", "tongyi-qianwen"): ["Qwen/Qwen-72B-Chat", "Qwen/Qwen1.5-7B-Chat", "Qwen/Qwen1.5-72B-Chat", "Qwen/Qwen2-72B-Instruct"],
    ("alibaba", "tongyi-qianwen-research"): ["Qwen/Qwen-1_8B-Chat", "Qwen/Qwen1.5-0.5B-Chat", "Qwen/Qwen1.5-1.8B-Chat"],
    ("alibaba", "qwen"): ["Qwen/Qwen2.5-72B-Instruct", "Qwen/Qwen2.5-VL-72B-Instruct", "Qwen/QVQ-72B-Preview"],
    ("alibaba", "qwen-research"): ["Qwen/Qwen2.5-3B-Instruct", "Qwen/Qwen2.5-VL-3B-Instruct"],
    ("alibaba", "apache-2.0"): [
        *("Qwen/Qwen2-0.5B", "Qwen/Qwen2-7B-Instruct", "Qwen/Qwen2.5-7B-Instruct", "Qwen/Qwen2.5-Coder-32B-Instruct", "Qwen/QwQ-32B"),
        *("Qwen/Qwen3-0.6B", "Qwen/Qwen3-8B", "Qwen/Qwen3-235B-A22B", "Qwen/Qwen3-Coder-480B-A35B-Instruct", "unsloth/Qwen3-14B-GGUF"),
    ],
    ("alibaba", None): ["Qwen/Qwen-Image", "Qwen/Qwen2-Audio-7B"],
    ("deepseek", "deepseek"): [
        *("deepseek-ai/DeepSeek-V2", "deepseek-ai/DeepSeek-V2.5", "deepseek-ai/DeepSeek-V3", "deepseek-ai/DeepSeek-V3-Base"),
        *("deepseek-ai/DeepSeek-Coder-V2-Instruct", "deepseek-ai/deepseek-coder-6.7b-instruct"),
    ],
    ("deepseek", "mit"): [
        *("deepseek-ai/DeepSeek-V3-0324", "deepseek-ai/DeepSeek-V3.1", "deepseek-ai/DeepSeek-V3.2", "deepseek-ai/DeepSeek-R1"),
        *("deepseek-ai/DeepSeek-R1-Distill-Qwen-7B", "deepseek-ai/DeepSeek-R1-0528-Qwen3-8B", "unsloth/DeepSeek-R1-Distill-Qwen-7B-GGUF"),
    ],
    ("deepseek", "llama3.1"): ["deepseek-ai/DeepSeek-R1-Distill-Llama-8B"],
    ("deepseek", "llama3.3"): ["deepseek-ai/DeepSeek-R1-Distill-Llama-70B"],
    ("mistral", "apache-2.0"): [
        *("mistralai/Mistral-7B-v0.1", "mistralai/Mistral-7B-Instruct-v0.3", "mistralai/Mixtral-8x7B-Instruct-v0.1"),
        *("mistralai/Mixtral-8x22B-v0.1", "mistralai/Mistral-Nemo-Instruct-2407", "mistralai/Mistral-Small-24B-Instruct-2501"),
        *("mistralai/Magistral-Small-2506", "mistralai/Devstral-Small-2505", "mistralai/Ministral-3-8B-Instruct-2512"),
        *("mistralai/Mistral-Large-3-675B-Instruct-2512", "TheBloke/Mistral-7B-Instruct-v0.2-GPTQ"),
    ],
    ("mistral", "mistral-research"): ["mistralai/Mistral-Large-Instruct-2407", "mistralai/Ministral-8B-Instruct-2410"],
    ("mistral", "mistral-non-production"): ["mistralai/Codestral-22B-v0.1"],
    ("mistral", "mistral-modified-mit"): ["mistralai/Devstral-2-123B-Instruct-2512"],
    ("google", "gemma-tou-2024-04-01"): ["google/gemma-2b", "google/gemma-7b-it", "google/gemma-2-9b-it", "google/codegemma-7b"],
    ("google", "gemma-tou-2025-03-24"): ["google/gemma-3-27b-it", "google/gemma-3n-E4B-it"],
    ("google", "apache-2.0"): ["google/gemma-4-31B-it"],
    ("microsoft", "mit"): [
        *("microsoft/phi-2", "microsoft/Phi-3-mini-4k-instruct", "microsoft/phi-4", "microsoft/Phi-4-mini-instruct"),
        *("intfloat/e5-large-v2", "intfloat/multilingual-e5-large"),
    ],
    ("tii", "apache-2.0"): ["tiiuae/falcon-7b", "tiiuae/falcon-40b-instruct"],
    ("tii", "falcon-2"): ["tiiuae/falcon-11B"],
    ("tii", "falcon-llm"): ["tiiuae/Falcon3-7B-Instruct", "tiiuae/Falcon-H1-7B-Instruct"],
    ("tii", None): ["tiiuae/falcon-180B"],
    ("stability", "openrail++"): ["stabilityai/stable-diffusion-xl-base-1.0", "stabilityai/stable-diffusion-2-1"],
    ("stability", "stability-community"): ["stabilityai/stable-diffusion-3-medium", "stabilityai/stable-diffusion-3.5-large"],
    ("black-forest-labs", "flux-dev-nc"): ["black-forest-labs/FLUX.1-dev"],
    ("black-forest-labs", "apache-2.0"): ["black-forest-labs/FLUX.1-schnell"],
    ("moonshot", "kimi-modified-mit"): ["moonshotai/Kimi-K2-Instruct", "moonshotai/Kimi-K2.5"],
    ("moonshot", "kimi-k3"): ["moonshotai/Kimi-K3"],
    ("minimax", "apache-2.0"): ["MiniMaxAI/MiniMax-M1-80k"],
    ("minimax", "minimax-modified-mit"): ["MiniMaxAI/MiniMax-M2"],
    ("minimax", "minimax-model"): ["MiniMaxAI/MiniMax-M2.5"],
    ("minimax", "minimax-h3"): ["MiniMaxAI/MiniMax-H3"],
    ("minimax", "minimax-music3"): ["MiniMaxAI/MiniMax-Music3"],
    ("zhipu", "mit"): [
        *("zai-org/GLM-4.5", "zai-org/GLM-4.5-Air", "zai-org/GLM-4.5V", "zai-org/GLM-4.6", "zai-org/GLM-5"),
        "THUDM/GLM-4-32B-0414",
    ],
    ("zhipu", "glm-4"): ["THUDM/glm-4-9b-chat"],
    ("tencent", "tencent-hunyuan"): ["tencent/Hunyuan-A13B-Instruct", "tencent/HunyuanVideo"],
    ("tencent", "tencent-hunyuan-3d"): ["tencent/Hunyuan3D-2", "tencent/Hunyuan3D-2mini"],
    ("lg", "exaone-1.2-nc"): ["LGAI-EXAONE/EXAONE-4.0-32B"],
    ("lg", "exaone-nc"): ["LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct"],
    ("xai", "apache-2.0"): ["xai-org/grok-1"],
    ("xai", "grok-2"): ["xai-org/grok-2"],
    ("cohere", "cohere-nc"): ["CohereForAI/c4ai-command-r-plus", "CohereLabs/aya-expanse-8b"],
    ("nvidia", "nvidia-open-model"): ["nvidia/Mistral-NeMo-Minitron-8B-Base", "nvidia/NVIDIA-Nemotron-Nano-9B-v2"],
    ("nvidia", "llama3.1"): ["nvidia/Llama-3.1-Nemotron-70B-Instruct-HF"],
    ("nvidia", "llama3.3"): ["nvidia/Llama-3_3-Nemotron-Super-49B-v1"],
    ("nomic", "apache-2.0"): ["nomic-ai/nomic-embed-text-v1.5"],
    ("baai", "mit"): ["BAAI/bge-m3", "BAAI/bge-large-en-v1.5"],
    ("openai", "mit"): ["openai/whisper", "openai/whisper-large-v3", "openai/whisper-tiny"],
    ("openai", "apache-2.0"): ["openai/gpt-oss-20b"],
    ("bigcode", "bigcode-openrail-m"): ["bigcode/starcoder2-15b"],
    ("bigscience", "bigscience-bloom-rail"): ["bigscience/bloom", "bigscience/bloom-7b1"],
    ("allenai", "apache-2.0"): ["allenai/OLMo-7B", "allenai/OLMo-2-1124-7B"],
    ("ibm", "apache-2.0"): ["ibm-granite/granite-3.3-8b-instruct"],
    ("huggingface", "apache-2.0"): ["HuggingFaceTB/SmolLM2-1.7B-Instruct"],
    ("huggingface", "mit"): ["HuggingFaceH4/zephyr-7b-beta"],
    ("tinyllama", "apache-2.0"): ["TinyLlama/TinyLlama-1.1B-Chat-v1.0"],
    ("openlm-research", "apache-2.0"): ["openlm-research/open_llama_7b"],
    ("databricks", "databricks-open-model"): ["databricks/dbrx-instruct"],
    ("ai21", "apache-2.0"): ["ai21labs/Jamba-v0.1"],
    ("ai21", "jamba-open-model"): ["ai21labs/AI21-Jamba-1.5-Mini"],
    ("internlm", "internlm2"): ["internlm/internlm2_5-7b-chat"],
    ("internlm", "apache-2.0"): ["internlm/internlm3-8b-instruct"],
    ("01-ai", "apache-2.0"): ["01-ai/Yi-34B", "01-ai/Yi-1.5-9B-Chat"],
    ("lmsys", "llama2"): ["lmsys/vicuna-7b-v1.5"],
    ("lmsys", "llama1"): ["lmsys/vicuna-13b-v1.3"],
}  # fmt: skip
WANTED = {name: whose for whose, names in KNOWN.items() for name in names}

#: They only sound like the models above.
NOBODYS = (
    *("acme/my-qwen-agent", "acme/falcon3-eye-detector", "acme/hunyuan-tourism", "acme/kimi-k3-notes", "acme/granite-3d-scan"),
    *("acme/whisper-small-talk", "acme/llama-4-legged", "acme/stable-diffusion-3d-print", "acme/e5-base-station", "acme/phi-4-coil"),
)


@cache
def recogniser() -> Recogniser:
    return Recogniser(Rulebook(load()), Config())


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, ComponentEntry]:
    """What one scan makes of all these names, each loaded on a line of its own."""
    tree = tmp_path_factory.mktemp("hub")
    names = [*WANTED, *NOBODYS]
    (tree / "requirements.txt").write_text("transformers\n")
    loads = [f'model_{number} = AutoModel.from_pretrained("{name}")' for number, name in enumerate(names)]
    (tree / "load.py").write_text("\n".join(["from transformers import AutoModel", *loads, ""]))
    report = scan(Request(tree, (), Config(), (), TODAY, cache=False))
    models = [component for component in report.components if component.kind == "model"]
    lines = {place.line: model for model in models for place in model.usages if place.path == "load.py"}
    return {name: lines[number] for number, name in enumerate(names, start=2) if number in lines}


def test_there_are_enough_of_them() -> None:
    assert len(WANTED) >= 60 and sum(map(len, KNOWN.values())) == len(WANTED) and len(NOBODYS) >= 8


@pytest.mark.parametrize("name", WANTED)
def test_a_repository_leads_to_its_maker_and_licence(name: str, found: Mapping[str, ComponentEntry]) -> None:
    model = found[name]
    assert (model.vendor, model.license, model.details["open"]) == (*WANTED[name], True)


@pytest.mark.parametrize("name", NOBODYS)
def test_a_name_that_only_sounds_alike_is_nobodys(name: str, found: Mapping[str, ComponentEntry]) -> None:
    model = found.get(name)
    assert model is None or (model.vendor, model.license, model.details["family"]) == ("unknown", None, None)


def test_a_hosted_name_is_still_the_service() -> None:
    """The repository has the name of the service; only with its owner before it are the weights meant."""
    for written, name in {"devstral-small-2505": "devstral-small-2505", "kimi-k3": "kimi-k3", "moonshot/kimi-k3": "kimi-k3"}.items():
        model = recogniser().model(written)
        assert model is not None and model.name == name


@pytest.mark.parametrize(
    ("written", "name"),
    {
        "anthropic.claude-v2": "claude-2.0",
        "anthropic.claude-v2:1": "claude-2.1",
        "us.anthropic.claude-v2:1": "claude-2.1",
        "anthropic.claude-instant-v1": "claude-instant-1.2",
        "deepseek.v3-v1:0": "DeepSeek-V3.1",
        "qwen.qwen3-coder-30b-a3b-v1:0": "qwen3-coder-30b-a3b-instruct",
        "mistral.mistral-large-3-675b-instruct": "mistral-large-2512",
    }.items(),
)
def test_a_platforms_spelling_leads_to_the_makers_name(written: str, name: str) -> None:
    model = recogniser().model(written)
    assert model is not None and (model.name, model.platform) == (name, "aws")
