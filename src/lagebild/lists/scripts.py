"""In which script a name is written, and in which language a list says it is."""

import unicodedata
from collections import Counter
from functools import cache, lru_cache

from lagebild.data import load
from lagebild.model import Entity, Name

_KINDS = {"name": "primary", "alias": "strong", "weakAlias": "weak", "previousName": "former"}


@lru_cache(maxsize=20_000)
def script(text: str) -> str | None:
    """Return the ISO 15924 code of the script most letters of ``text`` belong to; none where there is no letter."""
    if text.isascii():
        return "Latn" if any(sign.isalpha() for sign in text) else None
    found = Counter(_script(letter) for letter in text if letter.isalpha())
    if len(found) > 1 and (found.keys() & {"Hira", "Kana"}) and not found.keys() - {"Hira", "Kana", "Hani"}:
        return "Jpan"
    return max(found, key=lambda code: (found[code], code)) if found else None


def language(text: str | None) -> str | None:
    """Return the ISO 639-1 code of a language named in English or by its code; none where it is not known."""
    told = (text or "").strip().casefold()
    codes: dict[str, str] = load("register/languages")
    return codes.get(told) or (told if told in codes.values() else None)


def names_of(entity: Entity) -> tuple[Name, ...]:
    """Return the names of a party; where the source has properties alone, their kinds and the script of each."""
    if entity.names:
        return entity.names
    return tuple(
        Name(text=text, kind=kind, script=script(text))
        for prop, kind in _KINDS.items()
        for text in entity.properties.get(prop, ())
    )


@cache
def _script(letter: str) -> str:
    scripts: dict[str, str] = load("register/iso15924")
    return scripts.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0], "Zyyy")
