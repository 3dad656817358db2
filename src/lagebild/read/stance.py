"""The speaker's stance towards the event, or, without one, towards the content (DESIGN §2)."""

from lagebild.read.acts import Vocabulary, vocabulary
from lagebild.read.attribution import Attribution, Range
from lagebild.read.events import Found
from lagebild.read.page import Page

__all__ = ["settle_stance"]

# a negated cue means another stance: "bestritt nicht", "did not rule out", "bestätigte nicht"
_FLIPPED = {
    "deny": "assert",
    "assert": "decline",
    "accuse": "assert",
    "promise": "decline",
    "agree": "deny",
    "demand": "decline",
    "praise": "criticize",
    "criticize": "assert",
    "speculate": "deny",
    "decline": "assert",
}
_OPEN_CUES = frozenset(
    {"ausschließen", "ausgeschlossen", "schloss", "schließt", "schließe", "rule", "ruled", "ruling", "rules", "exclude"}
)
_NEUTRAL = frozenset({"assert", "speculate"})


def settle_stance(
    page: Page, attribution: Attribution, found: Found | None, own: tuple[str, ...], parties: tuple[str, ...]
) -> str:
    """Settle the stance. ``own`` is for whom the speaker speaks, ``parties`` are actor and recipient of the event.

    Rules, the first that fits: (1) "neither confirm nor deny" declines; (2) a negated cue flips, and not ruling out
    speculates; (3) a cue that takes sides keeps its stance; (4) the content calls a reported allegation false: deny;
    (5) there is no evidence: deny by a party, else decline; (6) the event's clause is negated: deny; (7) the clause
    is hedged: speculate; (8) it lies in the future and the speaker acts in it: promise; (9) it names a breach by
    another party: accuse; (10) otherwise the cue's stance.
    """
    words = vocabulary(page.language)
    stance = attribution.cue_stance
    if words is None:
        return _FLIPPED.get(stance, stance) if attribution.negated else stance
    if _neither(page, attribution):
        return "decline"
    if attribution.negated:
        return "speculate" if _open(page, attribution) else _FLIPPED.get(stance, stance)
    if stance not in _NEUTRAL:
        return stance
    spans = [page.word_range(r) for r in attribution.content]
    clause = found.span if found else None
    party = bool(set(own) & set(parties))
    if (
        clause is None
        and stance == "assert"
        and _has(page, words, "falsehood", spans)
        and _has(page, words, "anaphora", spans)
    ):
        return "deny"
    if clause:
        if _has(page, words, "falsehood", [clause]):
            return "deny"
        negated = _has(page, words, "negation", [clause])
        if negated and _has(page, words, "no_evidence", spans):
            return "deny" if party else "decline"
        if negated and not _double(page, words, clause):
            return "deny"
        if _has(page, words, "doubt", [clause]):
            return "speculate"
        if party and _has(page, words, "future", [clause]) and found and set(own) & set(found.event.actor):
            return "promise"
        if not party and own and _has(page, words, "wrongdoing", spans):
            return "accuse"
    elif len(spans) == 1 and stance == "assert" and _has(page, words, "doubt", _opening(spans)):
        return "speculate"
    return stance


def _has(page: Page, words: Vocabulary, name: str, spans: list[Range]) -> bool:
    wanted = words.sets[name]
    return any(page.lower[i] in wanted for first, after in spans for i in range(first, min(after, first + 400)))


def _opening(spans: list[Range]) -> list[Range]:
    return [(first, min(after, first + 12)) for first, after in spans]


def _double(page: Page, words: Vocabulary, clause: Range) -> bool:
    return (
        page.language == "de"
        and "nur" in page.lower[clause[0] : clause[1]]
        and "nicht" in page.lower[clause[0] : clause[1]]
    )


def _neither(page: Page, attribution: Attribution) -> bool:
    if attribution.cue is None:
        return False
    first, after = page.word_range(page.sentence(attribution.cue[0]))
    said = " ".join(page.lower[first : min(after, first + 80)])
    return any(a in said and b in said for a, b in _NEITHER)


_NEITHER = (
    ("weder", "noch dementier"),
    ("weder", "noch bestätig"),
    ("weder", "noch zu dementieren"),
    ("neither confirm", "nor den"),
    ("neither den", "nor confirm"),
    ("not confirm", "or deny"),
)


def _open(page: Page, attribution: Attribution) -> bool:
    if attribution.cue is None:
        return False
    first, after = page.word_range(attribution.cue)
    return any(w in _OPEN_CUES for w in page.lower[first:after])
