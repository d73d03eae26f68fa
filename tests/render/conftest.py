"""Reports made by hand, of invented vendors: what the goldens and the other tests of rendering show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from airisk import report as r
from airisk.domain import Claim, Lifecycle, Problem

TODAY = "2026-11-22"
DOCS = "https://acme.example/deprecations"


def days(low: float, likely: float, high: float, lines: float = 0) -> r.Effort:
    return r.Effort(r.Span(low, likely, high), r.Span(lines / 2, lines, lines * 2))


def place(
    path: str, line: int, context: str = "argument", platform: str = "acme", text: str = "acme-4", role: str = "production"
) -> r.Place:
    return r.Place(path, line, 12, line, 12 + len(text), 0, role, context, "called", "high", platform, "", text, "Bot.ask", f"model={text}")


def site(path: str, line: int, why: str, via: str | None = None, role: str = "production") -> r.Site:
    return r.Site(path, line, 1, line, 9, 0, role, why, via)


def claim(value: str, platform: str = "acme", source: str = DOCS) -> Claim:
    return Claim("retires", platform, value, "exact", "error", source, "", "first-party", date(2026, 11, 1), date(2026, 11, 17))


def retiring(platform: str, day: str) -> Lifecycle:
    ends = date.fromisoformat(day)
    return Lifecycle(platform, "retiring", date(2026, 6, 1), ends, "exact", "error", None, ("acme-5",), (claim(day, platform),))


def model(name: str, verdict: r.Verdict, lifecycles: tuple[Lifecycle, ...], *usages: r.Place) -> r.ComponentEntry:
    return r.ComponentEntry(f"model:acme/{name}", "model", "acme", name, None, None, {"open": False}, lifecycles, verdict, usages)


GONE = model(
    "threads-1",
    r.Verdict("act-now", "2026-08-01", ("calls fail since 2026-08-26",)),
    (Lifecycle("acme", "retired", None, date(2026, 8, 26), "exact", "error", None, (), (claim("2026-08-26"), claim("2026-09-01"))),),
    *(place("bot/assistant.py", line, "call", text="threads-1") for line in (31, 44, 58)),
    place("bot/files.py", 12, "call", text="threads-1"),
    place("README.md", 3, "docs", text="threads-1", role="docs"),
)
SOON = model(
    "acme-4",
    r.Verdict("schedule", "2026-12-29", ("ends on 2027-01-14",)),
    (retiring("acme", "2027-01-14"), retiring("cloud", "2027-04-14")),
    place("settings.py", 12, "default"),
    place("deploy/values.yaml", 27, "config"),
)
WEIGHTS = r.ComponentEntry(
    "weights:herd/llama-9",
    "weights",
    "herd",
    "llama-9",
    None,
    "herd-community",
    {},
    (Lifecycle("herd", "frozen", None, None, None, "frozen"),),
    r.Verdict("watch", None, ("no release since 2025-04-05",)),
    (place("llm/local.py", 18, "argument", "", "llama-9"),),
)
FILE = r.ComponentEntry(
    "file:models/x.gguf",
    "file",
    "herd",
    "models/x.gguf",
    None,
    "herd-community",
    {"format": "gguf", "architecture": "llama", "size": 4_900_000_000, "runtimes": ("llama.cpp",), "pointer": True},
    (),
    r.Verdict("watch"),
    (place("models/x.gguf", 0, "weights", "", ""),),
)
LICENCE = r.ComponentEntry(
    "license:herd-community",
    "license",
    "herd",
    "herd-community",
    None,
    None,
    {"spdx": None, "obligations": ({"id": "notice", "says": 'show "Built with Herd"', "clause": "1.b"},)},
    (),
    r.Verdict("fine"),
    (),
)
STRANGER = r.ComponentEntry(
    "model:house-ranker-v2",
    "model",
    "",
    "house-ranker-v2",
    None,
    None,
    {},
    (),
    r.Verdict("unknown"),
    (place("rank.py", 9, text="house-ranker-v2"),),
)


def finding(risk: str, component: str, message: str, path: str, line: int, severity: str = "error", state: str = "new") -> r.Finding:
    at = r.Point(path, line, 12, line, 20, 0)
    return r.Finding(risk, severity, "high", component, message, f"{path}{line}:{risk}", state, at, ("client of acme",), DOCS)


ACME = r.VendorEntry(
    "acme",
    "Acme AI",
    r.Verdict("act-now", "2026-08-01", ("threads-1 is called in production and closed on 2026-08-26",), GONE.id),
    0.75,
    r.Scores(
        r.Score(46, (r.Term("held data", 20, None, ("bot/files.py:12",)), r.Term("hosted capability", 29), r.Term("seam", -3)), 0.92),
        r.Score(70, (r.Term("retired model", 50, "retired-model"), r.Term("model with an end date", 20, "retiring-model")), 1.0),
    ),
    (r.FeatureEntry("acme/threads", "Threads", "hosted", "vendor-only", "E4", ("bot/assistant.py:31", "bot/assistant.py:44")),),
    (r.Held("threads", None, None, ("db/models.py:22",)), r.Held("embeddings", 1536, "2 tables", ("db/schema.sql:40",))),
    days(6, 8, 11, 380),
    (GONE.id, SOON.id),
)
HERD = r.VendorEntry(
    "herd",
    "Herd",
    r.Verdict("watch", None, (), WEIGHTS.id),
    0.25,
    r.Scores(r.Score(4, (), 0.5), r.Score(30, (), 0.5)),
    (),
    (),
    r.Effort(),
    (WEIGHTS.id, FILE.id),
)
WAYS = (
    r.Way("own-loop", "Own loop over chat calls", None, days(7, 9, 12), ("tools", "streaming"), ("call shape",), ("hosted file search",)),
    r.Way(
        "hosted",
        "Open weights at a host",
        "llama-9",
        days(8, 10, 14),
        license="herd-community",
        gains_duties=("notice",),
        ends="line frozen",
        hosts=("Cloud",),
    ),
)
GONE_PLAN = r.PlanEntry(
    GONE.id,
    "2026-08-26",
    "2026-08-01",
    days(5, 7, 9, 360),
    WAYS,
    (
        r.Step(
            "export",
            "export-held",
            "Export what is still yours",
            GONE.id,
            None,
            (site("bot/files.py", 12, "call"),),
            days(0.2, 0.5, 0.5),
            False,
        ),
        r.Step(
            "replace",
            "replace-calls",
            "Replace run polling by the response loop",
            GONE.id,
            None,
            (*(site("bot/assistant.py", line, "call") for line in (31, 44, 58)), site("api/chat.py", 88, "ripple", "bot/assistant.py:31")),
            days(2, 3, 4, 300),
            False,
        ),
    ),
    (site("docs/bot.md", 4, "doc", role="docs"),),
    (site("billing/prices.py", 8, "table"), site("tests/cassettes/a.yaml", 2, "recording", role="test")),
)
SOON_PLAN = r.PlanEntry(
    SOON.id,
    "2027-01-14",
    "2026-12-29",
    days(1, 1.5, 2, 20),
    (),
    (
        r.Step(
            "replace",
            "replace-id",
            "Name another model",
            SOON.id,
            "acme-5",
            (site("settings.py", 12, "id"), site("deploy/values.yaml", 27, "id")),
            days(0.2, 0.3, 0.5, 2),
            True,
        ),
    ),
    (),
    (),
)


def empty_report(**changed: object) -> r.Report:
    fields: dict[str, object] = {
        "schema": r.SCHEMA,
        "tool": r.Tool("airisk", "0.1.0"),
        "rules": r.RulesStamp("0123456789abcdef0123", "2026-11-17", "2026-11-20"),
        "root": ".",
        "revision": None,
        "today": TODAY,
        "config": r.ConfigStamp(None, None, "head"),
        "question": None,
        "coverage": r.Coverage(214, 212, 60, 1, 2, 900_000),
        "components": (),
        "vendors": (),
        "findings": (),
        "plan": (),
        "forced": (),
    }
    return r.Report(**{**fields, **changed})  # type: ignore[arg-type]


def full_report(**changed: object) -> r.Report:
    fields: dict[str, object] = {
        "root": "helpdesk",
        "components": (FILE, LICENCE, GONE, SOON, STRANGER, WEIGHTS),
        "vendors": (ACME, HERD),
        "findings": (
            finding("retired-model", GONE.id, "threads-1 was closed on 2026-08-26: calls fail", "bot/assistant.py", 31),
            finding("retired-model", GONE.id, "threads-1 was closed on 2026-08-26: calls fail", "bot/assistant.py", 44, state="aged"),
            finding("retiring-model", SOON.id, "acme-4 ends on 2027-01-14", "settings.py", 12, "warning"),
            finding("unknown-model", STRANGER.id, "no rule knows house-ranker-v2", "rank.py", 9, "note"),
        ),
        "plan": (GONE_PLAN, SOON_PLAN),
        "forced": (
            r.Forced(30, days(5, 7, 9, 360), (GONE.id,)),
            r.Forced(90, days(6, 8.5, 11, 380), (GONE.id, SOON.id)),
            r.Forced(180, days(6, 8.5, 11, 380), (GONE.id, SOON.id)),
        ),
        "gate": r.Gate(True, "1 error, --fail-on error"),
        "excerpts": {"settings.py": {"12": 'MODEL = "acme-4"'}},
        "problems": (
            Problem("data/big.json", "extract", "too-large"),
            Problem("vendor/legacy.py", "extract", "syntax error, read as text"),
        ),
    }
    return empty_report(**{**fields, **changed})


def whatif_report(**changed: object) -> r.Report:
    fields: dict[str, object] = {
        "question": r.Question(("acme-4", "threads-1"), ("nobody-1",), "acme-5", "2027-02-01"),
        "forced": (),
        "gate": None,
    }
    return full_report(**{**fields, **changed})


Make = Callable[..., r.Report]


@pytest.fixture
def empty() -> Make:
    """Makes a report of a tree without AI; fields may be given."""
    return empty_report


@pytest.fixture
def full() -> Make:
    """Makes a report that has everything; fields may be given."""
    return full_report


@pytest.fixture
def whatif() -> Make:
    """Makes the answer to a question; fields may be given."""
    return whatif_report


@pytest.fixture(params=["full", "whatif", "empty"])
def sample(request: pytest.FixtureRequest) -> r.Report:
    """Each of the three."""
    return {"full": full_report, "whatif": whatif_report, "empty": empty_report}[request.param]()
