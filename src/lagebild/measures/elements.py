"""The conditions of a provision, each with how far the evidence carries it and the rule that says so.

Order: act, direction or target, object, date, quantity, further conditions, exemption.
"""

from collections.abc import Iterable, Mapping

from lagebild.data import load
from lagebild.link.captions import caption
from lagebild.measures.catalogue import provisions
from lagebild.measures.dates import days, when
from lagebild.measures.evidence import Standing
from lagebild.measures.select import SYMMETRIC, Fit
from lagebild.measures.terms import condition, element, exemption, settled
from lagebild.measures.vocabulary import names, relate
from lagebild.model import Cap, Claim, Element, Event, Measure, Proposition

__all__ = ["elements"]

_WAY = {
    "from_dprk": ("direction", "out of the DPRK"),
    "to_dprk": ("direction", "into the DPRK"),
    "both": ("direction", "to or from the DPRK"),
    "conduct": ("target", "done by the DPRK itself"),
    "workers": ("target", "the DPRK sends or its nationals work"),
    "mandate": ("target", "the body and its mandate"),
}


def elements(
    fit: Fit, proposition: Proposition, evidence: Standing, claims: Mapping[str, Claim], as_of: str | None = None
) -> tuple[Element, ...]:
    """Take one provision apart for one proposition."""
    date, origin = when(proposition, as_of)
    found = [_act(fit, evidence), _direction(fit, proposition, evidence), _object(fit, proposition, evidence, claims)]
    found.append(_date(fit, date, origin, evidence))
    if fit.measure.caps:
        found.append(_quantity(fit.measure, proposition, evidence, date))
    found += [condition(term, proposition, evidence, claims) for term in fit.measure.conditions]
    found.append(exemption(fit.measure, proposition, evidence, claims, date))
    return tuple(found)


def _act(fit: Fit, evidence: Standing) -> Element:
    requires = f"one of: {', '.join(load('events')[a]['label'] for a in fit.measure.acts)}"
    state, note = evidence.state, evidence.note
    if fit.act == "vote":
        state, note = "excluded", "a vote in the Council is how a mandate is given, extended or ended; it breaks none"
    elif fit.clauses:
        state = "unknown"
        note = f"the paragraph is touched by {_articles(fit)}; an agreement is not yet the act, and no act is told"
    elif fit.act == "open" and state != "contested":
        state, note = "unknown", f"talk, agreement or cooperation is not yet the act that the paragraph names; {note}"
    elif fit.act == "like":
        note = f"aid counts as a transfer; {note}"
    return element("act", requires, state, evidence.claims, note)


def _articles(fit: Fit) -> str:
    numbers = [
        clause.article if clause.text_status == "read" else f"{clause.article} (not read in the text)"
        for clause in fit.clauses
        if clause.article
    ]
    named = f"article{'s' if len(numbers) > 1 else ''} {' and '.join(numbers)}" if numbers else "a clause"
    return f"{named} of the {fit.agreement.title if fit.agreement else 'agreement'}"


def _direction(fit: Fit, proposition: Proposition, evidence: Standing) -> Element:
    name, requires = _WAY.get(fit.measure.direction, ("target", "with the DPRK, its nationals, ships or bodies"))
    if fit.sides == "open":
        note = "between the parties; which way it goes is not told"
        return element(name, requires, "unknown", evidence.supporting, note)
    return element(name, requires, settled(evidence), evidence.supporting, _parties(proposition.event))


def _parties(event: Event) -> str:
    actor = " and ".join(caption(p) for p in event.actor)
    recipient = " and ".join(caption(p) for p in event.recipient)
    between = " and " if event.type in SYMMETRIC else " to "
    return f"as told: {between.join(part for part in (actor or 'somebody', recipient) if part)}"


def _object(fit: Fit, proposition: Proposition, evidence: Standing, claims: Mapping[str, Claim]) -> Element:
    ruled = fit.measure.objects
    requires = f"one of: {names(ruled)}"
    said = names(proposition.event.objects)
    naming = _naming(evidence.supporting, ruled, claims) or evidence.supporting
    if fit.clauses:
        note = f"no objects of the paragraph are named; they are within the reach of {_articles(fit)}"
        return element("object", requires, "unknown", naming, note)
    if fit.objects == "covered":
        return element("object", requires, settled(evidence), naming, f"{said}: named, and within the paragraph")
    if fit.objects == "unspecific":
        return element(
            "object",
            requires,
            "unknown",
            naming,
            f"{said}: less specific than the paragraph; whether its objects are meant is open",
        )
    return element("object", requires, "unknown", evidence.supporting, "no object is named")


def _date(fit: Fit, date: str | None, origin: str, evidence: Standing) -> Element:
    measure = fit.measure
    life = f"in force from {measure.in_force_from}"
    if measure.in_force_until:
        life += f" until {measure.in_force_until}"
    if date is None:
        return element("date", life, "unknown", evidence.supporting, "neither the event nor a first report has a date")
    source = {
        "event": "the event is dated",
        "said": "no date of the event is told, it was first said",
        "as_of": "undated, held to",
    }
    note = f"{source[origin]} {date}"
    if fit.life in ("before", "after"):
        why = "had not begun" if fit.life == "before" else f"had ended{_heir(measure)}"
        return element("date", life, "excluded", evidence.supporting, f"{note}; the provision {why}")
    if fit.life == "partly":
        return element(
            "date", life, "unknown", evidence.supporting, f"{note}; the provision covers only part of that time"
        )
    return element("date", life, "met" if origin == "event" else "alleged", evidence.supporting, note)


def _heir(measure: Measure) -> str:
    heir = next((m for m in provisions() if m.id == measure.superseded_by), None)
    return f", {heir.instrument} paragraph {heir.paragraph} took its place" if heir else ""


def _quantity(measure: Measure, proposition: Proposition, evidence: Standing, date: str | None) -> Element:
    caps = [c for c in measure.caps if _runs(c, date)]
    requires = "above " + " or ".join(f"{c.value:,.0f} {c.unit} {_period(c)}" for c in caps or measure.caps)
    amount = proposition.event.quantity
    if amount is None:
        return element("quantity", requires, "unknown", (), "no amount is told, so nothing can be held against the cap")
    comparable = [c for c in caps if c.unit == amount.unit]
    told = f"{amount.value:,.0f} {amount.unit}"
    if not comparable:
        note = f"{told} are told; the cap of that day is not in this unit and no conversion is applied"
        return element("quantity", requires, "unknown", evidence.supporting, note)
    if any(amount.value > c.value for c in comparable):
        return element(
            "quantity", requires, settled(evidence), evidence.supporting, f"{told} are above the cap by themselves"
        )
    note = f"{told} are below the cap; a single amount cannot show whether the total exceeded it"
    return element("quantity", requires, "unknown", evidence.supporting, note)


def _period(cap: Cap) -> str:
    if cap.period == "interval":
        return f"from {cap.start} to {cap.until}"
    return "a calendar year" if cap.period == "year" else f"in {cap.period}"


def _runs(cap: Cap, date: str | None) -> bool:
    told, start, until = days(date), days(cap.start), days(cap.until)
    if not told:
        return True
    return not ((start and told[1] < start[0]) or (until and told[0] > until[1]))


def _naming(ids: Iterable[str], ruled: tuple[str, ...], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    found = []
    for id_ in ids:
        event = claims[id_].event
        if event and any(relate(o, r) != "apart" for o in event.objects for r in ruled):
            found.append(id_)
    return tuple(found)
