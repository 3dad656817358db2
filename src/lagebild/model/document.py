"""What was captured, and who printed it."""

from msgspec import Struct


class Publisher(Struct, frozen=True, kw_only=True):
    """Who prints. ``control`` is state, party, public or private; ``reliability`` an Admiralty letter A to F."""

    id: str
    name: str
    country: str | None = None  # ISO 3166-1 alpha-2, lower case
    owner: str | None = None  # one owner is one origin
    control: str = "private"
    speaks_for: tuple[str, ...] = ()  # countries or parties whose voice this outlet is
    wire: bool = False  # a news agency whose credit others print
    reliability: str = "F"
    reason: str = ""
    domains: tuple[str, ...] = ()
    bylines: tuple[str, ...] = ()  # spellings in datelines, credits and mastheads
    source: str = ""


class Step(Struct, frozen=True):
    """One step from bytes to text: which tool in which version did what."""

    tool: str
    version: str
    did: str


class Document(Struct, frozen=True, kw_only=True):
    """A capture. ``id`` is the sha256 of the bytes as received; ``text`` is the working copy."""

    id: str
    name: str  # path as given; in a folder, relative to it
    media_type: str
    size: int  # bytes as received
    text: str
    language: str  # ISO 639-1, "und" when it cannot be told
    extraction: tuple[Step, ...] = ()
    title: str | None = None
    publisher: str | None = None  # Publisher.id
    credits: tuple[str, ...] = ()  # ids of wire agencies credited in the text
    published: str | None = None  # YYYY[-MM[-DD]]
    retrieved: str | None = None  # UTC, only for what came over the network
    url: str | None = None
