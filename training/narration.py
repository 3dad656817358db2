"""Texts in which nobody says anything, mixed from the sentences of the dispatches that carry no mark.

The dispatches are dense with claims; news is not. These teach the network silence.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict

from corpus import Dispatch

_END = re.compile(r"(?<=[.!?…])[\"”»“]?\s+(?=[\"„“«]?[A-ZÄÖÜÀ-ÝА-ЯЁ가-힣0-9])|(?<=[。！？])\s*|\n+")
_SHORTEST = 12  # characters; shorter ones are rubble
_SENTENCES = (3, 11)
_TIMES = 3  # how often a sentence is used
_JOINED = {"zh": ""}


def quiet(texts: list[Dispatch], seed: int) -> list[Dispatch]:
    """Return texts without claims, each of one language, the same for every run."""
    draw = random.Random(seed)
    stock: dict[str, list[str]] = defaultdict(list)
    for d in texts:
        stock[d.language] += _unmarked(d)
    made = []
    for language, sentences in sorted(stock.items()):
        pool = sentences * _TIMES
        draw.shuffle(pool)
        while pool:
            count = draw.randint(*_SENTENCES)
            text = _JOINED.get(language, " ").join(pool[:count])
            del pool[:count]
            made.append(Dispatch(f"{language}-quiet-{len(made)}", language, text, []))
    return made


def _unmarked(d: Dispatch) -> list[str]:
    """The sentences of ``d`` that no mark touches."""
    marked = [r for c in d.claims for part in (c.content, c.speaker, c.cue, c.addressee) for r in part]
    found, at = [], 0
    for end in [*(m.end() for m in _END.finditer(d.text)), len(d.text)]:
        sentence = d.text[at:end].strip()
        if len(sentence) >= _SHORTEST and all(b <= at or end <= a for a, b in marked):
            found.append(sentence)
        at = end
    return found
