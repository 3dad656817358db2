"""PDF: the text layer, and what is refused."""

import io
from importlib import resources

import pypdf
import pytest

from lagebild.errors import IntakeError
from lagebild.intake import capture
from lagebild.intake.pdf import _unwrap

EXAMPLE = resources.files("lagebild.data").joinpath("examples/dispatches/2025-06-02_nordlicht_msmt.pdf").read_bytes()


def rewritten(change: "object") -> bytes:
    """Return the example after ``change`` was done to its writer."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(EXAMPLE))
    change(writer)  # type: ignore[operator]
    stored = io.BytesIO()
    writer.write(stored)
    return stored.getvalue()


def test_paragraphs_are_joined_again() -> None:
    """No line of the page breaks a sentence of the text."""
    document = capture(EXAMPLE, "a.pdf")
    assert "gemeinsam gegen die Sanktionen des Sicherheitsrats. Das Multilaterale" in document.text
    assert "\n" not in document.text.replace("\n\n", "")
    assert document.title == "Elf Staaten: Moskau und Pjöngjang brechen Sanktionen gemeinsam"


def test_the_pdfs_own_date_is_not_the_day_of_publication() -> None:
    """A file may be made long after; only the dateline tells."""
    assert capture(EXAMPLE, "a.pdf").published == "2025-06-02"
    document = capture(rewritten(lambda w: w.add_metadata({"/CreationDate": "D:20200101000000Z"})), "a.pdf")
    assert document.published == "2025-06-02"


def test_an_encrypted_file_is_refused() -> None:
    """Without its password nothing is read."""
    stored = rewritten(lambda w: w.encrypt("secret", algorithm="RC4-128"))
    with pytest.raises(IntakeError, match="encrypted"):
        capture(stored, "a.pdf")


def test_a_file_without_text_is_refused() -> None:
    """A scanned page needs text recognition first, and the message says so."""
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    stored = io.BytesIO()
    writer.write(stored)
    with pytest.raises(IntakeError, match="OCR"):
        capture(stored.getvalue(), "a.pdf")


@pytest.mark.parametrize(
    "stored", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", EXAMPLE[:3000], EXAMPLE[:-200].replace(b"obj", b"obf")]
)
def test_a_broken_file_is_refused(stored: bytes) -> None:
    """Whatever pypdf stumbles over, one line comes out."""
    with pytest.raises(IntakeError):
        capture(stored, "a.pdf")


def test_pages_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of thousands of pages is to be split."""
    monkeypatch.setattr("lagebild.intake.pdf._MAX_PAGES", 0)
    with pytest.raises(IntakeError, match="pages"):
        capture(EXAMPLE, "a.pdf")


def test_lines_without_spaces_at_their_ends() -> None:
    """Wide lines go on, a narrow end of sentence closes the paragraph, a typesetter's hyphen goes."""
    page = (
        "Headline of it\n"
        "The Security Council voted on Thursday on the man-\n"
        "date of the Panel, and Russia was against extending\n"
        "it. China abstained.\n"
        "The mandate ends on the last day of April this year"
    )
    assert _unwrap(page) == (
        "Headline of it\n\nThe Security Council voted on Thursday on the mandate of the Panel, and Russia was against "
        "extending it. China abstained.\n\nThe mandate ends on the last day of April this year"
    )


def test_a_file_that_draws_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages may share what they draw, so that a small file takes hours to read."""
    monkeypatch.setattr("lagebild.intake.pdf._MAX_DRAWN", 1_000)

    def repeat(writer: pypdf.PdfWriter) -> None:
        for _ in range(200):
            writer.add_page(writer.pages[0])

    with pytest.raises(IntakeError, match="draws more"):
        capture(rewritten(repeat), "a.pdf")
