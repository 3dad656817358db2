"""OFAC's lists as advanced XML: ``sdn_advanced.xml`` and ``cons_advanced.xml``.

Shape as in the UN's model that OFAC follows (``Sanctions``, "Advanced Sanctions Data Model" and OFAC's notes on it):
tables of reference values, places, documents, then the parties, what ties them, and the entries that list them.
"""

import hashlib
from typing import TYPE_CHECKING

from lagebild.lists.facts import Facts
from lagebild.lists.ofacparty import Model, date_of, read_party
from lagebild.lists.xmlfile import Shape, brief, child, children, line_of, local, records, text
from lagebild.model import Listing, Snapshot

if TYPE_CHECKING:
    from lxml.etree import _Element

_SECTIONS = (
    "DateOfIssue", "ReferenceValueSets", "Locations", "IDRegDocuments", "DistinctParties", "ProfileRelationships",
    "SanctionsEntries", "SanctionsEntryLinks",
)  # fmt: skip
_SHAPE = Shape("OFAC list", "Sanctions", 3, _SECTIONS, ("DistinctParty",))
_SDN = "SDN List"


def read_ofac_xml(data: bytes, *, dataset: str | None = None) -> Snapshot:
    """Return every party of the list, in its order; the snapshot's date is the day of ``DateOfIssue``.

    Raises :class:`ListError` naming line and reason when the file is too big, not well-formed, cut short, of another
    shape, has a party without name or number, names one twice, or refers to something that is not in it.
    """
    model = Model(_SHAPE)
    issued: dict[str, str] = {}
    held: dict[str, tuple[str, Facts, str]] = {}  # profile to party's number, facts, schema
    numbers: dict[str, int] = {}
    entries: dict[str, list[tuple[str, Listing]]] = {}
    links: list[tuple[str, str, str]] = []
    for section, element in records(data, _SHAPE):
        line = line_of(element)
        if section == "DateOfIssue":
            issued[local(element)] = text(element) or ""
        elif section == "ReferenceValueSets":
            model.read_values(element)
        elif section == "Locations":
            model.read_place(element)
        elif section == "IDRegDocuments":
            model.read_paper(element)
        elif section == "DistinctParties":
            number, profile, facts, schema = read_party(model, element)
            if number in numbers or profile in held:
                raise _SHAPE.refused(line, f"party {brief(number)} was there before")
            numbers[number] = line
            held[profile] = (number, facts, schema)
        elif section == "ProfileRelationships":
            links.append(_link(model, element))
        elif section == "SanctionsEntries":
            profile = element.get("ProfileID") or ""
            if profile not in held:
                raise _SHAPE.refused(line, f"an entry for the unknown party {brief(profile)!r}")
            entries.setdefault(profile, []).append(_entry(model, element, held[profile][0]))
    if not held:
        raise _SHAPE.refused(1, "no party in it; give the whole list")
    date = date_of(issued.get("Year"), issued.get("Month"), issued.get("Day"))
    if date is None:
        raise _SHAPE.refused(1, "DateOfIssue is missing or not a date")
    missing = next((held[profile][0] for profile in held if profile not in entries), None)
    if missing is not None:
        raise _SHAPE.refused(numbers[missing], f"party {brief(missing)} has no entry that lists it")
    for source, target, words in links:
        if source not in held or target not in held:
            raise _SHAPE.refused(1, f"a relation to the unknown party {brief(target if source in held else source)!r}")
        held[source][1].note(words, held[target][1].get("name")[0])
    name = dataset or (
        "ofac-sdn" if any(which == _SDN for told in entries.values() for which, _ in told) else "ofac-cons"
    )
    parties = tuple(
        facts.entity(f"{name.replace('ofac-sdn', 'ofac')}-{number}", schema, _listings(name, entries[profile]))
        for profile, (number, facts, schema) in held.items()
    )
    return Snapshot(id=hashlib.sha256(data).hexdigest(), dataset=name, date=date, kind="ofac-xml", parties=parties)


def _listings(dataset: str, entries: list[tuple[str, Listing]]) -> tuple[Listing, ...]:
    return tuple(
        Listing(
            dataset=dataset,
            programme=told.programme or which or None,
            reference=told.reference,
            listed=told.listed,
            delisted=told.delisted,
            basis=told.basis,
        )
        for which, told in entries
    )


def _entry(model: Model, element: "_Element", number: str) -> tuple[str, Listing]:
    """Return the name of the list and how the party stands on it."""
    listed: list[str] = []
    delisted: list[str] = []
    basis: list[str] = []
    for event in children(element, "EntryEvent"):
        kind = model.value("EntryEventType", event, "EntryEventTypeID") or "Created"
        date = child(event, "Date")
        day = None if date is None else date_of(*(text(date, part) for part in ("Year", "Month", "Day")))
        if day:
            (delisted if kind.casefold().startswith(("remov", "delist")) else listed).append(day)
        if event.get("LegalBasisID"):
            basis.append(model.value("LegalBasis", event, "LegalBasisID") or "")
    programmes = [
        comment
        for measure in children(element, "SanctionsMeasure")
        if (comment := text(measure, "Comment"))
        and model.value("SanctionsType", measure, "SanctionsTypeID") == "Program"
    ]
    listing = Listing(
        dataset="ofac",
        programme="; ".join(dict.fromkeys(programmes)) or None,
        reference=number,
        listed=min(listed, default=None),
        delisted=max(delisted, default=None),
        basis="; ".join(filter(None, dict.fromkeys(basis))) or None,
    )
    return model.value("List", element, "ListID") or "", listing


def _link(model: Model, element: "_Element") -> tuple[str, str, str]:
    words = model.value("RelationType", element, "RelationTypeID") or "Linked to"
    former = "formerly: " if element.get("Former") == "true" else ""
    return element.get("From-ProfileID") or "", element.get("To-ProfileID") or "", f"{former}{words.rstrip(':.')}"
