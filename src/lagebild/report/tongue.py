"""In which language a picture speaks: the brief is English, a page may be another."""

from collections.abc import Callable

from msgspec import Struct

from lagebild.report import wording

__all__ = ["Tongue"]


def _same(text: str) -> str:
    return text


class Tongue(Struct, frozen=True):
    """How to say a text, a partial ISO date, and somebody's name; by default in English."""

    say: Callable[[str], str] = _same
    date: Callable[[str | None], str] = wording.date
    name: Callable[[str], str] = _same
