"""The register as of a date, and the bundled starter."""

from msgspec import structs

from lagebild.data import load
from lagebild.lists import Register, starter
from lagebild.model import Entity, Listing, Snapshot


def party(name: str, listed: str, delisted: str | None = None, dataset: str = "un") -> Entity:
    """A listed party."""
    listing = Listing(dataset=dataset, reference=f"R.{name}", listed=listed, delisted=delisted)
    return Entity(id=name, schema="Person", caption=name, listings=(listing,))


def snapshot(date: str, *parties: Entity, dataset: str = "un") -> Snapshot:
    """A snapshot of the day."""
    return Snapshot(id=date + dataset, dataset=dataset, date=date, kind="ftm", parties=parties)


def ids(register: Register, as_of: str | None = None) -> list[str]:
    """The ids in force."""
    return [entity.id for entity in register.parties(as_of)]


def test_asks_the_latest_snapshot_not_after_the_date():
    """Each date is answered by the list as it stood then; a list with an unknown date counts as the oldest."""
    register = Register(
        [snapshot("2024-01-01", party("b", "2020-01-01")), snapshot("2022-01-01", party("a", "2010-01-01"))]
    )
    assert ids(register) == ["b"]
    assert ids(register, "2024-01-01") == ["b"]
    assert ids(register, "2023-12-31") == ["a"]
    assert ids(register, "2015") == ["a"]
    assert ids(register, "2009") == []


def test_minds_listing_and_delisting():
    """Listed later or delisted before is not in force; a partial date takes whoever was listed in it."""
    register = Register([snapshot("2024-01-01", party("a", "2020-06-15", "2021-06-15"))])
    assert ids(register) == []
    assert ids(register, "2020-06-14") == []
    assert ids(register, "2020-06") == ["a"]
    assert ids(register, "2021-06-14") == ["a"]
    assert ids(register, "2021-06-15") == []
    assert ids(register, "2021") == ["a"]
    assert ids(register, "2022") == []


def test_looks_up():
    """Parties are found by id and by the list's own number."""
    register = Register(
        [
            snapshot("2024-01-01", party("a", "2020-01-01")),
            snapshot("2024-01-01", party("b", "2020-01-01"), dataset="eu"),
        ]
    )
    assert register.get("a").caption == "a"
    assert register.get("z") is None
    assert [entity.id for entity in register.by_reference("r.A ")] == ["a"]
    assert len(register) == 2
    assert [entity.id for entity in register] == ["b", "a"]


def test_starter_is_silent_beside_the_list_itself():
    """As soon as a real list is there, the starter's copy of it is not asked."""
    bundled = snapshot(
        "2026-02-27", party("x", "2010-01-01"), party("v", "2010-01-01", dataset="un-vessels"), dataset="starter"
    )
    assert ids(Register([bundled])) == ["x", "v"]
    assert ids(Register([bundled, snapshot("2026-03-01", party("a", "2020-01-01"))])) == ["v", "a"]


def test_starter_tells_the_dprk_programme():
    """The starter has the parties and ships of the programme, with numbers, dates and the day they were taken."""
    bundled = starter()
    about = load("register/starter")
    assert (bundled.dataset, bundled.date) == ("starter", about["issued"])
    assert about["taken"] > about["issued"]
    register = Register([bundled])
    names = {name for entity in register for name in entity.properties["name"]}
    assert {"Tanchon Commercial Bank", "Korea Mining Development Trading Corporation"} <= names
    (ocean,) = register.by_reference("KPe.020")
    assert ocean.caption == "Ocean Maritime Management Company, Limited"
    assert ocean.listings[0].listed == "2014-07-28"
    assert not any("Air Koryo" in name for name in names)
    schemata = [entity.schema for entity in register]
    assert (schemata.count("Person"), schemata.count("Organization"), schemata.count("Vessel")) == (80, 75, 59)


def test_starter_has_facts_only():
    """No sentence of the list's comments is carried, and every IMO number of a ship has its check digit."""
    from stdnum import imo

    for entity in starter().parties:
        assert not {"notes", "summary", "description"} & entity.properties.keys()
        assert all(len(name) < 90 for name in entity.properties["name"])
        if entity.schema == "Vessel":
            assert all(imo.is_valid(number) for number in entity.properties.get("imoNumber", ()))


def test_starter_agrees_with_a_real_list(real_un_list):
    """Numbers, days and birth dates of the starter are those of the list it was taken from."""
    from lagebild.lists import read_un

    listed = {entity.id: entity for entity in read_un(real_un_list).parties if entity.listings[0].programme == "DPRK"}
    mine = {entity.id: entity for entity in starter().parties if entity.schema != "Vessel"}
    assert mine.keys() == listed.keys()
    for key, entity in mine.items():
        told = tuple(
            structs.replace(listing, basis=None) for listing in listed[key].listings
        )  # the starter cites no act
        assert entity.listings == told
        for prop in ("birthDate", "imoNumber", "nationality", "country", "swiftBic"):
            assert entity.properties.get(prop) == listed[key].properties.get(prop)
