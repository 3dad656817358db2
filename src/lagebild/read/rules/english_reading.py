"""One English sentence read: its cues in order, each with speaker and content."""

from msgspec import Struct, field

from lagebild.read.attribution import Range
from lagebild.read.rules.english_cues import Cue, cue_at, main_subject, subject_of
from lagebild.read.rules.english_frames import Complement, complement, content_end, skip_adjuncts, strip_end
from lagebild.read.rules.english_lexicon import (
    ADV,
    AUX,
    BASE,
    CLAUSE,
    CONJ,
    CUE,
    DET,
    ING,
    MODAL,
    NEG,
    PAST,
    PREP,
    PRON,
    THIRD,
    lexicon,
)
from lagebild.read.rules.english_sentence import QUOTE, Sentence

__all__ = ["Draft", "read"]

_PRONOUNS = frozenset(("he", "she", "it", "they", "his", "her", "their", "its", "him", "them"))
_FIRST_PERSON = frozenset(("i", "we", "you", "us", "me"))
_DOCUMENTS = frozenset(
    "statement letter report tweet post message document email e-mail memo article note resolution communique communiqué dispatch commentary editorial paper study".split()
)
_ISSUING = frozenset("issued released published posted sent made delivered wrote tweeted".split())
_ADJUNCT_LEADS = frozenset(("by", "while"))
_SPEAKING = frozenset(
    "say add note explain write state tell remark declare announce report warn insist argue continue reply conclude ask recall quip stress observe comment acknowledge admit confirm complain claim respond".split()
)
_SPEECHLESS = frozenset(
    "say allege believe expect think report estimate accuse suspect understand consider rumour describe call criticize criticise condemn assume".split()
)
_HAS_SAID = frozenset(("comment", "elaborate", "respond", "confirm"))


class Draft(Struct):
    """An attribution in the making, in characters; ``piece`` is its last content as items of its sentence."""

    kind: str
    content: list[Range]
    speaker: Range | None
    cue: Range
    stance: str
    confidence: float
    negated: bool = False
    addressee: Range | None = None
    pronoun: bool = False
    piece: tuple[int, int] = (0, 0)
    trailing: bool = False
    pending: bool = False
    quotes: list[Range] = field(default_factory=list)


