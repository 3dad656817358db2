"""Partial dates as lists write them."""

import re
from datetime import date

from lagebild.model import DateTold

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![0-9])")
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_CIRCA = re.compile(r"(?:circa|approximately|about|c\.|ca\.?|between|from)\s*", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:\bto\b|\band\b|[-–])\s*")
_WORDED = re.compile(r"(?:(?P<day>\d{1,2})[ -])?(?:(?P<month>[A-Za-z]{3,9})\.?[ -])?(?P<year>\d{4})")
_NUMERIC = re.compile(r"(?P<day>\d{1,2}|dd|DD)[/.](?P<month>\d{1,2}|mm|MM)[/.](?P<year>\d{4})")


def day(text: str | None) -> str | None:
    """Return the calendar day (YYYY-MM-DD) that ``text`` starts with, time and zone dropped; none when there is none.

    >>> day("2014-07-28-04:00")
    '2014-07-28'
    """
    found = _DAY.match((text or "").strip())
    return partial(found[1], found[2], found[3]) if found else None


def is_partial(text: str) -> bool:
    """Whether ``text`` is YYYY, YYYY-MM or YYYY-MM-DD."""
    return _PARTIAL.fullmatch(text) is not None


def partial(year: str | int | None, month: str | int | None = None, day: str | int | None = None) -> str | None:
    """Return YYYY, YYYY-MM or YYYY-MM-DD from numbers, zero standing for unknown; none where the calendar has no such.

    >>> partial(1944, 10, 0)
    '1944-10'
    """
    try:
        numbers = [int(part or 0) for part in (year, month, day)]
        if not 1000 <= numbers[0] <= 9999:
            return None
        whole = date(numbers[0], numbers[1] or 1, numbers[2] or 1).isoformat()
    except ValueError:
        return None
    return whole[: 4 if not numbers[1] else 7 if not numbers[2] else 10]


def one(text: str) -> str | None:
    """Return the partial date written as 13 Oct 1944, Oct 1944, 13/10/1944, dd/mm/1944, 1944-10-13 or 1944."""
    text = text.strip()
    if is_partial(text):
        return partial(text[:4], text[5:7], text[8:])
    if found := _NUMERIC.fullmatch(text):
        return partial(found["year"], *(part if part.isdigit() else None for part in found.group("month", "day")))
    if found := _WORDED.fullmatch(text):
        month = _MONTHS.get((found["month"] or "")[:3].lower())
        return None if found["month"] and not month else partial(found["year"], month, found["day"] if month else None)
    return None


def told(prop: str, text: str) -> DateTold | None:
    """Return the date, exact, circa or a range, that ``text`` writes; none when it is something else.

    >>> told("birthDate", "circa 1960 to 1962")
    DateTold(prop='birthDate', date='1960', until='1962', circa=True)
    """
    text = " ".join(text.split())
    bare = _CIRCA.sub("", text)
    circa = bare != text and not text.lower().startswith(("between", "from"))
    if found := one(bare):
        return DateTold(prop=prop, date=found, circa=circa)
    ends = [one(part) for part in _RANGE.split(bare, maxsplit=1)]
    if len(ends) == 2 and ends[0] and ends[1] and ends[0][: len(ends[1])] <= ends[1]:
        return DateTold(prop=prop, date=ends[0], until=ends[1], circa=circa)
    return None
