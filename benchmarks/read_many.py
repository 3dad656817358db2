"""Does reading many documents into a workspace keep its memory and its pace?

Run: ``python benchmarks/read_many.py [DOCUMENTS] [--workspace DIR]``

Adds texts of benchmarks/news.py, as ``lagebild add FOLDER`` does, by the default reader, and prints a row at each
tenth: documents, claims, seconds, documents a second since the row before, memory now and at most. With a workspace
that is kept, a run that was stopped, however hard, is gone on with: what is there is only counted.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from news import news

from lagebild import workbench
from lagebild.settings import settings

_ROWS = 10


def write(folder: Path, count: int) -> Path:
    """Write the texts, a thousand a folder."""
    for number, one in enumerate(news(count)):
        home = folder / f"{number // 1000:04}"
        home.mkdir(parents=True, exist_ok=True)
        (home / one.name).write_text(one.text, encoding="utf-8")
    return folder


def memory() -> tuple[float, float]:
    """Return what this process holds now and the most that it has held, in MB."""
    lines = (line.split() for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("Vm"))
    told = {name: int(kilobytes) / 1024 for name, kilobytes, *_ in lines}
    return told["VmRSS:"], told["VmHWM:"]


def rows(workspace: Path, folder: Path, count: int) -> Iterator[str]:
    """Add what is in the folder; yield a row at each tenth."""
    begun = before = time.perf_counter()
    claims = old = done = 0
    for number, added in enumerate(workbench.add(workspace, [str(folder)]), 1):
        claims += added.claims
        old += not added.new
        if number * _ROWS // count > (number - 1) * _ROWS // count:
            now = time.perf_counter()
            held, most = memory()
            pace = (number - done) / (now - before)
            there = f", {old:,} there before" if old else ""
            yield f"{number:9,} {claims:9,} {now - begun:9.1f} {pace:8.2f} {held:8.0f} {most:8.0f}{there}"
            before, done = now, number


def main() -> None:
    """Add and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("documents", type=int, nargs="?", default=10_000)
    options.add_argument("--workspace", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = write(Path(scratch) / "news", given.documents)
        print(f"reader {settings().reader}")
        print("documents    claims   seconds  docs/s    MB now  MB most")
        for row in rows(given.workspace or Path(scratch) / "workspace", folder, given.documents):
            print(row, flush=True)


if __name__ == "__main__":
    main()
