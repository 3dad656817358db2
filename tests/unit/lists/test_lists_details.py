"""What properties cannot tell: scripts, languages, precision of dates, documents; and the way through other formats."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.errors import ListError
from lagebild.lists import delta, names_of, pack, read_list, write_ftm
from lagebild.lists.bundle import unpack
from lagebild.lists.dates import one, partial, told
from lagebild.lists.facts import country_code
from lagebild.lists.scripts import language, script
from lagebild.model import DateTold, Name, Paper


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Hong", "Latn"), ("홍길동", "Hang"), ("金正恩", "Hani"), ("Ким", "Cyrl"), ("محمد", "Arab"), ("さくら丸", "Jpan"),
        ("อภิชาติ", "Thai"), ("გიორგი", "Geor"), ("Ким (Kim)", "Latn"), ("123", None), ("", None),
    ],
)  # fmt: skip
def test_tells_scripts(text, code):
    """The script of most letters, by its code of ISO 15924."""
    assert script(text) == code


def test_tells_languages_by_name_or_code():
    """As the lists write them; what is not known is not guessed."""
    assert [language(text) for text in ("Korean", "KO", "Farsi", "no", "Elbonian", None)] == [
        "ko",
        "ko",
        "fa",
        "no",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("13 Oct 1944", "1944-10-13"), ("Oct 1944", "1944-10"), ("1944", "1944"), ("1944-10", "1944-10"),
        ("13/10/1944", "1944-10-13"), ("dd/mm/1944", "1944"), ("dd/10/1944", "1944-10"), ("00/00/1944", "1944"),
        ("27-Jan-2026", "2026-01-27"), ("31/02/1944", None), ("13 Foo 1944", None), ("0000", None), ("soon", None),
    ],
)  # fmt: skip
def test_reads_dates_as_lists_write_them(text, date):
    """Unknown parts are left out; days that the calendar has not are none."""
    assert one(text) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("circa 1960", DateTold(prop="birthDate", date="1960", circa=True)),
        ("1960 to 1962", DateTold(prop="birthDate", date="1960", until="1962")),
        ("between 1960 and 1962", DateTold(prop="birthDate", date="1960", until="1962")),
        ("01 Jan 1960 to 31 Mar 1960", DateTold(prop="birthDate", date="1960-01-01", until="1960-03-31")),
        ("1962 to 1960", None),
        ("1960 or so", None),
    ],
)
def test_reads_how_exact_a_date_is(text, date):
    """About a year, or within a range; what is neither is no date."""
    assert told("birthDate", text) == date


@given(st.dates(), st.sampled_from(["%d %b %Y", "%d/%m/%Y", "%Y-%m-%d"]))
def test_reads_every_day_of_the_calendar(day, form):
    """Whatever way it is written."""
    written = day.strftime(form)
    assert one(written) == (day.isoformat() if day.year >= 1000 else None)


@given(st.text(max_size=40))
def test_never_fails_on_dates(text):
    """Any text is a date that the calendar has, or none."""
    found = told("birthDate", text)
    assert found is None or partial(*f"{found.date}--".split("-")[:3]) == found.date


def test_knows_countries_by_all_their_names():
    """As each publisher spells them, and by their codes."""
    names = ("Korea, North", "Democratic People's Republic of Korea", "North\u00a0Korea", "KP", "kp", "Elbonia", None)
    assert [country_code(name) for name in names] == ["kp", "kp", "kp", "kp", "kp", None, None]


@pytest.mark.parametrize("name", ["un.xml", "eu.xml", "uk.csv", "sdn_advanced.xml"])
def test_everything_survives_followthemoney_lines(example, name):
    """What our lines say is what was read; the keys that others do not know are passed over by them."""
    parties = read_list("auto", example(name)).parties
    lines = write_ftm(parties)
    assert read_list("auto", lines).parties == parties
    assert {json.loads(line)["schema"] for line in lines.splitlines()} >= {"Sanction", "Passport"}


def test_names_of_a_party_with_properties_alone():
    """Kinds come from the properties, scripts from the letters."""
    line = b'{"id": "x", "schema": "Person", "properties": {"name": ["Hong"], "weakAlias": ["\xed\x99\x8d"]}}'
    party = read_list("ftm", line).parties[0]
    assert party.names == ()
    assert names_of(party) == (
        Name(text="Hong", kind="primary", script="Latn"), Name(text="홍", kind="weak", script="Hang"),
    )  # fmt: skip


STATEMENTS = [
    {"canonical_id": "x", "entity_id": "x", "schema": "Person", "prop": "name", "value": "홍길동", "dataset": "un", "lang": "kor", "external": "f"},
    {"canonical_id": "x", "entity_id": "x", "schema": "Person", "prop": "alias", "value": "Not the list's", "dataset": "un", "lang": "", "external": "t"},
    {"canonical_id": "p", "entity_id": "p", "schema": "Passport", "prop": "holder", "value": "x", "dataset": "un", "lang": "", "external": ""},
    {"canonical_id": "p", "entity_id": "p", "schema": "Passport", "prop": "number", "value": "AB12345", "dataset": "un", "lang": "", "external": ""},
    {"canonical_id": "p", "entity_id": "p", "schema": "Passport", "prop": "country", "value": "kp", "dataset": "un", "lang": "", "external": ""},
]  # fmt: skip


@pytest.mark.parametrize("form", ["json", "csv"])
def test_reads_statements_with_their_languages_and_documents(form):
    """As JSON lines and as a table; what others added to the list is no part of it."""
    if form == "json":
        flags = {"t": True, "f": False, "": None}
        data = "\n".join(json.dumps(row | {"external": flags[row["external"]]}) for row in STATEMENTS)
    else:
        data = "\n".join(",".join(row) for row in [list(STATEMENTS[0]), *(row.values() for row in STATEMENTS)]) + "\n"
    (party,) = read_list("auto", data.encode()).parties
    assert party.names == (Name(text="홍길동", kind="primary", script="Hang", language="kor"),)
    assert party.papers == (Paper(kind="Passport", number="AB12345", prop="passportNumber", country="kp"),)


def test_details_that_change_are_told(example):
    """The same passport with another expiry, a date that became exact: changes that no property shows."""
    text = example("eu.xml").decode()
    newer = text.replace('validTo="2018-06-01"', 'validTo="2028-06-01"').replace('circa="true"', 'circa="false"')
    change = delta(read_list("auto", text.encode()), read_list("auto", newer.encode()))
    (record,) = change.records()
    assert (record["change"], record["id"]) == ("changed", "eu-9001.10")
    assert "the date as told changed from circa between 1943 and 1946 to between 1943 and 1946" in record["sentence"]
    assert "expires 2018-06-01" in record["sentence"]
    assert "expires 2028-06-01" in record["sentence"]
    assert [shift.prop for shift in record["shifts"]] == ["dates", "papers"]


def test_details_that_an_older_reader_did_not_tell_are_no_change(example):
    """A snapshot of properties alone differs from one with names and documents in nothing."""
    parties = read_list("auto", example("eu.xml"))
    lines = [json.loads(line) for line in write_ftm(parties.parties).splitlines()]
    bare = [
        {key: value for key, value in line.items() if key not in ("names", "dates", "papers")}
        for line in lines
        if line["schema"] not in ("Passport", "Identification")
    ]
    older = read_list("auto", "\n".join(map(json.dumps, bare)).encode())
    assert not delta(older, parties)


def test_archives_are_the_same_bytes_for_the_same_files():
    """When and in which order they were packed tells nothing of them."""
    files = {"sdn.csv": b"1", "add.csv": b"2"}
    assert pack(files) == pack(dict(reversed(files.items())))
    assert unpack(pack(files)) == files


def test_archives_are_kept_within_limits():
    """Many files, or a few bytes that become many, are refused before they are there."""
    import io
    import zipfile

    with pytest.raises(ListError, match="files are more than a list has"):
        unpack(pack({f"{number}.csv": b"" for number in range(17)}))
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("sdn.csv", "w") as file:
        for _ in range(200):
            file.write(b"\0" * 1_000_000)
    assert len(bomb.getvalue()) < 1_000_000
    with pytest.raises(ListError, match="bytes allowed"):
        unpack(bomb.getvalue())


@pytest.mark.parametrize(
    ("root", "kind"),
    [("CONSOLIDATED_LIST", "UN list"), ("Sanctions", "OFAC list"), ("export", "EU list"), ("Designations", "UK list")],
)
def test_expands_no_entity_in_any_format(root, kind, tmp_path):
    """Neither entities that grow nor ones that point at a file; the error tells nothing of the file."""
    secret = tmp_path / "secret"
    secret.write_text("TOP")
    grow = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 9))
    for declared in (f"<!ENTITY a0 'x'>{grow}<!ENTITY x '&a8;'>", f"<!ENTITY x SYSTEM 'file://{secret}'>"):
        with pytest.raises(ListError, match=f"{kind}, line 1: it declares a document type") as caught:
            read_list("auto", f"<!DOCTYPE l [{declared}]><{root} a='b'>&x;</{root}>".encode())
        assert "TOP" not in str(caught.value)
