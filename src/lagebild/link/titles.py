"""Offices and state bodies in a noun phrase: "der russische Präsident", "the South Korean defence ministry"."""

from collections.abc import Mapping
from functools import cache

from lagebild.data import load
from lagebild.link.language import LANGUAGES, keyed, spelt, traits
from lagebild.link.naming import Naming
from lagebild.link.offices import holder, titles
from lagebild.link.organisations import bodies, body
from lagebild.link.table import rows
from lagebild.link.trie import Token
from lagebild.model import EntityRef

__all__ = ["body_in", "office_in"]

_DEPUTY = ("vice", "deputy", "assistant", "stellvertret", "vize")
_LONGEST = 7  # words of a title or body
_ARTICLES = frozenset(
    {"de", "du", "des", "d", "la", "le", "l"}
)  # before a state inside a title: "ambassadeur de Russie à l'ONU"


def office_in(
    span: str, lower: list[str], words: list[Token], namings: list[Naming], language: str, date: str | None
) -> tuple[str, str, EntityRef | None]:
    """Return (title, for whom, its holder on ``date``); empty strings and none where the phrase has no title."""
    found = _written(lower, titles(language), language, words, namings) or _tail(lower, titles(language), language)
    if not found:
        return "", "", None
    title, first, after = found
    inside = (words[first][1], words[after - 1][2])
    country = _implied(language).get(title, "")
    if not country:
        within = traits(language).interposed
        country = next((c for n in namings if within or not inside[0] < n.start < inside[1] for c in _side(n)), "")
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
    found = _written(lower, bodies(language), language, words, namings)
    if not found:
        return None
    kind = bodies(language)[found[0]]
    country = next((c for n in namings for c in n.entity.countries[:1]), "")
    country = country or spelt("implied_bodies", language).get(found[0], ("",))[0]
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


def _written(
    lower: list[str], table: Mapping[str, object], language: str, words: list[Token], namings: list[Naming]
) -> tuple[str, int, int] | None:
    """The longest entry of ``table`` in the phrase; a state's adjective may stand inside it where the language does
    so: "le ministère russe de la Défense"."""
    key = keyed(lower, language)
    found = _longest(key, table)
    if not traits(language).interposed:
        return found
    kept: list[int] = []
    for i, (_, start, _) in enumerate(words):
        if any(n.start <= start < n.end and n.entity.schema == "Country" for n in namings):
            while kept and lower[kept[-1]] in _ARTICLES:
                kept.pop()
            continue
        kept.append(i)
    apart = _longest([key[i] for i in kept], table)
    if apart is None or (found and len(found[0]) >= len(apart[0])):
        return found
    return apart[0], kept[apart[1]], kept[apart[2] - 1] + 1


def _tail(lower: list[str], table: Mapping[str, object], language: str) -> tuple[str, int, int] | None:
    """The genitive or dative of a title: one letter more than the table has."""
    for i, word in enumerate(lower):
        for ending in ("s", "n", "en", "innen"):
            if language == "de" and word.endswith(ending) and word[: -len(ending)] in table:
                return word[: -len(ending)], i, i + 1
    return None


@cache
def _implied(language: str) -> dict[str, str]:
    if language in LANGUAGES:
        return {title: codes[0] for title, codes in spelt("implied", language).items()}
    return {r[0]: r[1] for r in rows(load("offices")["implied"])}
