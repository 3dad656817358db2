"""Fit the calibration of ``src/lagebild/data/register/weights.yaml``, after the other weights.

    python training/match_calibration.py register.ftm.jsonl queries.jsonl

The queries are screened with the fitted weights. Those of one half, by the hash of their id, are fitted first, to see
how well that holds for the other half; then all are, and that is written. The log-odds of their hits are cut into bands
of about equal size; in each, the observed share of true pairs becomes the probability told (isotonic regression by
pooling adjacent violators, Ayer et al. 1955; a little smoothing), nearly level from the band's first pair to its last,
with straight lines in log-odds across the gaps. What counts as a true pair is told in benchmarks/screening.py. The
tables of both halves are printed, then that of each file when all are fitted.
"""

import hashlib
import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

from lagebild.lists import read_ftm
from lagebild.match import Index, evidence, party

OUT = Path(__file__).resolve().parent.parent / "src/lagebild/data/register/weights.yaml"
BAND = 45  # pairs in a band
LOWEST, HIGHEST = -2.6, 3.4  # log-odds between which is calibrated
RISE = 0.02  # log-odds
SMOOTH = 1.0  # pairs of either kind that are added to each band, divided by what the band's own odds say

Pair = tuple[float, float]  # log-odds and whether it is the party: 1 or 0


def fit(pairs: Iterable[Pair]) -> list[list[float]]:
    """Return the knots: log-odds added up, and the log-odds observed."""
    inside = sorted(pair for pair in pairs if LOWEST < pair[0] < HIGHEST)
    bands: list[tuple[int, float, float, float]] = []  # pairs, true ones, log-odds of the first and of the last
    for at in range(0, len(inside), BAND):
        part = inside[at : at + BAND]
        bands.append((len(part), sum(label for _, label in part), part[0][0], part[-1][0]))
        while len(bands) > 1 and bands[-2][1] / bands[-2][0] >= bands[-1][1] / bands[-1][0]:
            size, true, _, last = bands.pop()
            bands[-1] = (bands[-1][0] + size, bands[-1][1] + true, bands[-1][2], last)
    knots: list[list[float]] = []
    for size, true, first, last in bands:
        share = (true + 2 * SMOOTH * evidence.sigmoid((first + last) / 2)) / (size + 2 * SMOOTH)
        shown = math.log(share / (1 - share))
        for odds in dict.fromkeys((first, last)):  # along a level stretch scores still rise a little, to keep the order
            shown = max(shown, knots[-1][1] + RISE if knots else shown)
            knots.append([round(odds, 6), round(shown, 3)])
    return knots


def fitted(key: str) -> bool:
    """Whether a query is of the half that is fitted."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 0


def screened(index: Index, names: dict[str, set[tuple[str, ...]]], queries: Path) -> Iterable[tuple[str, Pair]]:
    """Yield the pairs of a file of queries, each with the id of its query."""
    for line in queries.read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        expected = set(query["expect"])
        same = set().union(*(names[one] for one in expected)) if expected else set()
        for hit in index.screen(query):
            known = hit.id in expected
            if "weakAlias" not in hit.explanations and (
                known or not (names[hit.id] & same or "cluster" in hit.explanations)
            ):
                yield query["id"], (evidence.odds(min(max(hit.score, 1e-4), 1 - 1e-4)), float(known))


def table(title: str, pairs: Sequence[Pair]) -> None:
    """Print, for each band of what is told, the mean of that, the share that was observed, and how many pairs."""
    print(f"\n{title}")
    told = [(evidence.probability(odds), label) for odds, label in pairs]
    for low in range(1, 10):
        band = [pair for pair in told if low <= pair[0] * 10 < low + 1 or (low == 9 and pair[0] == 1)]
        size = max(len(band), 1)
        means = sum(one for one, _ in band) / size, sum(label for _, label in band) / size
        print(f"{low / 10:.1f} to {(low + 1) / 10:.1f}   {means[0]:.3f}   {means[1]:.3f}   {len(band)}")


def main(register: Path, files: Sequence[Path]) -> None:
    """Fit and write the calibration."""
    head, told = OUT.read_text(encoding="utf-8").split("\nabjad:", 1)
    weights = yaml.safe_load("abjad:" + told)
    weights.pop("calibration", None)
    OUT.write_text(f"{head}\n{yaml.safe_dump(weights, sort_keys=False, width=118)}", encoding="utf-8")
    parties = list(read_ftm(register.read_bytes()).parties)
    index = Index(parties)
    names = {
        one.id: {
            tuple(sorted(word.spellings[0][0] for word in called.name.words))
            for called in party.called(one, person=one.schema == "Person")
        }
        for one in parties
    }
    found = [(file.name, *pair) for file in files for pair in screened(index, names, file)]
    half = fit(pair for _, key, pair in found if fitted(key))
    evidence._calibration = lambda: tuple(map(tuple, half))
    table("half of the queries, fitted", [pair for _, key, pair in found if fitted(key)])
    table("the other half", [pair for _, key, pair in found if not fitted(key)])
    weights["calibration"] = fit(pair for _, _, pair in found)
    OUT.write_text(f"{head}\n{yaml.safe_dump(weights, sort_keys=False, width=118)}", encoding="utf-8")
    evidence._calibration = lambda: tuple(map(tuple, weights["calibration"]))
    for file in files:
        table(f"{file.name}, all fitted", [pair for name, _, pair in found if name == file.name])


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(one) for one in sys.argv[2:]])
