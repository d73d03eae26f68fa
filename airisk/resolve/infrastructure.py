"""Usages from infrastructure code and templates: the resources that they declare."""

from __future__ import annotations

from airisk.domain import Context, Reach, Reference, Said
from airisk.resolve.calls import subject_of
from airisk.resolve.recognise import Recognised
from airisk.resolve.usages import UsageTable

#: How the words are called that declare a resource, and what their ecosystem is, by the end of the file's name.
_DECLARING = frozenset({"resource", "data"})
_NAMING = frozenset({Context.MANIFEST, Context.CATALOGUE})
_BY_SUFFIX = {".tf": "terraform", ".tofu": "terraform", ".tf.json": "terraform", ".tofu.json": "terraform", ".bicep": "bicep"}
#: What the entries of a template stand below, and what their type is called, by ecosystem.
_TEMPLATES = (("cloudformation", "Resources", "Type"), ("bicep", "resources", "type"))


def recognise_infrastructure(table: UsageTable, reference: Reference) -> bool:
    """A declared resource that the rules know, as a usage; whether it is one."""
    ecosystem = _ecosystem(reference)
    package = table.book.package(ecosystem, reference.text.partition("@")[0]) if ecosystem else None
    if package is None:
        return False
    table.sdk(reference, package.vendor, subject_of(package), Context.MANIFEST, Reach.DECLARED)
    table.declaring.setdefault(reference.location.path, set()).add(package.vendor)
    return True


def as_declared(table: UsageTable, reference: Reference, found: Recognised) -> tuple[Recognised, str]:
    """A model as the resource around it has it: of the version that is set beside its name, and on the platform of the resource.

    The platform is told where the file declares resources of one vendor that serves models.
    """
    vendors = table.declaring.get(reference.location.path, set()) & table.recogniser.listing
    version = getattr(reference.argument("version"), "plain", None) if vendors else None
    dated = table.recogniser.model(f"{reference.text}-{version}") if version else None
    if dated is not None and dated.exact and dated.maker == found.maker:
        found = dated
    return found, next(iter(vendors)) if len(vendors) == 1 and not found.platform else ""


def _ecosystem(reference: Reference) -> str:
    """Whose resource a string declares by where it stands; "" where it declares none."""
    *above, last = reference.name.replace("[]", "").split(".")
    path = reference.location.path.lower()
    written = next((ecosystem for end, ecosystem in _BY_SUFFIX.items() if path.endswith(end)), "")
    if written and last in _DECLARING and not above and reference.context in _NAMING:
        return written
    if written and reference.kind is Said.TEXT:
        # A resource that a provider passes on as it is has the type of a template, with its version.
        return "bicep" if last == "type" and "@" in reference.text else ""
    told = (name for name, entries, key in _TEMPLATES if last == key and entries in above)
    return next(told, "") if reference.kind is Said.SETTING else ""
