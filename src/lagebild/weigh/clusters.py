"""Parts of claims that can only mean one fact come together, within one type of act and one family of goods."""

from datetime import date, timedelta
from functools import cached_property

from lagebild.model import Event
from lagebild.weigh.days import span
from lagebild.weigh.parts import SYMMETRIC, Part, side

__all__ = ["Cluster", "clustered"]

SINGLE = frozenset({"LAUNCH", "VOTE", "SIGN"})
_GAP = timedelta(days=366)
_DAYS = timedelta(days=3)


class Cluster:
    """A fact while it is being put together; the cached properties are for when it is whole."""

    def __init__(self, event: Event, family: str) -> None:
        self.type = event.type
        self.family = family
        self.actor = set(event.actor)
        self.recipient = set(event.recipient)
        self.parts: dict[str, Part] = {}
        self.first: date | None = None
        self.last: date | None = None

    def overlap(self, event: Event) -> int:
        """Count the sides that agree; 0 when one contradicts."""
        actor, recipient = set(event.actor), set(event.recipient)
        if len(actor) > 1 and not recipient:  # "between A and B": either may be the one that gives
            mine = self.actor | self.recipient
            return len(mine) if mine <= actor else 0
        if self.type in SYMMETRIC:
            pairs = [(self.actor | self.recipient, actor | recipient)]
        else:
            pairs = [(self.actor, actor), (self.recipient, recipient)]
        score = 0
        for mine, theirs in pairs:
            if mine and theirs:
                if not (mine <= theirs or theirs <= mine):
                    return 0
                score += len(mine & theirs)
        return score

    def take(self, part: Part) -> bool:
        """Join a part; tell whether there are more parties than before."""
        self.parts[part.claim.id] = part
        before = len(self.actor) + len(self.recipient)
        self.actor |= set(part.event.actor)
        self.recipient |= set(part.event.recipient)
        grown = len(self.actor) + len(self.recipient) > before
        # a remark on a single act comes later than the act: only a told date may widen its range
        if part.when and (part.event.date or self.type not in SINGLE or self.first is None):
            start, end = span(part.when)
            self.first = min(self.first or start, start)
            self.last = max(self.last or end, end)
        return grown

    def dates_fit(self, when: str | None, told: bool) -> bool:
        """Whether something of that day, told or taken from the report, can be this fact."""
        if not when or not self.first or not self.last:
            return True
        start, end = span(when)
        slack = _DAYS if self.type in SINGLE and told else _GAP
        return start - slack <= self.last and self.first <= end + slack

    @cached_property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others: its type, its family, and its first claim by id."""
        return self.type, self.family, min(self.parts)

    @cached_property
    def denials(self) -> tuple[Part, ...]:
        """What denies it."""
        return tuple(part for part in self.parts.values() if side(part.claim) == "against")

    @cached_property
    def alleged(self) -> bool:
        """Whether anyone stands for it."""
        return any(side(part.claim) == "for" for part in self.parts.values())

    @cached_property
    def begins(self) -> date | None:
        """The first day on which the act is told to have happened."""
        days = [span(p.event.date)[0] for p in self.parts.values() if p.event.date and side(p.claim) == "for"]
        return min(days, default=None)


def clustered(family: str, *parts: Part) -> tuple[Cluster, ...]:
    """Return the clusters that parts of one type and ``family`` make; their order does not matter."""
    rivals = _Rivals()
    # the most specific first, so that claims that tell less join the fact they can only mean
    for part in sorted(parts, key=lambda p: (-p.sides, p.when or "9", p.claim.id)):
        fitting = rivals.fitting(part.event, part.when)
        home = None
        if part.sides >= 2 or len(fitting) == 1:
            home = max(fitting, key=lambda c: c.overlap(part.event), default=None)
        rivals.take(home or rivals.add(Cluster(part.event, family)), part)
    return tuple(rivals.all)


class _Rivals:
    """The facts of one type about one family of goods, while they are being put together."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        # there are few pairs of parties and many claims: whose sides agree with one is worked out once
        self._agreeing: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Cluster]] = {}

    def fitting(self, event: Event, when: str | None) -> list[Cluster]:
        """Return the facts that ``event`` may be, in the order they were begun."""
        asked = (event.actor, event.recipient)
        if (agreeing := self._agreeing.get(asked)) is None:
            agreeing = self._agreeing[asked] = [c for c in self.all if c.overlap(event) > 0]
        told = bool(event.date)
        return [c for c in agreeing if c.dates_fit(when, told)]

    def add(self, cluster: Cluster) -> Cluster:
        """Begin another fact."""
        self.all.append(cluster)
        self._agreeing.clear()
        return cluster

    def take(self, home: Cluster, part: Part) -> None:
        """Join a part to one of the facts."""
        if home.take(part):
            self._agreeing.clear()
