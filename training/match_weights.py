"""Fit ``src/lagebild/data/register/weights.yaml`` on labelled queries.

    python training/match_weights.py register.ftm.jsonl queries.jsonl

A query is a JSON line as ``lagebild screen`` reads it, with ``expect``: the ids of the same party (none: nobody on
the list). Half of the queries, by the hash of their id, are fitted; the rest is left for the test (see
benchmarks/screening.py).
Each query is paired with every party that the index finds for it. The pair is true when the party is expected; parties
that bear exactly a name of an expected one are left out, since the labels do not say whether they are the same.
Logistic regression with a ridge, and with the sign of each weight fixed by its meaning, so that a hit can be explained.
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np
import yaml
from scipy.optimize import minimize

from lagebild.lists import read_ftm
from lagebild.match import Index, context, evidence, party
from lagebild.match.names import Name

OUT = Path(__file__).resolve().parent.parent / "src/lagebild/data/register/weights.yaml"
RIDGE = 0.5
TINY = 1e-9
SHUFFLED = -4.0  # syllables of a given name in another order are another name, which few labels show
SIGNS = {
    "common": 1, "low": 1, "high": 1, "whole": 1, "agreeing": 1,
    "distorted": -1, "ours": -1, "theirs": -1, "contradiction": -1, "single": -1, "left": -1, "right": -1,
    "shuffled": SHUFFLED / TINY, "missing": -1, "numbers": -1, "forms": -1, "worst": -1, "korean": -1, "japanese": -1,
    "cantonese": -1,
    "inner": 1, "short": 1,
}  # fmt: skip
# What is known besides names is rare in the labels: its weights are drawn towards these, which are judgement. A date
# told otherwise speaks against a match much more than the same one speaks for it, since lists hold many wrong dates.
PRIOR = {
    "same day": 3.0, "same month": 1.5, "same year": 1.2, "day and month swapped": 2.5, "one day apart": 2.0,
    "within the years told": 0.5, "same day and month, another year": 1.0, "same year, another day": -0.5,
    "one year apart": -0.5, "different years": -4.0, "a country in common": 0.7, "no country in common": -1.5,
    "another gender": -4.0, "same gender": 0.2, "not said to be a person": -2.5,
}  # fmt: skip
PRIOR_RIDGE = 10.0
HEAD = """# Weights of what is compared, in log-odds: fitted by training/match_weights.py, not to be edited by hand.
# person, abjad, syllabic, other: of two names, by how the one asked for is written; see match/evidence.py.
# context: of what else is known; see match/features.py.
# calibration: log-odds added up, and the log-odds observed; fitted by training/match_calibration.py.
"""


def tuned(key: str) -> bool:
    """Whether a query is of the half that is fitted."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 0


def words(name: Name) -> tuple[str, ...]:
    """Return a name's words, whatever their order, without legal forms."""
    return tuple(sorted(word.spellings[0][0] for word in name.words))


def fit(
    rows: np.ndarray, labels: np.ndarray, offset: np.ndarray, signs: list[int], prior: np.ndarray, ridge: float
) -> np.ndarray:
    """Return the weights of a logistic regression, each with its sign, drawn towards ``prior``."""

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = rows @ weights + offset
        error = 1 / (1 + np.exp(-odds)) - labels
        value = np.sum(np.logaddexp(0, odds) - labels * odds) + ridge * (weights - prior) @ (weights - prior) / 2
        return float(value), rows.T @ error + ridge * (weights - prior)

    bounds = [(sign, None) if sign > 0 else (None, sign) if sign < 0 else (None, None) for sign in signs]
    return minimize(loss, prior, jac=True, bounds=bounds, method="L-BFGS-B").x


def main(register: Path, queries: Path) -> None:
    """Fit and write the weights."""
    parties = read_ftm(register.read_bytes()).parties
    index = Index(parties)
    names = {
        one.id: {words(called.name) for called in party.called(one, person=one.schema == "Person")} for one in parties
    }
    groups: dict[str, list[tuple[tuple[float, ...], float]]] = {}
    told: list[tuple[float, list[str], float, str]] = []
    for line in queries.read_text(encoding="utf-8").splitlines():
        query = json.loads(line)
        if not tuned(query["id"]):
            continue
        asked = party.asked(query)
        expected = set(query["expect"])
        same = set().union(*(names[one] for one in expected)) if expected else set()
        for at, compared in index._compared(asked).items():
            record = index._listed.party(at)
            if compared is None or not party.comparable(asked.record.schema, record.schema):
                continue
            if record.id not in expected and (names[record.id] & same or index._listed.cluster(record.cluster)):
                continue
            if compared.asked.weak or compared.printed.weak:
                continue
            label = float(record.id in expected)
            group = evidence.group_of(compared.asked.name, compared.printed)
            details = [feature.detail for _, feature in context.besides(asked.record, record)]
            if context.unsure(asked.record, record):
                details.append("not said to be a person")
            else:
                groups.setdefault(group, []).append((compared.values, label))
            told.append((at, details, label, (compared.values, group)))
    weights: dict[str, dict[str, float]] = {}
    for group, pairs in sorted(groups.items()):
        rows = np.array([values for values, _ in pairs])
        labels = np.array([label for _, label in pairs])
        found = fit(
            rows,
            labels,
            np.zeros(len(rows)),
            [SIGNS.get(name, 0) * TINY for name in evidence.NAMES],
            np.zeros(rows.shape[1]),
            RIDGE,
        )
        weights[group] = {
            name: round(float(w), 3) for name, w in zip(evidence.NAMES, found, strict=True) if abs(w) > 5e-4
        }
        print(group, len(pairs), int(labels.sum()), weights[group])
    kinds = sorted({detail for _, details, _, _ in told for detail in details})
    rows = np.array([[float(kind in details) for kind in kinds] for _, details, _, _ in told])
    offset = np.array(
        [
            sum(weights.get(group, {}).get(name, 0) * value for name, value in zip(evidence.NAMES, values, strict=True))
            for _, _, _, (values, group) in told
        ]
    )
    labels = np.array([label for _, _, label, _ in told])
    prior = np.array([PRIOR[kind] for kind in kinds])
    found = fit(rows, labels, offset, [0] * len(kinds), prior, PRIOR_RIDGE)
    fitted = {kind: round(float(weight), 3) for kind, weight in zip(kinds, found, strict=True)}
    print(fitted)
    weights["context"] = PRIOR | fitted
    OUT.write_text(HEAD + yaml.safe_dump(weights, sort_keys=False, width=118), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
