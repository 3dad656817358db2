"""Bytes to text, exactly as stored: no normalisation, no translation of newlines, no replacement characters.

Order of preference: byte-order mark, then the encoding that the format declares, then UTF-8, then UTF-16 without a
mark, then the legacy encoding whose reading looks most like writing. The last resort is Latin-1, which reads
everything and changes nothing.
"""

import codecs
import sys

from lagebild.data import load
from lagebild.errors import IntakeError
from lagebild.model import Step

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
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
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b\x1a\b")) + b"\x7f"


def decode(data: bytes, declared: str | None = None) -> tuple[str, Step]:
    """Return the text of ``data`` (without its byte-order mark) and the step that made it.

    Raises IntakeError when the bytes are not text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return _log(data[len(mark) :].decode(name), f"{name}, told by its byte-order mark")
            except UnicodeDecodeError as error:
                raise IntakeError(f"it begins as {name} but breaks off at byte {error.start}: save it again") from None
    if wide := _unmarked_utf16(data):
        return _log(data.decode(wide), f"{wide}, told by its zero bytes")
    if (len(data) - len(data.translate(None, _CONTROLS))) * 50 > len(data):
        raise IntakeError("it is not text: give a text, HTML, PDF, DOCX or EML file")
    if declared and (text := _try(data, declared)) is not None:
        return _log(text, f"{declared}, as it declares")
    if (text := _try(data, "utf-8")) is not None:
        return _log(text, "utf-8")
    legacy = _legacy(data)
    how = f"{legacy}, told by its letters" if legacy else "latin-1, for want of better"
    return _log(data.decode(legacy or "latin-1"), how)


def _log(text: str, how: str) -> tuple[str, Step]:
    return text, Step("python", sys.version.split(maxsplit=1)[0], f"decoded as {how}")


def _try(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every second byte, and nowhere else."""
    head = data[:4096]
    if len(data) < 8 or len(data) % 2 or b"\x00" not in head:
        return None
    for name, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) * 10 > len(zeros) * 7 and others.count(0) * 20 < len(others) and _try(data, name) is not None:
            return name
    return None


def _legacy(data: bytes) -> str | None:
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
        if score > best and _try(data, name) is not None:
            best, found = score, name
    return found


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
