"""What of a party is compared: its names in all readings, its dates, countries, gender and numbers."""

import re
from typing import Any

from msgspec import Struct

from lagebild.errors import UsageError
from lagebild.match import features
from lagebild.match.names import Name, read
from lagebild.model import Entity

__all__ = [
    "CERTAIN",
    "ORGANISATIONS",
    "PARTIES",
    "Asked",
    "Called",
    "Record",
    "asked",
    "called",
    "comparable",
    "record",
]

ORGANISATIONS = frozenset({"LegalEntity", "Organization", "Company", "PublicBody"})
CERTAIN = frozenset({"Person", "Organization", "Company", "PublicBody", "Vessel", "Airplane", "Vehicle"})
PARTIES = ORGANISATIONS | {"Person", "Vessel", "Airplane", "Vehicle"}

_STRONG = ("name", "alias", "previousName")
_WEAK = ("weakAlias", "abbreviation")
_MAX_NAMES = 60  # of one party or query
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)(?:[)\]）]|$)")
_SIDES = re.compile(
    r"\s+/\s+|\s*[;·\n]\s*|,?\s*\b(?:[afn]\.?k\.?a\.?|former(?:ly)?|also known as|alias)\b[.:]?\s*", re.I
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff'’‘.-]+")
_OTHER = re.compile(r"[\u0370-\u1dff\u2c00-\ufefc][\u0370-\u1dff\u2c00-\ufefc'’ -]*[\u0370-\u1dff\u2c00-\ufefc]")
_SPECIAL = re.compile(r"[^A-Za-z0-9 '-]|\b(?:[afn]ka|former|alias|also)", re.IGNORECASE)
_PARTED = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff/;·\n,(\[（]")  # without one of these a name has one part
_SHORT = 3  # letters of a bracketed abbreviation that anybody may have


class Called(Struct, frozen=True, gc=False):
    """One name of a party in one reading, and whether a list calls it weak."""

    name: Name
    weak: bool


class Record(Struct, frozen=True, array_like=True, gc=False):
    """What of a listed party is compared besides its names, and what a hit prints."""

    id: str
    caption: str
    schema: str
    births: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    numbers: dict[str, tuple[str, ...]] = {}
    cluster: int = -1  # none: a cluster of its own


class Asked(Struct, frozen=True, gc=False):
    """A query: what it is compared by."""

    record: Record
    names: tuple[Called, ...]


def record(entity: Entity, cluster: int = -1) -> Record:
    """Return what of a party is compared besides its names."""
    properties = entity.properties
    numbers: dict[str, tuple[str, ...]] = {}
    for prop in features.IDENTIFIERS:
        if values := properties.get(prop):
            found = {number for text in values if (number := features.identifier(prop, text))}
            if found:
                numbers[prop] = tuple(sorted(found))
    return Record(
        entity.id,
        entity.caption,
        entity.schema,
        properties.get("birthDate", ())[:_MAX_NAMES],
        tuple(sorted(features.countries(properties))),
        tuple(sorted({text.strip().casefold()[:1] for text in properties.get("gender", ()) if text.strip()})),
        numbers,
        cluster,
    )


def called(entity: Entity, *, person: bool) -> list[Called]:
    """Return every name of a party in every reading, strong ones first, each reading once."""
    found: dict[object, Called] = {}
    for props, weak in ((_STRONG, False), (_WEAK, True)):
        texts = [text for prop in props for text in entity.properties.get(prop, ())][:_MAX_NAMES]
        for text in texts:
            for part in _parts(text, person):
                for name in read(part, person=person):
                    if part != text and name.bare:
                        continue
                    short = part != text and _is_short(name)
                    found.setdefault(name.key, Called(name, weak or short))
    return list(found.values())


def asked(query: dict[str, Any] | Entity) -> Asked:
    """Return a query as it is compared; raises :class:`UsageError` when it has another shape.

    Without a schema, or with a general one (Thing, LegalEntity), its names are read as those of persons and of others.
    """
    entity = query if isinstance(query, Entity) else _entity(query)
    names = called(entity, person=entity.schema == "Person")
    if entity.schema not in CERTAIN:
        names += called(entity, person=True)
    return Asked(record(entity), tuple(names))


def comparable(one: str, other: str) -> bool:
    """Whether a query of one schema may mean a party of another."""
    if one == other or one not in PARTIES:
        return True
    if one in ORGANISATIONS and other in ORGANISATIONS:
        return True
    return {one, other} == {"Person", "LegalEntity"}


def _parts(text: str, person: bool) -> list[str]:
    """Return the ways a printed name is used.

    As it stands; its sides, where two spellings stand side by side; without, and only with, what is in brackets; and
    the items where several names are packed into one field.
    """
    if text.isascii() and not _SPECIAL.search(text):
        return [" ".join(text.split())] if text.strip() else []
    if not _PARTED.search(text):
        plain = " ".join(text.split())
        return [plain] if plain and (plain == text or len(plain) > 1) else []
    parts = [text, *_SIDES.split(text)]
    inner = _BRACKETS.findall(text)
    if inner:
        parts += [_BRACKETS.sub(" ", text), *([] if person else inner)]
    if text.count(",") > 1:
        parts += [part for part in text.split(",") if len(part.split()) > 1]
    parts += _by_script(text)
    clean = dict.fromkeys(" ".join(part.split()) for part in parts)
    return [part for part in clean if part and (part == text or len(part) > 1)][:_MAX_NAMES]


def _by_script(text: str) -> list[str]:
    """Return what is in Latin letters and what is not, when a field holds a name in two scripts."""
    latin, other = _LATIN.findall(text), _OTHER.findall(text)
    return [" ".join(latin), " ".join(other)] if latin and other else []


def _is_short(name: Name) -> bool:
    texts = [word.spellings[0][0] for word in name.words]
    return texts[0].isascii() and sum(map(len, texts)) <= _SHORT


def _entity(query: dict[str, Any]) -> Entity:
    properties = query.get("properties") if isinstance(query, dict) else None
    if not isinstance(properties, dict):
        raise UsageError('a query needs properties, e.g. {"schema": "Person", "properties": {"name": ["…"]}}')
    read_: dict[str, tuple[str, ...]] = {}
    for prop, values in properties.items():
        values = [values] if isinstance(values, str) else values
        if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
            raise UsageError(f"property {prop!r} of a query has to be a list of texts")
        read_[str(prop)] = tuple(values)
    schema = query.get("schema") or "Thing"
    return Entity(id=str(query.get("id", "")), schema=str(schema), caption="", properties=read_)
