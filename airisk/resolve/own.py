"""Tells what the project itself publishes: a vendor whose package it is can take nothing away from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from airisk.domain import Component, Reference, Role, Said
from airisk.rulebook.book import Rulebook
from airisk.rulebook.schema import Package

#: A manifest this far down is somebody else's copy: a workspace has its packages no deeper ("packages/core/package.json").
_DEEPEST = 2
#: Kinds of components that a publisher has besides models.
_PUBLISHED = frozenset({"sdk", "service"})


def own_packages(references: Iterable[Reference], roles: Mapping[str, Role], book: Rulebook) -> tuple[Package, ...]:
    """The packages of the rules that the manifests of the tree say that it is."""
    named = {
        (r.ecosystem, r.name)
        for r in references
        if r.kind is Said.PROJECT and roles[r.location.path] is Role.PRODUCTION and r.location.path.count("/") <= _DEEPEST
    }
    found = (book.package(ecosystem, name) for ecosystem, name in sorted(named))
    return tuple(package for package in found if package is not None)


def told(components: Iterable[Component], own: frozenset[str]) -> tuple[Component, ...]:
    """Components, those of the project's own publisher with a detail that says so."""
    return tuple(replace(c, details={**c.details, "own": True}) if c.kind in _PUBLISHED and c.vendor in own else c for c in components)
