"""Looking names up in the frozen rulebook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from airisk.errors import RulesError
from airisk.rulebook.book import Rulebook
from airisk.rulebook.entries import entries
from airisk.rulebook.load import load

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook(load((Path(__file__).parent / "rules",)))


def test_a_model_by_id_or_alias_in_any_case_on_every_platform(book: Rulebook) -> None:
    assert [model.vendor for model in book.model("NOVA-2")] == ["acme", "stratus"]
    assert [model.id for model in book.model("borealis/boreal-2-8b-instruct")] == ["boreal-2-8b"]
    assert book.model("nova") == ()


def test_a_platforms_spelling_shows_the_model_on_every_platform(book: Rulebook) -> None:
    """Seen to fail: with the rows that the spelling itself leads to, which are the platform's alone."""
    spelling = "acme.nova-2-v1:0"
    models = tuple(replace(m, aliases=(spelling,)) if (m.vendor, m.id) == ("stratus", "nova-2") else m for m in book.rules.models)
    spelled = Rulebook(replace(book.rules, models=models))
    assert entries(spelled, spelling, TODAY) == entries(spelled, "nova-2", TODAY)
    (entry,) = entries(spelled, spelling, TODAY)
    assert entry["id"] == "model:acme/nova-2"
    assert [life["platform"] for life in entry["lifecycles"]] == ["acme", "stratus"]  # type: ignore[attr-defined]


def test_a_package_by_its_name_in_a_manifest(book: Rulebook) -> None:
    found = book.package("pypi", "Acme_AI")
    assert found is not None
    assert found.purl == "pkg:pypi/acme-ai"
    assert book.package("npm", "@acme/sdk") is not None
    assert book.package("npm", "acme-ai") is None


def test_a_package_by_the_longest_prefix_of_an_import(book: Rulebook) -> None:
    assert [
        package and package.name for package in map(book.package_by_import, ("acme_ai.types.chat", "stratus.models", "stratus", "acme"))
    ] == [
        "acme-ai",
        "stratus-models",
        None,
        None,
    ]
    npm = book.package_by_import("@acme/sdk/streaming", "npm")
    assert npm is not None
    assert npm.name == "@acme/sdk"
    assert book.package_by_import("acme_ai", "npm") is None


def test_patterns_by_absolute_name(book: Rulebook) -> None:
    assert [pattern.id for pattern in book.patterns_by_name("acme_ai.Acme().chat.create")] == ["acme/chat"]
    assert [pattern.id for pattern in book.patterns_by_name("acme_ai.errors.RateLimitError")] == ["acme/errors"]
    assert book.patterns_by_name("acme_ai.errors") == ()
    assert book.patterns_by_name("acme_ai.Acme.chat.created") == ()


def test_a_glob_ends_at_the_fields_of_an_object(book: Rulebook) -> None:
    """Seen to fail: with globs of any depth, so that every field of an answer was the feature again."""
    assert [pattern.id for pattern in book.patterns_by_name("acme_ai.errors.limits.RateLimitError")] == ["acme/errors"]
    assert [pattern.id for pattern in book.patterns_by_name("acme_ai.errors.RateLimitError.from_response")] == ["acme/errors"]
    assert book.patterns_by_name("acme_ai.errors.RateLimitError.response.headers") == ()


def test_patterns_of_environment_config_and_arguments(book: Rulebook) -> None:
    assert [pattern.id for pattern in book.env("ACME_API_KEY")] == ["acme/key"]
    assert book.env("acme_api_key") == ()
    assert [pattern.id for pattern in book.settings("services.Acme_Model")] == ["acme/model-setting"]
    assert [pattern.id for pattern in book.settings("model_list.0.params.model")] == ["relay/model-list"]
    assert book.settings("model") == ()
    assert [pattern.id for pattern in book.arguments("acme/chat")] == ["acme/thinking"]


