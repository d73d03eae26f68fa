"""Where `airisk` starts: finds the command, runs it, and turns every error into one sentence and an exit code."""

from __future__ import annotations

import gc
import importlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from difflib import get_close_matches
from types import FrameType
from typing import Any

import click

from airisk import __version__
from airisk.cli.streams import hush, to_stderr, to_stdout
from airisk.errors import AiriskError

EXIT_USAGE, EXIT_BUG, EXIT_INTERRUPTED, EXIT_TERMINATED = 2, 4, 130, 143

#: Command → where it lives. Looked up when asked for, so that `airisk --version` loads no parser.
COMMANDS = {
    "scan": "airisk.cli.scan:scan",
    "whatif": "airisk.cli.whatif:whatif",
    "render": "airisk.cli.render:render",
    "explain": "airisk.cli.explain:explain",
    "rules": "airisk.cli.rules:rules",
    "publish": "airisk.cli.publish:publish",
    "schema": "airisk.cli.schema:schema",
    "cache": "airisk.cli.cache:cache",
}


class Terminated(BaseException):
    """SIGTERM came: unwinds the stack, so that half-written files and workers are cleaned away."""


class Commands(click.Group):
    """The commands of the table above, imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name for a misspelt one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(f"no command '{args[0]}'" + (f"; did you mean '{near[0]}'?" if near else f"; there are {', '.join(COMMANDS)}"))
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="airisk", message="%(prog)s %(version)s")
def airisk() -> None:
    """What your AI project depends on, what will be taken away, what leaving costs, and what to do.

    Offline: a scan reads files and nothing else. `airisk scan .` is the place to start.
    """


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def _usage(error: click.ClickException) -> int:
    ctx = getattr(error, "ctx", None)
    hint = f" (see {ctx.command_path} --help)" if ctx is not None else ""
    to_stderr(f"airisk: {error.format_message()}{hint}")
    return EXIT_USAGE


def _bug(error: Exception) -> int:
    if os.environ.get("AIRISK_DEBUG") == "1":
        to_stderr(traceback.format_exc().rstrip())
    to_stderr(
        f"airisk: a bug in airisk stopped it ({type(error).__name__}). Please report it with the command that you ran"
        " and the output of the same command under AIRISK_DEBUG=1."
    )
    return EXIT_BUG


def invoke(arguments: Sequence[str]) -> Any:
    """Run the command that the arguments name. Not click's own main: it would turn a reader that went away into exit 1."""
    with airisk.make_context("airisk", list(arguments)) as ctx:
        return airisk.invoke(ctx)


def _run(arguments: Sequence[str]) -> int:
    try:
        result = invoke(arguments)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        # A bare `airisk` is a question, not a mistake.
        to_stdout(f"{error.ctx.get_help()}\n")
        return 0
    except click.ClickException as error:
        return _usage(error)
    except AiriskError as error:
        to_stderr(f"airisk: {error}")
        return error.exit_code
    except BrokenPipeError:
        hush(sys.stdout)
        return 0
    return result if isinstance(result, int) else 0


def run() -> int:
    """`main` of a process that ends with it: nobody needs to search what still lives for rings of dead objects."""
    code = main()
    gc.freeze()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0 ran, 1 gate met, 2 could not run, 3 incomplete, 4 bug, 130/143 signals."""
    try:
        with suppress(ValueError):  # not in the main thread: somebody else owns the signals
            signal.signal(signal.SIGTERM, _terminate)
        return _run(sys.argv[1:] if arguments is None else arguments)
    except (KeyboardInterrupt, click.Abort):
        to_stderr("airisk: interrupted")
        return EXIT_INTERRUPTED
    except Terminated:
        to_stderr("airisk: terminated")
        return EXIT_TERMINATED
    except Exception as error:  # the one wide net: whatever gets here is a bug, and the user gets a sentence
        return _bug(error)
