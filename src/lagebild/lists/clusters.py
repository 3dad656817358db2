"""One party on many lists: entries that share a number which identifies by itself, each merge with its reason."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from lagebild.lists import births, numbers
from lagebild.lists.numbers import Key
from lagebild.model import Entity

__all__ = ["OTHER", "SAME", "Blocked", "Cluster", "Clusters", "Merge", "cluster", "pair"]

SAME, OTHER = "same", "other"  # what a person may decide about two entries
_MOST = 50  # entries under one number, from which it identifies nobody
_ORDER = ("unscId", "imoNumber", "leiCode", "ogrnCode", "innCode", "passportNumber", "idNumber", "taxNumber",
          "registrationNumber", "swiftBic")  # fmt: skip
_WORDS = {
    "unscId": "the UN reference number", "imoNumber": "the IMO number", "leiCode": "the LEI", "ogrnCode": "the OGRN",
    "innCode": "the INN", "passportNumber": "the passport", "idNumber": "the identity number",
    "taxNumber": "the tax number", "registrationNumber": "the registration number", "swiftBic": "the SWIFT code",
}  # fmt: skip
_KINDS = {
    "Person": "person", "Vessel": "ship", "Airplane": "aircraft", "Organization": "organisation",
    "Company": "organisation", "PublicBody": "organisation", "LegalEntity": None,
}  # fmt: skip


class Merge(Struct, frozen=True, kw_only=True):
    """Why two entries are one party."""

    one: str
    other: str
    prop: str  # of the shared number, or "decision"
    number: str
    state: str | None = None

    def sentence(self) -> str:
        """Say the reason in words."""
        if self.prop == "decision":
            return f"{self.one} and {self.other} are one party by decision: {self.number}"
        return f"{self.one} and {self.other} share {_told(self.prop, self.number, self.state)}"


class Blocked(Struct, frozen=True, kw_only=True):
    """Two entries that share a number and are kept apart, with the reason."""

    one: str
    other: str
    prop: str
    number: str
    reason: str
    state: str | None = None

    def sentence(self) -> str:
        """Say what is shared, and why it does not count."""
        return f"{self.one} and {self.other} share {_told(self.prop, self.number, self.state)}, but {self.reason}"


class Cluster(Struct, frozen=True, kw_only=True):
    """Entries that are one party; ``id`` is the first of them in alphabetical order."""

    id: str
    members: tuple[str, ...]
    merges: tuple[Merge, ...]


class Clusters(Struct, frozen=True):
    """The clusters of two entries and more, and what was kept apart; both sorted."""

    clusters: tuple[Cluster, ...]
    blocked: tuple[Blocked, ...]

    def groups(self) -> list[tuple[str, ...]]:
        """Return the ids of each cluster's entries."""
        return [one.members for one in self.clusters]


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two ids in order, as decisions name them."""
    return (one, other) if one <= other else (other, one)


def cluster(parties: Iterable[Entity], decided: Mapping[tuple[str, str], tuple[str, str]] | None = None) -> Clusters:
    """Join entries that share an identifying number, strongest numbers first, in the order of the lists.

    Entries are kept apart that have conflicting birth dates, are of different kinds (person, organisation, ship), or
    that a person has decided to be others; so are two clusters with such a pair across them. ``decided`` gives verdict
    (:data:`SAME` or :data:`OTHER`) and reason by :func:`pair`; a decision that two are the same overrules birth dates.
    """
    held = {entity.id: entity for entity in parties}
    decided = decided or {}
    joined = _Joined(held, decided)
    for (one, other), (verdict, reason) in sorted(decided.items()):
        if verdict == SAME and one in held and other in held:
            joined.join(Merge(one=one, other=other, prop="decision", number=reason))
    for key, ids in _shared(held.values()):
        prop, number, state = key
        for at, other in enumerate(ids[1:], 1):
            for one in ids[:at]:
                if prop in numbers.ACROSS and _lists(held[one]) & _lists(held[other]):
                    continue
                joined.join(Merge(one=one, other=other, prop=prop, number=number, state=state))
    return joined.clusters()


def _shared(parties: Iterable[Entity]) -> Iterator[tuple[Key, list[str]]]:
    """Yield the numbers that several parties have, strongest kinds first, and the parties in the order of the lists."""
    found: dict[Key, dict[str, None]] = {}
    for entity in parties:
        for key in numbers.keys(entity):
            found.setdefault(key, {})[entity.id] = None
    for key in sorted(found, key=lambda key: (_ORDER.index(key[0]), key[1], key[2] or "")):
        if 1 < len(found[key]) <= _MOST:
            yield key, list(found[key])


class _Joined:
    """Entries while they are joined."""

    def __init__(self, held: Mapping[str, Entity], decided: Mapping[tuple[str, str], tuple[str, str]]) -> None:
        self._held = held
        self._decided = decided
        self._members: dict[str, list[str]] = {}
        self._top: dict[str, str] = {}
        self._merges: list[Merge] = []
        self._blocked: list[Blocked] = []

    def join(self, merge: Merge) -> None:
        """Make one cluster of two, unless that is blocked."""
        one, other = (self._top.get(key, key) for key in (merge.one, merge.other))
        if one == other:
            return
        left, right = (self._members.get(top, [top]) for top in (one, other))
        pairs = [(merge.one, merge.other), *((a, b) for a in left for b in right)]
        reason = next((found for a, b in pairs if (found := self._against(a, b, merge))), None)
        if reason:
            told = {name: getattr(merge, name) for name in ("one", "other", "prop", "number", "state")}
            self._blocked.append(Blocked(**told, reason=reason))
            return
        self._members[one] = left + right
        self._members.pop(other, None)
        for key in self._members[one]:
            self._top[key] = one
        self._merges.append(merge)

    def _against(self, one: str, other: str, merge: Merge) -> str | None:
        verdict, why = self._decided.get(pair(one, other), ("", ""))
        if verdict == SAME:
            return None
        subject = "" if {one, other} == {merge.one, merge.other} else f" of {one} and {other}"
        if verdict == OTHER:
            between = f"{one} and {other} were" if subject else "they were"
            return f"{between} decided to be others: {why}"
        first, second = self._held[one], self._held[other]
        kinds = [_KINDS.get(entity.schema, entity.schema) for entity in (first, second)]
        if None not in kinds and kinds[0] != kinds[1]:
            return f"the kinds{subject} differ: {kinds[0]} and {kinds[1]}"
        conflict = births.conflict(first, second)
        return f"the birth dates{subject} conflict: {conflict}" if conflict else None

    def clusters(self) -> Clusters:
        """Return what was joined, and what was kept apart and did not come together by another way."""
        found = []
        for top, ids in self._members.items():
            merges = [merge for merge in self._merges if self._top.get(merge.one) == top]
            found.append(Cluster(id=min(ids), members=tuple(sorted(ids)), merges=tuple(merges)))
        apart = {
            (one.one, one.other): one
            for one in reversed(self._blocked)
            if self._top.get(one.one, one.one) != self._top.get(one.other, one.other)
        }
        return Clusters(
            tuple(sorted(found, key=lambda one: one.id)),
            tuple(sorted(apart.values(), key=lambda one: (one.one, one.other))),
        )


def _lists(entity: Entity) -> set[str]:
    return {listing.dataset for listing in entity.listings}


def _told(prop: str, number: str, state: str | None) -> str:
    return f"{_WORDS[prop]} {number.upper()}{f' of {state}' if state else ''}"
