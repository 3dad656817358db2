"""Screening of real lists, where the development data is at hand: recall and false alarms do not fall back."""

import json
from pathlib import Path

import pytest

from lagebild.lists import read_ftm
from lagebild.match import Index

DATA = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "screening"
EVERY = 12  # of the queries, to stay quick


def test_recall_and_false_alarms():
    """Altered names are found, nobody on the list is rarely taken for somebody; floors just below what was measured."""
    if not DATA.exists():
        pytest.skip("the development data is not here")
    index = Index(read_ftm((DATA / "register.ftm.jsonl").read_bytes()).parties)
    queries = [json.loads(line) for line in (DATA / "queries.jsonl").read_text(encoding="utf-8").splitlines()][::EVERY]
    counts: dict[str, list[int]] = {}
    for query in queries:
        matched = {hit.id for hit in index.screen(query) if hit.match}
        group = query["group"].split("/")[0]
        found = bool(matched) if group == "negative" else bool(matched & set(query["expect"]))
        count = counts.setdefault(group, [0, 0])
        count[0] += found
        count[1] += 1
    share = {group: found / total for group, (found, total) in counts.items()}
    assert share["treated"] >= 0.98
    assert share["vessel"] == 1
    assert share["CYRILLIC"] >= 0.8
    assert share["ARABIC"] >= 0.7
    assert share["HANGUL"] >= 0.9
    assert share["CJK"] >= 0.3
    assert share["negative"] <= 0.003
