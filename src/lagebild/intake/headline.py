"""Title and date of a text that carries no metadata: read from its first lines, or left open."""

import re
from itertools import groupby

from lagebild.data import load

__all__ = ["told_date", "told_title"]

_NEAR = 4_000  # code points
_LINES = 12  # lines with something in them
_LONG = 150  # a longer line is running text
_SIGNS = 8  # letters of a script without spaces that make a headline as four words do
_CLOSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_BYLINE = re.compile(
    r"(?:By|Von|BY|VON|From|Aus|Par)\s+[\wÀ-ž]|[\w\s]{2,12}\s기자(?:\s|$)|[（(]?(?:本报|本報)?(?:记者|記者)"
)


def told_title(text: str, outlets: frozenset[str] = frozenset()) -> str | None:
    """Return the headline: the first line of four words or more before the running text, else the first line there.

    Lines that are a masthead (one of ``outlets``), a byline, a dateline or a date are passed over.
    """
    first = None
    for line in _head(text):
        if any(piece in outlets for piece in (line, *re.split(r"\s+[-–—|·]\s+|,\s+", line))):
            continue
        if _BYLINE.match(line) or _date_line().match(line) or _dateline().match(line):
            continue
        if len(line.split()) >= 4 or len(_CLOSE.findall(line)) >= _SIGNS:
            return line
        first = first or line
    return first


def told_date(text: str) -> str | None:
    """Return the date that a dateline, byline or date line near the top or bottom states, as YYYY-MM-DD.

    A date inside a headline or the running text is an event's, never taken.
    """
    lines = [line.strip() for line in text[:_NEAR].splitlines() if line.strip()][:_LINES]
    lines += [line.strip() for line in text[-_NEAR:].splitlines() if line.strip()][-3:]
    for line in lines:
        found = _date_line().match(line) if len(line) < _LONG else None
        if found := found or _dateline().match(line):
            return _iso(found)
    return None


def _head(text: str) -> list[str]:
    """Return the short lines before the running text; a block of four lines or more is running text too."""
    lines = [line.strip() for line in text[:_NEAR].splitlines()]
    found: list[str] = []
    for filled, group in groupby(lines, key=bool):
        block = list(group)
        if not filled:
            continue
        if len(block) > 3:
            return found or block[:1]
        for line in block:
            if len(line) > _LONG or len(found) >= _LINES:
                return found
            found.append(line)
    return found


def _months() -> dict[str, int]:
    names: dict[str, list[str]] = load("months")
    return {name: number for number in range(1, 13) for name in names[f"{number:02}"]}


def _date() -> str:
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return (
        rf"(?:(?P<y1>\d{{4}})-(?P<m1>\d{{2}})-(?P<d1>\d{{2}})"
        rf"|(?P<d2>\d{{1,2}})\.(?P<m2>\d{{1,2}})\.(?P<y2>\d{{4}})"
        r"|(?P<y6>\d{4})[./]\s?(?P<m6>\d{1,2})[./]\s?(?P<d6>\d{1,2})\b\.?"
        rf"|(?P<d3>\d{{1,2}})(?:\.|er)?\s+(?P<n3>{month})\.?,?\s+(?P<y3>\d{{4}})(?:\s+(?:года|г\.))?"
        rf"|(?P<n4>{month})\.?\s+(?P<d4>\d{{1,2}}),?\s+(?P<y4>\d{{4}})"
        r"|(?P<y5>\d{4})\s*[年년]\s*(?P<m5>\d{1,2})\s*[月월]\s*(?P<d5>\d{1,2})\s*[日일号號])"
    )


_COMPILED: dict[str, re.Pattern[str]] = {}


def _date_line() -> re.Pattern[str]:
    """A line that is a date, with at most a word of introduction, a byline or an outlet before it."""
    if "line" not in _COMPILED:
        days = "|".join(load("months")["weekdays"])
        before = (
            r"(?:(?:published|posted|date|veröffentlicht|datum|stand|erschienen|publié|опубликовано|дата)\b"
            r"\W{0,3}(?:on|am|le|:)?\s*"
            r"|(?:입력|등록|게시|승인|发布时间|發布時間|发布于|时间|時間|日期)\s?[:：]?\s*"
            rf"|(?:by|von)\s[^\d\n]{{2,80}}[,|·–—-]\s*|[^\W\d][^\d,;.!?\n]{{1,40}},\s*|(?:{days})\.?,?\s+)?"
        )
        after = (
            r"(?:(?:[\s,|·–—T-]|à|в)+\d{1,2}[:.h]\d{2}.{0,25}|\s*[|·–—-].{0,40}|\s+(?:来源|來源|出处).{0,30}|[.,]?)$"
        )
        _COMPILED["line"] = re.compile(before + _date() + after, re.IGNORECASE)
    return _COMPILED["line"]


def _dateline() -> re.Pattern[str]:
    """Place and date at the head of running text, closed by a dash, a bracket or a full stop."""
    if "dateline" not in _COMPILED:
        place = r"[^\W\d_][\w./' -]{1,60},\s*(?:den\s+|le\s+)?"
        # Chinese: place and day without a space, closed by the letter for a dispatch
        close = r"\s*(?:[-–—:/(（]|\.\s|[电電讯訊])"
        _COMPILED["dateline"] = re.compile(rf"(?:{place}|[（(]?[\u3400-\u9fff]{{2,14}}){_date()}{close}")
    return _COMPILED["dateline"]


def _iso(found: re.Match[str]) -> str | None:
    parts = {name[0]: value for name, value in found.groupdict().items() if value}
    by_name = {name.casefold(): number for name, number in _months().items()}
    month = int(parts["m"]) if "m" in parts else by_name[parts["n"].casefold()]
    day = int(parts["d"])
    return f"{parts['y']}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
