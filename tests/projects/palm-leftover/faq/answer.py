"""Answers a question, with the old Gemini SDK."""

import os

import google.generativeai as genai

genai.configure(api_key=os.environ["GEMINI_API_KEY"])
model = genai.GenerativeModel("gemini-2.5-flash")


def answer(question: str) -> str:
    return model.generate_content(f"Answer in two sentences: {question}").text
