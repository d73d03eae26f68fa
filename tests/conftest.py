"""What all tests share: property tests are judged by what they find, never by how long it takes."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("airisk", deadline=None)
settings.load_profile("airisk")
