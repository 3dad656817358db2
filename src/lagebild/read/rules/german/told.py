"""Acts of speech named without their wording, and speech that goes on in Konjunktiv."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.cues import Verb
from lagebild.read.rules.german.draft import Draft, Flow
from lagebild.read.rules.german.mood import hearsay, reported_mood
from lagebild.read.rules.german.phrases import Phrase, noun_phrase
from lagebild.read.rules.german.quoted import calling, is_speech
from lagebild.read.rules.german.subjects import main_subject, refusable, subject
from lagebild.read.rules.german.view import View

__all__ = ["behind_colon", "free", "reacting", "reported", "spoken_of"]

_NOBODY = frozenset(("es", "das", "dies", "man"))


def reported(view: View, verb: Verb, speaker: Phrase | None, found: list[Verb], alone: bool) -> Draft | None:
    """Return the act that ``verb`` names: the whole sentence when ``alone``, else its part of the clause."""
    denied = verb.cue.stance == "deny" and view.low[view.segments[verb.segment].a] == "was"
    if "o" not in verb.cue.takes or speaker is None or (verb.final and not denied):
        return None
    if verb.cue.lemma == "verurteilen" and not words.SENTENCES.isdisjoint(view.low):
        return None  # a court's
    if verb.cue.lemma == "bestätigen" and "sich" in view.low:
        return None
    neither = "weder" in view.low and "noch" in view.low
    if neither and view.low[verb.at - 1] == "noch":
        return None
    a, b = (view.segments[verb.segment].a, view.segments[verb.segment].b) if neither else _part(view, verb, found)
    seg = view.segments[verb.segment]
    if verb.verb < seg.a == a:  # "hat Vorwürfe, Kim liefere Öl, zurückgewiesen"
        a = view.segments[view.segment_of(verb.verb)].a
    cuts = [s.a for s in view.segments if s.cut == ";"]
    if alone and (a, b) == (seg.a, seg.b) and cuts:
        first = max((c for c in cuts if c <= a), default=view.segments[0].a)
        last = min((c - 1 for c in cuts if c > a), default=view.segments[-1].b)
        content = view.chars(first, last)
    elif alone and (a, b) == (seg.a, seg.b):
        content = (view.tokens.start[view.at[0]], view.tokens.end[view.to[-1] - 1])
    else:
        content = view.chars(a, b)
    draft = Draft("reported", [content], cue=view.chars(verb.at, verb.at + 1), stance=calling(view, verb))
    if neither and verb.cue.lemma in ("bestätigen", "dementieren", "bestreiten", "kommentieren"):
        draft.stance = "decline"
    draft.negated, draft.confidence = verb.negated, 0.45 if alone else 0.3
    if verb.addressee is not None:
        draft.addressee = view.chars(verb.addressee.a, verb.addressee.b)
    return draft.said_by(view, speaker)


def reacting(view: View) -> Draft | None:
    """ "Südkorea reagierte empört.": no statement, but whoever reacts says what follows in Konjunktiv."""
    for k, seg in enumerate(view.segments):
        if seg.type != "main":
            continue
        at = next((j for j in range(seg.a, seg.b) if view.kind[j] == "w" and _reacts(view, j)), -1)
        speaker = subject(view, k, at) if at >= 0 else None
        if speaker is None or view.low[speaker.a] in _NOBODY or refusable(view, speaker):
            return None
        return Draft("indirect", [], confidence=0.5).said_by(view, speaker)
    return None


def _reacts(view: View, j: int) -> bool:
    if view.low[j + 1 : j + 3] == ["das", "anders"]:
        return True  # "Seoul sieht das anders."
    sich = view.low[min(j + 1, len(view.low) - 1)] == "sich"
    return view.low[j] in words.REACTS or (
        sich and view.low[j] in ("gab", "gaben", "gibt", "geben", "zeigte", "zeigten")
    )


def spoken_of(view: View, flow: Flow) -> list[Draft]:
    """ "Im Bericht ist von … die Rede", "Darin ist davon die Rede, dass …": the document speaks."""
    for k, seg in enumerate(view.segments):
        if seg.type == "rel" or not any(view.low[j] in words.BE for j in range(seg.a, seg.b)):
            continue
        at = next((j for j in range(seg.a + 1, seg.b) if view.low[j] == "rede" and view.low[j - 1] == "die"), -1)
        of = next((j for j in range(seg.a, seg.b) if view.low[j] in ("von", "vom", "davon")), -1)
        if at < 0 or of < 0:
            continue
        inside = next((j for j in range(seg.a, of) if view.low[j] in ("in", "im", "bei", "aus")), -1)
        phrase = noun_phrase(view, inside + 1, seg.b, True, True) if inside >= 0 else None
        b = view.segments[-1].b if view.low[of] == "davon" else at - 1 if of < at else seg.b
        a = view.segments[k + 1].a if view.low[of] == "davon" and k + 1 < len(view.segments) else of
        if a >= b:
            continue
        draft = Draft("reported", [view.chars(a, b)], cue=view.chars(at, at + 1), confidence=0.5)
        if phrase is not None:
            draft.said_by(view, phrase)
        elif view.low[seg.a] in ("darin", "dort", "demnach"):
            draft.speaker = flow.source
        if draft.speaker is not None:
            return [draft]
    return []


def _part(view: View, verb: Verb, found: list[Verb]) -> tuple[int, int]:
    """Return the items of the verb's share in a clause that "und" divides between several verbs."""
    seg = view.segments[verb.segment]
    a, b = seg.a, seg.b
    for other in found:
        if other.segment != verb.segment or other is verb:
            continue
        joint = min(other.verb, other.at) if other.verb != verb.verb else other.at
        if joint > verb.at and view.low[joint - 1] in words.COORDINATORS:
            b = min(b, joint - 1)
    own = verb.at if any(o is not verb and o.verb == verb.verb for o in found) else verb.verb
    if own > seg.a and view.low[own - 1] in words.COORDINATORS:
        a = own
    return a, max(b, a + 1)


