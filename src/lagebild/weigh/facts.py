"""When do two claims speak of the same alleged fact?

1. Their events are of the same type and their sides fit: actor with actor, recipient with recipient,
   a side that is not told fitting any. Between signatories the sides are one set.
2. Their objects are of one family: what hangs together below one top class of data/commodities.yaml (shells and
   ammunition; missiles and ballistic missiles). A claim on the top class itself ("arms") is a fact of its own; yet its
   denial denies every fact on a family below it, and is put beside each of them, unless it was said before the act.
3. Single acts (launch, vote, signature, test) need dates that fit; lasting acts (transfers, training, labour)
   belong together unless more than a year lies between them.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from lagebild.data import load
from lagebild.model import Claim, Document, Event
from lagebild.weigh.amounts import largest
from lagebild.weigh.days import span

__all__ = ["Fact", "ancestors", "group", "side", "span"]

SYMMETRIC = frozenset({"SIGN", "AGREE", "COOPERATE", "CONSULT"})
SINGLE = frozenset({"LAUNCH", "VOTE", "SIGN"})
_NEEDS_OBJECT = frozenset({"AGREE", "COOPERATE", "MOBILIZE", "AID"})
_ANY_UNITS = frozenset({"t", "usd", "eur"})
_GAP = timedelta(days=366)
_DAYS = timedelta(days=3)
_TARGET = "kp"  # of the measures that are data now


class Fact(Struct, frozen=True):
    """One alleged fact: its event and the claims on either side, each sorted by id."""

    id: str
    event: Event
    supporting: tuple[Claim, ...]
    denying: tuple[Claim, ...]
    others: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, for, against and neither."""
        return self.supporting + self.denying + self.others


def side(claim: Claim) -> str:
    """Tell on which side of its event a claim stands: for, against or neither.

    Who praises or criticizes an act takes from others that it happened, and stands on neither side, as do demands,
    speculation and refusals to comment. A promise stands for an agreement, since making it is the act, and for
    nothing else.
    """
    if claim.stance == "deny":
        return "against"
    if claim.stance in {"assert", "accuse", "agree"}:
        return "for"
    if claim.stance == "promise" and claim.event and claim.event.type in SYMMETRIC:
        return "for"
    return "neither"


@cache
def ancestors(commodity: str) -> tuple[str, ...]:
    """Return the classes above ``commodity``, nearest first."""
    parent = load("commodities").get(commodity, {}).get("parent")
    return (parent, *ancestors(parent)) if parent else ()


@cache
def family(commodity: str) -> str:
    """Return the class that ``commodity`` belongs to just below its top class; a top class is its own family."""
    above = ancestors(commodity)
    return above[-2] if len(above) > 1 else commodity


def group(claims: Iterable[Claim], documents: Mapping[str, Document]) -> list[Fact]:
    """Return the alleged facts that ``claims`` speak of; each claim with several objects joins one fact for each."""
    clusters: dict[tuple[str, str], _Rivals] = {}
    parts = [
        (claim, event, _when(claim, event, documents))
        for claim in claims
        if claim.event
        for event in _split(claim.event)
    ]
    # the most specific first, so that claims that tell less join the fact they can only mean
    parts.sort(key=lambda p: (-_specific(p[1]), p[2] or "9", p[0].id))
    for claim, event, when in parts:
        rivals = clusters.setdefault((event.type, family(event.objects[0]) if event.objects else ""), _Rivals())
        fitting = rivals.fitting(event, when)
        if _specific(event) >= 2 or len(fitting) == 1:
            home = max(fitting, key=lambda c: c.overlap(event), default=None)
        else:
            home = None
        if home is None:
            home = rivals.add(event)
        rivals.take(home, claim, event, when)
    found = [c for rivals in clusters.values() for c in rivals.all]
    _share_denials(found)
    facts = [c.fact() for c in found if c.parts]
    return [f for f in facts if f.supporting or _worth_testing(f)]


def _worth_testing(fact: Fact) -> bool:
    """Tell whether a fact that nobody asserts is still one to hold against the measures.

    A denial that names both sides is, and so is what is thought or held possible, or promised, between the target of
    the measures and another; hopes, demands and refusals are not.
    """
    event = fact.event
    both = len({*event.actor, *event.recipient}) > 1
    # who profits from stolen or hidden money is guessed at too freely to be tested
    spoken = event.type != "FINANCE" and any(c.stance in {"speculate", "promise"} for c in fact.others)
    return both and bool(fact.denying or (spoken and event.objects and _TARGET in {*event.actor, *event.recipient}))


def _split(event: Event) -> Iterator[Event]:
    """One event a family of objects; a class is dropped where one of its members is named too, and so are containers
    and the like where it is told what was in them."""
    act = load("events").get(event.type, {}).get("act", False)
    if not (event.actor or event.recipient) or not (act or event.type in _NEEDS_OBJECT):
        return
    told = {o for o in event.objects if not load("commodities").get(o, {}).get("generic")} or set(event.objects)
    told = _narrowest(told)
    families: dict[str, list[str]] = {}
    for commodity in sorted(told):
        families.setdefault(family(commodity), []).append(commodity)
    if not families and act:
        families[""] = []
    for objects in families.values():
        counted = event.quantity if event.quantity and _counts(event.quantity.unit, objects) else None
        yield replace(event, objects=tuple(objects), quantity=counted)


