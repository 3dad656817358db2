"""Silence told with nouns: had no comment; there was no reply from X; questions to X went unanswered."""

from lagebild.read.rules.english_after import phrase_after
from lagebild.read.rules.english_before import phrase_before
from lagebild.read.rules.english_draft import FIRST_PERSON, Reading
from lagebild.read.rules.english_lexicon import ADV, AUX, NEG
from lagebild.read.rules.english_sentence import Sentence

__all__ = ["read_silence"]

_WORDS = frozenset(("comment", "response", "reply"))
_HAD = frozenset(("had", "has", "have", "made", "offered", "gave", "provided", "issued", "offers"))
_ASKED = frozenset(
    ("request", "requests", "question", "questions", "email", "emails", "e-mails", "message", "messages")
)
_ASKED |= {"message", "inquiries", "enquiries", "queries", "calls", "letters"}
_UNMET = frozenset(("unanswered", "unreturned"))


def read_silence(r: Reading, i: int) -> None:
    """Read the silence that the word at item ``i`` may tell of."""
    s, w = r.s, r.s.low[i]
    found: tuple[tuple[int, int] | None, int] | None = None
    if w in _WORDS:
        found = _nothing(s, i)
    elif w in _UNMET:
        found = _unanswered(s, i)
    elif w == "ignored" and not _ASKED.isdisjoint(s.low[i + 1 : i + 4]):
        found = phrase_before(s, i), i
    elif w == "drawn" and s.low[i - 1] == "be":
        first = i - 1
        while first > 0 and s.bits[first - 1] & (AUX | ADV | NEG):
            first -= 1
        found = (phrase_before(s, first), first) if any(s.bits[k] & NEG for k in range(first, i)) else None
    if found is None or found[0] is None or s.low[found[0][0]] in FIRST_PERSON:
        return
    speaker, first = found
    if any(d.stance == "decline" for d in r.drafts):
        return
    end = i + 1
    if w == "ignored":
        end = next((k + 1 for k in range(i + 1, i + 4) if s.low[k : k + 1] and s.low[k] in _ASKED), i + 1)
    r.add((i, i + 1), speaker, [(first, end)], "reported", "decline", 0.7, trailing=True)


def _nothing(s: Sentence, i: int) -> tuple[tuple[int, int] | None, int] | None:
    """Return who was silent, and where its telling starts: had no immediate comment; no reply from X."""
    no = next((k for k in range(i - 1, max(-1, i - 4), -1) if s.low[k] == "no"), 0)
    if no < 1:
        return None
    had = s.low[no - 1] in ("had", "has", "have")
    if had and s.low[i] != "comment":
        return None  # the plan had no response to the crisis
    if s.low[no - 1] in _HAD and (no < 2 or s.low[no - 2] != "there"):
        return phrase_before(s, no - 1), no - 1
    if s.low[i + 1 : i + 2] == ["from"] and "there" in s.low[max(0, no - 3) : no]:
        past = phrase_after(s, i + 2, apposition=False)
        return ((i + 2, past), no) if past else None
    return None


def _unanswered(s: Sentence, i: int) -> tuple[tuple[int, int] | None, int] | None:
    """Return to whom the questions went that were not answered."""
    asked = next((k for k in range(i - 1, -1, -1) if s.low[k] in _ASKED), -1)
    to = next((k for k in range(asked + 1, i) if s.low[k] == "to"), 0) if asked >= 0 else 0
    past = phrase_after(s, to + 1, apposition=False) if to else None
    return ((to + 1, past), asked) if past and past <= i else None
