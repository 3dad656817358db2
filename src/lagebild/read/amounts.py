"""Amounts with a unit in the languages whose ways of writing them are data: data/amounts.yaml."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from lagebild.data import load
from lagebild.model import Quantity

__all__ = ["amount"]

_LONGEST = 4_000  # characters searched
_PARTS = 24  # letters and stretches of digits in a number
_NEAR = 14  # characters around a counting word in which the thing is named
_DIGITS = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"


def amount(text: str, language: str, units: frozenset[str] | None = None) -> Quantity | None:
    """Return the first amount in ``text`` with a known unit, one of ``units`` if given."""
    data = load("amounts").get(language)
    if data is None:
        return None
    found = _counted(text[:_LONGEST], data, language) if "digits" in data else _told(text[:_LONGEST], data, language)
    return next((q for q in found if units is None or q.unit in units), None)


def _told(text: str, data: dict[str, Any], language: str) -> Iterator[Quantity]:
    """Amounts written with words between spaces: "13 тысяч контейнеров", "un million de barils"."""
    for m in _spaced(language).finditer(text):
        value = _number(m["number"].lower(), data["numbers"]) if m["number"] else 1.0
        if value is None or (m["number"] and not m["scales"] and _year(m["number"], value)):
            continue
        for scale in re.findall(r"[^\W\d_]+", m["scales"] or m["alone"] or ""):
            value *= next((v for p, v in data["scales"].items() if re.fullmatch(p, scale, re.IGNORECASE)), 1)
        unit = next((u for u in data["units"] if m.group(f"u_{u}")), "eur" if "€" in m.group() else "usd")
        yield Quantity(value, unit, m.group().strip())


def _number(written: str, words: dict[str, float]) -> float | None:
    if written in words:
        return float(words[written])
    digits = re.sub(r"[\u00a0\u202f ]", "", written)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    try:
        return float(digits.replace(",", "."))
    except ValueError:
        return None


def _year(written: str, value: float) -> bool:
    return written.isdigit() and len(written) == 4 and 1900 <= value <= 2100


@cache
def _spaced(language: str) -> re.Pattern[str]:
    data = load("amounts")[language]
    numbers = "|".join(sorted(data["numbers"], key=len, reverse=True))
    scales = "|".join(sorted(data["scales"], key=len, reverse=True))
    units = "|".join(f"(?P<u_{u}>{'|'.join(patterns)})" for u, patterns in data["units"].items())
    gap = r"[\s\u00a0]"
    return re.compile(
        r"(?<![\w.,])(?P<money>(?:US\$|\$|€)\s?)?"
        rf"(?:(?P<number>{_DIGITS}|(?:{numbers})(?!\w)){gap}*(?P<scales>(?:(?:{scales})(?!\w){gap}*)*)"
        rf"|(?P<alone>(?:{data['alone']})(?!\w){gap}))"
        rf"(?(money)|(?:(?:(?:de|d['’]|des){gap}*)?(?:[^\W\d_]{{2,}}{gap}){{0,2}}?(?:{units})(?!\w)|[$€]))",
        re.IGNORECASE,
    )


def _counted(text: str, data: dict[str, Any], language: str) -> Iterator[Quantity]:
    """Amounts before a counting word, without spaces: "포탄 100만 발", "一万三千个集装箱"."""
    for m in _unspaced(language).finditer(text):
        value = _east_asian(re.sub(r"[\s,，여餘余多]", "", m["number"]), data)
        unit = next(u for i, u in enumerate(data["units"]) if m.group(f"u{i}"))
        if unit == "@":
            unit = _thing(text, m.start(), m.end(), data["things"])
        if value and unit:
            yield Quantity(value, unit, m.group().strip())


def _thing(text: str, start: int, end: int, things: dict[str, str]) -> str:
    """Which thing is counted: the one named nearest, behind the counting word before in front of it."""
    behind, before = text[end : end + _NEAR], text[max(0, start - _NEAR) : start]
    found = [(m.start(), unit) for unit, p in things.items() if (m := re.search(p, behind))]
    if found and (min(found)[0] < 8):
        return min(found)[1]
    nearest = [(m.end(), unit) for unit, p in things.items() for m in re.finditer(p, before)]
    return max(nearest)[1] if nearest else min(found)[1] if found else ""


def _east_asian(written: str, data: dict[str, Any]) -> float:
    """The value of a number with digits or letters and powers of ten thousand: "1만3천", "一百二十万", "1.3万"."""
    total = section = 0.0
    current: float | None = None
    for part in re.findall(r"\d+(?:\.\d+)?|\D", written):
        if part[0].isdigit():
            current = float(part)
        elif part in data["digits"]:
            current = float(data["digits"][part])
        elif part in data["powers"]:
            power = data["powers"][part]
            if power >= 10_000:
                total += (section + (current or 0.0) or 1.0) * power
                section = 0.0
            else:
                section += (1.0 if current is None else current) * power
            current = None
    return total + section + (current or 0.0)


@cache
def _unspaced(language: str) -> re.Pattern[str]:
    data = load("amounts")[language]
    letters = "".join((*data["digits"], *data["powers"]))
    powers = "".join(data["powers"])
    number = rf"(?:\d[\d,.]*|[{letters}])(?:\s?[{letters}]|(?<=[{powers}])\s?\d[\d,.]*|[여餘余多]){{0,{_PARTS}}}"
    units = "|".join(f"(?P<u{i}>{'|'.join(p)})" for i, p in enumerate(data["units"].values()))
    return re.compile(rf"(?<![\d.,])(?P<number>{number})\s?(?:{units})")
