"""Verbs that attribute, found in their clause: finite, split, participle with auxiliary, passive."""

from functools import cache
from typing import NamedTuple

from lagebild.read.rules.german import words
from lagebild.read.rules.german.addressees import DATIVE, addressee
from lagebild.read.rules.german.lexicon import Cue, Form, lexicon
from lagebild.read.rules.german.phrases import Phrase, noun_phrase
from lagebild.read.rules.german.subjects import subject
from lagebild.read.rules.german.view import View

__all__ = ["Verb", "verbs"]

_REQUESTS = frozenset(("anfrage", "anfragen", "nachfrage", "nachfragen", "frage"))  # "hieß es auf Anfrage"
_CARRIERS = ("agentur", "zeitung", "medien", "sender", "blatt")
_NEGATION = frozenset(["nicht", "nie", "niemals", "kein", "keine", "keinen", "keiner", "keinerlei", "weder"])


class Verb(NamedTuple):
    """A cue at work: ``at`` is the item to show, ``verb`` the finite item, ``segment`` its clause."""

    cue: Cue
    segment: int
    at: int
    verb: int
    last: int  # the last item that belongs to the verb
    passive: bool
    negated: bool
    final: bool  # stands in a subordinate or relative clause
    speaker: Phrase | None
    addressee: Phrase | None
    opens: int  # the segment where its clause begins, when others stand in between


def verbs(view: View) -> list[Verb]:
    """Return the attributing verbs of the sentence in order; each segment gives one, two where "und" joins them."""
    forms = lexicon().forms
    out: list[Verb] = []
    for i, low in enumerate(view.low):
        if low in forms and view.kind[i] == "w":
            k = view.segment_of(i)
            if k < 0:
                continue
            found = _verb(view, i, k, forms[low])
            if found is not None:
                if out and out[-1].segment == k and out[-1].last >= i:
                    continue
                out.append(found)
    return out


def _verb(view: View, i: int, k: int, candidates: tuple[Form, ...]) -> Verb | None:
    seg = view.segments[k]
    final = seg.type in ("sub", "rel")
    around = None
    for cue, part in candidates:
        last = i
        if cue.particle and part in "fk" and not _joined(view.low[i], cue):
            last = _particle(view, i, k, cue.particle)
            if last < 0:
                continue
        if cue.needs:
            if around is None:
                around = _around(view, k)
            if not all(need in around for need in cue.needs):
                continue
        if part in "fk":
            if i > seg.a and view.low[i - 1] == "für":  # "hält das für begründet"
                continue
            if final and i + 1 < seg.b and view.kind[i + 1] == "C" and view.low[i].endswith(("te", "ten")):
                continue  # "wie aus dem von Kiew veröffentlichten Papier hervorgeht"
            if not (view.konjunktiv(i) if part == "k" else _finite(view, i, seg.a, seg.b)):
                continue
            if seg.b - seg.a == 1 and k and not final and _helper(view, i, k) is not None:
                continue
            return _build(view, cue, k, i, i, last, False, final)
        if part == "p":
            helper = _helper(view, i, k)
            if helper is None:
                continue
            verb, passive = helper
            return _build(view, cue, k, i, verb, max(i, verb), passive, final)
    return None


@cache
def _ambiguous() -> frozenset[str]:
    """Finite forms that are participles or infinitives as well."""
    return frozenset(
        w
        for w, forms in lexicon().forms.items()
        if w.endswith("en") or {"f", "p"} <= {f.part for f in forms} or {"f", "i"} <= {f.part for f in forms}
    )


def _joined(low: str, cue: Cue) -> bool:
    return low.startswith(cue.particle or "\0") and len(low) > len(cue.particle or "") + 2


def _around(view: View, k: int) -> set[str]:
    seg = view.segments[k]
    return set(view.low[seg.a : seg.b])


def _particle(view: View, i: int, k: int, particle: str) -> int:
    """Find the split-off particle at the end of the clause, past clauses pushed in between."""
    low = view.low
    if i > view.segments[k].a and low[i - 1] == particle:  # "wie der Kreml bekannt gab"
        return i
    for n in range(k, min(k + 4, len(view.segments))):
        seg = view.segments[n]
        if n > k and seg.type in ("main",):
            continue
        start = i + 1 if n == k else seg.a
        for j in range(start, seg.b):
            if low[j] == particle and view.kind[j] == "w":
                nxt = j + 1
                if (
                    nxt >= seg.b
                    or low[nxt] in ("und", "oder", "sowie", "Q", "als", "für")
                    or (particle in words.CLEAR and n == k)
                ):
                    return j
    return -1


