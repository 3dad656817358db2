"""Bytes of a list, of a named or recognised kind, to a snapshot."""

from lagebild.errors import ListError
from lagebild.lists.ftm import read_ftm
from lagebild.lists.un import read_un
from lagebild.model import Snapshot

KINDS = ("un-xml", "ftm")

_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_list(kind: str | None, data: bytes, *, dataset: str | None = None, date: str | None = None) -> Snapshot:
    """Read ``data`` as one of :data:`KINDS`; with ``None`` or ``auto`` the kind is told from the first characters.

    ``dataset`` and ``date`` (YYYY-MM-DD) fill in what a file does not say about itself; the UN list says both.
    Raises :class:`ListError`, and then nothing of the file was read.
    """
    if kind in (None, "auto"):
        kind = _recognise(data)
    if kind == "un-xml":
        return read_un(data)
    if kind == "ftm":
        return read_ftm(data, dataset=dataset, date=date)
    raise ListError(f"there is no list kind {kind!r}; use one of: {', '.join(KINDS)}")


def _recognise(data: bytes) -> str:
    head = data[:4096].removeprefix(_BOM).lstrip()
    if head.startswith(b"<") or head.startswith(_WIDE):
        return "un-xml"
    if head.startswith(b"{"):
        return "ftm"
    if not head:
        raise ListError("the list is empty; give the file as it was published")
    start = head[:20].decode(errors="replace")
    raise ListError(f"the list starts with {start!r}: neither XML nor JSON lines; name its kind ({', '.join(KINDS)})")
