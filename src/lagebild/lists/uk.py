"""The UK sanctions list, as the CSV and the XML file of the Foreign, Commonwealth and Development Office.

CSV: a line with the date of the report, a header, then one row for each name (and address, and so on) of a designation.
XML: ``Designations`` with ``DateGenerated`` and one ``Designation`` a party. Both read the same; the columns and
elements are those of "UK sanctions list: format guide" (GOV.UK).
"""

import hashlib
import re
from typing import TYPE_CHECKING

from lagebild.data import load
from lagebild.lists import csvfile, dates
from lagebild.lists.ukparty import LABEL, Told, read_party
from lagebild.lists.xmlfile import Shape, brief, children, line_of, local, records, text
from lagebild.model import Snapshot

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_uk_csv", "read_uk_xml"]

_SHAPE = Shape(LABEL, "Designations", 2, ("DateGenerated", "Designation"), ("Designation",))
_PLAIN = re.compile(r"[^a-z0-9]")
_NUMBERED = re.compile(r"(?:^|\s+)\(\d{1,2}\)\s*")
_LINES = tuple(f"addressline{number}" for number in range(1, 7))
_NAME = tuple(f"name{number}" for number in range(1, 7))


def read_uk_csv(data: bytes) -> Snapshot:
    """Return every designation of the CSV file, in the order of their first rows.

    Raises :class:`ListError` naming line and reason when the file is not well-formed, cut off, without the date of the
    report or a column that is needed, has a row of another length, or a designation without name or ID.
    """
    found = csvfile.rows(data, LABEL)
    line, first = next(found, (1, [""]))
    head, _, told = first[0].partition(":")
    date = dates.one(told) if head.casefold().strip() in ("report date", "last updated") else None
    if date is None:
        raise csvfile.refused(LABEL, line, f"it starts with {first[0][:40]!r} instead of the date of the report")
    line, header = next(found, (line, []))
    columns = [_PLAIN.sub("", cell.casefold()) for cell in header]
    missing = [name for name in ("uniqueid", "name6", "nametype", "regimename") if name not in columns]
    if missing:
        raise csvfile.refused(LABEL, line, f"no column {missing[0]}")
    held: dict[str, Told] = {}
    for line, row in found:
        if len(row) != len(columns):
            raise csvfile.refused(LABEL, line, f"{len(row)} cells, where the header has {len(columns)}")
        cells = {name: " ".join(cell.split()) for name, cell in zip(columns, row, strict=True)}
        if not cells["uniqueid"]:
            raise csvfile.refused(LABEL, line, "a row without unique ID")
        _take(held.setdefault(cells["uniqueid"], Told(line)), cells)
    return _snapshot(data, "uk-csv", date, held)


def _take(told: Told, cells: dict[str, str]) -> None:
    columns: dict[str, str] = load("register/uk")["columns"]
    split = load("register/uk")["split"]
    for column, name in columns.items():
        cell = cells.pop(column, "")
        for part in _NUMBERED.split(cell) if _NUMBERED.match(cell) else cell.split("|") if name in split else [cell]:
            told.add(name, part.strip())
    whole = " ".join(filter(None, (cells.pop(part, "") for part in _NAME)))
    _once(told.names, (whole, cells.pop("nametype", ""), cells.pop("aliasstrength", "")))
    script, language = cells.pop("nonlatinscripttype", ""), cells.pop("nonlatinscriptlanguage", "")
    _once(told.others, (cells.pop("namenonlatinscript", ""), script, language))
    place = [cells.pop(part, "") for part in _LINES]
    address = (*place, cells.pop("addresspostalcode", ""), cells.pop("addresscountry", ""))
    if any(address):
        _once(told.addresses, address, at=None)
    birth = (cells.pop("townofbirth", ""), cells.pop("countryofbirth", ""))
    if any(birth) and birth not in told.births:
        told.births.append(birth)
    for prop, number, info in load("register/uk")["papers"]:
        _once(told.papers, (prop, cells.pop(number, ""), cells.pop(info, "")), at=1)
    for column, cell in cells.items():
        told.add("other", f"{column}: {cell}" if cell else None)


