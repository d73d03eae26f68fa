"""The loader: strict, in one sentence; later folders over earlier ones."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from airisk.errors import RulesError
from airisk.rulebook.load import default_rules, load

FROZEN = Path(__file__).parent / "rules"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FROZEN, tmp_path / "rules"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_claim_becomes_one_claim_for_each_thing_it_says() -> None:
    rules = load((FROZEN,))
    nova = next(model for model in rules.models if (model.vendor, model.id) == ("acme", "nova-1"))
    said = {claim.field: claim for claim in nova.claims}
    assert {field: claim.value for field, claim in said.items()} == {
        "announced": "2025-12-01",
        "retires": "2026-03-01",
        "replacement": "nova-3",
    }
    assert (said["retires"].precision, said["retires"].effect) == ("exact", "error")
    assert (said["announced"].precision, said["announced"].effect) == ("", "")
    retires = said["retires"]
    assert (retires.platform, retires.kind, retires.stated, retires.via) == (
        "acme",
        "first-party",
        date(2026, 10, 20),
        "pkg:pypi/acme-ai@2.1.0",
    )


def test_folder_and_file_names_are_ids() -> None:
    rules = load((FROZEN,))
    assert "borealis/boreal-2" in rules.families
    assert rules.vendors["borealis"].events[1].families == ("borealis/boreal-2",)
    assert {"borealis-community", "apache-2.0"} == set(rules.licenses)
    assert rules.licenses["apache-2.0"].verified == "2026-11-12"
    assert (rules.stated, rules.checked) == (date(2026, 11, 2), date(2026, 11, 12))


def test_a_call_takes_names_platform_and_ecosystem_from_its_client() -> None:
    patterns = {pattern.id: pattern for pattern in load((FROZEN,)).patterns}
    chat = patterns["stratus/chat"]
    assert chat.names == ("stratus.models.Client.chat.create", "acme_ai.StratusAcme.chat.create")
    assert (chat.platform, chat.ecosystem, chat.feature) == ("stratus", "pypi", "stratus/chat")
    assert patterns["acme/thinking"].calls == ("acme/chat",)


def test_purls_give_ecosystem_and_name() -> None:
    found = [(package.ecosystem, package.name) for package in load((FROZEN,)).packages if package.vendor == "acme"]
    assert found[:2] == [("npm", "@acme/sdk"), ("pypi", "acme-ai")]


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("vendors/acme/vendor.toml", "homepage =", "hompage =", "vendors/acme/vendor.toml: key 'homepage' is missing"),
        ("vendors/acme/vendor.toml", "notice_days", "notice_day", "key 'notice_day' is not known; did you mean 'notice_days'?"),
        ("vendors/acme/vendor.toml", "notice_days = 90", 'notice_days = "90"', "key 'notice_days' must be a whole number"),
        ("vendors/acme/vendor.toml", 'effect = "closed"', 'effect = "close"', "did you mean 'closed'?"),
        ("vendors/acme/models/nova.toml", "retires = 2026-03-01", "retires = 2026-02-30", "vendors/acme/models/nova.toml: not valid TOML"),
        (
            "vendors/acme/models/nova.toml",
            "retires = 2026-03-01",
            "retires = 1026-03-01",
            "model nova-1: claims deprecations: key 'retires' must be a day",
        ),
        ("vendors/acme/models/nova.toml", "retires = 2026-03-01", 'retires = "2026-03-01"', "without quotes"),
        (
            "vendors/acme/models/nova.toml",
            "retires = 2026-03-01",
            "retired = 2026-03-01",
            "key 'retired' is not known; did you mean 'retires'?",
        ),
        ("vendors/acme/models/nova.toml", 'from = "deprecations" }', 'from = "deprecation" }', "did you mean 'deprecations'?"),
        ("vendors/acme/models/nova.toml", ', from = "deprecations" }', " }", "key 'from' is missing"),
        ("vendors/acme/models/nova.toml", 'kind = "first-party"', 'kind = "hearsay"', "key 'kind' cannot be 'hearsay'"),
        ("vendors/acme/models/nova.toml", "stated = 2026-10-20\n", "", "sources.deprecations: key 'stated' is missing"),
        ("vendors/acme/models/nova.toml", 'id = "nova-2"', 'id = "Nova-1"', "id 'nova-1' stands twice"),
        ("vendors/acme/models/nova.toml", "deprecated = true", "deprecated = false", "key 'deprecated' must be true or a day"),
        ("vendors/acme/models/nova.toml", "deprecated = true, announced = 2026-10-20, ", "", "a claim must say something"),
        ("vendors/acme/packages.toml", 'pkg:pypi/acme-ai"', 'pypi/acme-ai"', "is not a purl"),
        ("vendors/acme/packages.toml", 'pkg:pypi/acme-ai"', 'pkg:pypi/acme-ai@2"', "must not name a version"),
        ("vendors/acme/usage.toml", 'client = "client"', 'client = "clint"', "did you mean 'client'?"),
        ("vendors/acme/usage.toml", 'methods = ["chat.create", "chat.stream"]\n', "", "key 'client' needs key 'methods'"),
        ("vendors/acme/usage.toml", 'id = "embeddings"', 'id = "chat"', "'acme/chat' stands twice"),
        ("vendors/stratus/spelling.toml", "stratus/{id}", "stratus/{idd}", "placeholder {idd} is not known; did you mean 'id'?"),
        ("vendors/stratus/spelling.toml", "stratus/{id}", "stratus/", "at least one whole"),
        ("vendors/stratus/spelling.toml", "region =", "regions =", "did you mean 'region'?"),
        ("vendors/acme/features.toml", 'plane = "held"', 'plane = "holds"', "did you mean 'held'?"),
        ("vendors/acme/features.toml", 'effort = "E5"', 'effort = "E6"', "key 'effort' cannot be 'E6'"),
        ("licenses/borealis-community.toml", ', clause = "2"', "", "key 'clause' is missing"),
        ("scoring.toml", 'event = "broken"', 'event = "brokn"', "did you mean 'broken'?"),
        ("weights.toml", '"0" = "F32"', '"0" = 0', "key '0' must be a string"),
    ],
)
def test_one_sentence_names_file_and_key(copy: Path, name: str, old: str, new: str, says: str) -> None:
    change(copy, name, old, new)
    with pytest.raises(RulesError) as caught:
        load((copy,))
    assert says in str(caught.value)
    assert str(caught.value).startswith(name)
    assert "\n" not in str(caught.value)


def test_a_message_names_the_folder_that_was_added(copy: Path, tmp_path: Path) -> None:
    """Seen to fail: with the name of the file alone, which stands in every folder of rules."""
    more = tmp_path / "more"
    more.mkdir()
    (more / "weights.toml").write_text("[tensor_types]\n0 = 1\n", encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load((copy, more))
    assert str(caught.value).endswith(f"(in the rules of {more})")


@pytest.mark.parametrize("name", ["vendors/acme/modles.toml", "feature.toml", "words.txt", "vendors/acme/models/deep/x.toml"])
def test_a_file_that_no_reader_knows_is_an_error(copy: Path, name: str) -> None:
    (copy / name).parent.mkdir(parents=True, exist_ok=True)
    (copy / name).write_text("", encoding="utf-8")
    with pytest.raises(RulesError, match=name):
        load((copy,))


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="does not exist"):
        load((FROZEN, tmp_path / "none"))


def test_examples_of_a_vendor_are_no_rules(copy: Path) -> None:
    examples = copy / "vendors" / "acme" / "examples"
    examples.mkdir()
    (examples / "pyproject.toml").write_text("anything = 1", encoding="utf-8")
    assert load((copy,)).digest == load((FROZEN,)).digest


OVERLAY_MODELS = """
name = "Nova here"
[sources.us]
url = "https://wiki.example/llm"
kind = "first-party"
stated = 2026-11-20
checked = 2026-11-20
[[model]]
id = "NOVA-3"
claims = [{ retires = 2027-05-01, precision = "exact", effect = "error", from = "us" }]
[[model]]
id = "nova-house"
claims = [{ status = "active", from = "us" }]
"""


def test_an_overlay_adds_and_replaces(tmp_path: Path) -> None:
    models = tmp_path / "vendors" / "acme" / "models"
    models.mkdir(parents=True)
    (models / "house.toml").write_text(OVERLAY_MODELS, encoding="utf-8")
    (tmp_path / "common_words.txt").write_text("house # a word\n", encoding="utf-8")
    rules = load((FROZEN, tmp_path))
    acme = {model.id.lower(): model for model in rules.models if model.vendor == "acme"}
    assert acme["nova-3"].claims[0].value == "2027-05-01"
    assert {"nova-house", "nova-1"} <= set(acme)
    assert rules.vendors["acme"].name == "Acme AI"
    assert {"house", "echo"} <= rules.common_words
    assert rules.digest != load((FROZEN,)).digest


def test_the_digest_knows_names_and_bytes_and_nothing_else(copy: Path) -> None:
    before = load((FROZEN,)).digest
    assert load((copy,)).digest == before
    change(copy, "vendors/acme/vendor.toml", "notice_days = 90", "notice_days = 91")
    changed = load((copy,)).digest
    assert changed != before
    (copy / "vendors" / "drift").rename(copy / "vendors" / "drift2")
    assert load((copy,)).digest not in (before, changed)


def test_airisk_brings_its_own_rules() -> None:
    assert (default_rules() / "scoring.toml").is_file()
    assert load().models
