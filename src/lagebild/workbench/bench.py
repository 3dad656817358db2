"""One workspace kept at hand: what ``assess`` computes, held until the evidence grows."""

from __future__ import annotations

import threading
from collections import OrderedDict
from pathlib import Path

from lagebild.workbench.assessment import Assessment, assess
from lagebild.workbench.inputs import open_workspace

__all__ = ["Bench"]

_KEPT = 4  # assessments as of different days


class Bench:
    """The workspace as a server needs it; safe to use from several threads.

    Reading always shows the evidence as it is now, whoever added to it.
    """

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self._lock = threading.RLock()
        self._made: OrderedDict[tuple[str, str | None], Assessment] = OrderedDict()

    def revision(self) -> str:
        """Return what changes whenever the evidence does: the ledger's root, in hex."""
        with open_workspace(self.workspace) as store:
            return store.head().root

    def assessment(self, as_of: str | None = None) -> Assessment:
        """Return everything right of the ledger; computed once for each state of the evidence."""
        with self._lock:
            key = (self.revision(), as_of)
            found = self._made.pop(key, None) or assess(self.workspace, as_of=as_of)
            self._made[key] = found
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
            return found
