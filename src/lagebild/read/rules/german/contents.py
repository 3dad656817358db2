"""What a verb carries: the clause or quotation behind it, or what stands before and around it."""

from typing import NamedTuple

from lagebild.read.rules.german import words
from lagebild.read.rules.german.cues import Verb
from lagebild.read.rules.german.frames import Frame
from lagebild.read.rules.german.lexicon import lexicon
from lagebild.read.rules.german.mood import afresh, any_mood, in_mood
from lagebild.read.rules.german.quoted import is_speech
from lagebild.read.rules.german.subjects import parted
from lagebild.read.rules.german.view import View

__all__ = ["Content", "content_of"]

_WITH_ZU = frozenset(("promise", "demand", "speculate", "accuse", "agree"))
_CONDITIONS = frozenset(("wenn", "weil", "falls", "solange", "obwohl", "da", "sobald", "sollte"))
_QUESTIONS = frozenset(("frage", "fragen", "nachfrage", "nachfragen"))
_BRIEF = 5  # items of a statement without a verb: "Eher nicht, meint Kim"


class Content(NamedTuple):
    """Item ranges of what was said; ``form`` is quote, clause, before, or noun (the clause hangs on a noun)."""

    ranges: list[tuple[int, int]]
    form: str
    trust: float
    noun: int = -1  # the item of that noun


def content_of(view: View, verb: Verb, later: list[Verb], found_frames: list[Frame]) -> Content | None:
    """Return what ``verb`` carries, or None; ``later`` are the verbs behind it in the sentence."""
    segs = view.segments
    k = verb.segment
    reached = max(verb.last + 1, verb.speaker.b if verb.speaker and verb.speaker.a > verb.verb else 0)
    opens = segs[k].a == verb.verb and segs[k].cut in (",", "–", "—", "-")
    inverted = verb.speaker is not None and verb.speaker.a > verb.verb
    if opens and k > 0 and (inverted or verb.cue.lemma == "heißen") and not verb.passive:
        said = _before(view, verb, reached)
        if said is not None:
            return said
    if (verb.final or verb.opens < k) and view.low[segs[verb.opens].a] == "wie":
        return _around_wie(view, verb)
    if any(v.segment == k and v.verb > verb.verb for v in later):
        return None  # "verurteilte das und drohte damit, …": the clause is the last verb's
    skipped = 0
    first = -1  # where an enumeration begins: "vor, im Gegenzug Flugzeuge, Raketen und Öl zu verlangen"
    for n in range(k + 1, len(segs)):
        if segs[n].a < reached:
            continue
        form = _form(view, verb, n)
        if form and view.low[segs[n].a] == "wie" and any(v.segment == n and v.final for v in later):
            return None  # ", wie die Agentur berichtete"
        if form:
            end = _end(view, n, later, found_frames)
            start = segs[first].a if first >= 0 and segs[n].type == "inf" else segs[n].a
            return Content([(start, end)], form, 0.85) if end > segs[n].a else None
        if segs[n].cut != "," or segs[n].type not in ("rel", "frag", "sub") or skipped >= 3:
            return None
        skipped += 1
        if segs[n].type == "frag" and verb.last == segs[k].b - 1 and (first >= 0 or n == k + 1):
            first = n if first < 0 else first
        else:
            first = -1
    return None


def _form(view: View, verb: Verb, n: int) -> str:
    """Tell how segment ``n`` can be what the verb carries: quote, clause or not ("")."""
    seg = view.segments[n]
    takes = verb.cue.takes
    first = view.low[seg.a]
    reports = "v" in takes or "V" in takes
    if seg.cut == ":":
        if view.kind[seg.a] == "Q" and "q" in takes:
            return "quote"
        return "clause" if ("d" in takes or reports) and seg.type != "frag" else ""
    if seg.cut not in (",", "–", "—"):
        return ""
    if first == "Q" and "q" in takes and seg.b - seg.a == 1:
        return "quote"
    if seg.type == "sub":
        asked = (
            first in words.ASKING and "d" in takes and (first != "ob" or verb.cue.stance not in ("promise", "agree"))
        )
        return "clause" if asked or (first in _CONDITIONS and _goes_on(view, n + 1)) else ""
    if seg.type == "inf":
        return "clause" if "z" in takes or "d" in takes or verb.cue.stance in _WITH_ZU else ""
    if seg.type == "main":
        if first in words.COORDINATORS and first != "sondern":
            return ""
        if verb.final and seg.cut == "," and first in words.HALF_MOODY and view.kind[seg.a] == "w":
            return ""  # "Ob er unterrichtet worden sei, wollte er nicht sagen"
        if view.konjunktiv(verb.verb) and _full(view, verb):
            return ""
        reported = reports and in_mood(view, n)
        return "clause" if reported or ("V" in takes and _verb_second(view, n)) else ""
    if seg.type == "frag" and reports:
        spoken = any(view.kind[j] == "Q" and is_speech(view, j, nested=True) for j in range(seg.a, seg.b))
        return "clause" if spoken or _goes_on(view, n + 1) else ""
    return ""


def _full(view: View, verb: Verb) -> bool:
    """ "Seoul behaupte das eine, das Pentagon …": the verb has its object already."""
    seg = view.segments[verb.segment]
    return any(view.low[j] in ("das", "dies", "es") for j in range(verb.verb + 1, seg.b))


def _goes_on(view: View, n: int) -> bool:
    segs = view.segments
    return any(segs[m].type == "main" and in_mood(view, m) for m in range(n, min(n + 3, len(segs))))


