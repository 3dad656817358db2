"""The command line: one door, commands loaded when they are called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from lagebild import __version__
from lagebild.cli.terminal import open_streams, warn
from lagebild.errors import LagebildError

__all__ = ["command", "main"]

_COMMANDS = {
    "demo": "brief",
    "init": "workspace",
    "add": "workspace",
    "read": "reading",
    "lists": "lists",
    "screen": "screening",
    "screening": "screening",
    "propositions": "brief",
    "findings": "brief",
    "report": "brief",
    "verify": "workspace",
    "export": "export",
    "serve": "serve",
}


_LONGEST = 2_000  # characters of a message; a path has up to 4,096


class _Lazy(click.Group):
    """A group that imports a command's module on its first use, so that --help and ``read`` start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        found: click.Command = getattr(import_module(f"lagebild.cli.{module}"), f"{cmd_name}_command")
        return found


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with: lagebild demo --out demo",
)
@click.version_option(__version__, prog_name="lagebild")
def command() -> None:
    """Who said what, who denies it, and which sanctions provision it would touch.

    lagebild reads news, keeps every claim with its exact characters, weighs how independent the
    sources are, tests alleged facts against the UN measures on North Korea and writes a footnoted
    brief. It works offline, and it never decides guilt.
    """


def main() -> None:
    """Run the command; every error is one line on stderr and a documented exit code."""
    open_streams()
    try:
        command(prog_name="lagebild", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped; what was stored before stays", 130)
    except BrokenPipeError:
        _let_go()
        sys.exit(1)  # as click ends when it notices first
    except Exception as error:
        _fail(*_worded(error))


def _worded(error: BaseException) -> tuple[str, int]:
    """Return the line and the exit code of an error."""
    if isinstance(error, LagebildError):
        return str(error), error.exit_code
    if isinstance(error, click.ClickException):
        hint = f" (try: {error.ctx.command_path} --help)" if isinstance(error, click.UsageError) and error.ctx else ""
        return error.format_message() + hint, 2
    if isinstance(error, MemoryError):
        return "out of memory: give fewer or smaller files", 1
    if isinstance(error, OSError):
        reason = error.strerror or str(error) or type(error).__name__
        return (f"{os.fsdecode(error.filename)}: {reason}" if isinstance(error.filename, str | bytes) else reason), 1
    return f"a fault of lagebild itself, please report it: {type(error).__name__}: {error} {_place(error)}", 1


def _place(error: BaseException) -> str:
    """Return where an unexpected error arose, which is what its report needs."""
    trace, place = error.__traceback__, ""
    while trace is not None:
        code = trace.tb_frame.f_code
        if f"{os.sep}lagebild{os.sep}" in code.co_filename:
            place = f"({code.co_filename.rpartition(f'{os.sep}lagebild{os.sep}')[2]}, line {trace.tb_lineno})"
        trace = trace.tb_next
    return place


def _let_go() -> None:
    """Lead what is still unwritten nowhere, so that the interpreter does not try again while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _fail(message: str, code: int) -> None:
    try:
        sys.stdout.flush()
    except OSError:
        _let_go()
    try:
        warn(message if len(message) < _LONGEST else f"{message[:_LONGEST]} …")
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.exit(code)
