"""Whether two statements, also in two languages, tell the same fact.

The encoder lays their pieces side by side and says whether one contradicts the other, and of every two parties how
they stand to each other; how close the meanings are, the numbers, the states and who does what to whom by the rules
are further signs. The weights were fitted on statements of our own (training/sameness.py).
"""

from __future__ import annotations

import hashlib
import itertools
import math

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lagebild.data import load
from lagebild.link import Gazetteer
from lagebild.model import Document, Event
from lagebild.read.attribution import Range
from lagebild.read.encoder.labels import SENSE
from lagebild.read.encoder.network import Network
from lagebild.read.encoder.network import load as network_of
from lagebild.read.encoder.pieces import Pieces, cut, framed
from lagebild.read.events import find_event
from lagebild.read.page import Page
from lagebild.read.passage import Passage
from lagebild.settings import settings
from lagebild.weigh.numbers import numbers

__all__ = ["Statement", "Statements", "parties"]

_LONGEST = 480  # pieces of a statement that are looked at
_TINY = 1e-9  # length of the vector of a statement without pieces
_MOST = 6  # parties of a statement that are related
_NEAR = 1.12  # times a number that is told in round figures
_LARGE = 90  # smaller numbers are told as they are


class Statement(Struct, frozen=True):
    """What is compared: the senses of its pieces, a unit vector of the meaning, numbers, countries, the event told."""

    sense: NDArray[np.float32]
    meaning: NDArray[np.float32]
    numbers: frozenset[float]
    countries: frozenset[str]
    event: Event | None
    relations: dict[tuple[str, str], NDArray[np.float32]]  # of two parties, in the order of their names


class Statements:
    """Makes statements of texts; the network is loaded once."""

    def __init__(self, network: Network | None = None, names: Gazetteer | None = None) -> None:
        self._network = network or network_of(settings().model)
        self._names = names

    def statement(self, text: str, language: str) -> Statement:
        """Return what is compared of ``text``."""
        page = _page(text, language, self._names)
        found = find_event(Passage(page, ((0, len(text)),)))
        countries = {c for n in page.namings for c in n.entity.countries}
        pieces = cut(text, self._network.tokenizer)
        sense, meaning = (rows[1:-1] for rows in self._network.sense(framed(pieces.ids[:_LONGEST])))
        whole = meaning.sum(0)
        return Statement(
            sense[:, :SENSE],
            whole / max(float(np.linalg.norm(whole)), _TINY),
            numbers(text),
            frozenset(countries),
            found.event if found else None,
            self._relations(pieces, page, sense[:, SENSE:]),
        )

    def _relations(
        self, pieces: Pieces, page: Page, standing: NDArray[np.float32]
    ) -> dict[tuple[str, str], NDArray[np.float32]]:
        """How every two of the first parties of a statement stand to each other."""
        touched = {party: pieces.touched(places) for party, places in _parties(page).items()}
        means = {
            party: standing[inside].mean(0)
            for party, found in touched.items()
            if (inside := [k for k in found if k < len(standing)])
        }
        couples = list(itertools.combinations(sorted(list(means)[:_MOST]), 2))
        if not couples:
            return {}
        sides = np.array([[means[x], means[y]] for x, y in couples], dtype=np.float32)
        return dict(zip(couples, self._network.relations(sides), strict=True))

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
        roles = _roles(a, b)
        own = {"side by side": odds, "contradicted": min(0.0, odds), "roles": roles, "roles against": min(0.0, roles)}
        return own | signs(a, b)


def parties(text: str, language: str, names: Gazetteer | None = None) -> dict[str, list[Range]]:
    """Return the countries that ``text`` names, by themselves or by who stands for them, with where it does."""
    return _parties(_page(text, language, names))


def _page(text: str, language: str, names: Gazetteer | None) -> Page:
    document = Document(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(), name="", media_type="text/plain",
        size=len(text), text=text, language=language,
    )  # fmt: skip
    return Page(document, names)


def _parties(page: Page) -> dict[str, list[Range]]:
    found: dict[str, list[Range]] = {}
    for naming in page.namings:
        if len(naming.entity.countries) == 1 and naming.form != "place":
            found.setdefault(naming.entity.countries[0], []).append((naming.start, naming.end))
    return found


def _roles(a: Statement, b: Statement) -> float:
    """How far the statements agree in how their parties stand to each other, by the two that agree least."""
    return min((float(a.relations[k] @ b.relations[k]) for k in a.relations.keys() & b.relations.keys()), default=0.0)


def signs(a: Statement, b: Statement) -> dict[str, float]:
    """Return the further signs, by name; things differ where each side has what the other lacks, not by more detail."""
    x, y = a.event, b.event
    roles = x is not None and y is not None and bool(x.actor) and bool(y.actor)
    swapped = roles and x is not None and y is not None and x.actor == y.recipient and x.recipient == y.actor
    only_a, only_b = _without(a.numbers, b.numbers), _without(b.numbers, a.numbers)
    return {
        "close": float(a.meaning @ b.meaning),
        "numbers shared": float(len(only_a) < len(a.numbers)),
        "numbers missing": float(bool(only_a) != bool(only_b)),
        "numbers differ": float(bool(only_a) and bool(only_b)),
        "countries missing": float(bool(a.countries ^ b.countries)),
        "countries differ": float(bool(a.countries - b.countries) and bool(b.countries - a.countries)),
        "acts differ": float(x is not None and y is not None and x.type != y.type),
        "actors differ": float(roles and x is not None and y is not None and x.actor != y.actor),
        "roles swapped": float(swapped and x is not None and x.actor != x.recipient),
    }


def _without(a: frozenset[float], b: frozenset[float]) -> list[float]:
    """The numbers of ``a`` to which none of ``b`` comes near: "6.7万" is near 67,300, as the rounder of the two."""
    return [x for x in a if x not in b and not any(_near(x, y) for y in b)]


def _near(x: float, y: float) -> bool:
    return min(x, y) >= _LARGE and max(x, y) <= min(x, y) * _NEAR and _digits(x) != _digits(y)


def _digits(x: float) -> int:
    """How many digits tell a number: two of 67,000."""
    return len(f"{x:.6g}".partition("e")[0].replace(".", "").strip("0"))
