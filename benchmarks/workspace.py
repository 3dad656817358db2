"""A workspace to measure on: benchmarks/news.py read by the default reader, two states of a list of 10,000 parties.

It is made once and kept under build/.

Run: ``python benchmarks/workspace.py [--documents 2000]``

Reading with the network takes about half a second a text and core; a run that was stopped is gone on with.
"""

import argparse
import hashlib
import multiprocessing
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from news import News, news
from screening import grown

from lagebild import intake, lists
from lagebild.model import Claim, Document
from lagebild.read import Reader, reader
from lagebild.settings import settings
from lagebild.store import Workspace, is_workspace

BUILD = Path(__file__).parent.parent / "build" / "benchmarks"
PARTIES, CHANGED = 10_000, 40
_reader: Reader


def made(documents: int) -> Path:
    """Return a workspace with that many documents, the same texts for every run."""
    texts = list(news(documents))
    mark = hashlib.sha256("".join(text.text for text in texts).encode()).hexdigest()[:8]
    folder = BUILD / f"{settings().reader}-{documents}-{mark}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with Workspace.open(folder, write=True) if is_workspace(folder) else Workspace.create(folder) as store:
        kept = {document.id for document in store.documents()}
        for raw in _lists():
            store.add_snapshot(lists.read_ftm(raw, dataset="made"), raw)
        _fill(store, [one for one in texts if hashlib.sha256(one.text.encode()).hexdigest() not in kept])
    return folder


def _lists() -> Iterator[bytes]:
    """Yield two states of a list: the bundled parties and others made of their names, a few only in one of them."""
    parties = list(lists.starter().parties)
    lines = [
        msgspec.json.encode({"id": one.id, "schema": one.schema, "properties": one.properties, "last_seen": "DAY"})
        for one in grown(parties, PARTIES // len(parties) + 1)[:PARTIES]
    ]
    for day, kept in (("2024-01-15", lines[:-CHANGED]), ("2025-01-15", lines[: -2 * CHANGED] + lines[-CHANGED:])):
        yield b"\n".join(kept).replace(b"DAY", day.encode())


def _fill(store: Workspace, missing: Sequence[News]) -> None:
    if not missing:
        return
    with multiprocessing.Pool(initializer=_begin) as pool:
        for number, (document, claims) in enumerate(pool.imap(_read, missing, chunksize=4), 1):
            store.add_document(document, document.text.encode(), claims)
            if number % 100 == 0 or number == len(missing):
                print(f"{number} of {len(missing)} texts read", file=sys.stderr, flush=True)


def _begin() -> None:
    global _reader  # one a process
    _reader = reader()


def _read(one: News) -> tuple[Document, tuple[Claim, ...]]:
    document = intake.capture(one.text.encode(), one.name, publisher=one.publisher, published=one.published)
    return document, tuple(_reader.read(document))


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=2000)
    print(made(options.parse_args().documents))
