"""``read``: text in, claims out, no workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lagebild.errors import IntakeError
from lagebild.model import Claim, Document
from lagebild.workbench.inputs import Failures, partial_date, read_bytes

__all__ = ["read"]


def read(
    paths: Sequence[str | Path],
    *,
    reader: str = "rules",
    publisher: str | None = None,
    published: str | None = None,
    failures: Failures | None = None,
) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Yield each document below ``paths`` with its claims; one document in memory at a time."""
    from lagebild import intake
    from lagebild.read import reader as make

    failures = failures or Failures()
    chosen = make(reader)
    published = partial_date(published)
    for name, path in intake.sources(paths):
        try:
            document = intake.capture(read_bytes(path), name, publisher=publisher, published=published)
            claims = chosen.read(document)
        except (IntakeError, OSError) as error:
            failures.note(name, error)
            continue
        yield document, claims
