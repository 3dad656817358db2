"""The words of the interface: English in the templates, other languages from ``data/interface.yaml``."""

from collections.abc import Callable
from functools import cache

from lagebild.data import load

__all__ = ["LANGUAGES", "choose", "day", "month", "translator"]

LANGUAGES = ("en", "de")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}


def choose(cookie: str | None, accepted: str | None) -> str:
    """Return the interface language: as chosen before, else the first the browser accepts that is there."""
    if cookie in LANGUAGES:
        return str(cookie)
    for part in (accepted or "")[:200].lower().split(","):
        code = part.split(";")[0].strip()[:2]
        if code in LANGUAGES:
            return code
    return "en"


@cache
def translator(language: str) -> Callable[..., str]:
    """Return ``t(words, **values)``: the words in the language, its slots filled."""
    table: dict[str, str] = load("interface")[language]

    def t(words: str, **values: object) -> str:
        found = table.get(words, words)
        return found.format(**values) if values else found

    return t


def day(value: str | None, language: str) -> str:
    """Print a partial ISO date: 2024-06-13 → 13 June 2024, 13. Juni 2024; what is no such date stays as it is."""
    parts = (value or "")[:10].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3 or not (len(parts) < 2 or 0 < int(parts[1]) < 13):
        return value or translator(language)("undated")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[language].split()[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, f"{int(parts[2])}." if language == "de" else str(int(parts[2])))
    return " ".join(words)


def month(word: str) -> int:
    """Return the number of an English month's name, 0 where it is none."""
    months = _MONTHS["en"].split()
    return months.index(word) + 1 if word in months else 0
