"""Fit the calibration of ``src/lagebild/data/register/weights.yaml``, after training/match_weights.py.

    python training/match_calibration.py register.ftm.jsonl queries.jsonl

All labelled queries are screened with the fitted weights. The log-odds of their hits are cut into bands of about equal
size; in each, the observed share of true pairs becomes the probability told (isotonic regression by pooling adjacent
violators, Ayer et al. 1955; a little smoothing), with straight lines in log-odds between. What counts as a true pair is
told in benchmarks/screening.py, which prints the table, and of the half that fitted no weights apart.
"""

import json
import math
import sys
from pathlib import Path

import yaml

from lagebild.lists import read_ftm
from lagebild.match import Index, evidence, party

OUT = Path(__file__).resolve().parent.parent / "src/lagebild/data/register/weights.yaml"
BAND = 20  # pairs in a band
LOWEST, HIGHEST = -2.6, 3.4  # log-odds between which is calibrated
RISE = 0.02  # log-odds
SMOOTH = 1.0  # pairs of either kind that are added to each band, divided by what the band's own odds say


def main(register: Path, queries: Path) -> None:
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
    pairs = []
    for line in queries.read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        expected = set(query["expect"])
        same = set().union(*(names[one] for one in expected)) if expected else set()
        for hit in index.screen(query):
            known = hit.id in expected
            if "weakAlias" not in hit.explanations and (
                known or not (names[hit.id] & same or "cluster" in hit.explanations)
            ):
                pairs.append((evidence.odds(min(max(hit.score, 1e-4), 1 - 1e-4)), float(known)))
    pairs.sort()
    inside = [pair for pair in pairs if LOWEST < pair[0] < HIGHEST]
    bands: list[tuple[int, float, float, float]] = []  # pairs, true ones, mean log-odds of the first and the last band
    for at in range(0, len(inside), BAND):
        part = inside[at : at + BAND]
        mean = sum(odds for odds, _ in part) / len(part)
        bands.append((len(part), sum(label for _, label in part), mean, mean))
        while len(bands) > 1 and bands[-2][1] / bands[-2][0] >= bands[-1][1] / bands[-1][0]:
            size, true, _, last = bands.pop()
            bands[-1] = (bands[-1][0] + size, bands[-1][1] + true, bands[-1][2], last)
    knots: list[list[float]] = []
    for size, true, first, last in bands:
        share = (true + 2 * SMOOTH * evidence.sigmoid((first + last) / 2)) / (size + 2 * SMOOTH)
        shown = math.log(share / (1 - share))
        for mean in dict.fromkeys((first, last)):  # along a level stretch scores still rise a little, to keep the order
            shown = max(shown, knots[-1][1] + RISE if knots else shown)
            knots.append([round(mean, 3), round(shown, 3)])
    weights["calibration"] = knots
    print(knots)
    OUT.write_text(f"{head}\n{yaml.safe_dump(weights, sort_keys=False, width=118)}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
