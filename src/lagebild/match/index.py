"""The index over a register's parties, and the question put to it."""

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from lagebild.errors import UsageError
from lagebild.match import archive, context, evidence, listed, party, reasons
from lagebild.match.archive import Arrays
from lagebild.match.compared import Compared
from lagebild.match.features import Feature
from lagebild.match.hit import Hit, WhyNot
from lagebild.match.listed import Listed, Printed
from lagebild.match.pairing import Hits, hits_of, pair
from lagebild.match.party import Asked, Called, Record
from lagebild.match.search import Search, expanded
from lagebild.model import Entity

__all__ = ["Hit", "Index", "WhyNot"]

_LEAST = 0.1  # probability from which a party is worth telling
_WEAK = 0.3  # share of what a strong name would tell that a weak alias tells; it never reaches the threshold
_FIRST = -4.0  # log-odds of the name alone from which the rest is looked at
_MOST = 50  # hits of one query


class Index:
    """Parties by the words of their names and by their numbers. Building and asking are deterministic.

    ``groups`` are ids that are one party on several lists; by default the parties that share an IMO number.
    """

    def __init__(self, entities: Iterable[Entity], groups: Sequence[Sequence[str]] | None = None) -> None:
        self._use(listed.pack(entities, groups))

    @classmethod
    def of(cls, arrays: Arrays) -> "Index":
        """Return the index over arrays that :func:`lagebild.match.archive.load` has read."""
        index = cls.__new__(cls)
        index._use(arrays)
        return index

    def _use(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._listed = Listed(arrays)
        self._search = Search(self._listed)

    def save(self, path: Path, key: str) -> None:
        """Write the index to a file; :func:`lagebild.match.archive.load` reads it back under the same key."""
        archive.save(path, key, self._arrays)

    def __len__(self) -> int:
        return len(self._listed)

    def screen(self, query: dict[str, Any] | Entity, limit: int = 5) -> list[Hit]:
        """Return the parties that match, and others near them up to ``limit`` in all; best first, equal scores by id.

        A query is an Entity or ``{schema, properties}`` with FollowTheMoney's names. Raises :class:`UsageError` when
        it has another shape. A party that matches brings the other entries of its cluster with it.
        """
        if limit < 1:
            return []
        asked = party.asked(query)
        hits = [hit for one in self._compared(asked).items() if (hit := self._hit(asked, *one))]
        hits = self._with_clusters(hits)
        hits.sort(key=lambda hit: (-hit[0].score, hit[0].id))
        matching = sum(hit.match for hit, _ in hits)
        return [hit for hit, _ in hits[: max(limit, min(matching, _MOST))]]

    def why_not(self, query: dict[str, Any] | Entity, key: str) -> WhyNot:
        """Return how the query compares with the party of that id; raises UsageError when there is no such party."""
        at = self._listed.with_id(key)
        if at is None:
            raise UsageError(f"no party with the id {key[:80]!r} in this register")
        asked = party.asked(query)
        record = self._listed.party(at)
        near: dict[int, Compared | None] = {at: None}
        for one in asked.names:
            units = expanded(one.name, self._listed)
            weights = [unit.expansion.weight for unit in units[: len(one.name.words)]]
            hits = hits_of(units)
            for number in self._listed.names_of(at):
                self._closer(near, at, self._compare(one, weights, hits, self._listed.name(number)))
        compared = near[at]
        odds, told = context.weigh(asked.record, record, compared)
        score = _score(odds, told)
        explained = (reasons.of_names(compared) if compared else {}) | told
        return WhyNot(
            id=record.id, caption=record.caption, schema=record.schema, score=score, match=score >= evidence.THRESHOLD,
            threshold=evidence.THRESHOLD, comparable=party.comparable(asked.record.schema, record.schema),
            looked_at=at in self._compared(asked), explanations=explained,
        )  # fmt: skip

    def _compared(self, asked: Asked) -> dict[int, Compared | None]:
        """Return each party worth a look, with its closest name."""
        found: dict[int, Compared | None] = {}
        for prop, values in asked.record.numbers.items():
            for value in values:
                found |= dict.fromkeys(self._listed.with_number(prop, value))
        numbered = [number for at in found for number in self._listed.names_of(at)]
        for one in asked.names:
            units = expanded(one.name, self._listed)
            weights = [unit.expansion.weight for unit in units[: len(one.name.words)]]
            near = self._search.nearest(units, sum(weights), syllabic=evidence.is_syllabic(one.name))
            if near or numbered:
                hits = hits_of(units)
                for number in chain(numbered, near):
                    printed = self._listed.name(number)
                    self._closer(found, printed.party, self._compare(one, weights, hits, printed))
        return found

    @staticmethod
    def _closer(found: dict[int, Compared | None], at: int, compared: Compared) -> None:
        known = found.get(at)
        if known is None or compared.odds > known.odds:
            found[at] = compared

    @staticmethod
    def _compare(one: Called, weights: Sequence[float], hits: Hits, printed: Printed) -> Compared:
        pairing = pair(one.name, weights, hits, printed)
        values = evidence.feature_values(one.name, printed, pairing)
        odds = evidence.weighed(values, evidence.group_of(one.name, printed))
        return Compared(odds, one, weights, printed, pairing, values)

    def _hit(self, asked: Asked, at: int, compared: Compared | None) -> tuple[Hit, Record] | None:
        record = self._listed.party(at)
        if not party.comparable(asked.record.schema, record.schema):
            return None
        if (compared is None or compared.odds < _FIRST) and not asked.record.numbers:
            return None
        odds, told = context.weigh(asked.record, record, compared)
        score = _score(odds, told)
        if score < _LEAST:
            return None
        explained = reasons.of_names(compared) | told if compared else told
        hit = Hit(
            id=record.id, caption=record.caption, schema=record.schema, score=score,
            match=score >= evidence.THRESHOLD, explanations=explained,
        )  # fmt: skip
        return hit, record

    def _with_clusters(self, hits: list[tuple[Hit, Record]]) -> list[tuple[Hit, Record]]:
        """Add to each party that matches the other entries of its cluster, with the reason."""
        best: dict[str, tuple[Hit, Record]] = {hit.id: (hit, record) for hit, record in hits}
        for hit, record in hits:
            if not hit.match or record.cluster < 0:
                continue
            for at in self._listed.cluster(record.cluster):
                other = self._listed.party(at)
                if other.id not in best or best[other.id][0].score < hit.score:
                    best[other.id] = reasons.same_party(hit, record, other), other
        return list(best.values())


def _score(odds: float, told: dict[str, Feature]) -> float:
    """Return the probability that is told; of a weak alias alone one below the threshold."""
    score = evidence.probability(odds)
    if "weakAlias" in told and not any(one.detail == "same number" for one in told.values()):
        score *= _WEAK
    return round(score, 4)
