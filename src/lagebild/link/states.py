"""States: their names, metonyms, adjectives and nationals per language, as the forms that stand in texts."""

from collections.abc import Iterator
from functools import cache

from lagebild.data import load
from lagebild.link.table import cell, rows
from lagebild.model import EntityRef

__all__ = ["forms", "state", "states"]

Form = tuple[str, EntityRef, str, str]  # as written, entity, form, condition ("", "alone", "korea")

_ENDINGS = ("e", "en", "er", "es", "em", "")
_COLUMN = {"en": 1, "de": 2}
_OTHERS = {"ru": 1, "ko": 2, "zh": 3, "fr": 4}


@cache
def states() -> dict[str, EntityRef]:
    """Return every state by its code."""
    return {r[0]: EntityRef(r[0], "Country", cell(r, 1)[0], (r[0],)) for r in rows(load("states")["table"])}


def state(code: str) -> EntityRef:
    """Return the state with ISO alpha-2 ``code``; an unknown code names itself."""
    return states().get(code) or EntityRef(code, "Country", code.upper(), (code,))


def forms(language: str) -> Iterator[Form]:
    """Yield what texts in ``language`` call states; German is inflected, other languages come as listed."""
    data = load("states")
    if language in _OTHERS:
        for row in rows(data["others"]):
            for name in cell(row, _OTHERS[language]):
                yield name, state(row[0]), "name", ""
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
