from __future__ import annotations

from dataclasses import replace

import pytest

from airisk.assess.checks.restrictive_license import check
from airisk.domain import Confidence, Context, Role
from airisk.rulebook.schema import License, Obligation
from tests.builders import URL, family, model, project, rules, source, usage, vendor

NO = Obligation("non-commercial", "No commercial use.", "2.a")
USERS = Obligation("threshold-monthly-active-users", "Above 700,000,000 monthly users: ask.", "not recorded here")
SHOW = Obligation("display", "Show the name.", "1.b")
BAN = License("ban", "Ban License", "BAN-1", None, "ban-hub", "no", (), (), (NO,), "", source())
TERMS = License("terms", "Terms License", None, None, None, "yes-with-conditions", (), (), (USERS, SHOW), "", source())
HEARSAY = replace(TERMS, id="hearsay", verified="secondary")
FREE = License("free", "Free License", None, None, None, "yes", (), (), (SHOW,), "", source())
OPEN = "model:acme/open-8b"


def found(*usages, license="ban", **details):
    known = rules(
        models=[model("open-8b", family="acme/open"), model("open-70b", family="acme/open")],
        families=[family("acme/open", open=True, license=license)],
    )
    known = replace(known, licenses={x.id: x for x in (BAN, TERMS, HEARSAY, FREE)})
    made = project(usages, known)
    parts = []
    for c in made.components:
        mine = {"license": details.get("said")} if c.kind == "file" else c.details
        parts.append(replace(c, details=mine, name=c.id.partition(":")[2] if c.kind == "file" else c.name,
                             license=license if c.kind == "model" else c.id[8:] if c.kind == "license" else None))  # fmt: skip
    return list(check(replace(made, components=tuple(parts))))


def here(subject=OPEN, path="app.py", **more):
    return usage(subject, path, **{"platform": "self-hosted", **more})


def weights(path="models/a.gguf"):
    return replace(here(f"file:{path}", path, context=Context.WEIGHTS, platform=""), text=path)


def test_a_licence_without_commercial_use_is_a_warning_with_its_name_its_clause_and_its_text() -> None:
    (one,) = found(here())
    assert (one.severity, one.source) == ("warning", URL)
    assert one.message == (
        "open-8b is under the Ban License (the licence of acme/open), which allows no commercial use (clause 2.a). "
        "Fix the restrictive-license."
    )


def test_conditions_are_one_note_for_all_models_under_them_and_name_what_is_limited() -> None:
    (one,) = found(here(line=4), here("model:acme/open-70b", line=9), license="terms")
    assert (one.severity, one.location.line) == ("note", 4)
    assert "as 1 more model here" in one.message
    assert "Above 700,000,000 monthly users: ask." in one.message
    assert "clause not recorded" not in one.message
    assert "It has 1 more duty." in one.message


def test_a_licence_that_nobody_read_here_says_so_behind_its_conditions() -> None:
    (read,), (unread,) = found(here(), license="terms"), found(here(), license="hearsay")
    assert "not read" not in read.message
    assert "It has 1 more duty. Its text was not read here: what stands here is told by others." in unread.message


def test_each_model_without_commercial_use_is_a_finding_of_its_own_at_its_first_place() -> None:
    rows = found(here(line=4), here(line=5), here("model:acme/open-70b", line=9))
    assert sorted(f.location.line for f in rows) == [4, 9]
    assert any("used at 2 places" in f.message for f in rows)


def test_a_weight_file_tells_its_licence_in_its_header() -> None:
    assert "(so says its header)" in found(weights(), said="ban-hub")[0].message


def test_a_licence_text_in_the_folder_of_a_weight_file_counts() -> None:
    text = usage("license:ban", "models/LICENSE", context=Context.LICENSE)
    assert "so says models/LICENSE beside it" in found(weights(), text)[0].message
    assert found(weights("other/a.gguf"), text) == []


@pytest.mark.parametrize(
    "use",
    [
        here(platform="hosty"),
        here(role=Role.TEST),
        here(context=Context.COMMENT),
        here(context=Context.COMPARE),
        here(confidence=Confidence.LOW),
    ],
)
def test_a_hosted_model_a_test_or_a_mention_is_none(use) -> None:
    hosts = replace(rules().vendors["hosty"], hosts=("api.hosty.example",))
    made = project([use], replace(rules(models=[model("open-8b", family="acme/open")],
                                        families=[family("acme/open", open=True, license="ban")]),
                                  licenses={"ban": BAN}, vendors={**rules().vendors, "hosty": hosts}))  # fmt: skip
    made = replace(made, components=tuple(replace(c, license="ban") for c in made.components))
    assert list(check(made)) == []


def test_a_licence_that_only_asks_for_a_notice_is_none() -> None:
    assert found(here(), license="free") == []


def test_behind_a_gateway_or_an_address_not_followed_somebody_else_serves_it() -> None:
    """Seen to fail: a gateway has no address of its own, and was taken for software that runs here."""
    known = rules(models=[model("open-8b", family="acme/open")], families=[family("acme/open", open=True, license="ban")])
    known = replace(known, licenses={"ban": BAN}, vendors={**known.vendors, "relay": vendor("relay", gateway=True)})
    for platform, number in (("relay", 0), ("unknown", 0), ("", 1), ("self-hosted", 1)):
        made = project([usage(OPEN, platform=platform)], known)
        parts = tuple(replace(c, license="ban") for c in made.components)
        found = list(check(replace(made, components=parts)))
        assert len(found) == number, platform
        assert [one.confidence for one in found] == (["medium"] if platform == "" else ["high"] * number)
