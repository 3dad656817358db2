"""The EU's list: every fact to its property, and bad files refused whole."""

import re

import pytest

from lagebild.errors import ListError
from lagebild.lists import read_list
from lagebild.model import DateTold, Listing, Name, Paper


def test_reads_names_dates_documents_and_acts(example):
    """Names come with kind and language, dates with their precision, and the first act that names a party is its day."""
    snapshot = read_list("auto", example("eu.xml"))
    assert (snapshot.kind, snapshot.dataset, snapshot.date) == ("eu-xml", "eu", "2024-05-02")
    person = snapshot.parties[0]
    assert person.id == "eu-9001.10"
    assert person.listings == (
        Listing(
            dataset="eu", programme="PRK", reference="EU.9001.10", listed="2016-03-05", basis="2017/1509 (OJ L224)"
        ),
    )
    assert person.names == (
        Name(text="Hong Gil-dong", kind="primary", script="Latn"),
        Name(text="홍길동", kind="strong", script="Hang", language="ko"),
        Name(text="Tong", kind="weak", script="Latn"),
    )
    assert person.dates == (
        DateTold(prop="birthDate", date="1944-10-13"),
        DateTold(prop="birthDate", date="1943", until="1946", circa=True),
    )
    assert person.papers[0] == Paper(
        kind="National passport", number="999000111", prop="passportNumber", country="kp", issued="2013-06-01",
        expires="2018-06-01", note="diplomatic",
    )  # fmt: skip
    assert person.properties["unscId"] == ("KPi.901",)


def test_keeps_a_number_that_is_known_to_be_false_out_of_the_numbers(example):
    """A false number would tie the party to somebody else."""
    person = read_list("auto", example("eu.xml")).parties[0]
    assert "idNumber" not in person.properties
    assert "National identification card 000: known to be false" in person.properties["notes"]


def test_tells_ships_from_companies_by_their_number(example):
    """The list calls both enterprises; a ship's IMO number has another check digit than a company's."""
    _, company, ship = read_list("auto", example("eu.xml")).parties
    assert (company.schema, ship.schema) == ("Organization", "Vessel")
    assert company.properties["previousName"] == ("Casey Lines",)
    assert company.properties["address"] == ("Pier 1, Mudville, P.O. Box 77, NORTH KOREA",)
    assert company.properties["email"] == ("pier@mudville.example",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("</export>", "", "not well-formed"),
        ('<export xmlns="', '<imports xmlns="', "not well-formed|instead of export"),
        ("generationDate", "breadDate", "not a date"),
        ("EU.9002.11", "EU.9001.10", "eu-9001.10 was there before"),
        ('logicalId="9002"', 'logicalId="9001"', "logicalId 9001 was there before"),
        ('code="person"', 'code="ghost"', "unknown kind 'ghost'"),
        ('wholeName="ELBONIAN MOON"', 'wholeName=""', "without name"),
        ('publicationDate="2017-08-31"', 'publicationDate="soon"', "publicationDate is 'soon'"),
        ("<sanctionEntity ", "stray<sanctionEntity ", "belongs to no element"),
        ("sanctionEntity", "sanctionedEntity", "not well-formed|unknown section"),
    ],
)
def test_refuses_whole_and_names_the_reason(example, old, new, reason):
    """A list that is cut, changed in shape or contradicts itself gives one line with the place and the reason."""
    text = example("eu.xml").decode()
    assert old in text
    with pytest.raises(ListError, match=reason) as caught:
        read_list("eu-xml", text.replace(old, new, 1).encode())
    assert re.search(r"line \d+: .*nothing was read$", str(caught.value))