def _once(held: list[tuple[str, ...]], one: tuple[str, ...], at: int | None = 0) -> None:
    if (at is None or one[at]) and one not in held:
        held.append(one)


def read_uk_xml(data: bytes) -> Snapshot:
    """Return every designation of the XML file, in its order; raises :class:`ListError` as :func:`read_uk_csv` does."""
    date = ""
    held: dict[str, Told] = {}
    for _, element in records(data, _SHAPE):
        line = line_of(element)
        if local(element) == "DateGenerated":
            told = text(element) or ""
            date = dates.day(told) or dates.one(told.split(" ")[0]) or ""
            if not date:
                raise _SHAPE.refused(line, f"DateGenerated is {brief(told)!r}, not a date")
        elif local(element) == "Designation":
            key = text(element, "UniqueID") or ""
            if key in held:
                raise _SHAPE.refused(line, f"{brief(key)} was there before, at line {held[key].line}")
            held[key] = _designation(element, line)
    if not date:
        raise _SHAPE.refused(1, "DateGenerated is missing")
    return _snapshot(data, "uk-xml", date, held)


def _designation(element: "_Element", line: int) -> Told:
    told = Told(line)
    elements: dict[str, str] = load("register/uk")["elements"]
    split = load("register/uk")["split"]
    papers = {element: (prop, number, info) for prop, element, number, info in load("register/uk")["paper_elements"]}
    repeated = load("register/uk")["indicators"]
    groups = {*papers, "Name", "NonLatinName", "Address", "Location"}
    for node in element.iter():
        name = local(node)
        if name in groups:
            _group(told, node, papers)
        elif name in elements:
            value = text(node) or ""
            for part in value.split("|") if elements[name] in split else [value]:
                told.add(elements[name], part.strip())
        elif len(node) == 0 and text(node) and not _within(node, element, groups) and name not in repeated:
            told.add("other", f"{name}: {text(node)}")
    return told


def _group(told: Told, node: "_Element", papers: dict[str, tuple[str, str, str]]) -> None:
    def cell(name: str) -> str:
        return next((value for one in children(node, name) if (value := text(one))), "")

    name = local(node)
    if name == "Name":
        whole = " ".join(filter(None, (cell(f"Name{number}") for number in range(1, 7)))) or text(node) or ""
        _once(told.names, (whole, cell("NameType"), cell("AliasStrength")))
    elif name == "NonLatinName":
        _once(told.others, (cell("NameNonLatinScript"), cell("NonLatinScriptType"), cell("NonLatinScriptLanguage")))
    elif name == "Address":
        lines = [cell(f"AddressLine{number}") for number in range(1, 7)]
        address = (*lines, cell("AddressPostalCode"), cell("AddressCountry"))
        if any(address):
            _once(told.addresses, address, at=None)
    elif name == "Location":
        birth = (cell("TownOfBirth"), cell("CountryOfBirth"))
        if any(birth) and birth not in told.births:
            told.births.append(birth)
    else:
        prop, number, info = papers[name]
        _once(told.papers, (prop, cell(number) or (text(node) or ""), cell(info) if info else ""), at=1)


def _within(node: "_Element", top: "_Element", groups: set[str]) -> bool:
    while node is not top:
        parent = node.getparent()
        if parent is None or local(parent) in groups:
            return True
        node = parent
    return False


def _snapshot(data: bytes, kind: str, date: str, held: dict[str, Told]) -> Snapshot:
    if not held:
        raise csvfile.refused(LABEL, 1, "no designation in it; give the whole list")
    parties = tuple(read_party(told) for told in held.values())
    if len({party.id for party in parties}) != len(parties):
        raise csvfile.refused(LABEL, 1, "two designations under one unique ID")
    return Snapshot(id=hashlib.sha256(data).hexdigest(), dataset="uk", date=date, kind=kind, parties=parties)