def _verb_second(view: View, n: int) -> bool:
    """A clause that does not open with its verb: "…, die Bahn ist pünktlich"."""
    seg = view.segments[n]
    return not view.finite(seg.a) and view.low[seg.a] not in words.CUES and view.kind[seg.a] in "wCdQ"


def _end(view: View, n: int, later: list[Verb], found_frames: list[Frame]) -> int:
    """Return the item where content that opens with segment ``n`` ends."""
    segs = view.segments
    end, start = segs[-1].b, segs[n].a
    for verb in later:
        if verb.segment < n or view.konjunktiv(verb.verb):
            continue
        seg = segs[verb.segment]
        first = seg.a + (view.low[seg.a] in words.COORDINATORS)
        if verb.segment > n and seg.type == "main" and first == verb.verb:
            end = segs[verb.segment - 1].b
            break
        joined = verb.verb - 1 > start and view.low[verb.verb - 1] in ("und", "sowie")
        if joined and (segs[n].type == "sub" or verb.segment > n):
            end = verb.verb - 1
            break
    for m in range(n + 1, len(segs)):
        if segs[m].cut == ";" and segs[m].type == "main" and not any_mood(view, m, len(segs)):
            end = min(end, segs[m - 1].b)  # "…; Moskau weist das zurück"
            break
    for verb in later:
        m = verb.segment
        if m > n and verb.final and verb.cue.stance == "deny" and view.low[segs[m].a] == "was":
            end = min(end, segs[m - 1].b)  # "…, was Moskau bestreitet"
    for m in range(n + 1, len(segs)):
        if segs[m].cut == ":" and view.kind[segs[m].a] == "Q":
            end = min(end, segs[m - 1].b)
    for frame in found_frames:
        if frame.kind == "so" and frame.a > start:
            end = min(end, segs[view.segment_of(frame.a) - 1].b)
    return end


def _before(view: View, verb: Verb, reached: int) -> Content | None:
    """What stands before ", sagte X", and what goes on behind it."""
    segs = view.segments
    k = verb.segment
    takes = verb.cue.takes
    quoted = view.kind[segs[k - 1].b - 1] == "Q"
    if view.low[segs[0].a] == "auf" and view.low[segs[0].b - 1] in _QUESTIONS and not quoted:
        return None  # "Auf die Frage, ob …, sagte X, …"
    noun = _noun_before(view, k)
    hung = noun >= 0 and segs[1].type in ("inf", "sub") and ("z" in takes or "d" in takes)
    if not ("V" in takes or (quoted and "q" in takes) or any_mood(view, 0, k) or segs[0].type == "sub" or hung):
        return None
    first = max((n for n in range(1, k) if segs[n].cut == ";" or afresh(view, n, k)), default=0)
    opening = segs[first]
    stated = any(s.type == "main" for s in segs[first:k]) or parted(view, k)
    asked = opening.type == "inf" or (opening.type == "sub" and _asked(view, opening.a))
    brief = k == 1 and segs[k].b == segs[-1].b and "V" in takes and opening.b - opening.a <= _BRIEF
    if not (stated or asked or quoted or brief or hung):
        return None
    ranges = [(opening.a if noun < 0 or first else segs[1].a, segs[k - 1].b)]
    n = k + 1
    while n < len(segs) and (segs[n].a < reached or segs[n].type == "rel"):
        n += 1
    if n < len(segs):
        seg = segs[n]
        if seg.type == "sub" and view.low[seg.a] in ("dass", "daß", "ob"):
            return None
        broken = view.low[segs[k - 1].b - 1] in words.HELPERS and view.konjunktiv(
            segs[k - 1].b - 1
        )  # "Er habe, sagte …"
        further = broken or any_mood(view, n, len(segs))
        if not quoted and seg.cut == "," and seg.type in ("main", "frag", "inf") and further:
            ranges.append((seg.a, segs[-1].b))
    if quoted:
        last = segs[k - 1]
        if last.cut == ":" and last.b - last.a == 1:
            ranges = [(last.a, last.b)]
        if all(view.kind[j] in "Q,." for j in range(*ranges[0])):
            if n < len(segs) and view.kind[segs[n].a] == "Q":
                ranges.append((segs[n].a, segs[n].a + 1))
            return Content(ranges, "quote", 0.95)
    return Content(ranges, "before" if noun < 0 else "noun", 0.85, noun)


def _asked(view: View, a: int) -> bool:
    """ "Dass …", "Ob …", "Wie viele …"; not "Wie X mitteilte"."""
    low = view.low
    return low[a] in words.ASKING and (low[a] != "wie" or low[a + 1] in ("viel", "viele", "hoch", "lange", "groß"))


def _noun_before(view: View, k: int) -> int:
    """Return the item of the noun that the first clause hangs on ("Vorwürfe, Nordkorea liefere …"), or -1."""
    first = view.segments[0]
    if first.type != "frag" or k < 2:
        return -1
    nouns = lexicon().nouns
    return next((j for j in range(first.a, first.b) if view.low[j] in nouns and view.kind[j] == "C"), -1)


def _around_wie(view: View, verb: Verb) -> Content | None:
    """ "Wie X mitteilte, …" and "…, wie X mitteilte, …"."""
    segs = view.segments
    k = verb.segment
    ranges = []
    if verb.opens > 0:
        ranges.append((segs[0].a, segs[verb.opens - 1].b))
    if k + 1 < len(segs):
        ranges.append((segs[k + 1].a, segs[-1].b))
    return Content(ranges, "before", 0.85) if ranges else None
