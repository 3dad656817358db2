"""The closest pair of names of a query and a party."""

from collections.abc import Sequence

from msgspec import Struct

from lagebild.match.listed import Printed
from lagebild.match.pairing import Pairing
from lagebild.match.party import Called

__all__ = ["Compared"]


class Compared(Struct, frozen=True, gc=False):
    """Two names side by side: ``odds`` are the log-odds by names alone, ``weights`` what each word asked for tells."""

    odds: float
    asked: Called
    weights: Sequence[float]
    printed: Printed
    pairing: Pairing
    values: tuple[float, ...]
