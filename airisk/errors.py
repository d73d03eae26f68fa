"""Errors that stop a run; each knows its exit code. Findings are not errors."""

from __future__ import annotations


class AiriskError(Exception):
    """Something that stops a run: one sentence that says what, where and what to do next."""

    exit_code = 2


class UsageError(AiriskError):
    """The command line asks for something that cannot be done."""


class ConfigError(AiriskError):
    """airisk's own configuration cannot be read."""


class RulesError(AiriskError):
    """A rules file is wrong; the message names the file and the key."""


class OutputError(AiriskError):
    """A report cannot be written where it should go."""


class Incomplete(AiriskError):
    """Something was not read and --strict was given."""

    exit_code = 3
