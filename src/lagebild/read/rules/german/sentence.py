"""One sentence: its verbs, frames and quotations become drafts."""

from typing import NamedTuple

from lagebild.read.rules.german import words
from lagebild.read.rules.german.cues import Verb, verbs
from lagebild.read.rules.german.draft import Draft, Flow
from lagebild.read.rules.german.frames import Frame, frames
from lagebild.read.rules.german.mood import hearsay, reported_mood
from lagebild.read.rules.german.phrases import Phrase, subject
from lagebild.read.rules.german.quoted import is_speech, only_quotations
from lagebild.read.rules.german.view import View

__all__ = ["read_sentence"]

_ASKING = frozenset(
    [
        "dass",
        "daß",
        "ob",
        "wie",
        "was",
        "wer",
        "wo",
        "warum",
        "weshalb",
        "wieso",
        "wann",
        "welche",
        "welcher",
        "welches",
        "wohin",
        "woher",
    ]
)
_WITH_ZU = frozenset(("promise", "demand", "speculate", "accuse", "agree"))


class Content(NamedTuple):
    """Item ranges of what was said; ``form`` is quote, clause or before."""

    ranges: list[tuple[int, int]]
    form: str
    trust: float


def read_sentence(view: View, flow: Flow) -> list[Draft]:
    """Return the drafts of one sentence and bring ``flow`` up to date."""
    found_verbs = verbs(view)
    found_frames = frames(view)
    drafts: list[Draft] = []
    owned: list[tuple[int, int, Draft]] = []  # item ranges of contents
    pending: list[tuple[Verb, Phrase | None]] = []
    before: Phrase | None = None
    for n, verb in enumerate(found_verbs):
        speaker = _speaker(view, verb, before)
        if speaker is not None and not verb.passive:
            before = speaker
        if speaker is not None and speaker.b - speaker.a == 1 and view.low[speaker.a] in _NOBODY:
            continue
        content = _complement(view, verb, found_verbs[n + 1 :], found_frames)
        if content is None and speaker is not None and _points_back(view, verb, speaker) and flow.before is not None:
            back = Draft(
                "indirect", [flow.before, view.chars(0, 1)], cue=view.chars(verb.at, verb.at + 1), confidence=0.8
            )
            back.stance, back.negated = verb.cue.stance, verb.negated
            drafts.append(back.said_by(view, speaker))
            continue
        if content is None:
            pending.append((verb, speaker))
            continue
        for draft, a, b in _from_verb(view, verb, speaker, content):
            drafts.append(draft)
            if b > a:
                owned.append((a, b, draft))
    for frame in found_frames:
        for draft, a, b in _from_frame(view, frame, owned, flow):
            drafts.append(draft)
            owned.append((a, b, draft))
    _quotations(view, drafts, owned, pending, found_frames, flow)
    for verb, speaker in pending:
        reported = _reported(view, verb, speaker, drafts)
        if reported is not None:
            drafts.append(reported)
    if not drafts:
        drafts = _free(view, flow)
    _nest(drafts)
    return drafts


_NOBODY = frozenset(("man", "ich", "wir"))
_BACK = frozenset(("das", "dies", "dieses"))


def _points_back(view: View, verb: Verb, speaker: Phrase) -> bool:
    """ "Das bestätigte X", "Dies teilte Y mit": the sentence before is what was said."""
    return view.low[0] in _BACK and verb.verb == 1 and speaker.a > 1 and any(t in verb.cue.takes for t in "dvV")


def _speaker(view: View, verb: Verb, before: Phrase | None) -> Phrase | None:
    if verb.speaker is not None or verb.passive:
        return verb.speaker
    seg = view.segments[verb.segment]
    a = seg.a
    if view.low[a] in words.COORDINATORS:
        a += 1
    if a == verb.verb:
        if before is not None:
            return before
        for k in range(verb.segment - 1, -1, -1):
            if view.segments[k].type == "main":
                return _main_subject(view, k)
    return None