def behind_colon(view: View) -> list[Draft]:
    """ "Der Kreml wurde deutlicher: Man brauche …": Konjunktiv behind a colon is said by the subject before it."""
    segs = view.segments
    for k in range(1, len(segs)):
        if segs[k].cut != ":":
            continue
        if not any(view.konjunktiv(j) for s in segs[k:] if s.type == "main" for j in range(s.a, s.b)):
            return []
        subjects = (main_subject(view, m) for m in range(k - 1, -1, -1) if segs[m].type == "main")
        speaker = next((s for s in subjects if s is not None), None)
        if speaker is None and k == 1:
            speaker = noun_phrase(view, segs[0].a, segs[0].b)
        if speaker is None or view.low[speaker.a] in _NOBODY or refusable(view, speaker):
            return []
        draft = Draft("indirect", [view.chars(segs[k].a, segs[-1].b)], confidence=0.6)
        return [draft.said_by(view, speaker)]
    return []


def free(view: View, flow: Flow) -> list[Draft]:
    """Konjunktiv without a reporting clause goes on with the last speaker."""
    last = flow.last
    if last is None or last.speaker is None or flow.age > 2:
        return []
    mood = reported_mood(view)
    if flow.age > 1 and not flow.same_block:
        return []
    if mood == 2 or (mood == 1 and flow.age <= 1):
        trust = 0.9 - 0.2 * flow.age - (0.15 if mood == 1 else 0.0)
    elif flow.age <= 1 and last.kind in ("indirect", "reported") and hearsay(view):
        trust = 0.35
    else:
        return []
    whole = (view.tokens.start[view.at[0]], view.tokens.end[view.to[-1] - 1])
    draft = Draft("free_indirect", [whole], last.speaker, pronoun=last.pronoun, confidence=trust)
    quoted = [j for j, kind in enumerate(view.kind) if kind == "Q" and is_speech(view, j, nested=True)]
    out = [draft]
    for j in quoted:
        out.append(Draft("direct", [view.chars(j, j + 1)], last.speaker, parent=draft, pronoun=last.pronoun))
        out[-1].confidence = trust - 0.05
    return out
