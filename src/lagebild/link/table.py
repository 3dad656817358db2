"""Tables kept in one block of text: a line a row, cells between bars, words between semicolons."""

from collections.abc import Iterator

__all__ = ["cell", "rows"]


def rows(block: str) -> Iterator[list[str]]:
    """Yield the cells of each row, stripped; blank lines do not count."""
    for line in block.splitlines():
        if line.strip():
            yield [c.strip() for c in line.split("|")]


def cell(row: list[str], i: int) -> list[str]:
    """Return the words in cell ``i`` of ``row``; none where the row is shorter."""
    return [w for w in (w.strip() for w in row[i].split(";")) if w] if i < len(row) else []
