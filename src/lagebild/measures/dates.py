"""Partial dates as intervals of days, and how they lie to the life of a provision."""

import calendar
import re
from datetime import date

from lagebild.model import Measure, Proposition

__all__ = ["Interval", "days", "relation", "when"]

Interval = tuple[date, date]

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def days(partial: str | None) -> Interval | None:
    """Return first and last day of ``YYYY[-MM[-DD]]``; none for anything that is not a date."""
    found = _PARTIAL.fullmatch(partial or "")
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def when(proposition: Proposition, as_of: str | None = None) -> tuple[str | None, str]:
    """Return the date that chooses the provision, and where it comes from: event, said, as_of or none."""
    for partial, origin in ((proposition.event.date, "event"), (proposition.first_said, "said"), (as_of, "as_of")):
        if days(partial):
            return partial, origin
    return None, "none"


def relation(measure: Measure, partial: str | None) -> str:
    """Tell how a date lies to the days a provision is in force: before, after, within, partly or unknown."""
    told = days(partial)
    if not told:
        return "unknown"
    start = days(measure.in_force_from)
    end = days(measure.in_force_until)
    if start and told[1] < start[0]:
        return "before"
    if end and told[0] > end[1]:
        return "after"
    if (start and told[0] < start[0]) or (end and told[1] > end[1]):
        return "partly"
    return "within"
