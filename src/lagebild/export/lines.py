"""One JSON object a line: the wire form of claims, propositions and findings."""

import re
from typing import Any

import msgspec

from lagebild.model import Claim, Document, Finding, Proposition

__all__ = ["claim_line", "finding_line", "json_line", "proposition_line"]

_encode = msgspec.json.Encoder().encode
# what JSON leaves raw and yet steers terminals or ends lines: DEL, C1, U+2028 to U+202E, marks of direction
_STEERING = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")


def json_line(record: object) -> bytes:
    """Return a record as one line of JSON; characters that steer terminals or end lines are written as \\uXXXX."""
    line: bytes = _encode(record)
    return _STEERING.sub(_escape, line) + b"\n"


def _escape(found: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(found.group().decode())


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
    return json_line(line)


def proposition_line(proposition: Proposition) -> bytes:
    """Return a proposition as one JSON line, all fields."""
    return json_line(proposition)


def finding_line(finding: Finding) -> bytes:
    """Return a finding as one JSON line, all fields."""
    return json_line(finding)
