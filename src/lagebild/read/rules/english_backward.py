"""Content that stands before its cue: «…», X said; … , said X; … , as X put it."""

from lagebild.read.rules.english_after import phrase_after
from lagebild.read.rules.english_before import phrase_before
from lagebild.read.rules.english_content import content_end, has_verb, strip_end
from lagebild.read.rules.english_cues import Cue
from lagebild.read.rules.english_draft import FIRST_PERSON, PRONOUNS, Reading
from lagebild.read.rules.english_frames import complement, skip_addressee, skip_adjuncts
from lagebild.read.rules.english_lexicon import AUX, CLAUSE, CONJ, DET, NEG, PAST, PREP, PRON, THIRD, TIME, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["read_as", "read_inverted", "read_quoted", "read_trailing"]

_DASHES = frozenset(("—", "–", "--"))
_MARKS = frozenset((QUOTE, '"', "“", "”", "‘", "«", "»"))
_CLOSING = frozenset((",", "!", "?", ".", "…", "—", "-"))
_NO_SUBJECT = frozenset(("that", "it", "to", "in", "on", "nothing", "so", "little", "yes", "no", "goodbye", "sorry"))


def read_inverted(r: Reading, cue: Cue) -> bool:
    """Read a cue whose subject follows it; tells whether it was one."""
    s, before = r.s, cue.first - 1
    if cue.first != cue.head or before < r.segment or cue.past != cue.head + 1 or cue.past >= s.size:
        return False
    if not cue.form & (PAST | THIRD) or cue.verb.lemma not in lexicon().groups["inverting"]:
        return False
    if s.low[before] == QUOTE:
        edge = before + 1
    elif s.low[before] == "," or s.low[before] in _DASHES:
        edge = before
        if before == r.segment or (s.low[before - 1] != QUOTE and not _clausal(s, r.segment, before)):
            if before == r.segment or not _fragment(s, r.segment, before, cue):
                return False
        elif _parenthesis(s, r.segment, before):
            return False
    else:
        return False
    follower = s.low[cue.past]
    if s.low[edge - 1] != QUOTE and (follower in PRONOUNS or has_verb(s, cue.past, lenient=False)):
        return False
    if follower in _NO_SUBJECT or follower in FIRST_PERSON or s.bits[cue.past] & (AUX | NEG | TIME):
        return False
    past = phrase_after(s, cue.past)
    if past is None or (past < s.size and (s.bits[past] & AUX or (s.verbal(past) and s.low[before] != QUOTE))):
        return False
    _back(r, cue, (cue.past, past), edge, past)
    return True


def read_trailing(r: Reading, cue: Cue, subject: tuple[int, int], start: int) -> bool:
    """Read a cue with its subject behind the content; ``start`` is where its clause begins.

    Tells whether it was one.
    """
    s, frames = r.s, cue.verb.frames
    if not ("q" in frames or "t" in frames) or start <= r.segment or cue.negated:
        return False
    edge = start
    left = s.low[start - 1]
    if left == QUOTE:
        if s.word[start - 1][0] not in _CLOSING and start - 1 > r.segment:
            return False
    elif left == "," or left in _DASHES:
        edge = start - 1
        if s.low[edge - 1] != QUOTE and not (
            _clausal(s, r.segment, edge) or _inserted(s, cue) or _title(s, r.segment, edge)
        ):
            return False
    elif left == "as" and start > 1 and s.low[start - 2] == ",":
        edge = start - 2
    else:
        return False
    quote = next((k for k in range(edge - 2, max(r.segment - 1, edge - 8), -1) if s.low[k] == QUOTE), -1)
    if 0 <= quote < edge - 1 and left == "," and s.low[quote + 1] != "," and s.word[quote][0] in _CLOSING:
        between = range(quote + 1, edge)
        if s.low[edge - 1] != QUOTE and not any(s.verbal(k) for k in between):
            edge, subject = quote + 1, (quote + 1, subject[1])  # «…» another friend, Mariam, told us
    if edge <= r.segment:
        return False
    if s.low[r.segment] != QUOTE and _framing(s, r.segment, edge) and not _inserted(s, cue):
        return False
    if s.low[edge - 1] == QUOTE and s.low[r.segment] != QUOTE and _goes_on(s, cue):
        return False
    if "q" not in frames and cue.past < s.size and s.low[cue.past] not in (".", ","):
        return False
    if s.low[edge - 1] != QUOTE and not _nothing_follows(s, cue):
        return False
    _back(r, cue, subject, edge, cue.past)
    return True


