"""What has a day: alleged facts with their allegations and denials, and the dated acts of the registers."""

from datetime import date, timedelta

from msgspec import Struct

from lagebild.model import Claim, Proposition
from lagebild.report.desk import Desk

__all__ = ["Act", "Row", "acts_of", "by_day", "days_of", "row_of", "window_of"]


class Act(Struct, frozen=True):
    """A dated act of a register: a vote, a signature, the end of a mandate."""

    day: date
    date: str
    text: str
    note: int
    rank: int  # what matters most for the brief first


class Row(Struct, frozen=True):
    """A proposition with its days: as alleged, of each allegation, of each denial."""

    proposition: Proposition
    alleged: tuple[date, date] | None
    said: tuple[tuple[date, Claim], ...]
    denied: tuple[tuple[date, Claim], ...]


def window_of(window: tuple[str | None, str | None]) -> tuple[date, date]:
    """Return first and last day of a window; what is no date leaves its side open."""
    first, last = (_span(value) for value in window)
    return (first[0] if first else date.min), (last[1] if last else date.max)


def row_of(proposition: Proposition, desk: Desk, first: date, last: date) -> Row | None:
    """Return a proposition with its days from ``first`` to ``last``, or none where nobody spoke in them."""
    said, denied = (
        tuple((day, claim) for day, claim in _dated(ids, desk) if first <= day <= last)
        for ids in (proposition.claims_for, proposition.claims_against)
    )
    if not said and not denied:
        return None
    alleged = _span(proposition.event.date) if proposition.event.date else None
    if alleged:
        alleged = (max(alleged[0], first), min(alleged[1], last))
    if alleged and alleged[0] > alleged[1]:
        alleged = None
    return Row(proposition, alleged, said, denied)


def _dated(ids: tuple[str, ...], desk: Desk) -> tuple[tuple[date, Claim], ...]:
    found = []
    for id_ in ids:
        claim = desk.material.claims[id_]
        span = _span(claim.said) or _span(desk.notes.document(claim.document).published)
        if span:
            found.append((span[0] + (span[1] - span[0]) / 2, claim))
    return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].id)))


def days_of(row: Row) -> list[date]:
    """Return all days of a row."""
    return [*(row.alleged or ()), *(day for day, _ in row.said), *(day for day, _ in row.denied)]


def _span(value: str | None) -> tuple[date, date] | None:
    """Return first and last day of a partial date, or none where it is no date."""
    try:
        numbers = [int(part) for part in (value or "")[:10].split("-")]
        if len(numbers) == 3:
            year, month, day = numbers
            return date(year, month, day), date(year, month, day)
        if len(numbers) == 2:
            following = date(numbers[0] + numbers[1] // 12, numbers[1] % 12 + 1, 1)
            return date(numbers[0], numbers[1], 1), following - timedelta(days=1)
        return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
    except (ValueError, TypeError):
        return None


def acts_of(desk: Desk) -> list[Act]:
    """Return the dated acts of votes, agreements and mandates, by day."""
    material, record = desk.material, desk.notes.record
    found: list[tuple[str | None, str, int, int]] = [
        (v.date, f"Vote, {v.outcome}: {v.subject}", record("vote", v), 3 if v.outcome == "adopted" else 0)
        for v in material.votes
    ]
    for agreement in material.agreements:
        note, rank = record("agreement", agreement), 1 if material.attachments.get(agreement.id) else 4
        steps = ((agreement.signed, "Signed"), (agreement.in_force, "In force"), (agreement.ended, "Ended"))
        found += [(day, f"{act}: {agreement.title}", note, rank) for day, act in steps]
    for mandate in material.mandates:
        note = record("mandate", mandate)
        found += [(mandate.from_date, f"Begins work: {mandate.body}", note, 2)]
        found += [(mandate.until, f"Mandate ends: {mandate.body}", note, 0)]
    acts = [Act(span[0], day or "", text, note, rank) for day, text, note, rank in found if (span := _span(day))]
    return sorted(acts, key=by_day)


def by_day(act: Act) -> tuple[date, str]:
    """Return what acts are put in order by."""
    return act.day, act.text
