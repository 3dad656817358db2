"""Offices and state bodies in a noun phrase: "der russische Präsident", "the South Korean defence ministry"."""

from collections.abc import Mapping
from functools import cache

from lagebild.data import load
from lagebild.link.naming import Naming
from lagebild.link.offices import holder, titles
from lagebild.link.organisations import bodies, body
from lagebild.link.table import rows
from lagebild.link.trie import Token
from lagebild.model import EntityRef

__all__ = ["body_in", "office_in"]

_DEPUTY = ("vice", "deputy", "assistant", "stellvertret", "vize")
_LONGEST = 7  # words of a title or body


def office_in(
    span: str, lower: list[str], words: list[Token], namings: list[Naming], language: str, date: str | None
) -> tuple[str, str, EntityRef | None]:
    """Return (title, for whom, its holder on ``date``); empty strings and none where the phrase has no title."""
    found = _longest(lower, titles(language)) or _tail(lower, titles(language), language)
    if not found:
        return "", "", None
    title, first, after = found
    inside = (words[first][1], words[after - 1][2])
    country = _implied().get(title, "")
    if not country:
        country = next((c for n in namings if not inside[0] < n.start < inside[1] for c in _side(n)), "")
    if not country:
        return title, "", None
    deputy = first > 0 and lower[first - 1].startswith(_DEPUTY)
    for office in () if deputy else titles(language)[title]:
        if who := holder(country, office, date):
            return title, country, who
    return title, country, None


def body_in(
    lower: list[str], namings: list[Naming], language: str, words: list[Token]
) -> tuple[str, EntityRef | None] | None:
    """Return (kind of body, the body of the state named with it), or none where no body is named."""
    found = _longest(lower, bodies(language))
    if not found:
        return None
    kind = bodies(language)[found[0]]
    country = next((c for n in namings for c in n.entity.countries[:1]), "")
    return kind, body(country, kind) if country else None


def _side(naming: Naming) -> tuple[str, ...]:
    return naming.entity.countries[:1] or (naming.entity.id,)


def _longest(lower: list[str], table: Mapping[str, object]) -> tuple[str, int, int] | None:
    for length in range(min(_LONGEST, len(lower)), 0, -1):
        for i in range(len(lower) - length + 1):
            key = " ".join(lower[i : i + length])
            if key in table:
                return key, i, i + length
            hyphened = "-".join(lower[i : i + length])
            if length > 1 and hyphened in table:
                return hyphened, i, i + length
    return None


def _tail(lower: list[str], table: Mapping[str, object], language: str) -> tuple[str, int, int] | None:
    """The genitive or dative of a title: one letter more than the table has."""
    for i, word in enumerate(lower):
        for ending in ("s", "n", "en", "innen"):
            if language == "de" and word.endswith(ending) and word[: -len(ending)] in table:
                return word[: -len(ending)], i, i + 1
    return None


@cache
def _implied() -> dict[str, str]:
    return {r[0]: r[1] for r in rows(load("offices")["implied"])}
