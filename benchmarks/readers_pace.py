"""How fast do the readers read, beside bare tagging by spaCy?

Run: ``python benchmarks/readers_pace.py [--articles 300] [--folder DIR] [--spacy PYTHON]``

Runs ``lagebild read`` with each reader over German and English articles mixed as in read_pace.py, start-up included,
one run each, and prints words a second. PYTHON is an interpreter that has spaCy (pip install spacy); its small pipeline
is built there with untrained weights, since the trained ones are on no package registry: as much work for each word.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from read_pace import articles, paragraphs

WORDS = 250  # an article's, about
TAGGER = """
import sys, time, pathlib
import spacy
texts = [p.read_text() for p in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))]
nlp = spacy.blank("de")
nlp.add_pipe("tagger")
from spacy.training import Example
doc = nlp.make_doc("Das ist ein Satz .")
example = Example.from_dict(doc, {"tags": [f"T{k}" for k in range(len(doc))]})
for k in range(50):
    nlp.get_pipe("tagger").add_label(f"T{k}")
nlp.initialize(lambda: [example])
began = time.perf_counter()
for _ in nlp.pipe(texts, n_process=int(sys.argv[2]), batch_size=32):
    pass
print(time.perf_counter() - began)
"""


def main() -> None:
    """Measure and print."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--articles", type=int, default=300)
    p.add_argument("--folder", type=Path, help="of .txt articles to mix from; default: the bundled dispatches")
    p.add_argument("--spacy", help="a python that has spaCy")
    a = p.parse_args()
    stock = paragraphs(a.folder)
    half = a.articles * WORDS // 2
    texts = [t for language in ("de", "en") for t in articles(stock[language], half)]
    words = sum(len(t.split()) for t in texts)
    with tempfile.TemporaryDirectory() as folder:
        for k, text in enumerate(texts):
            Path(folder, f"{k:05}.txt").write_text(text, encoding="utf-8")
        print(f"{len(texts)} articles, {words:,} words")
        for reader in ("rules", "encoder"):
            command = [str(Path(sys.executable).with_name("lagebild")), "read", folder, "--format", "jsonl"]
            began = time.perf_counter()
            subprocess.run([*command, "--reader", reader], check=True, stdout=subprocess.DEVNULL)
            print(f"{reader:8} {words / (time.perf_counter() - began):8,.0f} words a second, start-up included")
        for processes in (1, 2) if a.spacy else ():
            run = subprocess.run(
                [a.spacy, "-c", TAGGER, folder, str(processes)], check=True, capture_output=True, text=True
            )
            took = float(run.stdout)
            print(
                f"spaCy    {words / took:8,.0f} words a second, tagging alone by {processes} process(es), loaded before"
            )


if __name__ == "__main__":
    main()
