"""Fit what speaks for two statements telling one fact: ``python training/sameness.py MODEL.onnx``; prints the weights.

True pairs are two languages' versions of a fact of ours, false ones a version and a near miss. The vectors have seen
these facts in training, so their weight is held against facts kept out of it (one in six).
"""

from __future__ import annotations

import itertools
import sys
import zlib
from pathlib import Path

import numpy as np
from calibrate import regression
from facts import held_out
from facts import load as load_facts
from measures import area

from lagebild.read.encoder.network import load
from lagebild.weigh.sameness import Statements

_PARTS = 5
HERE = Path(__file__).resolve().parent


def main(model: str) -> None:
    """Fit and print."""
    statements = Statements(load(Path(model)))
    rows: list[tuple[dict[str, float], bool]] = []
    of: list[str] = []  # which fact a row is of
    for group in filter(held_out, load_facts(HERE / "facts")):
        same = {lang: statements.statement(text, lang) for lang, text in group["same"].items()}
        rows += [(statements.signs(a, b), True) for a, b in itertools.combinations(same.values(), 2)]
        for other in group["other"]:
            miss = statements.statement(other["text"], other["language"])
            rows += [(statements.signs(s, miss), False) for lang, s in same.items() if lang != other["language"]]
        of += [group["id"]] * (len(rows) - len(of))
    truth, scores = [t for _, t in rows], np.zeros(len(rows))
    part = np.array([zlib.crc32(name.encode()) % _PARTS for name in of])
    for k in range(_PARTS):  # the area is told of facts that the weights were not fitted on
        weights = regression([row for row, p in zip(rows, part, strict=True) if p != k])
        for i in np.flatnonzero(part == k):
            scores[i] = weights["bias"] + sum(weights[n] * v for n, v in rows[i][0].items())
    print(f"# {len(rows)} pairs, AUC {area(scores, truth):.3f}")
    weights = regression(rows)
    for name, value in weights.items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main(sys.argv[1])
