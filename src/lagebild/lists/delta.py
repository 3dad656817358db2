"""What changed between two snapshots of a list: parties added, removed and changed, property by property."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct, structs

from lagebild.lists import wording
from lagebild.model import Entity, Listing, Snapshot


class Shift(Struct, frozen=True):
    """The values that one property lost and gained, each sorted."""

    prop: str
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()


class Change(Struct, frozen=True, kw_only=True):
    """One party that stands in both snapshots, before and after, with what differs."""

    id: str
    before: Entity
    after: Entity
    shifts: tuple[Shift, ...] = ()
    listings_lost: tuple[Listing, ...] = ()
    listings_gained: tuple[Listing, ...] = ()


class Delta(Struct, frozen=True, kw_only=True):
    """Everything by which snapshot ``b`` differs from ``a``; parties sorted by id, whatever order the lists had."""

    dataset: str
    from_date: str
    to_date: str
    added: tuple[Entity, ...] = ()
    removed: tuple[Entity, ...] = ()
    changed: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def sentences(self) -> list[str]:
        """Return one English sentence a party: added, then removed, then changed."""
        return [
            *(wording.added(entity) for entity in self.added),
            *(wording.removed(entity) for entity in self.removed),
            *(
                wording.changed(
                    change.before,
                    change.after,
                    [(shift.prop, shift.lost, shift.gained) for shift in change.shifts],
                    change.listings_lost,
                    change.listings_gained,
                )
                for change in self.changed
            ),
        ]

    def apply(self, parties: Iterable[Entity]) -> tuple[Entity, ...]:
        """Return the parties of ``b``, sorted by id and in canonical form, from those of ``a``."""
        held = {entity.id: canonical(entity) for entity in parties}
        for entity in self.removed:
            del held[entity.id]
        for entity in self.added:
            held[entity.id] = entity
        for change in self.changed:
            held[change.id] = change.after
        return tuple(held[key] for key in sorted(held))

    def to_json(self) -> bytes:
        """Return the delta as one JSON object, keys sorted."""
        return msgspec.json.encode(self, order="deterministic")


def delta(a: Snapshot, b: Snapshot) -> Delta:
    """Compare two snapshots by the ids of their parties. When a party was seen is not part of what it is."""
    before = {entity.id: canonical(entity) for entity in a.parties}
    after = {entity.id: canonical(entity) for entity in b.parties}
    return Delta(
        dataset=b.dataset,
        from_date=a.date,
        to_date=b.date,
        added=tuple(after[key] for key in sorted(after.keys() - before.keys())),
        removed=tuple(before[key] for key in sorted(before.keys() - after.keys())),
        changed=tuple(
            _change(before[key], after[key])
            for key in sorted(before.keys() & after.keys())
            if before[key] != after[key]
        ),
    )


def canonical(entity: Entity) -> Entity:
    """Return the entity without the order of its values and without the dates it was seen."""
    return structs.replace(
        entity,
        properties={prop: tuple(sorted(set(values))) for prop, values in sorted(entity.properties.items()) if values},
        listings=tuple(sorted(set(entity.listings), key=_listing_key)),
        first_seen=None,
        last_seen=None,
    )


def _change(before: Entity, after: Entity) -> Change:
    shifts = []
    for prop in sorted(before.properties.keys() | after.properties.keys()):
        old, new = before.properties.get(prop, ()), after.properties.get(prop, ())
        if old != new:
            lost = tuple(value for value in old if value not in new)
            gained = tuple(value for value in new if value not in old)
            shifts.append(Shift(prop, lost, gained))
    return Change(
        id=after.id,
        before=before,
        after=after,
        shifts=tuple(shifts),
        listings_lost=tuple(listing for listing in before.listings if listing not in after.listings),
        listings_gained=tuple(listing for listing in after.listings if listing not in before.listings),
    )


def _listing_key(listing: Listing) -> tuple[str, ...]:
    return tuple(value or "" for value in structs.astuple(listing))
