"""Tags questions by topic, still on PaLM."""

import vertexai
from vertexai.language_models import TextGenerationModel

vertexai.init(project="faq-bot", location="europe-west4")


def tag(question: str) -> str:
    model = TextGenerationModel.from_pretrained("text-bison@002")
    return model.predict(f"One word for the topic of: {question}", temperature=0.0).text
