"""Files of queries: JSON lines or CSV, read one at a time, whatever their size."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from lagebild.errors import IntakeError, UsageError
from lagebild.settings import settings
from lagebild.workbench.inputs import Failures, open_file

__all__ = ["read_queries"]

_LONGEST = 1_000_000  # bytes of one query
_BOM = b"\xef\xbb\xbf"
_NO_QUERY = 'no query; write {"id": …, "properties": {"name": […]}}'
# columns of a CSV file that are no property
_PLAIN = ("id", "schema")
_PROPERTIES = frozenset(
    {
        "name", "alias", "previousName", "weakAlias", "birthDate", "nationality", "citizenship", "country",
        "jurisdiction", "birthCountry", "flag", "gender", "imoNumber", "mmsi", "leiCode", "innCode", "ogrnCode",
        "passportNumber", "idNumber", "registrationNumber", "taxNumber", "swiftBic", "callSign",
    }
)  # fmt: skip


def read_queries(path: Path, failures: Failures) -> Iterator[dict[str, Any]]:
    """Yield ``{id, schema, properties}``; a line that is no query is noted with its number, and the rest goes on.

    A file named ``*.csv`` has a header with FollowTheMoney's property names (``name`` at least), and may have ``id``
    and ``schema``; several values in one cell are parted by ``;``. Raises UsageError when the header names no property.
    """
    rows = _csv(path) if path.suffix.lower() == ".csv" else _json(path)
    for number, read in rows:
        if isinstance(read, str):
            failures.note(f"{path}, line {number}", UsageError(read))
        else:
            yield read


def _json(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in _lines(path):
        try:
            query: Any = msgspec.json.decode(line)
            good = isinstance(query["id"], str) and all(map(_is_told, query["properties"].values()))
        except (msgspec.DecodeError, KeyError, TypeError, AttributeError, UnicodeDecodeError, RecursionError):
            good = False
        yield number, query if good else _NO_QUERY


def _is_told(values: object) -> bool:
    return isinstance(values, str) or (isinstance(values, list) and all(isinstance(value, str) for value in values))


def _csv(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    rows = csv.reader(_text(path), strict=True)
    header = [cell.strip() for cell in _next(rows) or []]
    if not _PROPERTIES.intersection(header):
        raise UsageError(f"{path}: its first line names no property; write for instance: id,schema,name,birthDate")
    while True:
        row = _next(rows)
        number = rows.line_num
        if row is None:
            return
        if isinstance(row, str):
            yield number, row
        elif any(cell.strip() for cell in row):
            yield number, _record(header, row, number) if len(row) <= len(header) else "more cells than the header"


def _next(rows: Any) -> list[str] | str | None:
    try:
        row: list[str] | None = next(rows, None)
        return row
    except csv.Error as error:
        return f"no CSV: {error}"


def _record(header: list[str], row: list[str], number: int) -> dict[str, Any] | str:
    cells = dict(zip(header, row, strict=False))
    properties = {
        name: values
        for name, cell in cells.items()
        if name in _PROPERTIES and (values := [value.strip() for value in cell.split(";") if value.strip()])
    }
    plain = {name: cells[name].strip() for name in _PLAIN if cells.get(name, "").strip()}
    return {"id": f"line-{number}", "schema": "Thing"} | plain | {"properties": properties} if properties else "empty"


def _text(path: Path) -> Iterator[str]:
    for number, line in _lines(path, blank=True):
        try:
            yield line.decode()
        except UnicodeDecodeError:
            raise UsageError(f"{path}, line {number}: not UTF-8; save the file as UTF-8") from None


def _lines(path: Path, *, blank: bool = False) -> Iterator[tuple[int, bytes]]:
    """Yield the lines (with ``blank`` also empty ones) and their numbers; one that is too long is cut, thus refused."""
    number, begun, limit = 1, b"", settings().max_bytes
    size = 0  # of this line
    with open_file(path) as file:
        while piece := file.readline(_LONGEST):
            size += len(piece)
            if size > limit:
                raise IntakeError(f"{path}: a line of more than {limit:,} bytes: split it, or raise LAGEBILD_MAX_BYTES")
            begun = begun or (piece.removeprefix(_BOM) if number == 1 else piece)
            if piece.endswith(b"\n"):
                if blank or begun.strip():
                    yield number, begun
                number, begun, size = number + 1, b"", 0
    if begun.strip():
        yield number, begun
