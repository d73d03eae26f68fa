"""The one error of publishing: the code host would not take the report."""

from __future__ import annotations

from airisk.errors import AiriskError


class PublishError(AiriskError):
    """The code host cannot be reached or refuses; `airisk publish --optional` makes a message of it."""
