"""Attribution without a verb: according to X; X's claim that …; reportedly."""

from lagebild.read.rules.english_after import phrase_after
from lagebild.read.rules.english_content import content_end, strip_end
from lagebild.read.rules.english_draft import FIRST_PERSON, Reading
from lagebild.read.rules.english_lexicon import AUX, CLAUSE, CONJ, PREP, lexicon
from lagebild.read.rules.english_sentence import QUOTE, Sentence
from lagebild.read.rules.english_verdict import owner

__all__ = ["read_according", "read_hearsay", "read_label", "read_noun", "read_words"]

_OWNERS = frozenset(("his", "her", "their", "its"))
_HEARD = frozenset(("claim", "claims", "report", "reports", "assertion", "assertions", "contention"))


def read_according(r: Reading, i: int) -> None:
    """Read according to X at item ``i``: before, behind or inside what X says."""
    s = r.s
    past = phrase_after(s, i + 2)
    if past is None or s.low[i + 2] in ("plan", "plans") or s.low[i + 2] in FIRST_PERSON:
        return
    if s.low[past : past + 1] == [","] and s.low[past + 1 : past + 2] in (["which"], ["who"], ["whose"]):
        past = next((k for k in range(past + 2, s.size) if s.low[k] == ","), past)  # whom they cite
    _around(r, i, (i, i + 2), (i + 2, past), past)


def read_words(r: Reading, i: int) -> bool:
    """Read in the words of X and in X's words, with the noun at item ``i``; tells whether it was that."""
    s = r.s
    if s.low[i + 1 : i + 2] == ["of"] and i > 1 and s.low[i - 1] == "the" and s.low[i - 2] in ("in", "to"):
        past, role = phrase_after(s, i + 2, apposition=False), phrase_after(s, i + 2)
        if past is None or s.low[i + 2] in FIRST_PERSON:
            return False
        if role and role + 2 < s.size and s.low[role] == ",":
            past = role
        _around(r, i - 2, (i - 2, i + 2), (i + 2, past), past)
        return True
    first = next((k for k in range(i - 2, max(-1, i - 8), -1) if s.low[k] in ("in", "by", "to", "on")), -1)
    whose = next((k for k in range(i - 1, first, -1) if s.possessive(k) or s.low[k] in _OWNERS), -1)
    if first < 0 or whose < 0 or s.low[i + 1 : i + 2] not in ([","], [":"], [], ["."]):
        return False
    if s.low[first] != "in" and (first or whose < i - 2):
        return False  # at the start of a sentence only: a second to his own view
    speaker = (first + 1, whose + 1)
    _around(r, first, (i, i + 1), speaker, i + 1)
    return True


def _around(r: Reading, edge: int, cue: tuple[int, int], speaker: tuple[int, int], past: int) -> None:
    """Keep what stands before item ``edge`` and behind ``past``, of which the items between tell who says it."""
    s = r.s
    pieces: list[tuple[int, int]] = []
    first = r.segment
    if first and not any(s.verbal(k) or s.low[k] == QUOTE for k in range(first, edge)):
        first = 0  # what stands between two attributions is no statement by itself
    if edge > first + (0 if s.low[edge - 1] == QUOTE else 2):
        pieces.append((first, strip_end(s, first, edge)))
    k = past
    if not pieces and k < s.size and s.low[k] != ",":
        k = next((j for j in range(past, min(s.size, past + 30)) if s.low[j] == ","), k)
    if k < s.size - 1 and s.low[k] == ",":
        dangling = s.bits[k + 1] & (CONJ | CLAUSE | PREP) or s.low[k + 1].endswith("ing")
        if not pieces or not dangling:
            pieces.append((k + 1, content_end(s, k + 1, "t", s.size)))
    direct = bool(pieces) and all(s.low[j] == QUOTE for a, b in pieces for j in range(a, b))
    kind = "direct" if direct else "indirect"
    r.add(cue, speaker, pieces, kind, "assert", 0.85, trailing=True)
    if edge <= r.segment + 1:
        r.segment = k + 1 if k < s.size else past
    r.consumed = past


