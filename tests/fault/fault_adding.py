"""Runs of ``add`` that are killed: generated documents, and a process that forks one run after the other.

As a script: ``fault_adding.py random FOLDER RUNS SEED`` leaves RUNS killed workspaces in FOLDER and prints one line
for each; ``command`` does the same with ``lagebild add``; ``steps FOLDER FIRST EVERY`` kills at counted steps.
Forking from a process that has everything imported keeps a run at the price of its writing.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from hashlib import sha256
from pathlib import Path

from lagebild.model import Claim, Document, Mention, Span
from lagebild.store import Workspace

DOCUMENTS = 200
DEADLY = ("fsync", "replace", "rename", "unlink", "mkdir")  # each is a step between two states of the disk


def make_document(number: int) -> tuple[Document, bytes, list[Claim]]:
    """A small page with two claims; every third is plain text, which is its own working copy."""
    text = f"Bericht {number}: Moskau bestritt die Lieferung. Pjöngjang schwieg, «wie immer» 😀."
    raw = text.encode() if number % 3 == 0 else f"<p>{text}</p>".encode()
    key = sha256(raw).hexdigest()
    document = Document(id=key, name=f"{number}.html", media_type="text/html", size=len(raw), text=text, language="de")
    claims = []
    for order, (name, said) in enumerate((("Moskau", "die Lieferung"), ("Pjöngjang", "schwieg"))):
        start, content = text.index(name), text.index(said)
        claims.append(
            Claim(
                id=f"{key[:12]}-{order}",
                document=key,
                kind="indirect",
                stance="deny",
                speaker=Mention(name, start, start + len(name)),
                content=(Span(said, content, content + len(said)),),
            )
        )
    return document, raw, claims


def add_all(folder: Path, count: int = DOCUMENTS) -> int:
    """What a run of ``add`` does to the store; how many documents were new."""
    workspace = Workspace.open(folder) if (folder / "lagebild.sqlite").exists() else Workspace.create(folder)
    with workspace:
        return sum(workspace.add_document(*make_document(number)) for number in range(count))


def write_news(folder: Path) -> None:
    """As many dispatches as files."""
    folder.mkdir()
    for number in range(DOCUMENTS):
        (folder / f"{number:03}.txt").write_bytes(make_document(3 * number)[1])


def add_by_command(folder: Path) -> int:
    """``lagebild add`` on the dispatches beside ``folder``; how many documents were new."""
    from lagebild.cli import command

    before = sum(1 for _ in Workspace.open(folder).documents()) if (folder / "lagebild.sqlite").exists() else 0
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        command.main(["add", str(folder.parent / "news"), "-w", str(folder)], standalone_mode=False)
    return sum(1 for _ in Workspace.open(folder).documents()) - before


def die_at(step: int) -> None:
    """Let this process kill itself just before its ``step``-th deadly call, counted from 1."""
    left = step

    def wrap(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*args: object, **kwargs: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **kwargs)

        return counted

    for name in DEADLY:
        setattr(os, name, wrap(getattr(os, name)))


def run(delay: float | None, work: Callable[..., object], *words: object) -> bool:
    """Do ``work(*words)`` in a child that is killed after ``delay`` seconds; whether it was killed."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work(*words)
            status = 0
        finally:
            os._exit(status)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"a run failed by itself with {os.WEXITSTATUS(status)}")
    return os.WIFSIGNALED(status)


def kill_at_random(add: Callable[[Path], int], folder: Path, runs: int, seed: int) -> None:
    """Kill at random moments, early ones more often, since completing the rest takes its time too."""
    chance = random.Random(seed)
    began = time.monotonic()
    run(None, add, folder / "calibration")
    whole = time.monotonic() - began
    for number in range(runs):
        delay = whole * (chance.random() ** 2 if number % 5 else chance.uniform(0.9, 1.05))
        killed = run(delay, add, folder / str(number))
        print(number, "killed" if killed else "finished", flush=True)


def add_until(step: int, folder: Path) -> None:
    """Add two documents, but die on the way."""
    die_at(step)
    add_all(folder, 2)


def kill_at_steps(folder: Path, first: int, every: int) -> None:
    """Kill just before each ``every``-th step of making a workspace and adding to it, until a run gets through."""
    step = first
    while run(None, add_until, step, folder / str(step)):
        print(step, "killed", flush=True)
        step += every


if __name__ == "__main__":
    mode, target, one, two = sys.argv[1:]
    folder = Path(target)
    if mode == "command":
        add_by_command(folder / "warm")
    else:
        add_all(folder / "warm", 1)  # imports what is imported late, so that no child does
    if mode == "steps":
        kill_at_steps(folder, int(one), int(two))
    else:
        kill_at_random(add_by_command if mode == "command" else add_all, folder, int(one), int(two))
