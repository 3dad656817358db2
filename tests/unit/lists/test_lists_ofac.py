"""OFAC's lists in both formats: the same facts, and bad files refused whole."""

import re

import pytest
from lxml import etree

from lagebild.errors import ListError
from lagebild.lists import pack, part_of, read_list
from lagebild.lists.ofacparty import period_of
from lagebild.model import DateTold, Listing, Name, Paper

PARTS = ("sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv")


@pytest.fixture
def trio(example):
    """The CSV files by name."""
    return {name: example(name) for name in PARTS}


def test_reads_the_files_of_the_legacy_format_as_one_list(trio):
    """Parties, their other names, addresses and remarks come together under the party's number."""
    snapshot = read_list("auto", pack(trio), date="2024-05-03")
    assert (snapshot.kind, snapshot.dataset, snapshot.date) == ("ofac-csv", "ofac-sdn", "2024-05-03")
    person, company, ship = snapshot.parties
    assert person.names == (
        Name(text="Gil-dong HONG", kind="primary", script="Latn"),
        Name(text="Kil Tong HONG", kind="strong", script="Latn"),
        Name(text="TONG", kind="weak", script="Latn"),
    )
    assert person.dates == (
        DateTold(prop="birthDate", date="1944"),
        DateTold(prop="birthDate", date="1945", until="1946", circa=True),
    )
    assert person.papers[0] == Paper(
        kind="Passport", number="999000111", prop="passportNumber", country="kp", expires="2018-06-01"
    )
    assert person.properties["nationality"] == ("kp",)
    assert company.properties["previousName"] == ("CASEY LINES",)
    assert company.properties["taxNumber"] == ("7700-0042",)
    assert "Remark that goes on elsewhere" in company.properties["notes"]
    assert company.properties["registrationNumber"] == ("5-23",)
    assert company.listings == (Listing(dataset="ofac-sdn", programme="DPRK3; NPWMD", reference="90002"),)
    assert ship.schema == "Vessel"
    told = [ship.properties[prop] for prop in ("imoNumber", "mmsi", "flag", "pastFlags", "callSign")]
    assert told == [("9074729",), ("445000001",), ("kp",), ("ru",), ("HMZZ9",)]


def test_reads_the_advanced_format(example):
    """Names come with their script, entries with days and legal basis, documents with state and expiry."""
    snapshot = read_list("auto", example("sdn_advanced.xml"))
    assert (snapshot.kind, snapshot.dataset, snapshot.date) == ("ofac-xml", "ofac-sdn", "2024-05-03")
    person, company, ship = snapshot.parties
    assert person.names == (
        Name(text="Gil-dong HONG", kind="primary", script="Latn"),
        Name(text="홍길동", kind="primary", script="Hang"),
        Name(text="TONG", kind="weak", script="Latn"),
    )
    assert person.dates == (DateTold(prop="birthDate", date="1944"),)
    assert person.papers == (
        Paper(kind="Passport", number="999000111", prop="passportNumber", country="kp", expires="2018-06-01"),
    )
    assert company.properties["address"] == ("Pier 1, Mudville, Korea, North",)
    assert "Shoe Licence: 43-B" in company.properties["notes"]
    assert ship.listings == (
        Listing(
            dataset="ofac-sdn", programme="DPRK3", reference="90003", listed="2017-06-01", delisted="2020-06-01",
            basis="Executive Order 13722 (North Korea)",
        ),
    )  # fmt: skip
    assert ship.properties["notes"] == ("Owned or Controlled By: MUDVILLE SHIPPING CO., LTD.",)


def test_both_formats_name_and_number_parties_alike(trio, example):
    """Whoever goes from one format to the other sees no party come or go, and none renamed."""
    one, other = read_list("auto", pack(trio)), read_list("auto", example("sdn_advanced.xml"))
    assert [(party.id, party.caption, party.schema) for party in one.parties] == [
        (party.id, party.caption, party.schema) for party in other.parties
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("sdn.csv", "90002,", "90001,", "was there before, on line 1"),
        ("sdn.csv", '"HONG, Gil-dong"', "-0- ", "without name"),
        ("sdn.csv", '"vessel"', '"balloon"', "unknown type 'balloon'"),
        ("sdn.csv", ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,", ",", "12 are due"),
        ("sdn.csv", '"Envoy"', '"Env"oy"', "not well-formed CSV"),
        ("sdn.csv", "\x1a", "", "cut off"),
        ("add.csv", "\x1a", "", "cut off"),
        ("alt.csv", "\x1a", "", "cut off"),
        ("alt.csv", "90002", "90009", "party '90009' is not in sdn.csv"),
        ("alt.csv", '"aka"', '"what"', "unknown kind"),
        ("add.csv", "90003", "\x00", "control character"),
        ("add.csv", "Pier", "\udcff", "not UTF-8"),
    ],
)
def test_refuses_the_files_whole(trio, name, old, new, reason):
    """One bad row in one file, and nothing of the list is read; the error names file, line and reason."""
    text = trio[name].decode()
    assert old in text
    trio[name] = text.replace(old, new, 1).encode(errors="surrogateescape")
    with pytest.raises(ListError, match=re.escape(reason)) as caught:
        read_list("ofac-csv", pack(trio))
    assert re.search(r"csv, line \d+: .*nothing was read$", str(caught.value))


