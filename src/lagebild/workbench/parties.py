"""One party on many lists: what was joined and why, and what people decided about it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from lagebild.errors import UsageError, WorkspaceError
from lagebild.workbench.inputs import open_workspace
from lagebild.workbench.registers import filled, speaking

if TYPE_CHECKING:
    from lagebild.lists import Clusters
    from lagebild.store import Workspace

__all__ = ["clusters", "decide_parties", "decided_parties"]

_SUBJECT = "parties "


def clusters(workspace: Path) -> tuple[Clusters, dict[str, str]]:
    """Return the clusters of the parties in force, and the caption of each party by its id."""
    from lagebild import lists

    parties = lists.Register(filled(workspace, speaking(workspace))).parties()
    return lists.cluster(parties, decided_parties(workspace)), {party.id: party.caption for party in parties}


def decide_parties(workspace: Path, one: str, other: str, *, same: bool, reason: str, reviewer: str) -> bool:
    """Record that two entries are one party, or are not; False when that was the latest decision already.

    Raises UsageError for an id that no list of the workspace has.
    """
    from lagebild import lists
    from lagebild.ledger import Decision

    known = {party.id for snapshot in filled(workspace, speaking(workspace)) for party in snapshot.parties}
    for key in (one, other):
        if key not in known:
            raise UsageError(f"{key[:80]!r} is no party of the lists (see: lagebild lists clusters)")
    if one == other:
        raise UsageError("give two parties")
    decision = Decision(
        subject=_SUBJECT + msgspec.json.encode(lists.pair(one, other)).decode(),
        verdict=lists.SAME if same else lists.OTHER,
        by=reviewer,
        reason=reason,
        made=f"{datetime.now(UTC):%Y-%m-%d}",
    )
    with open_workspace(workspace, write=True) as store:
        latest = _decided(store).get(lists.pair(one, other))
        if latest and latest[0] == decision.verdict:
            return False
        return store.add_decision(decision)


def decided_parties(workspace: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the latest verdict about each pair of entries, and who gave it why; empty without a workspace."""
    try:
        with open_workspace(workspace) as store:
            return _decided(store)
    except WorkspaceError:
        return {}


def _decided(store: Workspace) -> dict[tuple[str, str], tuple[str, str]]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for decision in store.decisions():
        if decision.subject.startswith(_SUBJECT):
            one, other = msgspec.json.decode(decision.subject.removeprefix(_SUBJECT), type=tuple[str, str])
            found[one, other] = decision.verdict, f"{decision.reason} ({decision.by}, {decision.made})"
    return found
