"""PDF: the text layer by pypdf, its lines joined to paragraphs again."""

import io
import logging
import re

from lagebild.errors import IntakeError
from lagebild.intake.extract import MAX_TEXT, Extract, step

__all__ = ["extract_pdf"]

_MAX_PAGES = 2_000
_MAX_BYTES = 100_000_000
_MAX_DRAWN = 3_000_000  # operators; some 1,500 a page, and 70,000 are read in a second
_ENDS = re.compile(r"""[.!?:…]["'”“«»’)\]]*$""")


def extract_pdf(data: bytes) -> Extract:
    """Take the text layer; raises IntakeError for encrypted, broken, too long and merely scanned files."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it cannot read is told by our own error
    if len(data) > _MAX_BYTES:
        raise IntakeError(f"the PDF is larger than {_MAX_BYTES // 1_000_000} MB: split it")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise IntakeError("the PDF is encrypted: remove its password first")
        if (count := len(reader.pages)) > _MAX_PAGES:
            raise IntakeError(f"the PDF has {count} pages; at most {_MAX_PAGES} are read: split it")
        pages, size = [], 0
        count_on = _Count()
        for page in reader.pages:
            pages.append(_unwrap(page.extract_text(visitor_operand_before=count_on)))
            size += len(pages[-1])
            if size > MAX_TEXT:
                raise IntakeError(f"the PDF holds more than {MAX_TEXT // 1_000_000} million characters: split it")
        title = str((reader.metadata and reader.metadata.title) or "").strip()
    except IntakeError:
        raise
    except Exception as error:  # pypdf raises whatever a broken file provokes
        raise IntakeError(f"the PDF cannot be read ({_short(error)}): open it and save it again") from None
    text = "\n\n".join(page for page in pages if page)
    if not text.strip():
        raise IntakeError("the PDF holds no text, only pictures: run text recognition (OCR) on it first")
    how = f"took the text layer of {count} page{'s' if count != 1 else ''} and joined lines to paragraphs"
    return Extract(text=text, steps=(step("pypdf", how),), title=_clean(title) or None)


class _Count:
    """Called before each operator, also in forms that draw forms that draw forms."""

    def __init__(self) -> None:
        self._drawn = 0

    def __call__(self, *what: object) -> None:
        self._drawn += 1
        if self._drawn > _MAX_DRAWN:
            raise IntakeError(f"the PDF draws more than {_MAX_DRAWN:,} things: it is made to harm, or has to be split")


def _unwrap(page: str) -> str:
    """Join the lines of a page to paragraphs.

    Where the typesetter left spaces at line ends, just those lines go on. Elsewhere a line goes on when it is about
    as wide as the page's wide lines, or narrower without ending a sentence. A hyphen between a letter and a small
    letter is taken for the typesetter's.
    """
    lines = _clean(page).split("\n")
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    wide = widths[len(widths) * 9 // 10] if widths else 0
    spaced = sum(line.endswith(" ") for line in lines) * 3 > len(widths)
    blocks, open_line = [""], False
    for line in lines:
        bare = line.strip()
        if not bare:
            open_line = False
            continue
        if not open_line:
            blocks.append(bare)
        elif re.search(r"\w-$", blocks[-1]) and bare[0].islower():
            blocks[-1] = blocks[-1][:-1] + bare
        else:
            blocks[-1] += " " + bare
        if spaced:
            open_line = line.endswith(" ")
            continue
        short = len(bare) < wide * (0.85 if _ENDS.search(bare) else 0.6)
        open_line = not short
    return "\n\n".join(block for block in blocks if block)


def _clean(text: str) -> str:
    """Drop what no text can hold: lone surrogates and NUL."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "")


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
