"""Each entry of the evidence against what it refers to: blobs, text, quoted characters."""

from collections.abc import Iterator

from lagebild.errors import TamperError
from lagebild.ledger import (
    ClaimEntry,
    Correction,
    Decision,
    DocumentEntry,
    Entry,
    SnapshotEntry,
    decode_entry,
    misquote,
)
from lagebild.model import Claim
from lagebild.store.log import Row
from lagebild.store.problem import Problem
from lagebild.store.reading import read_parties, read_text
from lagebild.store.verifying_files import FileCheck


def entry_name(log: str, row: Row) -> str:
    """How findings call an entry; never raises."""
    caption = f"{row.kind} {row.key}" if row.key else row.kind
    try:
        entry = decode_entry(row.body)
    except TamperError:
        return f"{log} entry {row.seq} ({caption})"
    if isinstance(entry, ClaimEntry):
        caption = f"claim {entry.claim.id}"
    elif isinstance(entry, DocumentEntry):
        caption = f"document {entry.name}"
    return f"{log} entry {row.seq} ({caption})"


class EvidenceCheck:
    """Takes the entries in order, since claims are held to the text of the document before them."""

    def __init__(self, files: FileCheck) -> None:
        self._files = files
        self._documents: dict[str, DocumentEntry] = {}
        self._document: str | None = None
        self._text: str | None = None  # None when it could not be read, which has been told

    def problems(self, row: Row) -> Iterator[Problem]:
        """What is wrong with one entry."""
        where = entry_name("evidence", row)
        try:
            entry = decode_entry(row.body)
        except TamperError as problem:
            yield Problem(where, str(problem))
            return
        kind, key = _columns(entry)
        if (kind, key) != (row.kind, row.key):
            yield Problem(where, "its columns contradict its body")
        if isinstance(entry, DocumentEntry):
            self._documents[entry.id] = entry
            self._document, self._text = entry.id, None
            yield from self._blobs(where, entry)
        elif isinstance(entry, ClaimEntry):
            if entry.claim.document != self._document:
                yield Problem(where, "does not follow the document it quotes")
            elif self._text is not None and (wrong := misquote(entry.claim, self._text)) is not None:
                yield Problem(where, f"does not quote its document exactly at {wrong.start}-{wrong.end}")
        elif isinstance(entry, Correction):
            yield from self._correction(where, entry.claim)
        elif isinstance(entry, SnapshotEntry):
            try:
                self._files.read(entry.id)
                read_parties(self._files.read, entry)
            except TamperError as problem:
                yield Problem(where, str(problem))

    def _correction(self, where: str, claim: Claim) -> Iterator[Problem]:
        document = self._documents.get(claim.document)
        if document is None:
            yield Problem(where, "corrects a claim of a document that is not there before it")
            return
        try:
            text = read_text(self._files.read, document)
        except TamperError:
            return  # told of the document itself
        if (wrong := misquote(claim, text)) is not None:
            yield Problem(where, f"does not quote its document exactly at {wrong.start}-{wrong.end}")

    def _blobs(self, where: str, entry: DocumentEntry) -> Iterator[Problem]:
        told = ""
        try:
            if len(self._files.read(entry.id)) != entry.size:
                yield Problem(where, "its bytes are not as many as it says")
        except TamperError as problem:
            told = str(problem)
            yield Problem(where, told)
        try:
            self._text = read_text(self._files.read, entry)
        except TamperError as problem:
            if str(problem) != told:  # plain text is its own working copy
                yield Problem(where, str(problem))


def _columns(entry: Entry) -> tuple[str, str | None]:
    kind = str(entry.__struct_config__.tag)
    if isinstance(entry, ClaimEntry):
        return kind, None
    if isinstance(entry, Correction):
        return kind, entry.claim.id
    return kind, entry.subject if isinstance(entry, Decision) else entry.id
