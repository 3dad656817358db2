"""What stands between quotation marks: speech, or a name, a title, a word held at arm's length."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.cues import Verb
from lagebild.read.rules.german.draft import Draft, Flow, Owned
from lagebild.read.rules.german.frames import Frame
from lagebild.read.rules.german.lexicon import lexicon
from lagebild.read.rules.german.phrases import Phrase, noun_phrase
from lagebild.read.rules.german.subjects import main_subject
from lagebild.read.rules.german.view import View

__all__ = ["calling", "is_speech", "loose_quotations", "only_quotations", "own_quotations", "quoted_verb"]

_ONE_WORD = 3  # tokens of a quotation that holds one


def calling(view: View, verb: Verb) -> str:
    """Return the verb's stance: calling accusations by a name ("nannte die Vorwürfe Unsinn") denies them."""
    seg = view.segments[verb.segment]
    if verb.cue.lemma in words.CALLING_VERBS or verb.cue.lemma == "sprechen":
        nouns = lexicon().nouns
        charged = verb.cue.lemma != "halten"  # "hält die Vorwürfe für begründet"
        if charged and any(nouns.get(view.low[j]) == "accuse" for j in range(seg.a, seg.b) if view.kind[j] == "C"):
            return "deny"
        start = seg.a if view.low[seg.a] in ("von", "als") else verb.verb
        said = view.tokens.low[view.at[start] : view.to[seg.b - 1]]
        if not words.UNTRUE.isdisjoint(said):
            return "deny"
    return verb.cue.stance


def is_speech(view: View, j: int, nested: bool) -> bool:
    """Tell whether quotation item ``j`` reads as something said; ``nested`` when it stands in reported content."""
    tokens = view.tokens
    first, past = view.at[j] + 1, view.to[j] - 1
    if past <= first:
        return False
    inside = tokens.word[first:past]
    small = sum(1 for w in inside if w[0].islower())
    size = sum(1 for w in inside if w[0].isalnum())
    before = view.kind[j - 1] if j else ","
    if size == 0 or (before == "C" and inside[0][0].isupper() and not _verbal(tokens.low[first:past])):
        return False
    if nested:
        return small >= 1
    return size >= 4 and small >= 2 and _verbal(tokens.low[first:past])


def _verbal(lows: list[str]) -> bool:
    return any(
        words.finite(w) or (w.endswith(("en", "t", "st")) and len(w) > 3 and w not in words.UNVERBAL) for w in lows
    )


def only_quotations(view: View, a: int, b: int) -> bool:
    """Tell whether items ``a`` to ``b`` are quotations and marks alone, at least one."""
    return any(view.kind[j] == "Q" for j in range(a, b)) and all(view.kind[j] in "Q,." for j in range(a, b))


def own_quotations(view: View, owned: list[Owned], pending: list[tuple[Verb, Phrase | None]]) -> list[Owned]:
    """ "Kim nannte das laut KCNA „…“": the quotation in a named speaker's clause is his, whoever reports it."""
    taken = {j for a, b, _ in owned for j in range(a, b)}
    out: list[Owned] = []
    for verb, speaker in pending:
        seg = view.segments[verb.segment]
        if speaker is None or "q" not in verb.cue.takes:
            continue
        said = [j for j in range(verb.verb + 1, seg.b) if view.kind[j] == "Q" and j not in taken]
        said = [j for j in said if is_speech(view, j, nested=True) or _wording(view, verb, j)]
        out += [(j, j + 1, _beside_verb(view, verb, speaker, j)) for j in said]
    return out


def _beside_verb(view: View, verb: Verb, speaker: Phrase | None, j: int) -> Draft:
    draft = Draft("direct", [view.chars(j, j + 1)], cue=view.chars(verb.at, verb.at + 1))
    draft.stance, draft.negated = calling(view, verb), verb.negated
    draft.confidence = 0.3 if speaker is None else 0.7
    return draft.said_by(view, speaker)