def _main_subject(view: View, k: int) -> Phrase | None:
    seg = view.segments[k]
    for j in range(seg.a, seg.b):
        if view.kind[j] in "wC" and view.finite(j):
            return subject(view, k, j)
    return None


def _complement(view: View, verb: Verb, later: list[Verb], found_frames: list[Frame]) -> Content | None:
    segs = view.segments
    cue, k = verb.cue, verb.segment
    reached = max(verb.last + 1, verb.speaker.b if verb.speaker and verb.speaker.a > verb.verb else 0)
    starts = segs[k].a == verb.verb and segs[k].cut in (",", "–", "—", "-")
    if starts and k > 0 and verb.speaker is not None and verb.speaker.a > verb.verb and not verb.passive:
        said = _before(view, verb, reached)
        if said is not None:
            return said
    if verb.final and view.low[segs[k].a] == "wie":
        return _around_wie(view, verb)
    n = k + 1
    skipped = 0
    while n < len(segs):
        seg = segs[n]
        if seg.a < reached:
            n += 1
            continue
        form = _form(view, verb, n)
        if form:
            end = _end(view, n, later, found_frames)
            if end <= seg.a:
                return None
            return Content([(seg.a, end)], form, 0.85)
        if seg.cut != "," or seg.type not in ("rel", "frag", "sub") or skipped >= 3:
            return None
        skipped += 1
        n += 1
    return None


def _form(view: View, verb: Verb, n: int) -> str:
    """Tell how segment ``n`` can be what the verb carries: quote, clause or not ("")."""
    seg = view.segments[n]
    takes = verb.cue.takes
    first = view.low[seg.a]
    if seg.cut == ":":
        if view.kind[seg.a] == "Q" and "q" in takes:
            return "quote"
        return "clause" if ("d" in takes or "v" in takes) and seg.type != "frag" else ""
    if seg.cut not in (",", "–", "—"):
        return ""
    if first == "Q" and "q" in takes and seg.b - seg.a == 1:
        return "quote"
    if seg.type == "sub":
        if first in _ASKING and "d" in takes:
            return "clause"
        if first in ("wenn", "weil", "sollte", "falls", "solange", "obwohl", "da") and _goes_on_reported(view, n + 1):
            return "clause"
        return ""
    if seg.type == "inf":
        return "clause" if "z" in takes or "d" in takes or verb.cue.stance in _WITH_ZU else ""
    if seg.type == "main":
        if first in words.COORDINATORS and first != "sondern":
            return ""
        if any(v in takes for v in "vV") and _reported_clause(view, n):
            return "clause"
        if "V" in takes and _verb_second(view, n):
            return "clause"
        return ""
    if seg.type == "frag" and any(v in takes for v in "vV") and _goes_on_reported(view, n + 1):
        return "clause"
    return ""


def _reported_clause(view: View, n: int) -> bool:
    seg = view.segments[n]
    for j in range(seg.a, seg.b):
        if view.kind[j] == "w" and (view.konjunktiv(j) or view.low[j] in words.KONJUNKTIV_2):
            return True
    return False


def _goes_on_reported(view: View, n: int) -> bool:
    return any(
        view.segments[m].type == "main" and _reported_clause(view, m) for m in range(n, min(n + 3, len(view.segments)))
    )


def _verb_second(view: View, n: int) -> bool:
    """A clause that does not open with its verb: "…, die Bahn ist pünktlich"."""
    seg = view.segments[n]
    return not view.finite(seg.a) and view.kind[seg.a] in "wCdQ"


