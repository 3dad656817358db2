"""One English sentence read: its cues in order, each with speaker and content."""

from lagebild.read.rules.english_after import phrase_after
from lagebild.read.rules.english_backward import read_as, read_inverted, read_quoted, read_trailing
from lagebild.read.rules.english_before import phrase_before
from lagebild.read.rules.english_colon import read_colon, read_on
from lagebild.read.rules.english_content import content_end, empty, nameless
from lagebild.read.rules.english_cues import Cue, cue_at
from lagebild.read.rules.english_denied import read_denied, read_unreached
from lagebild.read.rules.english_draft import FIRST_PERSON, Draft, Reading
from lagebild.read.rules.english_frames import Complement, complement, skip_adjuncts, stance_of
from lagebild.read.rules.english_lexicon import ADV, AUX, CONJ, CUE, FINITE, ING, lexicon
from lagebild.read.rules.english_nouns import read_according, read_hearsay, read_label, read_noun, read_words
from lagebild.read.rules.english_sentence import QUOTE, Sentence
from lagebild.read.rules.english_silence import read_silence
from lagebild.read.rules.english_subjects import coordinated_subject, gerund_subject, main_subject, quoted, subject_of
from lagebild.read.rules.english_verdict import read_line, read_verdict

__all__ = ["read"]

_RELATIVE = frozenset(("who", "which", "that"))
_SUPPOSED = frozenset(("if", "unless", "whether", "until"))
_AT_SOMEONE = frozenset(("accuse", "criticize", "praise", "demand"))
_SURE = {"t": 0.76, "d": 0.93, "w": 0.68, "i": 0.57, "j": 0.7, "n": 0.55, "g": 0.55, "e": 0.7, "c": 0.55}
_OUTSPOKEN = frozenset(("accuse", "criticize", "deny", "demand", "praise", "decline"))
_OBJECT_ENDS = {"accuse": ("of",), "suspect": ("of",), "urge": ("to",), "ask": ("to",), "thank": ("for",)}


def read(s: Sentence, headline: bool = False, opens: bool = False, title: bool = False) -> list[Draft]:
    """Return the attributions of one sentence in the order of their cues.

    ``headline`` tells that its words are capitalised like a headline's, ``opens`` that its block starts with it,
    ``title`` that it is the first block and ends without a stop.
    """
    r, lex = Reading(s, headline), lexicon()
    if opens and read_label(r, title or headline):
        return r.drafts
    for i in range(s.size):
        if i < r.consumed:
            continue
        w = s.low[i]
        if s.bits[i] & CUE:
            cue = cue_at(s, i, headline)
            if cue is not None and cue.verb.frames:
                _verb(r, cue)
                continue
        if w == "according" and i + 2 < s.size and s.low[i + 1] == "to":
            read_according(r, i)
        elif w in lex.groups["silent"]:
            read_silence(r, i)
        elif (w in lex.groups["phrasing"] and read_words(r, i)) or (w in lex.groups["said_things"] and read_line(r, i)):
            continue
        elif w in lex.nouns:
            read_noun(r, i)
        elif w in lex.groups["being"] and i:
            read_verdict(r, i)
        elif w in lex.groups["hearsay"] and not headline:
            read_hearsay(r, i)
    read_colon(r)
    read_on(r)
    return r.drafts


def _verb(r: Reading, cue: Cue) -> None:
    s, before = r.s, cue.first - 1
    left = s.low[before] if before >= 0 else ""
    if read_denied(r, cue):
        return
    if cue.verb.lemma == "reach":
        read_unreached(r, cue)
        return
    if cue.modal and not (cue.negated and _refuses(s, cue)) and "only" not in s.low[cue.first : cue.head]:
        return
    if read_inverted(r, cue) or (cue.verb.lemma in ("quote", "cite") and _as_saying(s, cue)):
        return
    if cue.passive:
        _passive(r, cue)
    elif cue.form & ING and not cue.going:
        _gerund(r, cue)
    elif left == "as" and s.low[cue.first] == "having":
        if (subject := quoted(s, before)) and (right := complement(s, cue)):
            _forward(r, cue, subject, before, right, confidence=0.75)
    elif before >= 0 and (s.bits[before] & CONJ or left == "then"):
        subject = coordinated_subject(s, before, r.consumed) or r.main or main_subject(s, before)
        if subject is not None and (right := complement(s, cue)):
            _forward(r, cue, subject, before, right)
    elif found := subject_of(s, cue):
        subject, start = found[:2], found[2]
        if (start and s.low[start - 1] in _SUPPOSED) or r.speaks(*subject):
            return
        if start and s.low[start - 1] == "as" and read_as(r, cue, subject, start):
            return
        relative = left in _RELATIVE
        if not relative and read_trailing(r, cue, subject, start):
            return
        right = complement(s, cue)
        if right is None:
            return
        gap = before if relative else start - 1
        if gap < 0 or s.low[gap] not in ("which", "that", "what"):
            gap = -1
        if right.frame == "t" and gap < 0 and right.first < s.size and s.bits[right.first] & AUX:
            return
        _forward(r, cue, subject, start, right, _relative_end(s, right.first) if relative else s.size, gap)
        if not relative and not (r.main and r.inside(start, r.drafts[:-1])):
            r.main = subject


