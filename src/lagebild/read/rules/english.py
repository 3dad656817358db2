"""English: clause complements, inversion, parentheses."""

import re

from lagebild.read.attribution import Attribution, Range
from lagebild.read.quotes import quotations
from lagebild.read.rules.english_draft import Draft
from lagebild.read.rules.english_further import read_further
from lagebild.read.rules.english_lexicon import lexicon
from lagebild.read.rules.english_reading import read
from lagebild.read.rules.english_sentence import QUOTE, Sentence
from lagebild.read.tokens import Tokens, blocks, tokenize

__all__ = ["attribute"]

_STOPS = (".", "?", "!", "…")
_LONGEST = 400  # items; what a phrase may look back over, so that time stays linear in the text
_SPLIT = re.compile(r"(?i)^(he|she|it|they|we|i|you|who|that|there)(['’](?:s|re|ve|ll|d|m))$")


def attribute(text: str) -> list[Attribution]:
    """Return the attributed statements of an English text in text order."""
    straight = _straighten(text)
    found = quotations(straight, blocks(straight))
    outer: list[Range] = []
    for q in found:
        if not outer or q.start >= outer[-1][1]:
            outer.append(q.range)
    tokens = tokenize(straight, outer)
    drafts = _Document(tokens, outer).read()
    if straight != text:
        for draft in drafts:
            draft.content = [_whole(text, straight, c) for c in draft.content]
    return _assemble(drafts)


def _straighten(text: str) -> str:
    """Write quotations marked ''so'' as ordinary ones, without moving a character of what they hold."""
    if "''" not in text:
        return text
    text = re.sub(r"(?<![\w'.,!?])''(?=\w)", ' "', text)
    return re.sub(r"(?<=[\w.,!?])''(?![\w'])", '" ', text)


def _whole(text: str, straight: str, where: Range) -> Range:
    """Take the second stroke of a doubled mark into the range, which was cut without it."""
    start, end = where
    if start and text[start - 1 : start + 1] == "''" and straight[start - 1 : start + 1] == ' "':
        start -= 1
    if text[end - 1 : end + 1] == "''" and straight[end - 1 : end + 1] == '" ':
        end += 1
    return start, end