def _end(view: View, n: int, later: list[Verb], found_frames: list[Frame]) -> int:
    """Return the item where content that opens with segment ``n`` ends."""
    segs = view.segments
    end = segs[-1].b
    start = segs[n].a
    for verb in later:
        if verb.segment < n:
            continue
        seg = segs[verb.segment]
        if verb.segment > n and seg.type == "main" and not verb.final:
            first = seg.a + (view.low[seg.a] in words.COORDINATORS)
            if first == verb.verb and view.low[verb.verb] not in words.KONJUNKTIV:
                end = min(end, segs[verb.segment - 1].b)
                break
        if (
            verb.verb - 1 > start
            and view.low[verb.verb - 1] in ("und", "sowie")
            and view.low[verb.verb] not in words.KONJUNKTIV
        ):
            if segs[n].type == "sub" or verb.segment > n:
                end = min(end, verb.verb - 1)
                break
    for m in range(n + 1, len(segs)):
        if segs[m].cut == ":" and view.kind[segs[m].a] == "Q":
            end = min(end, segs[m - 1].b)
    for frame in found_frames:
        if frame.kind == "so" and frame.a > start:
            k = view.segment_of(frame.a)
            end = min(end, segs[k - 1].b)
    return end


def _before(view: View, verb: Verb, reached: int) -> Content | None:
    """What stands before ", sagte X", and what goes on behind it."""
    segs = view.segments
    k = verb.segment
    quoted = view.kind[segs[k - 1].b - 1] == "Q"
    if not ("V" in verb.cue.takes or (quoted and "q" in verb.cue.takes) or _any_mood(view, 0, k)):
        return None
    if not any(s.type in ("main", "inf", "sub") for s in segs[:k]) and not quoted:
        return None
    ranges = [(segs[0].a, segs[k - 1].b)]
    n = k + 1
    while n < len(segs) and (segs[n].a < reached or segs[n].type == "rel"):
        n += 1
    if n < len(segs):
        if segs[n].type == "sub" and view.low[segs[n].a] in ("dass", "daß", "ob"):
            return None
        if (
            not quoted
            and segs[n].cut == ","
            and segs[n].type in ("main", "frag", "inf")
            and _any_mood(view, n, len(segs))
        ):
            ranges.append((segs[n].a, segs[-1].b))
    if quoted:
        last = segs[k - 1]
        if last.cut == ":" and last.b - last.a == 1:
            ranges = [(last.a, last.b)]
        if all(view.kind[j] in "Q,." for j in range(ranges[0][0], ranges[0][1])):
            return Content(ranges[:1], "quote", 0.95)
    return Content(ranges, "before", 0.85)


def _any_mood(view: View, a: int, b: int) -> bool:
    return any(
        _reported_clause(view, m) for m in range(a, min(b, len(view.segments))) if view.segments[m].type == "main"
    )


def _around_wie(view: View, verb: Verb) -> Content | None:
    """ "Wie X mitteilte, …" and "…, wie X mitteilte, …"."""
    segs = view.segments
    k = verb.segment
    ranges = []
    if k > 0:
        ranges.append((segs[0].a, segs[k - 1].b))
    if k + 1 < len(segs):
        ranges.append((segs[k + 1].a, segs[-1].b))
    return Content(ranges, "before", 0.85) if ranges else None


def _from_verb(view: View, verb: Verb, speaker: Phrase | None, content: Content) -> list[tuple[Draft, int, int]]:
    out: list[tuple[Draft, int, int]] = []
    cue = view.chars(verb.at, verb.at + 1)
    a, b = content.ranges[0][0], content.ranges[-1][1]
    trust = content.trust if speaker is not None else content.trust - 0.3
    if verb.passive:
        trust -= 0.1
    made = {"cue": cue, "stance": verb.cue.stance, "negated": verb.negated}
    parent: Draft | None = None
    if content.form != "quote":
        ranges = [view.chars(x, y) for x, y in content.ranges if y > x]
        parent = Draft("indirect", ranges, confidence=trust, **made).said_by(view, speaker)
        out.append((parent, a, b))
    for j in range(a, b):
        if view.kind[j] == "Q" and (content.form == "quote" or is_speech(view, j, nested=True)):
            draft = Draft("direct", [view.chars(j, j + 1)], confidence=trust + 0.05, parent=parent, **made)
            out.append((draft.said_by(view, speaker), j, j + 1))
    return out


