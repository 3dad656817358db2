"""Screening against labelled queries: recall, false alarms, calibration, pace, start, memory, growth.

    python benchmarks/screening.py [--register FILE.ftm.jsonl --queries FILE.jsonl] [--growth 10]

A query is a JSON line as ``lagebild screen`` reads it, with ``group`` and ``expect`` (ids of the same party; none:
nobody on the list). Half of the queries, by the hash of their id, fitted the weights (training/match_weights.py); the
other half did not, and is told apart. Without files, the development data beside the checkout are taken, if they are
there.
"""

import argparse
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from msgspec import structs

from lagebild.lists import read_ftm
from lagebild.match import THRESHOLD, Index, open_index, party
from lagebild.model import Entity

BESIDE = Path(__file__).resolve().parents[2] / "shared/data/screening"
BANDS = 10
SAMPLE = 1500  # queries that growth is measured with


def held_out(key: str) -> bool:
    """Whether a query is of the half that fitted nothing."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 1


def words(entity: Entity) -> set[tuple[str, ...]]:
    """Return the words of each name, whatever their order."""
    names = party.called(entity, person=entity.schema == "Person")
    return {tuple(sorted(word.spellings[0][0] for word in one.name.words)) for one in names}


def quality(index: Index, queries: list[dict], names: dict[str, set[tuple[str, ...]]]) -> None:
    """Print recall or false alarms of each group, and the calibration table."""
    groups: dict[str, list[list[int]]] = defaultdict(lambda: [[0, 0], [0, 0]])
    bands: list[list[list[float]]] = [[[], []] for _ in range(BANDS)]
    for query in queries:
        hits = index.screen(query)
        expected = set(query["expect"])
        matched = {hit.id for hit in hits if hit.match}
        half = held_out(query["id"])
        count = groups[query["group"]][half]
        count[0] += bool(matched & expected) if expected else bool(matched)
        count[1] += 1
        same = set().union(*(names[one] for one in expected)) if expected else set()
        for hit in hits:
            if hit.id in expected or not (names[hit.id] & same or "cluster" in hit.explanations):
                band = bands[min(int(hit.score * BANDS), BANDS - 1)][half]
                band.append(hit.score)
                band.append(float(hit.id in expected))
    print(f"{'group':26} {'fitted':>14} {'held out':>14}   (recall; of negative: share with a false alarm)")
    for group, halves in sorted(groups.items()):
        print(f"{group:26} " + " ".join(f"{a / max(b, 1):8.4f} {b:5}" for a, b in halves))
    print("\nscore band      mean score  observed      pairs   (both halves; held-out half)")
    for at, halves in enumerate(bands):
        cells = []
        for told in (halves[0] + halves[1], halves[1]):
            scores, labels = told[::2], told[1::2]
            mean = sum(scores) / max(len(scores), 1)
            cells.append(f"{mean:10.3f} {sum(labels) / max(len(labels), 1):10.3f} {len(labels):10}")
        print(f"{at / BANDS:.1f} to {(at + 1) / BANDS:.1f}   " + "   ".join(cells))


def pace(index: Index, queries: list[dict], name: str) -> float:
    """Print and return the mean time of a query, in seconds of processor time."""
    took = []
    for query in queries:
        begun = time.thread_time()
        index.screen(query)
        took.append(time.thread_time() - begun)
    took.sort()
    mean = sum(took) / len(took)
    print(f"{name}: {1 / mean:.0f} a second, p50 {took[len(took) // 2] * 1e3:.2f} ms, "
          f"p95 {took[int(len(took) * 0.95)] * 1e3:.2f} ms")  # fmt: skip
    return mean


def grown(parties: list[Entity], times: int) -> list[Entity]:
    """Return a register ``times`` as big: made-up parties whose names mix the words of listed ones of their kind."""
    chance = random.Random(1718)
    pools: dict[str, list[list[str]]] = defaultdict(list)
    for entity in parties:
        pools[entity.schema].append(entity.properties.get("name", (entity.caption,))[0].split())
    made = list(parties)
    for number in range(len(parties) * (times - 1)):
        model = parties[number % len(parties)]
        pool = pools[model.schema]
        one, other = chance.choice(pool), chance.choice(pool)
        name = [*one[: (len(one) + 1) // 2], *other[len(other) // 2 :]]
        at = chance.randrange(len(name))
        if chance.random() < 0.5 and len(name[at]) > 4:  # a word that nobody else has
            place = chance.randrange(1, len(name[at]) - 1)
            name[at] = name[at][:place] + chance.choice("aeioubdklmnrst") + name[at][place:]
        text = " ".join(name)
        made.append(structs.replace(model, id=f"made-{number}", caption=text, properties={"name": (text,)}))
    return made


def start(register: Path, cache: Path) -> None:
    """Print how long the command takes with one query, and its memory: first without, then with a kept index."""
    for name in ("first start", "second start"):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", "from lagebild.cli import main; main()", "screen", "Nobody Known", "--register",
             str(register), "--format", "jsonl"],
            check=True, stdout=subprocess.DEVNULL, env={"LAGEBILD_CACHE": str(cache), "PYTHONPATH": ":".join(sys.path)},
        )  # fmt: skip
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{name}: {time.perf_counter() - begun:.2f} s, peak memory of all so far {peak:.0f} MB")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--register", type=Path, default=BESIDE / "register.ftm.jsonl")
    options.add_argument("--queries", type=Path, default=BESIDE / "queries.jsonl")
    options.add_argument("--growth", type=int, default=1)
    given = options.parse_args()
    if not given.register.exists() or not given.queries.exists():
        print("screening: no labelled queries here; give --register and --queries")
        return
    with tempfile.TemporaryDirectory() as folder:
        start(given.register, Path(folder))
    parties = list(read_ftm(given.register.read_bytes()).parties)
    queries = [json.loads(line) for line in given.queries.read_text(encoding="utf-8").splitlines()]
    index = Index(parties)
    pace(index, queries, f"{len(queries)} queries")
    pace(index, queries, "again, words remembered")
    if given.growth > 1:
        sample = random.Random(7).sample(queries, min(SAMPLE, len(queries)))
        with tempfile.TemporaryDirectory() as folder:
            small = pace(open_index("one", lambda: parties, Path(folder)), sample, "the register")
            bigger = open_index("more", lambda: grown(parties, given.growth), Path(folder))
            print(f"{given.growth} times the register: {pace(bigger, sample, f'{len(bigger)} parties') / small:.2f} "
                  "times a query's time")  # fmt: skip
    print(f"threshold {THRESHOLD}\n")
    quality(index, queries, {entity.id: words(entity) for entity in parties})


if __name__ == "__main__":
    main()
