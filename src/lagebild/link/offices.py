"""Who holds which office on a date."""

from collections.abc import Iterator
from functools import cache

from lagebild.data import load
from lagebild.link.language import LANGUAGES, names, spelt
from lagebild.link.table import cell, rows
from lagebild.model import EntityRef

__all__ = ["forms", "holder", "people", "titles", "women"]

_BODIES = {"un", "nato", "eu", "iaea"}
_COLUMN = {"en": 1, "de": 2}


@cache
def people() -> dict[str, EntityRef]:
    """Return every person by id; who speaks for an international body has no country."""
    return {
        r[0]: EntityRef(r[0], "Person", r[2], () if r[1] in _BODIES else (r[1],))
        for r in rows(load("offices")["persons"])
    }


@cache
def women() -> frozenset[str]:
    """Return the ids of the women among them."""
    return frozenset(load("offices")["women"].split())


def forms(language: str) -> Iterator[tuple[str, EntityRef, str, str]]:
    """Yield the spellings of people's names; the German genitive is added to Latin ones."""
    for row in rows(names(language).get("persons", "")):
        for name in cell(row, 1):
            yield name, people()[row[0]], "name", ""
    for row in rows(load("offices")["persons"]):
        entity = people()[row[0]]
        for name in [row[2], *cell(row, 3)]:
            yield name, entity, "name", "surname" if name.isalpha() else ""
            if language == "de" and name.isascii() and name[0] != "~" and name[-1] not in "sxz":
                yield name + "s", entity, "genitive", ""


@cache
def titles(language: str) -> dict[str, tuple[str, ...]]:
    """Return titles in ``language``: lower-case title to the offices it can mean; German feminine forms included."""
    if language in LANGUAGES:
        return spelt("titles", language)
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(load("offices")["titles"]):
        for title in cell(row, _COLUMN.get(language, 1)):
            forms = [title, *([title + "in"] if language == "de" and title[-1] in "rtf" else [])]
            for form in forms:
                found[form.lower()] = (*found.get(form.lower(), ()), row[0])
    return found


@cache
def _terms() -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in rows(load("offices")["terms"]):
        found.setdefault((row[0], row[1]), []).append((row[3], row[4] if len(row) > 4 else "", row[2]))
    return found


def holder(country: str, office: str, date: str | None) -> EntityRef | None:
    """Return who holds ``office`` of ``country`` on the partial ``date``.

    None where the date leaves two holders possible or lies after what the data knows. Without a date only an
    office that one person has held throughout has a holder.
    """
    terms = _terms().get((country, office), [])
    if date is None:
        holders = {who for _, _, who in terms}
    else:
        known = str(load("offices")["as_of"])
        holders = {who for since, until, who in terms if _within(date, since, until or known)}
    return people()[holders.pop()] if len(holders) == 1 else None


def _within(date: str, since: str, until: str) -> bool:
    """Whether a partial date can lie in a term given by partial dates: compared as far as both are told."""
    return since[: len(date)] <= date[: len(since)] and date[: len(until)] <= until[: len(date)]
