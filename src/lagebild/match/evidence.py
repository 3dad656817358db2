"""From what was compared to a probability: log-odds added up, with the weights of ``data/register/weights.yaml``.

The weights are fitted by training/match_weights.py on labelled pairs (logistic regression); the file tells how.
"""

import math
from bisect import bisect
from functools import cache
from operator import mul

from lagebild.data import load
from lagebild.match.listed import Printed
from lagebild.match.names import Name
from lagebild.match.pairing import Pairing

__all__ = [
    "NAMES",
    "THRESHOLD",
    "feature_values",
    "group_of",
    "is_syllabic",
    "odds",
    "probability",
    "sigmoid",
    "weighed",
]

THRESHOLD = 0.6
"""The probability from which a hit counts as a match."""

_FADES = 4.0  # log-odds outside the knots over which the calibration fades
_MANY = 4  # agreeing words from which more tell no more
_TENTH = 0.1  # nats are given in tens, so that all weights are of one size

NAMES = (
    "one", "common", "distorted", "ours", "theirs", "contradiction", "low", "high", "single", "whole", "left", "right",
    "shuffled", "missing", "numbers", "forms", "worst", "agreeing", "korean", "japanese", "cantonese",
    "inner", "short",
)  # fmt: skip


def feature_values(name: Name, listed: Printed, found: Pairing) -> tuple[float, ...]:
    """Return the features of two names, in the order of :data:`NAMES`."""
    common, distorted = found.common, found.distorted
    ours, theirs = found.ours, found.theirs
    shares = common / (common + distorted + ours + 0.01), common / (common + distorted + theirs + 0.01)
    several = len(name.words) > 1 or len(listed.words) > 1
    syllabic = is_syllabic(name)
    return (
        1.0,
        common * _TENTH,
        distorted * _TENTH,
        ours * _TENTH,
        theirs * _TENTH,
        found.contradiction * _TENTH,
        min(shares),
        max(shares),
        float(found.words < 2 and several),
        float(found.whole),
        found.left / len(name.words),
        found.right / len(listed.words),
        float(syllabic and not found.turned),
        float(min(found.left, 2)) if syllabic else 0.0,
        float(not name.person and _numbers(name) != _numbers(listed)),
        float(bool(name.forms and listed.forms and not set(name.forms) & set(listed.forms))),
        1 - min((one.likeness for one in found.pairs), default=0.0),
        min(found.words, _MANY) / _MANY,
        float(name.reading == "korean"),
        float(name.reading == "japanese"),
        float(name.reading == "cantonese"),
        float(found.inner),
        float(found.short),
    )


def group_of(name: Name, listed: Printed) -> str:
    """Return which weights two names are weighed with: by how the one that is asked for is written."""
    if not (name.person and listed.person):
        return "other"
    return {"abjad": "abjad", "exact": "syllabic"}.get(name.words[0].mode, "person")


def is_syllabic(name: Name) -> bool:
    """Whether a person's name is written a sign a syllable: Hangul, Chinese characters."""
    return name.person and name.words[0].mode == "exact"


def weighed(values: tuple[float, ...], group: str) -> float:
    """Return the log-odds that two names with these features are one party's."""
    return math.fsum(map(mul, values, _weights(group)))


def probability(told: float) -> float:
    """Return the probability for added-up log-odds, as it was observed on labelled pairs: between the knots of the
    calibration along straight lines, outside them as much off as the nearest one.
    """
    knots = _calibration()
    if not knots:
        return sigmoid(told)
    at = bisect(knots, told, key=_given)
    if at in (0, len(knots)):
        given, shown = knots[min(at, len(knots) - 1)]
        return sigmoid(told + (shown - given) * max(0.0, 1 - abs(told - given) / _FADES))
    (left, low), (right, high) = knots[at - 1], knots[at]
    return sigmoid(low + (high - low) * (told - left) / (right - left))


def sigmoid(told: float) -> float:
    """Return the probability whose log-odds these are.

    >>> sigmoid(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, told))))


def odds(chance: float) -> float:
    """Return the log-odds of a probability between 0 and 1."""
    return math.log(chance / (1 - chance))


def _given(knot: tuple[float, float]) -> float:
    return knot[0]


@cache
def _calibration() -> tuple[tuple[float, float], ...]:
    return tuple((float(given), float(shown)) for given, shown in load("register/weights").get("calibration", ()))


@cache
def _weights(group: str) -> tuple[float, ...]:
    table = load("register/weights")[group]
    return tuple(float(table.get(name, 0)) for name in NAMES)


def _numbers(name: Name | Printed) -> list[str]:
    if isinstance(name, Printed):
        return sorted(text for text, kind in zip(name.words, name.kinds, strict=True) if kind == "number")
    return sorted(word.spellings[0][0] for word in name.words if word.kind == "number")
