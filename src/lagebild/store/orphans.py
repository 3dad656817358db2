"""Blobs that no entry refers to."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from lagebild.ledger import DocumentEntry, SnapshotEntry, decode_entry
from lagebild.store.blobs import Blobs
from lagebild.store.database import ENTRIES

_AT_MOST = 2  # one interrupted addition: the bytes as received, and the working copy


def referred(body: bytes) -> Iterator[str]:
    """The sha256 of each blob that an entry refers to."""
    entry = decode_entry(body)
    if isinstance(entry, DocumentEntry):
        yield from (entry.id, entry.text)
    elif isinstance(entry, SnapshotEntry):
        yield from (entry.id, entry.parties)


def orphans(connection: Connection, blobs: Blobs) -> set[str]:
    """Names of the blobs on disk without an entry; call it within a transaction."""
    found = {path.name for path in blobs.files() if path == blobs.path(path.name)}
    table = ENTRIES["evidence"]
    question = select(table.c.body).where(table.c.kind.in_(("document", "snapshot")), table.c.key.is_not(None))
    for (body,) in connection.execute(question):
        found.difference_update(referred(body))
    return found


def explainable(found: set[str]) -> bool:
    """Whether a writer that was killed between its blobs and its transaction can have left them."""
    return len(found) <= _AT_MOST
