"""The parties in force, from one or more snapshots of one or more lists."""

from collections.abc import Iterable, Iterator

from lagebild.model import Entity, Snapshot

_STARTER = "starter"


class Register:
    """Snapshots, asked as of a date.

    For each dataset the latest snapshot not after the date speaks; before the first one, the first one does, as far
    as its listings' dates tell. A date may be partial (2024, 2024-06): then who was listed at any time in it counts.
    The starter is silent on every list of which there is a snapshot.
    """

    def __init__(self, snapshots: Iterable[Snapshot]) -> None:
        self.snapshots = tuple(sorted(snapshots, key=lambda snapshot: (snapshot.dataset, snapshot.date, snapshot.id)))

    def parties(self, as_of: str | None = None) -> tuple[Entity, ...]:
        """Return the parties in force as of the date (none: of the latest snapshots), by dataset, in list order."""
        return tuple(self._parties(as_of))

    def get(self, party: str, as_of: str | None = None) -> Entity | None:
        """Return the party of that id, or none when it is not in force."""
        return next((entity for entity in self._parties(as_of) if entity.id == party), None)

    def by_reference(self, reference: str, as_of: str | None = None) -> tuple[Entity, ...]:
        """Return the parties in force under a list's own number, such as KPe.020; letter case does not matter."""
        wanted = reference.strip().casefold()
        return tuple(
            entity
            for entity in self._parties(as_of)
            if any((listing.reference or "").casefold() == wanted for listing in entity.listings)
        )

    def __len__(self) -> int:
        return len(self.parties())

    def __iter__(self) -> Iterator[Entity]:
        return self._parties(None)

    def _parties(self, as_of: str | None) -> Iterator[Entity]:
        speaking = self.speaking(as_of)
        spoken_for = {snapshot.dataset for snapshot in speaking}
        for snapshot in speaking:
            for entity in snapshot.parties:
                if snapshot.dataset == _STARTER and any(one.dataset in spoken_for for one in entity.listings):
                    continue
                if _in_force(entity, as_of):
                    yield entity

    def speaking(self, as_of: str | None = None) -> list[Snapshot]:
        """Return the snapshots that tell who is in force as of the date: of each list one."""
        chosen: dict[str, Snapshot] = {}
        for snapshot in self.snapshots:
            if as_of is None or snapshot.date[: len(as_of)] <= as_of or snapshot.dataset not in chosen:
                chosen[snapshot.dataset] = snapshot
        return list(chosen.values())


def _in_force(entity: Entity, as_of: str | None) -> bool:
    if not entity.listings:
        return True
    if as_of is None:
        return any(listing.delisted is None for listing in entity.listings)
    size = len(as_of)
    for listing in entity.listings:
        begun = listing.listed is None or listing.listed[:size] <= as_of
        over = listing.delisted is not None and (
            listing.delisted[:size] < as_of or (size == len("YYYY-MM-DD") and listing.delisted == as_of)
        )
        if begun and not over:
            return True
    return False
