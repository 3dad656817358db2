"""Headlines: "Seoul: 3000 Soldaten in Russland", and the ticker's "++ … ++ 16:30 Uhr"."""

from collections import Counter
from collections.abc import Callable

from lagebild.read.rules.german import words
from lagebild.read.rules.german.draft import Draft
from lagebild.read.tokens import Tokens

__all__ = ["bare", "headline", "named"]

_LONGEST = 30  # tokens of a headline
_NAMES = 5  # tokens of who speaks in it
_PLACES = frozenset(("region", "stadt", "provinz", "hafen", "gebiet", "raum", "insel", "bezirk", "kreis"))


def bare(tokens: Tokens, number: int) -> tuple[int, int] | None:
    """Return the tokens of sentence ``number`` without the ticker's marks and time, or None where it is no headline."""
    first, past = tokens.sentences[number]
    if past - first > _LONGEST + 12:
        return None
    alone = (not number or tokens.block[number - 1] != tokens.block[number]) and (
        number + 1 >= len(tokens.block) or tokens.block[number + 1] != tokens.block[number]
    )
    if not alone or tokens.word[past - 1] == ".":
        return None
    pluses = [i for i in range(first, past) if tokens.word[i] == "+"]
    if pluses and pluses[0] <= first + 3:
        opened = pluses[0]
        while opened < past and tokens.word[opened] == "+":
            opened += 1
        closing = next((i for i in pluses if i > opened), past)
        first, past = opened, closing
    while past > first and tokens.word[past - 1] in "|*#-–":
        past -= 1
    return (first, past) if past - first > 2 else None


def headline(tokens: Tokens, first: int, past: int, names: Callable[[], Counter[str]]) -> Draft | None:
    """Return what stands behind "Seoul:" or "Geheimdienst:" as said by whom the colon follows, or None.

    ``names`` gives what ``named`` counts.
    """
    colon = next((i for i in range(first, min(past, first + _NAMES + 1)) if tokens.word[i] == ":"), -1)
    if colon <= first or past - colon < 3 or past - colon > _LONGEST:
        return None
    if any(not tokens.word[i][0].isalpha() for i in range(first, colon)) or not tokens.word[colon - 1][0].isupper():
        return None
    if tokens.word[colon + 1] in '"„“»«‚' or not _speaks(tokens, first, colon, past, names):
        return None
    draft = Draft("indirect", [tokens.range(colon + 1, past)], speaker=tokens.range(first, colon))
    draft.confidence = 0.5
    return draft


def _speaks(tokens: Tokens, first: int, colon: int, past: int, names: Callable[[], Counter[str]]) -> bool:
    """Tell whether the words before the colon are a voice and no topic."""
    low = tokens.low
    if any(low[i] in words.PREPOSITIONS for i in range(first, colon)):
        return False
    head = low[colon - 1]
    if head in words.VOICES or head.endswith(words.VOICE_ENDINGS):
        return True
    if any(low[i] in words.VOICES or low[i].endswith(words.VOICE_ENDINGS) for i in range(first, colon - 1)):
        return True  # "Präsident Yoon:"
    if head in words.LANDS:
        stem = head[:6]
        others = [i for i in range(colon + 1, past) if low[i] in words.LANDS]
        return bool(others) and not any(low[i].startswith(stem) for i in range(colon + 1, past))
    own = 1 if colon - first == 2 else 0  # the headline's own
    return colon - first <= 2 and names()[head] > own


def named(tokens: Tokens) -> Counter[str]:
    """Count how often each word stands behind a first name or title."""
    low, word = tokens.low, tokens.word
    return Counter(
        low[i]
        for i in range(1, len(low))
        if word[i][0].isupper()
        and word[i - 1][0].isupper()
        and not words.closed(low[i - 1])
        and low[i - 1] not in _PLACES
    )
