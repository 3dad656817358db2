"""Measure the server on a workspace of 2,000 documents made from sentences that the reader really reads.

    python benchmarks/serve.py [--documents 2000] [--requests 400] [--keep DIR]

Prints the p95 of each address at 20 requests a second on loopback, of /match, of a correction until it is seen, and the
most memory that the server took. The server runs as a process of its own.
"""

import argparse
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

from lagebild import workbench
from lagebild.store import Workspace

SPEAKERS = ("Seoul", "Washington", "Tokyo", "Moscow", "Pyongyang", "Beijing", "Kyiv", "Berlin", "London", "Paris")
PARTIES = ("North Korea", "Russia", "China", "Iran", "Syria", "Myanmar", "Vietnam", "Mali")
GOODS = ("artillery shells", "ballistic missiles", "coal", "refined oil", "iron ore", "workers", "rifles", "seafood")
VERBS = ("had transferred", "had sold", "had shipped", "was sending", "had supplied")
FRAMES = (
    "{who} said on {day} that {a} {verb} {goods} to {b}.",
    "{who} accused {a} of having sent {goods} to {b}.",
    "{who} denied on {day} that {a} {verb} {goods} to {b}.",
    'The foreign ministry in {who} said: "{a} {verb} {goods} to {b} this year."',
    "According to {who}, {a} {verb} {goods} to {b} in {month}.",
    "{who} could neither confirm nor deny that {a} {verb} {goods} to {b}.",
)
Call = tuple[str, dict[str, object]]
MONTHS = ("January", "March", "May", "June", "August", "October")


def text(number: int) -> str:
    """Return a dispatch of twelve sentences, another one for each number."""
    draw = random.Random(number)
    lines = [f"Dispatch {number}", ""]
    for _ in range(12):
        a, b = draw.sample(PARTIES, 2)
        month = draw.choice(MONTHS)
        day = f"{draw.randint(1, 28)} {month} {draw.choice((2023, 2024, 2025))}"
        frame = draw.choice(FRAMES)
        lines.append(
            frame.format(
                who=draw.choice(SPEAKERS),
                a=a,
                b=b,
                verb=draw.choice(VERBS),
                goods=draw.choice(GOODS),
                day=day,
                month=month,
            )
        )
    return "\n".join(lines)


def build(folder: Path, documents: int) -> None:
    """Read the dispatches into a workspace, in one go."""
    from lagebild import intake
    from lagebild.read import reader

    rules = reader("rules")
    with Workspace.create(folder) as store:
        for number in range(documents):
            data = text(number).encode()
            day = f"{2023 + number % 3}-{number % 12 + 1:02}-{number % 28 + 1:02}"
            document = intake.capture(data, f"{number}.txt", published=day)
            store.add_document(document, data, rules.read(document))


def p95(times: list[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return sorted(times)[int(len(times) * 0.95)] * 1000


def paced(
    client: httpx.Client, calls: list[tuple[str, dict[str, object]]], rate: float = 20.0
) -> dict[str, list[float]]:
    """Ask at a steady rate; return the times of each address."""
    times: dict[str, list[float]] = {}
    begun = time.perf_counter()
    for number, (name, call) in enumerate(calls):
        time.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        before = time.perf_counter()
        answer = client.request(**call)  # type: ignore[arg-type]
        times.setdefault(name, []).append(time.perf_counter() - before)
        assert answer.status_code in (200, 201), (call, answer.text[:200])
    return times


def memory(pid: int) -> float:
    """Return the most memory a process has taken, in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def main() -> None:
    """Build, serve, measure, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--requests", type=int, default=400)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = (given.keep or Path(scratch)) / "workspace"
        if not folder.exists():
            build(folder, given.documents)
        measure(folder, given.requests)


def measure(folder: Path, requests: int) -> None:
    """Serve the workspace and ask."""
    found = workbench.assess(folder)
    print(f"{len(found.documents)} documents, {len(found.claims)} claims, {len(found.propositions)} alleged facts")
    code = "import sys; from lagebild.cli import main; sys.argv[0] = 'lagebild'; main()"
    command = [sys.executable, "-c", code, "serve", "-w", str(folder), "--port", "8799"]
    server = subprocess.Popen(command, env={**os.environ, "LAGEBILD_READER": "rules"}, stdout=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url="http://127.0.0.1:8799", timeout=120) as client:
            wait(client)
            before = time.perf_counter()
            client.get("/api/v1/propositions")
            print(f"first answer: {time.perf_counter() - before:.2f} s")
            ids = [list(found.documents), list(found.claims), [p.id for p in found.propositions]]
            addresses = ["/api/v1/documents", "/api/v1/claims", "/api/v1/propositions", "/api/v1/findings", "/"]
            kinds = ("documents", "claims", "propositions")
            addresses += [f"/api/v1/{kind}/{key}" for kind, keys in zip(kinds, ids, strict=True) for key in keys[:3]]
            calls = [("/".join(a.split("/")[:4]), {"method": "GET", "url": a}) for a in addresses]
            for name, times in sorted(paced(client, list(itertools.islice(itertools.cycle(calls), requests))).items()):
                print(f"{name}: p95 {p95(times):.1f} ms of {len(times)}")
            asked = {"queries": {"q": {"schema": "Organization", "properties": {"name": ["Ocean Maritime Managment"]}}}}
            match = ("/match", {"method": "POST", "url": "/match/default", "json": asked})
            print(f"/match: p95 {p95(paced(client, [match] * 200)['/match']):.1f} ms of 200")
            print(f"a correction until it is seen: {corrected(client, next(iter(found.claims))):.2f} s")
            print(f"memory: {memory(server.pid):.0f} MB")
    finally:
        server.terminate()
        server.wait(20)


def corrected(client: httpx.Client, claim: str) -> float:
    """Return how long a correction takes until the facts have followed."""
    body = {"change": {"stance": "decline"}, "by": "bench", "reason": "measured"}
    before = time.perf_counter()
    answer = client.post(f"/api/v1/claims/{claim}/corrections", content=json.dumps(body), headers=_JSON)
    assert answer.status_code in (201, 422), answer.text
    client.get("/api/v1/propositions")
    client.get("/api/v1/findings")
    return time.perf_counter() - before


_JSON = {"content-type": "application/json"}


def wait(client: httpx.Client) -> None:
    """Wait until the server answers."""
    for _ in range(600):
        try:
            if client.get("/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main()
