"""The speaker's stance towards the event, or, without one, towards the content (DESIGN §2)."""

from lagebild.link.language import LANGUAGES
from lagebild.read.acts import Vocabulary, vocabulary
from lagebild.read.attribution import Attribution, Range
from lagebild.read.cues import FLIPPED
from lagebild.read.events import Found
from lagebild.read.lexicon import Words
from lagebild.read.page import Page
from lagebild.read.passage import Passage

__all__ = ["settle_stance"]

CHARGES = frozenset({"TRANSFER", "MOBILIZE", "EMPLOY", "SAIL", "FINANCE", "TRAIN"})
_TARGET = "kp"  # under whose measures such acts are breaches
_NEUTRAL = frozenset({"assert", "speculate"})
_NEITHER = (
    ("weder", "dementier", "noch"),
    ("weder", "bestätig", "noch"),
    ("neither", "confirm", "nor"),
    ("not", "confirm or deny", "or"),
    ("not", "confirm nor deny", "nor"),
)
_SENTENCE = 80  # words of the cue's sentence that are looked at
_INTENT = 3  # words of "no intention", "never thought" before "of …ing"
_BRIEF = 3  # words of a statement that only calls something false
_OPENING = 14  # words in which a hedge counts where there is no event
_ENDED = 2  # words between a negation and the ending that it denies


def settle_stance(
    passage: Passage, attribution: Attribution, found: Found | None, own: tuple[str, ...], answers: bool = False
) -> str:
    """Settle the stance; ``own`` is for whom the speaker speaks; ``answers`` tells that a charge was made before.

    Rules, the first that fits: (1) "neither confirm nor deny" declines; (2) a negated cue flips, and not ruling out
    speculates; (3) a cue that takes sides keeps its stance; (4) what is said calls a report false: deny; (5) it
    cannot be confirmed or will not be spoken of: decline; (6) there is no evidence, or the event's clause is
    negated, or without an event the answer to a charge is: deny; (7) the clause is hedged: speculate; (8) the
    speaker will do it: promise; (9) it tells of a breach, or of an act with North Korea that the measures test, by
    parties other than the speaker: accuse; (10) without an event, what ought to be is a demand and a word of blame
    a criticism; (11) otherwise the cue's stance. An announcement of what others did ("announced that Russia had
    fired …") is judged like a neutral cue.
    """
    words = vocabulary(passage.page.language)
    stance = attribution.cue_stance
    if words is None:
        return FLIPPED.get(stance, stance) if attribution.negated else stance
    if attribution.cue is not None and _neither(passage.page, attribution.cue):
        return "decline"
    if attribution.negated:
        ruled_out = attribution.cue is not None and _any(passage.page, attribution.cue, words.sets["rule_out"])
        return "speculate" if ruled_out else FLIPPED.get(stance, stance)
    if stance == "promise" and len(own) > 1:
        return "agree"
    announced = (
        stance == "promise"
        and attribution.kind != "reported"
        and found is not None
        and bool(own)
        and not set(own) & set(found.event.actor)
    )
    if announced:
        return _by_content(passage, words, found, own, answers) or "assert"
    if stance == "criticize" and found and _has(passage, words, "doubt", found.span):
        return "speculate"  # worry over what might happen
    if stance not in _NEUTRAL:
        return stance
    return _by_content(passage, words, found, own, answers) or stance


