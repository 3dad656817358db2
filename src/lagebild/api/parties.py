"""Listed parties in the shape that yente gives them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from lagebild.model import Entity, Listing

__all__ = ["Party", "as_party", "nested"]

_DAY = len("YYYY-MM-DD")


class Party(Struct, frozen=True, kw_only=True):
    """A listed party. ``target``: it stands on a list itself."""

    id: str
    caption: str
    schema: str
    properties: dict[str, list[Any]]
    datasets: list[str]
    referents: list[str] = []
    target: bool = False
    first_seen: str | None = None
    last_seen: str | None = None
    last_change: str | None = None


def as_party(entity: Entity) -> Party:
    """Return a party with its own values only."""
    properties: dict[str, list[Any]] = {name: list(values) for name, values in entity.properties.items()}
    if entity.listings:
        properties.setdefault("topics", ["sanction"])
    return Party(
        id=entity.id,
        caption=entity.caption,
        schema=entity.schema,
        properties=properties,
        datasets=sorted({listing.dataset for listing in entity.listings}),
        target=bool(entity.listings),
        first_seen=_moment(entity.first_seen),
        last_seen=_moment(entity.last_seen),
    )


def nested(entity: Entity) -> Party:
    """Return a party with its listings as entities of their own, under ``sanctions``."""
    party = as_party(entity)
    if entity.listings:
        party.properties["sanctions"] = [
            _sanction(entity, number, listing) for number, listing in enumerate(entity.listings, 1)
        ]
    return party


def _sanction(entity: Entity, number: int, listing: Listing) -> dict[str, Any]:
    given = {
        "entity": entity.id,
        "program": listing.programme,
        "authorityId": listing.reference,
        "startDate": listing.listed,
        "endDate": listing.delisted,
    }
    return {
        "id": f"{entity.id}-sanction-{number}",
        "caption": listing.programme or listing.dataset,
        "schema": "Sanction",
        "properties": {name: [value] for name, value in given.items() if value},
        "datasets": [listing.dataset],
        "referents": [],
        "target": False,
    }


def _moment(date: str | None) -> str | None:
    """Return a date as a moment; none where the list tells less than a day."""
    if date is None or len(date) < _DAY:
        return None
    return date if "T" in date else f"{date[:_DAY]}T00:00:00"
