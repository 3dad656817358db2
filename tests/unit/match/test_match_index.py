"""Screening: who is found, how surely, and why."""

import json
import random

import msgspec
import pytest

from lagebild.errors import UsageError
from lagebild.match import THRESHOLD, Index
from lagebild.model import Entity


def party(key: str, schema: str, **properties: str | list[str]) -> Entity:
    """A listed party."""
    told = {prop: tuple([value] if isinstance(value, str) else value) for prop, value in properties.items()}
    return Entity(id=key, schema=schema, caption=told["name"][0], properties=told)


PARTIES = [
    party(
        "hong",
        "Person",
        name="HONG GIL-DONG",
        alias="Hong Kil Tong",
        weakAlias="The Tiger",
        birthDate="1944-10-13",
        nationality="kp",
    ),
    party("ann", "Person", name="Ann Barbara EXAMPLE", birthDate=["1970", "1975"], passportNumber="P-1234567"),
    party("lines", "Organization", name="Ocean Sample Lines Company, Limited (OSL)", imoNumber="5571322", country="kp"),
    party("casey", "Vessel", name="CASEY 2", imoNumber="9074729"),
    party("casey-eu", "Vessel", name="Mudville Star", imoNumber="IMO 9074729"),
    party("other", "Vessel", name="Elbonia", imoNumber="7937317"),
    party("maybe", "LegalEntity", name="Zorro Quux"),
    party("deed", "Sanction", name="Hong Gil Dong"),
]


@pytest.fixture(scope="module")
def index() -> Index:
    """An index over a few parties."""
    return Index(PARTIES)


def ask(index: Index, schema: str = "Person", **properties: str):
    """Screen one query."""
    return index.screen(
        {"id": "q", "schema": schema, "properties": {prop: [value] for prop, value in properties.items()}}
    )


def test_finds_with_reasons(index):
    """A hit has id, caption, schema, score, match and the reasons, in the shape that is printed."""
    hit = ask(index, name="Hong Gildong", birthDate="1944-10-13", nationality="kp")[0]
    record = json.loads(msgspec.json.encode(hit))
    assert list(record) == ["id", "caption", "schema", "score", "match", "explanations"]
    assert (hit.id, hit.match) == ("hong", True)
    assert set(record["explanations"]) == {"name", "words", "birthDate", "country"}
    for reason in record["explanations"].values():
        assert set(reason) == {"score", "detail", "query", "candidate"}
        assert 0 <= reason["score"] <= 1
    assert record["explanations"]["birthDate"]["candidate"] == "1944-10-13"


def test_only_parties_are_screened(index):
    """Records that are no party are not in the index."""
    assert len(index) == len(PARTIES) - 1


def test_dates_and_countries_speak_for_and_against(index):
    """Agreement raises the score, contradiction lowers it below an alarm."""
    plain = ask(index, name="Hong Gil Tong")[0].score
    assert ask(index, name="Hong Gil Tong", birthDate="1944")[0].score > plain
    other = ask(index, name="Hong Gil Tong", birthDate="1990-01-01", nationality="ch")[0]
    assert other.score < THRESHOLD
    assert not other.match


def test_years_told_are_a_range(index):
    """A year between those told does not contradict."""
    hit = ask(index, name="Ann Barbara Example", birthDate="1972-05-05")[0]
    assert hit.explanations["birthDate"].detail == "within the years told"
    assert hit.match


def test_weak_alias_alone_never_alarms(index):
    """A weak alias is found, and stays below the threshold; so does an abbreviation of three letters."""
    (hit,) = ask(index, name="The Tiger")
    assert (hit.id, hit.match) == ("hong", False)
    assert "weak alias" in hit.explanations["weakAlias"].detail
    assert not any(hit.match for hit in ask(index, "Organization", name="OSL"))


def test_numbers_decide(index):
    """A valid IMO number finds the ship whatever its name; one with a wrong check digit decides nothing."""
    hits = ask(index, "Vessel", name="Painted Over", imoNumber="IMO 9074729")
    assert [(hit.id, hit.score) for hit in hits] == [("casey", 1.0), ("casey-eu", 1.0)]
    assert hits[0].explanations["imoNumber"].detail == "same number"
    assert not ask(index, "Vessel", name="Painted Over", imoNumber="9074728")
    assert ask(index, "Organization", name="Painted Over", imoNumber="5571322")[0].id == "lines"
    assert ask(index, name="Nobody Known", passportNumber="p1234567")[0].id == "ann"


def test_another_number_is_another_ship(index):
    """The same name with another valid IMO number is no match."""
    assert not ask(index, "Vessel", name="Casey 2", imoNumber="7937317")[1].match


def test_ships_share_names_through_their_number(index):
    """A name that only one list gives a ship finds it on the other list too."""
    assert {hit.id for hit in ask(index, "Vessel", name="Mudville Star") if hit.match} == {"casey", "casey-eu"}


def test_schema_parts_persons_from_ships(index):
    """A person is no ship; a party of unknown kind may be anybody; a query without schema asks for all."""
    assert not ask(index, "Person", name="Elbonia")
    assert ask(index, "Person", name="Zorro Quux")[0].match
    assert index.screen({"properties": {"name": "Elbonia"}})[0].id == "other"
    assert index.screen({"properties": {"name": ["Hong Gil-dong"]}})[0].id == "hong"


def test_limit_and_entities(index):
    """An Entity is a query too, and no more hits than asked for come back."""
    assert index.screen(PARTIES[0], limit=1)[0].id == "hong"
    assert index.screen(PARTIES[0], limit=0) == []
    assert Index([]).screen(PARTIES[0]) == []


@pytest.mark.parametrize(
    "query", [{}, {"properties": []}, {"properties": {"name": 3}}, {"properties": {"name": [3]}}, "Ann"]
)
def test_refuses_queries_of_another_shape(index, query):
    """A query of another shape is a usage error, told in one line."""
    with pytest.raises(UsageError):
        index.screen(query)


def test_is_deterministic():
    """The order of the register does not change what is found."""
    queries = [entity for entity in PARTIES if entity.schema != "Sanction"]
    shuffled = PARTIES[:]
    random.Random(4).shuffle(shuffled)
    one, other = Index(PARTIES), Index(shuffled)
    for query in queries:
        assert one.screen(query, limit=3) == other.screen(query, limit=3)


@pytest.mark.parametrize("name", ["", " ", "()", "x" * 100_000, "a " * 5000, "\u200f", "1", "金", "((((", "/ ; ,,"])
def test_survives_odd_names(index, name):
    """Empty, endless and odd names are answered."""
    assert isinstance(ask(index, "Thing", name=name), list)


def test_a_firm_is_found_by_its_name_without_words_of_business():
    """What a firm is called in short is near enough to be seen; another word in its place is not."""
    index = Index(
        [
            Entity(
                id="c-1", schema="Company", caption="", properties={"name": ("Example Quarry Trading Corporation",)}
            ),
            Entity(id="c-2", schema="Company", caption="", properties={"name": ("Sample Harbour Quarry Company",)}),
        ]
    )
    short, other = (
        {hit.id: hit.score for hit in index.screen({"schema": "LegalEntity", "properties": {"name": [name]}})}
        for name in ("Example Quarry", "Example Harbour")
    )
    assert short["c-1"] > 0.4
    assert short["c-1"] > 2 * short.get("c-2", 0)
    assert other.get("c-1", 0) < 0.4
