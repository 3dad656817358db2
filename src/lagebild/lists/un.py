"""The consolidated list of the UN Security Council, as its XML file.

Shape as published at scsanctions.un.org: ``CONSOLIDATED_LIST[@dateGenerated]`` with the sections ``INDIVIDUALS`` and
``ENTITIES``, one element a party.
"""

import hashlib

from lagebild.lists.dates import day
from lagebild.lists.unparty import read_party
from lagebild.lists.xmlfile import Shape, brief, line_of, local, records
from lagebild.model import Entity, Snapshot

_SECTIONS = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}
_SHAPE = Shape("UN list", "CONSOLIDATED_LIST", 3, tuple(_SECTIONS), tuple(_SECTIONS.values()))


def read_un(data: bytes) -> Snapshot:
    """Return every party of the list, in its order; the snapshot's date is the day of ``dateGenerated``.

    Raises :class:`ListError` naming line and reason when the file is too big, not well-formed, cut short, of another
    shape, has a party without name or reference number, or names one party twice.
    """
    date = ""
    parties: list[Entity] = []
    seen: dict[str, int] = {}
    for section, element in records(data, _SHAPE):
        line = line_of(element)
        if not section:
            generated = element.get("dateGenerated") or ""
            date = day(generated) or ""
            if not date:
                raise _SHAPE.refused(line, f"dateGenerated is {brief(generated)!r}, not a date")
            continue
        if local(element) != _SECTIONS[section]:
            raise _SHAPE.refused(line, f"{brief(local(element))} where a party was expected")
        party = read_party(element)
        rows = dict.fromkeys((identity.text or "").strip() for identity in element.iterfind("DATAID"))
        for key in (party.id, *(f"DATAID {row}" for row in rows if row)):
            if key in seen:
                raise _SHAPE.refused(line, f"{brief(key)} was there before, at line {seen[key]}")
            seen[key] = line
        parties.append(party)
    if not parties:
        raise _SHAPE.refused(1, "no party in it; give the whole list")
    return Snapshot(id=hashlib.sha256(data).hexdigest(), dataset="un", date=date, kind="un-xml", parties=tuple(parties))
