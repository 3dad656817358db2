"""Provisions of resolutions, votes and mandates, as data."""

from msgspec import Struct


class Cap(Struct, frozen=True, kw_only=True):
    """A quantity allowed in a period."""

    value: float
    unit: str
    period: str  # year | 12 months | an explicit interval
    start: str | None = None
    until: str | None = None
    text_status: str = "read"


class Measure(Struct, frozen=True, kw_only=True):
    """One provision. ``text_status`` tells how far its text was read: read, secondary or recalled."""

    id: str
    instrument: str  # e.g. "UNSCR 1718 (2006)"
    paragraph: str
    paragraph_status: str  # read | verify: a number that was not read says so wherever it is printed
    text_status: str
    adopted: str
    in_force_from: str
    in_force_until: str | None = None
    superseded_by: str | None = None
    theme: str
    direction: str  # from_dprk | to_dprk | both | freeze | travel | vessels | workers | financial | mandate …
    acts: tuple[str, ...]  # event types of data/events.yaml that it tests
    target: str = "kp"
    objects: tuple[str, ...] = ()  # commodity ids (matched with their descendants)
    hs: tuple[str, ...] = ()
    hs_basis: str | None = None  # resolution | interpretive
    list_reference: str | None = None
    caps: tuple[Cap, ...] = ()
    conditions: tuple[str, ...] = ()  # "kind: words"; what else must be so (purpose, knowledge, designation …)
    exemptions: tuple[str, ...] = ()  # "kind: words" or "kind until DATE: words"
    summary: str  # what it prohibits or requires, in our own words
    sources: tuple[str, ...] = ()


class Vote(Struct, frozen=True, kw_only=True):
    """One vote in a body of the United Nations."""

    id: str
    body: str
    date: str
    subject: str
    outcome: str  # adopted | not adopted (veto) …
    in_favour: int | None = None
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    text_status: str = "read"
    sources: tuple[str, ...] = ()


class Mandate(Struct, frozen=True, kw_only=True):
    """A task given to a body, for a time: created, renewed and ended by acts."""

    id: str
    body: str
    created_by: str
    verbs: tuple[str, ...]  # gather, examine, analyse …
    from_date: str
    until: str | None
    acts: tuple[dict[str, str], ...] = ()  # {date, instrument, effect, status}
    sources: tuple[str, ...] = ()
