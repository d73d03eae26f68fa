"""Who could take over: what the rules offer as targets of the ways, each with its licence, its hosts and its own end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from airisk.domain import Component, Lifecycle
from airisk.frozen import dataclass
from airisk.plan.conditions import family_of, serves
from airisk.project import Project
from airisk.report import Option
from airisk.rulebook.book import Rulebook
from airisk.rulebook.lifecycle import ends
from airisk.rulebook.schema import Family, Model

#: How many are named of those that would do.
NAMED = 3
_OF_VENDOR = 2
_COMMERCIAL = ("yes", "yes-with-conditions")
_NUMBER = re.compile(r"(?<![\d.])\d{1,2}(?:\.\d{1,2})*(?![\d.])")
_BY_LISTS = "known from lists only"
_FLOOR = "no earlier than"
#: Days in names are no versions.
_DATE = re.compile(r"\d{4}[-.]?\d{2}[-.]?\d{2}|\d{4,}")


@dataclass(frozen=True, slots=True)
class Served:
    """A model as one platform serves it."""

    model: Model
    life: Lifecycle

    @property
    def sure(self) -> bool:
        """Whether the platform's own word, and no list alone, says that it is there."""
        return self.life.status not in ("listed", "unknown")


@dataclass(frozen=True, slots=True)
class Market:
    """What is on offer on a day: open families by the kind of their models with their hosts, and closed models by kind and vendor."""

    open: dict[str, list[tuple[Family, tuple[Served, ...]]]]
    closed: dict[str, dict[str, list[Served]]]


@lru_cache(maxsize=1)
def market(book: Rulebook, today: date) -> Market:
    """Worked out once for a rulebook and a day."""
    found = Market({}, {})
    for family in (f for f in book.rules.families.values() if f.vendor == f.maker):
        for kind, rows in _by_kind(book.line(family.id)).items():
            if family.open is False:
                own = [s for s in served(book, rows, today) if s.life.platform == family.maker]
                if own:
                    found.closed.setdefault(kind, {}).setdefault(family.maker, []).extend(own)
            elif family.open and _offered(book, family, today):
                hosts = tuple(s for s in served(book, rows, today) if serves(book, s.life.platform))
                found.open.setdefault(kind, []).append((family, hosts))
    for kind, lines in found.open.items():
        lines.sort(key=lambda line: (_conditional(book, line[0]), -len({s.life.platform for s in line[1]}), line[0].id))
        found.open[kind] = [line for line in lines if not _followed(line[0], lines)]
    return found


def _by_kind(models: Iterable[Model]) -> dict[str, list[Model]]:
    found: dict[str, list[Model]] = {}
    for model in models:
        found.setdefault(model.kind, []).append(model)
    return found


def _followed(family: Family, lines: Iterable[tuple[Family, tuple[Served, ...]]]) -> bool:
    """Whether a later line of the same maker and name is served too: "Line 3" after "Line 2"."""
    stem, number = re.sub(r"[\d.]+", "", family.name), _numbers(family.name)
    return any(
        f.maker == family.maker and re.sub(r"[\d.]+", "", f.name) == stem and _numbers(f.name) > number for f, hosts in lines if hosts
    )


def served(book: Rulebook, rows: Iterable[Model], today: date) -> list[Served]:
    """Where models are served with no end near, by all that is said of them there."""
    models = {(row.maker, row.id): row for row in rows}.values()
    lives = ((row, life) for row in models for life in book.claimed(book.everywhere((row,)), today))
    return [Served(row, life) for row, life in lives if life.status not in ("unknown", "frozen") and not ends(life, today)]


def open_families(project: Project, kind: str, but: frozenset[str]) -> list[Option]:
    """Open lines of other makers that nobody has frozen, whose licence allows commercial use: the most widely served first, one a maker."""
    found: dict[str, Option] = {}
    for family, hosts in market(project.rulebook, project.today).open.get(kind, ()):
        if family.maker not in but and family.maker not in found and len(found) < NAMED:
            found[family.maker] = of_family(project, family, hosts)
    return list(found.values())


def closed_apis(project: Project, kind: str, but: frozenset[str]) -> list[Option]:
    """Vendors of closed models with no end near: those first that say themselves what is alive."""
    vendors = market(project.rulebook, project.today).closed.get(kind, {})
    ranked = sorted(vendors.items(), key=lambda item: (-sum(s.sure for s in item[1]), -len(item[1]), item[0]))
    return [_of_vendor(project, vendor, models) for vendor, models in ranked if vendor not in but][:NAMED]


def own_line(project: Project, maker: str, kind: str, but: frozenset[str]) -> list[Option]:
    """The newest closed models of a maker that names no successor."""
    models = [s for s in market(project.rulebook, project.today).closed.get(kind, {}).get(maker, ()) if s.model.id not in but and s.sure]
    return [_of_model(project, s) for s in _newest(models)[:NAMED]]


def hosts_of(project: Project, component: Component, but: frozenset[str]) -> tuple[list[Option], list[str]]:
    """Who else serves these very weights, each with its own end there, and who does so no longer, or not for long: "Hosty (2026-03-06)"."""
    rows = _rows(project, component)
    lives = [life for life in project.rulebook.claimed(rows, project.today) if serves(project.rulebook, life.platform)]
    here = [life for life in lives if life.platform not in but and life.status not in ("unknown", "frozen")]
    family = project.rulebook.family(rows[0].family) if rows else None
    staying = sorted((life for life in here if not ends(life, project.today)), key=lambda life: (life.status == "listed", life.platform))
    gone = [f"{project.rulebook.name_of(e.platform)} ({e.retires or e.status})" for e in here if ends(e, project.today)]
    return [_at(project, rows[0].id, family.license if family else None, life) for life in staying], gone


