"""Which listed parties are one: by default those that share a valid IMO number; else as the caller has grouped them."""

from collections.abc import Iterable, Sequence

import numpy as np

from lagebild.match import features
from lagebild.match.archive import Arrays
from lagebild.match.party import Record
from lagebild.model import Entity

__all__ = ["members", "numbered", "pack", "same_imo"]


def same_imo(parties: Iterable[Entity]) -> list[tuple[str, ...]]:
    """Return the ids of the parties that share an IMO number with a right check digit, in groups of two and more."""
    groups: dict[str, list[str]] = {}
    for entity in parties:
        for text in entity.properties.get("imoNumber", ()):
            number = features.identifier("imoNumber", text)
            if number and entity.id not in groups.setdefault(number, []):
                groups[number].append(entity.id)
    return [tuple(ids) for ids in groups.values() if len(ids) > 1]


def numbered(parties: Sequence[Entity], groups: Sequence[Sequence[str]] | None) -> dict[str, int]:
    """Return id → number of its cluster; groups that share a party are one cluster."""
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for group in same_imo(parties) if groups is None else groups:
        for other in group[1:]:
            above[top(other)] = top(group[0])
    numbers: dict[str, int] = {}
    return {entity.id: numbers.setdefault(top(entity.id), len(numbers)) for entity in parties if entity.id in above}


def pack(records: Sequence[Record]) -> Arrays:
    """Return the arrays that lead from a cluster to its parties."""
    found = sorted((one.cluster, at) for at, one in enumerate(records) if one.cluster >= 0)
    return {
        "cluster": np.array([cluster for cluster, _ in found], dtype=np.uint32),
        "cluster_party": np.array([at for _, at in found], dtype=np.uint32),
    }


def members(arrays: Arrays, cluster: int) -> list[int]:
    """Return the parties of a cluster, in list order."""
    table = arrays["cluster"]
    first, last = np.searchsorted(table, cluster), np.searchsorted(table, cluster, side="right")
    found: list[int] = arrays["cluster_party"][first:last].tolist()
    return found
