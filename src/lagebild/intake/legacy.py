"""Tell a legacy encoding by its letters: the reading that looks most like writing in the encoding's languages."""

import codecs

from lagebild.data import load

__all__ = ["tell"]

_LEGACY = (
    "cp1252",
    "cp1251",
    "koi8-r",
    "koi8-u",
    "euc-kr",
    "cp949",
    "gb2312",
    "gb18030",
    "shift_jis",
    "euc-jp",
    "big5",
)
_SAMPLE = 65_536  # bytes, from the first one outside ASCII
_ENOUGH = 0.4  # below this no legacy reading looks like writing


def tell(data: bytes) -> str | None:
    """Name the legacy encoding whose reading of the bytes outside ASCII looks most like writing."""
    first = len(data) - len(data.lstrip(bytes(range(128))))
    start = max(0, data.rfind(b"\n", 0, first) + 1, first - 200)
    sample = data[start : start + _SAMPLE]
    best, found = _ENOUGH, None
    for name in _LEGACY:
        try:
            reading = codecs.getincrementaldecoder(name)().decode(sample, final=len(sample) == len(data) - start)
        except UnicodeDecodeError:
            continue
        score = _score(reading, name)
        if score > best and _reads(data, name):
            best, found = score, name
    return found


def _reads(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _score(reading: str, name: str) -> float:
    """Rate from 0 to 1 how much the characters outside ASCII look like those of the encoding's languages."""
    rated = [_weight(reading, at, name) for at, letter in enumerate(reading) if letter >= "\x80"]
    return sum(rated) / len(rated) if rated else 0.0


def _weight(reading: str, at: int, name: str) -> float:
    letters = load("letters")
    letter, before, after = reading[at], reading[at - 1 : at], reading[at + 1 : at + 2]
    if name == "cp1252":
        if letter in letters["western_marks"]:
            return 0.9
        beside = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
        return (1.0 if letter.islower() else 0.8) if letter in letters["western"] and beside else 0.1
    if name in ("cp1251", "koi8-r", "koi8-u"):
        if letter in letters["western_marks"]:
            return 0.6
        if letter.lower() not in letters["cyrillic"]:
            return 0.1
        if letter.isupper():  # read with the wrong table, capitals and small letters change places
            return 0.0 if before.islower() else 0.4 if after.isupper() else 0.9
        return 1.0 if letter in letters["cyrillic"][:12] else 0.8
    if name in ("euc-kr", "cp949"):
        return _rate(letter, letters["hangul"], "\uac00", "\ud7a3", 0.75)
    kana = "\u3040" <= letter <= "\u30ff"
    if name in ("shift_jis", "euc-jp"):
        return 1.0 if kana or letter in letters["east_asian_marks"] else _rate(letter, "", "\u4e00", "\u9fff", 0.6)
    if name == "big5":
        return _rate(letter, letters["han_traditional"], "\u4e00", "\u9fff", 0.5)
    if name == "gb18030":  # the rarer half of its table is what misreadings fall into
        return _rate(letter, letters["han"], "", "", 0.1) if letter not in letters["east_asian_marks"] else 0.6
    return _rate(letter, letters["han"], "\u4e00", "\u9fff", 0.55)


def _rate(letter: str, common: str, low: str, high: str, other: float) -> float:
    if letter in common:
        return 1.0
    if low <= letter <= high:
        return other
    return 0.6 if letter in load("letters")["east_asian_marks"] else 0.05