def _from_frame(
    view: View, frame: Frame, owned: list[tuple[int, int, Draft]], flow: Flow
) -> list[tuple[Draft, int, int]]:
    segs = view.segments
    lo, hi = segs[0].a, segs[-1].b
    parent: Draft | None = None
    for a, b, draft in owned:
        if a <= frame.a and frame.b <= b and draft.kind == "indirect" and b - a < hi - lo:
            lo, hi, parent = a, b, draft
    k = view.segment_of(frame.a)
    if frame.kind == "wonach":
        lo = frame.b
    elif k > 0 and segs[k].type == "rel":
        lo, hi = segs[k].a, segs[k].b
    elif parent is None:
        lo = _coordinated(view, frame, lo)
    spans = []
    left, right = frame.a, frame.b
    while left > lo and view.kind[left - 1] == ",":
        left -= 1
    while right < hi and view.kind[right] == ",":
        right += 1
    if frame.kind == "so" and right < hi:
        m = view.segment_of(right)
        if m >= 0 and segs[m].type == "rel":
            right = segs[m + 1].a if m + 1 < len(segs) else hi
    elif k >= 0 and frame.b == segs[k].b and k + 1 < len(segs) and segs[k + 1].type == "rel" and k + 2 < len(segs):
        right = segs[k + 2].a
    if left > lo:
        spans.append((lo, left))
    if right < hi:
        spans.append((right, hi))
    if not spans:
        return []
    cue = view.chars(frame.cue, frame.cue + 1)
    out: list[tuple[Draft, int, int]] = []
    made = {"cue": cue, "confidence": frame.trust}

    def by(draft: Draft) -> Draft:
        if frame.speaker is not None:
            return draft.said_by(view, frame.speaker)
        if flow.last is not None and flow.age <= 2:
            draft.speaker, draft.pronoun = flow.last.speaker, flow.last.pronoun
        return draft

    whole: Draft | None = None
    if not all(only_quotations(view, a, b) for a, b in spans):
        whole = by(Draft("indirect", [view.chars(a, b) for a, b in spans], parent=parent, **made))
        out.append((whole, spans[0][0], spans[-1][1]))
    for a, b in spans:
        for j in range(a, b):
            if view.kind[j] == "Q" and (whole is None or is_speech(view, j, nested=True)):
                if not any(x <= j < y and d.kind == "direct" for x, y, d in owned):
                    draft = by(Draft("direct", [view.chars(j, j + 1)], **made))
                    draft.parent = whole or parent
                    out.append((draft, j, j + 1))
    return out


def _coordinated(view: View, frame: Frame, lo: int) -> int:
    """Leave a main clause before ", und laut …" out."""
    k = view.segment_of(frame.a)
    for m in range(k, 0, -1):
        seg = view.segments[m]
        if seg.cut == ";" or (seg.type == "main" and view.low[seg.a] in ("und", "aber", "doch") and seg.cut == ","):
            return seg.a + (view.low[seg.a] in words.COORDINATORS)
    return lo


def _quotations(
    view: View,
    drafts: list[Draft],
    owned: list[tuple[int, int, Draft]],
    pending: list[tuple[Verb, Phrase | None]],
    found_frames: list[Frame],
    flow: Flow,
) -> None:
    """Give the quotations that no content holds to a verb beside them, the sentence's subject, or the last speaker."""
    taken = {j for a, b, _ in owned for j in range(a, b) if view.kind[j] == "Q"}
    framed = {j for f in found_frames for j in range(f.a, f.b)}
    for j, kind in enumerate(view.kind):
        if kind != "Q" or j in taken or j in framed:
            continue
        k = view.segment_of(j)
        verb = next((p for p in pending if "q" in p[0].cue.takes and _beside(view, p, j, k)), None)
        cue = view.chars(verb[0].at, verb[0].at + 1) if verb else None
        if verb is not None and is_speech(view, j, nested=True):
            draft = Draft("direct", [view.chars(j, j + 1)], cue=cue, stance=verb[0].cue.stance, confidence=0.7)
            draft.negated = verb[0].negated
            drafts.append(draft.said_by(view, verb[1]))
            if verb[1] is None:
                draft.confidence = 0.3
        elif is_speech(view, j, nested=False):
            draft = _unowned(view, j, k, flow)
            if draft is not None:
                drafts.append(draft)


