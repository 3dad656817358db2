"""Sources named by a preposition or particle: laut, nach Angaben, zufolge, gemäß, so X, demnach, wonach."""

from typing import NamedTuple

from lagebild.read.rules.german import words
from lagebild.read.rules.german.lexicon import lexicon
from lagebild.read.rules.german.phrases import Phrase, noun_phrase, source_phrase
from lagebild.read.rules.german.subjects import main_subject, subject
from lagebild.read.rules.german.view import View

__all__ = ["OPENERS", "Frame", "frames"]

OPENERS = frozenset("laut nach zufolge gemäß so demnach danach wonach demzufolge ausweislich aus".split())  # noqa: SIM905
_ENDINGS = ("angaben", "bericht", "berichten", "meldungen")


class Frame(NamedTuple):
    """Items ``a`` to ``b`` name the source; ``whole`` tells that the sentence around them is what it said."""

    a: int
    b: int
    speaker: Phrase | None
    cue: int
    trust: float
    kind: str  # the opener


def frames(view: View) -> list[Frame]:
    """Return the frames of the sentence in order."""
    found: list[Frame] = []
    for i, low in enumerate(view.low):
        if low in OPENERS and view.kind[i] in "wC" and (not found or i >= found[-1].b):
            frame = _READ[low](view, i)
            if frame is not None:
                found.append(frame)
    return found


def _stop(view: View, i: int) -> int:
    k = view.segment_of(i)
    return view.segments[k].b if k >= 0 else i


def _laut(view: View, i: int) -> Frame | None:
    stop = _stop(view, i)
    phrase = source_phrase(view, i + 1, stop)
    if phrase is None or view.low[i + 1] in words.ADVERBS:
        return None
    phrase = _complete(view, phrase)
    from_ = [j for j in range(phrase.a + 1, phrase.b) if view.low[j] == "aus"]
    if from_ and any(w.startswith(("stamm", "komm")) for w in view.low[phrase.b : stop]):
        phrase = Phrase(phrase.a, from_[0], phrase.pronoun)  # "die laut Kiew aus Nordkorea stammen"
    if view.low[phrase.a] == "eigenen":
        return _own(view, i, phrase)
    return _prefield(view, Frame(i, phrase.b, phrase, i, 0.85, "laut"), stop)


def _prefield(view: View, frame: Frame, stop: int) -> Frame:
    """Before the verb everything belongs to the source: "Nach Schätzung des NIS vom April sind …"."""
    phrase = frame.speaker
    if phrase is None:
        return frame
    k = view.segment_of(frame.a)
    if k >= 0 and view.segments[k].a == frame.a:
        j = frame.b
        while j < stop and j < frame.b + 8 and not (view.kind[j] == "w" and view.finite(j)):
            j += 1
        if frame.b < j < stop and j < frame.b + 8 and view.low[frame.b] in words.PREPOSITIONS:
            return frame._replace(b=j)
    phrase = _apposed(view, phrase, stop)
    return frame._replace(b=phrase.b, speaker=phrase)


def _gemaess(view: View, i: int) -> Frame | None:
    frame = _laut(view, i)
    return frame._replace(trust=0.45, kind="gemäß") if frame else _zufolge(view, i)


