"""The EU's consolidated list of financial sanctions, as XML of version 1.1.

Shape as in the schema of the European Commission's financial sanctions database: ``export[@generationDate]`` with one
``sanctionEntity`` a party.
"""

import hashlib

from lagebild.lists.dates import day
from lagebild.lists.euparty import read_party
from lagebild.lists.xmlfile import Shape, brief, line_of, local, records
from lagebild.model import Entity, Snapshot

_SHAPE = Shape("EU list", "export", 2, ("sanctionEntity",), ("sanctionEntity",))


def read_eu(data: bytes) -> Snapshot:
    """Return every party of the list, in its order; the snapshot's date is the day of ``generationDate``.

    Raises :class:`ListError` naming line and reason when the file is too big, not well-formed, cut short, of another
    shape, has a party without name or number, or names one party twice.
    """
    date = ""
    parties: list[Entity] = []
    seen: dict[str, int] = {}
    for _, element in records(data, _SHAPE):
        line = line_of(element)
        if local(element) == _SHAPE.root:
            generated = element.get("generationDate") or ""
            date = day(generated) or ""
            if not date:
                raise _SHAPE.refused(line, f"generationDate is {brief(generated)!r}, not a date")
            continue
        party = read_party(_SHAPE, element)
        for key in (party.id, f"logicalId {element.get('logicalId')}" if element.get("logicalId") else party.id + "#"):
            if key in seen:
                raise _SHAPE.refused(line, f"{brief(key)} was there before, at line {seen[key]}")
            seen[key] = line
        parties.append(party)
    if not parties:
        raise _SHAPE.refused(1, "no party in it; give the whole list")
    return Snapshot(id=hashlib.sha256(data).hexdigest(), dataset="eu", date=date, kind="eu-xml", parties=tuple(parties))
