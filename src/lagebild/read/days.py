"""Dates in the languages whose ways of telling them are data: data/days.yaml."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from lagebild.data import load

__all__ = ["first_day"]

_LONGEST = 4_000  # characters searched
_FIRST, _LAST = 1950, 2099  # years that reports speak of


def first_day(text: str, anchor: str | None, language: str) -> str | None:
    """Return the first date told in ``text`` as YYYY[-MM[-DD]], as partial as it is told.

    What is relative is counted from ``anchor``, a partial date; a month or day without a year is the latest one that
    has begun by then. None for a language without patterns.
    """
    made = _pattern(language)
    if made is None:
        return None
    pattern, count = made
    for m in pattern.finditer(text[:_LONGEST]):
        parts = {k[: k.rindex("_")]: v for k, v in m.groupdict().items() if v is not None}
        if count and (found := _read(parts, anchor, language)):
            return found
    return None


def _read(parts: dict[str, str], anchor: str | None, language: str) -> str | None:
    data = load("days")[language]
    year, month, day = (int(parts[k]) if k in parts else None for k in ("year", "month", "day"))
    if "name" in parts:
        month = _index(parts["name"], data["months"].split())
    shift = data["shifts"].get(parts.get("shift", "").lower())
    if month == 0 or (month and month > 12) or (year and not _FIRST <= year <= _LAST):
        return None
    if year:
        return _whole(year, month, day)
    if anchor is None:
        return None
    if "weekday" in parts:
        return _weekday(_index(parts["weekday"], data["weekdays"].split()), anchor)
    if shift:
        return _shifted(shift, month, day, anchor)
    if month is None:
        return _latest_day(day, anchor) if day else None
    return _latest(month, day, anchor)


def _whole(year: int, month: int | None, day: int | None) -> str | None:
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if 1 <= day <= monthrange(year, month)[1] else None


def _shifted(shift: str, month: int | None, day: int | None, anchor: str) -> str | None:
    """What "last year", "last March", "the 5th of last month", "yesterday" are, seen from ``anchor``."""
    unit, back = shift[0], int(shift[2:])
    year = int(anchor[:4])
    if unit == "y":
        return _whole(year - back, month, day)
    if unit == "m":
        if len(anchor) < 7:
            return None
        months = year * 12 + int(anchor[5:7]) - 1 - back
        return _whole(months // 12, months % 12 + 1, day)
    today = _day(anchor)
    return (today - timedelta(days=back)).isoformat() if today and month is None and day is None else None


def _latest(month: int, day: int | None, anchor: str) -> str | None:
    year = int(anchor[:4])
    if len(anchor) >= 7 and (month, day or 0) > (int(anchor[5:7]), int(anchor[8:10] or 31)):
        year -= 1
    elif len(anchor) < 7 and day is None:
        return None
    return _whole(year, month, day)


def _latest_day(day: int, anchor: str) -> str | None:
    """The day of that number up to ``anchor``, in its month or the one before."""
    today = _day(anchor)
    if today is None or not 1 <= day <= 31:
        return None
    months = today.year * 12 + today.month - 1 - (day > today.day)
    return _whole(months // 12, months % 12 + 1, day)


def _weekday(number: int, anchor: str) -> str | None:
    today = _day(anchor)
    if today is None or not number:
        return None
    return (today - timedelta(days=(today.weekday() - number + 1) % 7)).isoformat()


def _day(anchor: str) -> date | None:
    try:
        return date.fromisoformat(anchor) if len(anchor) == 10 else None
    except ValueError:
        return None


def _index(written: str, names: list[str]) -> int:
    """Which of ``names`` is written, counted from 1; 0 for none."""
    return next((i for i, name in enumerate(names, 1) if re.fullmatch(_open(name), written, re.IGNORECASE)), 0)


def _open(name: str) -> str:
    return name.replace("*", r"\w{0,5}")


@cache
def _pattern(language: str) -> tuple[re.Pattern[str], int] | None:
    data = load("days").get(language)
    if data is None:
        return None
    slots = {
        "year": r"(?:19|20)\d\d(?!\d)",
        "month": r"\d{1,2}",
        "day": r"\d{1,2}",
        "name": "|".join(map(_open, data.get("months", "").split())),
        "weekday": "|".join(map(_open, data["weekdays"].split())),
        "shift": "|".join(sorted(map(re.escape, data["shifts"]), key=len, reverse=True)),
    }
    spaced = language not in ("ko", "zh")
    edge = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    branches = []
    for number, written in enumerate(data["patterns"]):
        branch = written
        for slot, inner in slots.items():
            branch = branch.replace("{" + slot + "}", f"(?P<{slot}_{number}>{inner})")
        branches.append(f"(?:{branch})")
    digits = r"(?<![\d.,])" if not spaced else ""
    return re.compile(edge[0] + digits + "(?:" + "|".join(branches) + ")" + edge[1], re.IGNORECASE), len(branches)
