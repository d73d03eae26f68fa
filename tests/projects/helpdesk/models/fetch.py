"""Fetches the weights that run in our own rooms."""

REPOSITORY = "borealis/Boreal-2-8B-Instruct"
MODEL = "house-ranker-v2"
