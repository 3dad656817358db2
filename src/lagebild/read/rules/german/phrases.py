"""Noun phrases that can be a speaker, found without a parser."""

from typing import NamedTuple

from lagebild.read.rules.german import words
from lagebild.read.rules.german.view import View

__all__ = ["Phrase", "noun_phrase", "one_noun", "skip", "source_phrase"]

# datives after a verb of saying: to whom, not who
# nouns that are said, not saying: in the prefield they are objects when a subject follows the verb


class Phrase(NamedTuple):
    """Items ``a`` to ``b`` (exclusive); ``pronoun`` when it must be resolved."""

    a: int
    b: int
    pronoun: bool = False


_JOINS = frozenset(("und", "oder", "als", "bis", "über", "so", "sehr"))


def noun_phrase(
    view: View, i: int, stop: int, oblique: bool = False, tail: bool = True, genitive: bool = True
) -> Phrase | None:
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
        if first in words.NOT_SUBJECT and not oblique and first not in ("dessen", "deren"):
            return None
        j = _inserted(view, j + 1, stop)
    elif kind[i] == "w" and (first in words.CUES or words.strong(first)):
        return None
    j = _heads(view, j, stop)
    if j < 0:
        if (
            first in ("viele", "einige", "andere", "mehrere", "beide", "kritiker", "dieser", "diese")
            and kind[i] in "wC"
        ):
            return Phrase(i, i + 1, True)
        return None
    return Phrase(i, _extend(view, j, stop, tail, genitive, told=not oblique))


def _inserted(view: View, j: int, stop: int) -> int:
    """Skip what an attribute brings along: "ein [im März] veröffentlichter Bericht"."""
    low, kind = view.low, view.kind
    if j >= stop or kind[j] != "w" or low[j] not in words.PREPOSITIONS:
        return j
    end = skip(view, j, stop)
    while j < end < stop and kind[end] in "CdQP":
        end += 1
    if end > j and end + 1 < stop and kind[end] == "w" and words.adjective(low[end]) and kind[end + 1] in "wC":
        return end
    return j


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
            if kind[j - 1] == "w" and low[j - 1] == "und" and low[j] in words.CUES:
                return -1  # "Lin Jian und lehnte …"
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
            or (
                k == "d"
                and kind[j - 1] == "C"
                and view.low[j].isdigit()
                and (len(low[j]) < 4 or low[j - 1] == "resolution")
                and (j + 1 >= stop or kind[j + 1] != "C")
            )
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


def _extend(view: View, j: int, stop: int, tail: bool, genitive: bool, told: bool) -> int:
    """Take genitives, "von …" and coordinated nouns along."""
    low, kind = view.low, view.kind
    for _ in range(6):
        if j + 1 >= stop:
            return j
        w = low[j]
        if kind[j] == "w" and w in words.GENITIVE and (genitive or w in ("des", "eines")):
            end = _heads(view, _inserted(view, j + 1, stop), stop)
            if end < 0 or (told and (low[j + 1] in words.TOLD or (w == "der" and low[end - 1] in words.TOLD))):
                return j
            j = end
        elif (
            w.endswith("er")
            and w not in words.PREPOSITIONS
            and w not in words.ADVERBS
            and kind[j] == "w"
            and words.adjective(w)
            and kind[j + 1] == "C"
            and kind[j - 1] == "C"
        ):
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


def skip(view: View, i: int, stop: int) -> int:
    """Skip adverbs and prepositional phrases between a verb and its subject."""
    low, kind = view.low, view.kind
    for _ in range(8):
        if i >= stop:
            return i
        if low[i] in words.ADVERBS and kind[i] == "w":
            i += 1
        elif kind[i] == "w" and i + 1 < stop and low[i + 1] in words.PAIRED:
            i += 2
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
            end = one_noun(view, k, stop)
            if end < 0:
                return i
            i = end
        else:
            return i
    return i


def one_noun(view: View, j: int, stop: int) -> int:
    """Skip one noun with its adjectives and genitive: the object of a preposition."""
    low, kind = view.low, view.kind
    while j < stop and (kind[j] == "d" or (kind[j] == "w" and words.adjective(low[j]))):
        j += 1
    if j >= stop or kind[j] not in "CQ":
        return -1
    j += 1
    while j < stop and (kind[j] in "QP" or (kind[j] == "C" and (low[j - 1][-1] == "s" or view.kind[j - 1] in "QP"))):
        j += 1
    while j + 1 < stop and kind[j] == "w" and low[j] in ("des", "eines"):
        end = one_noun(view, j + 1, stop)
        if end < 0:
            break
        j = end
    return j