def _finite(view: View, i: int, a: int, b: int) -> bool:
    """Rule out infinitives: after "zu", or at the end with a modal or "werden" in the clause."""
    low = view.low
    if i > a and low[i - 1] == "zu":
        return False
    attribute = i + 1 < b and view.kind[i + 1] == "C" and low[i].endswith(("te", "ten"))
    if (
        attribute
        and low[i - 1] not in words.COORDINATORS
        and any(view.kind[j] == "w" and view.finite(j) for j in range(a, i))
    ):
        return False  # "die seit Tagen erwartete Offensive"
    if low[i] not in _ambiguous() and not low[i].endswith(("te", "ten")):
        return True
    if i > a and low[i - 1] in words.COORDINATORS:
        return not any(low[j] in words.MODAL or low[j] in words.BECOME for j in range(a, i))
    return not any(
        (low[j] in words.HAVE or low[j] in words.BECOME or low[j] in words.BE or low[j] in words.MODAL)
        for j in range(a, b)
        if j != i
    )


def _helper(view: View, i: int, k: int) -> tuple[int, bool] | None:
    """Return the auxiliary of the participle at ``i`` and whether it makes a passive."""
    low = view.low
    seg = view.segments[k]
    for n in (k, k - 1, k - 2):
        if n < 0:
            break
        s = view.segments[n]
        if n < k and (s.type != "main" or seg.type in ("sub", "rel")):
            continue
        passive = have = be = -1
        for j in range(s.a, s.b):
            w = low[j]
            if w in words.HAVE:
                have = j
            elif w in words.BECOME:
                passive = j if passive < 0 else passive
            elif w in words.BE:
                be = j
        if be >= 0 and passive >= 0:
            return min(be, passive), True
        if passive >= 0 and have < 0:
            return passive, True
        if have >= 0:
            told = low[have] == "haben" and n == k and low[s.a] in ("soll", "sollen", "will", "wollen")
            return s.a if told else have, False  # ", soll Kim gesagt haben"
        if be >= 0 and n == k:
            return be, True
        if seg.type in ("sub", "rel"):
            break
    return None


def _build(view: View, cue: Cue, k: int, at: int, verb: int, last: int, passive: bool, final: bool) -> Verb:
    seg = view.segments[k]
    n = view.segment_of(verb)
    passive = passive and not (cue.lemma in words.WITH_BE and view.low[verb] in words.BE)
    if passive:
        cited = cue.lemma == "zitieren"
        speaker = _cited(view, subject(view, n, verb)) if cited else _agent(view, seg.a, seg.b, cue)
    elif cue.lemma in ("heißen", "verlauten", "stehen", "hervor|gehen"):
        speaker = _document(view, seg.a, seg.b, cue.lemma == "heißen") or _document_before(view, k)
    elif cue.lemma == "bleiben":  # "Eine Anfrage an die Botschaft blieb unbeantwortet"
        speaker = _asked(view, seg.a, seg.b)
    else:
        speaker = subject(view, n, verb, cue.lemma in DATIVE, cue.lemma not in words.WITH_VON)
        if cue.lemma == "zitieren" and speaker is not None:
            speaker = _quoted(view, speaker, verb, seg.b)
    negated = any(view.low[j] in _NEGATION for j in range(seg.a, seg.b)) and not set(cue.needs) & _NEGATION
    if negated and not passive:
        negated = _negates(view, seg.a, seg.b)
    if cue.stance == "decline":
        negated = False
    opens = k if final or passive else _broken_wie(view, k, verb)
    if 0 <= opens < k:
        first = view.segments[opens]
        found = noun_phrase(view, first.a + 1, first.b)
        if found is not None:
            inserted = view.segments[k - 1]
            speaker = Phrase(found.a, inserted.b if inserted.type == "frag" else found.b, found.pronoun)
    whom = addressee(view, cue, seg.a, seg.b, verb, speaker, passive)
    if whom is not None and speaker is not None and whom.a > speaker.a and whom.b == speaker.b:
        speaker = Phrase(speaker.a, whom.a, speaker.pronoun)
    return Verb(cue, k, at, verb, last, passive, negated, final, speaker, whom, opens if opens >= 0 else k)


