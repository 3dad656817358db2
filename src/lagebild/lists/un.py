"""The consolidated list of the UN Security Council, as its XML file.

Shape as published at scsanctions.un.org: ``CONSOLIDATED_LIST[@dateGenerated]`` with the sections ``INDIVIDUALS`` and
``ENTITIES``, one element a party. The file is read as a stream, without DTD, entities or network, and as a whole or
not at all.
"""

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

from lagebild.errors import ListError
from lagebild.lists.dates import day
from lagebild.lists.unfields import line_of
from lagebild.lists.unparty import read_party
from lagebild.model import Entity, Snapshot

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = "CONSOLIDATED_LIST"
_SECTIONS = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}

# The list of 2026 has 2 MB, 1,003 parties, depth 5, 40,000 elements and 6,000 characters in its longest text.
_MAX_BYTES = 128 * 1024 * 1024
_MAX_DEPTH = 10
_MAX_PARTIES = 200_000
_MAX_ELEMENTS = 5_000_000
_MAX_TEXT = 200_000


def read_un(data: bytes) -> Snapshot:
    """Return every party of the list, in its order; the snapshot's date is the day of ``dateGenerated``.

    Raises :class:`ListError` naming line and reason when the file is too big, not well-formed, cut short, of another
    shape, has a party without name or reference number, or names one party twice.
    """
    from lxml import etree

    if len(data) > _MAX_BYTES:
        raise ListError(f"UN list: {len(data):,} bytes are more than the {_MAX_BYTES:,} allowed; nothing was read")
    try:
        date, parties = _stream(data)
    except etree.XMLSyntaxError as error:
        line, _ = error.position
        raise _refused(line or 1, f"not well-formed XML ({_brief(error.msg)})") from None
    except (ValueError, LookupError, OSError) as error:
        raise _refused(1, f"not readable as XML ({_brief(str(error))})") from None
    return Snapshot(id=hashlib.sha256(data).hexdigest(), dataset="un", date=date, kind="un-xml", parties=tuple(parties))


def _stream(data: bytes) -> tuple[str, list[Entity]]:
    from lxml import etree

    events = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    date = ""
    depth = elements = opened = 0
    parties: list[Entity] = []
    seen: dict[str, int] = {}
    for event, element in events:
        if event == "start":
            depth += 1
            elements += 1
            if elements > _MAX_ELEMENTS or depth > _MAX_DEPTH:
                raise _refused(line_of(element), "more elements or deeper nesting than a list has")
            if depth == 1:
                date = _start(element)
            elif depth == 2 and element.tag not in _SECTIONS:
                raise _refused(line_of(element), f"unknown section {element.tag}")
            elif depth == 3:
                section = element.getparent()
                if section is None or element.tag != _SECTIONS[str(section.tag)]:
                    raise _refused(line_of(element), f"{element.tag} where a party was expected")
                opened += 1
                if opened > _MAX_PARTIES:
                    raise _refused(line_of(element), f"more than {_MAX_PARTIES:,} parties")
            continue
        _check_text(element)
        if depth == 3:
            party = read_party(element)
            rows = dict.fromkeys((identity.text or "").strip() for identity in element.iterfind("DATAID"))
            for key in (party.id, *(f"DATAID {row}" for row in rows if row)):
                if key in seen:
                    raise _refused(line_of(element), f"{key} was there before, at line {seen[key]}")
                seen[key] = line_of(element)
            parties.append(party)
            element.clear()
        depth -= 1
    if opened != len(parties) or len({party.id for party in parties}) != opened:
        raise ListError(f"UN list: {opened} parties went in and {len(parties)} came out; nothing was read")
    if not parties:
        raise _refused(1, "no party in it; give the whole list")
    return date, parties


def _start(root: "_Element") -> str:
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise _refused(line_of(root), "it declares a document type, which a UN list never does")
    if root.tag != _ROOT:
        raise _refused(line_of(root), f"it starts with {_brief(str(root.tag))} instead of {_ROOT}")
    generated = root.get("dateGenerated") or ""
    date = day(generated)
    if date is None:
        raise _refused(line_of(root), f"dateGenerated is {_brief(generated)!r}, not a date")
    return date


def _check_text(element: "_Element") -> None:
    for text in (element.text, element.tail, *element.attrib.values()):
        if text and len(text) > _MAX_TEXT:
            raise _refused(line_of(element), f"{element.tag} holds {len(text):,} characters")
    if element.getparent() is not None and element.tail and element.tail.strip():
        raise _refused(line_of(element), f"text after {element.tag} that belongs to no element")
    if len(element) and element.text and element.text.strip():
        raise _refused(line_of(element), f"text in {element.tag} that belongs to no element")


def _brief(text: str | None) -> str:
    return " ".join((text or "").split())[:120]


def _refused(line: int, reason: str) -> ListError:
    return ListError(f"UN list, line {line}: {reason}; nothing was read")
