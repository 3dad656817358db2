"""Bytes of a list, of a named or recognised kind, to a snapshot."""

import re
from collections.abc import Callable

from lagebild.errors import ListError
from lagebild.lists import bundle
from lagebild.lists.eu import read_eu
from lagebild.lists.ftm import read_ftm
from lagebild.lists.ofaccsv import read_ofac_csv
from lagebild.lists.ofacxml import read_ofac_xml
from lagebild.lists.uk import read_uk_csv, read_uk_xml
from lagebild.lists.un import read_un
from lagebild.model import Snapshot

KINDS = ("un-xml", "ofac-xml", "ofac-csv", "eu-xml", "uk-xml", "uk-csv", "ftm")

_BOM = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 4096  # bytes that tell the kind
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
_ROOTS = {b"CONSOLIDATED_LIST": "un-xml", b"Sanctions": "ofac-xml", b"export": "eu-xml", b"Designations": "uk-xml"}
_READERS: dict[str, Callable[[bytes], Snapshot]] = {
    "un-xml": read_un, "eu-xml": read_eu, "uk-xml": read_uk_xml, "uk-csv": read_uk_csv,
}  # fmt: skip


def read_list(kind: str | None, data: bytes, *, dataset: str | None = None, date: str | None = None) -> Snapshot:
    """Read ``data`` as one of :data:`KINDS`; with ``None`` or ``auto`` the kind is told from the first characters.

    ``dataset`` and ``date`` (YYYY-MM-DD) fill in what a file does not say about itself; most lists say both.
    Raises :class:`ListError`, and then nothing of the file was read.
    """
    if kind in (None, "auto"):
        kind = recognise(data)
    if kind in _READERS:
        return _READERS[kind](data)
    if kind == "ofac-xml":
        return read_ofac_xml(data, dataset=dataset)
    if kind == "ofac-csv":
        return read_ofac_csv(data, dataset=dataset, date=date)
    if kind == "ftm":
        return read_ftm(data, dataset=dataset, date=date)
    raise ListError(f"there is no list kind {kind!r}; use one of: {', '.join(KINDS)}")


def recognise(data: bytes) -> str:
    """Return the kind of a list, told from its first characters; raises :class:`ListError` where it cannot be told."""
    if bundle.is_bundle(data):
        return "ofac-csv"
    head = data[:_HEAD].removeprefix(_BOM).lstrip()
    if head.startswith(b"<"):
        found = _ROOT.search(re.sub(rb"(?s)<!--.*?(?:-->|$)|<\?.*?\?>", b"", head))
        return _ROOTS.get(found[1] if found else b"", "un-xml")
    if head.startswith(_WIDE):
        return "un-xml"
    if head.startswith(b"{") or b"canonical_id" in head.split(b"\n", 1)[0]:
        return "ftm"
    if head.strip(b'"').lower().startswith((b"report date", b"last updated")):
        return "uk-csv"
    if not head:
        raise ListError("the list is empty; give the file as it was published")
    start = head[:20].decode(errors="replace")
    raise ListError(
        f"the list starts with {start!r}: no list that is known. Name its kind ({', '.join(KINDS)}); "
        "OFAC's CSV files belong together: give sdn.csv with add.csv and alt.csv beside it"
    )
