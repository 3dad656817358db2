"""One workspace kept at hand: what ``assess`` computes, held until the evidence grows."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING

from lagebild.ledger import Correction, Decision
from lagebild.memory import Memory
from lagebild.model import Claim, Document, Snapshot
from lagebild.workbench.assessment import Assessment, weighed
from lagebild.workbench.corrections import Change, corrected
from lagebild.workbench.evidence import Added, add_bytes
from lagebild.workbench.inputs import open_workspace, partial_date, was_there
from lagebild.workbench.shelf import Shelf

if TYPE_CHECKING:
    from lagebild.store import Workspace

__all__ = ["Bench"]

_KEPT = 4  # assessments as of different days
_FEW = 20  # documents that are read one by one
_STALE = 1.0  # seconds after which the head is read again, even where no file seems to have changed


class Bench:
    """The workspace as a server needs it; safe to use from several threads.

    Reading always shows the evidence as it is now, whoever added to it. Writing opens the workspace for one entry and
    closes it again, so that the command line can write meanwhile.
    """

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self._lock = threading.RLock()
        self._reading = threading.Lock()
        self._store: Workspace | None = None
        self._head: tuple[int, str] = (-1, "")
        self._looked: tuple[float, object] = (0.0, None)
        self._documents: dict[str, Document] = {}
        self._claims: dict[str, Claim] = {}
        self._snapshots: dict[str, Snapshot] = {}
        self._corrections: tuple[Correction, ...] = ()
        self._decisions: tuple[Decision, ...] = ()
        self._seen = 0  # receipts that are taken in
        self._made: OrderedDict[str | None, tuple[Memory, Assessment | None]] = OrderedDict()
        self._shelf: Shelf | None = None
        self._copies: tuple[set[str], dict[str, str]] | None = None

    def revision(self) -> str:
        """Return what changes whenever the evidence does: the ledger's root, in hex."""
        with self._lock:
            self._catch_up()
            return self._head[1]

    def assessment(self, as_of: str | None = None) -> Assessment:
        """Return everything right of the ledger; computed once for each state of the evidence."""
        as_of = partial_date(as_of)
        with self._lock:
            self._catch_up()
            memory, found = self._made.pop(as_of, (Memory(), None))
            found = found or self._assess(as_of, memory)
            self._made[as_of] = (memory, found)
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
            return found

    def decisions(self) -> tuple[Decision, ...]:
        """Return what people decided, oldest first."""
        with self._lock:
            self._catch_up()
            return self._decisions

    def shelf(self) -> Shelf:
        """Return the parties of the lists, to be looked up and screened against."""
        with self._lock:
            self._catch_up()
            if self._shelf is None:
                self._shelf = Shelf(self.workspace, tuple(self._snapshots.values()))
            return self._shelf

    def correct(self, claim: str, change: Change, *, by: str, reason: str, made: str | None = None) -> Correction:
        """Keep a correction of a claim; what is read afterwards follows it. Errors as of ``corrections.corrected``."""
        with self._lock:
            correction = corrected(self.assessment(), claim, change, by=by, reason=reason, made=made)
            with open_workspace(self.workspace, write=True) as store:
                store.add_correction(correction)
            self._looked = (0.0, None)
            return correction

    def decide(self, decision: Decision) -> bool:
        """Keep a decision; False when it repeats the latest one on its subject."""
        with self._lock:
            with open_workspace(self.workspace, write=True) as store:
                new = store.add_decision(decision)
            self._looked = (0.0, None)
            return new

    def add(self, data: bytes, name: str, *, publisher: str | None = None, published: str | None = None) -> Added:
        """Capture bytes, read them and keep both; errors as of ``add_bytes``."""
        with self._reading:  # a reader reads one document at a time
            added = add_bytes(self.workspace, data, name, publisher=publisher, published=published)
        with self._lock:
            self._looked = (0.0, None)
        return added

    def add_list(self, data: bytes) -> bool:
        """Keep one state of an official list; False when it is there already; ListError when it is none."""
        from lagebild import lists

        snapshot = lists.read_list("auto", data)
        with self._lock:
            with open_workspace(self.workspace, write=True) as store:
                new = store.add_snapshot(snapshot, data)
            self._looked = (0.0, None)
            return new

    def _catch_up(self) -> None:
        """Take in what was added since the last look; asks the disk only when it seems to have changed."""
        now, mark = time.monotonic(), self._mark()
        if self._looked[1] == mark and now - self._looked[0] < _STALE:
            return
        if self._store is None:
            self._store = open_workspace(self.workspace)
        head = self._store.head()
        if (head.size, head.root) != self._head:
            self._take_in(self._store)
            self._head = (head.size, head.root)
            for as_of, (memory, _) in self._made.items():
                self._made[as_of] = (memory, None)
        self._looked = (now, mark)

    def _mark(self) -> tuple[tuple[int, int], ...]:
        marks = []
        for name in ("lagebild.sqlite", "lagebild.sqlite-wal"):
            try:
                found = os.stat(self.workspace / name)
                marks.append((found.st_mtime_ns, found.st_size))
            except OSError:
                marks.append((0, 0))
        return tuple(marks)

    def _take_in(self, store: Workspace) -> None:
        fresh = list(store.receipts(self._seen))
        kinds = {receipt.kind for receipt in fresh}
        if kinds & {"snapshot", "decision"}:  # a decision may say that two entries are one party
            self._shelf = None
        added = [receipt for receipt in fresh if receipt.kind == "document"]
        if len(added) > _FEW:  # each by itself asks the database anew
            self._documents = {document.id: document for document in store.documents()}
            self._claims = {claim.id: claim for claim in store.claims()}
        for receipt in fresh:
            if receipt.kind == "document" and len(added) <= _FEW:
                self._documents[receipt.id] = store.document(receipt.id)
                self._claims.update((claim.id, claim) for claim in store.claims(receipt.id))
            elif receipt.kind == "snapshot":
                self._snapshots[receipt.id] = store.snapshot(receipt.id)
        # a receipt tells how many entries there were after its own
        if said := [receipt.size for receipt in fresh if receipt.kind == "correction"]:
            self._corrections += tuple(store.corrections(start=min(said) - 1, stop=max(said)))
        if said := [receipt.size for receipt in fresh if receipt.kind == "decision"]:
            self._decisions += tuple(store.decisions(start=min(said) - 1, stop=max(said)))
        self._seen += len(fresh)

    def _assess(self, as_of: str | None, memory: Memory) -> Assessment:
        documents = {d.id: d for d in self._documents.values() if was_there(d.published, as_of)}
        claims = [c for c in self._claims.values() if c.document in documents]
        snapshots = tuple(s for s in self._snapshots.values() if was_there(s.date, as_of))
        copies = self._copies_among(documents)
        evidence = (documents, claims, snapshots, self._corrections, self._decisions)
        return weighed(*evidence, as_of, self._head, copies, memory)

    def _copies_among(self, documents: dict[str, Document]) -> dict[str, str]:
        """Return the near copies, which are looked for again only when there are other documents."""
        from lagebild import weigh

        if self._copies is None or self._copies[0] != documents.keys():
            self._copies = (set(documents), weigh.near_copies(documents))
        return self._copies[1]