def _as_saying(s: Sentence, cue: Cue) -> bool:
    """Tell whether quoted X as saying follows: the saying has its own cue."""
    for k in range(cue.past, min(s.size - 1, cue.past + 16)):
        if s.low[k] == "as":
            return s.low[k + 1].endswith("ing")
    return False


def _refuses(s: Sentence, cue: Cue) -> bool:
    """Tell would not say and can neither confirm nor deny from what was merely impossible or unreal."""
    if cue.verb.lemma not in lexicon().groups["declining"]:
        return False
    words = s.low[cue.first : cue.head]
    return "neither" in words or not {"would", "will", "wouldn't", "won't", "wouldn’t", "won’t"}.isdisjoint(words)


def _relative_end(s: Sentence, first: int) -> int:
    """Return where a relative clause with content from ``first`` gives way to the verb of the main clause."""
    for k in range(first + 1, s.size):
        if s.low[k] == ",":
            n = k + 1
            while n < s.size and s.bits[n] & ADV:
                n += 1
            if n < s.size and (s.verbal(n) or s.low[n].endswith("ed")) and not s.capital(n):
                return k
        elif s.bits[k] & CUE and s.verbal(k) and s.low[k] in lexicon().said:
            return k
    return s.size


def _forward(
    r: Reading,
    cue: Cue,
    subject: tuple[int, int] | None,
    start: int,
    right: Complement,
    limit: int | None = None,
    gap: int = -1,
    confidence: float = 0.0,
) -> None:
    """Keep a cue with the content behind it; ``gap`` is a relative pronoun that stands for a part of the content."""
    s, frame = r.s, right.frame
    if cue.negated and frame not in "twnge" and cue.verb.lemma in ("say", "plan", "intend", "want", "expect"):
        return
    stance = stance_of(s, cue, right)
    stance = "promise" if stance == "agree" and frame == "i" and not _several(s, subject) else stance
    if right.first >= s.size and r.headline:
        return
    if right.first >= s.size:
        draft = r.add((cue.head, cue.past), subject, [(cue.head, cue.past)], "direct", stance, 0.9)
        if draft is not None:
            draft.content, draft.pending = [], True
        return
    past = content_end(s, right.first, frame, s.size if limit is None else limit)
    if frame in "tn" and stance == "assert" and empty(s.low[right.first : past]):
        return
    pieces = [(right.first, past)]
    if gap > 0 and (s.bits[right.first] & (AUX | FINITE) or s.low[right.first].endswith("ed")):
        comma = next((k for k in range(right.first, past) if s.low[k] == ","), past)
        pieces = [(right.first, comma)]
        whole = phrase_before(s, gap - (s.low[gap - 1] == ","))
        if whole is not None and whole[1] <= right.first:
            pieces.insert(0, whole)
    if nameless(s.low[right.first : past]):
        return
    if r.inside(start) and _infers(s, cue, subject):
        return
    if "y" in cue.verb.frames and lexicon().groups["evaded"].isdisjoint(s.low[right.first : past]):
        return
    if "l" in cue.verb.frames and r.drafts and r.pronoun(subject) and start - r.drafts[-1].piece[0] in (0, 1):
        return  # said he hoped: the statement is the outer one
    r.cut(start)
    kind = "indirect"
    if frame == "d":
        kind = "direct"
    elif frame in "ngec" or (frame == "i" and stance == "decline"):
        kind = "reported"
    elif right.first < past and QUOTE in s.low[right.first : right.first + 2] and r.mostly_quoted(right.first, past):
        kind = "direct"
    r.add(
        (cue.head, cue.past),
        subject,
        pieces,
        kind,
        stance,
        confidence or _sure(s, cue, right, stance),
        negated=cue.negated and stance != "decline",
        addressee=right.addressee if frame in "jotw" or stance in _AT_SOMEONE else None,
    )
    r.consumed = min(past, right.first + 4) if frame == "e" else cue.past


