"""German: verb-second clauses, Konjunktiv, split verbs."""

from functools import cache, partial

from lagebild.read.attribution import Attribution, Range
from lagebild.read.quotes import quotations
from lagebild.read.rules.german import words
from lagebild.read.rules.german.draft import Draft, Flow, finished
from lagebild.read.rules.german.frames import OPENERS
from lagebild.read.rules.german.headlines import bare, headline, named
from lagebild.read.rules.german.lexicon import lexicon
from lagebild.read.rules.german.sentence import read_sentence
from lagebild.read.rules.german.sources import document
from lagebild.read.rules.german.told import reacting
from lagebild.read.rules.german.view import View
from lagebild.read.tokens import Tokens, tokenize

__all__ = ["attribute"]

_POINTS = frozenset(("demnach", "danach", "demzufolge", "darin", "dort", "weiter", "weiterhin", "zudem", "außerdem"))
_LONGEST = 400  # items; what is longer is a list or hostile, and is not read


@cache
def _triggers() -> frozenset[str]:
    return (
        frozenset(lexicon().forms)
        | OPENERS
        | words.KONJUNKTIV
        | words.KONJUNKTIV_2
        | words.REACTS
        | {"soll", "sollen", "rede"}
    )


def attribute(text: str) -> list[Attribution]:
    """Return the attributed statements of a German text in text order."""
    quoted = quotations(text)
    outer = [q.range for q in quoted if q.depth == 0 and q.closed]
    tokens = tokenize(text, outer)
    folded = {}
    for start, end in outer:
        first = tokens.first_at(start)
        folded[first] = tokens.first_at(end)
    triggers = _triggers()
    hits = [i for i, w in enumerate(tokens.low) if w in triggers or i in folded]
    flow = Flow()
    drafts: list[Draft] = []
    names = cache(partial(named, tokens))
    at = 0
    for number, (first, past) in enumerate(tokens.sentences):
        while at < len(hits) and hits[at] < first:
            at += 1
        flow.age += 1
        titled = bare(tokens, number)
        if titled is not None:
            first, past = titled
            said = headline(tokens, first, past, names)
            if said is not None:
                drafts.append(said)
                continue
        if (at >= len(hits) or hits[at] >= past) and not (flow.age <= 2 and _moody(tokens, first, past)):
            continue
        if past - first > _LONGEST and _items(folded, first, past) > _LONGEST:
            continue
        flow.before = flow.source = None
        flow.same_block = flow.at < 0 or tokens.block[flow.at] == tokens.block[number]
        if number and tokens.block[number - 1] >= tokens.block[number] - 1:
            flow.before = _bare(tokens, _past_dateline(tokens, number - 1, *tokens.sentences[number - 1]), number - 1)
            if not _POINTS.isdisjoint(tokens.low[first : min(first + 6, past)]):
                flow.source = document(View(tokens, *tokens.sentences[number - 1], folded))
        if titled is None:
            first = _past_dateline(tokens, number, first, past)
        view = View(tokens, first, past, folded)
        if not view.segments:
            continue
        found = read_sentence(view, flow)
        if found:
            _carry(flow, found, drafts, number)
        elif (heard := reacting(view)) is not None:
            flow.last, flow.age, flow.at = heard, 0, number
    return finished(drafts, len(text))


def _moody(tokens: Tokens, first: int, past: int) -> bool:
    """Tell whether a sentence may stand in a Konjunktiv that no list holds: "Es untergrabe …", "Öl fließe."."""
    low, word = tokens.low, tokens.word
    return any(
        low[i][-1] == "e"
        and word[i][0].islower()
        and (low[i - 1] in ("er", "es", "man", "sie") or word[i - 1][0].isupper())
        for i in range(first + 1, past)
    )


def _items(folded: dict[int, int], first: int, past: int) -> int:
    """Count tokens, each quotation as one."""
    items, i = 0, first
    while i < past:
        i = max(folded.get(i, 0), i + 1)
        items += 1
    return items


def _past_dateline(tokens: Tokens, number: int, first: int, past: int) -> int:
    """Return the token behind "Moskau (dpa) – " at the beginning of a block."""
    if number and tokens.block[number - 1] == tokens.block[number]:
        return first
    for i in range(first, min(first + 10, past - 1)):
        w = tokens.word[i]
        if w in ("–", "—", "-", "+++"):
            return i + 1 if i > first else first
        if w[0].islower() and tokens.word[i - 1] not in ("(", "/"):
            return first
    return first


def _bare(tokens: Tokens, first: int, number: int) -> Range | None:
    """Return the characters of a sentence without its stops."""
    past = tokens.sentences[number][1]
    while past > first and tokens.word[past - 1] in ".!?":
        past -= 1
    return tokens.range(first, past) if past > first else None


def _carry(flow: Flow, found: list[Draft], drafts: list[Draft], number: int) -> None:
    """Let the sentence's main speaker go on; join free indirect speech over sentences."""
    if found[0].kind == "free_indirect":
        if flow.free is not None and flow.at == number - 1 and flow.free.speaker == found[0].speaker:
            flow.free.content = [(flow.free.content[0][0], found[0].content[-1][1])]
            for draft in found[1:]:
                draft.parent = flow.free
            drafts.extend(found[1:])
        else:
            flow.free = found[0]
            drafts.extend(found)
        flow.at, flow.age = number, 0
        return
    drafts.extend(found)
    mine = [d for d in found if d.parent is None and d.speaker is not None]
    if mine:
        flow.last, flow.age, flow.at = mine[-1], 0, number