def _counts(unit: str, objects: list[str]) -> bool:
    """Whether ``objects`` can be counted in ``unit`` ("eine Million Barrel" are no air defence systems)."""
    kinds = {k for o in objects for k in (o, *ancestors(o))}
    units = {u for k in kinds for u in load("commodities").get(k, {}).get("units", "").split()}
    return unit in _ANY_UNITS or unit in units


def _narrowest(objects: set[str]) -> set[str]:
    return objects - {a for o in objects for a in ancestors(o)}


def _specific(event: Event) -> int:
    return bool(event.actor) + bool(event.recipient)


def _when(claim: Claim, event: Event, documents: Mapping[str, Document]) -> str | None:
    document = documents.get(claim.document)
    return event.date or claim.said or (document.published if document else None)


class _Cluster:
    """A fact while it is being put together."""

    def __init__(self, event: Event) -> None:
        self.type = event.type
        self.family = family(event.objects[0]) if event.objects else ""
        self.actor = set(event.actor)
        self.recipient = set(event.recipient)
        self.parts: dict[str, tuple[Claim, Event]] = {}
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

    def take(self, claim: Claim, event: Event, when: str | None) -> bool:
        """Join a claim; tell whether there are more parties than before."""
        self.parts[claim.id] = (claim, event)
        before = len(self.actor) + len(self.recipient)
        self.actor |= set(event.actor)
        self.recipient |= set(event.recipient)
        grown = len(self.actor) + len(self.recipient) > before
        # a remark on a single act comes later than the act: only a told date may widen its range
        if when and (event.date or self.type not in SINGLE or self.first is None):
            start, end = span(when)
            self.first = min(self.first or start, start)
            self.last = max(self.last or end, end)
        return grown

    def dates_fit(self, when: str | None, told: bool) -> bool:
        if not when or not self.first or not self.last:
            return True
        start, end = span(when)
        slack = _DAYS if self.type in SINGLE and told else _GAP
        return start - slack <= self.last and self.first <= end + slack

    def has(self, where: str) -> bool:
        return any(side(claim) == where for claim, _ in self.parts.values())

    def begins(self) -> date | None:
        """Return the first day on which the act is told to have happened."""
        told = [span(e.date)[0] for claim, e in self.parts.values() if e.date and side(claim) == "for"]
        return min(told, default=None)

    def fact(self) -> Fact:
        parts = [self.parts[key] for key in sorted(self.parts)]
        told = [event for _, event in parts]
        event = Event(
            type=self.type,
            actor=tuple(sorted(self.actor)),
            recipient=tuple(sorted(self.recipient - (self.actor if self.type in SYMMETRIC else set()))),
            objects=tuple(
                sorted(
                    {o for e in told for o in e.objects} - {a for e in told for o in e.objects for a in ancestors(o)}
                )
            ),
            date=min((e.date for e in told if e.date), default=None),
            quantity=largest([e.quantity for e in told if e.quantity]),
            place=next((e.place for e in told if e.place), None),
        )
        key = f"{event.type} {event.actor} {event.recipient} {event.objects} {parts[0][0].id}"
        sides: dict[str, list[Claim]] = {"for": [], "against": [], "neither": []}
        for claim, _ in parts:
            sides[side(claim)].append(claim)
        name = hashlib.sha256(key.encode()).hexdigest()[:12]
        return Fact(name, event, tuple(sides["for"]), tuple(sides["against"]), tuple(sides["neither"]))


class _Rivals:
    """The facts of one type about one family of goods, while they are being put together."""

    def __init__(self) -> None:
        self.all: list[_Cluster] = []
        # there are few pairs of parties and many claims: whose sides agree with one is worked out once
        self._agreeing: dict[tuple[tuple[str, ...], tuple[str, ...]], list[_Cluster]] = {}

    def fitting(self, event: Event, when: str | None) -> list[_Cluster]:
        """Return the facts that ``event`` may be, in the order they were begun."""
        asked = (event.actor, event.recipient)
        if (agreeing := self._agreeing.get(asked)) is None:
            agreeing = self._agreeing[asked] = [c for c in self.all if c.overlap(event) > 0]
        told = bool(event.date)
        return [c for c in agreeing if c.dates_fit(when, told)]

    def add(self, event: Event) -> _Cluster:
        """Begin another fact."""
        self.all.append(_Cluster(event))
        self._agreeing.clear()
        return self.all[-1]

    def take(self, home: _Cluster, claim: Claim, event: Event, when: str | None) -> None:
        """Join a claim to one of the facts."""
        if home.take(claim, event, when):
            self._agreeing.clear()


def _share_denials(clusters: list[_Cluster]) -> None:
    """Put each denial of a class beside the facts on its members, and empty clusters that held nothing else."""
    alleged: dict[str, list[_Cluster]] = {}
    for cluster in clusters:
        if cluster.family and cluster.has("for"):
            alleged.setdefault(cluster.type, []).append(cluster)
    for general in clusters:
        denials = [part for part in general.parts.values() if side(part[0]) == "against"]
        if not denials:
            continue
        moved: set[str] = set()
        for special in alleged.get(general.type, ()):
            if special is general:
                continue
            if general.family and general.family not in ancestors(special.family):
                continue
            begins = special.begins()
            for claim, event in denials:
                before = begins and claim.said and span(claim.said)[1] < begins
                if special.overlap(event) and not before:
                    special.parts[claim.id] = (claim, event)
                    moved.add(claim.id)
        if moved == set(general.parts):
            general.parts.clear()
