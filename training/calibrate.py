"""Fit the confidence of claims and the least that is told.

    python training/calibrate.py MODEL.onnx OUT.json [--german DIR]

A logistic regression over the signs of each claim, one for each way it was found (encoder, rules, both), predicts
whether content and speaker are right; ``least`` is the confidence below which telling the claim would lower F1 on
these texts.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import corpus
import german
import numpy as np
from measures import found_right
from scipy.optimize import minimize
from scipy.special import expit

from lagebild.read.encoder.attributing import candidates, confidence
from lagebild.read.encoder.joining import Candidate
from lagebild.read.encoder.network import Network, load
from lagebild.read.rules import grammar

# What the grammar did not see, though there is one, must be surer; what it saw is told more readily, since news is less
# dense than most of the texts that are fitted on, and acts of speech named without their wording more readily still.
_AT_LEAST = {("encoder", True): 0.55}
_MOST = {"encoder": 1.0, "both": 0.05, "rules": 0.2}
_MOST_REPORTED = {"rules": 0.15}
_HOLD = 0.03  # how strongly weights are drawn to nought


def main() -> None:
    """Read the arguments, fit, and write."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("model", type=Path)
    p.add_argument("target", type=Path)
    p.add_argument(
        "--german", type=Path, help="folder of the German Wikinews set's training part; what was held out of it is used"
    )
    p.add_argument("--dispatches", type=Path, default=Path(__file__).parent / "dispatches")
    a = p.parse_args()
    network = load(a.model)
    texts = [d for d in corpus.load(a.dispatches) if corpus.held_out(d)]
    texts += [d for d in german.load(a.german) if german.held_out(d)] if a.german else []
    a.target.write_text(json.dumps(fitted(network, texts), indent=1))


def judged(network: Network, dispatch: corpus.Dispatch) -> tuple[list[tuple[str, Candidate, bool]], int]:
    """Return the candidates of a text with whether each is right, and how many claims the text has."""
    found = candidates(network, dispatch.text, dispatch.language)
    told = [(c.attribution.content, c.attribution.speaker) for _, c in found]
    true = found_right(dispatch.claims, dispatch.text, told)
    return [(origin, c, j in true) for j, (origin, c) in enumerate(found)], len(dispatch.claims)


def fitted(network: Network, texts: list[corpus.Dispatch]) -> dict[str, dict[str, float]]:
    """Return the weights for each way a claim is found."""
    rows: dict[str, list[tuple[dict[str, float], bool]]] = defaultdict(list)
    total: Counter[str] = Counter()
    for dispatch in texts:
        found, count = judged(network, dispatch)
        total[dispatch.language] += count
        for origin, c, true in found:
            rows[origin].append((c.signs, true))
    made = {origin: regression(part) for origin, part in rows.items()}
    for language in sorted({d.language for d in texts}):
        part = [(o, signs, right) for o, found in rows.items() for signs, right in found if language in signs]
        least = _least(language, [(confidence(signs, made[o]), right) for o, signs, right in part], total[language])
        for origin, weights in made.items():
            weights[f"least {language}"] = min(
                max(least, _AT_LEAST.get((origin, grammar(language) is not None), 0.0)), _MOST[origin]
            )
            if origin in _MOST_REPORTED:
                weights[f"least {language} reported"] = min(weights[f"least {language}"], _MOST_REPORTED[origin])
    for origin, part in rows.items():
        print(f"{origin}: {len(part)} claims, {sum(r for _, r in part) / len(part):.3f} right")
    return made


def regression(part: list[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Return a weight for each sign, and a bias, that tell true from false best."""
    names = sorted({n for signs, _ in part for n in signs})
    x = np.array([[signs.get(n, 0.0) for n in names] + [1.0] for signs, _ in part])
    y = np.array([float(r) for _, r in part])
    spread = np.maximum(x.std(0), 1e-6)
    spread[-1] = 1.0

    def cost(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = (x / spread) @ w
        loss = np.logaddexp(0, z).sum() - y @ z + _HOLD * len(y) / 10 * (w[:-1] @ w[:-1])
        slope = (x / spread).T @ (expit(z) - y)
        slope[:-1] += 2 * _HOLD * len(y) / 10 * w[:-1]
        return float(loss), slope

    w = minimize(cost, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x / spread
    return {n: round(float(v), 5) for n, v in zip([*names, "bias"], w, strict=True)}


def _least(language: str, scored: list[tuple[float, bool]], total: int) -> float:
    """The confidence from which on F1 of right claims is best."""
    best, least, right = 0.0, 0.0, 0
    for n, (sure, true) in enumerate(sorted(scored, reverse=True), 1):
        right += true
        if (score := 2 * right / (n + total)) > best:
            best, least = score, sure
    print(f"{language}: F1 {best:.3f} from confidence {least:.2f} on")
    return round(least, 4)


if __name__ == "__main__":
    main()
