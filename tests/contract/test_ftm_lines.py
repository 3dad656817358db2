"""Our FollowTheMoney lines are what the field's own tools read."""

import json
import re
from pathlib import Path

import pytest

from lagebild.lists import read_ftm, read_un, starter, write_ftm
from lagebild.lists.dates import is_partial
from lagebild.model import Entity, Listing

UN_LIST = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "lists" / "un_consolidated.xml"

# Properties of the public schemata (followthemoney/schema/*.yaml, 2026) that lagebild writes.
THING = {"name", "alias", "weakAlias", "previousName", "country", "notes", "address", "modifiedAt"}
LEGAL = THING | {"idNumber", "swiftBic"}
KNOWN = {
    "Person": LEGAL
    | {"title", "birthDate", "birthPlace", "birthCountry", "position", "nationality", "passportNumber", "gender"},
    "Organization": LEGAL | {"imoNumber"},
    "Vessel": THING | {"imoNumber"},
    "Sanction": {"entity", "program", "unscId", "authorityId", "listingDate", "endDate", "summary"},
    "Passport": {"holder", "type", "number", "country", "startDate", "endDate", "summary"},
    "Identification": {"holder", "type", "number", "country", "startDate", "endDate", "summary"},
}
OWN = ("names", "dates", "papers")  # what properties cannot tell; others pass over it
DATES = {"birthDate", "modifiedAt", "listingDate", "startDate", "endDate"}
COUNTRIES = {"country", "nationality", "birthCountry"}
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*[A-Za-z0-9]")


def made() -> list[Entity]:
    """A party of each kind we write."""
    listing = Listing(dataset="un", programme="DPRK", reference="KPe.902", listed="2014-07-28", delisted="2020-01-01")
    company = Entity(
        id="un-kpe.902",
        schema="Organization",
        caption="Mudville",
        properties={"name": ("Mudville",), "imoNumber": ("5571322",), "country": ("kp",)},
        listings=(listing, Listing(dataset="eu", reference="1")),
    )
    return [*starter().parties, company]


def entities() -> list[Entity]:
    """Those, and a real list where the development data is at hand."""
    return made() + (list(read_un(UN_LIST.read_bytes()).parties) if UN_LIST.exists() else [])


def records() -> list[dict[str, object]]:
    """Our lines, decoded by somebody else's JSON."""
    unique = {entity.id: entity for entity in entities()}
    return [json.loads(line) for line in write_ftm(unique.values()).decode("utf-8").splitlines()]


def test_lines_use_public_names_and_formats():
    """Every line has an id, a schema, a caption and lists of texts under the schema's property names."""
    for record in records():
        assert record.keys() <= {"id", "schema", "caption", "properties", "datasets", "first_seen", "last_seen", *OWN}
        assert ID.fullmatch(record["id"]), record["id"]
        assert record["properties"].keys() <= KNOWN[record["schema"]], record["schema"]
        for prop, values in record["properties"].items():
            assert values
            assert all(isinstance(value, str) and value.strip() == value != "" for value in values), (
                record["id"],
                prop,
            )
            assert prop not in DATES or all(is_partial(value) for value in values), (record["id"], values)
            assert prop not in COUNTRIES or all(re.fullmatch("[a-z]{2}|suhh", value) for value in values)


def test_sanctions_point_at_their_party():
    """Each listing is a Sanction entity whose ``entity`` is a party of the same file."""
    lines = records()
    ids = {record["id"] for record in lines}
    sanctions = [record for record in lines if record["schema"] == "Sanction"]
    assert sanctions
    assert all(set(record["properties"]["entity"]) <= ids for record in sanctions)
    assert len(ids) == len(lines)


def test_the_library_reads_our_lines():
    """The followthemoney package takes every line, and cleans no value away."""
    ftm = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed: it needs a C++ toolchain for PyICU"
    )
    for record in records():
        entity = ftm.ValueEntity.from_dict(record, cleaned=False)
        assert entity.schema.name == record["schema"]
        for prop, values in record["properties"].items():
            assert len(entity.get(prop)) == len(set(values)), (record["id"], prop)


def test_we_read_what_others_write():
    """Entities with the further keys that other tools put on a line are read."""
    line = {
        "id": "NK-1",
        "caption": "Ann",
        "schema": "Person",
        "referents": ["x"],
        "datasets": ["us_sdn", "un_sc"],
        "first_seen": "2023-04-20T09:59:10",
        "last_seen": "2024-04-20T09:59:10",
        "last_change": "2023-04-20T09:59:10",
        "target": True,
        "properties": {"name": ["Ann"], "topics": ["sanction"]},
    }
    snapshot = read_ftm(json.dumps(line).encode())
    assert snapshot.date == "2024-04-20"
    assert [listing.dataset for listing in snapshot.parties[0].listings] == ["us_sdn", "un_sc"]
