"""Long lists in pages."""

from collections.abc import Sequence
from typing import TypeVar

__all__ = ["SIZE", "cut"]

SIZE = 60
"""Entries on one page: none gets over 200 kB."""

_T = TypeVar("_T")


def cut(items: Sequence[_T], asked: str | None, size: int = SIZE) -> tuple[Sequence[_T], int, int]:
    """Return the entries of the page asked for, its number and how many there are; no such page: the first or last."""
    pages = max(1, -(-len(items) // size))
    number = int(asked) if asked and asked.isascii() and asked.isdecimal() and len(asked) < 8 else 1
    number = min(max(number, 1), pages)
    return items[(number - 1) * size : number * size], number, pages
