"""Texts to measure with: as many as are wanted, in six languages, no two alike, the same for every run.

Each is one of our own dispatches (training/dispatches) without its marks, followed by sentences made for it: who says
or denies that somebody supplied somebody with something (news.yaml). From the 1,480th on a dispatch comes again under
other sentences, as agencies' texts do.
"""

import random
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from msgspec import Struct

from lagebild import intake

_HERE = Path(__file__).parent
_SENTENCES = (3, 7)
_JOINED = {"zh": ""}


class News(Struct, frozen=True):
    """One text, with what a feed would tell of it."""

    name: str
    text: str
    publisher: str
    published: str


def news(count: int, start: int = 0) -> Iterator[News]:
    """Yield ``count`` texts, from the one numbered ``start`` on."""
    stock, outlets = _dispatches(), sorted(intake.publishers())
    for number in range(start, start + count):
        draw = random.Random(number)
        language, dispatch = stock[number * 7919 % len(stock)]  # a prime: all of them, languages mixed
        published = f"{2023 + number % 3}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        text = f"{dispatch}\n\n{_sentences(language, draw)}\n"
        yield News(f"{language}-{number:06}.txt", text, draw.choice(outlets), published)


@cache
def _dispatches() -> list[tuple[str, str]]:
    sys.path.append(str(_HERE.parent / "training"))
    from corpus import load

    return [(d.language, d.text) for d in load(_HERE.parent / "training" / "dispatches")]


@cache
def _words() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = yaml.safe_load((_HERE / "news.yaml").read_text(encoding="utf-8"))
    return found


def _sentences(language: str, draw: random.Random) -> str:
    words = _words()[language]
    made = []
    for _ in range(draw.randint(*_SENTENCES)):
        giver, taker = (words[side][place] for side, place in zip(("giver", "taker"), _two(words, draw), strict=True))
        told = {name: draw.choice(words[name]) for name in ("who", "goods", "day")}
        made.append(draw.choice(words["frames"]).format(giver=giver, taker=taker, **told))
    return _JOINED.get(language, " ").join(line[0].upper() + line[1:] for line in made)


def _two(words: dict[str, list[str]], draw: random.Random) -> list[int]:
    """Two different parties: givers and takers are the same ones in the same order."""
    return draw.sample(range(len(words["giver"])), 2)
