"""The provisions of the resolutions, loaded from one data file a resolution."""

from functools import cache
from typing import Any

from lagebild.data import load
from lagebild.errors import DataError, UsageError
from lagebild.measures import check
from lagebild.model import Cap, Measure

__all__ = ["RESOLUTIONS", "build", "provision", "provisions", "sources"]

RESOLUTIONS = ("1718", "1874", "2087", "2094", "2270", "2321", "2356", "2371", "2375", "2397", "2664")
_KEYS = """
paragraph number text theme direction acts objects from until superseded_by target hs hs_basis caps exempt requires
list_reference summary sources
"""
_KNOWN = frozenset(_KEYS.split())


@cache
def provisions() -> tuple[Measure, ...]:
    """Return every provision, oldest resolution first, each in the order of its paragraphs.

    Raises:
        DataError: a data file contradicts itself, a vocabulary or another file.
    """
    found: dict[str, Measure] = {}
    for number in RESOLUTIONS:
        file = load(f"measures/{number}")
        for id_, entry in file["provisions"].items():
            if id_ in found or not isinstance(id_, str):
                raise DataError(f"{id_}: the id is used twice or is no text; write it in quotation marks")
            found[id_] = build(id_, entry, file["instrument"], file["adopted"])
    check.measures(found)
    return tuple(found.values())


def provision(id_: str) -> Measure:
    """Return one provision.

    Raises:
        UsageError: there is none of that id.
    """
    for measure in provisions():
        if measure.id == id_:
            return measure
    raise UsageError(f"there is no provision '{id_}'; ids look like 1718-8b or 2397-5")


def sources(where: str, keys: Any) -> tuple[str, ...]:
    """Return the citations behind the keys of measures/sources.yaml."""
    known = load("measures/sources")
    return tuple(known[key] for key in check.split(where, "sources", keys, known))


def build(id_: str, entry: dict[str, Any], instrument: str, adopted: str) -> Measure:
    """Make one provision from its entry in a data file; a key or word that is not known raises DataError."""
    for key in entry:
        check.one_of(id_, "key", str(key), _KNOWN)
    return Measure(
        id=id_,
        instrument=instrument,
        paragraph=check.text(id_, entry, "paragraph"),
        paragraph_status=check.text(id_, entry, "number"),
        text_status=check.text(id_, entry, "text"),
        adopted=adopted,
        in_force_from=check.date(id_, entry.get("from")) or adopted,
        in_force_until=check.date(id_, entry.get("until")),
        superseded_by=entry.get("superseded_by"),
        theme=check.text(id_, entry, "theme"),
        direction=check.text(id_, entry, "direction"),
        acts=check.split(id_, "acts", entry.get("acts"), load("events")),
        target=entry.get("target", "kp"),
        objects=check.split(id_, "objects", entry.get("objects"), load("commodities")),
        hs=check.split(id_, "hs", entry.get("hs")),
        hs_basis=entry.get("hs_basis"),
        caps=tuple(Cap(**cap) for cap in entry.get("caps", ())),
        conditions=tuple(f"{kind}: {words}" for kind, words in entry.get("requires", {}).items()),
        exemptions=tuple(f"{kind}: {words}" for kind, words in entry.get("exempt", {}).items()),
        summary=check.text(id_, entry, "summary"),
        sources=sources(id_, check.text(id_, entry, "sources")),
    )
