"""Constants of clients that stand for ids of models: how a file of them is read, what lint says, and the ones that airisk brings along."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from airisk.errors import RulesError
from airisk.rulebook.book import Rulebook
from airisk.rulebook.lint_constants import Astray, astray
from airisk.rulebook.load import default_rules, load
from airisk.rulebook.schema import Rules

FROZEN = Path(__file__).parent / "rules"
SOURCE = """from = "repository"

[sources.repository]
url = "https://github.com/acme/acme-java"
via = "pkg:github/acme/acme-java@1234567"
kind = "first-party"
stated = 2026-08-21
checked = 2026-11-12
"""


def with_symbols(folder: Path, *files: tuple[str, str, str]) -> Rules:
    """The frozen rules with constants files of acme: file name, package, and the lines below [names]."""
    rules = Path(shutil.copytree(FROZEN, folder / "rules"))
    (rules / "vendors/acme/constants").mkdir(exist_ok=True)
    for name, package, lines in files:
        text = f'package = "{package}"\n{SOURCE}\n[names]\n{lines}\n'
        (rules / "vendors/acme/constants" / name).write_text(text, encoding="utf-8")
    return load((rules,))


def test_a_file_gives_the_constants_of_a_package_with_their_source(tmp_path: Path) -> None:
    rules = with_symbols(tmp_path, ("acme-java.toml", "pkg:maven/com.acme/acme-java", '"ChatModel.NOVA_1" = "nova-1"'))
    constants = {row.package: row for row in rules.constants}["pkg:maven/com.acme/acme-java"]
    assert dict(constants.names) == {"ChatModel.NOVA_1": "nova-1"}
    assert (constants.source.via, constants.source.stated) == ("pkg:github/acme/acme-java@1234567", date(2026, 8, 21))


def test_names_keep_the_spelling_of_their_language(tmp_path: Path) -> None:
    lines = '\'Acme\\Enums\\Model::NOVA_1\' = "models/nova-1"\n"acme::NOVA_1" = "nova-1"\n"acme.ModelNova1_20260101" = "nova-1"'
    rules = with_symbols(tmp_path, ("acme.toml", "pkg:composer/acme/client", lines))
    names = {row.package: row.names for row in rules.constants}["pkg:composer/acme/client"]
    assert dict(names) == {"Acme\\Enums\\Model::NOVA_1": "models/nova-1", "acme::NOVA_1": "nova-1", "acme.ModelNova1_20260101": "nova-1"}


@pytest.mark.parametrize(
    ("package", "says"),
    [("acme-java", "is not a purl"), ("pkg:maven/com.acme/acme-java@1.0", "must not name a version")],
)
def test_a_package_is_a_purl_without_a_version(tmp_path: Path, package: str, says: str) -> None:
    with pytest.raises(RulesError, match=f"acme-java.toml: .*{says}"):
        with_symbols(tmp_path, ("acme-java.toml", package, '"A.B" = "nova-1"'))


def test_a_package_has_one_file(tmp_path: Path) -> None:
    package = "pkg:maven/com.acme/acme-java"
    with pytest.raises(RulesError, match=f"b.toml: id '{package}' stands twice"):
        with_symbols(tmp_path, ("a.toml", package, '"A.B" = "nova-1"'), ("b.toml", package, '"A.C" = "nova-1"'))


def test_a_name_stands_once(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="not valid TOML"):
        with_symbols(tmp_path, ("a.toml", "pkg:maven/com.acme/acme-java", '"A.B" = "nova-1"\n"A.B" = "nova-3"'))


def test_lint_names_packages_and_ids_that_are_not_known(tmp_path: Path) -> None:
    lines = '"A.B" = "some/where/NOVA-1"\n"A.C" = "nova-0"\n"A.D" = "nova-00"'
    rules = with_symbols(tmp_path, ("a.toml", "pkg:pypi/acme-ai", lines), ("b.toml", "pkg:maven/com.acme/unheard", '"A.B" = "nova-1"'))
    wrong = [row for row in astray(Rulebook(rules)) if "acme" in row.where]
    unheard = "pkg:maven/com.acme/unheard"
    assert wrong == [
        Astray("error", f"constants of {unheard}", f"package {unheard!r} is not known"),
        Astray("warning", "constants of pkg:pypi/acme-ai", "no model is known for 2 of the ids: nova-0, nova-00"),
    ]


@cache
def live() -> Rules:
    return load((default_rules(),))


def test_every_package_of_the_rules_with_symbols_is_known() -> None:
    assert [row for row in astray(Rulebook(live())) if row.level == "error"] == []


@pytest.mark.parametrize(
    ("package", "name", "stands_for"),
    [
        ("pkg:maven/com.openai/openai-java", "ChatModel.GPT_4O", "gpt-4o"),
        ("pkg:maven/com.openai/openai-java", "ResponsesModel.ResponsesOnlyModel.O1_PRO", "o1-pro"),
        ("pkg:maven/ai.koog/koog-agents", "AnthropicModels.Opus_3", "claude-3-opus-20240229"),
        ("pkg:maven/io.github.ollama4j/ollama4j", "OllamaModelType.LLAMA2", "llama2"),
        ("pkg:maven/dev.langchain4j/langchain4j-azure-open-ai", "AzureOpenAiChatModelName.GPT_3_5_TURBO_0301", "gpt-3.5-turbo-0301"),
        ("pkg:maven/org.springframework.ai/spring-ai-starter-model-ollama", "OllamaModel.CODELLAMA", "codellama"),
        ("pkg:maven/org.springframework.ai/spring-ai-starter-model-mistral-ai", "MistralAiApi.EmbeddingModel.EMBED", "mistral-embed"),
        ("pkg:golang/github.com/openai/openai-go", "openai.AudioModelGPT4oTranscribe", "gpt-4o-transcribe"),
        ("pkg:golang/github.com/openai/openai-go", "shared.AllModelsO1Pro", "o1-pro"),
        ("pkg:golang/github.com/sashabaranov/go-openai", "openai.AdaEmbeddingV2", "text-embedding-ada-002"),
        ("pkg:golang/github.com/liushuangls/go-anthropic", "anthropic.ModelClaude2Dot1", "claude-2.1"),
        ("pkg:nuget/OpenAI-DotNet", "Model.GPT4o", "gpt-4o"),
        ("pkg:nuget/Anthropic", "Model.ClaudeHaiku4_5", "claude-haiku-4-5"),
        ("pkg:nuget/Mscc.GenerativeAI", "Model.Gemini25FlashPreview", "gemini-2.5-flash"),
        ("pkg:cargo/async-openai", "ImageModel::DallE2", "dall-e-2"),
        ("pkg:cargo/rig-core", "rig::providers::anthropic::completion::CLAUDE_HAIKU_4_5", "claude-haiku-4-5"),
        ("pkg:cargo/rig-core", "rig::providers::openai::GPT_4O", "gpt-4o"),
        ("pkg:cargo/langchain-rust", "OpenAIModel::Gpt4Turbo", "gpt-4-turbo-preview"),
        ("pkg:gem/openai", "OpenAI::ChatModel::O1", "o1"),
        ("pkg:gem/anthropic", "Anthropic::Model::CLAUDE_HAIKU_4_5", "claude-haiku-4-5"),
        ("pkg:composer/anthropic-ai/sdk", "Anthropic\\Messages\\Model::CLAUDE_HAIKU_4_5", "claude-haiku-4-5"),
        ("pkg:composer/anthropic-ai/sdk", "Anthropic\\Messages\\Model::VERTEX_CLAUDE_3_HAIKU_20240307", "claude-3-haiku@20240307"),
        ("pkg:composer/google-gemini-php/client", "Gemini\\Enums\\ModelType::GEMINI_PRO", "models/gemini-pro"),
        ("pkg:npm/aws-cdk-lib", "FoundationModelIdentifier.ANTHROPIC_CLAUDE_V2_1", "anthropic.claude-v2:1"),
    ],
)
def test_constants_that_were_read_again(package: str, name: str, stands_for: str) -> None:
    constants = {row.package: row.names for row in live().constants}
    assert constants[package].get(name) == stands_for


@pytest.mark.parametrize(
    ("package", "word"),
    [
        ("pkg:composer/symfony/ai-platform", "Task"),
        ("pkg:composer/theodo-group/llphant", "LocalAIAllInOneImages"),
        ("pkg:cargo/rig-core", "DEFAULT_AWS_REGION"),
    ],
)
def test_what_stands_for_no_model_of_a_vendor_is_not_there(package: str, word: str) -> None:
    names = next(row.names for row in live().constants if row.package == package)
    assert [name for name in names if word in name] == []
