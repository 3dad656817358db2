"""OFAC's lists as the CSV files of its legacy format: parties, addresses, other names, and the rest of long remarks.

``sdn.csv``, ``add.csv``, ``alt.csv`` and ``sdn_comments.csv`` of the SDN list, ``cons_prim.csv`` … of the consolidated
one; without headers, ``-0-`` for nothing, in one archive (:mod:`lagebild.lists.bundle`). Columns as the Treasury's
``dat_spec.txt`` gives them. They tell no date of issue and no days of listing.
"""

import hashlib
import re
from typing import TypeVar

from msgspec import Struct

from lagebild.errors import ListError
from lagebild.lists import bundle, csvfile, ofacterms
from lagebild.lists.facts import Facts
from lagebild.model import Entity, Listing, Snapshot

__all__ = ["PARTS", "part_of", "read_ofac_csv"]

PARTS = ("prim", "add", "alt", "comments")  # the last one is not always there
_NAMES = {
    "prim": re.compile(r"(?:.*[^a-z])?(?:sdn|cons_prim|consprim)\.csv"),
    "add": re.compile(r"(?:.*[^a-z])?add\.csv"),
    "alt": re.compile(r"(?:.*[^a-z])?alt\.csv"),
    "comments": re.compile(r"(?:.*[^a-z])?comments\.csv"),
}
_CELLS = {"prim": 12, "add": 6, "alt": 5, "comments": 2}
_SCHEMATA = {
    "individual": "Person",
    "": "Organization",
    "entity": "Organization",
    "vessel": "Vessel",
    "aircraft": "Airplane",
}
_ALIASES = {"aka": "alias", "fka": "previousName", "nka": "alias"}
_END = b"\x1a"
_LONGEST = 20  # digits of a party's number

_T = TypeVar("_T")
Rows = list[tuple[int, list[str]]]


class _Files(Struct, frozen=True):
    label: dict[str, str]
    rows: dict[str, Rows]


def part_of(name: str) -> tuple[str, str] | None:
    """Return list (``sdn`` or ``cons``) and part of a file's name; none when it is no part of OFAC's CSV lists."""
    name = name.lower()
    for part, pattern in _NAMES.items():
        if pattern.fullmatch(name):
            return ("cons" if "cons" in name else "sdn"), part
    return None


def read_ofac_csv(data: bytes, *, dataset: str | None = None, date: str | None = None) -> Snapshot:
    """Return every party of the archive's list, in its order.

    Raises :class:`ListError` naming file, line and reason: a part is missing, cut off or not well-formed, a row has
    another number of cells, a party is there twice, or an address or name belongs to no party.
    """
    files, which = _files(bundle.unpack(data))
    held: dict[str, Facts] = {}
    heads: dict[str, list[str]] = {}
    first: dict[str, int] = {}
    remarks: dict[str, list[str]] = {}
    for line, row in files.rows["prim"]:
        key = row[0]
        if not key.isascii() or not key.isdigit() or len(key) > _LONGEST:
            raise csvfile.refused(files.label["prim"], line, f"{key[:40]!r} is no party's number")
        if key in first:
            raise csvfile.refused(files.label["prim"], line, f"party {key} was there before, on line {first[key]}")
        if not row[1] or row[2].lower() not in _SCHEMATA:
            raise csvfile.refused(
                files.label["prim"], line, f"a party without name, or of unknown type {row[2][:40]!r}"
            )
        first[key], heads[key], held[key], remarks[key] = line, row, Facts(), [row[11]]
        held[key].name("name", _named(row, row[1]))
    for line, row in files.rows["comments"]:
        _party(files, "comments", line, remarks, row[0]).append(row[1])
    for line, row in files.rows["alt"]:
        facts = _party(files, "alt", line, held, row[0])
        if row[2].lower() not in _ALIASES or not row[3]:
            raise csvfile.refused(files.label["alt"], line, f"no name, or of unknown kind {row[2][:40]!r}")
        facts.name(_ALIASES[row[2].lower()], _named(heads[row[0]], row[3]))
        facts.note(f"name {row[3]}", row[4])
    for line, row in files.rows["add"]:
        _address(_party(files, "add", line, held, row[0]), row)
    if not held:
        raise csvfile.refused(files.label["prim"], 1, "no party in it; give the whole list")
    name = dataset or f"ofac-{which}"
    parties = tuple(_entity(name, key, heads[key], facts, " ".join(remarks[key])) for key, facts in held.items())
    return Snapshot(
        id=hashlib.sha256(data).hexdigest(), dataset=name, date=date or "", kind="ofac-csv", parties=parties
    )


