"""Word files (DOCX): paragraphs and tables in their order, by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lagebild.errors import IntakeError
from lagebild.intake.extract import MAX_TEXT, Extract, step

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

__all__ = ["extract_word"]

_MAX_UNPACKED = 64_000_000  # bytes of all members together
_MAX_RATIO = 150  # unpacked to packed; real documents stay below 30
_MAX_MEMBERS = 5_000
_MAX_DEPTH = 10  # tables within tables


def extract_word(data: bytes) -> Extract:
    """Take the text; raises IntakeError for archives that are no Word file, broken, or made to burst."""
    _guard(data)
    import docx

    try:
        word = docx.Document(io.BytesIO(data))
        parts = list(_blocks(word, 0))
        title = (word.core_properties.title or "").strip() or next(
            (
                p.text.strip()
                for p in word.paragraphs[:20]
                if ((p.style and p.style.name) or "").startswith(("Title", "Heading"))
            ),
            "",
        )
    except IntakeError:
        raise
    except Exception as error:  # python-docx raises whatever a broken package provokes
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise IntakeError(f"the Word file cannot be read ({reason}): open it and save it again") from None
    text = "\n\n".join(parts)
    if not text.strip():
        raise IntakeError("the Word file holds no text")
    return Extract(
        text=text[:MAX_TEXT],
        steps=(step("python-docx", "took paragraphs and tables in their order"),),
        title=title or None,
    )


def _guard(data: bytes) -> None:
    """Look at the archive's directory before anything is unpacked; members never unpack to more than it declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if len(members) > _MAX_MEMBERS:
                raise IntakeError(
                    f"the archive has {len(members)} members; no Word file needs more than {_MAX_MEMBERS}"
                )
            size = sum(member.file_size for member in members)
            if size > _MAX_UNPACKED or any(m.file_size > 100_000 + m.compress_size * _MAX_RATIO for m in members):
                raise IntakeError(
                    "the archive unpacks to far more than it holds: it may be made to harm, so it is not read"
                )
            if "[Content_Types].xml" not in names or "word/document.xml" not in names:
                raise IntakeError("it is an archive, not a Word file: unpack it and give the files inside")
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and _declares(archive.read(member)):
                    raise IntakeError("the Word file declares XML entities: no Word file needs them, so it is not read")
    except IntakeError:
        raise
    except Exception as error:  # zipfile raises many kinds on a broken archive
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise IntakeError(f"the archive cannot be read ({reason}): open it and save it again") from None


def _declares(part: bytes) -> bool:
    """Tell whether an XML part declares a document type, in whatever encoding."""
    head = part[:4096].replace(b"\x00", b"")
    return b"<!DOCTYPE" in head or b"<!ENTITY" in part.replace(b"\x00", b"")


def _blocks(container: Document | _Cell, depth: int) -> Iterator[str]:
    from docx.table import Table

    if depth > _MAX_DEPTH:
        return
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                seen = set()  # a merged cell comes once for every column it spans
                for cell in row.cells:
                    if id(cell._tc) not in seen:
                        seen.add(id(cell._tc))
                        yield from _blocks(cell, depth + 1)
        elif text := block.text.strip():
            yield text
