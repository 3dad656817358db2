"""States: their names, metonyms, adjectives and nationals per language, as the forms that stand in texts."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from lagebild.data import load
from lagebild.link.language import LANGUAGES, names
from lagebild.link.table import cell, rows
from lagebild.model import EntityRef

__all__ = ["forms", "german_names", "state", "states"]

Form = tuple[str, EntityRef, str, str]  # as written, entity, form, condition ("", "alone", "korea")

_ENDINGS = ("e", "en", "er", "es", "em", "")
_COLUMN = {"en": 1, "de": 2}


@cache
def states() -> dict[str, EntityRef]:
    """Return every state by its code."""
    return {r[0]: EntityRef(r[0], "Country", cell(r, 1)[0], (r[0],)) for r in rows(load("states")["table"])}


@cache
def german_names() -> dict[str, tuple[str, str]]:
    """Return the English and the German caption of every state, by its code."""
    return {r[0]: (cell(r, 1)[0], cell(r, 2)[0]) for r in rows(load("states")["table"])}


def state(code: str) -> EntityRef:
    """Return the state with ISO alpha-2 ``code``; an unknown code names itself."""
    return states().get(code) or EntityRef(code, "Country", code.upper(), (code,))


def forms(language: str) -> Iterator[Form]:
    """Yield what texts in ``language`` call states; German and English are inflected, others come as listed."""
    data = load("states")
    if language in LANGUAGES:
        yield from _listed(names(language))
        return
    column = _COLUMN.get(language)
    if column is None:
        return
    for row in rows(data["table"]):
        yield from _names(state(row[0]), cell(row, column), "name", language)
        yield from _adjectives(state(row[0]), cell(row, column + 2), language)
    for row in rows(data["metonyms"]):
        yield from _names(state(row[0]), cell(row, column), "metonym", language)
    for row in rows(data["nationals"]):
        for name in cell(row, column):
            yield name, state(row[0]), "national", ""
    for row in rows(data["places"]):
        for name in cell(row, 1):
            yield name, state(row[0]), "place", ""
    for row in rows(data["korea"]):
        for name in cell(row, column):
            yield name, state(row[0]), "name", "korea"


def _names(entity: EntityRef, names: list[str], form: str, language: str) -> Iterator[Form]:
    for written in names:
        name = written.lstrip("?")
        condition = "alone" if name != written else ""
        yield name, entity, form, condition
        if language == "de" and name[-1] not in "sxzß.":
            yield name + "s", entity, "genitive", condition


def _listed(data: Any) -> Iterator[Form]:
    """The forms of a language as its file lists them; adjectives also with a capital, as at a sentence's head."""
    endings = ["" if e == "-" else e for e in data.get("adjectives", "-").split()]
    for row in rows(data["states"]):
        entity = state(row[0])
        for column, form in ((1, "name"), (2, "metonym"), (4, "national")):
            for name in cell(row, column):
                yield name, entity, form, ""
        for adjective in cell(row, 3):
            for name in (adjective + e for e in endings):
                yield name, entity, "adjective", ""
                capital = "-".join(part.capitalize() for part in name.split("-"))
                yield capital, entity, "national" if len(endings) > 1 else "adjective", ""
    for block, form, condition in (("places", "place", ""), ("korea", "name", "korea"), ("short", "name", "short")):
        for row in rows(data.get(block) or ""):
            for name in cell(row, 1):
                yield name, state(row[0]), form, condition


def _adjectives(entity: EntityRef, adjectives: list[str], language: str) -> Iterator[Form]:
    for written in adjectives:
        name = written.lstrip("?")
        condition = "alone" if name != written else ""
        if language == "de":
            for ending in _ENDINGS:
                yield name + ending, entity, "adjective", ""
                yield name[0].upper() + name[1:] + ending, entity, "adjective", ""
        else:
            yield name, entity, "adjective", condition
            if name[-1] in "nki" and not name.endswith(("ish", "h")):
                yield name + "s", entity, "national", condition
