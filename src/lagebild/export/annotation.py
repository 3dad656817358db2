"""W3C Web Annotations: each claim as an annotation of its document, by quotation and by position.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017; positions count code points of the text, as
ours do. A document is named by the hash of its bytes (RFC 6920), which anyone who has it can compute.
"""

import base64
from collections.abc import Iterator
from typing import Any

from lagebild.export.collection import Collection
from lagebild.export.lines import json_line
from lagebild.model import Claim, Document, Mention, Span

__all__ = ["annotations", "source_name"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32  # characters of context in a quotation


def annotations(made_of: Collection) -> bytes:
    """Return an annotation collection with one page, as JSON-LD."""
    items = [_annotation(made_of, claim) for claim in made_of.claims.values()]
    page = {"id": "urn:lagebild:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": _CONTEXT,
        "id": "urn:lagebild:annotations",
        "type": "AnnotationCollection",
        "label": "Claims read by lagebild",
        "total": len(items),
        "first": page,
    }
    return json_line(collection)


def source_name(document: Document) -> str:
    """Return the name of a document by its hash: ``ni:///sha-256;…``."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.id)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotation(made_of: Collection, claim: Claim) -> dict[str, Any]:
    document = made_of.documents[claim.document]
    return {
        "id": f"urn:lagebild:claim:{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"id": "urn:lagebild", "type": "Software", "name": claim.reader or "lagebild"},
        "body": list(_bodies(claim)),
        "target": [_target(document, span) for span in claim.content],
    }


def _bodies(claim: Claim) -> Iterator[dict[str, Any]]:
    yield _tag(f"stance:{claim.stance}")
    yield _tag(f"kind:{claim.kind}")
    if claim.speaker:
        yield {"type": "TextualBody", "purpose": "describing", "value": f"said by {claim.speaker.text}"}
        yield from _linked(claim.speaker)
    if claim.event:
        roles = (("actor", claim.event.actor), ("recipient", claim.event.recipient), ("object", claim.event.objects))
        yield _tag(f"event:{claim.event.type}")
        yield from (_tag(f"{role}:{value}") for role, values in roles for value in values)


def _tag(value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _linked(mention: Mention) -> Iterator[dict[str, Any]]:
    if mention.entity:
        yield {
            "type": "TextualBody",
            "purpose": "identifying",
            "value": f"{mention.entity.id}: {mention.entity.caption}",
        }


def _target(document: Document, span: Span) -> dict[str, Any]:
    source: dict[str, Any] = {"id": source_name(document), "type": "Text", "format": "text/plain"}
    if document.language != "und":
        source["language"] = document.language
    if document.url:
        source["via"] = document.url
    return {
        "type": "SpecificResource",
        "source": source,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": document.text[max(0, span.start - _AROUND) : span.start],
                "suffix": document.text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
