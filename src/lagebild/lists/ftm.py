"""FollowTheMoney lines: entities or statements in, entities out.

An entity line is ``{id, schema, properties: {name: [text…]}, datasets, first_seen, last_seen}``; a statement line is
``{canonical_id, entity_id, schema, prop, value, dataset, lang, external, first_seen, last_seen}``, as JSON or as a row
of a CSV file with these columns. Sanction entities that point at a party become its listings, Passport and
Identification entities its papers; entities of any other schema, known or not, are kept as they are.
"""

import hashlib
from collections.abc import Iterable

import msgspec

from lagebild.errors import ListError
from lagebild.lists import csvfile, ftmlines
from lagebild.lists.ftmlines import Line, Statement
from lagebild.model import Entity, Listing, Paper, Snapshot

_MAX_BYTES = 512 * 1024 * 1024
_MAX_LINE = 4 * 1024 * 1024
_BASIS = "legal basis: "  # in a Sanction's summary, for which FollowTheMoney has no property
_COLUMNS = {"canonical_id", "schema", "prop", "value"}
_PAPERS = ("Passport", "Identification")


def read_ftm(data: bytes, *, dataset: str | None = None, date: str | None = None) -> Snapshot:
    """Return the entities of a file of entity lines or of statement lines, in the order of their first line.

    ``dataset`` is told by the lines when they agree, and is ``ftm`` otherwise; ``date`` is the latest ``last_seen``,
    and empty when no line has one. Both can be given. Raises :class:`ListError` with the number of the first bad line.
    """
    if len(data) > _MAX_BYTES:
        raise ListError(f"FollowTheMoney lines: {len(data):,} bytes are more than the {_MAX_BYTES:,} allowed")
    lines: list[tuple[int, Line]] = []
    statements: list[tuple[int, Statement]] = []
    table = data.lstrip(b"\xef\xbb\xbf \r\n")[:1] not in (b"{", b"")
    if table:
        statements = _rows(data)
    for number, text in enumerate([] if table else data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
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


def _rows(data: bytes) -> list[tuple[int, Statement]]:
    found = csvfile.rows(data, "FollowTheMoney statements")
    number, header = next(found, (1, []))
    if not set(header) >= _COLUMNS:
        raise ftmlines.refused(number, f"neither JSON nor a table with the columns {', '.join(sorted(_COLUMNS))}")
    statements = []
    for number, row in found:
        if len(row) != len(header):
            raise ftmlines.refused(number, f"{len(row)} cells, where the header has {len(header)}")
        cells = dict(zip(header, row, strict=True))
        statements.append((number, ftmlines.of_cells(cells | {"entity_id": cells.get("entity_id", "")}, number)))
    return statements


def write_ftm(entities: Iterable[Entity]) -> bytes:
    """Return entity lines; a party's listings and papers follow it as entities. :func:`read_ftm` gives them back.

    What properties cannot tell of names and dates stands in the keys ``names`` and ``dates`` of its line, which other
    tools pass over.
    """
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
        kept = ("first_seen", "last_seen", "names", "dates", "papers")
        record |= {key: value for key in kept if (value := getattr(entity, key))}
        out += encode(record) + b"\n"
        for number, listing in enumerate(entity.listings, 1):
            out += encode(_sanction(entity.id, number, listing)) + b"\n"
        for number, paper in enumerate(entity.papers, 1):
            out += encode(_identification(entity, number, paper)) + b"\n"
    return bytes(out)


def _sanction(party: str, number: int, listing: Listing) -> dict[str, object]:
    properties = {
        "entity": party,
        "program": listing.programme,
        "unscId" if listing.dataset.startswith("un") else "authorityId": listing.reference,
        "listingDate": listing.listed,
        "endDate": listing.delisted,
        "summary": f"{_BASIS}{listing.basis}" if listing.basis else None,
    }
    return {
        "id": f"{party}-listing-{number}",
        "schema": "Sanction",
        "caption": listing.programme or listing.dataset,
        "properties": {name: [value] for name, value in properties.items() if value},
        "datasets": [listing.dataset],
    }


def _identification(entity: Entity, number: int, paper: Paper) -> dict[str, object]:
    properties = {
        "holder": entity.id,
        "type": paper.kind,
        "number": paper.number,
        "country": paper.country,
        "startDate": paper.issued,
        "endDate": paper.expires,
        "summary": paper.note,
    }
    return {
        "id": f"{entity.id}-paper-{number}",
        "schema": "Passport" if paper.prop == "passportNumber" else "Identification",
        "caption": f"{paper.kind} {paper.number}",
        "properties": {name: [value] for name, value in properties.items() if value},
        "datasets": sorted({listing.dataset for listing in entity.listings}),
    }


def _fold(lines: list[tuple[int, Line]]) -> list[Entity]:
    """Return the entities, with sanctions and documents that point at one of them folded into it."""
    first: dict[str, int] = {}
    for number, line in lines:
        if line.id in first:
            raise ftmlines.refused(number, f"entity {line.id[:80]} was there before, on line {first[line.id]}")
        first[line.id] = number
    listings: dict[str, list[Listing]] = {}
    papers: dict[str, list[Paper]] = {}
    folded: set[str] = set()
    for _, line in lines:
        holders = [holder for holder in line.properties.get("holder", ()) if holder in first]
        if line.schema in _PAPERS and holders and line.properties.get("number"):
            folded.add(line.id)
            for holder in holders:
                papers.setdefault(holder, []).append(_paper(line))
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
            names=line.names,
            dates=line.dates,
            papers=line.papers or tuple(papers.get(line.id, ())),
        )
        for _, line in lines
        if line.id not in folded
    ]


def _told(line: Line, *props: str) -> str | None:
    return next((line.properties[prop][0] for prop in props if line.properties.get(prop)), None)


def _paper(line: Line) -> Paper:
    passport = line.schema == "Passport"
    return Paper(
        kind=_told(line, "type") or line.schema,
        number=line.properties["number"][0],
        prop="passportNumber" if passport else "idNumber",
        country=_told(line, "country"),
        issued=_told(line, "startDate"),
        expires=_told(line, "endDate"),
        note=_told(line, "summary"),
    )


def _listing(line: Line) -> Listing:
    basis = next((text for text in line.properties.get("summary", ()) if text.startswith(_BASIS)), None)
    return Listing(
        dataset=line.datasets[0] if line.datasets else "ftm",
        programme="; ".join(line.properties.get("program", ())) or _told(line, "programId"),
        reference=_told(line, "unscId", "authorityId", "recordId"),
        listed=_told(line, "listingDate", "startDate"),
        delisted=_told(line, "endDate"),
        basis=basis.removeprefix(_BASIS) if basis else None,
    )


def _plain_listings(line: Line) -> tuple[Listing, ...]:
    return tuple(Listing(dataset=name, programme=line.program) for name in line.datasets)


def _caption(line: Line) -> str:
    named = ("name", "alias", "previousName", "weakAlias", "imoNumber")
    return next((text for prop in named for text in line.properties.get(prop, ()) if text.strip()), line.id)
