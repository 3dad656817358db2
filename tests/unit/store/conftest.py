"""Workspaces and what goes into them."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from lagebild.model import Claim, Document, Entity, Event, Listing, Mention, Snapshot, Span
from lagebild.store import Workspace

Addition = tuple[Document, bytes, list[Claim]]


def make_document(number: int, *, plain: bool = False, padding: str = "") -> Addition:
    """A page (or plain text, which is its own working copy) with two claims."""
    text = f"Meldung {number}: Moskau bestritt die Lieferung. Pjöngjang schwieg 😀. {padding}"
    raw = text.encode() if plain else f"<p>{text}</p>".encode()
    key = sha256(raw).hexdigest()
    document = Document(
        id=key,
        name=f"Ordner/{number}.html",
        media_type="text/html",
        size=len(raw),
        text=text,
        language="de",
        url=f"https://example.org/{number}",
        retrieved="2024-06-20T10:00:00Z",
    )
    claims = []
    for order, (name, said) in enumerate((("Moskau", "die Lieferung"), ("Pjöngjang", "schwieg"))):
        start, content = text.index(name), text.index(said)
        claims.append(
            Claim(
                id=f"{key[:12]}-{order}",
                document=key,
                kind="indirect",
                stance="deny",
                speaker=Mention(name, start, start + len(name)),
                content=(Span(said, content, content + len(said)),),
                event=Event(type="TRANSFER", actor=("kp",), recipient=("ru",), objects=("arms",)),
                confidence=0.9,
            )
        )
    return document, raw, claims


def make_snapshot(number: int = 1) -> tuple[Snapshot, bytes]:
    """One state of a list with one party on it."""
    raw = f"<list number='{number}'/>".encode()
    party = Entity(
        id="un-1",
        schema="Person",
        caption="A. Person",
        properties={"name": ("A. Person", "가나다")},
        listings=(Listing(dataset="un", reference="KPi.000"),),
    )
    key = sha256(raw).hexdigest()
    return Snapshot(id=key, dataset="un", date="2024-03-28", kind="un-xml", parties=(party,)), raw


@pytest.fixture
def additions() -> list[Addition]:
    """Four documents, one of them plain text."""
    return [make_document(number, plain=number == 2) for number in range(4)]


@pytest.fixture
def filled(tmp_path: Path, additions: list[Addition]) -> Path:
    """A closed workspace with four documents and a list snapshot."""
    with Workspace.create(tmp_path / "filled") as workspace:
        for addition in additions:
            assert workspace.add_document(*addition)
        assert workspace.add_snapshot(*make_snapshot())
    return tmp_path / "filled"


@pytest.fixture
def document() -> Callable[..., Addition]:
    """The maker of documents."""
    return make_document


@pytest.fixture
def snapshot() -> Callable[..., tuple[Snapshot, bytes]]:
    """The maker of list snapshots."""
    return make_snapshot
