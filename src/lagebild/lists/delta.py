"""What changed between two snapshots of a list: parties added, removed and changed, property by property."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct, structs

from lagebild.lists import wording
from lagebild.model import DateTold, Entity, Listing, Name, Paper, Snapshot


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
        return [record["sentence"] for record in self.records()]

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield one record a party, in the order of the sentences.

        ``{change: added | removed | changed, id, caption, schema, sentence}``; what changed has ``shifts``,
        ``listings_lost`` and ``listings_gained`` as well, the others have ``party``.
        """
        for entity in self.added:
            yield _record("added", entity, wording.added(entity)) | {"party": entity}
        for entity in self.removed:
            yield _record("removed", entity, wording.removed(entity)) | {"party": entity}
        for change in self.changed:
            sentence = wording.changed(
                change.before,
                change.after,
                [(shift.prop, shift.lost, shift.gained) for shift in change.shifts],
                change.listings_lost,
                change.listings_gained,
            )
            yield _record("changed", change.after, sentence) | {
                "shifts": change.shifts,
                "listings_lost": change.listings_lost,
                "listings_gained": change.listings_gained,
            }

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
    before, after = ({entity.id: canonical(entity) for entity in one.parties} for one in (a, b))
    if not (_cites(before) and _cites(after)):  # one of the two was read without legal bases
        before, after = _bare(before), _bare(after)
    return Delta(
        dataset=b.dataset,
        from_date=a.date,
        to_date=b.date,
        added=tuple(after[key] for key in sorted(after.keys() - before.keys())),
        removed=tuple(before[key] for key in sorted(before.keys() - after.keys())),
        changed=tuple(
            _change(before[key], after[key])
            for key in sorted(before.keys() & after.keys())
            if not _alike(before[key], after[key])
        ),
    )


def _cites(parties: dict[str, Entity]) -> bool:
    return any(listing.basis for entity in parties.values() for listing in entity.listings)


def _bare(parties: dict[str, Entity]) -> dict[str, Entity]:
    return {
        key: structs.replace(
            entity, listings=tuple(structs.replace(listing, basis=None) for listing in entity.listings)
        )
        for key, entity in parties.items()
    }


def _alike(before: Entity, after: Entity) -> bool:
    """Whether two entities are equal; what one of them does not tell at all counts for nothing."""
    told = {
        name: getattr(before, name) for name in ("names", "dates", "papers")
        if not getattr(before, name) or not getattr(after, name)
    }  # fmt: skip
    return before == structs.replace(after, **told)


def canonical(entity: Entity) -> Entity:
    """Return the entity without the order of its values and without the dates it was seen."""
    return structs.replace(
        entity,
        properties={prop: tuple(sorted(set(values))) for prop, values in sorted(entity.properties.items()) if values},
        listings=tuple(sorted(set(entity.listings), key=_key)),
        first_seen=None,
        last_seen=None,
        names=tuple(sorted(set(entity.names), key=_key)),
        dates=tuple(sorted(set(entity.dates), key=_key)),
        papers=tuple(sorted(set(entity.papers), key=_key)),
    )


def _record(change: str, entity: Entity, sentence: str) -> dict[str, Any]:
    return {
        "change": change, "id": entity.id, "caption": entity.caption, "schema": entity.schema, "sentence": sentence,
    }  # fmt: skip


def _details(before: Entity, after: Entity) -> Iterator[Shift]:
    """Yield what differs about names, dates and documents that both have: script, precision, expiry and the like.

    A snapshot read by a version that told less has none of them, which is no change of the list.
    """
    pairs: list[tuple[str, tuple[Name | DateTold | Paper, ...], tuple[Name | DateTold | Paper, ...]]] = [
        ("names", before.names, after.names),
        ("dates", before.dates, after.dates),
        ("papers", before.papers, after.papers),
    ]
    for prop, old, new in pairs:
        if old and new and old != new:
            values = {wording.value(one) for one in old} & {wording.value(one) for one in new}
            lost = [wording.detail(one) for one in old if one not in new and wording.value(one) in values]
            gained = [wording.detail(one) for one in new if one not in old and wording.value(one) in values]
            if lost or gained:
                yield Shift(prop, tuple(lost), tuple(gained))


def _change(before: Entity, after: Entity) -> Change:
    shifts = []
    for prop in sorted(before.properties.keys() | after.properties.keys()):
        old, new = before.properties.get(prop, ()), after.properties.get(prop, ())
        if old != new:
            lost = tuple(value for value in old if value not in new)
            gained = tuple(value for value in new if value not in old)
            shifts.append(Shift(prop, lost, gained))
    shifts += _details(before, after)
    return Change(
        id=after.id,
        before=before,
        after=after,
        shifts=tuple(shifts),
        listings_lost=tuple(listing for listing in before.listings if listing not in after.listings),
        listings_gained=tuple(listing for listing in after.listings if listing not in before.listings),
    )


def _key(told: Listing | Name | DateTold | Paper) -> tuple[str, ...]:
    return tuple(str(value or "") for value in structs.astuple(told))
