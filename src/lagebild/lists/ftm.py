"""FollowTheMoney JSON lines: entities or statements in, entities out.

An entity line is ``{id, schema, properties: {name: [text…]}, datasets, first_seen, last_seen}``; a statement line is
``{canonical_id, entity_id, schema, prop, value, dataset, first_seen, last_seen}``. Sanction entities that point at a
party become its listings; entities of any other schema, known or not, are kept as they are.
"""

import hashlib
from collections.abc import Iterable

import msgspec

from lagebild.errors import ListError
from lagebild.lists import ftmlines
from lagebild.lists.ftmlines import Line, Statement
from lagebild.model import Entity, Listing, Snapshot

_MAX_BYTES = 512 * 1024 * 1024
_MAX_LINE = 4 * 1024 * 1024


def read_ftm(data: bytes, *, dataset: str | None = None, date: str | None = None) -> Snapshot:
    """Return the entities of a file of entity lines or of statement lines, in the order of their first line.

    ``dataset`` is told by the lines when they agree, and is ``ftm`` otherwise; ``date`` is the latest ``last_seen``,
    and empty when no line has one. Both can be given. Raises :class:`ListError` with the number of the first bad line.
    """
    if len(data) > _MAX_BYTES:
        raise ListError(f"FollowTheMoney lines: {len(data):,} bytes are more than the {_MAX_BYTES:,} allowed")
    lines: list[tuple[int, Line]] = []
    statements: list[tuple[int, Statement]] = []
    for number, text in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not text or text.isspace():
            continue
        if len(text) > _MAX_LINE:
            raise ftmlines.refused(number, f"longer than the {_MAX_LINE:,} bytes allowed")
        record = ftmlines.decode(text, number)
        if isinstance(record, Statement):
            statements.append((number, record))
        else:
            lines.append((number, record))
        if lines and statements:
            raise ftmlines.refused(number, "entities and statements in one file; give them apart")
    if statements:
        lines = ftmlines.group(statements)
    if not lines:
        raise ListError("FollowTheMoney lines: the file has no entity; nothing was read")
    entities = _fold(lines)
    names = sorted({name for _, line in lines for name in line.datasets})
    seen = [line.last_seen for _, line in lines if line.last_seen]
    return Snapshot(
        id=hashlib.sha256(data).hexdigest(),
        dataset=dataset or (names[0] if len(names) == 1 else "ftm"),
        date=date or (max(seen)[:10] if seen else ""),
        kind="ftm",
        parties=tuple(entities),
    )


def write_ftm(entities: Iterable[Entity]) -> bytes:
    """Return entity lines; each listing follows its party as a Sanction entity. :func:`read_ftm` gives them back."""
    encode = msgspec.json.Encoder(order="deterministic").encode
    out = bytearray()
    for entity in entities:
        record: dict[str, object] = {
            "id": entity.id,
            "schema": entity.schema,
            "caption": entity.caption,
            "properties": entity.properties,
            "datasets": sorted({listing.dataset for listing in entity.listings}),
        }
        record |= {key: value for key in ("first_seen", "last_seen") if (value := getattr(entity, key))}
        out += encode(record) + b"\n"
        for number, listing in enumerate(entity.listings, 1):
            out += encode(_sanction(entity.id, number, listing)) + b"\n"
    return bytes(out)


def _sanction(party: str, number: int, listing: Listing) -> dict[str, object]:
    properties = {
        "entity": party,
        "program": listing.programme,
        "unscId" if listing.dataset.startswith("un") else "authorityId": listing.reference,
        "listingDate": listing.listed,
        "endDate": listing.delisted,
    }
    return {
        "id": f"{party}-listing-{number}",
        "schema": "Sanction",
        "caption": listing.programme or listing.dataset,
        "properties": {name: [value] for name, value in properties.items() if value},
        "datasets": [listing.dataset],
    }


def _fold(lines: list[tuple[int, Line]]) -> list[Entity]:
    """Return the entities, with sanctions that point at one of them folded into its listings."""
    first: dict[str, int] = {}
    for number, line in lines:
        if line.id in first:
            raise ftmlines.refused(number, f"entity {line.id} was there before, on line {first[line.id]}")
        first[line.id] = number
    listings: dict[str, list[Listing]] = {}
    folded: set[str] = set()
    for _, line in lines:
        targets = [target for target in line.properties.get("entity", ()) if target in first]
        if line.schema == "Sanction" and targets:
            folded.add(line.id)
            for target in targets:
                listings.setdefault(target, []).append(_listing(line))
    return [
        Entity(
            id=line.id,
            schema=line.schema,
            caption=line.caption or _caption(line),
            properties=line.properties,
            listings=tuple(listings.get(line.id, ())) or _plain_listings(line),
            first_seen=line.first_seen,
            last_seen=line.last_seen,
        )
        for _, line in lines
        if line.id not in folded
    ]


def _listing(line: Line) -> Listing:
    def told(*props: str) -> str | None:
        return next((line.properties[prop][0] for prop in props if line.properties.get(prop)), None)

    return Listing(
        dataset=line.datasets[0] if line.datasets else "ftm",
        programme="; ".join(line.properties.get("program", ())) or told("programId"),
        reference=told("unscId", "authorityId", "recordId"),
        listed=told("listingDate", "startDate"),
        delisted=told("endDate"),
    )


def _plain_listings(line: Line) -> tuple[Listing, ...]:
    return tuple(Listing(dataset=name, programme=line.program) for name in line.datasets)


def _caption(line: Line) -> str:
    named = ("name", "alias", "previousName", "weakAlias", "imoNumber")
    return next((line.properties[prop][0] for prop in named if line.properties.get(prop)), line.id)
