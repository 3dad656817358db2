"""Organisations that reports quote, and the ministries and services that every state has."""

from collections.abc import Iterator
from functools import cache

from lagebild.data import load
from lagebild.link.language import LANGUAGES, names, spelt
from lagebild.link.states import state
from lagebild.link.table import cell, rows
from lagebild.model import EntityRef

__all__ = ["bodies", "body", "forms", "organisation", "organisations"]

_COLUMN = {"en": 4, "de": 5}
_OTHER = 6


@cache
def organisations() -> dict[str, EntityRef]:
    """Return every organisation by its id."""
    return {r[0]: EntityRef(r[0], r[1], r[3], tuple(cell(r, 2))) for r in rows(load("organisations")["table"])}


def organisation(id_: str) -> EntityRef | None:
    """Return the organisation called ``id_`` or none."""
    return organisations().get(id_)


def forms(language: str) -> Iterator[tuple[str, EntityRef, str, str]]:
    """Yield what texts in ``language`` call organisations (as lagebild.link.states.forms does for states)."""
    for row in rows(names(language).get("organisations", "")):
        for name in cell(row, 1):
            yield name, organisations()[row[0]], "name", ""
    for row in rows(load("organisations")["table"]):
        for written in cell(row, _COLUMN.get(language, _OTHER)):
            name = written.lstrip("?")
            yield name, organisations()[row[0]], "name", "alone" if name != written else ""


@cache
def bodies(language: str) -> dict[str, str]:
    """Return the nouns for state bodies in ``language``: lower-case noun to the body's id part."""
    if language in LANGUAGES:
        return {noun: ids[0] for noun, ids in spelt("bodies", language).items()}
    column = {"en": 2, "de": 3}.get(language, 2)
    return {n.lower(): r[0] for r in rows(load("organisations")["bodies"]) for n in cell(r, column)}


@cache
def _captions() -> dict[str, str]:
    return {r[0]: r[1] for r in rows(load("organisations")["bodies"])}


def body(country: str, kind: str) -> EntityRef:
    """Return the body of ``kind`` of the state ``country``; its government is the state itself."""
    known = organisation(f"{country}-{kind}") or (organisation("kr-nis") if (country, kind) == _NIS else None)
    if known:
        return known
    if kind == "government":
        return state(country)
    caption = f"{_captions()[kind]} ({state(country).caption})"
    return EntityRef(f"{country}-{kind}", "PublicBody", caption, (country,))


_NIS = ("kr", "intelligence")
