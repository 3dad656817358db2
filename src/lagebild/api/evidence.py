"""Documents and claims, and their corrections."""

from __future__ import annotations

from typing import Annotated

from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, Parameter
from msgspec import Meta, Struct

from lagebild.api.answers import READ, WRITE
from lagebild.api.paging import AsOf, Cursor, Limit, page
from lagebild.errors import MissingError, UnfitError
from lagebild.ledger import Correction
from lagebild.model import Claim, Document, Proposition, Step
from lagebild.workbench import Bench, Change

__all__ = ["routes"]

Id = Annotated[str, Parameter(max_length=200)]


class DocumentHead(Struct, frozen=True, kw_only=True):
    """A document without its text. ``length`` counts code points, ``claims`` what was read in it."""

    id: str
    name: str
    media_type: str
    size: int
    language: str
    length: int
    claims: int
    title: str | None
    publisher: str | None
    credits: tuple[str, ...]
    published: str | None
    retrieved: str | None
    url: str | None


class DocumentPage(Struct, frozen=True):
    """Some documents, latest first."""

    items: list[DocumentHead]
    total: int
    next: str | None


class WholeDocument(Struct, frozen=True, kw_only=True):
    """A document with its text, how that was made, and its claims in the order they were read."""

    document: DocumentHead
    text: str
    extraction: tuple[Step, ...]
    claims: list[Claim]