def _infers(s: Sentence, cue: Cue, subject: tuple[int, int] | None) -> bool:
    """Tell what a thing shows from what a document or an expert shows."""
    groups = lexicon().groups
    if subject is None or cue.verb.lemma not in groups["inferring"]:
        return False
    return groups["informants"].isdisjoint(s.low[slice(*subject)])


def _sure(s: Sentence, cue: Cue, right: Complement, stance: str) -> float:
    """Return how far to trust a cue with its frame, as it turned out on annotated news."""
    sure = _SURE[right.frame]
    if right.frame == "t":
        sure += 0.12 * (s.low[right.first] == "that") + 0.1 * (cue.verb.lemma == "say")
    elif stance in _OUTSPOKEN:
        sure += 0.15
    if "l" in cue.verb.frames:
        sure -= 0.25
    return sure


def _several(s: Sentence, subject: tuple[int, int] | None) -> bool:
    """Tell whether the subject names two or more parties."""
    if subject is None:
        return False
    words = s.low[slice(*subject)]
    return not {"and", "two", "three", "both", "they", "sides", "all"}.isdisjoint(words)


def _passive(r: Reading, cue: Cue) -> None:
    """Read: was accused by X of …; is alleged to …; it is believed that …"""
    s, frames = r.s, cue.verb.frames
    found, p = subject_of(s, cue), skip_adjuncts(s, cue.past)
    if found is None or p >= s.size or cue.verb.lemma in ("put", "contradict"):
        return  # things contradict and are put
    subject, start = found[:2], found[2]
    framed = start and s.low[start - 1] in ("when", "as", *_SUPPOSED)
    if framed or (cue.verb.lemma == "report" and _as_saying(s, cue)):
        return
    speaker, rest = None, p
    behind = next((k for k in range(p + 1, min(s.size, p + 6)) if s.low[k] == "by"), 0) if s.low[p] == "as" else 0
    if s.low[p] == "by" or behind:
        p = behind or p
        past = phrase_after(s, p + 1, apposition=False)
        if past is None:
            return
        if not {"vote", "votes", "margin", "majority"}.isdisjoint(s.low[p + 1 : past]):
            return
        ends = (*_OBJECT_ENDS.get(cue.verb.lemma, ()), "as", "over", "for")
        past = next((k for k in range(p + 2, past) if s.low[k] in ends), past)
        if "o" in frames:
            past = next((k for k in range(p + 2, min(past + 1, s.size)) if s.low[k] == "that"), past)
        speaker, rest = (p + 1, past), past
        if "l" in frames and not lexicon().groups["informants"].isdisjoint(s.low[p + 1 : past]):
            return
    elif cue.verb.lemma not in lexicon().groups["speechless"]:
        return
    follows = s.low[rest] if rest < s.size else ""
    pieces = [subject, (skip_adjuncts(s, cue.past), behind)] if behind else [subject]
    if follows == "that" and (s.low[subject[0]] == "it" or "o" in frames):
        pieces = [(rest, content_end(s, rest, "t", s.size))]
    elif follows in ("to", "of", "for", "as", "that", "over"):
        pieces.append((rest, content_end(s, rest, "i", s.size)))
    elif speaker is None:
        return
    stance = next(iter(frames.values()))
    accused = subject if stance in ("accuse", "criticize", "demand", "praise") else None
    r.cut(start)
    r.add(
        (cue.head, cue.past),
        speaker,
        pieces,
        "indirect" if "t" in frames else "reported",
        stance,
        0.6 if speaker else 0.5,
        negated=cue.negated,
        addressee=accused,
    )
    r.consumed = rest


def _gerund(r: Reading, cue: Cue) -> None:
    """Read: …, saying that …; a statement accusing …; quoted as saying."""
    s, before = r.s, cue.first - 1
    if before < 0:
        return
    if s.low[before] == "as":
        subject, start = quoted(s, before), before
    else:
        subject, start = gerund_subject(s, cue, r.main, bool(r.drafts))
    if subject is None or s.low[subject[0]] in FIRST_PERSON:
        return
    right = complement(s, cue)
    if right is None and s.low[before] == "as":
        read_quoted(r, cue, subject, before)
    if cue.verb.lemma in ("cite", "quote"):
        return  # whom they cite is no statement
    if right is not None:
        inserted = s.low[cue.first - 1] == "," and subject[1] == cue.first - 1  # X, noting that …, said
        limit = _relative_end(s, right.first) if inserted else s.size
        _forward(r, cue, subject, start, right, limit, confidence=0.75)