class _Document:
    """Walks the sentences and keeps what a quotation without cue of its own needs."""

    def __init__(self, tokens: Tokens, quotes: list[Range]) -> None:
        self.t = tokens
        self.quotes = {tokens.first_at(a): (a, b) for a, b in quotes}
        self.drafts: list[Draft] = []
        self.speaking: Draft | None = None  # whose quotation may go on in the next sentence
        self.orphan: list[Range] = []  # quotations of this block that nobody has claimed yet
        self.waiting: Draft | None = None  # said: at the end of a block
        self.reported: Draft | None = None  # what the sentence before reported last

    def read(self) -> list[Draft]:
        t = self.t
        reached = 0
        block = -1
        for number, (first, past) in enumerate(t.sentences):
            opens = t.block[number] != block
            if opens:
                block = t.block[number]
                self.speaking = self.reported = None
                self.orphan = []
            if first < reached:
                first = reached
            if first >= past:
                continue
            if self._asked(number, first, past):
                past = t.sentences[number + 1][1]
            parts, reached = self._items(first, past)
            for s in parts:
                self._sentence(s, opens)
                opens = False
        return self.drafts

    def _asked(self, number: int, first: int, past: int) -> bool:
        """Tell whether the sentence is a quotation with ? or ! at its end, and the next one tells who said it."""
        t = self.t
        quote = self.quotes.get(first)
        if quote is None or t.past(quote[1]) < past or past - first < 3 or t.low[past - 2] not in ("?", "!"):
            return False
        if number + 1 >= len(t.sentences) or t.block[number + 1] != t.block[number]:
            return False
        begin, end = t.sentences[number + 1]
        return begin not in self.quotes and not lexicon().said.isdisjoint(t.low[begin : min(end, begin + 9)])

    def _items(self, first: int, past: int) -> tuple[list[Sentence], int]:
        """Return the sentence of these tokens, in parts when it is no sentence but a heap, and where it ends."""
        t = self.t
        low: list[str] = []
        word: list[str] = []
        start: list[int] = []
        end: list[int] = []
        k = first
        reached = past
        while k < past:
            quote = self.quotes.get(k)
            if quote is not None:
                after = t.past(quote[1])
                if not self._short(k, after, first):
                    low.append(QUOTE)
                    word.append(t.word[max(after - 2, k)][-1] + t.word[min(k + 1, past - 1)][0])
                    start.append(quote[0])
                    end.append(quote[1])
                    k = max(after, k + 1)
                    reached = max(reached, k)
                    continue
            w = t.low[k]
            if ("'" in w or "’" in w) and (m := _SPLIT.match(w)):
                cut = t.start[k] + m.end(1)
                if t.end[k] - t.start[k] == len(w):
                    low += m.groups()
                    word += (t.word[k][: m.end(1)], t.word[k][m.end(1) :])
                    start += (t.start[k], cut)
                    end += (cut, t.end[k])
                    k += 1
                    continue
            if not w:  # a soft hyphen by itself
                k += 1
                continue
            low.append(w)
            word.append(t.word[k])
            start.append(t.start[k])
            end.append(t.end[k])
            k += 1
        cuts = [slice(c, c + _LONGEST) for c in range(0, len(low), _LONGEST)]
        return [Sentence(low[c], word[c], start[c], end[c]) for c in cuts], reached

    def _short(self, k: int, after: int, first: int) -> bool:
        """Tell whether the quotation from ``k`` is only a word or two set apart inside a phrase."""
        t = self.t
        return (
            after - k <= 5
            and k > first
            and t.low[k - 1] not in (":", ",")
            and t.low[after - 2] not in (",", ".", "!", "?")
        )

    def _sentence(self, s: Sentence, opens: bool) -> None:
        quotes = [i for i, w in enumerate(s.low) if w == QUOTE]
        others = [i for i, w in enumerate(s.low) if w != QUOTE and w[0].isalnum()]
        if quotes and not others:
            ranges = [s.range(i, i + 1) for i in quotes]
            if self.waiting is not None:
                self.waiting.content = ranges
                self.waiting.kind = "direct"
                self.speaking, self.waiting = self.waiting, None
            elif self.speaking is not None:
                self.speaking.content += ranges
            else:
                self.orphan += ranges
            return
        self.waiting = None
        title = opens and not self.drafts and s.start[0] == self.t.start[0] and s.low[-1] not in _STOPS
        drafts = read(s, self._headline(s), opens, title)
        if self.orphan and drafts and not drafts[0].content:
            drafts[0].content = self.orphan
        self.orphan = []
        if not drafts and not quotes and not title and (draft := read_further(s, self.reported)):
            drafts = [draft]
        self.reported = drafts[-1] if drafts else None
        kept = [d for d in drafts if d.content or d.pending]
        self.drafts += kept
        self.waiting = kept[-1] if kept and kept[-1].pending else None
        if quotes:
            direct = [d for d in kept if d.kind == "direct"]
            self.speaking = direct[-1] if direct and not self.waiting else None
        else:
            self.speaking = None

    def _headline(self, s: Sentence) -> bool:
        """Tell whether most words are capitalised, as in a headline."""
        words = [w for w in s.word if w[0].isalpha() and len(w) > 3]
        return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _assemble(drafts: list[Draft]) -> list[Attribution]:
    """Order the drafts, drop doubles and say which stands within which."""
    drafts = [d for d in drafts if d.content]
    drafts.sort(key=lambda d: (min(c[0] for c in d.content), -max(c[1] for c in d.content), d.cue))
    out: list[Attribution] = []
    for d in drafts:
        content = _disjoint(d.content)
        within = None
        for index in range(len(out) - 1, max(-1, len(out) - 12), -1):
            if any(a <= d.cue[0] and d.cue[1] <= b for a, b in out[index].content):
                within = index
                break
        out.append(
            Attribution(
                kind=d.kind,
                content=content,
                speaker=d.speaker,
                cue=d.cue,
                cue_stance=d.stance,
                negated=d.negated,
                addressee=d.addressee,
                within=within,
                pronoun=d.pronoun,
                confidence=d.confidence,
            )
        )
    return out


def _disjoint(ranges: list[Range]) -> tuple[Range, ...]:
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and a < out[-1][1]:
            a = out[-1][1]
        if b > a:
            out.append((a, b))
    return tuple(out)
