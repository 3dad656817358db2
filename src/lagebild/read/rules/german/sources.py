"""What a named source says: the clause around "laut X", the clause that hangs on "der Vorwurf"."""

from lagebild.read.attribution import Range
from lagebild.read.rules.german import words
from lagebild.read.rules.german.draft import Draft, Flow, Owned
from lagebild.read.rules.german.frames import Frame
from lagebild.read.rules.german.lexicon import lexicon
from lagebild.read.rules.german.mood import afresh, any_mood, in_mood
from lagebild.read.rules.german.phrases import noun_phrase
from lagebild.read.rules.german.quoted import is_speech, only_quotations
from lagebild.read.rules.german.view import View

__all__ = ["document", "from_frame", "from_nouns", "goes_on"]


_LONG = 120  # tokens; a longer sentence names too much to point back to


def document(view: View) -> Range | None:
    """Return the characters of the last phrase that names a document: "in den Unterlagen", "der Bericht der UN"."""
    low, kind = view.low, view.kind
    if sum(view.to[j] - view.at[j] for j in range(len(kind))) > _LONG:
        return None
    for seg in reversed(view.segments):
        for j in range(seg.b - 1, seg.a - 1, -1):
            if kind[j] != "C" or low[j] not in words.DOCUMENTS:
                continue
            a = j
            while a > seg.a and kind[a - 1] in "wd" and words.adjective(low[a - 1]) and not words.closed(low[a - 1]):
                a -= 1
            if a > seg.a and (low[a - 1] in words.DETERMINERS or low[a - 1] in words.NOT_SUBJECT):
                a -= 1
            found = noun_phrase(view, a, seg.b, True, True)
            if found is not None:
                return view.chars(found.a, found.b)
    return None


def goes_on(made: Draft, flow: Flow) -> None:
    """ "Demnach …", "Darin heißt es …": who has just spoken, or the document just named; never who denies."""
    last = flow.last
    if last is not None and last.kind == "reported" and last.stance in ("deny", "decline"):
        last = None
    if flow.source is not None and (last is None or flow.age > 1):
        made.speaker = flow.source
    elif last is not None and flow.age <= 2:
        made.speaker, made.pronoun = last.speaker, last.pronoun


def from_frame(view: View, frame: Frame, owned: list[Owned], flow: Flow) -> list[Owned]:
    """Return the drafts of one frame: its clause without the frame, and the quotations in it."""
    lo, hi, parent = _reach(view, frame, owned)
    spans = _spans(view, frame, lo, hi)
    if not spans:
        return []
    cue = view.chars(frame.cue, frame.cue + 1)
    out: list[Owned] = []

    def draft(kind: str, ranges: list[tuple[int, int]], under: Draft | None) -> Draft:
        made = Draft(kind, [view.chars(a, b) for a, b in ranges], cue=cue, parent=under, confidence=frame.trust)
        if frame.speaker is not None:
            made.said_by(view, frame.speaker)
        else:
            goes_on(made, flow)
        return made

    text = [span for span in spans if not only_quotations(view, *span)]
    whole: Draft | None = None
    if text:
        whole = draft("indirect", text, parent)
        out.append((text[0][0], text[-1][1], whole))
    for a, b in spans:
        for j in range(a, b):
            if view.kind[j] != "Q" or any(x <= j < y and d.kind == "direct" for x, y, d in owned):
                continue
            if only_quotations(view, a, b):
                out.append((j, j + 1, draft("direct", [(j, j + 1)], parent)))
            elif is_speech(view, j, nested=True):
                out.append((j, j + 1, draft("direct", [(j, j + 1)], whole)))
    return out


