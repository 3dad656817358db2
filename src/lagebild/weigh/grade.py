"""Status, Admiralty grade and wording, each with the rule that gave it.

The letter is that of the best source on the allegation's side, the number follows from the status
(Admiralty code as in AJP-2.1; the scale of wording is ours, and fixed).
"""

from msgspec import Struct

from lagebild.model import Origin
from lagebild.weigh.facts import Fact

__all__ = ["Verdict", "judge"]

_WORDING = {
    "confirmed": "affirmed by a party concerned",
    "corroborated": "reported by independent sources",
    "contested": "alleged and denied",
    "single": "reported by one source",
    "withdrawn": "withdrawn by its source",
    "denied": "denied; no allegation among the documents read",
    "unsupported": "spoken of; asserted by nobody in the documents read",
}


class Verdict(Struct, frozen=True):
    """Status, grade, the fixed wording, and the rules in words."""

    status: str
    grade: str
    wording: str
    rules: tuple[str, ...]


def judge(fact: Fact, origins: tuple[Origin, ...]) -> Verdict:
    """Return the verdict on ``fact``; rules in order: confirmed, withdrawn, contested, corroborated, single."""
    standing = [o for o in origins if o.side == "for"]
    denying = [o for o in origins if o.side == "against"]
    independent = [o for o in standing if not o.party]
    affirming = [o for o in standing if o.party and _affirms(fact, o, denying)]
    left = [o for o in standing if not _withdrew(fact, o, denying)]
    status, why, number = _status(standing, left, denying, independent, affirming)
    letter = min((o.reliability for o in independent or standing), default="F")
    best = next((o.caption for o in independent or standing if o.reliability == letter), "nobody")
    scale = status
    if not standing:
        scale = "denied" if denying else "unsupported"
    return Verdict(
        status,
        f"{letter}{number}",
        _WORDING[scale],
        (why, f"{letter}: the most reliable source for it is {best}", f"{number}: {_NUMBERS[number]}"),
    )


_NUMBERS = {
    1: "affirmed by a party concerned or seen in data",
    2: "independent sources agree and nobody concerned denies",
    3: "possibly true: independent sources agree though it is denied, or one reliable source",
    4: "doubtful: one source, denied or of unknown reliability",
    5: "improbable: withdrawn",
    6: "cannot be judged",
}


def _status(
    standing: list[Origin],
    left: list[Origin],
    denying: list[Origin],
    independent: list[Origin],
    affirming: list[Origin],
) -> tuple[str, str, int]:
    if affirming:
        names = ", ".join(o.caption for o in affirming)
        return "confirmed", f"confirmed: {names}, a party concerned, affirms it", 1
    if standing and not left:
        return "withdrawn", "withdrawn: every source of the allegation later stands against it", 5
    count = len({o.id for o in independent})
    concerned = [o for o in denying if o.party]
    if concerned:
        names = ", ".join(o.caption for o in concerned)
        number = 6 if not standing else 3 if count >= 2 else 4
        return "contested", f"contested: {names}, a party concerned, denies it", number
    if count >= 2:
        return "corroborated", f"corroborated: {count} independent origins", 2
    if not standing:
        return "single", "single: nobody in the documents read asserts it", 6
    reliable = min(o.reliability for o in standing) <= "C"
    return "single", "single: one independent origin", 3 if reliable and not denying else 4


def _affirms(fact: Fact, origin: Origin, denying: list[Origin]) -> bool:
    """Tell whether a party says so itself (not: accuses, criticizes), and no later than its last denial."""
    affirmed = _latest(fact, origin, {"assert", "agree", "promise"})
    denied = max((_latest(fact, o, {"deny"}) or "" for o in denying if o.id == origin.id), default="")
    return affirmed is not None and affirmed >= denied


def _withdrew(fact: Fact, origin: Origin, denying: list[Origin]) -> bool:
    """Tell whether a source later denied what it had alleged."""
    alleged = _latest(fact, origin, {"assert", "accuse", "agree", "promise"}) or ""
    denied = max((_latest(fact, o, {"deny"}) or "" for o in denying if o.id == origin.id), default="")
    return denied > alleged


def _latest(fact: Fact, origin: Origin, stances: set[str]) -> str | None:
    return max((c.said or "" for c in fact.claims if c.id in origin.claims and c.stance in stances), default=None)
