"""Dates as partial as they are told: "am Dienstag", "im April", "in September 2023", "last year", "2024-03-28"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from lagebild.read.days import first_day

__all__ = ["first_date"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner january jan", "februar february feb", "märz march mar", "april apr", "mai may",
            "juni june jun",
            "juli july jul", "august aug", "september sept sep", "oktober october okt oct", "november nov",
            "dezember december dez dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "montag monday", "dienstag tuesday", "mittwoch wednesday", "donnerstag thursday", "freitag friday",
            "samstag sonnabend saturday", "sonntag sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = "|".join(_DAYS)
_HERE = ("de", "en", "und")
_YEAR = r"(?:19|20)\d\d"
_PATTERN = re.compile(
    rf"\b(?:(?P<iso>{_YEAR}-\d\d-\d\d)"
    rf"|(?P<d1>\d{{1,2}})\.\s?(?P<m1>{_MONTH}|\d{{1,2}}\.)\.?\s?(?P<y1>{_YEAR})?"
    rf"|(?P<m2>{_MONTH})\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s(?P<y2>{_YEAR}))?"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m3>{_MONTH})\b,?(?:\s(?P<y3>{_YEAR}))?"
    rf"|(?P<lead>im|in|seit|seit\s+ende|ende|anfang|mitte|since|late|early|mid|by|until|bis|last|this|vergangenen|letzten)"
    rf"[\s-](?P<m4>{_MONTH})\b(?:\s(?:des\s+Jahres\s+)?(?P<y4>{_YEAR}))?"
    rf"|(?P<m5>{_MONTH})\s(?P<y5>{_YEAR})"
    rf"|(?P<weekday>{_DAY})(?:s|abend|morgen|nachmittag|vormittag|mittag)?"
    r"|(?P<rel>vorgestern|gestern|heute|yesterday|today|(?:last|this|previous)\s(?:year|month)|"
    r"(?:im\s)?(?:vergangene[nsm]|vorige[nsm]|letzte[nsm])\s(?:Jahr|Jahres|Monat)|vorjahr|"
    r"(?:in\s)?diese[snm]\s(?:Jahr|Jahres|Monat))"
    rf"|(?:im\sjahr[e]?|in|seit|since|ende|anfang|mitte|early|late|mid|of|during|by|from|bis)[\s-](?P<y6>{_YEAR})"
    r")\b(?![\d-])",
    re.IGNORECASE,
)
_HINT = re.compile(
    rf"\d\d|\b(?:{_MONTH}|{_DAY})|gestern|heute|yesterday|today|\byear\b|\bmonth\b|[Jj]ahr|[Mm]onat", re.IGNORECASE
)


def first_date(text: str, anchor: str | None, language: str = "en") -> str | None:
    """Return the first date told in ``text``, partial; what is relative is counted back from ``anchor``.

    Reports look back: a weekday is the latest one up to ``anchor``, a month without a year the latest one that has
    begun. Without an anchor only dates with a year count.
    """
    if language not in _HERE:
        return first_day(text, anchor, language)
    if not _HINT.search(text):
        return None
    for m in _PATTERN.finditer(text):
        if found := _read(m, anchor, language):
            return found
    return None


def _read(m: re.Match[str], anchor: str | None, language: str) -> str | None:
    if m["iso"]:
        return m["iso"] if _valid(m["iso"]) else None
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2"), ("d3", "m3", "y3")):
        if m[month]:
            number = _month(m[month])
            return _full(number, int(m[day]), m[year], anchor) if number else None
    if m["m4"]:
        return _monthly(m["m4"], m["y4"], anchor)
    if m["m5"]:
        return _monthly(m["m5"], m["y5"], anchor)
    if m["y6"]:
        return m["y6"]
    day_ = _anchor_day(anchor)
    if m["weekday"]:
        if day_ is None:
            return None
        return (day_ - timedelta(days=(day_.weekday() - _DAYS[m["weekday"].lower()]) % 7)).isoformat()
    return _relative(m["rel"].lower(), anchor, day_) if anchor else None


def _relative(word: str, anchor: str, day: date | None) -> str | None:
    back = {"heute": 0, "today": 0, "gestern": 1, "yesterday": 1, "vorgestern": 2}.get(word)
    if back is not None:
        return (day - timedelta(days=back)).isoformat() if day else None
    this = word.startswith(("this", "dies", "in dies"))
    if "year" in word or "jahr" in word:
        return str(int(anchor[:4]) - (0 if this else 1))
    if len(anchor) < 7:
        return None
    year, month = int(anchor[:4]), int(anchor[5:7])
    if not this:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return f"{year:04}-{month:02}"


def _month(written: str) -> int | None:
    number = _MONTHS.get(written.lower().rstrip("."))
    if number is None and written.rstrip(".").isdigit():
        number = int(written.rstrip("."))
    return number if number and 1 <= number <= 12 else None


def _full(month: int, day: int, year: str | None, anchor: str | None) -> str | None:
    if year is None:
        if anchor is None:
            return None
        year = anchor[:4]
        if len(anchor) >= 7 and f"{month:02}-{day:02}" > (anchor[5:] + "-31")[:5]:
            year = str(int(year) - 1)
    number = int(year)
    return f"{number:04}-{month:02}-{day:02}" if 1 <= day <= monthrange(number, month)[1] else None


def _monthly(written: str, year: str | None, anchor: str | None) -> str | None:
    month = _MONTHS[written.lower()]
    if year is None:
        if anchor is None or len(anchor) < 7:
            return None
        year = anchor[:4] if month <= int(anchor[5:7]) else str(int(anchor[:4]) - 1)
    return f"{int(year):04}-{month:02}"


def _anchor_day(anchor: str | None) -> date | None:
    return date.fromisoformat(anchor) if anchor and len(anchor) == 10 and _valid(anchor) else None


def _valid(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
