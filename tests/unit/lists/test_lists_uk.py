"""The UK list in both formats: the same facts, and bad files refused whole."""

import re

import pytest

from lagebild.errors import ListError
from lagebild.lists import read_list
from lagebild.model import DateTold, Name, Paper


def test_reads_rows_of_one_designation_as_one_party(example):
    """Each row adds a name, an address or a date; what they repeat is told once."""
    snapshot = read_list("auto", example("uk.csv"))
    assert (snapshot.kind, snapshot.dataset, snapshot.date) == ("uk-csv", "uk", "2024-05-04")
    person, ship, bank = snapshot.parties
    assert person.names == (
        Name(text="Gil-dong HONG", kind="primary", script="Latn"),
        Name(text="Kil Tong HONG", kind="strong", script="Latn"),
        Name(text="TONG", kind="weak", script="Latn"),
        Name(text="홍길동", kind="primary", script="Hang", language="ko"),
    )
    assert person.dates == (DateTold(prop="birthDate", date="1944-10-13"), DateTold(prop="birthDate", date="1945"))
    assert person.papers[0] == Paper(
        kind="passport", number="999000111", prop="passportNumber", country="kp", issued="2013-06-01",
        note="North Korea, issued on 01/06/2013",
    )  # fmt: skip
    assert person.listings[0].listed == "2016-03-02"
    assert "Regulations 2019" in (person.listings[0].basis or "")
    assert ship.properties["previousName"] == ("MUD QUEEN",)
    told = [ship.properties[prop] for prop in ("imoNumber", "flag", "pastFlags", "type", "buildDate")]
    assert told == [("9074729",), ("kp",), ("ru", "pa"), ("General cargo",), ("1994",)]
    assert bank.properties["address"] == ("1 Main Street, Mudville, North Korea",)


def test_both_formats_tell_the_same(example):
    """The CSV and the XML file of one day give equal parties."""
    assert read_list("auto", example("uk.csv")).parties == read_list("auto", example("uk.xml")).parties


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("uk.csv", "Report Date: 04-May-2024", "Report Date: soon", "date of the report"),
        ("uk.csv", "Unique ID", "Unique Idea", "no column uniqueid"),
        ("uk.csv", "DPR9004", "", "without unique ID"),
        ("uk.csv", "Ship,", "Kite,", "unknown kind|two values for kind"),
        ("uk.csv", "03/03/2018", "in spring", "two values|not a date"),
        ("uk.csv", "ELBONIA BANK", "", "DPR9004 without name"),
        ("uk.csv", "Asset freeze,", "Asset freeze,,", "59 cells"),
        ("uk.csv", '"Seen', "Seen", "cells|not well-formed"),
        ("uk.xml", "</Designations>", "", "not well-formed"),
        ("uk.xml", "DPR9003", "DPR9001", "DPR9001 was there before"),
        ("uk.xml", "04/05/2024", "soon", "DateGenerated is 'soon'"),
        ("uk.xml", ">Ship<", ">Kite<", "unknown kind 'kite'"),
        ("uk.xml", "<UniqueID>DPR9004</UniqueID>", "", "without unique ID"),
    ],
)
def test_refuses_whole_and_names_the_reason(example, name, old, new, reason):
    """A list that is cut, changed in shape or contradicts itself gives one line with the place and the reason."""
    text = example(name).decode()
    assert old in text
    with pytest.raises(ListError, match=reason) as caught:
        read_list("auto", text.replace(old, new, 1).encode())
    assert re.search(r"line \d+: .*nothing was read$", str(caught.value))


def test_notices_a_last_line_without_end(example):
    """A download that broke off within a row is refused, even where the row looks whole."""
    with pytest.raises(ListError, match="the last line has no end"):
        read_list("auto", example("uk.csv").rstrip())
