"""The UN list: every fact to its property, and bad files refused whole."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from lagebild.data import load
from lagebild.errors import ListError
from lagebild.lists import read_list, read_un
from lagebild.model import Listing


def test_reads_date_order_and_listings(un_list):
    """The snapshot bears the list's own day, and each party its programme, number and day of listing."""
    snapshot = read_un(un_list)
    assert (snapshot.dataset, snapshot.date, snapshot.kind) == ("un", "2024-05-01", "un-xml")
    assert [party.id for party in snapshot.parties] == ["un-kpi.901", "un-kpe.902"]
    assert snapshot.parties[0].listings == (
        Listing(
            dataset="un", programme="DPRK", reference="KPi.901", listed="2016-03-02", basis="Resolution 1718 (2006)"
        ),
    )


def test_puts_facts_of_a_person_into_their_properties(un_list):
    """Names by script and quality, dates, countries, passports and positions land where other tools look for them."""
    person = read_un(un_list).parties[0]
    assert person.schema == "Person"
    assert person.caption == "HONG GIL-DONG"
    told = person.properties
    assert told["name"] == ("HONG GIL-DONG", "홍길동")
    assert told["alias"] == ("Hong Kil Tong", "홍길동")
    assert told["weakAlias"] == ("Tong",)
    assert told["birthDate"] == ("1944-10-13", "1940", "1946")
    assert told["nationality"] == ("kp",)
    assert told["country"] == ("ru",)
    assert told["birthPlace"] == ("Namyang, Democratic People's Republic of Korea",)
    assert told["passportNumber"] == ("999000111",)
    assert told["position"] == ("Envoy", "Clerk")
    assert told["gender"] == ("male",)
    assert told["modifiedAt"] == ("2020-01-02",)


def test_keeps_what_has_no_property_as_notes(un_list):
    """Unknown countries, notes of aliases and documents, and elements never seen before are still told."""
    notes = read_un(un_list).parties[0].properties["notes"]
    for told in ("nationality: Elbonia", "alias Tong: call sign", "shoe size: 43", "birth date: between 1940 and 1946"):
        assert told in notes
    assert any("expired 2018" in note for note in notes)
    assert any("until 2019" in note for note in notes)


def test_takes_numbers_that_the_comment_names(un_list):
    """A company's IMO number is told from a ship's by its check digit; former names are told from others."""
    company = read_un(un_list).parties[1]
    assert company.schema == "Organization"
    assert company.properties["imoNumber"] == ("5571322",)
    assert company.properties["swiftBic"] == ("MUDVKPPY",)
    assert company.properties["previousName"] == ("Casey Lines",)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("</CONSOLIDATED_LIST>", "", "not well-formed"),
        ("<CONSOLIDATED_LIST ", "<!DOCTYPE x [<!ENTITY a 'b'>]><CONSOLIDATED_LIST ", "document type"),
        ("CONSOLIDATED_LIST", "SHOPPING_LIST", "instead of CONSOLIDATED_LIST"),
        ("dateGenerated", "dateOfBread", "not a date"),
        ("2024-05-01T", "2024-13-01T", "not a date"),
        ("KPe.902", "KPi.901", "un-kpi.901 was there before"),
        (">12<", ">11<", "DATAID 11 was there before"),
        ("<REFERENCE_NUMBER>KPe.902</REFERENCE_NUMBER>", "", "without reference number"),
        ("<FIRST_NAME>MUDVILLE SHIPPING COMPANY (MSC)</FIRST_NAME>", "", "without name"),
        ("2014-07-28", "in summer", "LISTED_ON"),
        ("<LISTED_ON>2014-07-28<", "<UN_LIST_TYPE>Iran</UN_LIST_TYPE><LISTED_ON>2014-07-28<", "two values"),
        ("ENTITIES>", "VESSELS>", "unknown section VESSELS"),
        ("<ENTITY>", "<ENTITY>stray", "belongs to no element"),
        ("</ENTITY>", "</ENTITY>stray", "belongs to no element"),
    ],
)
def test_refuses_whole_and_names_the_reason(un_list, old, new, reason):
    """A file that is cut, changed in shape or contradicts itself gives one line with the place and the reason."""
    text = un_list.decode()
    assert old in text
    with pytest.raises(ListError, match=reason) as caught:
        read_un(text.replace(old, new).encode())
    assert "\n" not in str(caught.value)
    assert re.search(r"line \d+", str(caught.value))


def test_refuses_an_empty_list(un_list):
    """A list without parties is a failed download, not the end of all sanctions."""
    text = re.sub(r"<INDIVIDUALS>.*</ENTITIES>", "", un_list.decode(), flags=re.DOTALL)
    with pytest.raises(ListError, match="no party"):
        read_un(text.encode())


def test_names_the_line(un_list):
    """The line is that of the party that is wrong."""
    text = un_list.decode().replace("<REFERENCE_NUMBER>KPe.902</REFERENCE_NUMBER>", "")
    line = text[: text.index("<ENTITY>")].count("\n") + 1
    with pytest.raises(ListError, match=f"line {line}:"):
        read_un(text.encode())


def test_expands_no_entity(tmp_path):
    """A file that points at another file is refused, and the other file is not read."""
    secret = tmp_path / "secret"
    secret.write_text("TOP")
    bomb = f"<!DOCTYPE l [<!ENTITY x SYSTEM 'file://{secret}'>]><CONSOLIDATED_LIST dateGenerated='2024-01-01'>&x;</CONSOLIDATED_LIST>"
    with pytest.raises(ListError, match="document type"):
        read_un(bomb.encode("utf-16"))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_survives_mutation(un_list, data):
    """Whatever bytes are cut, doubled or overwritten: a list error, or every party that stands in the file."""
    mutated = bytearray(un_list)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(mutated)))
        size = data.draw(st.integers(0, 60))
        mutated[at : at + size] = data.draw(st.one_of(st.binary(max_size=12), st.just(mutated[at : at + size] * 2)))
    try:
        snapshot = read_list(data.draw(st.sampled_from(["un-xml", "auto"])), bytes(mutated))
    except ListError:
        return
    if snapshot.kind == "un-xml":
        root = etree.fromstring(bytes(mutated), etree.XMLParser(remove_comments=True, remove_pis=True))
        assert len(snapshot.parties) == sum(len(section) for section in root)


def test_loses_no_word_of_a_real_list(real_un_list):
    """Every word that a real list tells of a party is found in the party, but for what is a property of its own."""
    snapshot = read_un(real_un_list)
    countries = {name.casefold() for name in load("register/countries")}
    told_elsewhere = {
        "VERSIONNUM",
        "DATAID",
        "QUALITY",
        "TYPE_OF_DATE",
        "TYPE_OF_DOCUMENT",
        "LISTED_ON",
        "LAST_DAY_UPDATED",
    }
    nodes = [party for section in etree.fromstring(real_un_list) for party in section]
    assert len(nodes) == len(snapshot.parties) == 1003
    for node, party in zip(nodes, snapshot.parties, strict=True):
        facts = [value for values in party.properties.values() for value in values]
        listing = party.listings[0]
        have = set(re.findall(r"\w+", " ".join([*facts, listing.programme or "", listing.reference or ""]).lower()))
        for leaf in node.iter():
            text = " ".join((leaf.text or "").split()).replace("original script", "")
            if leaf.tag in told_elsewhere or leaf.getparent().tag == "LIST_TYPE" or text.casefold() in countries:
                continue
            missing = [word for word in re.findall(r"\w+", text.lower()) if word not in have]
            assert not missing, (party.id, leaf.tag, missing)
