"""The subject of a finite verb: before it, behind it, or past appositions and clauses pushed in between."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.phrases import Phrase, noun_phrase, skip
from lagebild.read.rules.german.view import View

__all__ = ["main_subject", "parted", "refusable", "subject"]


_ACTS = (
    "ung",
    "ungen",
    "nahme",
    "nahmen",
    "kunft",
    "künfte",
    "frage",
    "fragen",
    "berichte",
    "berichten",
    "tion",
    "tionen",
)
_BODIES = (
    "regierung",
    "führung",
    "leitung",
    "zeitung",
    "verwaltung",
    "vertretung",
    "stiftung",
    "kommission",
    "delegation",
)


def main_subject(view: View, k: int) -> Phrase | None:
    """Return the subject of the first finite verb of segment ``k``."""
    seg = view.segments[k]
    for j in range(seg.a, seg.b):
        if view.kind[j] in "wC" and view.finite(j):
            return subject(view, k, j)
    return None


def subject(view: View, segment: int, verb: int, dative: bool = False, tail: bool = True) -> Phrase | None:
    """Return the subject of the finite verb at item ``verb``, in its clause or, past appositions, before it.

    With ``dative`` the verb takes one, so "der …" behind the subject is no genitive; without ``tail`` "von …" is the
    verb's.
    """
    seg = view.segments[segment]
    a = seg.a
    while a < verb and view.low[a] in words.COORDINATORS:
        a += 1
    if seg.type in ("sub", "rel"):
        return _verb_final(view, segment, a, verb)
    if verb - 1 > a and view.low[verb - 1] in ("und", "sowie", "aber", "sondern", "oder"):
        for j in range(a, verb - 1):
            if view.kind[j] == "w" and view.verblike(j):
                return subject(view, segment, j)
    if a == verb and segment and (a > seg.a or view.low[min(verb + 1, seg.b - 1)] in ("aber", "jedoch", "zugleich")):
        return None  # ", und forderte …": the subject stands before
    after = skip(view, verb + 1, seg.b)
    behind = noun_phrase(view, after, seg.b, tail=tail, genitive=not dative)
    if a < verb:
        while a < verb - 1 and view.low[a] in ("auch", "selbst", "sogar", "nur", "allein"):
            a += 1
        front = noun_phrase(view, a, verb)
        if front is None:
            return _with_apposition(view, segment, behind)
        if behind is not None and not front.pronoun and _is_object(view, front, behind, dative):
            return _with_apposition(view, segment, behind)
        first = _enumerated(view, segment, front)
        return Phrase(first, max(front.b, _prefield_end(view, front.b, verb)), front.pronoun)
    left = _left(view, segment)
    if left is not None and (behind is None or (_head_first(view, segment) and not parted(view, segment))):
        return left
    if behind is not None and view.segments[segment].cut:
        return _with_apposition(view, segment, behind)
    return behind or left


def _enumerated(view: View, segment: int, front: Phrase) -> int:
    """ "Japan, Polen und die USA": the item where the enumeration begins that ``front`` ends."""
    segs = view.segments
    if not segment or front.a != segs[segment].a or "und" not in view.low[front.a : front.b]:
        return front.a
    for seg in segs[:segment]:
        phrase = noun_phrase(view, seg.a, seg.b) if seg.type == "frag" and seg.cut in ("", ",") else None
        if phrase is None or phrase.b != seg.b:
            return front.a
    return segs[0].a


def parted(view: View, segment: int) -> bool:
    """Tell whether the clause is pushed into another: "Die Lage, sagte Kim, sei ernst"."""
    segs = view.segments
    return segment + 1 < len(segs) and segs[segment + 1].cut == "," and view.konjunktiv(segs[segment + 1].a)


def _head_first(view: View, segment: int) -> bool:
    """Tell whether the segments before are a lone noun phrase with appositions or relative clauses."""
    k = segment - 1
    while k > 0 and view.segments[k].type in ("rel", "frag"):
        k -= 1
    return view.segments[k].type == "frag" or k < 0


def _left(view: View, segment: int) -> Phrase | None:
    """Find the phrase whose appositions or relative clause stand between it and the verb."""
    k = segment - 1
    while k >= 0 and view.segments[k].type in ("rel", "sub", "inf"):
        k -= 1
    while k > 0 and view.segments[k].type == "frag" and view.segments[k - 1].type == "frag":
        k -= 1
    if k < 0 or view.segments[k].type != "frag":
        return None
    seg = view.segments[k]
    a = seg.a
    while a < seg.b - 1 and (view.low[a] in words.COORDINATORS or view.low[a] in ("auch", "selbst", "sogar")):
        a += 1
    phrase = noun_phrase(view, a, seg.b)
    if phrase is None or (view.kind[phrase.a] == "Q" and phrase.b == seg.b):
        return None
    end = max(phrase.b, _prefield_end(view, phrase.b, seg.b))
    last = k
    while last + 1 < segment and view.segments[last + 1].type == "frag":
        last += 1
    if last > k and end == seg.b:
        end = view.segments[last].b
    return Phrase(phrase.a, end, phrase.pronoun)


def _prefield_end(view: View, end: int, verb: int) -> int:
    """What stands before the verb is one constituent: take it whole, but for adverbs at its end."""
    low, kind = view.low, view.kind
    b = verb
    while b > end and kind[b - 1] == "w" and low[b - 1] in words.ADVERBS:
        b -= 1
    for i in range(end, b):
        if kind[i] == "," or (kind[i] == "w" and view.finite(i)):
            return end
    return b


def _is_object(view: View, front: Phrase, behind: Phrase, dative: bool) -> bool:
    """Tell whether the phrase before the verb is what is said, and the one behind says it."""
    head = view.low[front.b - 1]
    within = view.low[front.a : front.b]
    if any(w in words.SAID for w in within[1:]) or (
        len(within) == 1 and within[0] in words.SAID | {"das", "dies", "beides"}
    ):
        return True
    if refusable(view, front) and not refusable(view, behind):
        return True
    if behind.pronoun and view.low[behind.a] == "sie" and not dative and _named(view, front):
        return False  # "Moskau hält sie für Propaganda"
    if behind.pronoun:
        return view.low[behind.a] != "sie" or within[0] != "der"
    if dative or view.low[behind.a] != "der" or within[0] == "der" or behind.b - behind.a < 2:
        return head in words.TIMES
    return view.low[behind.a + 1].endswith(("de", "te", "e"))  # "der neue …": masculine, so it is the subject


def _named(view: View, phrase: Phrase) -> bool:
    if phrase.b - phrase.a == 1:
        return view.low[phrase.a] in words.LANDS or view.low[phrase.a] in words.VOICES
    return view.kind[phrase.a : phrase.b] == ["C"] * (phrase.b - phrase.a) and not refusable(view, phrase)


def refusable(view: View, phrase: Phrase) -> bool:
    """ "Eine eigene Bewertung", "Waffenlieferungen aus Pjöngjang": an act or utterance, which says nothing itself."""
    head = next((view.low[j] for j in range(phrase.a, phrase.b) if view.kind[j] == "C"), "")
    if view.kind[phrase.a] == "C" and phrase.b - phrase.a > 1 and view.kind[phrase.a + 1] == "C":
        return False  # a name
    return (
        head not in words.BODIES
        and not head.endswith(_BODIES)
        and (head in words.ABSTRACT or head in words.SAID or head.endswith(_ACTS))
    )


def _verb_final(view: View, segment: int, a: int, verb: int) -> Phrase | None:
    low = view.low
    if view.segments[segment].type == "rel":
        if segment and low[a] in ("der", "die", "das"):
            before = view.segments[segment - 1]
            for i in range(before.a, before.b):
                found = noun_phrase(view, i, before.b)
                if found and found.b == before.b:
                    return found
        a += 1
        if low[a - 1] in words.PREPOSITIONS:
            a += 1
    elif low[a] in words.SUBORDINATORS:
        a += 1
    start = skip(view, a, verb)
    found = noun_phrase(view, start, verb)
    if found is None and low[a - 1] == "wie" and a <= start < verb <= start + 4 and not words.closed(low[start]):
        return Phrase(start, verb)  # "wie t-online.de berichtet"
    return found


def _with_apposition(view: View, segment: int, phrase: Phrase | None) -> Phrase | None:
    """Add ", Klaus Stöhr" and the like behind ``phrase`` when it ends its segment."""
    if phrase is None or phrase.pronoun:
        return phrase
    seg = view.segments[segment]
    if phrase.b != seg.b or segment + 1 >= len(view.segments):
        return phrase
    nxt = view.segments[segment + 1]
    if nxt.type != "frag" or nxt.cut != "," or nxt.b - nxt.a > 12:
        return phrase
    found = noun_phrase(view, nxt.a, nxt.b)
    if found is None or (found.b < nxt.b and view.low[found.b] not in words.PREPOSITIONS):
        return phrase
    return Phrase(phrase.a, found.b, False)
