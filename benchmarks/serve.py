"""Measure the server: every page in both languages and every read of the API, one after the other, 20 times a second.

Run: ``python benchmarks/serve.py [--documents 2000] [--requests 40] [--rate 20] [--workspace DIR]``

The workspace is that of benchmarks/workspace.py; corrections and an added text go to a copy. The server is a process of
its own on loopback. For each address: the 95th percentile of the time until its answer was there, what the server's
processor worked for one answer (which a busy machine does not change much), its size, and whether it keeps its limit.
"""

import argparse
import itertools
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from msgspec import Struct
from workspace import made

from lagebild.workbench import FORMS, Assessment, assess

PORT = 8799
BASE = f"http://127.0.0.1:{PORT}"
ANSWER, MATCH, CORRECTION, MEMORY = 100, 20, 1.0, 500  # ms, ms, s, MB
_TICK = os.sysconf("SC_CLK_TCK")
_KEYS = 20  # documents, claims, facts of each kind that are asked for in turn
_READY = 5  # seconds after the first page in which pictures and index are made ready


class Call(Struct, frozen=True, kw_only=True):
    """A kind of request: its name in the table, and the addresses that are asked for in turn."""

    name: str
    urls: Sequence[str]
    limit: float = ANSWER  # ms
    json: Any = None
    language: str = "en"


