"""The official lists at hand: parties by id, by list, and an index to screen against."""

from __future__ import annotations

import threading
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lagebild.model import Entity, Snapshot

if TYPE_CHECKING:
    from lagebild.match import Hit, Index, WhyNot

__all__ = ["Shelf"]

_NAMES = ("name", "alias", "previousName", "weakAlias")


class Shelf:
    """Everything is worked out when it is first asked for; without a list it is the bundled starter register."""

    def __init__(self, workspace: Path, snapshots: tuple[Snapshot, ...]) -> None:
        self.workspace = workspace
        self.snapshots = snapshots
        self._lock = threading.Lock()
        self._comparing = threading.Lock()
        self._changes: dict[tuple[str, str], tuple[str, ...]] = {}

    @cached_property
    def parties(self) -> dict[str, Entity]:
        """The parties in force, by id, in list order."""
        from lagebild import lists

        return {party.id: party for party in lists.Register(self.speaking).parties()}

    @cached_property
    def speaking(self) -> tuple[Snapshot, ...]:
        """The snapshots that count."""
        from lagebild import lists

        return tuple(lists.Register(self.snapshots or (lists.starter(),)).speaking())

    @cached_property
    def datasets(self) -> dict[str, tuple[str, ...]]:
        """The ids of the parties that stand on each list, lists in order of their names."""
        found: dict[str, list[str]] = {}
        for party in self.parties.values():
            for name in dict.fromkeys(listing.dataset for listing in party.listings):
                found.setdefault(name, []).append(party.id)
        return {name: tuple(found[name]) for name in sorted(found)}

    @cached_property
    def index(self) -> Index:
        """The index over the parties, entries joined as people decided."""
        from lagebild.workbench.screening import index_of

        return index_of(self.workspace, self.speaking)[0]

    @cached_property
    def schemata(self) -> dict[str, list[str]]:
        """The kinds of party that are listed, each with the properties that such parties have."""
        found: dict[str, set[str]] = {}
        for party in self.parties.values():
            found.setdefault(party.schema, set()).update(party.properties)
        return {name: sorted(found[name]) for name in sorted(found)}

    @cached_property
    def properties(self) -> list[str]:
        """The properties that any party has."""
        return sorted({name for names in self.schemata.values() for name in names})

    def changes(self, a: str, b: str) -> tuple[str, ...] | None:
        """Return in sentences what changed from one state of a list to another, by their ids; none without them."""
        from lagebild import lists

        known = {snapshot.id: snapshot for snapshot in self.snapshots}
        if a not in known or b not in known:
            return None
        with self._comparing:
            if (a, b) not in self._changes:
                self._changes[a, b] = tuple(lists.delta(known[a], known[b]).sentences())
            return self._changes[a, b]

    def search(self, words: str) -> list[Entity]:
        """Return the parties of which some value holds each of the words, whole names first; all without a word.

        Names that only sound alike are for :meth:`screen`.
        """
        wanted = words.casefold().split()
        whole = " ".join(wanted)
        found = [
            (whole not in names, not any(name.startswith(whole) for name in names), number)
            for number, (names, text) in enumerate(self._texts)
            if all(word in text for word in wanted)
        ]
        parties = list(self.parties.values())
        return [parties[number] for *_, number in sorted(found)]

    @cached_property
    def _texts(self) -> list[tuple[list[str], str]]:
        """Of each party, its names and all that is told of it, in folded case."""
        told = []
        for party in self.parties.values():
            values = [value.casefold() for each in party.properties.values() for value in each]
            references = [one.reference.casefold() for one in party.listings if one.reference]
            names = [name.casefold() for prop in _NAMES for name in party.properties.get(prop, ())]
            caption = party.caption.casefold()
            told.append(([caption, *names], "\n".join((caption, party.id.casefold(), *values, *references))))
        return told

    def screen(self, query: dict[str, Any], limit: int = 5) -> list[Hit]:
        """Return the parties that match and others near, best first; UsageError when the query has another shape."""
        with self._lock:  # the index counts in arrays of its own
            return self.index.screen(query, limit)

    def why_not(self, query: dict[str, Any], party: str) -> WhyNot:
        """Return how a query compares with one party, match or not; UsageError when there is none of that id."""
        with self._lock:
            return self.index.why_not(query, party)
