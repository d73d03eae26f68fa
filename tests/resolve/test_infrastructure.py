"""Resources that infrastructure code declares, and words in it that declare none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from airisk.config import Config
from airisk.domain import Confidence, Context, Reach, Role, SourceFile
from airisk.extract import extract
from airisk.extract.content import Content
from airisk.pipeline import Request, scan
from airisk.rulebook.needles import Needles
from tests.resolve.study import models, resolved, usage

ENDPOINT = "sdk:terraform/stratus_model_endpoint"
DEPLOYMENTS = "sdk:bicep/stratus.models/accounts/deployments"
TEMPLATE = "sdk:cloudformation/Stratus::Models::Endpoint"


@pytest.mark.parametrize(
    ("path", "text", "subject", "line"),
    [
        ("main.tf", '# chat\nresource "stratus_model_endpoint" "chat" {\n  size = 1\n}\n', ENDPOINT, 2),
        ("main.tf", 'data "stratus_model" "chat" {\n}\n', "sdk:terraform/stratus_model", 1),
        ("main.tf.json", '{"resource": {\n  "stratus_model_endpoint": {"chat": {"size": 1}}}}\n', ENDPOINT, 2),
        ("main.tf.json", '{"resource": [\n  {"stratus_model_endpoint": {"chat": {"size": 1}}}]}\n', ENDPOINT, 2),
        ("app.bicep", "param size int\nresource chat 'Stratus.Models/accounts/deployments@2024-10-01' = {\n}\n", DEPLOYMENTS, 2),
        ("app.bicep", "resource chat 'stratus.models/Accounts/deployments@2024-10-01' existing = {\n}\n", DEPLOYMENTS, 1),
        ("arm.json", '{"resources": [\n  {"type": "Stratus.Models/accounts/deployments", "name": "a"}]}\n', DEPLOYMENTS, 2),
        ("any.tf", 'resource "any_resource" "chat" {\n  type = "Stratus.Models/accounts/deployments@2024-10-01"\n}\n', DEPLOYMENTS, 2),
        ("stack.yaml", "Resources:\n  Chat:\n    Type: Stratus::Models::Endpoint\n    Properties:\n      Size: !Ref Size\n", TEMPLATE, 3),
        ("stack.json", '{"Resources": {"Chat": {\n  "Type": "Stratus::Models::Endpoint"}}}\n', TEMPLATE, 2),
        ("serverless.yaml", "resources:\n  Resources:\n    Chat:\n      Type: 'Stratus::Models::Endpoint'\n", TEMPLATE, 4),
    ],
)
def test_a_declared_resource_is_a_usage_of_its_package(tmp_path: Path, path: str, text: str, subject: str, line: int) -> None:
    found = resolved(tmp_path, {path: text})
    told = usage(found, subject)
    assert (told.vendor, told.location.path, told.location.line) == ("stratus", path, line)
    assert (told.context, told.reach, told.confidence) == (Context.MANIFEST, Reach.DECLARED, Confidence.HIGH)
    assert [component.id for component in found.project.components] == [subject]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("main.tf", '# resource "stratus_model_endpoint" "chat" {}\n'),
        ("main.tf", '// data "stratus_model" "chat" {}\n'),
        ("main.tf", 'output "stratus_model_endpoint" {\n  value = stratus_model_endpoint.chat.id\n}\n'),
        ("main.tf", 'resource "null_resource" "stratus_model_endpoint" {\n}\n'),
        ("main.tf", 'locals {\n  resource = "stratus_model_endpoint"\n  type = "stratus_model_endpoint"\n}\n'),
        ("main.tf", 'resource "stratus_model_endpoint_policy" "chat" {\n}\n'),  # another resource
        ("main.tf", 'resource "x" "y" {\n  type = "Stratus::Models::Endpoint"\n}\n'),
        ("main.tf", 'resource "x" "y" {\n  type = "Stratus.Models/accounts/deployments"\n}\n'),  # no version, so no template's type
        ("main.tf.json", '{"output": {"stratus_model_endpoint": {"value": {"size": 1}}}}\n'),
        ("main.ts", "resource 'stratus_model_endpoint'\n"),
        ("main.ts", 'Resources.Chat.Type = "Stratus::Models::Endpoint"\n'),
        ("app.bicep", "// resource chat 'Stratus.Models/accounts/deployments@2024-10-01'\n"),
        ("app.bicep", "output kind string = 'Stratus.Models/accounts/deployments'\n"),
        ("stack.yaml", "Outputs:\n  Chat:\n    Type: Stratus::Models::Endpoint\n"),
        ("stack.yaml", "Resources:\n  Chat:\n    Kind: Stratus::Models::Endpoint\n"),
        ("stack.yaml", "Resources:\n  Chat:\n    Type: stratus::models::endpoint\n"),  # templates tell upper and lower case apart
        ("stack.yaml", "# Type: Stratus::Models::Endpoint\nResources: {}\n"),
        ("notes.md", '```\nresource "stratus_model_endpoint" "chat" {}\n```\n'),
    ],
)
def test_a_word_that_declares_nothing_is_none(tmp_path: Path, path: str, text: str) -> None:
    assert [u.subject for u in resolved(tmp_path, {path: text}).project.usages] == []


def test_what_stands_beside_a_declared_resource_speaks_of_ai(tmp_path: Path) -> None:
    files = {"main.tf": 'resource "stratus_model_endpoint" "chat" {\n  model = "echo"\n}\n', "other.tf": 'model = "echo"\n'}
    found = resolved(tmp_path / "1", files)
    assert models(found, "medium") == {("model:acme/echo", "main.tf", 2)}  # an ordinary word
    files = {"main.tf": files["main.tf"], "other.tf": 'sort = "nova-2"\n'}
    assert models(resolved(tmp_path / "2", files), "medium") >= {("model:acme/nova-2", "other.tf", 1)}
    assert models(resolved(tmp_path / "3", {"other.tf": files["other.tf"]}), "low") == {("model:acme/nova-2", "other.tf", 1)}


def test_a_name_of_a_resource_that_only_looks_like_a_models_is_none(tmp_path: Path) -> None:
    text = 'resource "stratus_model_endpoint" "chat" {\n  name = "claims/chat-7b"\n  model = "nova-2"\n}\n'
    assert {subject for subject, _, _ in models(resolved(tmp_path, {"main.tf": text}), "medium")} == {"model:acme/nova-2"}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (
            "main.tf",
            'resource "azurerm_cognitive_deployment" "c" {\n  model {\n    name    = "gpt-4o"\n    version = "2024-05-13"\n  }\n}\n',
        ),
        ("main.tf", 'resource "azurerm_cognitive_deployment" "c" {\n  model {\n    version = "2024-05-13"\n    name = "gpt-4o"\n  }\n}\n'),
        (
            "app.bicep",
            "resource c 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {\n  properties: {\n"
            "    model: { format: 'OpenAI', name: 'gpt-4o', version: '2024-05-13' }\n  }\n}\n",
        ),
    ],
)
def test_a_model_is_of_the_version_and_at_the_platform_that_its_resource_says(tmp_path: Path, path: str, text: str) -> None:
    (tmp_path / path).write_text(text, encoding="utf-8")
    report = scan(Request(tmp_path, (), Config(), (), date(2026, 11, 24), cache=False))
    (model,) = (c for c in report.components if c.kind == "model")
    assert (model.name, {u.platform for u in model.usages}) == ("gpt-4o-2024-05-13", {"azure"})
    assert not [f for f in report.findings if f.risk == "floating-alias"]


def test_a_version_of_something_else_is_not_the_models(tmp_path: Path) -> None:
    text = (
        'resource "azurerm_cognitive_deployment" "c" {\n  model {\n    name = "gpt-4o"\n  }\n}\nterraform {\n  version = "2024-05-13"\n}\n'
    )
    (tmp_path / "main.tf").write_text(text, encoding="utf-8")
    report = scan(Request(tmp_path, (), Config(), (), date(2026, 11, 24), cache=False))
    assert [(c.name, c.usages[0].platform) for c in report.components if c.kind == "model"] == [("gpt-4o", "azure")]


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        (
            "main.tf",
            'resource "azurerm_cognitive_deployment" "chat" {\n  model {\n    name = "gpt-4o"\n  }\n}\n',
            {"sdk:terraform/azurerm_cognitive_deployment": ("azure", 1), "model:openai/gpt-4o": ("openai", 3)},
        ),
        (
            "app.bicep",
            "resource chat 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = {\n  name: 'chat'\n}\n",
            {"sdk:bicep/microsoft.cognitiveservices/accounts/deployments": ("azure", 1)},
        ),
        (
            "template.yml",
            "Resources:\n  Helper:\n    Type: AWS::Bedrock::Agent\n    Properties:\n      AgentName: helper\n",
            {"sdk:cloudformation/AWS::Bedrock::Agent": ("aws", 3)},
        ),
    ],
)
def test_the_rules_that_airisk_brings_along_know_resources(
    tmp_path: Path, path: str, text: str, wanted: dict[str, tuple[str, int]]
) -> None:
    (tmp_path / path).write_text(text, encoding="utf-8")
    report = scan(Request(tmp_path, (), Config(), (), date(2026, 11, 24), cache=False))
    assert {c.id: (c.vendor, c.usages[0].line) for c in report.components} == wanted


@pytest.mark.parametrize(
    "resource",
    [
        "azurerm_storage_account",
        "aws_s3_bucket",
        "aws_opensearch_domain",
        "aws_elasticache_cluster",
        "azurerm_cosmosdb_account",
        "mongodbatlas_cluster",
    ],
)
def test_they_know_no_plain_storage(tmp_path: Path, resource: str) -> None:
    (tmp_path / "main.tf").write_text(f'resource "{resource}" "files" {{\n}}\n', encoding="utf-8")
    assert scan(Request(tmp_path, (), Config(), (), date(2026, 11, 24), cache=False)).components == ()


def test_what_stands_beside_a_name_is_masked_where_it_is_a_secret(tmp_path: Path) -> None:
    secret = "acme-sk-9f8e7d6c5b4a39281706"
    file = tmp_path / "main.tf"
    file.write_text(f'resource "stratus_model_endpoint" "c" {{\n  name = "nova-2"\n  version = "{secret}"\n}}\n', encoding="utf-8")
    source = SourceFile("main.tf", "text", Role.PRODUCTION, file.stat().st_size)
    with Content(file) as content:
        facts = extract(source, content, Needles(("nova-2",)), ("acme-sk-",))
    assert [a.name for r in facts.references for a in r.arguments] == ["version"]
    assert secret not in repr(facts)
