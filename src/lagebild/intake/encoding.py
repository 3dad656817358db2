"""Bytes to text, exactly as stored: no normalisation, no translation of newlines, no replacement characters.

Order of preference: byte-order mark; UTF-16 without a mark; a seven-bit encoding that the format declares; UTF-8,
which other encodings hardly ever resemble; any other encoding that the format declares; UTF-8 with a few broken
bytes; the legacy encoding whose reading looks most like writing. The last resort is Latin-1, which reads everything
and changes nothing.
"""

import codecs
import re
import sys

from lagebild.errors import IntakeError
from lagebild.intake.legacy import tell
from lagebild.model import Step

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ESCAPED = re.compile("[\udc80-\udcff]")
_SEVEN_BIT = ("iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_kr", "hz", "utf-7")
_WRITTEN = re.compile(
    r"cp(?:125\d|9\d\d|866)|iso8859-\d+|koi8-\w|euc_\w+|gb\w+|big5\w*|shift_jis\w*|mac-\w+|iso2022_\w+|hz|utf-7|tis-620"
)
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
    told = _known(declared)
    for encoding, how in (
        (told if told in _SEVEN_BIT else None, ", as it declares"),
        ("utf-8", ""),
        (told, ", as it declares"),
    ):
        if encoding and (text := _try(data, encoding)) is not None:
            return _log(text, encoding + how)
    if (mended := _almost_utf8(data)) is not None:
        return _log(mended, "utf-8, the bytes that break it as latin-1")
    legacy = tell(data)
    how = f"{legacy}, told by its letters" if legacy else "latin-1, for want of better"
    return _log(data.decode(legacy or "latin-1"), how)


def _log(text: str, how: str) -> tuple[str, Step]:
    if "\x00" in text:
        raise IntakeError("it holds zero bytes, which no text does: give a text, HTML, PDF, DOCX or EML file")
    return text, Step("python", sys.version.split(maxsplit=1)[0], f"decoded as {how}")


def _try(data: bytes, name: str) -> str | None:
    try:
        text = data.decode(name)
        if name in _SEVEN_BIT:
            text.encode("utf-8")  # escape sequences can spell half of a character
    except UnicodeError:
        return None
    return text


def _almost_utf8(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, such as a last letter cut off, is better read so than as something else.

    For each broken byte there must be five letters that are whole; the beginning is looked at first, so that what is
    something else altogether is told quickly.
    """
    first = len(data) - len(data.lstrip(bytes(range(128))))
    text = ""
    for part, cut in ((data[first : first + 65_536], 3), (data, 0)):
        text = part.decode("utf-8", "surrogateescape")
        broken = sum(1 for _ in _ESCAPED.finditer(text))
        whole = len(text) - len(text.encode("ascii", "ignore")) - broken
        if (broken - cut) * 5 > whole:
            return None
    return _ESCAPED.sub(lambda escaped: chr(ord(escaped[0]) - 0xDC00), text)


def _known(declared: str | None) -> str | None:
    """Return Python's name of a declared encoding, if it is one that documents are written in.

    Latin-1 is read as Windows-1252, as every browser does; UTF-16 without its mark cannot be what a page is in.
    """
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    name = "cp1252" if name in ("iso8859-1", "ascii") else name
    return name if _WRITTEN.fullmatch(name) else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in every second byte, and nowhere else."""
    head = data[:4096]
    if len(data) < 8 or len(data) % 2 or b"\x00" not in head:
        return None
    for name, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) * 10 > len(zeros) * 7 and others.count(0) * 20 < len(others) and _try(data, name) is not None:
            return name
    return None
