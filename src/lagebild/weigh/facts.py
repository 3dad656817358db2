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
from collections.abc import Iterable, Mapping

from msgspec import Struct

from lagebild.memory import Memory
from lagebild.model import Claim, Document, Event
from lagebild.weigh.amounts import largest
from lagebild.weigh.clusters import Cluster, clustered
from lagebild.weigh.days import span
from lagebild.weigh.parts import SYMMETRIC, Part, ancestors, side, told

__all__ = ["Fact", "ancestors", "group", "side", "span"]

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


def group(claims: Iterable[Claim], documents: Mapping[str, Document], memory: Memory | None = None) -> list[Fact]:
    """Return the alleged facts that ``claims`` speak of; each claim with several objects joins one fact for each."""
    memory = memory or Memory()
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        said.setdefault(claim.document, []).append(claim)
    kinds: dict[tuple[str, str], list[Part]] = {}
    for id_, each in said.items():
        document = documents.get(id_)
        for kind, part in memory.of(told, id_, document.published if document else None, *each):
            kinds.setdefault(kind, []).append(part)
    types: dict[str, list[Cluster]] = {}
    for kind, parts in kinds.items():
        types.setdefault(kind[0], []).extend(memory.of(clustered, kind, kind[1], *parts))
    lent = [pair for type_, found in types.items() for pair in memory.of(_lend, type_, *found)]
    facts = [memory.of(_fact, cluster.key, cluster, denials) for cluster, denials in lent]
    return [f for f in facts if f.supporting or _worth_testing(f)]


def _lend(*clusters: Cluster) -> list[tuple[Cluster, tuple[Part, ...]]]:
    """Put each denial of a class beside the facts on its members; clusters that held nothing else are left out.

    The clusters are all of one type.
    """
    lent: dict[int, list[Part]] = {}
    alleged = [(place, c) for place, c in enumerate(clusters) if c.family and c.alleged]
    empty = set()
    for general in clusters:
        moved = set()
        for place, special in alleged if general.denials else ():
            if special is general or (general.family and general.family not in ancestors(special.family)):
                continue
            for part in general.denials:
                before = special.begins and part.claim.said and span(part.claim.said)[1] < special.begins
                if special.overlap(part.event) and not before:
                    lent.setdefault(place, []).append(part)
                    moved.add(part.claim.id)
        if moved == general.parts.keys():
            empty.add(general)
    return [(c, tuple(lent.get(place, ()))) for place, c in enumerate(clusters) if c not in empty]


def _fact(cluster: Cluster, lent: tuple[Part, ...]) -> Fact:
    """Return the fact of a cluster, with the denials that are lent to it."""
    parts = sorted((*cluster.parts.values(), *lent), key=lambda part: part.claim.id)
    events = [part.event for part in parts]
    event = Event(
        type=cluster.type,
        actor=tuple(sorted(cluster.actor)),
        recipient=tuple(sorted(cluster.recipient - (cluster.actor if cluster.type in SYMMETRIC else set()))),
        objects=tuple(
            sorted(
                {o for e in events for o in e.objects} - {a for e in events for o in e.objects for a in ancestors(o)}
            )
        ),
        date=min((e.date for e in events if e.date), default=None),
        quantity=largest([e.quantity for e in events if e.quantity]),
        place=next((e.place for e in events if e.place), None),
    )
    # the claim is one of its own: one that is lent may stand first in several facts
    key = f"{event.type} {event.actor} {event.recipient} {event.objects} {cluster.key[-1]}"
    sides: dict[str, list[Claim]] = {"for": [], "against": [], "neither": []}
    for part in parts:
        sides[side(part.claim)].append(part.claim)
    name = hashlib.sha256(key.encode()).hexdigest()[:12]
    return Fact(name, event, tuple(sides["for"]), tuple(sides["against"]), tuple(sides["neither"]))


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
