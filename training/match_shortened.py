"""Fit what ``short`` weighs in ``src/lagebild/data/register/weights.yaml``, after training/match_weights.py.

    python training/match_shortened.py register.ftm.jsonl

The labelled queries hold next to no shortened names of firms, so they are made here of the register itself: of each
name the words of business and the legal forms at its end are left out. A pair is true when the party is the one that
was shortened; parties that bear exactly one of its names are left out. One in ``LISTED`` of those who are asked for is
taken to be listed, so every other party counts for as many. Logistic regression of the one weight.
"""

import math
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from lagebild.lists import read_ftm
from lagebild.match import Index, evidence, party, words
from lagebild.match.names import Name

OUT = Path(__file__).resolve().parent.parent / "src/lagebild/data/register/weights.yaml"
LISTED = 5
STEPS = 60
SHORT = evidence.NAMES.index("short")


def shortened(name: Name) -> str | None:
    """Return a firm's name without the words of business at its end; none where fewer than two words are left."""
    told = [word.spellings[0][0] for word in name.words]
    kept = list(told)
    while kept and kept[-1] in words.business():
        kept.pop()
    return " ".join(kept) if 1 < len(kept) < len(told) else None


def pairs(index: Index, parties: list) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Yield the features of each pair in which a name is shortened, and whether it is the same party."""
    for one in parties:
        if one.schema == "Person":
            continue
        names = party.called(one, person=False)
        own = {tuple(word.spellings[0][0] for word in name.name.words) for name in names}
        for text in sorted({text for name in names if (text := shortened(name.name))}):
            asked = party.asked({"schema": "LegalEntity", "properties": {"name": [text]}})
            for at, compared in index._compared(asked).items():
                if compared is None or not compared.values[SHORT] or compared.printed.weak:
                    continue
                record = index._listed.party(at)
                theirs = {index._listed.name(number).words for number in index._listed.names_of(at)}
                if record.id == one.id or not own & theirs:
                    yield compared.values, record.id == one.id


def main(register: Path) -> None:
    """Fit and write the weight."""
    head, told = OUT.read_text(encoding="utf-8").split("\nabjad:", 1)
    weights = yaml.safe_load("abjad:" + told)
    parties = list(read_ftm(register.read_bytes()).parties)
    table = weights["other"] | {"short": 0.0}
    known = tuple(float(table.get(name, 0)) for name in evidence.NAMES)
    rows = [
        (math.fsum(map(float.__mul__, known, map(float, values))), label)
        for values, label in pairs(Index(parties), parties)
    ]
    weight = 0.0
    for _ in range(STEPS):  # Newton's method
        slope = bend = 0.0
        for offset, label in rows:
            chance, mass = evidence.sigmoid(offset + weight), 1.0 if label else float(LISTED)
            slope += mass * (label - chance)
            bend += mass * chance * (1 - chance)
        weight += slope / max(bend, 1e-6)
    weights["other"]["short"] = round(max(weight, 0.0), 3)
    print(len(rows), "pairs,", sum(label for _, label in rows), "true; short:", weights["other"]["short"])
    OUT.write_text(f"{head}\n{yaml.safe_dump(weights, sort_keys=False, width=118)}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