def _nach(view: View, i: int) -> Frame | None:
    """ "nach Angaben von X", "nach Ansicht der Y"; and taken back: "seiner Meinung nach"."""
    low, kind = view.low, view.kind
    if i and low[i - 1] in lexicon().taken_back and kind[i - 1] == "C":
        a = i - 1
        while (
            a > 0
            and kind[a - 1] == "w"
            and (
                low[a - 1] in words.NOT_SUBJECT or low[a - 1] in words.DETERMINERS or low[a - 1].endswith(("er", "em"))
            )
        ):
            a -= 1
        return Frame(a, i + 1, Phrase(a, i, low[a] in ("seiner", "ihrer")), i, 0.8, "nach")
    stop = _stop(view, i)
    j = i + 1
    while j < stop and j < i + 7 and kind[j] in "wd":
        if low[j] in words.PREPOSITIONS:
            return None
        j += 1
    if j >= stop or kind[j] != "C":
        return None
    lex = lexicon()
    if low[j][-1] in "sxz" and j + 2 < stop and low[j] not in lex.sources:  # "nach Putins Worten"
        own = next((m for m in range(j + 1, min(j + 4, stop)) if kind[m] == "C" and low[m] in lex.sources), -1)
        if own > 0 and all(x == "C" for x in kind[j:own]) and j == i + 1:
            return Frame(i, own + 1, Phrase(j, own), i, 0.8, "nach")
    bare = j == i + 2 and low[i + 1] in ("dem", "der", "den")
    if not (low[j] in lex.sources or low[j].endswith(_ENDINGS) or (low[j] in lex.some_sources and not bare)):
        return None
    phrase = noun_phrase(view, i + 1, stop, True, True)
    if phrase is None:
        return None
    if j + 1 < phrase.b and kind[j + 1] == "C" and not low[phrase.b - 1].endswith(("s", "x", "z", "’", "'")):
        phrase = Phrase(phrase.a, j + 1)  # "nach eigenen Angaben Belege"
    phrase = _complete(view, phrase)
    if low[i + 1] in ("seiner", "seinen", "ihrer", "ihren") and phrase.b <= j + 1:
        phrase = Phrase(phrase.a, phrase.b, True)
    if low[i + 1] == "eigenen":
        return _own(view, i, phrase)
    return _prefield(view, Frame(i, phrase.b, phrase, i, 0.85, "nach"), stop)


def _own(view: View, i: int, phrase: Phrase) -> Frame:
    """ "nach eigenen Angaben", "eigenen Angaben zufolge": the subject's; the frame runs from ``i``."""
    k = view.segment_of(i)
    end = phrase.b + (view.low[min(phrase.b, len(view.low) - 1)] == "zufolge")
    seg = view.segments[k]
    own = subject(view, k, end) if i == seg.a and end < seg.b else main_subject(view, k)
    if (own is None or own.a < i < own.b) and i > seg.a:
        own = noun_phrase(view, seg.a, i)
    return Frame(i, end, own or phrase, i if view.low[i] in OPENERS else end - 1, 0.75, "nach")


_MATTERS = ("nisse", "ungen", "tionen", "heiten", "keiten")  # matters that no name ends with
_STATES = ("republik", "volksrepublik", "bundesrepublik", "region", "stadt", "hauptstadt", "provinz", "radio")


def _complete(view: View, phrase: Phrase) -> Phrase:
    """ "hat nach Angaben der US-Regierung Russland Öl geliefert": behind the verb the next name is the subject."""
    low, kind = view.low, view.kind
    k = view.segment_of(phrase.a)
    if k < 0 or view.segments[k].a >= phrase.a - 1:
        return phrase
    for j in range(phrase.a + 1, phrase.b):
        if kind[j] != "C" or kind[j - 1] != "C":
            continue
        left = low[j - 1]
        compound = left.endswith("angaben") and left != "angaben"
        if (
            compound
            or low[j].endswith(_MATTERS)
            or left.endswith(words.INSTITUTIONS)
            or left in words.LANDS
            or (low[j] in words.LANDS and left not in _STATES)
        ):
            return Phrase(phrase.a, j, phrase.pronoun)
    return phrase


def _aus(view: View, i: int) -> Frame | None:
    """ "aus Sicht der USA", "aus russischer Sicht"."""
    stop = _stop(view, i)
    j = i + 1
    while j < stop and j < i + 4 and view.kind[j] == "w":
        j += 1
    if j >= stop or view.low[j] != "sicht":
        return None
    phrase = noun_phrase(view, i + 1, stop, True, True)
    return Frame(i, phrase.b, phrase, i, 0.7, "aus") if phrase is not None else None


