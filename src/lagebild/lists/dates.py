"""Partial dates as lists write them."""

import re
from datetime import date

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?![0-9])")
_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def day(text: str | None) -> str | None:
    """Return the calendar day (YYYY-MM-DD) that ``text`` starts with, time and zone dropped; none when there is none.

    >>> day("2014-07-28-04:00")
    '2014-07-28'
    """
    found = _DAY.match((text or "").strip())
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def is_partial(text: str) -> bool:
    """Whether ``text`` is YYYY, YYYY-MM or YYYY-MM-DD."""
    return _PARTIAL.fullmatch(text) is not None