def _by_content(
    passage: Passage, words: Vocabulary, found: Found | None, own: tuple[str, ...], answers: bool
) -> str | None:
    whole = (0, len(passage))
    sets = words.sets
    negated = any(_negates(passage, words, k) for k in range(*(_scope(passage, found) if found else whole)))
    if found and found.event.type == "VOTE" and passage.lower[found.at].startswith("veto"):
        negated = False  # "the veto does not …" tells that there was one
    if _silent(passage, words):
        return "decline"
    false = any(_called_false(passage, words, k) for k in range(*(found.span if found else whole)))
    if false and (found or len(passage) <= _BRIEF or _has(passage, words, "anaphora", whole)):
        return "deny"
    parted = passage.page.language not in ("de", "en") or any(w in sets["parted"] for w in passage.lower)
    if negated and parted and any(w in sets["rule_out"] for w in passage.lower):
        return "speculate"
    if negated and any(w in sets["confirm"] for w in passage.lower):
        return "decline"
    if found is None and answers and (negated or false) and passage.page.language in LANGUAGES:
        return "deny"
    if found is None:
        hedged = _has(passage, words, "doubt", (0, min(_OPENING, len(passage))))
        breach = not negated and _has(passage, words, "breach", whole)
        if breach and (_others(passage, own) or not _others(passage, ())):
            return "accuse"
        if _has(passage, words, "ought", whole):
            return "demand"
        if _has(passage, words, "criticism", whole) and not negated:
            return "criticize"
        return "speculate" if hedged else None
    parties = {*found.event.actor, *found.event.recipient}
    party = bool(set(own) & parties)
    if _without_evidence(passage, words):
        return "deny"
    if negated:
        return "deny"
    if _has(passage, words, "doubt", found.span):
        return "speculate"
    if set(own) & set(found.event.actor) and _has(passage, words, "future", found.span):
        return "promise"
    charged = found.event.type in CHARGES and _TARGET in parties
    if _has(passage, words, "condemning", whole):
        return "criticize"
    if not party and ((charged and own) or _has(passage, words, "wrongdoing", whole)):
        return "accuse"
    return None


def _silent(passage: Passage, words: Vocabulary) -> bool:
    """Whether the statement itself only says that nothing will be said: "говорить не буду", "확인해 줄 수 없다"."""
    return any("silence" in kinds for _, _, kinds in words.marks.find(passage.lower, 0, len(passage)))


def _scope(passage: Passage, found: Found) -> Range:
    """The words in which a negation denies the event: its clause, with "no intention" before "of exporting"."""
    first, after = found.span
    if first and passage.lower[first] in ("of", "for"):
        first = max(0, first - _INTENT)
    return first, after


def _without_evidence(passage: Passage, words: Vocabulary) -> bool:
    evidence, behind = words.sets["no_evidence"], words.order.behind
    return any(
        any(w in evidence for w in passage.lower[max(0, k - 4) : k] + passage.lower[k + 1 : k + 4])
        if behind
        else any(w in evidence for w in passage.lower[k + 1 : k + 4])
        for k in range(len(passage))
        if _negates(passage, words, k)
    )


def _negates(passage: Passage, words: Vocabulary, k: int) -> bool:
    """Whether word ``k`` negates: not in "nicht nur", "not only", "no doubt", "kein Zweifel", "has not stopped"."""
    if passage.lower[k] not in words.sets["negation"]:
        return False
    following = passage.lower[k + 1 : k + 2]
    if passage.lower[k] == "not" and k and passage.lower[k - 1] == "of":
        return False
    if any(w in words.sets["ending"] for w in passage.lower[max(0, k - _ENDED) : k + 1 + _ENDED]):
        return False
    only = words.sets["only"]
    if words.order.behind and k and passage.lower[k - 1] in only:
        return False
    return not following or following[0] not in only


def _called_false(passage: Passage, words: Vocabulary, k: int) -> bool:
    before = passage.lower[max(0, k - 2) : k]
    return passage.lower[k] in words.sets["falsehood"] and not any(w in words.sets["negation"] for w in before)


def _others(passage: Passage, own: tuple[str, ...]) -> bool:
    return any(c not in own for n, _ in passage.named.values() for c in n.entity.countries)


def _has(passage: Passage, words: Vocabulary, name: str, span: Range) -> bool:
    wanted = words.sets[name]
    return any(passage.lower[k] in wanted and passage.cased[k] != "May" for k in range(*span))


def _neither(page: Page, cue: Range) -> bool:
    first, after = page.word_range(page.sentence(cue[0]))
    said = " ".join(page.lower[first : min(after, first + _SENTENCE)])
    return any(all(part in said for part in parts) for parts in _NEITHER)


def _any(page: Page, where: Range, wanted: Words) -> bool:
    return any(w in wanted for w in page.lower[slice(*page.word_range(where))])
