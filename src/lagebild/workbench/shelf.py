"""The official lists at hand: parties by id, by list, and an index to screen against."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from lagebild.model import Entity, Snapshot

if TYPE_CHECKING:
    from lagebild.match import Hit, Index

__all__ = ["Shelf"]


class Shelf:
    """Everything is worked out when it is first asked for; without a list it is the bundled starter register."""

    def __init__(self, snapshots: tuple[Snapshot, ...]) -> None:
        self.snapshots = snapshots

    @cached_property
    def parties(self) -> dict[str, Entity]:
        """The parties in force, by id, in list order."""
        from lagebild import lists

        return {party.id: party for party in lists.Register(self.speaking).parties()}

    @cached_property
    def speaking(self) -> tuple[Snapshot, ...]:
        """The snapshots that count."""
        from lagebild import lists

        return self.snapshots or (lists.starter(),)

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
        """The index over the parties."""
        from lagebild import match

        return match.Index(self.parties.values())

    def screen(self, query: dict[str, Any], limit: int = 5) -> list[Hit]:
        """Return the parties that match and others near, best first; UsageError when the query has another shape."""
        return self.index.screen(query, limit)