def test_notices_a_cut_where_no_file_has_an_end_mark(trio):
    """Every party has an address row, so that the last one without any shows that the end is missing."""
    bare = {name: content.rstrip(b"\x1a") for name, content in trio.items()}
    assert len(read_list("ofac-csv", pack(bare)).parties) == 3
    bare["add.csv"] = b"".join(bare["add.csv"].splitlines(keepends=True)[:2])
    with pytest.raises(ListError, match="nothing about the last party: it was cut off"):
        read_list("ofac-csv", pack(bare))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"alt.csv": None}, "without alt"),
        ({"readme.txt": b"x"}, "readme.txt is no part of a list"),
        ({"cons_alt.csv": b"x"}, "are one part"),
    ],
)
def test_refuses_an_archive_of_other_files(trio, change, reason):
    """A list without its other names would find fewer people, and say nothing of it."""
    files = {name: content for name, content in (trio | change).items() if content is not None}
    with pytest.raises(ListError, match=reason):
        read_list("ofac-csv", pack(files))


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("SDN.CSV", ("sdn", "prim")), ("ofac_sdn.csv", ("sdn", "prim")), ("cons_prim.csv", ("cons", "prim")),
        ("add.csv", ("sdn", "add")), ("CONS_ALT.CSV", ("cons", "alt")), ("sdn_comments.csv", ("sdn", "comments")),
        ("queries.csv", None), ("loadd.csv", None), ("sdn.xml", None),
    ],
)  # fmt: skip
def test_tells_the_parts_by_their_names(name, part):
    """The files have no header, so that only the name tells what each of them is."""
    assert part_of(name) == part


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("</Sanctions>", "", "not well-formed"),
        ("<Sanctions ", "<!DOCTYPE s [<!ENTITY a 'b'>]><Sanctions ", "document type"),
        ('FixedRef="90002"><Comment', 'FixedRef="90001"><Comment', "party 90001 was there before"),
        ('ProfileID="90002" ListID', 'ProfileID="90009" ListID', "unknown party '90009'"),
        ('LocationID="501"', 'LocationID="999"', "Location '999' is not among the places"),
        ('FeatureTypeID="224"', 'FeatureTypeID="999"', "FeatureType '999' is not among the values"),
        ('To-ProfileID="90002"', 'To-ProfileID="9"', "relation to the unknown party '9'"),
        ("<Year>2024</Year>", "", "DateOfIssue"),
        ("ELBONIAN STAR", " ", "party 90003 without name"),
        ("<Sanctions ", "<Shoes ", "not well-formed|instead of Sanctions"),
    ],
)
def test_refuses_the_advanced_format_whole(example, old, new, reason):
    """Whatever is cut, doubled or refers to nothing is told with its line."""
    text = example("sdn_advanced.xml").decode()
    assert old in text
    with pytest.raises(ListError, match=reason) as caught:
        read_list("ofac-xml", text.replace(old, new, 1).encode())
    assert re.search(r"line \d+: .*nothing was read$", str(caught.value))


def test_reads_a_real_list(shared_lists):
    """Every party of a real list is there, and every name of the file of names is one of its names."""
    files = {name: (shared_lists / name).read_bytes() for name in ("ofac_sdn.csv", "ofac_add.csv", "ofac_alt.csv")}
    parties = read_list("auto", pack(files)).parties
    assert len(parties) == files["ofac_sdn.csv"].count(b"\n") == 8976
    names = sum(len(party.names) for party in parties)
    assert names >= len(parties) + len(set(files["ofac_alt.csv"].split(b"\n"))) - 60


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("1944-10-13", "1944-10-13", DateTold(prop="birthDate", date="1944-10-13")),
        ("1944-10-01", "1944-10-31", DateTold(prop="birthDate", date="1944-10")),
        ("1944-01-01", "1944-12-31", DateTold(prop="birthDate", date="1944")),
        ("1944-10-01", "1944-10-30", DateTold(prop="birthDate", date="1944-10-01", until="1944-10-30")),
        ("1944-01-01", "1946-12-31", DateTold(prop="birthDate", date="1944-01-01", until="1946-12-31")),
        ("1946-12-31", "1944-01-01", DateTold(prop="birthDate", date="1944-01-01", until="1946-12-31")),
        ("1944--", "1944--", DateTold(prop="birthDate", date="1944")),
        ("1944--", "1944-10-", DateTold(prop="birthDate", date="1944")),
        ("1944-10-01", "1944-10-", DateTold(prop="birthDate", date="1944-10")),
        ("--", "--", None),
    ],
)
def test_reads_a_period_as_the_date_it_stands_for(start, end, date):
    """The format tells every date as a span of days, be it one day, a whole month or a whole year."""

    def point(name, text):
        parts = zip(("Year", "Month", "Day"), text.split("-"), strict=True)
        return f"<{name}>{''.join(f'<{tag}>{told}</{tag}>' for tag, told in parts)}</{name}>"

    text = f"<DatePeriod><Start>{point('From', start)}</Start><End>{point('To', end)}</End></DatePeriod>"
    assert period_of("birthDate", etree.fromstring(text)) == date
