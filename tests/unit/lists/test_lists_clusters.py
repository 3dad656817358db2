"""One party on many lists: joined by numbers that identify, never against birth dates or a person's decision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.lists import cluster, pair, read_list
from lagebild.lists.births import conflict
from lagebild.model import DateTold, Entity, Listing, Paper


def party(key, schema="Person", *, papers=(), dates=(), **properties):
    """Make an entry of the list that its id begins with."""
    told = {prop: tuple(values) for prop, values in properties.items()}
    for paper in papers:
        told[paper.prop] = (*told.get(paper.prop, ()), paper.number)
    return Entity(
        id=key, schema=schema, caption=key, properties=told, papers=papers, dates=dates,
        listings=(Listing(dataset=key.partition("-")[0], reference=key),),
    )  # fmt: skip


def passport(number, country="kp"):
    """Make a passport."""
    return Paper(kind="Passport", number=number, prop="passportNumber", country=country)


def test_joins_entries_of_four_lists_and_says_why(example):
    """A passport with its state, a ship's number and the UN's own number lead from list to list."""
    parties = [
        entity
        for name in ("sdn_advanced.xml", "eu.xml", "uk.csv")
        for entity in read_list("auto", example(name)).parties
    ]
    found = cluster(parties)
    assert found.groups() == [("eu-9001.10", "ofac-90001", "uk-dpr9001"), ("eu-9003.12", "ofac-90003", "uk-dpr9003")]
    assert [merge.sentence() for merge in found.clusters[0].merges] == [
        "eu-9001.10 and uk-dpr9001 share the UN reference number KPI.901",
        "ofac-90001 and eu-9001.10 share the passport 999000111 of kp",
    ]


def test_joins_what_other_lists_number_as_the_un_does(un_list, example):
    """The EU and the United Kingdom tell the UN's reference number of whom they list because the UN does."""
    parties = [*read_list("auto", un_list).parties, *read_list("auto", example("uk.xml")).parties]
    assert ("uk-dpr9001", "un-kpi.901") in cluster(parties).groups()


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ({"papers": (passport("AB12345"),)}, {"papers": (passport("ab 12-345"),)}, True),
        ({"papers": (passport("AB12345"),)}, {"papers": (passport("AB12345", "ir"),)}, False),
        ({"papers": (passport("AB12345"),)}, {"papers": (passport("AB12345", None),)}, False),
        ({"papers": (passport("AB12345"),)}, {"papers": (passport("AB12345", None),), "nationality": ["kp"]}, True),
        ({"papers": (passport("0000000"),)}, {"papers": (passport("0000000"),)}, False),
        ({"papers": (passport("A12"),)}, {"papers": (passport("A12"),)}, False),
        ({"imoNumber": ["9074729"]}, {"imoNumber": ["IMO 9074729"]}, True),
        ({"imoNumber": ["9074728"]}, {"imoNumber": ["9074728"]}, False),
        ({"leiCode": ["529900T8BM49AURSDO55"]}, {"leiCode": ["529900T8BM49AURSDO55"]}, True),
        ({"leiCode": ["529900T8BM49AURSDO56"]}, {"leiCode": ["529900T8BM49AURSDO56"]}, False),
        ({"swiftBic": ["MUDVKPPY"]}, {"swiftBic": ["MUDVKPPYXXX"]}, True),
        ({"swiftBic": ["MUDVKPPY"]}, {"swiftBic": ["MUDVKPPY001"]}, False),
        ({"callSign": ["HMZZ9"]}, {"callSign": ["HMZZ9"]}, False),
    ],
)  # fmt: skip
def test_tells_identifying_numbers_from_others(one, other, joined):
    """Numbers need their state or their check digit; short ones, fillers and call signs identify nobody."""
    found = cluster([party("un-1", "LegalEntity", **one), party("eu-1", "LegalEntity", **other)])
    assert found.groups() == ([("eu-1", "un-1")] if joined else [])


def test_keeps_people_with_conflicting_birth_dates_apart_and_shows_them():
    """One passport for two people is an error of a list, which a person has to look at."""
    papers = (passport("AB12345"),)
    one = party("un-1", papers=papers, dates=(DateTold(prop="birthDate", date="1944-10-13"),))
    other = party("eu-1", papers=papers, dates=(DateTold(prop="birthDate", date="1950", circa=True),))
    found = cluster([one, other])
    assert found.groups() == []
    assert [apart.sentence() for apart in found.blocked] == [
        "un-1 and eu-1 share the passport AB12345 of kp, but the birth dates conflict: 1944-10-13 and circa 1950"
    ]