def _beside(view: View, pending: tuple[Verb, Phrase | None], j: int, k: int) -> bool:
    verb, speaker = pending
    if speaker is not None and speaker.a <= j < speaker.b:
        return False
    return verb.segment == k or (j > verb.at and k - verb.segment <= 2) or (j < verb.at and verb.segment - k == 1)


def _unowned(view: View, j: int, k: int, flow: Flow) -> Draft | None:
    draft = Draft("direct", [view.chars(j, j + 1)], confidence=0.35)
    if k > 0 and view.segments[k].cut == ":" and view.segments[k].a == j:
        for m in range(k - 1, -1, -1):
            if view.segments[m].type == "main":
                found = _main_subject(view, m)
                if found is not None:
                    draft.confidence = 0.5
                    return draft.said_by(view, found)
        from lagebild.read.rules.german.phrases import noun_phrase

        found = noun_phrase(view, view.segments[0].a, view.segments[0].b)
        if found is not None:
            draft.confidence = 0.6
            return draft.said_by(view, found)
    if flow.last is not None and flow.age <= 2:
        draft.speaker, draft.pronoun = flow.last.speaker, flow.last.pronoun
        draft.confidence = 0.6
    return draft if only_quotations(view, 0, len(view.kind)) else None


def _reported(view: View, verb: Verb, speaker: Phrase | None, drafts: list[Draft]) -> Draft | None:
    if "o" not in verb.cue.takes or speaker is None or verb.final:
        return None
    alone = not drafts
    seg = view.segments[verb.segment]
    if alone:
        start, end = view.tokens.start[view.at[0]], view.tokens.end[view.to[-1] - 1]
        content = (start, end)
    else:
        content = view.chars(seg.a, seg.b)
    draft = Draft("reported", [content], cue=view.chars(verb.at, verb.at + 1), stance=verb.cue.stance)
    draft.negated, draft.confidence = verb.negated, 0.45 if alone else 0.3
    return draft.said_by(view, speaker)


def _free(view: View, flow: Flow) -> list[Draft]:
    """Konjunktiv without a reporting clause goes on with the last speaker."""
    last = flow.last
    if last is None or last.speaker is None or flow.age > 4:
        return []
    mood = reported_mood(view)
    start, end = view.tokens.start[view.at[0]], view.tokens.end[view.to[-1] - 1]
    if mood == 2 or (mood == 1 and flow.age <= 1):
        trust = 0.75 - 0.1 * flow.age - (0.15 if mood == 1 else 0.0)
    elif flow.age <= 2 and hearsay(view):
        trust = 0.3
    else:
        return []
    draft = Draft("free_indirect", [(start, end)], last.speaker, pronoun=last.pronoun, confidence=trust)
    return [draft]


def _nest(drafts: list[Draft]) -> None:
    """Set ``parent`` where one content lies inside another speaker's."""
    for inner in drafts:
        if inner.parent is not None:
            continue
        a, b = inner.content[0][0], inner.content[-1][1]
        best: Draft | None = None
        for outer in drafts:
            x, y = outer.content[0][0], outer.content[-1][1]
            if outer is not inner and x <= a and b <= y and (y - x) > (b - a) and outer.speaker != inner.speaker:
                if best is None or y - x < best.content[-1][1] - best.content[0][0]:
                    best = outer
        inner.parent = best
