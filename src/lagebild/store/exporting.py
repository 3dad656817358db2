"""An export: a log as JSON lines that anyone can check with a few lines of code of their own."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import msgspec

from lagebild.errors import WorkspaceError
from lagebild.ledger import Head, canonical
from lagebild.store.disk import write_whole

_heads = msgspec.json.Decoder(Head)
_TAIL = 4096  # bytes; a head is far shorter


def write_export(target: Path, head: Head, bodies: Iterable[bytes]) -> None:
    """Write the entries and then the head, whole or not at all; through a link, to where it leads."""
    target = Path(os.path.realpath(target))
    if target.exists() and not target.is_file():
        raise WorkspaceError(f"{target}: not a file that could be replaced; name a new file")
    lines = chain(bodies, (canonical(head),))
    write_whole(target, (line + b"\n" for line in lines), target.with_name(f".{target.name[:40]}.{os.getpid()}.part"))


def read_export(path: Path) -> tuple[Head | None, Iterator[bytes]]:
    """The head in the last line, if it is one, and the entries before it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - _TAIL))
        last = file.read(_TAIL).removesuffix(b"\n").rpartition(b"\n")[2]
    try:
        head = _heads.decode(last)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        head = None
    return head, _lines(path, size - len(last) - 1 if head else size)


def _lines(path: Path, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        done = 0
        for line in file:
            if done >= end:
                return
            done += len(line)
            yield line.removesuffix(b"\n")
