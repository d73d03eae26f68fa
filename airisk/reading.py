"""One pass over files: what the cache knows, and what workers read anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from airisk import pool
from airisk.cache import Cache, cache_path, key_of
from airisk.domain import FileFacts, Problem, SourceFile
from airisk.extract import extract
from airisk.extract.content import Content
from airisk.rulebook.needles import Needles
