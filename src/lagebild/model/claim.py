"""One attributed statement: who said what, with which stance, in which characters."""

from msgspec import Struct

from lagebild.model.entity import EntityRef
from lagebild.model.span import Span

KINDS = ("direct", "indirect", "free_indirect", "reported")
STANCES = (
    "assert",
    "deny",
    "accuse",
    "promise",
    "agree",
    "demand",
    "praise",
    "criticize",
    "speculate",
    "decline",
)


class Mention(Struct, frozen=True):
    """A span that names someone, with the entity it was linked to (or none)."""

    text: str
    start: int
    end: int
    entity: EntityRef | None = None


class Quantity(Struct, frozen=True):
    """An amount as alleged; ``unit`` is a unit id of data/commodities.yaml (t, bbl, usd, shells, persons …)."""

    value: float
    unit: str
    text: str = ""  # as printed


class Event(Struct, frozen=True, kw_only=True):
    """What the claim says happens. The event is always stated positively; a denial is in the stance."""

    type: str  # PLOVER, or one of the acts of data/events.yaml (TRANSFER, TRAIN …)
    actor: tuple[str, ...] = ()  # country codes (kp) or entity ids, sorted
    recipient: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()  # ids of data/commodities.yaml, sorted
    date: str | None = None  # YYYY[-MM[-DD]], as partial as told
    quantity: Quantity | None = None
    place: str | None = None


class Claim(Struct, frozen=True, kw_only=True):
    """An attributed statement. ``stance`` is the speaker's towards the event, or, without one, the content."""

    id: str
    document: str  # Document.id
    kind: str
    stance: str
    content: tuple[Span, ...]  # 1..n, in text order
    speaker: Mention | None = None
    cue: Span | None = None
    addressee: Mention | None = None
    accused: tuple[Mention, ...] = ()  # whom an accusation names
    within: str | None = None  # id of the claim whose content reports this one
    event: Event | None = None
    said: str | None = None  # when it was said, partial date
    confidence: float = 0.5
    reader: str = ""
