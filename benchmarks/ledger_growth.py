"""What keeping evidence costs, and that it stays linear: 1,000 documents of 10 claims, then ten and a hundred times.

    python benchmarks/ledger_growth.py [--times 1,10,100] [--folder DIR] [--large]

Prints one line a size: seconds and milliseconds a document for adding (one durable transaction each), reopening and
closing, reading all claims, and verifying everything; then the size on disk. With --large it adds one document of
100 MB of text instead. The folder should be on the disk that counts: in memory a sync costs nothing.

Last figures (CPython 3.11, two shared x86-64 cores, ext4; syncs are two thirds of adding):

    1,000 documents      add  4.7 ms each, claims read 0.21 ms, verified 1.2 ms a document
    10,000               add  4.5 ms,                  0.14 ms,          1.5 ms
    100,000, in memory   add  3.0 ms,                  0.15 ms,          0.9 ms; 961 MB database
    one of 100 MB        add  1.1 s, read 0.2 s, verified 0.4 s; peak memory 432 MB
"""

import argparse
import platform
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from lagebild.ledger import Decision
from lagebild.model import Claim, Document, EntityRef, Event, Mention, Quantity, Span
from lagebild.store import Workspace

DOCUMENTS, CLAIMS = 1000, 10


def documents(count: int) -> Iterator[tuple[Document, bytes, list[Claim]]]:
    """Pages of some 2,000 characters with their claims."""
    for number in range(count):
        text = "".join(
            f"Absatz {number}-{order}: Moskau bestritt am Donnerstag, dass Nordkorea im September 30.000 Granaten"
            " geliefert habe. Westliche Beobachter verwiesen auf Satellitenbilder vom Hafen in Rason.\n"
            for order in range(CLAIMS)
        )
        raw = f"<html><body><p>{text}</p></body></html>".encode()
        key = sha256(raw).hexdigest()
        document = Document(
            id=key, name=f"{number}.html", media_type="text/html", size=len(raw), text=text, language="de"
        )
        claims = []
        for order in range(CLAIMS):
            start = text.index("Moskau", text.index(f"Absatz {number}-{order}:"))
            content = text.index("Nordkorea", start)
            claims.append(
                Claim(
                    id=f"{key[:16]}-{order}",
                    document=key,
                    kind="indirect",
                    stance="deny",
                    speaker=Mention("Moskau", start, start + 6, EntityRef("ru", "Country", "Russia", ("ru",))),
                    content=(Span.of(text, content, content + 50),),
                    event=Event(
                        type="TRANSFER",
                        actor=("kp",),
                        recipient=("ru",),
                        objects=("shells",),
                        date="2023-09",
                        quantity=Quantity(30000.0, "shells", "30.000"),
                    ),
                    confidence=0.91,
                    reader="rules",
                )
            )
        yield document, raw, claims


def clock(began: float, count: int) -> str:
    """Seconds, and milliseconds a document."""
    took = time.perf_counter() - began
    return f"{took:8.2f} s {1000 * took / count:7.3f} ms"


def measure(folder: Path, count: int) -> None:
    """Add, reopen, read and verify ``count`` documents."""
    with Workspace.create(folder) as workspace:
        began = time.perf_counter()
        for addition in documents(count):
            workspace.add_document(*addition)
    added = clock(began, count)
    began = time.perf_counter()
    with Workspace.open(folder) as workspace:
        workspace.add_decision(Decision(subject="s", verdict="v", by="b"))
    reopened = f"{time.perf_counter() - began:8.2f} s"
    began = time.perf_counter()
    assert sum(1 for _ in workspace.claims()) == CLAIMS * count
    read = clock(began, count)
    began = time.perf_counter()
    assert workspace.verify() == []
    verified = clock(began, count)
    size = (folder / "lagebild.sqlite").stat().st_size / 1e6
    print(f"{count:8} {added} | {reopened} | {read} | {verified} | {size:8.1f} MB", flush=True)


def measure_large(folder: Path) -> None:
    """Add, read and verify one document of 100 MB."""
    text = "Moskau bestritt die Lieferung nach Pjöngjang.\n" * 2_130_000
    raw = text.encode()
    key = sha256(raw).hexdigest()
    document = Document(id=key, name="x.txt", media_type="text/plain", size=len(raw), text=text, language="de")
    claims = [
        Claim(id=str(i), document=key, kind="direct", stance="deny", content=(Span.of(text, i, i + 20),))
        for i in range(0, len(text), len(text) // 1000)
    ]
    with Workspace.create(folder) as workspace:
        began = time.perf_counter()
        workspace.add_document(document, raw, claims)
        print(f"{len(raw) / 1e6:.0f} MB: add {time.perf_counter() - began:.2f} s", end=", ")
        began = time.perf_counter()
        assert workspace.document(key).text == text
        print(f"read {time.perf_counter() - began:.2f} s", end=", ")
    began = time.perf_counter()
    assert workspace.verify() == []
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"verify {time.perf_counter() - began:.2f} s, peak memory {peak:.0f} MB")


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", default="1,10")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--large", action="store_true")
    words = parser.parse_args()
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}")
    target = Path(tempfile.mkdtemp(prefix="ledger-growth-", dir=words.folder))
    try:
        if words.large:
            measure_large(target / "large")
            return
        print("    docs        add     a doc |  reopen+1  | read claims         | verify              | database")
        for times in words.times.split(","):
            measure(target / times, DOCUMENTS * int(times))
            shutil.rmtree(target / times)
    finally:
        shutil.rmtree(target)


if __name__ == "__main__":
    main()
