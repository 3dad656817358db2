"""What else than the name speaks for or against a match, added to the name's log-odds."""

from functools import cache

from lagebild.data import load
from lagebild.match import features
from lagebild.match.compared import Compared
from lagebild.match.features import Feature
from lagebild.match.party import PARTIES, Record

__all__ = ["besides", "unsure", "weigh"]

_SURE = 12.0  # log-odds of one IMO number
_NUMBER = 6.0  # what another number in common adds
_OTHER_SHIP = -4.0


def weigh(asked: Record, record: Record, compared: Compared | None) -> tuple[float, dict[str, Feature]]:
    """Return the log-odds that both are one party, and the reasons besides the name."""
    told: dict[str, Feature] = {}
    odds = compared.odds if compared else -9.0
    number = _number(asked, record, told)
    if compared and (compared.asked.weak or compared.printed.weak):
        told["weakAlias"] = Feature(0.0, "a weak alias alone never alarms", None, compared.printed.text)
    if unsure(asked, record):
        told["schema"] = Feature(0.0, "not said to be a person", asked.schema, record.schema)
    told |= dict(besides(asked, record))
    odds += sum(float(_weights().get(one.detail, 0)) for one in told.values())
    if number > 0:
        odds = _SURE if number == _SURE else max(odds, -1.0) + number
    else:
        odds += number
    return odds, told


def unsure(asked: Record, record: Record) -> bool:
    """Whether one side is a person, and of the other it is not said."""
    return (asked.schema == "Person") != (record.schema == "Person") and asked.schema in PARTIES


def besides(asked: Record, record: Record) -> list[tuple[str, Feature]]:
    """Return what else is known on both sides: the property and how it compares."""
    found = (
        ("birthDate", features.birth(asked.births, record.births)),
        ("country", features.country(frozenset(asked.countries), frozenset(record.countries))),
        ("gender", features.gender(asked.genders, record.genders)),
    )
    return [(prop, one) for prop, one in found if one]


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