def _files(members: dict[str, bytes]) -> tuple[_Files, str]:
    label: dict[str, str] = {}
    found: dict[str, bytes] = {}
    which: set[str] = set()
    for name, content in members.items():
        told = part_of(name)
        if told is None:
            raise ListError(f"OFAC archive: {name[:60]} is no part of a list; nothing was read")
        if told[1] in found:
            raise ListError(f"OFAC archive: {name[:60]} and {label[told[1]]} are one part; nothing was read")
        label[told[1]], found[told[1]] = name, content
        which.add(told[0])
    missing = [part for part in PARTS[:3] if part not in found]
    if missing or len(which) != 1:
        reason = f"without {' and '.join(missing)}" if missing else "parts of two lists"
        raise ListError(f"OFAC archive: {reason}; a list has sdn, add and alt.csv; nothing was read")
    closed = any(content.rstrip(b"\r\n").endswith(_END) for content in found.values())
    rows: dict[str, Rows] = {"comments": []}
    for part, content in found.items():
        rows[part] = []
        for line, row in csvfile.rows(content, label[part], closed=closed):
            if len(row) != _CELLS[part]:
                raise csvfile.refused(label[part], line, f"{len(row)} cells, where {_CELLS[part]} are due")
            rows[part].append((line, ["" if cell == "-0-" else " ".join(cell.split()) for cell in row]))
    # every party has an address row, be it an empty one: where the last has none, the end of the file is missing
    if not closed and rows["prim"] and rows["prim"][-1][1][0] not in {row[0] for _, row in rows["add"]}:
        raise csvfile.refused(label["add"], len(rows["add"]), "nothing about the last party: it was cut off")
    return _Files(label, rows), which.pop()


def _party(files: _Files, part: str, line: int, held: dict[str, _T], key: str) -> _T:
    if key not in held:
        raise csvfile.refused(
            files.label[part], line, f"party {key[:20]!r} is not in {files.label['prim']}: one of the two was cut off"
        )
    return held[key]


def _named(row: list[str], name: str) -> str:
    return ofacterms.natural(name) if row[2].lower() == "individual" else name


def _address(facts: Facts, row: list[str]) -> None:
    place = [part for part in row[2:4] if part]
    facts.country("country", "country of address", row[4])
    if place:
        facts.add("address", ", ".join((*place, row[4]) if row[4] else place))
    facts.note("address", row[5])


def _entity(dataset: str, key: str, row: list[str], facts: Facts, remarks: str) -> Entity:
    schema = _SCHEMATA[row[2].lower()]
    _, _, _, programmes, title, call_sign, kind, tonnage, gross, flag, owner, _ = row
    facts.add("position" if schema == "Person" else "title", title)
    facts.add("callSign", call_sign)
    facts.add("type", kind)
    facts.add("tonnage", tonnage)
    facts.add("grossRegisteredTonnage", gross)
    facts.country("flag", "flag", flag)
    facts.note("owner", owner)
    ofacterms.read_remarks(facts, remarks)
    listing = Listing(dataset=dataset, programme="; ".join(programmes.split("] [")) or None, reference=key)
    return facts.entity(f"{dataset.replace('ofac-sdn', 'ofac')}-{key}", schema, (listing,))