def _rows(project: Project, component: Component) -> tuple[Model, ...]:
    """The rows of a model, or of the one that a weight file says it is made from, or is named after."""
    book = project.rulebook
    base = component.details.get("base")
    if isinstance(base, str):
        rows = book.model("/".join(base.rstrip("/").rsplit("/", 2)[-2:]))
    else:
        rows = tuple(r for r in book.model(component.name) if r.maker == component.vendor)
    if not any(r.vendor == r.maker for r in rows):  # a host's own name: the line of that name, if it is one model
        line = makers_line(project, component)
        own = book.line(line.id) if line is not None else ()
        rows = own if len({m.id for m in own}) == 1 else rows
    return book.everywhere(rows)


def makers_line(project: Project, component: Component) -> Family | None:
    """The line of a model in its maker's own words, where a host's list is all that knows it."""
    family = family_of(project, component)
    if family is None or family.vendor == family.maker or family.successor:
        return family
    return project.rulebook.family(f"{family.maker}/{family.id.partition('/')[2]}") or family


def of_family(project: Project, family: Family, hosts: Iterable[Served] | None = None) -> Option:
    """A line of models as a target, with what its maker last did to it where the rules are not sure of that."""
    book = project.rulebook
    if hosts is None:
        hosts = [s for s in served(book, book.line(family.id), project.today) if serves(book, s.life.platform)]
    names = tuple(
        dict.fromkeys(project.rulebook.name_of(s.life.platform) for s in sorted(hosts, key=lambda s: (not s.sure, s.life.platform)))
    )
    events = book.events(family.id)[-1:]
    said = tuple(f"{e.says} ({e.confidence} confidence, {e.date})" for e in events)
    ends_ = "frozen" if book.steward(family.id, project.today) == "frozen" else None
    return Option(family.id, f"{family.name} of {project.rulebook.name_of(family.maker)}", family.license, ends_, names, says=said)


def told(option: Option) -> str:
    """ "GPT OSS of OpenAI (licence apache-2.0; no end known; served by Groq, Together AI)"."""
    end = "no end known"
    if option.ends:
        end = f"ends itself on {option.ends}" if option.ends[:1].isdigit() else f"itself {option.ends}"
    if option.ends and option.ends.startswith(_FLOOR):
        end = f"ends {option.ends}"
    licence = f"licence {option.license}" if option.license else ""
    elsewhere = [host for host in option.hosts if not option.name.startswith(host)]
    at = f"served by {', '.join(elsewhere)}" if elsewhere else ""
    return f"{option.name} ({'; '.join(filter(None, (licence, end, at, *(s.rstrip('.') for s in option.says))))})"


def _end_of(life: Lifecycle) -> str | None:
    """The day of an end, a floor told as one; None where there is none."""
    if life.retires is None:
        return None
    return f"{_FLOOR} {life.retires}" if life.precision == "earliest" else life.retires.isoformat()


def _at(project: Project, model: str, license: str | None, life: Lifecycle) -> Option:
    name = project.rulebook.name_of(life.platform)
    return Option(model, name, license, _end_of(life), (name,), says=(_BY_LISTS,) if life.status == "listed" else ())


def _offered(book: Rulebook, family: Family, today: date) -> bool:
    """Whether a line can be advised at all."""
    known = book.rules.licenses.get(family.license or "")
    return known is not None and known.commercial in _COMMERCIAL and book.steward(family.id, today) != "frozen"


def _conditional(book: Rulebook, family: Family) -> bool:
    return book.rules.licenses[family.license or ""].commercial != _COMMERCIAL[0]


def _of_vendor(project: Project, vendor: str, models: list[Served]) -> Option:
    sure = [s for s in models if s.sure]
    known = project.rulebook.rules.vendors.get(vendor)
    notice = known.notice_days if known is not None else None
    word = f"{len(sure)} by its own word" if sure else _BY_LISTS
    told_ahead = f"it gives {notice} days of notice" if notice else "its notice period is not known"
    says = (f"{len(models)} model{'s' * (len(models) > 1)} with no end near, {word}", told_ahead)
    best = _newest([s for s in sure or models if s.life.retires is None] or sure or models)[:_OF_VENDOR]
    days = sorted(filter(None, (_end_of(s.life) for s in best)))
    name = f"{project.rulebook.name_of(vendor)}: {', '.join(s.model.id for s in best)}"
    return Option(vendor, name, None, days[0] if days else None, (project.rulebook.name_of(vendor),), says=says)


def _of_model(project: Project, one: Served) -> Option:
    at = (project.rulebook.name_of(one.life.platform),)
    return Option(one.model.id, one.model.id, None, _end_of(one.life), at, says=("its vendor does not name it as the successor",))


def _newest(models: Iterable[Served]) -> list[Served]:
    """The highest numbers first; of equals the shortest name: the rules do not hold when a model came out."""
    return sorted(models, key=lambda s: ([-n for n in _numbers(s.model.id)], len(s.model.id), s.model.id))


def _numbers(name: str) -> list[int]:
    """The first numbers of a name that can be those of a version, three at most: "line-4.5-mini" is 4, 5, 0."""
    found = re.findall(r"\d+", " ".join(_NUMBER.findall(_DATE.sub("", name).replace("-", " "))))
    return [int(n) for n in (*found, "0", "0", "0")][:3]
