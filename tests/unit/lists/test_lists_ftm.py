"""FollowTheMoney lines in and out."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.errors import ListError
from lagebild.lists import read_ftm, read_list, read_un, write_ftm
from lagebild.model import Entity, Listing

PERSON = {
    "id": "a1",
    "schema": "Person",
    "properties": {"name": ["Ann Example"], "alias": ["A. Example"]},
    "datasets": ["un"],
    "program": "DPRK",
}


def lines(*records: object) -> bytes:
    """JSON lines of the records."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def statement(prop: str, value: str, **more: object) -> dict[str, object]:
    """A statement on entity a1."""
    return {
        "canonical_id": "a1",
        "entity_id": "x",
        "schema": "Person",
        "prop": prop,
        "value": value,
        "dataset": "un",
        **more,
    }


def test_reads_entities_with_dataset_and_programme():
    """Plain lines say by their dataset and programme on which list a party stands."""
    snapshot = read_ftm(lines(PERSON), date="2026-01-01")
    assert (snapshot.dataset, snapshot.date) == ("un", "2026-01-01")
    assert snapshot.parties[0].caption == "Ann Example"
    assert snapshot.parties[0].listings == (Listing(dataset="un", programme="DPRK"),)


def test_folds_sanctions_into_listings():
    """A Sanction entity that points at a party becomes its listing."""
    sanction = {
        "id": "s1",
        "schema": "Sanction",
        "properties": {
            "entity": ["a1"],
            "program": ["DPRK"],
            "unscId": ["KPi.901"],
            "startDate": ["2016-03-02"],
            "endDate": ["2020-01-01"],
        },
        "datasets": ["un"],
    }
    snapshot = read_ftm(lines(sanction, PERSON))
    assert [party.id for party in snapshot.parties] == ["a1"]
    assert snapshot.parties[0].listings == (
        Listing(dataset="un", programme="DPRK", reference="KPi.901", listed="2016-03-02", delisted="2020-01-01"),
    )


def test_tolerates_unknown_schemata():
    """Entities of a schema we never heard of, and sanctions of nobody in the file, are kept as they are."""
    odd = {"id": "z", "schema": "Zeppelin", "properties": {"gas": ["helium"]}}
    orphan = {"id": "s", "schema": "Sanction", "properties": {"entity": ["elsewhere"]}}
    assert [party.schema for party in read_ftm(lines(odd, orphan)).parties] == ["Zeppelin", "Sanction"]


def test_groups_statements():
    """Statements of one canonical id are one entity, of the narrowest schema, seen from first to last."""
    snapshot = read_ftm(
        lines(
            statement("name", "Ann", schema="LegalEntity", first_seen="2020-01-01", last_seen="2024-01-01"),
            statement("name", "Anne", first_seen="2019-01-01", last_seen="2023-01-01", lang="eng"),
            statement("name", "Ann"),
            statement("id", "checksum"),
        )
    )
    assert snapshot.date == "2024-01-01"
    entity = snapshot.parties[0]
    assert (entity.schema, entity.first_seen, entity.last_seen) == ("Person", "2019-01-01", "2024-01-01")
    assert entity.properties == {"name": ("Ann", "Anne")}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty|no entity"),
        (lines(PERSON) + b"{oops\n", "line 2"),
        (lines(PERSON, {"id": "b", "schema": "Person"}), "line 2.*properties"),
        (lines(PERSON, PERSON), "line 2: entity a1 was there before, on line 1"),
        (lines({**PERSON, "id": ""}), "line 1"),
        (lines({**PERSON, "properties": {"name": [1]}}), "line 1"),
        (lines(PERSON, statement("name", "x")), "line 2.*apart"),
        (lines(statement("name", "x"), statement("name", "y", schema="Vessel")), "line 2.*Vessel"),
        (b'{"id":"a","schema":"Person","properties":{"name":["\xff"]}}', "line 1"),
        (b"[" * 100_000, "line 1"),
    ],
)
def test_refuses_bad_lines(data, reason):
    """A malformed line is named by its number, on one line, and nothing is read."""
    with pytest.raises(ListError, match=reason) as caught:
        read_ftm(data)
    assert "\n" not in str(caught.value)


words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
listings = st.builds(
    Listing,
    dataset=st.sampled_from(["un", "ofac", "eu"]),
    programme=st.none() | words,
    reference=st.none() | words,
    listed=st.none() | st.dates().map(str),
    delisted=st.none() | st.dates().map(str),
)
entities = st.builds(
    Entity,
    id=words,
    schema=st.sampled_from(["Person", "Organization", "Vessel", "Zeppelin"]),
    caption=words,
    properties=st.dictionaries(
        st.sampled_from(["name", "alias", "notes", "birthDate"]), st.lists(words, min_size=1, max_size=3).map(tuple)
    ),
    listings=st.lists(listings, max_size=3).map(tuple),
    first_seen=st.none() | st.dates().map(str),
    last_seen=st.none() | st.dates().map(str),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(entities, min_size=1, max_size=5, unique_by=lambda entity: entity.id))
def test_round_trip(parties):
    """What is written is read back equal, listings included."""
    assert list(read_ftm(write_ftm(parties)).parties) == parties


def test_round_trip_of_a_un_list(un_list):
    """A UN list survives the way through FollowTheMoney lines."""
    parties = read_un(un_list).parties
    assert read_list("auto", write_ftm(parties)).parties == parties


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_survives_mutation(data):
    """Mutated lines give a list error or a snapshot, never another error."""
    whole = bytearray(
        lines(PERSON, {**PERSON, "id": "b2"})
        if data.draw(st.booleans())
        else lines(statement("name", "x"), statement("alias", "y"))
    )
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(whole)))
        whole[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=8))
    with contextlib.suppress(ListError):
        assert read_list("ftm", bytes(whole)).parties


def test_tells_kinds_apart(un_list):
    """The kind is told from the first characters, and nonsense is refused with the kinds there are."""
    assert read_list(None, b"\xef\xbb\xbf\n " + lines(PERSON)).kind == "ftm"
    assert read_list("auto", un_list).kind == "un-xml"
    for data in (b"", b"name;date", b"PK\x03\x04"):
        with pytest.raises(ListError):
            read_list("auto", data)
    with pytest.raises(ListError, match=r"un-xml, .*ftm"):
        read_list("csv", b"x")
