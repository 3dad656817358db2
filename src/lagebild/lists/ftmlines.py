"""One line of FollowTheMoney JSON: decoded, checked, and statements grouped into entities."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from lagebild.errors import ListError
from lagebild.lists import scripts
from lagebild.lists.facts import KIND_OF
from lagebild.model import DateTold, Name, Paper

_Id = Annotated[str, Meta(min_length=1, max_length=1024)]
_Text = Annotated[str, Meta(max_length=1_000_000)]


class Line(Struct, frozen=True):
    """An entity as it stands on a line; keys that are not named here tell nothing of the party."""

    id: _Id
    schema: _Id
    properties: dict[str, tuple[_Text, ...]]
    caption: str | None = None
    datasets: tuple[str, ...] = ()
    program: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    names: tuple[Name, ...] = ()  # these three only on lines that lagebild wrote
    dates: tuple[DateTold, ...] = ()
    papers: tuple[Paper, ...] = ()


class Statement(Struct, frozen=True):
    """One value of one property of one entity, as one dataset tells it."""

    canonical_id: _Id
    entity_id: str
    schema: _Id
    prop: _Id
    value: _Text
    dataset: str = "ftm"
    lang: str | None = None
    external: bool | None = None  # added by others to the list's own statements
    first_seen: str | None = None
    last_seen: str | None = None


# from general to special, as the public schema extends them; an entity has the most special schema of its statements
_EXTENDS = {
    "LegalEntity": "Thing",
    "Person": "LegalEntity",
    "Organization": "LegalEntity",
    "Company": "Organization",
    "PublicBody": "Organization",
    "Asset": "Thing",
    "Vehicle": "Asset",
    "Vessel": "Vehicle",
    "Airplane": "Vehicle",
}

_as_line = msgspec.json.Decoder(Line).decode
_as_statement = msgspec.json.Decoder(Statement).decode


def decode(text: bytes, number: int) -> Line | Statement:
    """Return what the line holds, or raise :class:`ListError` with its number and the reason."""
    try:
        text.decode()  # msgspec looks only into the values that it keeps
        if b'"canonical_id"' in text and b'"prop"' in text:
            return _as_statement(text)
        return _as_line(text)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise refused(number, " ".join(str(error).split())[:200] or "not JSON") from None


def of_cells(cells: dict[str, str], number: int) -> Statement:
    """Return the statement in a row of a table, its cells by the names of their columns."""
    told = {name: cell for name, cell in cells.items() if cell}
    if told.get("external"):
        told["external"] = told["external"].lower()[0]
    try:
        return msgspec.convert(
            told | {"external": told.get("external") in ("t", "1"), "value": cells.get("value", "")}, Statement
        )
    except msgspec.ValidationError as error:
        raise refused(number, str(error)[:200]) from None


def group(statements: list[tuple[int, Statement]]) -> list[tuple[int, Line]]:
    """Return one line an entity: values in the order they came, dates from the earliest to the latest seen.

    Statements that others added (``external``) are no part of the list, nor is an entity of nothing else.
    """
    groups: dict[str, list[tuple[int, Statement]]] = {}
    for number, statement in statements:
        if statement.external:
            continue
        groups.setdefault(statement.canonical_id, []).append((number, statement))
    return [(members[0][0], _entity(canonical, members)) for canonical, members in groups.items()]


def refused(number: int, reason: str) -> ListError:
    """Return the error for a line."""
    return ListError(f"FollowTheMoney lines, line {number}: {reason}; nothing was read")


def _entity(canonical: str, members: list[tuple[int, Statement]]) -> Line:
    schema = members[0][1].schema
    properties: dict[str, dict[str, None]] = {}
    for number, statement in members:
        narrower = _narrower(schema, statement.schema)
        if narrower is None:
            raise refused(number, f"{canonical} is a {schema} above and a {statement.schema} here")
        schema = narrower
        if statement.prop != "id":  # the entity's own record: its value is a checksum
            properties.setdefault(statement.prop, {})[statement.value] = None
    names = tuple(
        Name(
            text=statement.value,
            kind=KIND_OF[statement.prop],
            script=scripts.script(statement.value),
            language=scripts.language(statement.lang) or statement.lang or None,
        )
        for _, statement in members
        if statement.prop in KIND_OF
    )
    first = [statement.first_seen for _, statement in members if statement.first_seen]
    last = [statement.last_seen for _, statement in members if statement.last_seen]
    return Line(
        id=canonical,
        schema=schema,
        properties={prop: tuple(values) for prop, values in properties.items()},
        datasets=tuple(sorted({statement.dataset for _, statement in members})),
        first_seen=min(first) if first else None,
        last_seen=max(last) if last else None,
        names=tuple(dict.fromkeys(names)) if any(name.language for name in names) else (),
    )


def _narrower(one: str, other: str) -> str | None:
    if other in _ancestors(one):
        return one
    if one in _ancestors(other):
        return other
    return None


def _ancestors(schema: str) -> list[str]:
    found = [schema]
    while found[-1] in _EXTENDS:
        found.append(_EXTENDS[found[-1]])
    return found
