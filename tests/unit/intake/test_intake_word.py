"""Word files: their text, and what is refused before anything is unpacked."""

import io
import zipfile

import docx
import pytest

from lagebild.errors import IntakeError
from lagebild.intake import capture

TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(*paragraphs: str, title: str = "") -> bytes:
    """Return a Word file of ``paragraphs``."""
    made = docx.Document()
    made.core_properties.title = title
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


def archive(**members: bytes) -> bytes:
    """Return a zip of ``members``; two underscores stand for a slash, one before the ending for a full stop."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in {"[Content_Types].xml": TYPES.encode(), **members}.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return stored.getvalue()


def test_paragraphs_and_title() -> None:
    """Paragraphs are parted by blank lines; the title is the file's own."""
    document = capture(word("Erster Absatz.", "", "Zweiter Absatz.", title="Kohle"), "a.docx")
    assert document.text == "Erster Absatz.\n\nZweiter Absatz."
    assert document.title == "Kohle"


def test_tables_stand_where_they_stand() -> None:
    """Cells come row by row, merged cells once, between the paragraphs around them."""
    made = docx.Document()
    made.add_paragraph("Before.")
    table = made.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Head"
    table.cell(1, 0).text, table.cell(1, 1).text = "Coal", "Oil"
    made.add_paragraph("After.")
    stored = io.BytesIO()
    made.save(stored)
    assert capture(stored.getvalue(), "a.docx").text == "Before.\n\nHead\n\nCoal\n\nOil\n\nAfter."


@pytest.mark.parametrize(
    ("stored", "message"),
    [
        (archive(hello_xml=b"<a/>"), "not a Word file"),
        (archive(word__document_xml=b" " * 30_000_000), "unpacks to far more"),
        (archive(word__document_xml=b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'), "entities"),
        (archive(word__document_xml=b"<d>"), "cannot be read"),
        (b"PK\x03\x04 and then nothing", "cannot be read"),
        (word(), "no text"),
    ],
)
def test_harmful_and_broken_archives_are_refused(stored: bytes, message: str) -> None:
    """Bombs, entities, foreign and broken archives each have their line."""
    with pytest.raises(IntakeError, match=message):
        capture(stored, "a.docx")


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    """A member that declares less than it holds breaks off at what it declares."""
    stored = bytearray(archive(word__document_xml=b"<d>" + b"x" * 100_000 + b"</d>"))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = stored.rfind(signature)
        stored[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    with pytest.raises(IntakeError):
        capture(bytes(stored), "a.docx")


def test_too_many_members_are_refused() -> None:
    """No Word file has thousands of parts."""
    with pytest.raises(IntakeError, match="members"):
        capture(archive(**{f"m{n}": b"" for n in range(5_001)}), "a.docx")
