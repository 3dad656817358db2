"""The numbers a statement gives, as values, whatever language writes them: "1,2 Millionen", "120만", "13 тысяч"."""

import re
from functools import cache

from lagebild.data import load

__all__ = ["numbers"]

_YEARS = frozenset(map(float, range(1900, 2101)))  # when, not how much
_LONGEST = 2_000  # characters looked at
_WRITTEN = re.compile(
    r"\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_一-鿿가-힣]+|[一-鿿가-힣]", re.UNICODE
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+")
_ALONE = frozenset("十百千万萬亿億")  # powers that count once without a number before them
_MARKS = re.compile(r"[.,\u00a0\u202f' ]")


def numbers(text: str) -> frozenset[float]:
    """Return the values of all numbers in ``text`` above one, without years."""
    words, scales, digits, powers = _table()
    found: set[float] = set()
    value: float | None = None  # of the number that is being read
    total = 0.0  # of its parts that larger powers closed: 2만 5천
    behind = 0

    def close() -> None:
        nonlocal value, total
        if value is not None or total:
            found.add(total + (value or 0.0))
        value, total = None, 0.0

    for m in _WRITTEN.finditer(text[:_LONGEST].lower()):
        part = m.group()
        if text[behind : m.start()].strip(" \u00a0\u202f-"):
            close()
        goes_on = total > 0 and m.start() == behind  # 1만2천
        behind = m.end()
        if part[0].isdecimal():
            if not goes_on:
                close()
            value = _figure(part)
        elif part in powers and (value is not None or total or part in _ALONE):
            total, value = _powered(total, value, powers[part])
        elif part in digits and (value is None or value == 0):
            value = float(digits[part])
        elif part in words:
            close()
            value = words[part]
        elif (scale := _scale(part, scales)) is not None:
            value = (value if value is not None else 1.0) * scale
        else:
            close()
    close()
    return frozenset(round(x, 3) for x in found if x > 1 and x not in _YEARS)


def _powered(total: float, value: float | None, power: float) -> tuple[float, float | None]:
    if power >= 10_000 or (value is not None and value >= 10):
        return (total + (value or 0.0) or 1.0) * power, None
    return total + (1.0 if value is None else value) * power, None


def _figure(part: str) -> float:
    if _GROUPED.fullmatch(part):
        return float(_MARKS.sub("", part))
    return float(part.replace(",", "."))


def _scale(part: str, scales: list[tuple[str, bool, float]]) -> float | None:
    return next((v for word, opens, v in scales if part == word or (opens and part.startswith(word))), None)


@cache
def _table() -> tuple[dict[str, float], list[tuple[str, bool, float]], dict[str, float], dict[str, float]]:
    data = load("numbers")
    flat = data["words"].split()
    words = {w: float(v) for w, v in zip(flat[::2], flat[1::2], strict=True)}
    flat = data["scales"].split()
    scales = [(w.rstrip("*"), w.endswith("*"), float(v)) for w, v in zip(flat[::2], flat[1::2], strict=True)]
    return words, scales, data["digits"], data["powers"]
