"""Partial dates as spans of days."""

from datetime import date, timedelta
from functools import cache

__all__ = ["span"]


@cache
def span(when: str) -> tuple[date, date]:
    """Return first and last day of a partial date."""
    year, month, day = ([int(x) for x in when.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)
