"""The command line: one door, commands loaded when they are called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from lagebild import __version__
from lagebild.errors import LagebildError

__all__ = ["command", "main"]

_COMMANDS = {
    "demo": "brief",
    "init": "workspace",
    "add": "workspace",
    "read": "reading",
    "lists": "lists",
    "screen": "lists",
    "propositions": "brief",
    "findings": "brief",
    "report": "brief",
    "verify": "workspace",
}


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
    """Run the command; every expected error is one line on stderr and a documented exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        command(prog_name="lagebild", standalone_mode=False)
    except LagebildError as error:
        _fail(str(error), error.exit_code)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        hint = f" (try: {error.ctx.command_path} --help)" if isinstance(error, click.UsageError) and error.ctx else ""
        _fail(error.format_message() + hint, 2)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped; what was stored before stays", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except MemoryError:
        _fail("out of memory: give fewer or smaller files", 1)
    except OSError as error:
        _fail(f"{error.strerror or error}: {error.filename}" if error.filename else str(error), 1)


def _fail(message: str, code: int) -> None:
    click.echo("lagebild: " + " ".join(message.split()), err=True)
    sys.exit(code)
