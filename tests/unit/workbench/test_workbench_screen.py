"""``screen`` and ``lists``: a query that is none costs the others nothing."""

from pathlib import Path

import pytest

from lagebild import workbench
from lagebild.errors import IntakeError

GOOD = b'{"id": "%d", "schema": "Company", "properties": {"name": ["Ocean Maritime Management"]}}\n'
PARTY = '{"id": "x-1", "schema": "Person", "caption": "A", "properties": {"name": ["A B"]}}\n'


@pytest.mark.parametrize(
    "bad",
    [
        b"{bad\n",
        b"[]\n",
        b'{"id": 1, "properties": {}}\n',
        b'{"id": "x", "properties": {"name": [1]}}\n',
        b'{"id": "x", "properties": {"name": ["\\ud800"]}}\n',
        b'{"id": "x", "properties": ' + b"[" * 100_000 + b"\n",
        b'{"id": "' + b"x" * 3_000_000 + b'", "properties": {}}\n',
        b"\xff\xfe\n",
    ],
)
def test_the_rest_of_the_queries_is_answered(tmp_path: Path, bad: bytes) -> None:
    """The bad line is named by its number; a byte-order mark, blank lines and a last line without end do no harm."""
    path = tmp_path / "q.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD % 1 + b"\r\n" + bad + GOOD % 2 + (GOOD % 3).rstrip())
    told: list[str] = []
    failures = workbench.Failures(told.append)
    answers = list(workbench.screen(tmp_path / "none", queries=path, failures=failures))
    assert [answer["id"] for answer in answers] == ["1", "2", "3"]
    assert all(answer["results"][0].match for answer in answers)
    assert [line.startswith(f"{path}, line 3: ") for line in told] == [True]
    with pytest.raises(IntakeError):
        failures.end()


def test_a_list_that_was_there_is_told_as_it_was_kept(tmp_path: Path) -> None:
    """Another name or date for the same bytes changes nothing, and does not look as if it had."""
    (tmp_path / "list").write_text(PARTY)
    first = workbench.add_list(tmp_path / "space", "ftm", tmp_path / "list", dataset="eu", date="2024-05")
    again = workbench.add_list(tmp_path / "space", "ftm", tmp_path / "list", dataset="uk", date="2025")
    assert first[1] is True
    assert again == (first[0], False)


def test_a_delisted_party_is_not_named_as_listed(tmp_path: Path) -> None:
    """What the documents name is held against the parties in force, as screening is."""
    from lagebild.workbench.assessment import _parties

    def party(number: int, until: str) -> str:
        sanction = f'"entity": ["x-{number}"], "listingDate": ["2016-01-01"]{until}'
        return (
            f'{{"id": "x-{number}", "schema": "Company", "properties": {{"name": ["Nordstern Handel {number}"]}}}}\n'
            f'{{"id": "s-{number}", "schema": "Sanction", "datasets": ["x"], "properties": {{{sanction}}}}}\n'
        )

    (tmp_path / "list").write_text(party(1, "") + party(2, ', "endDate": ["2020-01-01"]'))
    (tmp_path / "a.txt").write_text("Nordstern Handel 1 and Nordstern Handel 2 shipped coal, Seoul said on Monday.\n")
    workbench.add_list(tmp_path / "space", "ftm", tmp_path / "list", dataset="x", date="2024-01-01")
    list(workbench.add(tmp_path / "space", [str(tmp_path / "a.txt")], published="2024-03-04"))
    assert {hit.entity_id for hit in _parties(workbench.assess(tmp_path / "space"))} == {"x-1"}


def test_queries_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One endless line is not waited for."""
    monkeypatch.setenv("LAGEBILD_MAX_BYTES", "5000000")
    with pytest.raises(IntakeError, match="LAGEBILD_MAX_BYTES"):
        list(workbench.screen(tmp_path, queries=Path("/dev/zero")))
