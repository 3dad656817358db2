"""What kind of file bytes are: by their content first, by the name's ending second."""

import re

from lagebild.errors import IntakeError

__all__ = ["DOCX", "HTML", "MAIL", "PDF", "TEXT", "sniff", "sniff_text"]

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = "message/rfc822"

_FOREIGN = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (save it as DOCX)"),
    (b"{\\rtf", "an RTF file (save it as DOCX)"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)
_HEADER = re.compile(
    r"(?:From|To|Cc|Date|Subject|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|Content-Type|Reply-To|"
    r"Sender|X-[\w-]+|DKIM-Signature|Content-Transfer-Encoding|List-[\w-]+|ARC-[\w-]+): ?\S",
    re.IGNORECASE,
)
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<(?:p|div|body|head|h[1-6]|article|br|table|span|a)[\s/>]", re.IGNORECASE)


def sniff(data: bytes) -> str | None:
    """Return the media type of a binary document, or None when the bytes should be text.

    Raises IntakeError for kinds of file that are known but not read.
    """
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return DOCX
    for magic, what in _FOREIGN:
        if data.startswith(magic):
            raise IntakeError(f"it is {what}: give a text, HTML, PDF, DOCX or EML file")
    return None


def sniff_text(text: str, name: str) -> str:
    """Tell plain text, HTML and mail apart."""
    head = text[:4096].lstrip()
    ending = name.lower().rpartition(".")[2]
    if head.startswith("<") and (_PAGE.search(head) or _TAG.match(head)):
        return HTML
    if ending in ("html", "htm", "xhtml") and _TAG.search(text[:65_536]):
        return HTML
    block = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0].splitlines()
    headers = sum(1 for line in block if _HEADER.match(line))
    if block and _HEADER.match(block[0]) and headers >= (1 if ending == "eml" else 3):
        return MAIL
    return TEXT
