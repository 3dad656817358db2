"""Entities in FollowTheMoney's shape, and the dated lists they stand on."""

from msgspec import Struct, field


class EntityRef(Struct, frozen=True):
    """What a span was linked to: a state (``gb``), an organisation (``un-sc``), an office holder, a listed party."""

    id: str
    schema: str  # FollowTheMoney: Country, PublicBody, Organization, Person, Vessel …
    caption: str
    countries: tuple[str, ...] = ()  # for whom it speaks: ISO 3166-1 alpha-2, lower case


class Name(Struct, frozen=True, kw_only=True):
    """One name of a party, as a list tells it."""

    text: str
    kind: str  # primary, strong (alias), weak (alias), former
    script: str | None = None  # ISO 15924, e.g. Hang
    language: str | None = None  # ISO 639-1 where the list tells it


class DateTold(Struct, frozen=True, kw_only=True):
    """A date of a party, no more exact than the list tells it."""

    prop: str  # birthDate, incorporationDate, buildDate
    date: str  # YYYY, YYYY-MM or YYYY-MM-DD
    until: str | None = None  # the last possible date, where the list tells a range
    circa: bool = False


class Paper(Struct, frozen=True, kw_only=True):
    """A document or registration that a list names: number, who issued it, from when to when."""

    kind: str  # in the list's words
    number: str
    prop: str = "idNumber"  # the FollowTheMoney property that holds the number
    country: str | None = None
    issued: str | None = None
    expires: str | None = None
    note: str | None = None


class Listing(Struct, frozen=True, kw_only=True):
    """That a party stands on a list: under which programme, on which legal basis and since when."""

    dataset: str  # un, ofac, eu …
    programme: str | None = None
    reference: str | None = None  # the list's own number, e.g. KPe.020
    listed: str | None = None
    delisted: str | None = None
    basis: str | None = None  # the legal act, as the list cites it


class Entity(Struct, frozen=True, kw_only=True):
    """A party. ``properties`` use FollowTheMoney property names (name, alias, weakAlias, birthDate, imoNumber …).

    ``names``, ``dates`` and ``papers`` tell what properties cannot: each value of theirs is a value of a property too.
    They are empty where the source has no more than properties.
    """

    id: str
    schema: str
    caption: str
    properties: dict[str, tuple[str, ...]] = field(default_factory=dict)
    listings: tuple[Listing, ...] = ()
    first_seen: str | None = None
    last_seen: str | None = None
    names: tuple[Name, ...] = ()
    dates: tuple[DateTold, ...] = ()
    papers: tuple[Paper, ...] = ()


class Snapshot(Struct, frozen=True, kw_only=True):
    """One state of one list: ``id`` is the sha256 of the file as received."""

    id: str
    dataset: str
    date: str  # the list's own date of issue, else the date it was taken
    kind: str  # un-xml, ofac-csv, ftm …
    parties: tuple[Entity, ...] = ()