def loose_quotations(
    view: View,
    owned: list[Owned],
    pending: list[tuple[Verb, Phrase | None]],
    found_frames: list[Frame],
    flow: Flow,
) -> list[Draft]:
    """Give the quotations that no content holds to a verb beside them, the sentence's subject, or the last speaker."""
    if "Q" not in view.kind:
        return []
    taken = {j for a, b, _ in owned for j in range(a, b)} | {j for f in found_frames for j in range(f.a, f.b)}
    alone = only_quotations(view, 0, len(view.kind))
    out: list[Draft] = []
    for j, kind in enumerate(view.kind):
        if kind != "Q" or j in taken:
            continue
        k = view.segment_of(j)
        near = [p for p in pending if "q" in p[0].cue.takes and _beside(p, j, k)]
        beside = next((p for p in reversed(near) if p[0].segment == k and p[0].verb < j), near[0] if near else None)
        draft: Draft | None = None
        if beside is not None and (is_speech(view, j, nested=True) or _wording(view, beside[0], j)):
            draft = _beside_verb(view, beside[0], beside[1], j)
        elif is_speech(view, j, nested=False) or (
            (alone or _announced(view, j, k)) and is_speech(view, j, nested=True)
        ):
            draft = _unowned(view, j, k, flow)
        if draft is not None:
            out.append(draft)
    return out


def _announced(view: View, j: int, k: int) -> bool:
    """ "Der Diplomat winkt ab: „…“": nothing but the quotation stands behind the colon."""
    return k > 0 and view.segments[k].cut == ":" and view.segments[k].a == j and view.segments[k].b == j + 1


def quoted_verb(view: View) -> list[Draft]:
    """ "Die EU „verurteilt aufs Schärfste“ den Start": the verb stands inside the quotation."""
    if not view.segments or "Q" not in view.kind:
        return []
    seg, tokens = view.segments[0], view.tokens
    j = next((j for j in range(seg.a, seg.b) if view.kind[j] == "Q"), -1)
    if j <= seg.a or tokens.low[view.at[j] + 1] not in words.CUES:
        return []
    speaker = noun_phrase(view, seg.a, j)
    cue = lexicon().forms[tokens.low[view.at[j] + 1]][-1].cue
    if speaker is None or speaker.b < j or "o" not in cue.takes or cue.particle:
        return []
    draft = Draft("reported", [view.chars(seg.a, seg.b)], stance=cue.stance, confidence=0.4)
    draft.cue = (tokens.start[view.at[j] + 1], tokens.end[view.at[j] + 1])
    return [draft.said_by(view, speaker)]


def _wording(view: View, verb: Verb, j: int) -> bool:
    if view.low[j - 1] in ("der", "des", "dem", "die") and view.namelike(j) and not is_speech(view, j, nested=True):
        return view.to[j] - view.at[j] == _ONE_WORD and view.low[j - 1] != "der"  # no "Bericht der „Washington Post“"
    return verb.cue.lemma in words.WORDING_VERBS and j > verb.verb and view.kind[j - 1] != "C"


def _beside(pending: tuple[Verb, Phrase | None], j: int, k: int) -> bool:
    verb, speaker = pending
    if speaker is not None and speaker.a <= j < speaker.b:
        return False
    return verb.segment == k or (j > verb.at and k - verb.segment <= 2) or (j < verb.at and verb.segment - k == 1)


def _unowned(view: View, j: int, k: int, flow: Flow) -> Draft | None:
    """ "Todt stellt sich vor ihn: „…“" is its subject's; a sentence that is all quotation is the last speaker's."""
    draft = Draft("direct", [view.chars(j, j + 1)], confidence=0.35)
    segs = view.segments
    if k > 0 and segs[k].cut == ":" and segs[k].a == j:
        for m in range(k - 1, -1, -1):
            found = main_subject(view, m) if segs[m].type == "main" else None
            if found is not None:
                draft.confidence = 0.5
                return draft.said_by(view, found)
        found = noun_phrase(view, segs[0].a, segs[0].b)
        if found is not None:
            draft.confidence = 0.6
            return draft.said_by(view, found)
    if flow.last is not None and flow.age <= 2:
        draft.speaker, draft.pronoun = flow.last.speaker, flow.last.pronoun
        draft.confidence = 0.6
    return draft if only_quotations(view, 0, len(view.kind)) else None
