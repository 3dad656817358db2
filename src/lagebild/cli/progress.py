"""A progress bar on stderr, only where someone looks at it."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

__all__ = ["track"]

T = TypeVar("T")


def track(items: Iterable[T], what: str, *, silent: bool = False) -> Iterator[T]:
    """Pass ``items`` through, counted on stderr when that is a terminal and stdout not the same screen.

    ``silent`` tells that nothing goes to stdout meanwhile, so that it may be the same screen.
    """
    if not sys.stderr.isatty() or (sys.stdout.isatty() and not silent):
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, description=what)
