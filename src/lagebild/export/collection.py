"""What the exports are made of, handed over in one piece."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from lagebild.model import Claim, Document, Entity, Finding, Measure, Proposition, Publisher

__all__ = ["Collection"]


class Collection(Struct, frozen=True, kw_only=True):
    """Everything right of the ledger, claims as corrected. ``parties`` are the lists' entries in force."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    propositions: Sequence[Proposition]
    findings: Sequence[Finding]
    measures: Mapping[str, Measure]
    publishers: Mapping[str, Publisher]
    names: Mapping[str, str]  # country code or entity id -> English caption
    parties: Sequence[Entity] = ()
    as_of: str | None = None

    def quote(self, claim: Claim) -> str:
        """Return a claim's content as printed, its pieces joined."""
        return " […] ".join(span.text for span in claim.content)

    def publisher(self, document: Document) -> str:
        """Return who printed a document: the name, else the id as kept; empty where it is not known."""
        known = self.publishers.get(document.publisher or "")
        return known.name if known else document.publisher or ""

    def sides(self, proposition: Proposition) -> list[tuple[str, str]]:
        """Return the claims of a proposition, each with its side: for, against, other."""
        groups = (("for", "claims_for"), ("against", "claims_against"), ("other", "claims_other"))
        return [(side, key) for side, name in groups for key in getattr(proposition, name) if key in self.claims]
