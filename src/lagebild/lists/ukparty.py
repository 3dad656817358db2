"""One designation of the UK sanctions list, whichever format told it, in FollowTheMoney's shape."""

import re

from msgspec import Struct, field

from lagebild.errors import ListError
from lagebild.lists import csvfile, dates, scripts
from lagebild.lists.facts import Facts, country_code
from lagebild.model import Entity, Listing, Paper

__all__ = ["LABEL", "Told", "read_party"]

LABEL = "UK list"

_SCHEMATA = {"individual": "Person", "entity": "Organization", "ship": "Vessel"}
_UNSAFE = re.compile(r"[^a-z0-9.]+")
_DIGITS = re.compile(r"\d{7}")
_ISSUED = re.compile(
    r"\b(issued|expire[sd]?|expir(?:y|ation) date)(?: on)?:?\s+(\d[\w/ -]{0,20}\d{4}|\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)

# plain values: field to property
_VALUES = {
    "title": "title", "position": "position", "phone": "phone", "website": "website", "email": "email",
    "ship_type": "type", "tonnage": "tonnage",
}  # fmt: skip
# what has no property: field to the words of its note
_NOTES = {
    "other": "", "reasons": "", "imposed": "sanctions imposed", "source": "designation source", "ofsi": "OFSI group",
    "entity_type": "type of entity", "subsidiary": "subsidiary", "parent": "parent company",
    "owner": "owner or operator", "past_owner": "previous owner or operator", "length": "length",
    "hin": "hull identification number",
}  # fmt: skip


class Told(Struct):
    """What a list tells of one designation: single texts, repeated ones, and groups of texts that belong together."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    names: list[tuple[str, ...]] = field(default_factory=list)  # name, its type, its strength
    others: list[tuple[str, ...]] = field(default_factory=list)  # in another script: name, script, language
    addresses: list[tuple[str, ...]] = field(default_factory=list)  # lines, then the country
    births: list[tuple[str, str]] = field(default_factory=list)  # town, country
    papers: list[tuple[str, ...]] = field(default_factory=list)  # property, number, further information

    def add(self, name: str, text: str | None) -> None:
        """Keep a text that is there, once."""
        if text and text not in self.values.setdefault(name, []):
            self.values[name].append(text)

    def one(self, name: str) -> str | None:
        """Return the only value of a field; raises :class:`ListError` where it has two."""
        found = self.values.get(name, [])
        if len(found) > 1:
            raise csvfile.refused(LABEL, self.line, f"two values for {name} in one designation")
        return found[0] if found else None


def read_party(told: Told) -> Entity:
    """Return the party; its id is ``uk-`` and the unique ID in lower case.

    Raises :class:`ListError` when it has no name or ID, is of an unknown kind, or its day of designation is none.
    """
    reference, kind = told.one("id"), (told.one("kind") or "").casefold()
    stem = _UNSAFE.sub("-", (reference or "").lower()).strip("-.")
    if not stem or kind not in _SCHEMATA:
        raise csvfile.refused(
            LABEL, told.line, f"unknown kind {kind[:40]!r}" if stem else "a designation without unique ID"
        )
    schema = _SCHEMATA[kind]
    facts = Facts()
    _names(facts, told)
    if not facts.get("name"):
        raise csvfile.refused(LABEL, told.line, f"designation {(reference or '')[:80]} without name")
    for name, prop in _VALUES.items():
        facts.add(prop, *told.values.get(name, ()))
    for text in told.values.get("born", ()):
        facts.date("birthDate", text)
    for text in told.values.get("built", ()):
        facts.date("buildDate", text)
    facts.add("modifiedAt", *(dates.one(text) for text in told.values.get("updated", ())))
    facts.country("nationality", "nationality", *told.values.get("nationality", ()))
    for text in told.values.get("gender", ()):
        facts.gender(text)
    for town, country in told.births:
        facts.add("birthPlace", ", ".join(filter(None, (town, country))) or None)
        facts.country("birthCountry", "country of birth", country)
    for *lines, country in told.addresses:
        place = [line for line in lines if line]
        facts.add("address", ", ".join((*place, country) if country else place) if place else None)
        facts.country("country", "country of address", country)
    facts.country("flag", "flag", *told.values.get("flag", ()))
    facts.country("pastFlags", "previous flag", *told.values.get("past_flag", ()))
    for number in told.values.get("imo", ()):
        _ship_number(facts, number)
    for prop, number, info in told.papers:
        facts.paper(_paper(prop, number, info))
    for united in told.values.get("un", ()):
        facts.paper(Paper(kind="UN reference number", number=united, prop="unscId"))
    for name, words in _NOTES.items():
        for text in told.values.get(name, ()):
            facts.note(words, text)
    return facts.entity(f"uk-{stem}", schema, (_listing(told, reference),))


def _names(facts: Facts, told: Told) -> None:
    ordered = sorted(told.names, key=lambda name: name[1].casefold() != "primary name")
    for number, (text, kind, strength) in enumerate(ordered):
        kind = kind.casefold()
        prop = "alias"
        if number == 0 or kind == "primary name":
            prop = "name"
        elif "previous" in kind or "former" in kind or kind.startswith("f.k.a"):
            prop = "previousName"
        elif strength.casefold().startswith("low"):
            prop = "weakAlias"
        facts.name(prop, text)
    for text, _, language in told.others:
        facts.name("name", text, language=scripts.language(language))
        if language and scripts.language(language) is None:
            facts.note(f"name {text}", language)


def _ship_number(facts: Facts, text: str) -> None:
    found = _DIGITS.search(text)
    if found:
        facts.paper(Paper(kind="IMO number", number=found[0], prop="imoNumber"))
    if found is None or found[0] != text.upper().removeprefix("IMO").strip():
        facts.note("IMO number", text)


def _paper(prop: str, number: str, info: str) -> Paper:
    days: dict[str, str | None] = {}
    for word, day in _ISSUED.findall(info):
        days.setdefault("issued" if word.lower().startswith("issue") else "expires", dates.one(day))
    kinds = {
        "passportNumber": "passport",
        "idNumber": "national identifier",
        "registrationNumber": "business registration",
    }
    place = info.split(",")[0].removesuffix("passport").strip() if prop == "passportNumber" else info
    return Paper(
        kind=kinds[prop],
        number=number,
        prop=prop,
        country=country_code(place),
        issued=days.get("issued"),
        expires=days.get("expires"),
        note=info or None,
    )


def _listing(told: Told, reference: str | None) -> Listing:
    designated = told.one("designated")
    day = dates.one(designated) if designated else None
    if designated and not day:
        raise ListError(f"{LABEL}, line {told.line}: designated on {designated[:40]!r}, not a date; nothing was read")
    regimes = told.values.get("regime", [])
    return Listing(
        dataset="uk",
        programme="; ".join(regimes) or None,
        reference=reference,
        listed=day,
        basis="; ".join(regime for regime in regimes if "Regulations" in regime) or None,
    )
