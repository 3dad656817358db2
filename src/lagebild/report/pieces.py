"""The small parts of the page: sentences, footnote marks, table cells, tables."""

from collections.abc import Iterator

from lagebild.report import wording
from lagebild.report.markup import Child, Html, tag, text
from lagebild.report.outline import Cell, Piece, Sentence, Table

__all__ = ["cell_html", "grid", "notes_html", "own", "sentence_html", "sign", "spaced", "table"]

_LETTERS = {kind: letter for kind, letter, _ in wording.CLASSES}


def sentence_html(sentence: Sentence) -> Html:
    """A sentence with the mark of its class and its footnote numbers."""
    letter = tag("abbr", _LETTERS[sentence.kind], title=sentence.kind, class_="class")
    return tag(
        "span",
        letter,
        " ",
        [_piece(p) for p in sentence.pieces],
        notes_html(sentence.notes),
        class_=f"s {sentence.kind}",
    )


def _piece(piece: Piece) -> Html:
    if piece.role in {"quote", "marked"}:
        return tag(
            "q",
            tag("bdi", piece.text),
            lang=piece.language or "und",
            dir="auto",
            class_=None if piece.role == "quote" else "marked",
        )
    if piece.role == "name":
        return tag("bdi", "“", piece.text, "”", lang=piece.language or "und")
    return tag("strong", own(piece.text)) if piece.role == "strong" else own(piece.text)


def own(words: str) -> Html:
    """Our own words. What is not plain ASCII may hold a name from outside, so its direction is isolated."""
    return text(words) if words.isascii() else tag("bdi", words)


def notes_html(notes: tuple[int, ...]) -> Html | None:
    """Footnote numbers as links."""
    if not notes:
        return None
    links = [
        tag("a", str(n), href=f"#fn{n}", class_=f"r r{n}", role="doc-noteref", aria_label=f"Footnote {n}")
        for n in notes
    ]
    return tag("sup", spaced(links))


def cell_html(cell: Cell) -> Html:
    """The content of a table cell."""
    inner = (
        tag("code", cell.text)
        if cell.code
        else tag("bdi", cell.text, lang=cell.language)
        if cell.foreign
        else own(cell.text)
    )
    if cell.state:
        inner = sign(cell.state)
    if cell.target:
        inner = tag("a", inner, href=f"#{cell.target}")
    return tag("span", inner, notes_html(cell.notes))


def sign(word: str) -> Html:
    """A state or outcome: symbol and word."""
    symbol = tag("span", wording.SYMBOLS.get(word, "·"), class_="sym", aria_hidden="true")
    return tag("span", symbol, word, class_=f"state {word.replace(' ', '-')}")


def table(block: Table) -> Html:
    """A table of the outline."""
    return grid(block.caption, block.head, [[cell_html(cell) for cell in row] for row in block.rows], block.id)


def grid(caption: str, head: tuple[str, ...], rows: list[list[Html]], id_: str | None = None) -> Html:
    """A table. It scrolls by itself; on a narrow screen its rows become cards, so its roles are spelt out."""
    top = tag("tr", [tag("th", name, scope="col", role="columnheader") for name in head], role="row")
    lines = [
        tag(
            "tr",
            [tag("td", cell, data_label=name, role="cell") for cell, name in zip(row, head, strict=True)],
            role="row",
        )
        for row in rows
    ]
    inner = tag(
        "table",
        tag("caption", caption),
        tag("thead", top, role="rowgroup"),
        tag("tbody", lines, role="rowgroup"),
        id=id_,
        role="table",
    )
    return tag("div", inner, class_="scroll", tabindex="0", role="region", aria_label=caption)


def spaced(parts: list[Html]) -> Iterator[Child]:
    """Put a space between parts."""
    for place, part in enumerate(parts):
        if place:
            yield " "
        yield part
