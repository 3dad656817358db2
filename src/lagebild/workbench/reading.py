"""``read``: text in, claims out, no workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lagebild.errors import IntakeError, LagebildError
from lagebild.model import Claim, Document
from lagebild.settings import settings
from lagebild.workbench.inputs import Failures, partial_date, read_bytes

if TYPE_CHECKING:
    from lagebild.read import Reader

__all__ = ["claims_of", "read"]


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
            claims = claims_of(document, chosen)
        except (IntakeError, OSError) as error:
            failures.note(name, error)
            continue
        yield document, claims


def claims_of(document: Document, reader: Reader) -> tuple[Claim, ...]:
    """Read one document; raises IntakeError when it is too long or the reader fails on it."""
    if len(document.text) > (limit := settings().max_text):
        length = f"{len(document.text):,} characters"
        raise IntakeError(f"its text of {length} is too long to be one report: split it (LAGEBILD_MAX_TEXT: {limit:,})")
    try:
        return tuple(reader.read(document))
    except LagebildError:
        raise
    except (RecursionError, MemoryError):
        raise IntakeError("it is too large or too deeply nested to be read: split it") from None
    except Exception as error:  # readers are plug-ins: one that fails on one document may do well on the next
        reason = f"{type(error).__name__}: {error}"[:200]
        raise IntakeError(f"the reader failed on it ({reason}): please report it with the document") from error
