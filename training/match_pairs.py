"""Make labelled queries of a register by alterations of our own: JSON lines as ``lagebild screen`` reads, to calibrate.

    python training/match_pairs.py register.ftm.jsonl > made.jsonl

Of every ``EVERY``th party one name is altered as names are in reports: a slip or two, a word left out, an initial,
another order, another romanisation, a firm without its words of business; ``expect`` is the party. For each of them
``NOBODY`` names are made that no party bears, of the words of two listed names of the kind; ``expect`` is empty. The
same register gives the same queries.
"""

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

from lagebild.lists import read_ftm
from lagebild.match import words

EVERY = 6
NOBODY = 2
SEED = 2024
LONG = 5  # letters of a word in which a slip is made
SOUNDS = (
    ("kh", "h"), ("ou", "u"), ("y", "i"), ("zh", "j"), ("sh", "ch"), ("ei", "ey"), ("ee", "i"), ("q", "k"), ("dj", "j"),
    ("w", "v"), ("ph", "f"), ("ts", "c"), ("iya", "ia"), ("oo", "u"), ("th", "t"),
)  # fmt: skip
Alter = Callable[[list[str], random.Random], list[str]]


def slip(name: list[str], chance: random.Random) -> list[str]:
    """Drop, double, replace or swap letters in one of the longer words."""
    long = [at for at, word in enumerate(name) if len(word) >= LONG]
    if not long:
        return name
    at = chance.choice(long)
    word, place = name[at], chance.randrange(1, len(name[at]) - 1)
    made = chance.choice((
        word[:place] + word[place + 1 :],
        word[:place] + chance.choice("aeioulnrstk") + word[place:],
        word[:place] + chance.choice("aeioulnrstk") + word[place + 1 :],
        word[:place] + word[place + 1] + word[place] + word[place + 2 :],
    ))  # fmt: skip
    return [*name[:at], made, *name[at + 1 :]]


def two_slips(name: list[str], chance: random.Random) -> list[str]:
    """Make two slips."""
    return slip(slip(name, chance), chance)


def shorter(name: list[str], chance: random.Random) -> list[str]:
    """Leave out one word of three and more."""
    at = chance.randrange(len(name))
    return name[:at] + name[at + 1 :] if len(name) > 2 else name


def initial(name: list[str], chance: random.Random) -> list[str]:
    """Write one word as an initial."""
    at = chance.randrange(len(name))
    return [*name[:at], f"{name[at][0]}.", *name[at + 1 :]] if len(name) > 1 else name


def turned(name: list[str], chance: random.Random) -> list[str]:
    """Put the last word first."""
    return [name[-1], *name[:-1]]


def respelt(name: list[str], chance: random.Random) -> list[str]:
    """Write sounds as another romanisation does."""
    found = []
    for word in name:
        lower = word.lower()
        for one, other in chance.sample(SOUNDS, 6):
            lower = lower.replace(one, other)
        found.append(lower.title())
    return found


def spoken(name: list[str], chance: random.Random) -> list[str]:
    """Leave out a firm's words of business and legal forms at the end."""
    kept = list(name)
    while len(kept) > 2 and (words.term(_plain(kept[-1])) in words.business() or _plain(kept[-1]) in words.forms()):
        kept.pop()
    return kept


def _plain(word: str) -> str:
    return word.lower().strip(".,()")


PERSON: tuple[Alter, ...] = (slip, slip, two_slips, shorter, initial, turned, respelt, respelt)
OTHER: tuple[Alter, ...] = (slip, two_slips, shorter, spoken, spoken, respelt)


def main(register: Path) -> None:
    """Print the queries."""
    chance = random.Random(SEED)
    parties = read_ftm(register.read_bytes()).parties
    pools: dict[bool, list[list[str]]] = {True: [], False: []}
    listed = set()
    for one in parties:
        name = one.properties.get("name", (one.caption,))[0].split()
        pools[one.schema == "Person"].append(name)
        listed.add(tuple(sorted(map(_plain, name))))
    for number, one in enumerate(parties):
        if number % EVERY:
            continue
        person = one.schema == "Person"
        name = chance.choice(one.properties.get("name", (one.caption,))).split()
        made = chance.choice(PERSON if person else OTHER)(name, chance)
        if made != name:
            _tell(f"made-{one.id}", one.schema, made, [one.id], "made/altered")
        for again in range(NOBODY):
            left, right = chance.choice(pools[person]), chance.choice(pools[person])
            mixed = [*left[: (len(left) + 1) // 2], *right[len(right) // 2 :]]
            if tuple(sorted(map(_plain, mixed))) not in listed:
                _tell(f"made-{one.id}-{again}", one.schema, mixed, [], "negative/made")


def _tell(key: str, schema: str, name: list[str], expect: list[str], group: str) -> None:
    properties = {"name": [" ".join(name)]}
    query = {"id": key, "schema": schema, "properties": properties, "group": group, "expect": expect}
    print(json.dumps(query, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
