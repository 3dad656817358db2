"""``read``: text in, claims out, no workspace."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from lagebild.errors import IntakeError, LagebildError
from lagebild.model import Claim, Document
from lagebild.settings import settings
from lagebild.workbench.inputs import Failures, partial_date, read_bytes

if TYPE_CHECKING:
    from lagebild.read import Reader

__all__ = ["claims_of", "read"]

_ALONE = 200  # files that one process reads by rules sooner than several are started
_SLOW_ALONE = 12  # the same for readers that take longer over a file
_CHUNK = 16  # files handed over at a time
_Source: TypeAlias = tuple[str, Path]
_Setting: TypeAlias = tuple[str | None, str | None, str | None]
_Outcome: TypeAlias = tuple[Document, tuple[Claim, ...]] | str
_reading: tuple[Reader, str | None, str | None]


def read(
    paths: Sequence[str | Path],
    *,
    reader: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    failures: Failures | None = None,
) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Yield each document below ``paths`` with its claims, in the order of the paths; memory stays constant.

    Many files are read by as many processes as there are cores; the outcome is the same.
    """
    from lagebild import intake

    failures = failures or Failures()
    setting = (reader, publisher, partial_date(published))
    sources = intake.sources(paths)
    alone = _ALONE if (reader or settings().reader) == "rules" else _SLOW_ALONE
    few = list(islice(sources, alone))
    outcomes = _by_many(chain(few, sources), setting) if len(few) == alone else _by_one(few, setting)
    for name, outcome in outcomes:
        if isinstance(outcome, str):
            failures.note(name, IntakeError(outcome))
        else:
            yield outcome


def _by_one(sources: Iterable[_Source], setting: _Setting) -> Iterator[tuple[str, _Outcome]]:
    _begin(*setting)
    yield from map(_outcome, sources)


def _by_many(sources: Iterable[_Source], setting: _Setting) -> Iterator[tuple[str, _Outcome]]:
    from lagebild.read import known

    known(setting[0])  # a reader that does not exist is told once, here
    with multiprocessing.Pool(initializer=_begin, initargs=setting) as pool:
        yield from pool.imap(_outcome, sources, chunksize=_CHUNK)


def _begin(reader: str | None, publisher: str | None, published: str | None) -> None:
    """Make the reader of this process."""
    global _reading  # one a process, set before its first document
    from lagebild.read import reader as make

    _reading = (make(reader), publisher, published)


def _outcome(source: _Source) -> tuple[str, _Outcome]:
    """Return the name, and the document with its claims or what was wrong."""
    from lagebild import intake

    name, path = source
    reader, publisher, published = _reading
    try:
        document = intake.capture(read_bytes(path), name, publisher=publisher, published=published)
        return name, (document, claims_of(document, reader))
    except (IntakeError, OSError) as error:
        return name, str(error)


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