def _negates(view: View, a: int, b: int) -> bool:
    """Tell whether "nicht" or "nie" turns the verb: not in "keine Waffen", nor "eine nicht öffentliche Sitzung"."""
    for j in range(a, b):
        if view.low[j] in ("nicht", "nie", "niemals"):
            attribute = j + 2 < b and view.kind[j + 1] == "w" and view.kind[j + 2] == "C"
            if not (attribute and words.adjective(view.low[j + 1]) and not words.closed(view.low[j + 1])):
                return view.low[min(j + 1, b - 1)] != "nur"
    return False


def _document(view: View, a: int, b: int, at: bool = False) -> Phrase | None:
    """ "heißt es in dem Bericht", "aus dem Papier geht hervor": the document speaks; ``at``: "bei der Behörde"."""
    for j in range(a, b - 1):
        low = view.low[j]
        here = low in ("in", "im", "aus", "auf", "vom", "von", "seitens") or (at and low in ("bei", "beim"))
        if here and view.kind[j] in "wC" and view.low[j + 1] not in _REQUESTS:
            phrase = noun_phrase(view, j + 1, b, True, True)
            if phrase is not None:
                occasion = low in ("bei", "beim") and not words.OCCASIONS.isdisjoint(view.low[phrase.a : phrase.b])
                return None if occasion else phrase
    return None


def _asked(view: View, a: int, b: int) -> Phrase | None:
    for j in range(a, b - 1):
        if view.low[j] in ("an", "bei", "beim") and view.kind[j] == "w":
            return noun_phrase(view, j + 1, b, True, True)
    return None


def _cited(view: View, phrase: Phrase | None) -> Phrase | None:
    """ "wird Putin von der Agentur zitiert": without the agency."""
    if phrase is None:
        return None
    ends = [j for j in range(phrase.a + 1, phrase.b) if view.low[j] in ("von", "vom", "mit", "in", "im")]
    return Phrase(phrase.a, ends[0], phrase.pronoun) if ends else phrase


def _quoted(view: View, by: Phrase, verb: int, b: int) -> Phrase:
    """ "KCNA zitierte Kim", "zitierte die Agentur den Machthaber": whose words the subject passes on."""
    after = max(by.b, verb + 1)
    if after < b and view.kind[after] in "wC" and view.low[after] not in words.PREPOSITIONS:
        whom = noun_phrase(view, after, b, True, False)
        if whom is not None:
            return whom
    for j in range(by.a, by.b - 1):
        if by.a > verb and view.low[j].endswith(_CARRIERS) and view.kind[j + 1] == "C":
            return by if view.word[j + 1].isupper() else Phrase(j + 1, by.b)  # "die Agentur KCNA"
    return by


def _broken_wie(view: View, k: int, verb: int) -> int:
    """Return the segment that opens "Wie X, Sprecher der Y, in Z mitteilte" when the verb ends segment ``k``, or -1."""
    if verb != view.segments[k].b - 1:
        return -1
    for n in range(k - 1, max(-1, k - 4), -1):
        seg = view.segments[n]
        if seg.type == "sub":
            bare = not any(view.kind[j] == "w" and view.verblike(j) for j in range(seg.a + 1, seg.b))
            return n if bare and view.low[seg.a] == "wie" else -1
        if seg.type not in ("frag", "rel"):
            return -1
    return -1


def _document_before(view: View, k: int) -> Phrase | None:
    """ "In dem Bericht, der …, heißt es": past the clauses pushed in between."""
    while k > 0 and view.segments[k].a and view.segments[k - 1].type in ("rel", "frag"):
        k -= 1
        if view.segments[k].type == "frag":
            return _document(view, view.segments[k].a, view.segments[k].b)
    return None


def _agent(view: View, a: int, b: int, cue: Cue) -> Phrase | None:
    """ "von X" in a passive clause."""
    if cue.lemma in ("berichten", "sprechen", "aus|gehen"):  # theirs is what it is about
        return None
    for j in range(a, b - 1):
        if view.low[j] in ("von", "vom", "seitens", "durch") and view.kind[j] == "w" and view.kind[j - 1] != "d":
            phrase = noun_phrase(view, j + 1, b, True, False)
            if phrase is not None:
                return phrase
    return None
