"""Noun phrases that can be a speaker, found without a parser."""

from typing import NamedTuple

from lagebild.read.rules.german import words
from lagebild.read.rules.german.view import View

__all__ = ["Phrase", "noun_phrase", "source_phrase", "subject"]

# datives after a verb of saying: to whom, not who
# nouns that are said, not saying: in the prefield they are objects when a subject follows the verb


class Phrase(NamedTuple):
    """Items ``a`` to ``b`` (exclusive); ``pronoun`` when it must be resolved."""

    a: int
    b: int
    pronoun: bool = False


_JOINS = frozenset(("und", "oder", "als", "bis", "über", "so", "sehr"))


def noun_phrase(view: View, i: int, stop: int, oblique: bool = False, tail: bool = True) -> Phrase | None:
    """Read the noun phrase that opens at item ``i`` and ends before ``stop``, or None.

    Without ``oblique`` it must be able to be a subject: no "den", "dem", "ihm". ``tail`` takes "von …", "für …" along.
    """
    low, kind = view.low, view.kind
    if i >= stop:
        return None
    first = low[i]
    j = i
    if first in _JOINS:
        return None
    if first in words.PRONOUNS and kind[i] in "wC":
        after = kind[i + 1] if i + 1 < stop else "."
        if first in ("er", "sie", "wir", "ich", "man") or after not in "CwdQ":
            return Phrase(i, i + 1, True)
    if first in words.NOT_SUBJECT or first in words.DETERMINERS:
        if first in words.NOT_SUBJECT and not oblique:
            return None
        j += 1
    j = _heads(view, j, stop)
    if j < 0:
        if (
            first in ("viele", "einige", "andere", "mehrere", "beide", "kritiker", "dieser", "diese")
            and kind[i] in "wC"
        ):
            return Phrase(i, i + 1, True)
        return None
    return Phrase(i, _extend(view, j, stop, tail))


def _heads(view: View, j: int, stop: int) -> int:
    """Skip adjectives and read the nouns at ``j``; return the item after them, or -1."""
    low, kind = view.low, view.kind
    limit = min(stop, j + 9)
    while j < limit:
        k = kind[j]
        if k in "CQ":
            break
        if k == "d" or (k == "w" and words.adjective(low[j]) and not (view.finite(j) and low[j] in words.KONJUNKTIV)):
            if low[j] in words.PREPOSITIONS or low[j] in words.PRONOUNS or low[j] in words.NOT_SUBJECT:
                return -1
            j += 1
        elif k == "w" and low[j] in ("und", "oder", "rund", "etwa", "sehr", "als", "bis", "über", "mehr", "so"):
            j += 1
        else:
            return -1
    if (
        j >= limit
        or kind[j] not in "CQ"
        or (kind[j] == "Q" and not view.namelike(j))
        or (low[j] in words.TIMES and kind[j] == "C")
    ):
        return -1
    while j < stop:
        k = kind[j]
        if k == "Q" and not view.namelike(j):
            break
        if (
            k in "CQP"
            or (k == "d" and kind[j - 1] == "C" and view.low[j].isdigit() and len(low[j]) < 4)
            or (
                k == "w"
                and low[j] in words.PARTICLES
                and j + 1 < stop
                and kind[j + 1] == "C"
                and low[j] not in ("der", "von", "zu", "da")
            )
            or (k == "." and view.word[j] in (".", "&", "/", "’") and j + 1 < stop and kind[j + 1] == "C")
        ):
            j += 1
        else:
            break
    return j


def _extend(view: View, j: int, stop: int, tail: bool) -> int:
    """Take genitives, "von …" and coordinated nouns along."""
    low, kind = view.low, view.kind
    for _ in range(6):
        if j + 1 >= stop:
            return j
        w = low[j]
        if kind[j] == "w" and w in words.GENITIVE:
            end = _heads(view, j + 1, stop)
            if end < 0 or low[j + 1] in words.TOLD or (w == "der" and low[end - 1] in words.TOLD):
                return j
            j = end
        elif kind[j] == "w" and w.endswith("er") and words.adjective(w) and kind[j + 1] == "C" and kind[j - 1] == "C":
            j = _heads(view, j + 1, stop)  # Kreise Washingtoner Diplomaten
            if j < 0:
                return stop
        elif tail and kind[j] == "w" and w in words.TAIL:
            k = j + 1
            if low[k] in words.NOT_SUBJECT or low[k] in words.DETERMINERS:
                k += 1
            end = _heads(view, k, stop)
            if end < 0:
                return j
            j = end
        elif kind[j] == "w" and w in ("und", "sowie", "bzw"):
            nxt = noun_phrase(view, j + 1, stop, False, False)
            if nxt is None or nxt.pronoun:
                return j
            j = nxt.b
        else:
            return j
    return j