@pytest.mark.parametrize(
    ("one", "other", "conflicts"),
    [
        (DateTold(prop="birthDate", date="1944"), DateTold(prop="birthDate", date="1944-10-13"), False),
        (DateTold(prop="birthDate", date="1944-10"), DateTold(prop="birthDate", date="1944-10-13"), False),
        (DateTold(prop="birthDate", date="1944-09"), DateTold(prop="birthDate", date="1944-10-13"), True),
        (DateTold(prop="birthDate", date="1943", circa=True), DateTold(prop="birthDate", date="1944-10-13"), False),
        (DateTold(prop="birthDate", date="1942", circa=True), DateTold(prop="birthDate", date="1944-10-13"), True),
        (DateTold(prop="birthDate", date="1940", until="1944"), DateTold(prop="birthDate", date="1944-10-13"), False),
        (DateTold(prop="birthDate", date="1940", until="1943"), DateTold(prop="birthDate", date="1944-10-13"), True),
    ],
)
def test_birth_dates_conflict_when_no_day_fits_both(one, other, conflicts):
    """A year holds all its days, circa a year on either side, a range all between."""
    assert bool(conflict(party("a", dates=(one,)), party("b", dates=(other,)))) == conflicts
    assert bool(conflict(party("b", dates=(other,)), party("a", dates=(one,)))) == conflicts


def test_a_conflict_counts_for_whole_clusters():
    """Two that conflict do not come together through a third without a birth date."""
    papers = (passport("AB12345"),)
    first = party("un-1", papers=papers, birthDate=["1944"])
    third = party("uk-1", papers=papers, birthDate=["1950"])
    found = cluster([first, party("eu-1", papers=papers), third])
    assert found.groups() == [("eu-1", "un-1")]
    assert {pair(apart.one, apart.other) for apart in found.blocked} == {("uk-1", "un-1"), ("eu-1", "uk-1")}
    assert all("1944 and 1950" in apart.sentence() for apart in found.blocked)


def test_keeps_a_ship_and_its_owner_apart():
    """A list that tells the owner's number of the ship makes them no single party."""
    found = cluster([party("un-1", "Vessel", imoNumber=["9074729"]), party("eu-1", "Company", imoNumber=["9074729"])])
    assert found.groups() == []
    assert "kinds differ: ship and organisation" in found.blocked[0].sentence()


def test_leaves_entries_of_one_list_with_one_register_number_alone():
    """A list that names two under one register number has its reasons: a branch, or two owners of a firm."""
    paper = Paper(kind="Company Number", number="5523001", prop="registrationNumber", country="kp")
    both = [party(key, "Company", papers=(paper,)) for key in ("un-1", "un-2")]
    assert cluster(both).groups() == []
    assert cluster([*both, party("eu-1", "Company", papers=(paper,))]).groups() == [("eu-1", "un-1", "un-2")]


def test_decisions_undo_and_overrule():
    """A person parts what a number joined, and joins what birth dates part; both say who and why."""
    papers = (passport("AB12345"),)
    parties = [party("un-1", papers=papers, birthDate=["1944"]), party("eu-1", papers=papers, birthDate=["1950"])]
    found = cluster(parties, {("eu-1", "un-1"): ("same", "a typing error (Ada)")})
    assert found.groups() == [("eu-1", "un-1")]
    assert found.clusters[0].merges[0].sentence() == "eu-1 and un-1 are one party by decision: a typing error (Ada)"
    parties = [party("un-1", papers=papers), party("eu-1", papers=papers)]
    found = cluster(parties, {("eu-1", "un-1"): ("other", "cousins (Ada)")})
    assert found.groups() == []
    assert "they were decided to be others: cousins (Ada)" in found.blocked[0].sentence()


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from(["", "1944", "1945", "1950"])), max_size=12))
def test_no_cluster_ever_holds_two_birth_dates(entries):
    """Whatever shares what with whom, and in which order."""
    parties = [
        party(f"l{at}-{at}", papers=(passport(f"AB1234{number}"),), birthDate=[born] if born else [])
        for at, (number, born) in enumerate(entries)
    ]
    held = {entity.id: entity for entity in parties}
    found = cluster(parties)
    for group in found.groups():
        assert len({date for key in group for date in held[key].properties.get("birthDate", ())}) <= 1
    joined = {key for group in found.groups() for key in group}
    assert len(joined) == sum(map(len, found.groups()))
    assert cluster(parties) == found
