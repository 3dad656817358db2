"""What the logs keep of each noun."""

from hashlib import sha256

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.errors import TamperError
from lagebild.ledger import (
    ClaimEntry,
    Decision,
    DocumentEntry,
    Head,
    Range,
    SnapshotEntry,
    decode_entry,
    decode_receipt,
    encode,
    leaf_hash,
    misquote,
)
from lagebild.model import Claim, Document, Mention, Snapshot, Span, Step

DOCUMENT = Document(
    id="a" * 64,
    name="Übersicht 1.html",
    media_type="text/html",
    size=9,
    text="Ein Text 😀",
    language="de",
    extraction=(Step("trafilatura", "2.0", "main text"),),
    title="T",
    publisher="kcna",
    credits=("yonhap",),
    published="2024-06",
    retrieved="2024-06-20T10:00:00Z",
    url="https://example.org/1",
)


def claim(**changes: object) -> Claim:
    """A claim on DOCUMENT with some fields changed."""
    fields = {
        "id": "c1",
        "document": DOCUMENT.id,
        "kind": "direct",
        "stance": "assert",
        "content": (Span("Ein", 0, 3),),
    }
    return Claim(**{**fields, **changes})  # type: ignore[arg-type]


def test_document_comes_back() -> None:
    """Entry, text and time of retrieval together are the document again."""
    entry = DocumentEntry.of(DOCUMENT, sha256(DOCUMENT.text.encode()).hexdigest())
    back = decode_entry(encode(entry))
    assert isinstance(back, DocumentEntry)
    assert back == entry
    assert back.document(DOCUMENT.text, DOCUMENT.retrieved) == DOCUMENT


def test_document_entry_keeps_every_field() -> None:
    """A field added to Document must be kept too, or moved to custody on purpose."""
    kept = {field.name for field in msgspec.structs.fields(DocumentEntry)}
    assert kept == {field.name for field in msgspec.structs.fields(Document)} - {"retrieved"} | {"length"}
    kept = {field.name for field in msgspec.structs.fields(SnapshotEntry)}
    assert kept == {field.name for field in msgspec.structs.fields(Snapshot)} | {"count"}


def test_evidence_holds_no_clock_and_no_long_text() -> None:
    """Two retrievals of the same bytes are one entry, and the text is not in it."""
    later = msgspec.structs.replace(DOCUMENT, retrieved="2025-01-01T00:00:00Z")
    assert encode(DocumentEntry.of(DOCUMENT, "b" * 64)) == encode(DocumentEntry.of(later, "b" * 64))
    assert b"Ein Text" not in encode(DocumentEntry.of(DOCUMENT, "b" * 64))


def test_length_counts_code_points() -> None:
    """One emoji is one code point, as offsets count it."""
    assert DocumentEntry.of(DOCUMENT, "b" * 64).length == 10


def test_entries_name_their_kind() -> None:
    """Each line of an export says what it is."""
    assert encode(ClaimEntry(claim())).endswith(b'"entry":"claim"}')
    assert b'"entry":"decision"' in encode(Decision(subject="p1", verdict="same vessel", by="mk"))
    assert b'"entry":"head"' in msgspec.json.encode(Head.of("evidence", Range().append(leaf_hash(b""))))


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"null", b'{"entry":"rumour"}', b'{"entry":"claim","claim":{}}', b"\xff", b'{"entry":"decision","subject":1}',
     b'{"by":"a","entry":"decision","extra":1,"made":null,"reason":"","subject":"s","verdict":"v"}'],
)  # fmt: skip
def test_what_is_no_entry_is_told(body: bytes) -> None:
    """Bytes that are no entry or receipt are a TamperError."""
    with pytest.raises(TamperError):
        decode_entry(body)
    with pytest.raises(TamperError):
        decode_receipt(body)


@pytest.mark.parametrize(
    "changes",
    [
        {"content": (Span("ein", 0, 3),)},
        {"content": (Span("Ein", 0, 3), Span("T", 5, 6))},
        {"content": (Span("", 0, 3),)},
        {"content": (Span("😀", 9, 11),)},
        {"content": (Span("😀", -1, 10),)},
        {"content": (Span("", 3, 2),)},
        {"speaker": Mention("Text!", 4, 9)},
        {"cue": Span("x", 0, 1)},
        {"addressee": Mention("x", 0, 1)},
        {"accused": (Mention("Ein", 0, 3), Mention("x", 0, 1))},
    ],
)
def test_misquotes_are_found(changes: dict[str, object]) -> None:
    """Every span of a claim is held to the text, its offsets too."""
    assert misquote(claim(**changes), DOCUMENT.text) is not None


@given(st.text(max_size=60), st.data())
def test_slices_are_quotes(text: str, data: st.DataObject) -> None:
    """Any exact slice of any text is a quote."""
    start = data.draw(st.integers(0, len(text)))
    span = Span.of(text, start, data.draw(st.integers(start, len(text))))
    mention = Mention(span.text, span.start, span.end)
    assert (
        misquote(claim(content=(span,), speaker=mention, cue=span, addressee=mention, accused=(mention,)), text) is None
    )
