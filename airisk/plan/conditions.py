"""What is true of the things that a plan is about: the closed words that the rules' ways ask for, and who hosts them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from airisk.domain import OWN, Component, Context, Usage
from airisk.exposure import counts
from airisk.plan.disposition import dispose
from airisk.project import Project
from airisk.report import Site
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Family

#: A model that is named by its file is loaded here.
_WEIGHT_FILE = re.compile(r"\.(gguf|ggml|safetensors|llamafile|onnx|bin|pth?)$", re.I)
#: What somebody has trained on a model, as features hold it.
TUNED = frozenset({"adapter", "fine-tuned-model"})
#: The platform of weights that somebody serves for himself.
_SELF_HOSTED = "self-hosted"
#: Platforms of usages that do not tell one: no address is given, or one that cannot be followed.
_NOT_TOLD = ("", "unknown")


def conditions(project: Project, subjects: Iterable[Component]) -> frozenset[str]:
    """Of one thing, or of all that a question asks about together: see `schema.CONDITIONS`."""
    return frozenset(word for component in subjects for word in _conditions(project, component))


def _conditions(project: Project, component: Component) -> set[str]:
    called = called_there(project, component)
    if called:  # what a service that is gone has served goes with it
        return {"hosted"}.union(*(_conditions(project, model) for model in called))
    family = family_of(project, component)
    is_open = component.details.get("open") if family is None else family.open
    met = {"hosted"} if hosts(project, component) else set()
    if component.kind == "sdk":
        return met | {"sdk"} | ({"runtime"} if _handed_out(project, component.vendor) else set())
    if component.kind in ("model", "weights", "file") and _tuned(project, component):
        met.add("tuned")
    if component.kind in ("weights", "file") or (component.kind == "model" and _WEIGHT_FILE.search(component.name)):
        return met | {"open-weights", "holds-weights"}
    if component.kind == "model" and is_open is True:
        return met | {"open-weights", "holds-weights" if _held(project, component) else "weights-elsewhere"}
    return met | ({"closed-model"} if component.kind == "model" and is_open is False else set())


def hosts(project: Project, component: Component) -> frozenset[str]:
    """The vendors that serve a thing over the network, as far as the code tells.

    Of a gateway only names change with the vendor behind it, so it is none of them.
    """
    if component.kind in ("sdk", "service"):
        known = {component.vendor}
        if component.kind == "sdk":  # a package of a vendor that serves no models is code and nothing else
            known &= frozenset() if _calls_nobody(project, component) else project.rulebook.listing
    else:
        told = {u.platform for u in component.usages if counts(u)}
        known = {p for p in told if p in project.rulebook.rules.vendors}
        if component.kind == "model" and component.details.get("open") is False and not known and not told & OWN:
            known = {component.vendor}
    return frozenset(v for v in known if serves(project.rulebook, v))


def _calls_nobody(project: Project, component: Component) -> bool:
    """Whether all that the rules know of a package are names that are no calls, as of a tool that trains."""
    package = project.rulebook.package_of(component.id)
    return package is not None and project.rulebook.kinds_below(package.imports) == {"symbol"}


def host_sites(project: Project, subjects: Iterable[Component]) -> tuple[Site, ...]:
    """What else has to change with the vendors that serve something: their packages, calls, keys and addresses.

    Of a package also the names of the models that it calls.
    """
    asked = tuple(subjects)
    own = {c.id for c in asked}
    left = {vendor for c in asked for vendor in hosts(project, c)}
    kinds = ("sdk", "service") if any(c.kind == "model" for c in asked) else ("sdk", "service", "model")
    others = (u for u in project.usages if any(_answered(u, v) for v in left) and u.subject not in own and counts(u))
    return dispose((u for u in others if u.subject.partition(":")[0] in kinds), ()).must


def called_there(project: Project, component: Component) -> tuple[Component, ...]:
    """The models that are called at a service that has ended, asked of the service or of its client; none of any other thing."""
    if component.kind not in ("sdk", "service") or not any(life.status == "retired" for life in component.lifecycles):
        return ()
    return tuple(c for c in project.components if c.kind == "model" and any(counts(u) and u.platform == component.vendor for u in c.usages))


def family_of(project: Project, component: Component) -> Family | None:
    """The line that a component belongs to."""
    name = component.details.get("family")
    return project.rulebook.family(name) if isinstance(name, str) else None


def _tuned(project: Project, component: Component) -> bool:
    """Whether something was trained on a model: an adapter in a file that names it, or a tune that its maker keeps."""
    paths = {u.location.path for u in component.usages if counts(u)}
    for usage in project.usages:
        feature = project.rulebook.feature(usage.feature) if usage.feature else None
        if feature is None or feature.held not in TUNED or not counts(usage) or usage.context is Context.IMPORT:
            continue
        if usage.location.path in paths or feature.vendor == component.vendor:
            return True
    return False


def _held(project: Project, component: Component) -> bool:
    """Whether the project serves a model itself: its own address, or software that runs where it is installed."""
    used = [u for u in component.usages if counts(u)]
    return any(u.platform == _SELF_HOSTED or u.context is Context.WEIGHTS or _handed_out(project, u.platform) for u in used)


def _handed_out(project: Project, vendor: str) -> bool:
    known = project.rulebook.rules.vendors.get(vendor)
    return known is not None and known.handed_out


def serves(book: Rulebook, vendor: str) -> bool:
    """Whether a vendor serves models over the network: no gateway, and no software that runs where it is installed."""
    known = book.rules.vendors.get(vendor)
    return known is not None and not known.gateway and not known.handed_out


def _answered(usage: Usage, vendor: str) -> bool:
    """Whether a vendor is called; where an address comes from elsewhere, whoever made the client is taken to be."""
    return usage.platform == vendor or (usage.vendor == vendor and usage.platform in _NOT_TOLD)