class Server:
    """The process that is measured."""

    def __init__(self, workspace: Path) -> None:
        code = "import sys; from lagebild.cli import main; sys.argv[0] = 'lagebild'; main()"
        command = [sys.executable, "-c", code, "serve", "-w", str(workspace), "--port", str(PORT)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self.client = httpx.Client(base_url=BASE, timeout=120)

    def __enter__(self) -> "Server":
        for _ in range(600):
            try:
                if self.client.get("/healthz").status_code == 200:
                    return self
            except httpx.TransportError:
                time.sleep(0.1)
        raise SystemExit("the server did not start")

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self._process.terminate()
        self._process.wait(20)

    def worked(self) -> float:
        """Return the seconds of processor time that the server has taken."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def memory(self) -> float:
        """Return the most memory that it has taken, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024

    def ask(self, call: Call, turn: int) -> tuple[float, int]:
        """Return how long an answer took, and its bytes."""
        url = call.urls[turn % len(call.urls)]
        begun = time.perf_counter()
        answer = self.client.request(
            "GET" if call.json is None else "POST", url, json=call.json, headers={"accept-language": call.language}
        )
        took = time.perf_counter() - begun
        if not answer.is_success:
            raise SystemExit(f"{url}: {answer.status_code} {answer.text[:300]}")
        return took, len(answer.content)


def pages(found: Assessment, lists: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each page of the workbench with the addresses of some of its kind."""
    draw = random.Random(5)
    documents = draw.sample(sorted(found.documents), _KEYS)
    facts = draw.sample([p.id for p in found.propositions], _KEYS)
    largest = sorted(found.propositions, key=lambda p: -len(p.claims_for) - len(p.claims_against))[:3]
    outlets = sorted(found.publishers)[:_KEYS]
    yield "front", ["/"]
    yield "documents", ["/documents"]
    yield "documents, searched", ["/documents?q=Artillerie", "/documents?language=ko", "/documents?page=20"]
    yield "reading view", [f"/documents/{id_}" for id_ in documents]
    yield "propositions", ["/propositions"]
    yield "propositions, filtered", ["/propositions?q=coal", "/propositions?status=contested&party=kp"]
    yield "proposition", [f"/propositions/{id_}" for id_ in facts]
    yield "proposition, most claims", [f"/propositions/{p.id}" for p in largest]
    yield "timeline and actors", ["/timeline"]
    yield "screening", ["/screening", f"/screening?name={quote(NAME)}", "/screening?name=Kim+Jong&against=Kim"]
    yield "lists", ["/lists", "/lists?q=bank"]
    yield "lists, delta", [f"/lists?a={lists[0]}&b={lists[1]}"]
    yield "sources", ["/sources"]
    yield "source", [f"/sources/{quote(id_)}" for id_ in outlets]
    yield "agreements", ["/agreements"]
    yield "adding", ["/add"]
    yield "exports", ["/exports"]
    yield "help", ["/help"]


NAME = "Ocean Maritime Managment"


def reads(server: Server, found: Assessment) -> Iterator[Call]:
    """Yield every GET of the API's own document, with ids of this workspace; downloads are measured apart."""
    party = server.client.get("/search/default?limit=1").json()["results"][0]["id"]
    keys = {
        "agreements": [a.id for a in found.agreements],
        "claims": list(found.claims)[:_KEYS],
        "documents": list(found.documents)[:_KEYS],
        "findings": [f.id for f in found.findings][:_KEYS],
        "measures": list(found.measures)[:_KEYS],
        "parties": [party],
        "propositions": [p.id for p in found.propositions][:_KEYS],
        "entities": [party],
    }
    search = {"/search/{dataset}": "?q=bank", "/reconcile/propose": "?type=Person"}
    search |= dict.fromkeys(("entity", "property", "type"), "")
    for path, item in server.client.get("/api/openapi.json").json()["paths"].items():
        if "get" not in item or "{form}" in path:
            continue
        told = path.replace("{dataset}", "default") + search.get(path, "?prefix=na" if "/suggest/" in path else "")
        ids = keys[path.split("/")[-2]] if path.endswith("{key}") else [""]
        yield Call(name=path, urls=[told.replace("{key}", quote(id_)) for id_ in ids])
    yield Call(
        name="/api/v1/claims, searched", urls=["/api/v1/claims?stance=deny", "/api/v1/claims?speaker=kp&limit=1000"]
    )
    yield Call(name="/api/v1/documents, searched", urls=["/api/v1/documents?q=Artillerie"])


def measured(server: Server, call: Call, requests: int, rate: float) -> bool:
    """Ask at a steady rate, whether or not earlier answers are there; print a row, tell whether the limit is kept."""
    server.ask(call, 0)
    begun, worked = time.perf_counter(), server.worked()
    with ThreadPoolExecutor(8) as pool:
        asked = []
        for turn in range(requests):
            time.sleep(max(0.0, begun + turn / rate - time.perf_counter()))
            asked.append(pool.submit(server.ask, call, turn))
        answers = [one.result() for one in asked]
    took = sorted(seconds for seconds, _ in answers)
    p95 = took[min(len(took) - 1, int(len(took) * 0.95))] * 1000
    work = (server.worked() - worked) / requests * 1000
    size = max(size for _, size in answers) / 1000
    good = p95 <= call.limit
    print(
        f"{call.name:32} {call.language} {p95:9.1f} {work:8.1f} {size:8.0f} {call.limit:6.0f} "
        f"{'pass' if good else 'MISS'}", flush=True
    )  # fmt: skip
    return good


def corrected(server: Server, found: Assessment, times: int) -> bool:
    """Correct claims of alleged facts; measure until every page and list shows the workspace with the correction."""
    took, work = [], []
    facts = sorted(found.propositions, key=lambda p: -len(p.claims_for))
    for fact in itertools.islice(facts, times):
        claim = found.claims[fact.claims_for[0]]
        seen = [
            "/api/v1/propositions",
            "/api/v1/findings",
            f"/documents/{claim.document}",
            "/propositions",
            "/",
            "/timeline",
        ]
        begun, worked = time.perf_counter(), server.worked()
        put = {"change": {"stance": "decline"}, "by": "bench", "reason": "measured"}
        server.ask(Call(name="", urls=[f"/api/v1/claims/{claim.id}/corrections"], json=put), 0)
        for url in seen:
            server.ask(Call(name="", urls=[url]), 0)
        took.append(time.perf_counter() - begun)
        work.append(server.worked() - worked)
    good = max(took) <= CORRECTION
    print(
        f"a correction until {len(seen)} pages and lists show it: median {statistics.median(took):.2f} s, most "
        f"{max(took):.2f} s, processor {statistics.median(work):.2f} s: {'pass' if good else 'MISS'}"
    )
    return good


def added(server: Server) -> None:
    """Add a text and look for it."""
    for turn in ("first text added (the reader is loaded)", "second text added"):
        begun, worked = time.perf_counter(), server.worked()
        text = {"text": f"Moscow denied on 5 June 2024 that North Korea sent it shells ({turn}).", "name": "bench.txt"}
        server.ask(Call(name="", urls=["/api/v1/documents"], json=text), 0)
        server.ask(Call(name="", urls=["/propositions"]), 0)
        print(f"{turn} and seen: {time.perf_counter() - begun:.2f} s, processor {server.worked() - worked:.2f} s")


def measure(workspace: Path, requests: int, rate: float) -> bool:
    """Serve a copy of the workspace and ask; tell whether every limit is kept."""
    found = assess(workspace)
    print(f"{len(found.documents)} documents, {len(found.claims)} claims, {len(found.propositions)} alleged facts")
    lists = [snapshot.id for snapshot in found.snapshots if snapshot.dataset == "made"]
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(shutil.copytree(workspace, Path(scratch) / "workspace"))
        with Server(copy) as server:
            begun = time.perf_counter()
            server.ask(Call(name="", urls=["/"]), 0)
            print(f"first page after the start: {time.perf_counter() - begun:.2f} s")
            time.sleep(_READY)
            print(f"{'':35} {'p95 ms':>9} {'cpu ms':>8} {'kB':>8} {'limit':>6}")
            asked = {"queries": {"q": {"schema": "Organization", "properties": {"name": [NAME]}}}}
            calls = [
                *(Call(name=n, urls=u, language=each) for n, u in pages(found, lists) for each in ("en", "de")),
                *reads(server, found),
                Call(name="/match", urls=["/match/default"], json=asked, limit=MATCH),
            ]
            good = [measured(server, call, requests, rate) for call in calls]
            good.append(corrected(server, found, 5))
            added(server)
            held = server.memory()
            good.append(held <= MEMORY)
            print(f"memory, at most: {held:.0f} MB of {MEMORY}: {'pass' if good[-1] else 'MISS'}")
            print("downloads, once each:")
            for url in [*(f"/api/v1/exports/{form}" for form in FORMS), "/api/v1/brief/html"]:
                took, size = server.ask(Call(name="", urls=[url]), 0)
                print(f"  {url}: {took:.1f} s, {size / 1e6:.1f} MB")
            print(f"memory with downloads: {server.memory():.0f} MB")
    print(f"{sum(good)} of {len(good)} limits kept")
    return all(good)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--requests", type=int, default=40)
    options.add_argument("--rate", type=float, default=20.0)
    options.add_argument("--workspace", type=Path, help="another workspace, with two states of a list called made")
    given = options.parse_args()
    kept = measure(given.workspace or made(given.documents), given.requests, given.rate)
    raise SystemExit(0 if kept else 1)
