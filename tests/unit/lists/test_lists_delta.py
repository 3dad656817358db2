"""What changed between two snapshots."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from lagebild.lists import delta, read_un
from lagebild.lists.delta import canonical
from lagebild.model import Entity, Listing, Snapshot

LISTING = Listing(dataset="un", programme="DPRK", reference="KPe.902", listed="2014-07-28")


def snapshot(*parties: Entity, date: str = "2024-01-01") -> Snapshot:
    """A snapshot of the parties."""
    return Snapshot(id="0", dataset="un", date=date, kind="ftm", parties=parties)


def company(**properties: tuple[str, ...]) -> Entity:
    """One company with the properties."""
    return Entity(
        id="c", schema="Organization", caption="Mudville Shipping", properties=properties, listings=(LISTING,)
    )


def test_tells_added_and_removed():
    """A party that came or went is told with number, programme and day of listing."""
    told = "Mudville Shipping (KPe.902, DPRK programme, listed 2014-07-28)."
    assert delta(snapshot(), snapshot(company())).sentences() == [f"Added: {told}"]
    assert delta(snapshot(company()), snapshot()).sentences() == [f"Removed: {told}"]


def test_tells_changes_property_by_property():
    """Gained, lost and changed values of one party stand in one sentence."""
    before = company(name=("Mudville",), birthDate=("1990",), alias=("A", "B"), notes=("old",))
    after = company(name=("Mudville",), birthDate=("1991",), alias=("B", "C", "D"), notes=("new",))
    assert delta(snapshot(before), snapshot(after)).sentences() == [
        "Changed: Mudville Shipping (KPe.902) lost the alias A and gained the aliases C and D; "
        "the birth date changed from 1990 to 1991; has other notes."
    ]


def test_first_change_reads_as_a_sentence():
    """A change that is told by its property follows a colon."""
    found = delta(snapshot(company(birthDate=("1990",))), snapshot(company(birthDate=("1991",))))
    assert found.sentences() == ["Changed: Mudville Shipping (KPe.902): the birth date changed from 1990 to 1991."]


def test_tells_delisting():
    """A listing that ended is a delisting on its day."""
    after = structs.replace(company(), listings=(structs.replace(LISTING, delisted="2024-02-03"),))
    assert delta(snapshot(company()), snapshot(after)).sentences() == [
        "Changed: Mudville Shipping (KPe.902) was delisted on 2024-02-03."
    ]


def test_tells_other_changes_of_a_listing():
    """Programme, date and further listings are told too, and so are a new schema and caption."""
    moved = structs.replace(LISTING, programme="Iran", listed="2015-01-01")
    further = Listing(dataset="eu", programme="EU-PRK")
    after = structs.replace(company(), schema="Company", listings=(moved, further))
    (sentence,) = delta(snapshot(company()), snapshot(after)).sentences()
    for part in (
        "is now a Company",
        "programme changed from DPRK to Iran",
        "listing date changed",
        "also listed as eu EU-PRK",
    ):
        assert part in sentence
    (sentence,) = delta(snapshot(company()), snapshot(structs.replace(company(), caption="New"))).sentences()
    assert "captioned New" in sentence


def test_is_empty_for_the_same_list(un_list):
    """A list compared with itself, in any order of parties and values, has not changed."""
    one = read_un(un_list)
    shuffled = [
        structs.replace(
            party,
            last_seen="2030-01-01",
            properties={key: values[::-1] for key, values in reversed(party.properties.items())},
        )
        for party in reversed(one.parties)
    ]
    assert not delta(one, one)
    assert not delta(one, structs.replace(one, parties=tuple(shuffled)))


def test_is_json(un_list):
    """The JSON form is complete and the same every time."""
    found = delta(snapshot(), read_un(un_list))
    record = json.loads(found.to_json())
    assert [party["id"] for party in record["added"]] == ["un-kpe.902", "un-kpi.901"]
    assert found.to_json() == delta(snapshot(), read_un(un_list)).to_json()


values = st.lists(st.sampled_from("abcdef"), max_size=3).map(tuple)
parties = st.builds(
    Entity,
    id=st.sampled_from([f"p{number}" for number in range(6)]),
    schema=st.sampled_from(["Person", "Company"]),
    caption=st.sampled_from(["X", "Y"]),
    properties=st.fixed_dictionaries(
        {}, optional={"name": values, "alias": values, "birthDate": values, "notes": values}
    ),
    listings=st.lists(
        st.builds(
            Listing,
            dataset=st.sampled_from(["un", "eu"]),
            reference=st.sampled_from([None, "1", "2"]),
            programme=st.sampled_from([None, "DPRK", "Iran"]),
            delisted=st.sampled_from([None, "2020-01-01", "2021-01-01"]),
        ),
        max_size=3,
    ).map(tuple),
)
sides = st.lists(parties, max_size=6, unique_by=lambda entity: entity.id)


@settings(max_examples=300, deadline=None)
@given(sides, sides, st.randoms(use_true_random=False))
def test_applied_to_one_gives_the_other(a, b, rng: random.Random):
    """The delta, applied to the first snapshot, gives the second; order does not matter; each change has its sentence."""
    found = delta(snapshot(*a), snapshot(*b))
    assert found.apply(a) == tuple(sorted((canonical(party) for party in b), key=lambda party: party.id))
    rng.shuffle(a)
    rng.shuffle(b)
    assert delta(snapshot(*a), snapshot(*b)) == found
    sentences = found.sentences()
    assert len(sentences) == len(found.added) + len(found.removed) + len(found.changed)
    assert all(sentence.endswith(".") and "  " not in sentence and " ." not in sentence for sentence in sentences)