def read_noun(r: Reading, i: int) -> None:
    """Read the noun of speech at item ``i``: Moscow's claim that …; their denial of …; allegations that …"""
    s = r.s
    p = i + 1
    if p + 1 >= s.size:
        return
    speaker = None
    if s.low[p] in ("by", "from"):
        past = phrase_after(s, p + 1, apposition=False)
        if past is None:
            return
        past = next((k for k in range(p + 2, past) if s.low[k] == "that"), past)
        speaker, p = (p + 1, past), past
    if speaker is None:
        speaker = owner(s, i)
    if p >= s.size or (speaker and s.low[speaker[0]] in FIRST_PERSON):
        return
    if speaker is None and lexicon().nouns[s.low[i]] not in ("accuse", "deny", "speculate") and s.low[i] not in _HEARD:
        return
    if s.low[p] == "that" and p + 1 < s.size and not s.bits[p + 1] & AUX:
        frame, confidence = "t", 0.45 if speaker else 0.25
    elif s.low[p] in ("of", "for", "to") and speaker is not None and s.low[i] in lexicon().groups["objects"]:
        frame, confidence = "i" if s.low[p] == "to" else "n", 0.3
    else:
        return
    end = content_end(s, p, frame, s.size)
    if any(d.piece[0] == p and not d.trailing for d in r.drafts):
        return  # said in its report that: told by the verb already
    if frame == "t" and not r.drafts and (speaker[0] if speaker else i) < 3:
        end = _first_clause(s, p, end)
    if end > p + 1:
        stance = lexicon().nouns[s.low[i]]
        r.add((i, i + 1), speaker, [(p, end)], "reported", stance, confidence)


def _first_clause(s: Sentence, first: int, past: int) -> int:
    """Return where the clause ends whose noun is the subject of a second verb: his claim that it did so is wrong."""
    verb = next((k for k in range(first + 1, past) if s.verbal(k) or s.low[k].endswith("ed")), past)
    for k in range(verb + 2, past):
        w, b = s.low[k], s.bits[k]
        if w in (",", ";", ":") or b & (CLAUSE | CONJ):
            return past
        if w in ("is", "was", "are", "were", "has", "had", "does", "did") and s.low[k - 1] not in (
            "he",
            "she",
            "it",
            "they",
        ):
            return k
    return past


def read_hearsay(r: Reading, i: int) -> None:
    """Read reportedly and its like: a statement of somebody unnamed."""
    if r.drafts:
        return
    s = r.s
    pieces = [(0, strip_end(s, 0, i)), (i + 1, strip_end(s, 0, s.size))]
    r.add((i, i + 1), None, pieces, "indirect", "speculate", 0.4, trailing=True)


def read_label(r: Reading, title: bool) -> bool:
    """Read Kremlin: … and …: Kremlin in a headline, PESKOV: … in a transcript; tells whether it was that.

    ``title`` tells that it is a headline.
    """
    s = r.s
    marks = [k for k in range(1, s.size - 1) if s.low[k] == ":" and s.start[k + 1] > s.end[k]]
    if len(marks) != 1:
        return False
    mark = marks[0]
    past = strip_end(s, mark + 1, s.size)
    transcript = all(s.word[k].isupper() or not s.low[k].isalpha() for k in range(mark)) and len(s.low[mark - 1]) > 2
    opened = next((k for k in range(1, mark) if s.low[k] == "("), mark)
    if opened < mark and s.low[mark - 1] == ")":  # Ms. X (Japan) (spoke in Japanese): …
        closed = next((k + 1 for k in range(opened, mark) if s.low[k] == ")"), mark)
        capital = all(s.capital(k) or s.low[k] in (".", "the", "of") for k in range(closed - 1) if s.low[k] != "(")
        name, transcript = (0, closed if capital else 0), capital and _names(r, 0, opened)
    else:
        name = (0, mark if _names(r, 0, mark) else 0)
    if name[1] and (past - mark > 3 or s.low[mark + 1] == QUOTE) and (title or transcript):
        speaker, content = name, (mark + 1, past)
    elif title and _names(r, mark + 1, past) and any(s.verbal(k) or s.low[k] == "to" for k in range(mark)):
        speaker, content = (mark + 1, past), (0, mark)
    else:
        return False
    kind = "direct" if r.mostly_quoted(*content) else "indirect"
    r.add((mark, mark + 1), speaker, [content], kind, "assert", 0.5)
    return True


def _names(r: Reading, first: int, past: int) -> bool:
    """Tell whether the items are a short name, not the label of a kind of text."""
    s = r.s
    if not 0 < past - first <= 4 or not s.low[past - 1].isalpha():
        return False
    if not lexicon().groups["labels"].isdisjoint(s.low[first:past]):
        return False
    sayer = s.low[past - 1] in lexicon().groups["sayers"] and s.capital(first)
    return (sayer or all(s.capital(k) or s.low[k] in (".", "the", "of") for k in range(first, past))) and not any(
        s.bits[k] & AUX for k in range(first, past)
    )