class _Reader:
    __slots__ = ("consumed", "drafts", "headline", "main", "s", "segment", "inner")

    def __init__(self, s: Sentence, headline: bool, inner: bool) -> None:
        self.s = s
        self.headline = headline
        self.inner = inner
        self.drafts: list[Draft] = []
        self.main: tuple[int, int] | None = None
        self.segment = 0
        self.consumed = 0

    def run(self) -> list[Draft]:
        s, lex = self.s, lexicon()
        for i in range(s.size):
            if i < self.consumed:
                continue
            w = s.low[i]
            if s.bits[i] & CUE:
                cue = cue_at(s, i, self.headline)
                if cue is not None and cue.verb.frames:
                    self._verb(cue)
                    continue
            if w == "according" and i + 2 < s.size and s.low[i + 1] == "to":
                self._according(i)
            elif w in lex.nouns:
                self._noun(i)
            elif w in lex.hearsay and not self.headline:
                self._hearsay(i)
        return self.drafts

    # -- verbs -------------------------------------------------------------------------------------

    def _verb(self, cue: Cue) -> None:
        s = self.s
        frames = cue.verb.frames
        if cue.modal and not self._declining(cue):
            return
        before = cue.first - 1
        if self._inverted(cue):
            return
        if cue.passive:
            self._passive(cue)
            return
        if cue.form & ING and not cue.going:
            self._gerund(cue)
            return
        subject: tuple[int, int] | None = None
        start = cue.first
        if before >= 0 and (s.bits[before] & CONJ or (s.low[before] == "then")):
            subject = self.main
            start = before
        elif found := subject_of(s, cue):
            subject, start = found[:2], found[2]
        if subject is None:
            return
        if self._asked(start):
            return
        if self._trailing(cue, subject, start):
            return
        right = complement(s, cue)
        if right is None:
            return
        if (
            cue.negated
            and cue.verb.lemma in ("say", "know", "think", "plan", "intend", "want", "expect")
            and right.frame not in "tw"
        ):
            return
        self._emit(cue, subject, start, right)
        if not (before >= 0 and s.low[before] in ("who", "which", "that")):
            self.main = subject

    def _asked(self, start: int) -> bool:
        """Tell whether the clause that starts at ``start`` is only supposed (if he says …)."""
        k = start - 1
        return k >= 0 and self.s.low[k] in ("if", "unless", "whether", "until")

    def _emit(
        self, cue: Cue, subject: tuple[int, int] | None, start: int, right: Complement, confidence: float = 0.0
    ) -> None:
        s = self.s
        frame = right.frame
        if frame == "d":
            stance = cue.verb.frames.get("q") or cue.verb.frames.get("t") or next(iter(cue.verb.frames.values()))
        else:
            stance = cue.verb.frames.get(frame) or cue.verb.frames.get("t") or next(iter(cue.verb.frames.values()))
        past = content_end(s, right.first, frame if frame in "tnigjw" else "t", s.size)
        pending = right.first >= s.size
        if past <= right.first and not pending:
            return
        self._cut(start)
        kind = "indirect"
        if frame == "d":
            kind = "direct"
        elif frame in "ng" or (frame == "i" and stance == "decline"):
            kind = "reported"
        quotes = [k for k in range(right.first, past) if s.low[k] == QUOTE]
        if not pending and kind == "indirect" and quotes and self._direct(right.first, past, quotes):
            kind = "direct"
        base = {"t": 0.86, "d": 0.93, "w": 0.7, "i": 0.62, "j": 0.72, "n": 0.6, "g": 0.6}[frame]
        if frame == "t" and s.low[right.first] == "that":
            base = 0.9
        if "l" in cue.verb.frames:
            base -= 0.2
        if subject is None:
            base -= 0.3
        self.drafts.append(
            Draft(
                kind=kind,
                content=[] if pending else [s.range(right.first, past)],
                speaker=self._speaker(subject),
                cue=s.range(cue.head, cue.past),
                stance=stance,
                confidence=confidence or base,
                negated=cue.negated,
                addressee=s.range(*right.addressee) if right.addressee else None,
                pronoun=self._pronoun(subject),
                piece=(right.first, past),
                pending=pending,
            )
        )
        self.consumed = cue.past

    def _direct(self, first: int, past: int, quotes: list[int]) -> bool:
        s = self.s
        quoted = sum(s.end[k] - s.start[k] for k in quotes)
        return quoted > 0.75 * (s.end[past - 1] - s.start[first])

    def _speaker(self, subject: tuple[int, int] | None) -> Range | None:
        return self.s.range(*subject) if subject else None

    def _pronoun(self, subject: tuple[int, int] | None) -> bool:
        if subject is None:
            return False
        s, (first, past) = self.s, subject
        if past - first == 1:
            return s.low[first] in _PRONOUNS
        return past - first == 2 and s.low[first] == "the" and not s.capital(past - 1)

    def _cut(self, start: int) -> None:
        """End the content before, when the clause at ``start`` is coordinated with its cue, not part of it."""
        if not self.drafts:
            return
        s, draft = self.s, self.drafts[-1]
        first, past = draft.piece
        if draft.trailing or not first < start < past:
            return
        before = s.low[start - 1]
        here = s.low[start]
        coordinated = before in ("but", "while", "whereas", "though", "although", ";") or here in ("but", "while")
        if before in ("and", "as", "or") or here in ("and", "or") or (before == "," and s.low[start].endswith("ing")):
            coordinated = True
        if not coordinated:
            return
        cut = strip_end(s, first, start)
        if cut > first:
            draft.piece = (first, cut)
            draft.content[-1] = s.range(first, cut)

    def _declining(self, cue: Cue) -> bool:
        return False

    def _inverted(self, cue: Cue) -> bool:
        """Read «…», said X and … , said X."""
        s, before = self.s, cue.first - 1
        if cue.first != cue.head or before < self.segment or cue.past != cue.head + 1:
            return False
        if not cue.form & (PAST | THIRD) or "q" not in cue.verb.frames or cue.verb.lemma not in _SPEAKING:
            return False
        if s.low[before] == QUOTE:
            edge = before + 1
        elif s.low[before] in (",", "--", "—", "–") and before > self.segment:
            edge = before
            if s.low[before - 1] != QUOTE and not self._clausal(self.segment, before):
                return False
        else:
            return False
        if cue.past >= s.size or s.low[cue.past] in ("that", "it", "to", "in", "on") or s.bits[cue.past] & (AUX | NEG):
            return False
        past = s.phrase_after(cue.past)
        if past is None or (past < s.size and s.verbal(past) and s.low[before] != QUOTE):
            return False
        if s.low[cue.past] in _FIRST_PERSON:
            return False
        if past < s.size and (s.bits[past] & AUX):
            return False
        self._back(cue, (cue.past, past), edge, past)
        return True

    def _clausal(self, first: int, past: int) -> bool:
        s = self.s
        return any(s.verbal(k) or s.low[k] == QUOTE or s.low[k].endswith("ed") for k in range(first, past))

    def _trailing(self, cue: Cue, subject: tuple[int, int], start: int) -> bool:
        """Read «…», X said and … , X said."""
        s = self.s
        if not ("q" in cue.verb.frames or "t" in cue.verb.frames) or start <= self.segment or cue.negated:
            return False
        edge = start
        if s.low[start - 1] == QUOTE:
            closes = s.word[start - 1] in (",", "!", "?", ".", "…", "—", "-")
            if not closes and start - 1 > self.segment:
                return False
        elif s.low[start - 1] in (",", "—", "–", "--"):
            edge = start - 1
            if s.low[edge - 1] != QUOTE and not self._clausal(self.segment, edge):
                return False
        elif s.low[start - 1] == "as" and start > 1 and s.low[start - 2] == ",":
            edge = start - 2
        else:
            return False
        if edge <= self.segment:
            return False
        q = cue.past
        if "o" in cue.verb.frames and q < s.size and not s.low[q] in (",", "."):
            right = complement(s, cue)
            if right is not None and s.low[edge - 1] != QUOTE:
                return False
            self._back(cue, subject, edge, q)
            return True
        q = skip_adjuncts(s, q)
        if q < s.size and s.low[edge - 1] != QUOTE:
            w, b = s.low[q], s.bits[q]
            if w == "," and q + 1 < s.size and s.low[q + 1] == QUOTE and s.low[edge - 1] != QUOTE:
                return False
            if (
                w not in (",", ".", ";", "—", "–", "--", "?", ")")
                and not b & (PREP | CLAUSE)
                or w in ("that", "what", "how", "why", ":")
            ):
                return False
            if b & PREP or b & CLAUSE:
                right = complement(s, cue)
                if right is not None:
                    return False
        self._back(cue, subject, edge, cue.past)
        return True

    def _back(self, cue: Cue, subject: tuple[int, int], edge: int, after: int) -> None:
        """Emit a claim whose content stands before its cue, and perhaps goes on behind it."""
        s = self.s
        first = self.segment
        while first < edge and s.low[first] in (",", ";", ".", "—"):
            first += 1
        past = edge
        while past > first and s.low[past - 1] in (",", "—", "–", "--", "-"):
            past -= 1
        if past <= first:
            return
        content = [s.range(first, past)]
        quotes = [k for k in range(first, past) if s.low[k] == QUOTE]
        kind = "direct" if quotes and self._direct(first, past, quotes) else "indirect"
        k = after
        limit = min(s.size, after + 25)
        while k < limit and s.low[k] not in (",", QUOTE, ":", ";", "."):
            k += 1
        piece = (first, past)
        if k < s.size - 1 and s.low[k] in (",", ":", QUOTE):
            n = k if s.low[k] == QUOTE else k + 1
            if s.low[n] == QUOTE and (kind == "direct"):
                end = strip_end(s, n, s.size)
                content.append(s.range(n, end))
                piece = (n, end)
            elif (
                s.low[k] == ","
                and kind == "indirect"
                and k == after
                and not s.bits[n] & (CONJ | CLAUSE)
                and not s.low[n].endswith("ing")
            ):
                end = content_end(s, n, "t", s.size)
                if end > n:
                    content.append(s.range(n, end))
                    piece = (n, end)
        stance = cue.verb.frames.get("q") or cue.verb.frames["t"]
        self.drafts.append(
            Draft(
                kind=kind,
                content=content,
                speaker=self._speaker(subject),
                cue=s.range(cue.head, cue.past),
                stance=stance,
                confidence=0.95 if kind == "direct" else 0.88,
                negated=cue.negated,
                pronoun=self._pronoun(subject),
                piece=piece,
                trailing=True,
            )
        )
        self.main = subject
        self.segment = after
        self.consumed = max(cue.past, after if subject[0] >= cue.past else 0)

    def _passive(self, cue: Cue) -> None:
        """Read: was accused by X of …; is alleged to …; it is believed that …"""
        s = self.s
        found = subject_of(s, cue)
        if found is None:
            return
        subject, start = found[:2], found[2]
        if self._asked(start) or s.low[start - 1 if start else 0] in ("when", "as"):
            return
        p = skip_adjuncts(s, cue.past)
        if p >= s.size:
            return
        frames = cue.verb.frames
        speaker = None
        rest = p
        if s.low[p] == "by":
            past = s.phrase_after(p + 1, apposition=False)
            if past is None:
                return
            speaker = (p + 1, past)
            rest = past
        elif cue.verb.lemma not in _SPEECHLESS:
            return
        elif s.low[p] == "as" and p + 1 < s.size and s.low[p + 1] == "saying":
            return
        stance = next(iter(frames.values()))
        if s.low[subject[0]] == "it" and rest < s.size and s.low[rest] == "that":
            content = [(rest, content_end(s, rest, "t", s.size))]
        else:
            if rest < s.size and s.low[rest] in ("to", "of", "for", "as", "that"):
                end = content_end(s, rest, "i", s.size)
                content = [subject, (rest, end)] if end > rest else [subject]
            elif speaker is None:
                return
            else:
                content = [subject]
        self._cut(start)
        accused = subject if stance in ("accuse", "criticize", "demand", "praise") else None
        self.drafts.append(
            Draft(
                kind="reported" if "t" not in frames else "indirect",
                content=[s.range(*c) for c in content if c[1] > c[0]],
                speaker=self._speaker(speaker),
                cue=s.range(cue.head, cue.past),
                stance=stance,
                confidence=0.55 if speaker else 0.35,
                negated=cue.negated,
                addressee=s.range(*accused) if accused else None,
                pronoun=self._pronoun(speaker),
                piece=content[-1],
            )
        )
        self.consumed = rest

    def _gerund(self, cue: Cue) -> None:
        """Read: …, saying that …; a statement accusing …; quoted as saying."""
        s, before = self.s, cue.first - 1
        if before < 0:
            return
        w = s.low[before]
        subject: tuple[int, int] | None = None
        confidence = 0.0
        if w == "as":
            subject = self._quoted(before)
            if subject is None:
                return
        elif w in (",", "and", "—", "–", "--") or w in _ADJUNCT_LEADS:
            if w == "and" and not (self.drafts and s.low[max(0, before - 1)] != ","):
                return
            subject = self.main or main_subject(s, before)
        elif w in _DOCUMENTS:
            subject = s.phrase_before(cue.first)
            if subject and subject[0] > 0 and s.low[subject[0] - 1] in _ISSUING:
                subject = main_subject(s, subject[0]) or subject
        else:
            return
        if subject is None or s.low[subject[0]] in _FIRST_PERSON:
            return
        right = complement(s, cue)
        if right is None:
            return
        self._emit(cue, subject, cue.first if w == "," else before, right, confidence or 0.7)

    def _quoted(self, mark: int) -> tuple[int, int] | None:
        s = self.s
        for k in range(mark - 1, max(-1, mark - 14), -1):
            if s.low[k] in ("quoted", "cited", "quotes", "quoting"):
                if k > 0 and s.bits[k - 1] & AUX:
                    head = k
                    while head > 0 and s.bits[head - 1] & (AUX | ADV):
                        head -= 1
                    return s.phrase_before(head)
                past = s.phrase_after(k + 1, apposition=False)
                return (k + 1, min(past, mark)) if past else None
        return None

    # -- prepositions, nouns, adverbs --------------------------------------------------------------

    def _according(self, i: int) -> None:
        s = self.s
        past = s.phrase_after(i + 2)
        if past is None:
            return
        pieces: list[tuple[int, int]] = []
        if i > self.segment and s.low[i - 1] != QUOTE and (i - self.segment > 2):
            first = self.segment
            if self.drafts and not self.drafts[-1].trailing and s.low[i - 1] == ",":
                pass
            pieces.append((first, strip_end(s, first, i)))
        elif i > self.segment and s.low[i - 1] == QUOTE:
            pieces.append((self.segment, i))
        k = past
        if k < s.size and s.low[k] != "," and not pieces:
            k = next((j for j in range(past, min(s.size, past + 30)) if s.low[j] == ","), k)
        if (
            k < s.size - 1
            and s.low[k] == ","
            and (not pieces or not s.bits[k + 1] & (CONJ | CLAUSE | PREP) and not s.low[k + 1].endswith("ing"))
        ):
            end = content_end(s, k + 1, "t", s.size)
            if end > k + 1:
                pieces.append((k + 1, end))
        pieces = [c for c in pieces if c[1] > c[0]]
        if not pieces or s.low[i + 2] in ("plan", "plans"):
            return
        subject = (i + 2, past)
        self.drafts.append(
            Draft(
                kind="direct" if all(s.low[k] == QUOTE for a, b in pieces for k in range(a, b)) else "indirect",
                content=[s.range(*c) for c in pieces],
                speaker=self._speaker(subject),
                cue=s.range(i, i + 2),
                stance="assert",
                confidence=0.85,
                pronoun=self._pronoun(subject) or s.low[i + 2] in _PRONOUNS,
                piece=pieces[-1],
                trailing=True,
            )
        )
        if i <= self.segment + 1:
            self.segment = k + 1 if k < s.size else past
        self.consumed = past

    def _noun(self, i: int) -> None:
        """Read: Moscow's claim that …; their denial of …; allegations that …"""
        s = self.s
        if i + 2 >= s.size:
            return
        speaker = None
        p = i + 1
        if s.low[p] in ("by", "from"):
            past = s.phrase_after(p + 1, apposition=False)
            if past is None:
                return
            speaker, p = (p + 1, past), past
        k = i - 1
        while (
            k >= 0
            and not s.bits[k] & (DET | PREP | AUX | CLAUSE | CONJ)
            and not s.possessive(k)
            and s.low[k] not in (",", QUOTE)
            and i - k < 4
            and not s.capital(k)
        ):
            k -= 1
        if speaker is None and k >= 0 and (s.possessive(k) or s.low[k] in ("his", "her", "their", "its")):
            if s.low[k] in ("his", "her", "their", "its"):
                speaker = (k, k + 1)
            else:
                speaker = s.phrase_before(k + 1)
        if p >= s.size:
            return
        if s.low[p] == "that" and p + 1 < s.size and not s.bits[p + 1] & AUX:
            frame, confidence = "t", 0.45 if speaker else 0.35
        elif s.low[p] in ("of", "for", "to") and speaker is not None:
            frame, confidence = "i" if s.low[p] == "to" else "n", 0.4
        else:
            return
        end = content_end(s, p, frame, s.size)
        if end <= p + 1:
            return
        self.drafts.append(
            Draft(
                kind="reported",
                content=[s.range(p, end)],
                speaker=self._speaker(speaker),
                cue=s.range(i, i + 1),
                stance=lexicon().nouns[s.low[i]],
                confidence=confidence,
                pronoun=speaker is not None and s.low[speaker[0]] in _PRONOUNS,
                piece=(p, end),
                trailing=True,
            )
        )

    def _hearsay(self, i: int) -> None:
        s = self.s
        if self.drafts:
            return
        past = strip_end(s, 0, s.size)
        pieces = [(a, b) for a, b in ((0, strip_end(s, 0, i)), (i + 1, past)) if b > a]
        if pieces:
            self.drafts.append(
                Draft(
                    kind="indirect",
                    content=[s.range(*c) for c in pieces],
                    speaker=None,
                    cue=s.range(i, i + 1),
                    stance="speculate",
                    confidence=0.3,
                    piece=pieces[-1],
                    trailing=True,
                )
            )


def read(s: Sentence, headline: bool = False, inner: bool = False) -> list[Draft]:
    """Return the attributions of one sentence in the order of their cues."""
    return _Reader(s, headline, inner).run()
