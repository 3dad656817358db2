"""Amounts with a unit: "mehr als eine Million Granaten", "7,000 containers", "500,000 barrels"."""

import re
from collections.abc import Iterable

from lagebild.link.language import LANGUAGES
from lagebild.model import Quantity
from lagebild.read.amounts import amount

__all__ = ["quantity"]

_WORDS = {
    "ein": 1, "eine": 1, "einen": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7,
    "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "hundert": 100, "tausend": 1000, "a": 1, "one": 1,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "twenty": 20, "thirty": 30, "fifty": 50,
}  # fmt: skip
_SCALES = {
    "dutzend": 12, "dozen": 12, "hundert": 1e2, "tausend": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6,
    "milliarde": 1e9, "milliarden": 1e9,
    "mrd": 1e9, "hundred": 1e2, "thousand": 1e3, "billion": 1e9, "m": 1e6, "bn": 1e9,
}  # fmt: skip
_UNITS: tuple[tuple[str, str], ...] = (
    (r"barrels?|fass|fässer[n]?|bbl", "bbl"),
    (r"metric\s+tons?|tonnes?|tons?|tonnen?|t", "t"),
    (r"litres?|liters?|litern?", "l"),
    (r"(?:us-)?dollars?|usd", "usd"),
    (r"euros?|eur", "eur"),
    (r"(?:fracht|schiffs)?containern?|(?:shipping\s+|cargo\s+)?containers?", "containers"),
    (r"(?:artillerie)?granaten?|(?:artillerie)?geschosse[n]?|(?:artillery\s+|mortar\s+)?(?:shells?|rounds)|artilleriegeschosse[n]?"
     r"|(?:pieces|rounds)\s+of\s+(?:artillery|ammunition)|schuss", "shells"),
    (r"(?:ballistische[nr]?\s+)?\w*raketen?|(?:\w+\s+)?(?:ballistic\s+)?(?:missiles?|rockets?)", "missiles"),
    (r"soldaten?|truppen|kämpfern?|mann|personen|menschen|arbeitern?|nordkoreanern?|north\s+koreans|arbeitskräfte[n]?|it-(?:kräfte|arbeiter|fachkräfte)[n]?|"
     r"soldiers?|troops|people|personnel|(?:\w+\s+)?workers?|persons?|labou?rers|fighters|servicemen", "persons"),
    (r"schiffe[n]?|frachtern?|tankern?|ships?|vessels?|tankers?", "vessels"),
    (r"satelliten?|satellites?", "satellites"),
)  # fmt: skip
_NUMBER = r"\d{1,3}(?:[.,'\u2019\u202f\u00a0 ]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_PATTERN = re.compile(
    rf"(?P<usd>US-?\$|US\$|\$|€)?\s?(?<![\w.,-])(?P<number>{_NUMBER}|\b(?:{_any(_WORDS)})\b)"
    rf"(?:[\s\u00a0-]{{0,2}}(?P<scale>(?:{_any(_SCALES)})\b))?"
    r"(?:(?P<gap>(?:[\s\u00a0-]+(?!and\b|und\b)[^\W\d]+){0,2}?)[\s\u00a0-]*"
    rf"(?P<unit>{'|'.join(f'(?P<u{i}>{p})' for i, (p, _) in enumerate(_UNITS))})\b)?",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\d|illion|illiard|ausend|ousand|undert|undred|\b(?:zwei|drei|two|three|ten|zehn|four|five)\b", re.IGNORECASE
)
_LIMIT = re.compile(r"\b(?:cap|limit|ceiling|quota|\w*obergrenze|grenze)\b[^.]*$", re.IGNORECASE)  # not an amount moved
_LONGEST = 4000  # characters searched


def quantity(text: str, language: str, units: frozenset[str] | None = None) -> Quantity | None:
    """Return the first amount with a known unit, one of ``units`` if given; German and English ways of writing."""
    if language in LANGUAGES:
        return amount(text, language, units)
    text = text[:_LONGEST]
    if not _HINT.search(text):
        return None
    for m in _PATTERN.finditer(text):
        unit = next((u for i, (_, u) in enumerate(_UNITS) if m.group(f"u{i}")), "")
        money = {"€": "eur"}.get(m["usd"], "usd") if m["usd"] else ""
        if (not unit and not money) or (units is not None and (money or unit) not in units):
            continue
        if m["number"].isalpha() and not m["scale"] and (m["number"].lower() in _ARTICLES or m["gap"]):
            continue
        value = _value(m["number"], language)
        if value is None or (not m["scale"] and not money and _year(m["number"], value)):
            continue
        if _LIMIT.search(text, max(0, m.start() - 30), m.start()):
            continue
        value *= _SCALES[m["scale"].lower()] if m["scale"] else 1
        end = m.end("unit") if unit and not money else m.end("scale") if m["scale"] else m.end("number")
        start = m.start("usd") if money else m.start("number")
        return Quantity(value, money or unit, text[start:end].strip())
    return None


_ARTICLES = frozenset({"ein", "eine", "einen", "einer", "a", "one"})


def _year(written: str, value: float) -> bool:
    return written.isdigit() and len(written) == 4 and 1900 <= value <= 2100


def _value(written: str, language: str) -> float | None:
    word = _WORDS.get(written.lower())
    if word is not None:
        return float(word)
    digits = re.sub(r"['\u2019\u202f\u00a0 ]", "", written)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", digits) and (language == "de" or digits.count(".") > 1):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        digits = digits.replace(",", "")
    else:
        digits = digits.replace(",", ".")
    try:
        return float(digits)
    except ValueError:
        return None
