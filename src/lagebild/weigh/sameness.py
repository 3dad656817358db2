"""Whether two statements, also in two languages, tell the same fact.

The encoder lays their pieces side by side and says whether one contradicts the other; how close their meanings are,
the numbers, the states and who does what to whom are further signs. The weights were fitted on statements of our own
(training/sameness.py).
"""

from __future__ import annotations

import hashlib
import math

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lagebild.data import load
from lagebild.link import Gazetteer
from lagebild.model import Document, Event
from lagebild.read.encoder.network import Network
from lagebild.read.encoder.network import load as network_of
from lagebild.read.encoder.pieces import cut, framed
from lagebild.read.encoder.proposals import LONGEST, meaning
from lagebild.read.events import find_event
from lagebild.read.page import Page
from lagebild.read.passage import Passage
from lagebild.settings import settings
from lagebild.weigh.numbers import numbers

__all__ = ["Statement", "Statements"]


class Statement(Struct, frozen=True):
    """What is compared: the senses of its pieces, a unit vector of the meaning, numbers, countries, the event told."""

    sense: NDArray[np.float32]
    meaning: NDArray[np.float32]
    numbers: frozenset[float]
    countries: frozenset[str]
    event: Event | None


class Statements:
    """Makes statements of texts; the network is loaded once."""

    def __init__(self, network: Network | None = None, names: Gazetteer | None = None) -> None:
        self._network = network or network_of(settings().model)
        self._names = names

    def statement(self, text: str, language: str) -> Statement:
        """Return what is compared of ``text``."""
        document = Document(
            id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), name="", media_type="text/plain",
            size=len(text), text=text, language=language,
        )  # fmt: skip
        page = Page(document, self._names)
        found = find_event(Passage(page, ((0, len(text)),)))
        countries = {c for n in page.namings_in((0, len(text))) for c in n.entity.countries}
        pieces = cut(text, self._network.tokenizer)
        return Statement(
            self._network.sense(framed(pieces.ids[:LONGEST]))[1:-1],
            meaning(pieces, self._network.run),
            numbers(text),
            frozenset(countries),
            found.event if found else None,
        )

    def alike(self, a: tuple[str, str], b: tuple[str, str]) -> float:
        """Return the chance that two (text, language) tell the same fact."""
        return self.sameness(self.statement(*a), self.statement(*b))

    def sameness(self, a: Statement, b: Statement) -> float:
        """Return the chance that ``a`` and ``b`` tell the same fact, 0 to 1; the same both ways."""
        weights = load("sameness")
        score = weights["bias"] + sum(weights[name] * value for name, value in self.signs(a, b).items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    def signs(self, a: Statement, b: Statement) -> dict[str, float]:
        """Return what speaks for and against two statements being one, by name."""
        odds = self._network.same(a.sense, b.sense) if len(a.sense) and len(b.sense) else 0.0
        return {"side by side": odds} | signs(a, b)


def signs(a: Statement, b: Statement) -> dict[str, float]:
    """Return the further signs, by name."""
    x, y = a.event, b.event
    roles = x is not None and y is not None and bool(x.actor) and bool(y.actor)
    swapped = roles and x is not None and y is not None and x.actor == y.recipient and x.recipient == y.actor
    return {
        "close": float(a.meaning @ b.meaning),
        "numbers shared": float(bool(a.numbers & b.numbers)),
        "numbers missing": float(bool(a.numbers ^ b.numbers)),
        "numbers differ": _apart(a.numbers, b.numbers),
        "countries missing": float(bool(a.countries ^ b.countries)),
        "countries differ": _apart(a.countries, b.countries),
        "acts differ": float(x is not None and y is not None and x.type != y.type),
        "actors differ": float(roles and x is not None and y is not None and x.actor != y.actor),
        "roles swapped": float(swapped and x is not None and x.actor != x.recipient),
    }


def _apart(a: frozenset[float] | frozenset[str], b: frozenset[float] | frozenset[str]) -> float:
    """1 where each side has what the other lacks: another amount, another state; more detail on one side is none."""
    return float(bool(a - b) and bool(b - a))