@pytest.mark.parametrize(
    ("host", "vendor"),
    [
        ("api.acme.example", "acme"),
        ("API.ACME.EXAMPLE:443", "acme"),
        ("eu.models.stratus.example", "stratus"),
        ("gateway.relay.example.", "relay"),
        ("notapi.acme.example", None),
        ("acme.example", None),
        ("", None),
    ],
)
def test_the_vendor_of_a_host(book: Rulebook, host: str, vendor: str | None) -> None:
    found = book.host(host)
    assert (found.id if found else None) == vendor


def test_the_vendor_of_an_image(book: Rulebook) -> None:
    found = book.image("registry.example/relaylm/relay-proxy:v2@sha256:00")
    assert found is not None
    assert found.id == "relay"
    assert book.image("relay-proxy") is None


def test_weights_that_appear_to_be_derived(book: Rulebook) -> None:
    assert [family.id for family in book.derived("someone/My-Boreal-2-Chat")] == ["borealis/boreal-2"]
    assert book.derived("someone/boreal-3") == ()


def test_numbers_of_the_scores(book: Rulebook) -> None:
    assert book.number("points.plane.held") == 14
    with pytest.raises(RulesError, match=r"points\.nothing"):
        book.number("points.nothing")


def test_keys_begin_as_the_vendors_say(book: Rulebook) -> None:
    assert book.key_prefixes == ("acme-sk-", "rl-")


def test_how_a_line_is_kept(book: Rulebook) -> None:
    assert book.steward("borealis/boreal-2", TODAY) == "frozen"
    assert book.steward("borealis/boreal-2", date(2026, 4, 7)) == "idle"
    assert book.steward("drift/drift-7", TODAY) == "active"
    assert book.steward("drift/drift-7", date(2027, 10, 1)) == "idle"
    assert book.steward("acme/nova", TODAY) == "unknown"


def status(book: Rulebook, name: str, today: date = TODAY) -> dict[str, str]:
    return {lifecycle.platform: lifecycle.status for lifecycle in book.lifecycles(book.model(name), today)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nova-1", {"acme": "retired"}),
        ("nova-2", {"acme": "retiring", "stratus": "retiring"}),
        ("nova-2-preview", {"acme": "overdue"}),
        ("nova-2-turbo", {"acme": "deprecated"}),
        ("nova-3", {"acme": "active", "stratus": "active"}),
        ("nova-lite", {"acme": "listed"}),
        ("boreal-2-70b", {"borealis": "frozen", "stratus": "active"}),
        ("aurora-1", {"borealis": "active"}),
    ],
)
def test_status_on_each_platform(book: Rulebook, name: str, expected: dict[str, str]) -> None:
    assert status(book, name) == expected


def test_the_newest_first_party_word_wins_and_all_are_kept(book: Rulebook) -> None:
    acme = book.lifecycles(book.model("nova-2"), TODAY)[0]
    assert (acme.retires, acme.precision, acme.announced) == (date(2026, 12, 15), "exact", date(2026, 9, 15))
    assert [claim.value for claim in acme.claims if claim.field == "retires"] == ["2026-12-15", "2026-11-15", "2027-03-01"]


def test_advice_follows_replacements_to_one_that_lasts(book: Rulebook) -> None:
    """nova-2-preview was replaced by nova-2, which ends itself and names no replacement but options."""
    preview = book.lifecycles(book.model("nova-2-preview"), TODAY)[0]
    assert preview.replacement is None
    assert [claim.value for claim in preview.claims if claim.field == "replacement"] == ["nova-2"]
    assert book.lifecycles(book.model("nova-1"), TODAY)[0].replacement == "nova-3"


def test_a_model_without_a_claim_is_unknown(book: Rulebook) -> None:
    from dataclasses import replace

    bare = replace(book.model("nova-lite")[0], claims=())
    assert [lifecycle.status for lifecycle in book.lifecycles((bare,), TODAY)] == ["unknown"]
    assert book.lifecycles((), TODAY) == ()


def test_the_weights_of_a_line(book: Rulebook) -> None:
    family = book.family("borealis/boreal-2")
    assert family is not None
    frozen = book.family_lifecycle(family, TODAY)
    assert (frozen.platform, frozen.status, frozen.announced) == ("borealis", "frozen", date(2026, 4, 8))
