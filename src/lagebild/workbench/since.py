"""``screen --since``: whose result has changed, or may have, because the lists have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lagebild.errors import ListError, UsageError
from lagebild.model import Snapshot
from lagebild.workbench.inputs import Failures
from lagebild.workbench.queries import read_queries
from lagebild.workbench.registers import filled, snapshot_of, speaking
from lagebild.workbench.screening import Answers, index_of, named

if TYPE_CHECKING:
    from lagebild.match import Hit, Index

__all__ = ["screen_since"]

# what is compared in screening; another address, position or note changes nobody's result
_COMPARED = frozenset(
    {
        "name", "alias", "weakAlias", "previousName", "birthDate", "nationality", "citizenship", "country",
        "jurisdiction", "birthCountry", "flag", "gender", "imoNumber", "mmsi", "leiCode", "innCode", "ogrnCode",
        "passportNumber", "idNumber", "registrationNumber", "taxNumber", "swiftBic", "callSign", "unscId",
    }
)  # fmt: skip


def screen_since(
    workspace: Path,
    since: Sequence[str],
    names: Sequence[str] = (),
    *,
    queries: Path | None = None,
    limit: int = 5,
    failures: Failures | None = None,
) -> Answers:
    """Yield the queries that match a party which the lists have added, changed or removed, each with those parties.

    ``since`` are snapshots (ids or files), at most one a list; each is compared with the newest of its list, and lists
    without one are taken as they are. An answer is ``{id, changes: [{id, caption, score, match, sentence}]}``;
    ``match`` is ``matches`` for a party that is on a list now, and ``matched`` for one that no longer is or is no
    longer matched. Raises :class:`ListError` when the workspace has no newer list to compare with.
    """
    failures = failures or Failures()
    before, now, sentences = _compared(workspace, since)
    asked: Iterable[dict[str, Any]] = read_queries(queries, failures) if queries else map(named, names)
    if not sentences:
        return
    (old, _), (new, _) = index_of(workspace, before), index_of(workspace, now)
    for query in asked:
        try:
            changes = list(_changes(old, new, query, limit, sentences))
        except UsageError as error:
            failures.note(str(query["id"]), error)
            continue
        if changes:
            yield {"id": query["id"], "changes": changes}


def _changes(
    old: Index, new: Index, query: dict[str, Any], limit: int, sentences: dict[str, str]
) -> Iterator[dict[str, Any]]:
    hits = _matching(new, query, limit, sentences)
    found = {hit.id for hit in hits}
    for hit in hits:
        yield _told(hit, "matches", sentences)
    for hit in _matching(old, query, limit, sentences):
        if hit.id not in found:
            yield _told(hit, "matched", sentences)


def _matching(index: Index, query: dict[str, Any], limit: int, sentences: dict[str, str]) -> list[Hit]:
    return [hit for hit in index.screen(query, limit) if hit.match and hit.id in sentences]


def _told(hit: Hit, match: str, sentences: dict[str, str]) -> dict[str, Any]:
    return {
        "id": hit.id, "caption": hit.caption, "score": hit.score, "match": match, "sentence": sentences[hit.id],
    }  # fmt: skip


def _compared(workspace: Path, since: Sequence[str]) -> tuple[list[Snapshot], list[Snapshot], dict[str, str]]:
    """Return the lists as they spoke then and speak now, and what has changed about each party, in a sentence."""
    from lagebild import lists

    now = filled(workspace, speaking(workspace))
    before = {one.dataset: one for one in now}
    sentences: dict[str, str] = {}
    for given in since:
        then = snapshot_of(workspace, given)
        newest = next((one for one in now if one.dataset == then.dataset), None)
        if newest is None:
            raise ListError(f"{given}: the workspace has no {then.dataset} list to compare it with")
        before[then.dataset] = then
        change = lists.delta(then, newest)
        sentences |= {record["id"]: record["sentence"] for record in change.records() if _counts(record)}
    return list(before.values()), now, sentences


def _counts(record: dict[str, Any]) -> bool:
    """Whether a change of a list can change the result of a screening."""
    if record["change"] != "changed":
        return True
    compared = any(shift.prop in _COMPARED for shift in record["shifts"])
    return compared or bool(record["listings_lost"] or record["listings_gained"])
