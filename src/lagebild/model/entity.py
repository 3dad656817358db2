"""Entities in FollowTheMoney's shape, and the dated lists they stand on."""

from msgspec import Struct, field


class EntityRef(Struct, frozen=True):
    """What a span was linked to: a state (``gb``), an organisation (``un-sc``), an office holder, a listed party."""

    id: str
    schema: str  # FollowTheMoney: Country, PublicBody, Organization, Person, Vessel …
    caption: str
    countries: tuple[str, ...] = ()  # for whom it speaks: ISO 3166-1 alpha-2, lower case


class Listing(Struct, frozen=True, kw_only=True):
    """That a party stands on a list: under which programme and since when."""

    dataset: str  # un, ofac, eu …
    programme: str | None = None
    reference: str | None = None  # the list's own number, e.g. KPe.020
    listed: str | None = None
    delisted: str | None = None


class Entity(Struct, frozen=True, kw_only=True):
    """A party. ``properties`` use FollowTheMoney property names (name, alias, weakAlias, birthDate, imoNumber …)."""

    id: str
    schema: str
    caption: str
    properties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    listings: tuple[Listing, ...] = ()
    first_seen: str | None = None
    last_seen: str | None = None


class Snapshot(Struct, frozen=True, kw_only=True):
    """One state of one list: ``id`` is the sha256 of the file as received."""

    id: str
    dataset: str
    date: str  # the list's own date of issue, else the date it was taken
    kind: str  # un-xml, ftm …
    parties: tuple[Entity, ...] = ()
