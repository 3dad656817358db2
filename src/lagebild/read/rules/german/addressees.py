"""Whom a cue names beside its speaker: the accused, or who is asked, warned or promised something."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.lexicon import Cue
from lagebild.read.rules.german.phrases import Phrase, noun_phrase, skip
from lagebild.read.rules.german.view import View

__all__ = ["DATIVE", "addressee"]

# the other party stands in the dative: "wirft Nordkorea vor"
DATIVE = words.DATIVE_VERBS
_DATIVES = frozenset(
    ("dem", "der", "den", "einem", "einer", "ihm", "ihr", "ihnen", "seinem", "seiner", "ihrem", "ihrer")
)
_BY = {"appellieren": ("an",), "fordern": ("von", "vom"), "verlangen": ("von", "vom"), "erheben": ("gegen",)}


def addressee(view: View, cue: Cue, a: int, b: int, verb: int, speaker: Phrase | None, passive: bool) -> Phrase | None:
    """Return whom the verb at item ``verb`` in the clause ``a`` to ``b`` is directed at, or None."""
    by = _BY.get(cue.lemma)
    if by is not None:
        return _after(view, by, a, b)
    dative, accusative = cue.lemma in DATIVE, cue.lemma in words.ACCUSATIVE_VERBS
    if not dative and not accusative and cue.stance != "accuse":
        return None
    if passive:  # "Nordkorea wird beschuldigt", "ihm wird vorgeworfen"
        return noun_phrase(view, a, verb, True) if a < verb else _behind(view, verb, b, speaker)
    if speaker is not None and speaker.a > verb and a < verb:  # "Nordkorea warf Seoul vor": the verb decides too little
        front = noun_phrase(view, a, verb, True)
        if front is not None:
            return front
    found = _behind(view, verb, b, speaker)
    if found is not None and dative and cue.stance != "accuse" and view.low[found.a] not in _DATIVES:
        return None
    return found if found is not None else _split(view, speaker, verb) if cue.stance == "accuse" else None


def _behind(view: View, verb: int, b: int, speaker: Phrase | None) -> Phrase | None:
    i = skip(view, verb + 1, b)
    while i < b and speaker is not None and speaker.a <= i < speaker.b:
        i = skip(view, speaker.b, b)
    if i >= b:
        return None
    if view.low[i] in ("ihm", "ihr", "ihnen", "ihn", "sie"):
        return Phrase(i, i + 1, True)
    return noun_phrase(view, i, b, True, False) if view.kind[i] != "Q" else None


def _split(view: View, speaker: Phrase | None, verb: int) -> Phrase | None:
    """ "wirft die Regierung Pjöngjang vor": no other phrase is left, so the last name is the dative."""
    if speaker is None or speaker.a < verb or speaker.b - speaker.a < 3:
        return None
    last = speaker.b - 1
    if view.kind[last] == "C" and view.kind[last - 1] == "C":
        return Phrase(last, last + 1)
    return None


def _after(view: View, prepositions: tuple[str, ...], a: int, b: int) -> Phrase | None:
    for j in range(a, b - 1):
        if view.low[j] in prepositions and view.kind[j] == "w":
            found = noun_phrase(view, j + 1, b, True, False)
            if found is not None:
                return found
    return None