def read_as(r: Reading, cue: Cue, subject: tuple[int, int], start: int) -> bool:
    """Read as X put it, … at the start of a sentence; tells whether it was that."""
    s, k = r.s, skip_addressee(r.s, cue)
    if start - 1 != r.segment or "t" not in cue.verb.frames or k + 1 >= s.size or s.low[k] != ",":
        return False
    stance = cue.verb.frames.get("q") or cue.verb.frames["t"]
    past = content_end(s, k + 1, "t", s.size)
    kind = "direct" if past > k + 1 and r.mostly_quoted(k + 1, past) else "indirect"
    r.add((cue.head, cue.past), subject, [(k + 1, past)], kind, stance, 0.8)
    r.consumed = cue.past
    return True


def read_quoted(r: Reading, cue: Cue, subject: tuple[int, int], mark: int) -> None:
    """Read «…», Y quoted X as saying, and «…», X was quoted as saying; the as stands at ``mark``."""
    s = r.s
    verb = next((k for k in range(mark - 1, max(-1, mark - 14), -1) if s.low[k] in ("quoted", "cited", "quotes")), 0)
    if subject[0] > verb:
        source = phrase_before(s, verb, r.segment)
        edge = source[0] if source else 0
    else:
        edge = subject[0]
    if edge > r.segment and (s.low[edge - 1] == QUOTE or s.low[edge - 1] == ","):
        _back(r, cue, subject, edge, cue.past)


def _goes_on_at(r: Reading, cue: Cue, kind: str, first: int, after: int) -> tuple[int, int] | None:
    """Return the content that resumes behind item ``after``, the end of the cue or of its subject."""
    s = r.s
    k = after
    while k < min(s.size, after + 25) and s.low[k] not in (",", QUOTE, ":", ";", "."):
        k += 1
    if k >= s.size - 1 or s.low[k] not in (",", ":"):
        return None  # a quotation without a comma is the title of whom they told
    n = k + 1
    if s.low[n] == QUOTE:
        edge = s.size if first >= after else cue.first - 1
        broken = s.low[k] == "," and (not _clausal(s, first, edge) or _unfinished(s, first, after))
        return (n, strip_end(s, n, s.size)) if kind == "direct" or cue.verb.lemma == "put" or broken else None
    near = k == after or ("o" in cue.verb.frames and k - after < 5)
    whole = s.low[first] in ("it", "there") or s.bits[first] & CLAUSE or not _dangles(s, n)
    if s.low[k] == "," and kind == "indirect" and near and whole:
        return n, content_end(s, n, "t", s.size)
    return None


def _unfinished(s: Sentence, first: int, after: int) -> bool:
    """Tell whether the clause from ``first`` breaks off behind its verb: the veto was, X said, «a blow»."""
    comma = next((k for k in range(first, after) if s.low[k] == ","), first)
    return comma > first and bool(s.bits[comma - 1] & AUX)


def _dangles(s: Sentence, k: int) -> bool:
    return bool(s.bits[k] & (CONJ | CLAUSE)) or s.low[k].endswith("ing")


def _nothing_follows(s: Sentence, cue: Cue) -> bool:
    """Tell whether the verb has no complement to its right."""
    if "o" in cue.verb.frames and cue.past < s.size and s.low[cue.past] not in (",", "."):
        return complement(s, cue) is None
    q = skip_adjuncts(s, cue.past)
    if q >= s.size:
        return True
    w, b = s.low[q], s.bits[q]
    if w == "," and q + 1 < s.size and s.low[q + 1] == QUOTE:
        return cue.verb.lemma == "put" or _inserted(s, cue)
    if w in ("that", "what", "how", "why", ":"):
        return False
    if b & (PREP | CLAUSE):
        return complement(s, cue) is None
    return w in (",", ".", ";", "?", ")") or w in _DASHES


def _inserted(s: Sentence, cue: Cue) -> bool:
    """Tell whether the cue stands between commas inside a clause: the veto, Wood said, was …"""
    k = skip_addressee(s, cue)
    if k + 2 >= s.size or s.low[k] != ",":
        return False
    if s.low[k + 1] == QUOTE:
        return s.word[k + 1][1:].islower()
    return not _dangles(s, k + 1)


def _goes_on(s: Sentence, cue: Cue) -> bool:
    """Tell whether a whole clause or a quotation follows the verb."""
    right = complement(s, cue)
    if right is None:
        return False
    return right.frame == "d" or (right.frame == "t" and has_verb(s, right.first, lenient=False))


