"""One party of the EU's list in FollowTheMoney's shape; what has no property of its own becomes a note."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from stdnum import imo

from lagebild.data import load
from lagebild.lists import dates, scripts
from lagebild.lists.facts import Facts
from lagebild.lists.xmlfile import Shape, attribute, brief, children, line_of, local, text
from lagebild.model import DateTold, Entity, Listing, Paper

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_party"]

_SCHEMATA = {"person": "Person", "P": "Person", "enterprise": "Organization", "E": "Organization", "vessel": "Vessel"}
_WEAK = re.compile(r"\(?\s*low[- ]quality", re.IGNORECASE)
_FORMER = re.compile(r"\(?\s*(?:f\.?k\.?a\b|former(?:ly)?\b|previous(?:ly)?\b)", re.IGNORECASE)
_UNSAFE = re.compile(r"[^a-z0-9.]+")
_UNKNOWN = ("00", "")  # country codes that stand for none
# the flags of an identification that tell something when they are set
_FLAGS = {
    "diplomatic": "diplomatic", "knownExpired": "known to be expired", "knownFalse": "known to be false",
    "reportedLost": "reported lost", "revokedByIssuer": "revoked by the issuer",
}  # fmt: skip


def read_party(shape: Shape, element: "_Element") -> Entity:
    """Return the party; its id is ``eu-`` and the EU's reference number.

    Raises :class:`ListError` when it has no name or no number, is of an unknown kind, or a date of it is none.
    """
    line = line_of(element)
    row = attribute(element, "logicalId")
    reference = attribute(element, "euReferenceNumber") or (f"logical-{row}" if row else None)
    stem = _UNSAFE.sub("-", (reference or "").lower().removeprefix("eu.")).strip("-.")
    facts = Facts()
    kind = ""
    for child in element:
        name = local(child)
        if name == "subjectType":
            kind = attribute(child, "code") or attribute(child, "classificationCode") or ""
        elif name in _READERS:
            _READERS[name](facts, child)
        elif name != "regulation":
            facts.note(name, *(" ".join(str(piece).split()) for piece in child.itertext()))
    if not stem or not facts.get("name"):
        raise shape.refused(line, f"a party without {'name' if stem else 'reference number'}")
    if kind not in _SCHEMATA:
        raise shape.refused(line, f"a party of unknown kind {brief(kind)!r}")
    schema = _SCHEMATA[kind]
    if schema == "Organization" and any(imo.is_valid(number) for number in facts.get("imoNumber")):
        schema = "Vessel"  # the list knows persons and enterprises only; a ship's number has a check digit of its own
    if united := attribute(element, "unitedNationId"):
        facts.paper(Paper(kind="UN reference number", number=united, prop="unscId"))
    facts.note("", attribute(element, "designationDetails"))
    return facts.entity(f"eu-{stem}", schema, _listings(shape, element, reference))


def _listings(shape: Shape, element: "_Element", reference: str | None) -> list[Listing]:
    """Return a listing for each programme; it begins with the first act that names the party."""
    acts = [act for act in element.iter() if local(act) in ("regulation", "regulationSummary")]
    days: list[str] = []
    for act in acts:
        for name in ("publicationDate", "entryIntoForceDate"):
            told = attribute(act, name)
            if told and not dates.day(told):
                raise shape.refused(line_of(act), f"{name} is {brief(told)!r}, not a date")
        days += filter(
            None, [dates.day(attribute(act, "publicationDate")) or dates.day(attribute(act, "entryIntoForceDate"))]
        )
    designated = dates.day(attribute(element, "designationDate"))
    programmes: dict[str | None, dict[str, None]] = {}
    for act in children(element, "regulation"):
        title = attribute(act, "numberTitle")
        programmes.setdefault(attribute(act, "programme"), {}).update({title: None} if title else {})
    return [
        Listing(
            dataset="eu",
            programme=programme,
            reference=reference,
            listed=designated or min(days, default=None),
            basis="; ".join(titles) or None,
        )
        for programme, titles in (programmes or {None: {}}).items()
    ]


def _name(facts: Facts, element: "_Element") -> None:
    parts = [attribute(element, part) for part in ("firstName", "middleName", "lastName")]
    whole = attribute(element, "wholeName") or " ".join(filter(None, parts))
    remarks = [told for remark in children(element, "remark") if (told := text(remark))]
    prop = "alias" if facts.get("name") else "name"
    if any(_FORMER.match(remark) for remark in remarks):
        prop = "previousName"
    elif element.get("strong") == "false" or any(_WEAK.match(remark) for remark in remarks):
        prop = "weakAlias"
    if not facts.get("name"):
        prop = "name"  # a party is called something, however weak
    facts.name(prop, whole, language=scripts.language(attribute(element, "nameLanguage")))
    facts.gender(attribute(element, "gender"))
    facts.add("title", attribute(element, "title"))
    facts.add("position", attribute(element, "function"))
    facts.note(f"name {whole}", *remarks)


def _country(facts: Facts, prop: str, element: "_Element") -> str | None:
    """Add the country an element tells, and return its name where there is one."""
    code, name = attribute(element, "countryIso2Code") or "", attribute(element, "countryDescription")
    if code in _UNKNOWN:
        return None if name == "UNKNOWN" else name
    facts.add(prop, code.lower())
    return name


def _citizenship(facts: Facts, element: "_Element") -> None:
    name = _country(facts, "nationality", element)
    if attribute(element, "countryIso2Code") in (None, *_UNKNOWN):
        facts.note("citizenship", name)
    _remarks(facts, "citizenship", element)


def _birth(facts: Facts, element: "_Element") -> None:
    circa = element.get("circa") == "true"
    whole = dates.day(attribute(element, "birthdate"))
    parts = dates.partial(*(attribute(element, part) for part in ("year", "monthOfYear", "dayOfMonth")))
    first, last = (dates.partial(attribute(element, f"yearRange{end}")) for end in ("From", "To"))
    if whole or parts:
        facts.told(DateTold(prop="birthDate", date=whole or parts or "", circa=circa))
    if first or last:
        between = first and last and first < last
        facts.told(DateTold(prop="birthDate", date=first or last or "", until=last if between else None, circa=circa))
    if element.get("calendarType") not in (None, "", "GREGORIAN"):
        facts.note("birth date", f"calendar {element.get('calendarType')}")
    name = _country(facts, "birthCountry", element)
    place = [attribute(element, part) for part in ("place", "city", "region", "zipCode")]
    facts.add("birthPlace", ", ".join(filter(None, (*place, name))) or None)
    _remarks(facts, "birth", element)


def _identification(facts: Facts, element: "_Element") -> None:
    code = (attribute(element, "identificationTypeCode") or "").lower()
    kind = attribute(element, "identificationTypeDescription") or code or "identification"
    number = attribute(element, "number") or attribute(element, "latinNumber")
    told = [words for flag, words in _FLAGS.items() if element.get(flag) == "true"]
    told += filter(None, (attribute(element, name) for name in ("issuedBy", "nameOnDocument", "region")))
    if not number or element.get("knownFalse") == "true":
        facts.note(f"{kind} {number or ''}".strip(), *told)
    else:
        country = (attribute(element, "countryIso2Code") or "").lower()
        facts.paper(
            Paper(
                kind=kind,
                number=number.upper().removeprefix("IMO").strip() if code == "imo" else number,
                prop=load("register/eu")["identifications"].get(code, "idNumber"),
                country=None if country in _UNKNOWN else country,
                issued=dates.day(attribute(element, "issuedDate") or attribute(element, "issueDate")),
                expires=dates.day(attribute(element, "validTo")),
                note="; ".join(told) or None,
            )
        )
    _remarks(facts, kind, element)


def _address(facts: Facts, element: "_Element") -> None:
    name = _country(facts, "country", element)
    box = attribute(element, "poBox")
    parts = [attribute(element, part) for part in ("street", "place", "zipCode", "city", "region")]
    place = [*filter(None, parts), *([f"P.O. Box {box}"] if box else [])]
    if place:
        facts.add("address", ", ".join((*place, name) if name else place))
    for contact in children(element, "contactInfo"):
        prop = load("register/eu")["contacts"].get((attribute(contact, "key") or "").upper(), "notes")
        facts.add(prop, attribute(contact, "value"))
    _remarks(facts, "address", element)


def _remark(facts: Facts, element: "_Element") -> None:
    facts.add("notes", text(element))


def _remarks(facts: Facts, about: str, element: "_Element") -> None:
    for remark in children(element, "remark"):
        facts.note(about, text(remark))


_READERS: dict[str, Callable[[Facts, "_Element"], None]] = {
    "nameAlias": _name,
    "citizenship": _citizenship,
    "birthdate": _birth,
    "identification": _identification,
    "address": _address,
    "remark": _remark,
}
