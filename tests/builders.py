"""Small constructors for the nouns: an invented vendor world that is short enough to hold in the head.

"acme" makes the closed model "zed-1" and serves it, "hosty" serves it too, "passer" is a gateway; "acme/open" is a line of open weights.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from airisk import toml
from airisk.config import Config
from airisk.domain import Argument, Claim, Component, Confidence, Context, Location, Name, Reach, Reference, Ripple, Role, Said, Text, Usage
from airisk.project import Project
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import (
    Equivalent,
    Event,
    Family,
    Feature,
    License,
    Model,
    Number,
    Obligation,
    Package,
    Risk,
    Rules,
    Scoring,
    Source,
    Vendor,
    VerdictRow,
    WayRule,
    WayWords,
    Weights,
)

TODAY = date(2026, 11, 24)
SHIPPED = Path(__file__).parent.parent / "rules"
URL = "https://acme.example/deprecations"


def in_days(days: int, today: date = TODAY) -> date:
    return today + timedelta(days=days)


def claim(
    field: str, value: object = "true", platform: str = "acme", *, precision: str = "", effect: str = "", kind: str = "first-party",
    stated: date = TODAY, checked: date = TODAY, source: str = URL,
) -> Claim:  # fmt: skip
    text = value.isoformat() if isinstance(value, date) else str(value)
    return Claim(field, platform, text, precision, effect, source, "", kind, stated, checked)


def retires(day: date, platform: str = "acme", *, precision: str = "exact", effect: str = "error", kind: str = "first-party") -> Claim:
    return claim("retires", day, platform, precision=precision, effect=effect, kind=kind)


def alive(platform: str = "acme", checked: date = TODAY) -> Claim:
    return claim("status", "active", platform, checked=checked)


def source(kind: str = "first-party") -> Source:
    return Source("src", URL, "", kind, TODAY, TODAY)


def vendor(id: str, gateway: bool = False, events: tuple[Event, ...] = ()) -> Vendor:
    return Vendor(id, id.capitalize(), f"https://{id}.example", (), None, "", gateway, (), (), (), events)


def frozen(family: str, day: date) -> Event:
    return Event("frozen", day, "frozen", (family,), "No more releases.", "high", source())


def model(name: str, *claims: Claim, vendor: str = "acme", maker: str = "acme", family: str = "acme/closed", kind: str = "chat") -> Model:
    return Model(name, vendor, maker, family, (), kind, 8 if kind == "embedding" else None, False, claims)


def family(id: str, *, open: bool | None = False, license: str | None = None, successor: str | None = None) -> Family:
    return Family(id, id.partition("/")[0], id, id.partition("/")[0], open, license, None, successor, ())


def feature(
    id: str, plane: str = "shape", *, portability: str = "adaptable", effort: str = "E2", held: str = "", equivalents: bool = True,
    claims: tuple[Claim, ...] = (),
) -> Feature:  # fmt: skip
    elsewhere = (Equivalent("open", "a loop of your own"),) if equivalents else ()
    return Feature(id, id.partition("/")[0], id.partition("/")[2], plane, portability, effort, held, elsewhere, claims, source())


def scoring() -> Scoring:
    """The numbers and the table that ship: what is tested is what users get."""
    found = toml.read(SHIPPED / "scoring.toml")
    numbers = {key: Number(float(row["value"]), row["rationale"], row["basis"]) for key, row in found["numbers"].items()}
    rows = tuple(VerdictRow(r["event"], r["use"], r.get("start", ""), r.get("hard"), r["verdict"]) for r in found["verdict"])
    return Scoring(numbers, rows)


SCORING = scoring()
RISKS = {
    "retired-model": "error", "retiring-model": "warning", "unknown-model": "note", "frozen-line": "warning",
    "vendor-only-feature": "error", "floating-alias": "warning", "deprecated-sdk": "warning", "unpinned-sdk": "note",
    "retired-service": "error", "restrictive-license": "warning", "single-vendor": "note", "hard-coded-model": "note",
    "unsafe-weights": "warning", "compromised-release": "error", "stale-rules": "note",
}  # fmt: skip
VENDORS = (vendor("acme"), vendor("hosty"), vendor("passer", gateway=True))
WAYS = {
    "stay-on-weights": WayRule(
        "stay-on-weights", "Stay", ("holds-weights",), "E0", ("prompts",), (), ("new releases",), (), "Keep a copy.", leaves_weights=False,
        leads_to="same",
    ),
    "fetch-weights": WayRule(
        "fetch-weights", "Fetch", ("weights-elsewhere",), "E3", ("prompts",), (), (), (), "Fetch them.", leaves_weights=False,
        leaves_vendor=True, leads_to="same",
    ),
    "vendor-new-line": WayRule(
        "vendor-new-line", "New line", ("open-weights", "closed-model"), "E2", (), ("ids",), (), (), "Same vendor.",
        leaves_weights=True, leads_to="new-line",
    ),
    "successor-package": WayRule(
        "successor-package", "Follows", ("sdk",), "E2", (), ("imports",), (), (), "Named by its maker.", leads_to="package"
    ),
    "closed-api": WayRule(
        "closed-api", "Closed API", ("open-weights", "closed-model", "hosted"), "E3", (), (), (), (), "Another vendor.",
        leaves_weights=True, leaves_vendor=True, leads_to="api",
        given=(WayWords("holds-weights", "", (), (), ("weights in your own hands",)), WayWords("hosted", "E4", (), ("keys",), ())),
    ),
    "hosted-open-weights": WayRule(
        "hosted-open-weights", "Hosted", ("weights-elsewhere",), "E2", (), (), (), (), "These or others.", leaves_vendor=True,
        leads_to="hosts",
    ),
    "community-runtime": WayRule(
        "community-runtime", "Community", ("open-weights", "runtime"), "E2", ("weights",), (), (), (), "Many keep it.",
        leaves_weights=False, leads_to="same",
        given=(WayWords("weights-elsewhere", "E3", (), ("the weights, fetched first",), ()),),
    ),
}  # fmt: skip
DUTY = Obligation("show", "Show the name of the maker", "1.b")


def rules(
    *, models: Iterable[Model] = (), features: Iterable[Feature] = (), families: Iterable[Family] = (), vendors: Iterable[Vendor] = VENDORS,
    packages: Iterable[Package] = (), scoring: Scoring = SCORING,
) -> Rules:  # fmt: skip
    own = License("acme-license", "Acme License", None, None, None, "yes", (), (), (DUTY,), "", source())
    lines = [family("acme/closed"), *families]
    return Rules(
        digest="test", stated=TODAY, checked=TODAY,
        vendors={v.id: v for v in vendors}, packages=tuple(packages), families={f.id: f for f in lines}, models=tuple(models), patterns=(),
        spellings=(), features={f.id: f for f in features}, licenses={own.id: own},
        risks={k: Risk(k, k, severity, f"{k} says", f"{k} why", f"Fix the {k}.") for k, severity in RISKS.items()},
        ways=WAYS, scoring=scoring, weights=Weights({}, {}, {}), common_words=frozenset(), model_slots=frozenset(),
    )  # fmt: skip


def usage(
    subject: str = "model:acme/zed-1", path: str = "app.py", line: int = 1, *,
    context: Context = Context.ARGUMENT, role: Role = Role.PRODUCTION,
    platform: str = "acme", vendor: str = "acme", feature: str = "", confidence: Confidence = Confidence.HIGH, reach: Reach = Reach.CALLED,
    text: str = "", slot: str = "model", said: Said = Said.TEXT, scope: str = "", callee: str = "",
) -> Usage:  # fmt: skip
    at = Location(path, line, 5, line, 15)
    text = text or subject.rpartition("/")[2]
    arguments = (Argument("callee", Name(callee), at),) if callee else ()
    reference = Reference(at, said, slot, context, arguments, "pypi", text, scope, f"… {text} …")
    return Usage(vendor, platform, subject, feature, context, reach, confidence, role, at, text, reference)


def ripple(subject: str, path: str, line: int, via: Usage, *, role: Role = Role.PRODUCTION, why: str = "ripple") -> Ripple:
    return Ripple(subject, Location(path, line, 1, line, 9), role, why, via.location, "ask", 1)


def component(subject: str, usages: Iterable[Usage], book: Rulebook, today: date = TODAY, **details: object) -> Component:
    """A component as resolve makes it: a model's lifecycles from its rows, a feature's or package's from its claims."""
    kind, _, rest = subject.partition(":")
    owner, _, name = rest.partition("/")
    rows = tuple(m for m in book.model(name) if m.maker == owner) if kind == "model" else ()
    lives = book.lifecycles(rows, today) if rows else ()
    known = book.feature(rest) if kind == "service" else None
    if known is not None:
        owner, lives = known.vendor, (book.claims_lifecycle(known.claims, known.vendor, today),)
    package = book.package(owner, name) if kind == "sdk" else None
    if package is not None:
        owner, lives = package.vendor, (book.claims_lifecycle(package.claims, package.vendor, today),)
    line = book.family(rows[0].family) if rows else None
    facts = {"family": line.id, "open": line.open, "kind": rows[0].kind, "dimensions": rows[0].dimensions} if line is not None else {}
    return Component(
        subject, kind, owner, name, details={**facts, **details}, lifecycles=lives, usages=tuple(sorted(usages, key=lambda u: u.order))
    )