def _fragment(s: Sentence, first: int, past: int, cue: Cue) -> bool:
    """Tell whether the items are the start of what goes on behind the speaker, or a statement without a verb.

    Without it, said X, «nobody will …»; Probably not, reckons X.
    """
    end = phrase_after(s, cue.past)
    if end is None or past - first > 8 or s.low[cue.past] in FIRST_PERSON:
        return False
    if end + 1 < s.size and s.low[end] == "," and s.low[end + 1] == QUOTE:
        return True
    if s.bits[first] & PREP and end + 2 < s.size and s.low[end] == ",":
        return bool(s.bits[end + 1] & (PRON | DET) or s.capital(end + 1)) and has_verb(s, end + 1, lenient=False)
    closed = not any(s.verbal(k) or s.low[k] in (",", QUOTE) for k in range(end, s.size))
    if "," in s.low[first:past] or any(s.low[k].endswith("ed") for k in range(cue.past, s.size)):
        return False  # X, tall and tired, said the vote followed it
    stopped = s.low[-1] in (".", "?", "!", "…")
    return closed and not s.bits[first] & PREP and not (stopped and s.capital(past - 1))


def _title(s: Sentence, first: int, past: int) -> bool:
    """Tell whether the items are a statement without a verb in a headline: Troops in Kursk, Kyiv claims."""
    return first == 0 and past > 3 and s.low[-1] not in (".", "?", "!", "…", QUOTE) and not s.bits[0] & PREP


def _parenthesis(s: Sentence, first: int, mark: int) -> bool:
    """Tell whether the comma at ``mark`` closes an insertion: one of them, who spoke, said; X, visibly tired, said."""
    k = mark - 1
    while k > first and s.low[k] not in (",", ";", QUOTE):
        k -= 1
    if k <= first or s.low[k] != ",":
        return False
    if any(s.verbal(j) or s.low[j] == QUOTE or s.low[j].endswith("ed") for j in range(first, k)):
        return False
    return s.low[k + 1] in ("who", "which", "whose", "whom") or not any(s.verbal(j) for j in range(k, mark))


def _framing(s: Sentence, first: int, past: int) -> bool:
    """Tell whether the items only frame the clause: in an interview on «Face the Nation», …"""
    if s.low[past - 1] == QUOTE and s.word[past - 1][1:].islower():
        return False  # a sentence goes on between the marks; a title would have a capital
    return bool(s.bits[first] & PREP) and not any(s.verbal(k) for k in range(first, past))


def _clausal(s: Sentence, first: int, past: int) -> bool:
    """Tell whether the items can be a statement: a verb, or words between quotation marks."""
    return any(s.verbal(k) or s.low[k] in _MARKS or s.low[k].endswith("ed") for k in range(first, past))


def _back(r: Reading, cue: Cue, subject: tuple[int, int], edge: int, after: int) -> None:
    """Keep content up to ``edge``, and what goes on behind item ``after``: «…», X said, «…»."""
    s = r.s
    first, past = r.segment, edge
    while first < past and s.low[first] in (",", ";", ".", "—"):
        first += 1
    while past > first and (s.low[past - 1] in (",", "-") or s.low[past - 1] in _DASHES):
        past -= 1
    if past <= first:
        return
    turn = next((k for k in range(past - 1, first, -1) if s.low[k] in (":", ";")), first)
    if turn > first and turn + 1 < past and (s.low[turn] == ";" or r.drafts or not _clausal(s, turn + 1, past)):
        first = turn + 1  # X has warned of it: this was fiction, she said
        for draft in r.drafts:
            if not draft.trailing and draft.piece[0] < turn < draft.piece[1]:
                r.shorten(draft, turn)
    pieces = [(first, past)]
    kind = "direct" if r.mostly_quoted(first, past) else "indirect"
    goes_on = _goes_on_at(r, cue, kind, first, after)
    if goes_on:
        pieces.append(goes_on)
        kind = "direct" if r.mostly_quoted(*goes_on) and past - first < 5 else kind
    frames = cue.verb.frames
    stance = frames.get("q") or frames.get("t") or next(iter(frames.values()))
    confidence = 0.95 if kind == "direct" else 0.88
    for draft in r.drafts:
        low, high = draft.piece
        if not draft.trailing and first <= low < past < high:
            r.shorten(draft, past)
    r.add((cue.head, cue.past), subject, pieces, kind, stance, confidence, negated=cue.negated, trailing=True)
    r.main = subject
    r.segment = after
    r.consumed = max(cue.past, after if subject[0] >= cue.past else 0)
