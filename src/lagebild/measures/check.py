"""What must be true of the data about measures; the first thing that is not raises DataError."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lagebild.data import load
from lagebild.errors import DataError
from lagebild.measures.dates import days
from lagebild.model import Measure

__all__ = ["DIRECTIONS", "THEMES", "date", "measures", "one_of", "parts", "split", "text"]

THEMES = ("arms", "space", "energy", "trade", "workers", "finance", "agreements", "monitoring")
_DIRECTIONS = """
from_dprk to_dprk both conduct financial workers vessels inspection freeze travel diplomatic mandate
commitment exemption
"""
DIRECTIONS = frozenset(_DIRECTIONS.split())
_TEXT = ("read", "secondary", "recalled")
_TERM = re.compile(r"([a-z-]+)(?: until (\S+))?: (.+)", re.DOTALL)


def text(where: str, entry: Mapping[str, Any], key: str) -> str:
    """Return a text that must be there."""
    value = entry.get(key)
    if value is None or value == "":
        raise DataError(f"{where}: '{key}' is missing; add it to the data file")
    return str(value)


def date(where: str, value: Any) -> str | None:
    """Return a partial date, or none where there is none."""
    if value is None:
        return None
    if days(str(value)) is None:
        raise DataError(f"{where}: '{value}' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD in quotation marks")
    return str(value)


def one_of(where: str, key: str, value: str, allowed: Iterable[str]) -> str:
    """Return a value that must be one of the ``allowed`` ones."""
    if value not in allowed:
        raise DataError(f"{where}: {key} '{value}' is not known; use one of {', '.join(sorted(allowed))}")
    return value


def split(where: str, key: str, value: Any, allowed: Iterable[str] | None = None) -> tuple[str, ...]:
    """Return the words of a scalar, each of which must be one of the ``allowed`` ones."""
    words = tuple(str(value).split()) if value is not None else ()
    for word in words if allowed is not None else ():
        one_of(where, key, word, allowed or ())
    return words


def parts(term: str) -> tuple[str, str | None, str]:
    """Take ``KIND: words`` or ``KIND until DATE: words`` apart."""
    found = _TERM.fullmatch(term)
    if not found:
        raise DataError(f"'{term}' is not of the form 'kind: words' or 'kind until DATE: words'")
    return found[1], found[2], found[3]


def measures(found: Mapping[str, Measure]) -> None:
    """Check what one provision cannot tell about itself: vocabularies, dates in order, successors that exist."""
    exemptions, conditions = load("measures/exemptions"), load("measures/conditions")
    for measure in found.values():
        one_of(measure.id, "theme", measure.theme, THEMES)
        one_of(measure.id, "direction", measure.direction, DIRECTIONS)
        one_of(measure.id, "target", measure.target, ("kp", "any", "freeze"))
        one_of(measure.id, "number", measure.paragraph_status, ("read", "verify"))
        one_of(measure.id, "text", measure.text_status, _TEXT)
        if measure.superseded_by:
            one_of(measure.id, "superseded_by", measure.superseded_by, found)
        if measure.in_force_until and measure.in_force_until < measure.in_force_from:
            raise DataError(f"{measure.id}: it ends before it begins; correct 'from' or 'until'")
        if bool(measure.hs) != bool(measure.hs_basis):
            raise DataError(f"{measure.id}: give 'hs' and 'hs_basis' together")
        for term in measure.exemptions:
            kind, until, _ = parts(term)
            one_of(measure.id, "exemption", kind, exemptions)
            date(measure.id, until)
        for term in measure.conditions:
            one_of(measure.id, "condition", parts(term)[0], conditions)
        for cap in measure.caps:
            one_of(measure.id, "cap period", cap.period, ("year", "12 months", "interval"))
            date(measure.id, cap.start)
            date(measure.id, cap.until)
