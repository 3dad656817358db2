"""One JSON object a line: the wire form of claims, propositions and findings."""

from typing import Any

import msgspec

from lagebild.model import Claim, Document, Finding, Proposition

__all__ = ["claim_line", "finding_line", "proposition_line"]

_encode = msgspec.json.Encoder().encode


def claim_line(document: Document, claim: Claim) -> bytes:
    """Return the line of ``lagebild read --format jsonl``; offsets are code points of ``document.text``."""
    line: dict[str, Any] = {
        "document": {"name": document.name, "sha256": document.id, "language": document.language},
        "id": claim.id,
        "kind": claim.kind,
        "stance": claim.stance,
        "speaker": claim.speaker,
        "cue": claim.cue,
        "content": claim.content,
        "addressee": claim.addressee,
        "accused": claim.accused,
        "within": claim.within,
        "event": claim.event,
        "said": claim.said,
        "confidence": round(claim.confidence, 4),
        "reader": claim.reader,
    }
    return _encode(line) + b"\n"


def proposition_line(proposition: Proposition) -> bytes:
    """Return a proposition as one JSON line, all fields."""
    return _encode(proposition) + b"\n"


def finding_line(finding: Finding) -> bytes:
    """Return a finding as one JSON line, all fields."""
    return _encode(finding) + b"\n"
