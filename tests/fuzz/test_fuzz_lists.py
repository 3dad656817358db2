"""Damaged lists of every format: refused in one line, or every party that stands in them is read; never a traceback.

``LAGEBILD_FUZZ`` is the number of damaged files (350 unless set; ``make fuzz`` sets 10,000).
"""

import csv
import io
import json
import os
import signal
import time
from pathlib import Path

import pytest
from list_mutations import mutate
from lxml import etree

from lagebild.errors import ListError
from lagebild.lists import pack, read_list, write_ftm
from lagebild.lists.bundle import unpack

EXAMPLES = Path(__file__).parents[1] / "unit" / "lists" / "examples"
COUNT = int(os.environ.get("LAGEBILD_FUZZ", "350"))
LONGEST = 10  # seconds of computing, so that a busy machine raises no false alarm
OFAC = ("sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv")
RECORDS = {
    "un-xml": ("INDIVIDUAL", "ENTITY"), "eu-xml": ("sanctionEntity",), "uk-xml": ("Designation",),
    "ofac-xml": ("DistinctParty",),
}  # fmt: skip


def example(name: str) -> bytes:
    return (EXAMPLES / name).read_bytes()


def entities() -> bytes:
    """The EU example as FollowTheMoney lines."""
    return write_ftm(read_list("auto", example("eu.xml")).parties)


def statements(form: str) -> bytes:
    """The EU example as FollowTheMoney statements."""
    rows = [
        {"canonical_id": party.id, "entity_id": party.id, "schema": party.schema, "prop": prop, "value": value, "dataset": "eu", "lang": "", "external": "f"}
        for party in read_list("auto", example("eu.xml")).parties
        for prop, values in party.properties.items()
        for value in values
    ]  # fmt: skip
    if form == "json":
        return "".join(
            json.dumps({k: v for k, v in row.items() if k != "external"}, ensure_ascii=False) + "\n" for row in rows
        ).encode()
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def lists() -> dict[str, tuple[str, bytes]]:
    """Return a list of each format, with its kind."""
    return {
        "un-xml": ("un-xml", example("un.xml")),
        "eu-xml": ("eu-xml", example("eu.xml")),
        "uk-xml": ("uk-xml", example("uk.xml")),
        "uk-csv": ("uk-csv", example("uk.csv")),
        "ofac-xml": ("ofac-xml", example("sdn_advanced.xml")),
        "ofac-csv": ("ofac-csv", pack({part: example(part) for part in OFAC})),
        "ftm-entities": ("ftm", entities()),
        "ftm-statements": ("ftm", statements("json")),
        "ftm-table": ("ftm", statements("csv")),
    }


def damaged(kind: str, data: bytes, seed: int) -> bytes:
    """Return the list damaged; of OFAC's files one, or now and then their archive."""
    if kind != "ofac-csv" or seed % 5 == 0:
        return mutate(data, seed)
    files = unpack(data)
    name = OFAC[seed % len(OFAC)]
    files[name] = mutate(files[name], seed)
    return pack(files)


def standing(kind: str, data: bytes) -> int:
    """Count the parties of a list in the plainest way, to hold the reader's number against."""
    if kind.endswith("xml"):
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, remove_comments=True, huge_tree=True))
        return sum(1 for node in root.iter(*("{*}" + name for name in RECORDS[kind])))
    if kind == "ofac-csv":
        rows = csv.reader(io.StringIO(unpack(data)["sdn.csv"].decode("utf-8-sig"), newline=""))
        return sum(1 for row in rows if len(row) > 1)
    if kind == "uk-csv":
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        at = next(at for at, cell in enumerate(rows[1]) if "".join(filter(str.isalnum, cell.casefold())) == "uniqueid")
        return len({row[at].strip() for row in rows[2:]})
    text = data.decode("utf-8-sig")
    if not text.lstrip().startswith("{"):
        table = csv.DictReader(io.StringIO(text, newline=""))
        return len(
            {
                row["canonical_id"].strip()
                for row in table
                if (row.get("external") or "").strip()[:1] not in ("t", "1", "T")
            }
        )
    lines = [json.loads(line) for line in text.split("\n") if line.strip()]
    if "canonical_id" in lines[0]:
        return len({line["canonical_id"] for line in lines if not line.get("external")})
    ids = {line["id"] for line in lines}

    def folded(line):
        owners = line["properties"].get("entity", []) if line["schema"] == "Sanction" else []
        if line["schema"] in ("Passport", "Identification") and line["properties"].get("number"):
            owners = line["properties"].get("holder", [])
        return any(owner in ids for owner in owners)

    return sum(1 for line in lines if not folded(line))


@pytest.fixture
def alarm():
    """Break off what takes too long, where the system can."""

    def late(number, frame):
        raise AssertionError(f"longer than {LONGEST} s")

    if not hasattr(signal, "SIGPROF"):
        yield lambda seconds: None
        return
    before = signal.signal(signal.SIGPROF, late)
    yield lambda seconds: signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


@pytest.mark.parametrize("name", list(lists()))
def test_damaged_lists_are_refused_or_read_whole(name, alarm):
    """One line with the reason, or as many parties as stand in the file, within seconds."""
    kind, data = lists()[name]
    refused = 0
    assert len(read_list(kind, data).parties) == standing(kind, data)
    count = -(-COUNT // len(lists()))
    for seed in range(count):
        mutated = damaged(kind, data, seed * 1009 + sum(name.encode()))
        alarm(LONGEST)
        began = time.process_time()
        try:
            snapshot = read_list(kind if seed % 2 else "auto", mutated)
        except ListError as error:
            told = str(error)
            assert told
            assert "\n" not in told, (name, seed)
            assert len(told) < 2_000, (name, seed)
            refused += 1
            continue
        finally:
            alarm(0)
        assert time.process_time() - began < LONGEST, (name, seed)
        assert all(party.caption and party.id for party in snapshot.parties), (name, seed)
        if snapshot.kind == kind:
            assert len(snapshot.parties) == standing(kind, mutated), (name, seed)
    assert 0 < refused < count, "damage that is always or never noticed tests nothing"
