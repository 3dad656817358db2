"""What else than the name speaks for or against a match, added to the name's log-odds."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lagebild.data import load
from lagebild.match import features
from lagebild.match.features import Feature
from lagebild.match.party import Record

if TYPE_CHECKING:
    from lagebild.match.index import Compared

__all__ = ["weigh"]

_LEAST = -4.0  # log-odds of the name below which nothing else than a number makes a match
_SURE = 12.0  # log-odds of one IMO number
_NUMBER = 6.0  # what another number in common adds
_OTHER_SHIP = -4.0
_WEAK_CEILING = -0.35  # log-odds that a weak alias has at most: below the threshold
_UNSURE = -2.0  # a person, and a party of which the list does not say that it is one


def weigh(asked: Record, record: Record, compared: Compared | None) -> tuple[float, dict[str, Feature]] | None:
    """Return the log-odds that both are one party and the reasons besides the name; none if there is nothing."""
    told: dict[str, Feature] = {}
    odds = compared.odds if compared else -9.0
    number = _number(asked, record, told)
    if odds < _LEAST and number <= 0:
        return None
    if compared and (compared.asked.weak or compared.printed.weak):
        odds = min(odds, _WEAK_CEILING)
        told["weakAlias"] = Feature(0.0, "a weak alias alone never alarms", None, compared.printed.text)
    if asked.schema == "Person" != record.schema or record.schema == "Person" != asked.schema in _NOT_PERSONS:
        odds += _UNSURE
        told["schema"] = Feature(0.0, "the list does not say that it is a person", asked.schema, record.schema)
    for prop, found in (
        ("birthDate", features.birth(asked.births, record.births)),
        ("country", features.country(frozenset(asked.countries), frozenset(record.countries))),
        ("gender", features.gender(asked.genders, record.genders)),
    ):
        if found:
            told[prop] = found
            odds += float(_weights()[found.detail])
    if number > 0:
        odds = _SURE if number == _SURE else max(odds, -1.0) + number
    else:
        odds += number
    return odds, told


_NOT_PERSONS = frozenset({"LegalEntity", "Organization", "Company", "PublicBody"})


def _number(asked: Record, record: Record, told: dict[str, Feature]) -> float:
    """Return what the numbers tell: a ship's decides, another adds; another ship's takes away."""
    result = 0.0
    for prop, numbers in asked.numbers.items():
        theirs = record.numbers.get(prop, ())
        both = sorted(set(numbers) & set(theirs))
        if both:
            told[prop] = Feature(1.0, "same number", both[0], both[0])
            return _SURE if prop == "imoNumber" else _NUMBER
        if theirs and prop == "imoNumber":
            told[prop] = Feature(0.0, "another number", numbers[0], theirs[0])
            result = _OTHER_SHIP
    return result


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = load("register/weights")["context"]
    return table
