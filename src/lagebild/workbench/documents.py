"""Documents as queries: the names that stand in them, each with its characters."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lagebild.errors import IntakeError
from lagebild.settings import settings
from lagebild.workbench.inputs import Failures, read_bytes

if TYPE_CHECKING:
    from lagebild.model import Document

__all__ = ["digest_of", "names_in"]


def names_in(paths: Sequence[Path], failures: Failures) -> Iterator[dict[str, Any]]:
    """Yield a query for each name in each document below ``paths``, in the order of the files and of their text.

    A query is ``{id, schema, properties, document: {name, sha256, language}, spans: [{text, start, end}]}``: a name
    that stands several times in a document is asked once, with all its places, in code points of the document's text.
    One document is held at a time. What cannot be read is noted, and the rest goes on.
    """
    from lagebild import intake

    for name, path in intake.sources(paths):
        try:
            document = intake.capture(read_bytes(path), name)
            if len(document.text) > (limit := settings().max_text):
                length = f"{len(document.text):,} characters"
                raise IntakeError(f"its text of {length} is too long: split it (LAGEBILD_MAX_TEXT: {limit:,})")
        except (IntakeError, OSError) as error:
            failures.note(name, error if isinstance(error, IntakeError) else IntakeError(str(error)))
            continue
        yield from _queries(document)


def _queries(document: Document) -> Iterator[dict[str, Any]]:
    from lagebild import link

    told = {"name": document.name, "sha256": document.id, "language": document.language}
    queries: dict[tuple[str, ...], dict[str, Any]] = {}
    for one in link.candidates(document.text, document.language):
        asked = {"imoNumber": [one.imo]} if one.imo else {"name": list(one.names)}
        span = {"text": one.span.text, "start": one.span.start, "end": one.span.end}
        key = ("IMO", one.imo) if one.imo else one.names
        if key in queries:
            queries[key]["spans"].append(span)
        else:
            queries[key] = {
                "id": f"{document.name}: {' '.join(one.span.text.split())}", "schema": "Thing", "properties": asked,
                "document": told, "spans": [span],
            }  # fmt: skip
    taken: set[str] = set()
    for query in queries.values():
        if query["id"] in taken:  # one wording, cut otherwise
            query["id"] += f" ({query['spans'][0]['start']})"
        taken.add(query["id"])
        yield query


def digest_of(paths: Sequence[Path]) -> str:
    """Return a digest of the documents below ``paths``: their names and their bytes."""
    from lagebild import intake

    digest = hashlib.sha256()
    for name, path in intake.sources(paths):
        digest.update(f"{name}\0".encode())
        try:
            digest.update(hashlib.sha256(read_bytes(path)).digest())
        except (IntakeError, OSError):
            digest.update(b"unread")
    return digest.hexdigest()
