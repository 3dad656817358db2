"""The lists' page tells what changed between two states of a list."""

from pathlib import Path

import msgspec

from lagebild.workbench import Bench
from serving import make_client, make_workspace


def state(day: str, *names: str) -> bytes:
    """Return a list as FollowTheMoney lines."""
    lines = [
        {"id": name, "schema": "Company", "properties": {"name": [name]}, "datasets": ["made"], "last_seen": day}
        for name in names
    ]
    return b"\n".join(msgspec.json.encode(line) for line in lines)


def test_two_states_are_compared_in_sentences_and_once(tmp_path: Path) -> None:
    """Who came and who went is told, by ids of states that are kept and no others; the answer is remembered."""
    workspace = make_workspace(tmp_path)
    bench = Bench(workspace)
    bench.add_list(state("2024-01-01", "Amber", "Birch"))
    bench.add_list(state("2025-01-01", "Birch", "Cedar"))
    shelf = bench.shelf()
    a, b = (snapshot.id for snapshot in sorted(shelf.snapshots, key=lambda s: s.date))
    told = shelf.changes(a, b)
    assert told is not None
    assert ["Cedar" in told[0], "Amber" in told[1], len(told)] == [True, True, 2]
    assert shelf.changes(a, b) is told
    assert shelf.changes(a, "/etc/passwd") is None
    with make_client(workspace) as client:
        assert "Cedar" in client.get(f"/lists?a={a}&b={b}").text
        assert 'class="sentences"' not in client.get(f"/lists?a={a}&b=none").text
