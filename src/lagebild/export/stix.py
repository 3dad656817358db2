"""STIX 2.1: each alleged fact as a report, each claim on it as an opinion, each finding as a note.

Source: STIX Version 2.1, OASIS Standard of 10 June 2021. The confidence of a report follows from the number of its
Admiralty grade by the standard's own scale (Appendix A, Admiralty Credibility); 6, which cannot be judged, has none.
Ids are version 5 UUIDs and times those of the evidence, so that the same evidence gives the same bundle.
"""

import hashlib
import uuid
from typing import Any

from lagebild.export.collection import Collection
from lagebild.export.lines import json_line
from lagebild.model import Document, Proposition

__all__ = ["CONFIDENCE", "bundle"]

CONFIDENCE = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}
_SPACE = uuid.UUID("6a1f5d9e-3f0b-5e6c-9d0e-0c5f4c1f7a11")  # names of ours only
_OPINIONS = {"for": "agree", "against": "disagree", "other": "neutral"}
_UNDATED = "1970-01-01"
_PARTIAL = "-01-01"


def bundle(made_of: Collection) -> bytes:
    """Return a bundle: the maker, places and parties, reports, opinions and notes."""
    maker = _object("identity", "lagebild", _UNDATED, name="lagebild", identity_class="system")
    objects: dict[str, dict[str, Any]] = {maker["id"]: maker}

    def put(made: dict[str, Any]) -> str:
        objects[made["id"]] = made if made is maker else {**made, "created_by_ref": maker["id"]}
        return str(made["id"])

    findings: dict[str, list[str]] = {}
    for finding in made_of.findings:
        measure = made_of.measures[finding.measure]
        read = "" if measure.paragraph_status == "read" else " (number not verified)"
        words = f"{measure.instrument} paragraph {measure.paragraph}{read}: {finding.outcome}. {finding.reason}"
        findings.setdefault(finding.proposition, []).append(words)
    for proposition in made_of.propositions:
        refs = [put(_party(made_of, party)) for party in (*proposition.event.actor, *proposition.event.recipient)]
        report = put(_report(made_of, proposition, list(dict.fromkeys(refs)) or [maker["id"]]))
        for side, key in made_of.sides(proposition):
            put(_opinion(made_of, key, side, report))
        for words in findings.get(proposition.id, ()):
            day = proposition.last_said or _UNDATED
            put(_object("note", f"{proposition.id} {words}", day, content=words, object_refs=[report]))
    ordered = sorted(objects.values(), key=lambda made: (made["type"], made["id"]))
    digest = hashlib.sha256("".join(made["id"] for made in ordered).encode()).hexdigest()
    return json_line({"type": "bundle", "id": f"bundle--{uuid.uuid5(_SPACE, digest)}", "objects": ordered})


def _object(kind: str, seed: str, day: str, /, **properties: Any) -> dict[str, Any]:
    moment = f"{(day + _PARTIAL[len(day) - 4 :])[:10]}T00:00:00.000Z"
    made = {
        "type": kind,
        "spec_version": "2.1",
        "id": f"{kind}--{uuid.uuid5(_SPACE, f'{kind} {seed}')}",
        "created": moment,
        "modified": moment,
    }
    return made | {key: value for key, value in properties.items() if value not in (None, [], "")}


def _party(made_of: Collection, party: str) -> dict[str, Any]:
    caption = made_of.names.get(party, party)
    if len(party) == 2:
        return _object("location", party, _UNDATED, name=caption, country=party.upper())
    return _object("identity", party, _UNDATED, name=caption, identity_class="unknown")


def _report(made_of: Collection, p: Proposition, refs: list[str]) -> dict[str, Any]:
    first, last = p.first_said or _UNDATED, p.last_said or p.first_said or _UNDATED
    documents = dict.fromkeys(made_of.claims[key].document for _, key in made_of.sides(p))
    made = _object(
        "report",
        p.id,
        first,
        name=p.caption,
        description=f"{p.wording.capitalize()}. {'; '.join(p.rules)}.",
        labels=[p.theme, p.status, f"admiralty:{p.grade}"],
        confidence=CONFIDENCE.get(p.grade[-1:]),
        object_refs=refs,
        external_references=[_reference(made_of, made_of.documents[key]) for key in documents],
    )
    later = _object("report", p.id, max(first, last))["created"]
    return made | {"published": made["created"], "modified": later}


def _reference(made_of: Collection, document: Document) -> dict[str, Any]:
    named = {
        "source_name": made_of.publisher(document) or "unknown publisher",
        "description": document.title,
        "url": document.url,
        "hashes": {"SHA-256": document.id} if document.url else None,
        "external_id": document.id,
    }
    return {key: value for key, value in named.items() if value}


def _opinion(made_of: Collection, key: str, side: str, report: str) -> dict[str, Any]:
    claim = made_of.claims[key]
    document = made_of.documents[claim.document]
    places = ", ".join(f"{span.start}-{span.end}" for span in claim.content)
    who = claim.speaker.text if claim.speaker else made_of.publisher(document)
    return _object(
        "opinion",
        f"{report} {claim.id}",
        claim.said or document.published or _UNDATED,
        opinion=_OPINIONS[side],
        authors=[who] if who else [],
        explanation=f"“{made_of.quote(claim)}” ({claim.stance}; characters {places} of {document.id})",
        labels=[claim.stance, claim.kind],
        lang=document.language if document.language != "und" else None,
        object_refs=[report],
    )
