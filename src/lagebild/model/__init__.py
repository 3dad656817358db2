"""The nouns: frozen records without I/O, shared by every room and by the wire."""

from lagebild.model.agreement import Agreement, Clause, Signatory
from lagebild.model.claim import KINDS, STANCES, Claim, Event, Mention, Quantity
from lagebild.model.document import Document, Publisher, Step
from lagebild.model.entity import DateTold, Entity, EntityRef, Listing, Name, Paper, Snapshot
from lagebild.model.finding import Element, Finding
from lagebild.model.measure import Cap, Mandate, Measure, Vote
from lagebild.model.observation import Observation
from lagebild.model.proposition import Origin, Proposition
from lagebild.model.span import Span

__all__ = [
    "KINDS",
    "STANCES",
    "Agreement",
    "Cap",
    "Claim",
    "Clause",
    "DateTold",
    "Document",
    "Element",
    "Entity",
    "EntityRef",
    "Event",
    "Finding",
    "Listing",
    "Mandate",
    "Measure",
    "Mention",
    "Name",
    "Observation",
    "Origin",
    "Paper",
    "Proposition",
    "Publisher",
    "Quantity",
    "Signatory",
    "Snapshot",
    "Span",
    "Step",
    "Vote",
]
