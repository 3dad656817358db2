"""CSV lists read strictly: every row with its line, the right number of cells, nothing cut off in between."""

import csv
from collections.abc import Iterator
from io import StringIO

from lagebild.errors import ListError

__all__ = ["refused", "rows"]

_MAX_BYTES = 256 * 1024 * 1024
_MAX_CELL = 131_072  # characters, the limit of Python's csv module
_CUT = "\x1a"  # the end of file mark of DOS, with which OFAC closes its files


def refused(label: str, line: int, reason: str) -> ListError:
    """Return the error for a line."""
    return ListError(f"{label}, line {line}: {reason}; nothing was read")


def rows(data: bytes, label: str, *, closed: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty and the line it starts on; cells without white space around them.

    With ``closed`` the end of file mark is required. Raises :class:`ListError` when the file is too big, is not UTF-8,
    has a control character or a quotation mark out of place, or its last line has no end.
    """
    if len(data) > _MAX_BYTES:
        raise refused(label, 1, f"{len(data):,} bytes are more than the {_MAX_BYTES:,} allowed")
    text = _text(data, label)
    if text.endswith(_CUT):
        text = text[: -len(_CUT)]
    elif closed:
        raise refused(label, text.count("\n") + 1, "the mark of the end of the file is missing: it was cut off")
    for sign in ("\x00", _CUT):
        if sign in text:
            raise refused(label, text.count("\n", 0, text.index(sign)) + 1, f"a control character {sign!r}")
    if text and not text.endswith(("\n", "\r")):
        raise refused(label, text.count("\n") + 1, "the last line has no end: the file was cut off")
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, [cell.strip() for cell in row]
            line = reader.line_num + 1
    except csv.Error as error:
        raise refused(label, reader.line_num or 1, f"not well-formed CSV ({error})") from None


def _text(data: bytes, label: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(label, data.count(b"\n", 0, error.start) + 1, "not UTF-8") from None
