"""Whether what two lists tell of a birth can be true of one person."""

from lagebild.model import DateTold, Entity

__all__ = ["conflict"]

_AROUND = 1  # years that "circa" leaves open on either side


def conflict(one: Entity, other: Entity) -> str | None:
    """Return the birth dates of two parties in words when none of the one can be one of the other; else none."""
    first, second = _births(one), _births(other)
    if not first or not second or any(_meet(a, b) for a in first for b in second):
        return None
    return f"{_told(first)} and {_told(second)}"


def _births(entity: Entity) -> list[DateTold]:
    told = [date for date in entity.dates if date.prop == "birthDate"]
    values = entity.properties.get("birthDate", ())
    return told or [DateTold(prop="birthDate", date=value[:10]) for value in values if value[:4].isdigit()]


def _meet(one: DateTold, other: DateTold) -> bool:
    """Whether the days that two dates leave open have one in common."""
    (begin, end), (start, stop) = _span(one), _span(other)
    return begin <= stop and start <= end


def _span(date: DateTold) -> tuple[str, str]:
    first, last = date.date, date.until or date.date
    if date.circa:
        first, last = str(int(first[:4]) - _AROUND), str(int(last[:4]) + _AROUND)
    return first.ljust(10, "\x00"), last.ljust(10, "\x7f")


def _told(dates: list[DateTold]) -> str:
    words = [
        f"{'circa ' if date.circa else ''}{date.date}{f' to {date.until}' if date.until else ''}"
        for date in dict.fromkeys(dates)
    ]
    return " or ".join(words)
