"""What else than the name speaks for or against a match: dates, countries, numbers."""

import re

from msgspec import Struct

_YEAR = re.compile(r"\d{4}")
_PLAIN = re.compile(r"[^A-Z0-9]")
_CITIZEN = ("nationality", "citizenship", "country", "jurisdiction", "birthCountry", "flag")

# FollowTheMoney properties that identify by themselves
IDENTIFIERS = (
    "imoNumber", "mmsi", "leiCode", "innCode", "ogrnCode", "passportNumber", "idNumber", "registrationNumber",
    "taxNumber", "swiftBic", "callSign",
)  # fmt: skip
_SHORTEST = 5  # characters of a number that identifies


class Feature(Struct, frozen=True, gc=False):
    """One reason: how far it speaks for the match (0 to 1), in words, and the two values it compares."""

    score: float
    detail: str
    query: str | None
    candidate: str | None


def identifier(prop: str, text: str) -> str | None:
    """Return the number in comparable form, or none when it cannot identify (too short, wrong check digit)."""
    plain = _PLAIN.sub("", text.upper())
    if prop == "imoNumber":
        plain = plain.removeprefix("IMO")
        return plain if _is_imo(plain) else None
    if len(plain) < _SHORTEST or not any(sign.isdigit() for sign in plain):
        return None if prop != "swiftBic" or len(plain) < 8 else plain[:8]
    return plain[:8] if prop == "swiftBic" else plain


def _is_imo(number: str) -> bool:
    """Ships: weights 7 to 2, the last digit of the sum; companies: weights 8 6 4 2 9 7, modulus 11."""
    if len(number) != 7 or not number.isdigit():
        return False
    from stdnum import imo

    company = sum(int(digit) * weight for digit, weight in zip(number, (8, 6, 4, 2, 9, 7), strict=False))
    return bool(imo.is_valid(number)) or (11 - company % 11) % 10 == int(number[6])


def birth(query: tuple[str, ...], listed: tuple[str, ...]) -> Feature | None:
    """Compare dates of birth: the same day, the same year, one year off, another year; none where one has no date."""
    best: Feature | None = None
    for one in query:
        for other in listed:
            if not (_YEAR.match(one) and _YEAR.match(other)):
                continue
            score, detail = _dates(one[:10], other[:10])
            if best is None or score > best.score:
                best = Feature(score, detail, one, other)
    if best is not None and best.score < 0.5:
        years = [int(date[:4]) for date in listed if _YEAR.fullmatch(date)]
        for one in query:
            if len(years) > 1 and min(years) <= int(one[:4]) <= max(years):
                return Feature(0.6, "within the years told", one, f"{min(years)}-{max(years)}")
    return best


def _dates(one: str, other: str) -> tuple[float, str]:
    size = min(len(one), len(other))
    if one[:size] == other[:size]:
        return (1.0, "same day") if size == 10 else (0.8, "same month" if size == 7 else "same year")
    if one[:4] == other[:4]:
        swapped = size == 10 and (one[5:7], one[8:]) == (other[8:], other[5:7])
        return (0.8, "day and month swapped") if swapped else (0.4, "same year, another day")
    if one[4:] == other[4:] and size == 10:
        return 0.5, "same day and month, another year"
    if abs(int(one[:4]) - int(other[:4])) <= 1:
        return (0.5, "one year apart") if size == 4 else (0.2, "one year apart")
    return 0.0, "different years"


def gender(query: tuple[str, ...], listed: tuple[str, ...]) -> Feature | None:
    """Compare genders, each a first letter; none where one side tells none or both."""
    if len(query) != 1 or len(listed) != 1:
        return None
    same = query == listed
    return Feature(float(same), "same gender" if same else "another gender", query[0], listed[0])


def countries(properties: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Return every country a party is tied to."""
    return frozenset(code.lower() for prop in _CITIZEN for code in properties.get(prop, ()))


def country(query: frozenset[str], listed: frozenset[str]) -> Feature | None:
    """Compare countries; none where one side tells none."""
    if not query or not listed:
        return None
    both = sorted(query & listed)
    if both:
        return Feature(1.0, "a country in common", both[0], both[0])
    return Feature(0.0, "no country in common", ", ".join(sorted(query)), ", ".join(sorted(listed)))