class Text(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A text to be added."""

    text: Annotated[str, Meta(min_length=1, max_length=5_000_000)]
    name: Annotated[str, Meta(min_length=1, max_length=200)] = "pasted.txt"
    publisher: Annotated[str, Meta(max_length=100)] | None = None
    published: Annotated[str, Meta(max_length=10)] | None = None


class File(Struct):
    """A file to be added."""

    file: UploadFile


class Kept(Struct, frozen=True, kw_only=True):
    """What became of what was added: ``new`` is false where it was there already."""

    document: str
    name: str
    new: bool
    claims: int


class ClaimPage(Struct, frozen=True):
    """Some claims, in the order of their documents."""

    items: list[Claim]
    total: int
    next: str | None


class Put(Struct, frozen=True, kw_only=True):
    """One correction: the claim as it then stood, by whom and why."""

    claim: Claim
    by: str
    reason: str
    made: str | None


class WholeClaim(Struct, frozen=True, kw_only=True):
    """A claim as it stands; the machine's version where that differs; its corrections, oldest first."""

    claim: Claim
    machine: Claim
    corrections: list[Put]
    propositions: list[str]


class Correct(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A correction to be made."""

    change: Change
    by: Annotated[str, Meta(min_length=1, max_length=200)]
    reason: Annotated[str, Meta(min_length=1, max_length=2000)]
    made: Annotated[str, Meta(max_length=10)] | None = None


def head(document: Document, claims: int) -> DocumentHead:
    """Return a document without its text."""
    kept = {name: getattr(document, name) for name in DocumentHead.__struct_fields__ if hasattr(document, name)}
    return DocumentHead(**kept, length=len(document.text), claims=claims)


@get("/documents", responses=READ, tags=["evidence"], sync_to_thread=True)
def documents(
    bench: Bench,
    as_of: AsOf = None,
    language: Annotated[str | None, Parameter(max_length=10)] = None,
    publisher: Annotated[str | None, Parameter(max_length=100)] = None,
    q: Annotated[str | None, Parameter(max_length=200, description="Words of the title or text.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> DocumentPage:
    """List documents, latest first."""
    found = bench.assessment(as_of)
    counts: dict[str, int] = {}
    for claim in found.claims.values():
        counts[claim.document] = counts.get(claim.document, 0) + 1
    words = (q or "").casefold().split()
    chosen = [
        d
        for d in found.documents.values()
        if (language is None or d.language == language)
        and (publisher is None or d.publisher == publisher)
        and (not words or all(word in f"{d.title or ''} {d.text}".casefold() for word in words))
    ]
    chosen.sort(key=lambda d: (d.published or "", d.id), reverse=True)
    items, after = page(chosen, lambda d: d.id, cursor, limit)
    return DocumentPage([head(d, counts.get(d.id, 0)) for d in items], len(chosen), after)


@get("/documents/{key:str}", responses=READ, tags=["evidence"], sync_to_thread=True)
def document(bench: Bench, key: Id) -> WholeDocument:
    """Show one document with its text and claims."""
    found = bench.assessment()
    if (one := found.documents.get(key)) is None:
        raise MissingError(f"no document with the id {key[:80]!r}")
    claims = [claim for claim in found.claims.values() if claim.document == key]
    return WholeDocument(document=head(one, len(claims)), text=one.text, extraction=one.extraction, claims=claims)


@post("/documents", responses=WRITE, tags=["evidence"], sync_to_thread=True)
def add_text(bench: Bench, data: Text) -> Kept:
    """Add a text: it is captured, read, and kept with its claims."""
    name = _name(data.name)
    try:
        raw = data.text.encode()
    except UnicodeEncodeError:
        raise UnfitError("the text holds half a character (a lone surrogate)") from None
    added = bench.add(raw, name, publisher=data.publisher or None, published=data.published or None)
    return Kept(document=added.document, name=added.name, new=added.new, claims=added.claims)


@post("/uploads", responses=WRITE, tags=["evidence"])
async def upload(
    bench: Bench,
    data: Annotated[File, Body(media_type=RequestEncodingType.MULTI_PART)],
    publisher: Annotated[str | None, Parameter(max_length=100)] = None,
    published: Annotated[str | None, Parameter(max_length=10)] = None,
) -> Kept:
    """Add a file (text, HTML, PDF, DOCX, EML): it is captured, read, and kept with its claims."""
    import anyio.to_thread

    name, raw = _name(data.file.filename), await data.file.read()
    added = await anyio.to_thread.run_sync(lambda: bench.add(raw, name, publisher=publisher, published=published))
    return Kept(document=added.document, name=added.name, new=added.new, claims=added.claims)


def _name(given: str) -> str:
    """Return the last part of a file name: where it lay on another machine is nobody's business."""
    return given.replace("\\", "/").rpartition("/")[2].replace("\0", "")[:200] or "unnamed"


@get("/claims", responses=READ, tags=["evidence"], sync_to_thread=True)
def claims(
    bench: Bench,
    as_of: AsOf = None,
    document: Annotated[str | None, Parameter(max_length=200)] = None,
    stance: Annotated[str | None, Parameter(max_length=20)] = None,
    kind: Annotated[str | None, Parameter(max_length=20)] = None,
    speaker: Annotated[str | None, Parameter(max_length=200, description="Id of the speaker's entity.")] = None,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> ClaimPage:
    """List claims, as corrected."""
    found = bench.assessment(as_of)
    chosen = [
        c
        for c in found.claims.values()
        if (document is None or c.document == document)
        and (stance is None or c.stance == stance)
        and (kind is None or c.kind == kind)
        and (speaker is None or (c.speaker and c.speaker.entity and c.speaker.entity.id == speaker))
    ]
    items, after = page(chosen, lambda c: c.id, cursor, limit)
    return ClaimPage(items, len(chosen), after)


@get("/claims/{key:str}", responses=READ, tags=["evidence"], sync_to_thread=True)
def claim(bench: Bench, key: Id) -> WholeClaim:
    """Show one claim: as it stands, as the machine read it, and who corrected it why."""
    return _whole(bench, key)


@post("/claims/{key:str}/corrections", responses=WRITE, tags=["evidence"], sync_to_thread=True)
def correct(bench: Bench, key: Id, data: Correct) -> WholeClaim:
    """Correct a claim's span, stance, speaker, link, event or date; everything downstream is computed again."""
    bench.correct(key, data.change, by=data.by, reason=data.reason, made=data.made)
    return _whole(bench, key)


def _whole(bench: Bench, key: str) -> WholeClaim:
    found = bench.assessment()
    if (one := found.claims.get(key)) is None:
        raise MissingError(f"no claim with the id {key[:80]!r}")
    return WholeClaim(
        claim=one,
        machine=found.originals.get(key, one),
        corrections=[_put(c) for c in found.corrections.get(key, ())],
        propositions=[p.id for p in found.propositions if _rests_on(p, key)],
    )


def _put(one: Correction) -> Put:
    return Put(claim=one.claim, by=one.by, reason=one.reason, made=one.made)


def _rests_on(proposition: Proposition, claim: str) -> bool:
    return claim in (*proposition.claims_for, *proposition.claims_against, *proposition.claims_other)


routes = [documents, document, add_text, upload, claims, claim, correct]
