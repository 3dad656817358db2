"""Everything a brief is made of, handed over in one piece."""

from msgspec import Struct, field

from lagebild.model import Agreement, Claim, Document, Finding, Mandate, Measure, Proposition, Publisher, Vote

__all__ = ["Head", "Hit", "ListState", "Material"]


class Hit(Struct, frozen=True, kw_only=True):
    """A listed party named in a document: code points ``start`` to ``end`` of ``Document.text``."""

    entity_id: str
    caption: str
    reference: str  # the list's own number, e.g. "KPe.020"
    document: str  # Document.id
    start: int
    end: int
    score: float  # 0 to 1


class ListState(Struct, frozen=True, kw_only=True):
    """One snapshot of an official list: ``id`` is the sha256 of the file as received, ``parties`` their number."""

    dataset: str
    date: str
    id: str
    parties: int


class Head(Struct, frozen=True, kw_only=True):
    """The head of the ledger: number of entries and the Merkle root in hex (none for an empty ledger)."""

    size: int = 0
    root: str | None = None


class Material(Struct, frozen=True, kw_only=True):
    """The input of ``compose``. Order inside the tuples does not matter: the brief sorts by itself."""

    documents: dict[str, Document]
    claims: dict[str, Claim]
    propositions: tuple[Proposition, ...] = ()
    findings: tuple[Finding, ...] = ()
    measures: dict[str, Measure] = field(default_factory=dict)
    agreements: tuple[Agreement, ...] = ()
    attachments: dict[str, tuple[str, ...]] = field(default_factory=dict)  # Agreement.id -> Claim ids
    publishers: dict[str, Publisher] = field(default_factory=dict)
    votes: tuple[Vote, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    snapshots: tuple[ListState, ...] = ()
    parties: tuple[Hit, ...] = ()
    names: dict[str, str] = field(default_factory=dict)  # country code or entity id -> English caption
    head: Head = field(default_factory=Head)
    as_of: str | None = None  # YYYY-MM-DD
    title: str = "Situation brief"
