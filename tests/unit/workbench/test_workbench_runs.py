"""Screening runs: recorded, gone on with, decided on, replayed, and never changed unnoticed."""

import json
from pathlib import Path

import pytest

from lagebild import workbench
from lagebild.errors import IntakeError, ListError, TamperError, UsageError
from lagebild.workbench.runs import Run

PARTIES = [
    {"id": "p-1", "schema": "Person", "properties": {"name": ["Ann Example"], "birthDate": ["1970"]}},
    {"id": "p-2", "schema": "Vessel", "properties": {"name": ["Mudville Star"], "imoNumber": ["9074729"]}},
]
QUERIES = "id,schema,name,birthDate\n1,Person,Example Ann,1970\n2,Person,Nobody Known,\n3,Vessel,MUDVILLE STAR,\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A register, a file of queries, and where the run goes."""
    register, queries = tmp_path / "list.jsonl", tmp_path / "queries.csv"
    register.write_text("".join(json.dumps(party) + "\n" for party in PARTIES))
    queries.write_text(QUERIES)
    return register, queries, tmp_path / "run.jsonl"


def run(files: tuple[Path, Path, Path]) -> list[str]:
    """Record, and return the queries that were answered now."""
    register, queries, to = files
    return [query["id"] for query, _ in workbench.run_screening(register.parent, queries, to, register=register)]


def test_records_what_was_asked_and_found(files):
    """The run tells lists, settings, hits and what is open."""
    assert run(files) == ["1", "2", "3"]
    found = workbench.sum_up(files[2])
    assert (found.queries, found.matching, found.hits) == (3, 2, 2)
    assert {(query, party) for query, party, _ in found.open} == {("1", "p-1"), ("3", "p-2")}
    assert len(found.sources) == 1
    assert found.settings.threshold > 0


@pytest.mark.parametrize("cut", [1, 40, 200, 700])
def test_goes_on_where_it_was_broken_off(files, cut):
    """A run cut anywhere, in the middle of a line too, is completed to the same bytes."""
    run(files)
    whole = files[2].read_bytes()
    files[2].write_bytes(whole[:-cut] if cut < len(whole) else b"")
    run(files)
    assert files[2].read_bytes() == whole
    assert run(files) == []


def test_other_queries_are_another_run(files):
    """A run does not go on with other queries or settings."""
    run(files)
    files[1].write_text(QUERIES + "4,Person,One More,\n")
    with pytest.raises(IntakeError):
        run(files)


def test_decisions_are_kept_with_reason_and_reviewer(files):
    """A decision closes a hit; a later one takes its place; one about nothing, or without a reason, is refused."""
    run(files)
    to = files[2]
    workbench.decide(to, "1", "p-1", same=True, reason="same date", reviewer="A")
    workbench.decide(to, "1", "p-1", same=False, reason="another place of birth", reviewer="B")
    found = workbench.sum_up(to)
    assert (found.same, found.other, len(found.open)) == (0, 1, 1)
    assert Run(to).decisions()["1", "p-1"].reviewer == "B"
    for query, party, reason in (("1", "p-2", "x"), ("9", "p-1", "x"), ("1", "p-1", " ")):
        with pytest.raises(UsageError):
            workbench.decide(to, query, party, same=True, reason=reason, reviewer="A")
    with pytest.raises(IntakeError):
        run(files)


def test_replays_with_the_same_result(files):
    """The same lists give the same answers; other lists are refused."""
    run(files)
    register, _, to = files
    assert list(workbench.replay(to, to.parent, register=register)) == []
    register.write_text(json.dumps(PARTIES[0]) + "\n")
    with pytest.raises(ListError):
        list(workbench.replay(to, to.parent, register=register))


@pytest.mark.parametrize("place", [5, 150, 400, 600])
def test_no_line_can_be_changed(files, place):
    """A flipped character, or a line taken out, is named."""
    run(files)
    whole = files[2].read_bytes()
    changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
    lines = whole.splitlines(keepends=True)
    for data in (changed, b"".join([lines[0], *lines[2:]]), b"".join(lines[1:]), b"{}\n"):
        files[2].write_bytes(data)
        with pytest.raises(TamperError):
            workbench.sum_up(files[2])


def test_csv_is_read_as_queries(tmp_path):
    """Columns are properties, several values are parted by semicolons, bad lines are named and the rest goes on."""
    path = tmp_path / "q.csv"
    path.write_text('\ufeffname,nationality,birthDate\n"Example, Ann",kp;ru,1970\n\nBob,,,,,\nEve,,\n')
    told: list[str] = []
    from lagebild.workbench.queries import read_queries

    found = list(read_queries(path, workbench.Failures(told.append)))
    assert found[0]["properties"] == {"name": ["Example, Ann"], "nationality": ["kp", "ru"], "birthDate": ["1970"]}
    assert [query["id"] for query in found] == ["line-2", "line-5"]
    assert [line.split(": ")[0] for line in told] == [f"{path}, line 4"]
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UsageError):
        list(read_queries(path, workbench.Failures()))
