"""The terms a provision adds to act, sides, object and date: further conditions and exemptions.

What a report says of them is found by the words of measures/conditions.yaml and measures/exemptions.yaml in the
content of the claims. Who claims an exemption contests the finding; goods that fall under one by themselves exclude it.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from lagebild.data import load
from lagebild.measures.catalogue import provisions
from lagebild.measures.check import parts
from lagebild.measures.dates import days, relation
from lagebild.measures.evidence import Standing
from lagebild.measures.vocabulary import relate
from lagebild.model import Claim, Element, Measure, Proposition

__all__ = ["condition", "element", "exemption", "settled"]


def element(name: str, requires: str, state: str, claims: tuple[str, ...], note: str) -> Element:
    """Make an element."""
    return Element(name=name, requires=requires, state=state, claims=claims, note=note)


def settled(evidence: Standing) -> str:
    """A denial contests the act; what the allegation says of sides and object stays what is alleged."""
    return "met" if evidence.state == "met" else "alleged"


def condition(term: str, proposition: Proposition, evidence: Standing, claims: Mapping[str, Claim]) -> Element:
    kind, _, words = parts(term)
    rule = load("measures/conditions")[kind]
    if kind == "counterpart" and "kp" in {*proposition.event.actor, *proposition.event.recipient}:
        note = "the report names the DPRK itself"
        return element(kind, words, settled(evidence), evidence.supporting, note)
    saying = _saying(rule.get("words", ()), evidence, claims)
    if saying and "programmes" in words:
        return element(
            kind, words, "contested" if evidence.denying else "alleged", saying, "the report ties it to the programmes"
        )
    return element(kind, words, "unknown", (), rule["open"])


def exemption(
    measure: Measure, proposition: Proposition, evidence: Standing, claims: Mapping[str, Claim], date: str | None
) -> Element:
    """Checked before anything is flagged: an exemption that covers the goods ends the test."""
    requires = "no exemption covers it"
    rules = load("measures/exemptions")
    open_: list[str] = []
    for term, general in _exemptions(measure, date):
        kind, until, words = parts(term)
        limit, day = days(until), days(date)
        if limit and day and day[0] > limit[0]:
            continue
        rule = rules[kind]
        objects = proposition.event.objects
        if objects and all(any(relate(o, e) == "covered" for e in rule.get("objects", ())) for o in objects):
            return element("exemption", requires, "excluded", evidence.supporting, f"{rule['label']} ({words})")
        if rule.get("settles") and limit and day and day[1] < limit[0]:
            return element("exemption", requires, "excluded", evidence.supporting, f"{rule['label']} ({words})")
        saying = _saying(rule.get("words", ()), evidence, claims)
        if saying and not general:
            return element(
                "exemption", requires, "contested", saying, f"what was said points to {rule['label']} ({words})"
            )
        open_.append(rule["label"])
    listed = ", ".join(dict.fromkeys(open_))
    note = f"looked for and not reported: {listed}" if listed else "the paragraph knows no exemption"
    return element("exemption", requires, "unknown" if listed else "met", (), note)


def _exemptions(measure: Measure, date: str | None) -> list[tuple[str, bool]]:
    """Return the terms of the provision itself, then those that later resolutions give to all or to freezes."""
    terms = [(term, False) for term in measure.exemptions]
    if measure.direction in ("conduct", "mandate"):
        return terms
    for other in _standing_exemptions():
        if other.target in ("any", measure.direction) and relation(other, date) in ("within", "partly"):
            terms += [(term, other.target == "any") for term in other.exemptions]
    return terms


@cache
def _standing_exemptions() -> tuple[Measure, ...]:
    return tuple(m for m in provisions() if m.direction == "exemption")


def _saying(words: Iterable[str], evidence: Standing, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Return the claims whose content uses one of the words."""
    listed = tuple(words)
    text = {c: " ".join(span.text for span in claims[c].content).casefold() for c in evidence.claims}
    return tuple(c for c in evidence.claims if any(word in text[c] for word in listed))