def _zufolge(view: View, i: int) -> Frame | None:
    k = view.segment_of(i)
    if k < 0:
        return None
    low_limit = max(view.segments[k].a, i - 12)
    best: Phrase | None = Phrase(i - 1, i, True) if view.low[i - 1] in ("ihm", "ihr", "ihnen") else None
    for a in range(low_limit, i):
        if a > low_limit and view.kind[a] == "C" and view.kind[a - 1] == "C" and best is None:
            continue
        phrase = noun_phrase(view, a, i, True, True)
        named = a > low_limit and view.low[a - 1] in words.PREPOSITIONS and view.kind[a] == "C"
        if phrase is not None and phrase.b == i and not named and (view.kind[a] != "w" or not view.finite(a)):
            best = phrase
            break
    if best is None:
        return None
    if view.low[best.a] == "eigenen":
        return _own(view, best.a, best)
    return Frame(best.a, i + 1, best, i, 0.85, "zufolge")


def _so(view: View, i: int) -> Frame | None:
    """ ", so Putin weiter": only behind a cut, and nothing but the name in the segment."""
    k = view.segment_of(i)
    if k < 0 or view.segments[k].a != i or i + 1 >= view.segments[k].b:
        return None
    seg = view.segments[k]
    if k == 0 and view.kind[i] == "C":
        return None
    if view.low[i + 1] in ("dass", "daß") or seg.type in ("main", "sub", "inf"):
        return None
    start = i + 1
    while start < seg.b and view.low[start] in ("auch", "etwa", "zumindest", "jedenfalls"):
        start += 1
    phrase = noun_phrase(view, start, seg.b, False, True)
    if phrase is None:
        return None
    phrase = _apposed(view, Phrase(phrase.a, phrase.b, phrase.pronoun), seg.b)
    return Frame(i, max(seg.b, phrase.b), phrase, i, 0.9, "so")


def _demnach(view: View, i: int) -> Frame | None:
    if i and view.low[i] == "demzufolge" and view.kind[i - 1] == ",":
        return _wonach(view, i)  # "ein Bericht, demzufolge …"
    if i != 0 or not view.segments:
        return None
    return Frame(i, i + 1, None, i, 0.5, "demnach")


def _danach(view: View, i: int) -> Frame | None:
    if i != 0 or len(view.low) < 3 or view.low[1] not in words.KONJUNKTIV | words.KONJUNKTIV_2 | {"soll", "sollen"}:
        return None
    return Frame(i, i + 1, None, i, 0.45, "demnach")


def _wonach(view: View, i: int) -> Frame | None:
    k = view.segment_of(i)
    if k < 1 or view.segments[k].a != i:
        return None
    before = view.segments[k - 1]
    best: Phrase | None = None
    for a in range(before.a, before.b):
        phrase = noun_phrase(view, a, before.b, True, True)
        if phrase is not None and phrase.b >= before.b - 1 and not phrase.pronoun:
            best = phrase
            break
    if best is not None and view.low[best.a - 1] in OPENERS and best.a > before.a:
        return None  # "liegen nach den Worten von X Erkenntnisse vor, wonach …"
    return Frame(i, i + 1, best, i, 0.6, "wonach")


def _apposed(view: View, phrase: Phrase, stop: int) -> Phrase:
    """Take an apposition between commas along."""
    k = view.segment_of(phrase.a)
    if phrase.b != stop or k < 0 or k + 1 >= len(view.segments):
        return phrase
    nxt = view.segments[k + 1]
    if nxt.type == "frag" and nxt.cut == "," and nxt.b - nxt.a < 12:
        found = noun_phrase(view, nxt.a, nxt.b, True, True)
        if found is not None and found.b == nxt.b:
            return Phrase(phrase.a, nxt.b, phrase.pronoun)
    return phrase


_READ = {
    "laut": _laut,
    "ausweislich": _laut,
    "nach": _nach,
    "aus": _aus,
    "zufolge": _zufolge,
    "gemäß": _gemaess,
    "so": _so,
    "demnach": _demnach,
    "demzufolge": _demnach,
    "danach": _danach,
    "wonach": _wonach,
}
