"""What goes to the terminal. Text from outside is shown, never obeyed: no escape sequence, bell or change of direction.

A terminal may be told by such characters to hide, recolour or retype what it prints.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from lagebild.plain import one_line

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

__all__ = ["open_streams", "print_table", "row", "say", "text", "warn"]


def text(value: str) -> str:
    """Return what is given on the command line, if it is text: a shell can pass bytes that are none."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise click.BadParameter(f"{one_line(value)!r} is not UTF-8; set the terminal to UTF-8") from None
    return value


def say(message: str) -> None:
    """Print one line to standard output."""
    click.echo(one_line(message))


def warn(message: str) -> None:
    """Print one line to standard error."""
    click.echo(f"lagebild: {one_line(message)}", err=True)


def row(table: Table, *cells: str | Text) -> None:
    """Add a row; strings are text from outside."""
    from rich.text import Text

    table.add_row(*(cell if isinstance(cell, Text) else Text(one_line(cell)) for cell in cells))


def print_table(table: Table, width: int = 120) -> None:
    """Print a table, as wide as the terminal, or ``width`` where there is none."""
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else width).print(table)


def open_streams() -> None:
    """Make the standard streams UTF-8; one that is closed leads nowhere, so that no file of ours takes its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number, which is this one
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = getattr(sys, name) or open(number, "w", closefd=False)  # noqa: SIM115 - open to the end
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        setattr(sys, name, stream)
