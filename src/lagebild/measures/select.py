"""Which provisions could apply to a proposition, and how its act, sides and object lie to each of them."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import cache

from msgspec import Struct

from lagebild.measures.catalogue import provisions
from lagebild.measures.dates import days, relation, when
from lagebild.measures.vocabulary import ancestors, closest, intangible
from lagebild.model import Agreement, Clause, Event, Measure, Proposition

__all__ = ["SYMMETRIC", "Fit", "agreement_of", "select"]

SYMMETRIC = frozenset({"SIGN", "AGREE", "COOPERATE", "CONSULT"})
# Agreeing on a thing, working together on it or asking for it is not yet the act a provision names.
_OPEN = SYMMETRIC | {"REQUEST", "SUPPORT"}
_UNTOUCHED = frozenset({"mandate", "commitment", "conduct", "exemption"})
# Money in general is not yet an account, a joint venture or a mission's property.
_EXACT = frozenset({"financial", "diplomatic", "freeze", "vessels"})
_IMPLIED = frozenset({"EMPLOY", "FINANCE", "LAUNCH", "SAIL", "TRAIN"})

_RECENT = timedelta(days=366)


class Fit(Struct, frozen=True):
    """A provision that could apply, and how the event lies to it."""

    measure: Measure
    act: str  # same | like | open | vote
    sides: str  # told | open
    objects: str  # covered | unspecific | unnamed
    life: str  # before | after | within | partly | unknown
    clauses: tuple[Clause, ...] = ()
    agreement: Agreement | None = None


def select(
    proposition: Proposition,
    belongs: Mapping[str, frozenset[str]],
    register: Iterable[Agreement],
    as_of: str | None = None,
) -> tuple[Fit, ...]:
    """Return the provisions to test, oldest first; ``register`` holds the agreements that reports may mean.

    Those in force on the day are tested. One that had ended no more than a year before is listed where its next
    successor is tested and the object named falls under it; one yet to come only where nothing was in force, and
    then only the first to come. A provision that a later paragraph says again or makes binding is not tested beside it.
    """
    date, _ = when(proposition, as_of)
    fits = [
        fit
        for measure in provisions()
        if (as_of is None or measure.adopted <= as_of) and (fit := _fit(measure, proposition, belongs, register, date))
    ]
    running = {f.measure.id for f in fits if f.life in ("within", "partly") or _undated(f)}
    coming = [f.measure.in_force_from for f in fits if f.life == "before"]
    kept = []
    for fit in fits:
        if fit.measure.id in running:
            absorbed = not fit.measure.in_force_until and bool(_successors(fit.measure.id) & running)
        elif fit.life == "after":
            recent = _ended_recently(fit.measure, date) and fit.objects == "covered"
            absorbed = not (recent and fit.measure.superseded_by in running)
        else:
            absorbed = bool(running) or fit.measure.in_force_from != min(coming, default="")
        if not absorbed:
            kept.append(fit)
    return tuple(kept)


def agreement_of(event: Event, date: str | None, register: Iterable[Agreement]) -> Agreement | None:
    """Return the agreement that its parties would mean at a date: the latest signed between them and not ended."""
    parties = {*event.actor, *event.recipient}
    best: Agreement | None = None
    for agreement in register:
        if {p.country for p in agreement.parties} != parties or not agreement.signed:
            continue
        if date and (agreement.signed[: len(date)] > date or (agreement.ended and agreement.ended < date)):
            continue
        if not date and agreement.ended:
            continue
        if best is None or (best.signed or "") < agreement.signed:
            best = agreement
    return best


def _undated(fit: Fit) -> bool:
    return fit.life == "unknown" and fit.measure.in_force_until is None


def _ended_recently(measure: Measure, date: str | None) -> bool:
    told, ended = days(date), days(measure.in_force_until)
    return bool(told and ended and told[0] - ended[1] <= _RECENT)


@cache
def _successors(id_: str) -> frozenset[str]:
    by_id = {m.id: m for m in provisions()}
    found: set[str] = set()
    following = by_id[id_].superseded_by
    while following and following not in found:
        found.add(following)
        following = by_id[following].superseded_by
    return frozenset(found)


def _fit(
    measure: Measure,
    proposition: Proposition,
    belongs: Mapping[str, frozenset[str]],
    register: Iterable[Agreement],
    date: str | None,
) -> Fit | None:
    event = proposition.event
    if not measure.acts or not measure.objects:
        return None
    life = relation(measure, date)
    if measure.direction == "mandate":
        known = event.type in measure.acts and closest(event.objects, measure.objects) == "covered"
        return Fit(measure, "vote", "told", "covered", life) if known else None
    sides = _sides(measure, event, belongs)
    if not sides:
        return None
    act = _act(measure, event)
    objects = closest(event.objects, measure.objects)
    if objects == "unspecific" and measure.direction in _EXACT:
        return None
    if (
        act == "open"
        and objects == "unspecific"
        and "TRAIN" not in measure.acts
        and any(map(intangible, event.objects))
    ):
        return None  # a cooperation in general is not yet one on the goods that the paragraph lists
    if act and (objects in ("covered", "unspecific") or (objects == "unnamed" and _implies(event, measure))):
        return Fit(measure, act, sides, objects, life)
    return _through_agreement(measure, event, sides, life, date, register)


def _act(measure: Measure, event: Event) -> str | None:
    if event.type in measure.acts:
        services = "TRAIN" in measure.acts and event.type in ("TRANSFER", "SAIL")
        if not services or any(intangible(o) for o in event.objects):
            return "same"
        # goods are no services; yet a satellite hardly changes hands without help on how to launch or use it
        return "open" if "satellite" in event.objects else None
    if event.type == "AID" and "TRANSFER" in measure.acts:
        return "like"
    if event.type in _OPEN and measure.direction not in _UNTOUCHED:
        return "open"
    return None


def _implies(event: Event, measure: Measure) -> bool:
    return event.type in _IMPLIED and event.type in measure.acts


def _sides(measure: Measure, event: Event, belongs: Mapping[str, frozenset[str]]) -> str | None:
    """Tell whether the event runs the way the provision rules; none where it cannot."""
    acting = any(_is(measure.target, party, belongs) for party in event.actor)
    receiving = any(_is(measure.target, party, belongs) for party in event.recipient)
    if not (acting or receiving):
        return None
    if measure.direction in ("from_dprk", "to_dprk"):
        if event.type in _OPEN or (acting and receiving):
            return "open"
        told = acting if measure.direction == "from_dprk" else receiving
        return "told" if told else "open" if event.type == "SAIL" else None
    if measure.direction in ("conduct", "workers"):
        return "told" if acting else "open" if event.type in _OPEN | {"EMPLOY"} else None
    return "told"


def _is(country: str, party: str, belongs: Mapping[str, frozenset[str]]) -> bool:
    return party == country or party.startswith(f"{country}-") or country in belongs.get(party, frozenset())


def _through_agreement(
    measure: Measure, event: Event, sides: str, life: str, date: str | None, register: Iterable[Agreement]
) -> Fit | None:
    """A treaty named as a whole is held against what its clauses touch."""
    if event.type not in ("SIGN", "AGREE"):
        return None
    if not all(o == "treaty" or "treaty" in ancestors(o) for o in event.objects):
        return None
    agreement = agreement_of(event, date, register) if event.objects or event.type == "SIGN" else None
    part = event.objects == ("mutual-defence",)
    if agreement is None:
        return None
    touching = tuple(
        clause
        for clause in agreement.clauses
        if measure.id in clause.touches and (not part or "mutual-defence" in clause.objects)
    )
    return Fit(measure, "open", sides, "covered", life, touching, agreement) if touching else None
