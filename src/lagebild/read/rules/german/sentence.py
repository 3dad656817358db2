"""One sentence: its verbs, frames, nouns and quotations become drafts."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.contents import Content, content_of
from lagebild.read.rules.german.cues import Verb, verbs
from lagebild.read.rules.german.draft import Draft, Flow, Owned
from lagebild.read.rules.german.frames import frames
from lagebild.read.rules.german.lexicon import lexicon
from lagebild.read.rules.german.mood import moody_beside
from lagebild.read.rules.german.phrases import Phrase
from lagebild.read.rules.german.quoted import is_speech, loose_quotations, own_quotations, quoted_verb
from lagebild.read.rules.german.sources import from_frame, from_nouns, goes_on
from lagebild.read.rules.german.subjects import main_subject
from lagebild.read.rules.german.told import behind_colon, free, reported, spoken_of
from lagebild.read.rules.german.unlisted import unlisted
from lagebild.read.rules.german.view import View

__all__ = ["read_sentence"]

_NOBODY = frozenset(("man", "ich", "wir", "es", "niemand", "nichts", "keiner"))
_NO = frozenset(("ohne", "jeder", "jeglicher", "keine", "keinerlei"))
_BACKWARD = frozenset(("darin", "dort", "weiter", "weiterhin", "zudem", "außerdem"))
_BACK = frozenset(("das", "dies", "dieses"))


def read_sentence(view: View, flow: Flow) -> list[Draft]:
    """Return the drafts of one sentence."""
    found_verbs = verbs(view) or unlisted(view)
    found_frames = frames(view)
    owned: list[Owned] = []
    drafts: list[Draft] = []
    pending: list[tuple[Verb, Phrase | None]] = []
    before: Phrase | None = None
    plain: list[tuple[int, Verb, Phrase | None]] = []
    moody: list[tuple[int, Verb, Phrase | None]] = []
    for n, verb in enumerate(found_verbs):
        speaker = _speaker(view, verb, before)
        if speaker is not None and not verb.passive:
            before = speaker
        if not _nobodys(view, verb, speaker):
            mood = view.konjunktiv(verb.verb) and not verb.final and not found_frames
            (moody if mood else plain).append((n, verb, speaker))
    for n, verb, speaker in plain + moody:
        mood = n in (m for m, _, _ in moody)
        if mood and flow.last is not None and flow.age <= 4 and not _inside(verb, owned):
            continue  # the sentence is somebody's talk already
        content = content_of(view, verb, found_verbs[n + 1 :], found_frames)
        if content is not None:
            own = _from_verb(view, verb, speaker, content)
            back = not _BACKWARD.isdisjoint(view.low) or (flow.same_block and flow.age <= 1)
            if speaker is None and verb.cue.lemma in ("heißen", "stehen") and back:
                for _, _, draft in own:
                    goes_on(draft, flow)
            owned += own
            if content.form == "quote" and "als" in verb.cue.needs and verb.speaker is not None and not mood:
                pending.append((verb, speaker))  # "bezeichnete das als Fehler: „…“"
        elif _points_back(view, verb, speaker) and flow.before is not None:
            drafts.append(_made(view, verb, "indirect", [flow.before, view.chars(0, 1)], 0.8).said_by(view, speaker))
        elif not mood:
            pending.append((verb, speaker))
    owned += from_nouns(view, owned)
    if found_frames:
        owned += own_quotations(view, owned, pending)
    for frame in found_frames:
        owned += from_frame(view, frame, owned, flow)
    drafts += [draft for _, _, draft in owned]
    drafts += loose_quotations(view, owned, pending, found_frames, flow)
    for verb, speaker in pending:
        others = any(v.segment != verb.segment and not v.final and s is not None and s != speaker for v, s in pending)
        named = reported(view, verb, speaker, found_verbs, alone=not drafts and not others)
        if named is not None:
            drafts.append(named)
    if not drafts and "rede" in view.low:
        drafts = spoken_of(view, flow)
    nobodys = not found_frames and not found_verbs and all(draft.speaker is None for draft in drafts)
    if not drafts or nobodys:  # "Tokio habe Hinweise, dass …" goes on with whoever speaks
        goes = not drafts or moody_beside(view, [(a, b) for a, b, _ in owned])
        drafts = behind_colon(view) or quoted_verb(view) or (free(view, flow) if goes else []) or drafts
    _nest(drafts)
    return drafts


def _nobodys(view: View, verb: Verb, speaker: Phrase | None) -> bool:
    """Leave out what nobody in particular says, and what is said not to be known."""
    if speaker is not None and speaker.b - speaker.a == 1 and view.low[speaker.a] in _NOBODY:
        return True
    if speaker is not None and verb.cue.stance == "agree" and view.low[speaker.b - 1] in verb.cue.needs:
        return True  # "Vertrag unterschrieben"
    return verb.cue.lemma == "sein" and verb.negated and "bekannt" in verb.cue.needs


def _inside(verb: Verb, owned: list[Owned]) -> bool:
    return any(a <= verb.verb < b for a, b, _ in owned)


def _speaker(view: View, verb: Verb, before: Phrase | None) -> Phrase | None:
    """Return the subject, or for a verb joined on ("…, kündigte aber an") the one before."""
    if verb.speaker is not None or verb.passive:
        return verb.speaker
    seg = view.segments[verb.segment]
    if seg.a + (view.low[seg.a] in words.COORDINATORS) == verb.verb and verb.cue.lemma != "heißen":
        if before is not None:
            return before
        for k in range(verb.segment - 1, -1, -1):
            if view.segments[k].type == "main":
                return main_subject(view, k)
    return None


def _points_back(view: View, verb: Verb, speaker: Phrase | None) -> bool:
    """ "Das bestätigte X", "Dies teilte Y mit": the sentence before is what was said."""
    if speaker is None or view.low[0] not in _BACK or verb.verb != 1 or view.konjunktiv(1):
        return False
    return speaker.a > 1 and any(t in verb.cue.takes for t in "dvV")


def _made(view: View, verb: Verb, kind: str, content: list[tuple[int, int]], trust: float) -> Draft:
    draft = Draft(kind, content, cue=view.chars(verb.at, verb.at + 1), stance=verb.cue.stance, negated=verb.negated)
    draft.confidence = trust
    if verb.addressee is not None:
        draft.addressee = view.chars(verb.addressee.a, verb.addressee.b)
    return draft


def _from_verb(view: View, verb: Verb, speaker: Phrase | None, content: Content) -> list[Owned]:
    out: list[Owned] = []
    a, b = content.ranges[0][0], content.ranges[-1][1]
    trust = content.trust - (0.3 if speaker is None else 0.0) - (0.1 if verb.passive else 0.0)
    parent: Draft | None = None
    if content.form != "quote":
        ranges = [view.chars(x, y) for x, y in content.ranges if y > x]
        parent = _made(view, verb, "indirect", ranges, trust).said_by(view, speaker)
        if verb.negated and parent.stance == "assert" and view.low[a] in words.ASKING and view.low[a] != "dass":
            parent.stance, parent.negated = "decline", False
        if parent.stance == "deny" and _answers(view, verb, a):
            parent.stance = "assert"
        called = verb.cue.lemma in words.CALLING_VERBS and verb.cue.stance != "speculate"
        if called and content.form == "clause" and view.low[a] in ("dass", "daß"):
            parent.stance = "criticize"  # "nannte es absurd, dass …"
        if parent.stance == "assert" and _denied(view, content):
            parent.stance = "deny"
        refused = parent.stance == "criticize" and view.segments[view.segment_of(a)].type == "inf"
        if refused and not words.COMMENT.isdisjoint(view.low[a:b]):
            parent.stance = "decline"  # "lehnte es ab, sich zu äußern"
        out.append((a, b, parent))
    if content.noun >= 0 and parent is not None:
        noun_stance = lexicon().nouns[view.low[content.noun]]
        if verb.cue.lemma in words.CALLING_VERBS and noun_stance in ("accuse", "assert", "speculate"):
            parent.stance = "deny"
        after = next((s for s in view.segments if a < s.a < b and s.type == "main" and view.finite(s.a)), None)
        if after is not None and parent.stance == "assert" and not words.UNTRUE.isdisjoint(view.low[after.a : after.b]):
            parent.stance = "deny"  # "Der Vorwurf, …, sei absurd, sagte Kim"
        ranges = (
            list(parent.content) if after is None else [view.chars(a, view.segments[view.segment_of(after.a) - 1].b)]
        )
        said = Draft("indirect", ranges, cue=view.chars(content.noun, content.noun + 1), stance=noun_stance)
        said.confidence = 0.4
        out.append((a, b, said))
    for j in (j for x, y in content.ranges for j in range(x, y)):
        if view.kind[j] == "Q" and (content.form == "quote" or is_speech(view, j, nested=True)):
            draft = _made(view, verb, "direct", [view.chars(j, j + 1)], trust + 0.05)
            draft.parent = parent
            out.append((j, j + 1, draft.said_by(view, speaker)))
    return out


def _denied(view: View, content: Content) -> bool:
    """ "Die Meldungen seien Unsinn", "das sei frei erfunden": what is said only calls reports untrue."""
    a, b = content.ranges[0]
    k = view.segment_of(a)
    if k < 0:
        return False
    seg = view.segments[k]
    b = min(b, seg.b)
    a += view.low[a] in ("dass", "daß")
    told = view.low[a : min(a + 6, b)]
    if "grundlage" in view.low[a:b] and any(w.startswith("entbehr") or w in _NO for w in view.low[a:b]):
        return not words.ALLEGED.isdisjoint(told) or told[0] in words.POINTING
    is_ = next((j for j in range(a, b) if view.low[j] in words.BE or view.low[j] in words.ALSO_BE), -1)
    if is_ < 0:
        return False
    tokens = view.tokens
    called = tokens.low[view.at[a] : view.to[b - 1]]
    if words.UNTRUE.isdisjoint(called) or not words.NEGATION.isdisjoint(view.low[a:b]):
        return False
    return not words.ALLEGED.isdisjoint(told) or (told[0] in words.POINTING and is_ <= a + 1)


def _answers(view: View, verb: Verb, a: int) -> bool:
    """ "widersprach: Kim habe …", "wies das zurück, er sei …": what follows is held against it, not denied."""
    k = view.segment_of(a)
    answering = verb.cue.lemma in ("widersprechen", "entgegen|treten", "zurück|weisen")
    return k > verb.segment and (view.segments[k].cut == ":" or (answering and view.segments[k].type == "main"))


def _nest(drafts: list[Draft]) -> None:
    """Set ``parent`` where one content lies inside another speaker's."""
    for inner in drafts:
        if inner.parent is not None:
            continue
        a, b = inner.content[0][0], inner.content[-1][1]
        best: Draft | None = None
        for outer in drafts:
            x, y = outer.content[0][0], outer.content[-1][1]
            larger = (y - x) > (b - a) or (inner.kind == "reported" and outer.kind != "reported")
            if outer is inner or not (x <= a and b <= y) or not larger or outer.speaker == inner.speaker:
                continue
            if outer.speaker is not None and (best is None or y - x < best.content[-1][1] - best.content[0][0]):
                best = outer
        inner.parent = best
