"""Does reading grow with the input and no faster?

Run: ``python benchmarks/read_growth.py [--documents 1000] [--times 1,10,100] [--folder /dev/shm]``

Writes articles mixed from the bundled dispatches (about 200 words each, half German, half English, the same for every
run), reads them with the installed command and prints words a second, start-up included, and peak memory. Last
figures: docs/figures.md.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from read_pace import paragraphs

LAGEBILD = Path(sys.executable).with_name("lagebild")


def write(folder: Path, count: int) -> int:
    """Write ``count`` articles, a thousand a folder; return the number of words."""
    random.seed(20240619)
    stock = paragraphs(None)
    words = 0
    for i in range(count):
        text = f"Article {i}\n\n" + "\n\n".join(random.sample(stock["de" if i % 2 else "en"], 5)) + "\n"
        words += len(text.split())
        home = folder / f"{i // 1000:04}"
        home.mkdir(exist_ok=True)
        (home / f"{i:07}.txt").write_text(text, encoding="utf-8")
    return words


def main() -> None:
    """Print one row a size, and the ratio of its pace to the smallest one's."""
    options = argparse.ArgumentParser()
    options.add_argument("--documents", type=int, default=1000)
    options.add_argument("--times", default="1,10")
    options.add_argument("--folder", default=None)
    given = options.parse_args()
    first = None
    print(f"{os.cpu_count()} cores; documents, words, seconds, words a second, ratio, peak MB")
    for times in map(int, given.times.split(",")):
        with tempfile.TemporaryDirectory(dir=given.folder) as folder:
            words = write(Path(folder), given.documents * times)
            began = time.perf_counter()
            subprocess.run([LAGEBILD, "read", folder], stdout=subprocess.DEVNULL, check=True)
            took = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        pace = words / took
        first = first or pace
        print(
            f"{given.documents * times:9,} {words:12,} {took:8.1f} {pace:9,.0f} {pace / first:6.2f} {peak:7.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