def project(
    usages: Iterable[Usage], known: Rules | None = None, *, today: date = TODAY, ripples: Iterable[Ripple] = (), **more: object
) -> Project:
    """A project whose components follow from its usages."""
    rows = tuple(sorted(usages, key=lambda u: u.order))
    book = Rulebook(known if known is not None else rules())
    subjects = sorted({u.subject for u in rows})
    found = tuple(component(s, (u for u in rows if u.subject == s), book, today) for s in subjects)
    places = {u.order: f"{u.subject}@{u.location.path}:{u.location.line}" for u in rows}
    made = Project(found, rows, tuple(ripples), places, (), book, Config(), today)
    return replace(made, **more)  # type: ignore[arg-type]


def required(name: str, constraint: str = "", *, locked: str = "", line: int = 1, role: Role = Role.PRODUCTION) -> Usage:
    """A line of a manifest that asks for a package."""
    use = usage(f"sdk:pypi/{name}", "requirements.txt", line, context=Context.MANIFEST, role=role, said=Said.DEPENDENCY)
    given = {"constraint": constraint, "locked": locked}
    arguments = tuple(Argument(k, Text((v,)), use.location) for k, v in given.items() if v)
    return replace(use, reference=replace(use.reference, arguments=arguments))


def package(name: str, *claims: Claim, vendor: str = "acme") -> Package:
    return Package(f"pkg:pypi/{name}", "pypi", name, vendor, (name,), "", None, claims, ())