def source_phrase(view: View, i: int, stop: int) -> Phrase | None:
    """Read the phrase after a preposition (laut, nach, so): any case, with what belongs to it."""
    if i < stop and view.low[i] in ("ihm", "ihr", "ihnen", "er", "sie"):
        return Phrase(i, i + 1, True)
    return noun_phrase(view, i, stop, True, True)


def _skip(view: View, i: int, stop: int) -> int:
    """Skip adverbs and prepositional phrases between a verb and its subject."""
    low, kind = view.low, view.kind
    for _ in range(8):
        if i >= stop:
            return i
        if low[i] in words.ADVERBS and kind[i] == "w":
            i += 1
        elif low[i] in words.PREPOSITIONS and kind[i] in "wC":
            k = i + 1
            if k < stop and (low[k] in words.NOT_SUBJECT or low[k] in words.DETERMINERS):
                k += 1
            while k < stop and kind[k] == "d":
                k += 1
                if k < stop and kind[k] == "." and view.word[k] == ".":
                    k += 1
            if k < stop and low[k] in words.TIMES:
                i = k + 1
                while i < stop and (kind[i] == "d" or low[i] in words.TIMES):
                    i += 1
                continue
            end = _one_noun(view, k, stop)
            if end < 0:
                return i
            i = end
        else:
            return i
    return i


def _one_noun(view: View, j: int, stop: int) -> int:
    """Skip one noun with its adjectives and genitive: the object of a preposition."""
    low, kind = view.low, view.kind
    while j < stop and (kind[j] == "d" or (kind[j] == "w" and words.adjective(low[j]))):
        j += 1
    if j >= stop or kind[j] not in "CQ":
        return -1
    j += 1
    while j < stop and kind[j] in "QP":
        j += 1
    while j + 1 < stop and kind[j] == "w" and low[j] in ("des", "eines"):
        end = _one_noun(view, j + 1, stop)
        if end < 0:
            break
        j = end
    return j


def subject(view: View, segment: int, verb: int) -> Phrase | None:
    """Return the subject of the finite verb at item ``verb``, in its clause or, past appositions, before it."""
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
    after = _skip(view, verb + 1, seg.b)
    behind = noun_phrase(view, after, seg.b)
    if a < verb:
        while a < verb - 1 and view.low[a] in ("auch", "selbst", "sogar", "nur", "allein"):
            a += 1
        front = noun_phrase(view, a, verb)
        if front is None:
            return _with_apposition(view, segment, behind)
        if behind is not None and not front.pronoun and _is_object(view, front, behind):
            return _with_apposition(view, segment, behind)
        return Phrase(front.a, max(front.b, _prefield_end(view, front.b, verb)), front.pronoun)
    left = _left(view, segment)
    if left is not None and (behind is None or _head_first(view, segment)):
        return left
    if behind is not None and view.segments[segment].cut:
        return _with_apposition(view, segment, behind)
    return behind or left


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
    if phrase is None:
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


def _is_object(view: View, front: Phrase, behind: Phrase) -> bool:
    head = view.low[front.b - 1]
    within = view.low[front.a : front.b]
    if any(w in words.SAID for w in within[1:]) or (
        len(within) == 1 and within[0] in words.SAID | {"das", "dies", "beides"}
    ):
        return True
    if behind.pronoun:
        return True
    return head in words.TIMES


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
    start = _skip(view, a, verb)
    return noun_phrase(view, start, verb)


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
    if found is None or found.b < nxt.b:
        return phrase
    return Phrase(phrase.a, nxt.b, False)