def _reach(view: View, frame: Frame, owned: list[Owned]) -> tuple[int, int, Draft | None]:
    """Return the items that the frame can speak for, and the draft in whose content it stands."""
    segs = view.segments
    lo, hi = segs[0].a, segs[-1].b
    parent: Draft | None = None
    for a, b, draft in owned:
        if a <= frame.a and frame.b <= b and draft.kind == "indirect" and b - a < hi - lo:
            lo, hi, parent = a, b, draft
    k = view.segment_of(frame.a)
    if frame.kind == "wonach":
        lo = frame.b
        for m in range(k + 1, len(segs)):
            if segs[m].type == "main" and view.finite(segs[m].a) and segs[m].a < hi:
                hi = segs[m - 1].b  # "Ein Bericht, wonach …, wurde vorgelegt"
                break
    elif k > 0 and segs[k].type == "rel":
        lo, hi = segs[k].a, segs[k].b
    elif parent is None:
        lo = _coordinated(view, k, lo)
        for m in range(k + 1, len(segs)):
            if segs[m].cut == ";" and segs[m].type == "main" and not any_mood(view, m, len(segs)):
                hi = segs[m - 1].b  # "…; Moskau bestreitet dies"
                break
            if view.low[segs[m].a] == "was" and segs[m].type == "sub" and _denying(view, segs[m].b - 1):
                hi = segs[m - 1].b  # "…, was Moskau bestreitet"
                break
    return lo, hi, parent


def _denying(view: View, i: int) -> bool:
    return any(form.cue.stance == "deny" for form in lexicon().forms.get(view.low[i], ()))


def _coordinated(view: View, k: int, lo: int) -> int:
    """Leave a main clause before ", und laut …" out."""
    for m in range(k, 0, -1):
        seg = view.segments[m]
        if (
            seg.cut == ";"
            or afresh(view, m, len(view.segments))
            or (seg.type == "main" and view.low[seg.a] in ("und", "aber", "doch") and seg.cut == ",")
        ):
            return seg.a + (view.low[seg.a] in words.COORDINATORS)
    return lo


def _spans(view: View, frame: Frame, lo: int, hi: int) -> list[tuple[int, int]]:
    """Return the item ranges left and right of the frame, without its commas and its relative clause."""
    segs = view.segments
    left, right = frame.a, frame.b
    while left > lo and view.kind[left - 1] == ",":
        left -= 1
    while right < hi and view.kind[right] == ",":
        right += 1
    m = view.segment_of(right) if right < hi else -1
    ends_segment = segs[view.segment_of(frame.a)].b == frame.b
    if m >= 0 and segs[m].a == right and segs[m].type == "rel" and (frame.kind == "so" or ends_segment):
        right = segs[m + 1].a if m + 1 < len(segs) else hi
    return [(a, b) for a, b in ((lo, left), (right, hi)) if a < b]


def from_nouns(view: View, owned: list[Owned]) -> list[Owned]:
    """ "der Vorwurf der USA, Nordkorea liefere …": the clause behind the noun, said by its genitive or by nobody."""
    segs = view.segments
    nouns = lexicon().nouns
    out: list[Owned] = []
    for k in range(len(segs) - 1):
        nxt = segs[k + 1]
        if nxt.cut != "," or nxt.type not in ("main", "sub", "inf"):
            continue
        if nxt.type == "main" and not in_mood(view, k + 1):
            continue
        if nxt.type == "sub" and view.low[nxt.a] not in ("dass", "daß"):
            continue
        seg = segs[k]
        noun = next((j for j in range(seg.b - 1, seg.a - 1, -1) if view.kind[j] == "C" and view.low[j] in nouns), -1)
        if noun < 0 or any(a < nxt.b and nxt.a < b for a, b, _ in owned):
            continue
        said = None
        if noun + 2 < seg.b and view.low[noun + 1] in ("von", "vom"):
            said = noun_phrase(view, noun + 2, seg.b, True, True)
        elif noun + 2 < seg.b and view.low[noun + 1] in ("der", "des", "eines", "einer"):
            said = noun_phrase(view, noun + 1, seg.b, True, True)
        if said is None and noun != seg.b - 1:
            continue
        if said is not None and said.b != seg.b:
            continue
        end = nxt.b
        m = k + 2
        while m < len(segs) and segs[m].type in ("rel", "sub", "inf") and segs[m].cut == ",":
            end = segs[m].b
            m += 1
        draft = Draft(
            "indirect", [view.chars(nxt.a, end)], cue=view.chars(noun, noun + 1), stance=nouns[view.low[noun]]
        )
        draft.confidence = 0.45 if said is None else 0.55
        out.append((nxt.a, end, draft.said_by(view, said)))
    return out
