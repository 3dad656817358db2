"""A register made into arrays: its parties, their names, the words of these, and the numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
import numpy as np
from msgspec import Struct

from lagebild.match import clusters, party, vocabulary
from lagebild.match.archive import Arrays
from lagebild.match.names import Name
from lagebild.match.party import Record
from lagebild.match.sounds import digest
from lagebild.model import Entity

__all__ = ["Listed", "Printed", "pack"]

_CACHED = 20_000  # names and parties that are kept decoded


class Printed(Struct, frozen=True, array_like=True, gc=False):
    """One name of one party in one reading. ``units``: (word, place of its first word, words it runs together)."""

    party: int
    text: str
    weak: bool
    person: bool
    reading: str
    units: tuple[tuple[int, int, int], ...]
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    weights: tuple[float, ...]
    forms: tuple[str, ...]


def pack(entities: Iterable[Entity], groups: Sequence[Sequence[str]] | None = None) -> Arrays:
    """Return the arrays of a register. ``groups`` are ids that are one party; by default those with one IMO number."""
    parties = [entity for entity in entities if entity.schema in party.PARTIES]
    cluster_of = clusters.numbered(parties, groups)
    records = [party.record(entity, cluster_of.get(entity.id, -1)) for entity in parties]
    tokens: dict[str, int] = {}
    postings: list[array[int]] = []
    joined: set[int] = set()
    encode = msgspec.msgpack.Encoder().encode
    made: list[bytes] = []  # the names, but for their weights, which are known when all words are counted
    for at, entity in enumerate(parties):
        for one in party.called(entity, person=entity.schema == "Person"):
            units = _units(one.name, tokens, postings, joined)
            for token in dict.fromkeys(token for token, _, _ in units):
                postings[token].append(len(made))
            name = one.name
            first = tuple(word.spellings[0][0] for word in name.words)
            kinds = tuple(word.kind for word in name.words)
            none = (0.0,) * len(first)
            made.append(
                encode(
                    Printed(
                        at, name.text, one.weak, name.person, name.reading, tuple(units), first, kinds, none, name.forms
                    )
                )
            )
    arrays = vocabulary.pack(list(tokens), [len(one) for one in postings], postings, joined)
    del tokens, postings, joined
    words = vocabulary.Vocabulary(arrays, len(made))
    decode = msgspec.msgpack.Decoder(Printed).decode
    masses, owners = array("f"), array("I")
    for number, data in enumerate(made):
        printed = decode(data)
        weights = [0.0] * len(printed.words)
        for token, start, length in printed.units:
            if length == 1:
                weights[start] = max(weights[start], round(words.rarity(token), 3))
        made[number] = encode(msgspec.structs.replace(printed, weights=tuple(weights)))
        masses.append(sum(weights))
        owners.append(printed.party)
    arrays |= _blob("name", made) | _blob("party", [encode(one) for one in records]) | _numbers(records)
    arrays["name_mass"] = np.array(masses, dtype=np.float32)
    arrays["name_party"] = np.array(owners, dtype=np.uint32)
    return arrays | clusters.pack(records)


def _units(
    name: Name, tokens: dict[str, int], postings: list[array[int]], joined: set[int]
) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []

    def add(text: str, mode: str, start: int, length: int) -> None:
        text = vocabulary.ABJAD + text if mode == "abjad" else text
        if text not in tokens:
            tokens[text] = len(tokens)
            postings.append(array("I"))
            if length > 1:
                joined.add(tokens[text])
        elif length == 1:
            joined.discard(tokens[text])
        found.append((tokens[text], start, length))

    for at, word in enumerate(name.words):
        for text, _ in word.spellings[:_MOST]:
            add(text, word.mode, at, 1)
    for join in name.joins:
        for text, _ in join.spellings[:_MOST]:
            add(text, join.mode, join.start, join.stop - join.start)
    return found


_MOST = 4  # spellings of a listed word that is not in Latin letters


def _blob(name: str, pieces: list[bytes]) -> Arrays:
    return {
        f"{name}_blob": np.frombuffer(b"".join(pieces), dtype=np.uint8),
        f"{name}_start": np.cumsum([0, *map(len, pieces)], dtype=np.uint64),
    }


def _numbers(records: list[Record]) -> Arrays:
    found = sorted(
        (digest(f"{prop}:{number}"), at)
        for at, one in enumerate(records)
        for prop, numbers in [*one.numbers.items(), ("id", (one.id,))]
        for number in numbers
    )
    return {
        "number": np.array([told for told, _ in found], dtype=np.uint32),
        "number_party": np.array([at for _, at in found], dtype=np.uint32),
    }


class Listed:
    """Reads the arrays of :func:`pack`."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.mass = arrays["name_mass"]
        self.party_of = arrays["name_party"]
        self.posting = arrays["posting"]
        self.posting_start = arrays["posting_start"]
        self.vocabulary = vocabulary.Vocabulary(arrays, len(self.mass))
        self._decode_name = msgspec.msgpack.Decoder(Printed).decode
        self._decode_party = msgspec.msgpack.Decoder(Record).decode
        self.name = lru_cache(_CACHED)(self._name)
        self.party = lru_cache(_CACHED)(self._party)

    def __len__(self) -> int:
        return len(self._arrays["party_start"]) - 1

    def _name(self, number: int) -> Printed:
        return self._decode_name(self._piece("name", number))

    def _party(self, number: int) -> Record:
        return self._decode_party(self._piece("party", number))

    def _piece(self, name: str, number: int) -> memoryview:
        start, stop = self._arrays[f"{name}_start"][number : number + 2].tolist()
        return self._arrays[f"{name}_blob"][start:stop].data

    def with_id(self, key: str) -> int | None:
        """Return the party of this id, or none."""
        return next((at for at in self._with("id", key) if self.party(at).id == key), None)

    def with_number(self, prop: str, number: str) -> list[int]:
        """Return the parties that have this number."""
        return [at for at in self._with(prop, number) if number in self.party(at).numbers.get(prop, ())]

    def _with(self, prop: str, number: str) -> list[int]:
        table, told = self._arrays["number"], digest(f"{prop}:{number}")
        first, last = np.searchsorted(table, told), np.searchsorted(table, told, side="right")
        found: list[int] = self._arrays["number_party"][first:last].tolist()
        return found

    def names_of(self, party: int) -> list[int]:
        """Return the names of a party."""
        first, last = np.searchsorted(self.party_of, party), np.searchsorted(self.party_of, party, side="right")
        return list(range(int(first), int(last)))

    def cluster(self, number: int) -> list[int]:
        """Return the parties of one cluster, in list order."""
        return clusters.members(self._arrays, number)
