"""How fast are the grammars by themselves?

Run: ``python benchmarks/read_pace.py [--words 200000] [--folder DIR]``

Reads German and English articles, mixed from the bundled dispatches or the ``.txt`` files of DIR, in this process and
on one core, and prints words a second: cutting into sentences, finding quotations, attributing; then the time that the
word lists take to load. Start-up, linking and writing are not part of it (see read_growth.py).
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from lagebild.read.quotes import quotations
from lagebild.read.tokens import tokenize


def paragraphs(folder: Path | None) -> dict[str, list[str]]:
    """Return paragraphs of more than 15 words by language."""
    source = folder or files("lagebild.data") / "examples" / "dispatches"
    found: dict[str, list[str]] = {"de": [], "en": []}
    for file in sorted(source.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".txt"):
            text = file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
            language = "de" if text.count(" der ") + text.count(" die ") > text.count(" the ") else "en"
            found[language] += [p for p in text.split("\n\n") if len(p.split()) > 15]
    return found


def articles(stock: list[str], words: int) -> list[str]:
    """Return articles of six paragraphs, the same for every run, with about ``words`` words together."""
    chance = random.Random(20240619)
    made: list[str] = []
    while stock and words > 0:
        made.append("\n\n".join(chance.sample(stock, min(6, len(stock)))))
        words -= len(made[-1].split())
    return made


def pace(work: Callable[[str], object], texts: list[str]) -> float:
    """Return words a second, the median of five runs."""
    words = sum(len(text.split()) for text in texts)
    times = []
    for _ in range(5):
        began = time.perf_counter()
        for text in texts:
            work(text)
        times.append(time.perf_counter() - began)
    return words / statistics.median(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=200_000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    stock = paragraphs(options.folder)
    for language, name in (("de", "german"), ("en", "english")):
        texts = articles(stock[language], options.words)
        if not texts:
            print(f"{language}: no text")
            continue
        began = time.perf_counter()
        attribute = import_module(f"lagebild.read.rules.{name}").attribute
        attribute(texts[0])
        print(f"{language}: {len(texts)} articles; loading {(time.perf_counter() - began) * 1000:.0f} ms")
        for step, work in (("sentences", tokenize), ("quotations", quotations), ("attribute", attribute)):
            print(f"{language}: {step:10} {pace(work, texts):>9,.0f} words/s")


if __name__ == "__main__":
    main()
