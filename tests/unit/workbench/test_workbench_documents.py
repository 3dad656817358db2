"""Documents screened: the names in them, with their characters, as answers and as the record of a run."""

import json
from pathlib import Path

import pytest

from lagebild import workbench
from lagebild.workbench.documents import names_in

PARTIES = [
    {"id": "p-1", "schema": "Person", "properties": {"name": ["Tamara Beispielova"]}},
    {"id": "p-2", "schema": "Vessel", "properties": {"name": ["Mudville Star"], "imoNumber": ["9074729"]}},
    {"id": "p-3", "schema": "LegalEntity", "properties": {"name": ["Example Coal Trading Corporation"]}},
]
TEXTS = {
    "one.txt": "The director of the Example Coal Trading Corporation, Tamara Beispielova, left.\n\nTamara Beispielova said no.\n",
    "deep/two.txt": "The tanker, IMO 9074729, was seen. Nobody saw Peter Unlisted.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of documents beside a register."""
    (tmp_path / "list.jsonl").write_text("".join(json.dumps(party) + "\n" for party in PARTIES))
    for name, text in TEXTS.items():
        path = tmp_path / "documents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def run(folder: Path, to: Path) -> list[str]:
    """Record, and return the queries that were answered now."""
    answers = workbench.run_screening(
        folder, None, to, documents=[folder / "documents"], register=folder / "list.jsonl"
    )
    return [query["id"] for query, _ in answers]


def test_hits_tell_document_and_characters(folder):
    """Each listed party in the documents is found, at every place where it stands."""
    answers = list(workbench.screen(folder, documents=[folder / "documents"], register=folder / "list.jsonl"))
    found = {hit.id: answer for answer in answers for hit in answer["results"] if hit.match}
    assert set(found) == {"p-1", "p-2", "p-3"}
    for answer in answers:
        text = TEXTS[answer["document"]["name"]]
        assert all(text[span["start"] : span["end"]] == span["text"] for span in answer["spans"])
    assert [span["text"] for span in found["p-1"]["spans"]] == ["Tamara Beispielova"] * 2
    assert found["p-2"]["document"]["name"] == "deep/two.txt"


def test_who_is_not_listed_is_asked_too(folder):
    """A name that nobody on the list bears is answered with no match, so that the record shows that it was asked."""
    answers = workbench.screen(folder, documents=[folder / "documents"], register=folder / "list.jsonl")
    (unlisted,) = [answer for answer in answers if "Unlisted" in answer["id"]]
    assert not any(hit.match for hit in unlisted["results"])


def test_each_query_has_an_id_of_its_own(folder):
    """Decisions are made by the id of a query, so no two of a run share one."""
    ids = [query["id"] for query in names_in([folder / "documents"], workbench.Failures())]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("cut", [1, 300, 900])
def test_a_run_over_documents_goes_on_and_can_be_decided_and_replayed(folder, cut):
    """A run that was broken off is completed to the same bytes; then it is decided on and replayed as any other."""
    to = folder / "run.jsonl"
    asked = run(folder, to)
    whole = to.read_bytes()
    to.write_bytes(whole[:-cut])
    assert len(run(folder, to)) < len(asked)
    assert to.read_bytes() == whole
    query, party, _ = workbench.sum_up(to).open[0]
    workbench.decide(to, query, party, same=True, reason="same office", reviewer="A")
    assert not list(workbench.replay(to, folder, register=folder / "list.jsonl"))


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(folder):
    """A damaged document is named, and the others are screened."""
    (folder / "documents" / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    told: list[str] = []
    failures = workbench.Failures(told.append)
    answers = list(
        workbench.screen(folder, documents=[folder / "documents"], register=folder / "list.jsonl", failures=failures)
    )
    assert failures.count == 1
    assert "broken.pdf" in told[0]
    assert any(hit.match for answer in answers for hit in answer["results"])
