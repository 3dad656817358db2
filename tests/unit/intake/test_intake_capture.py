"""Capture: bytes become a document, or an error of one line."""

import hashlib
import time

import pytest

from lagebild.errors import IntakeError
from lagebild.intake import capture
from lagebild.model import Document

TEXT = "Seoul beschuldigt Pjöngjang, Granaten nach Russland geliefert zu haben. Moskau bestreitet das.\n"


def refusal(data: bytes, name: str = "a.txt") -> str:
    """Return the message with which ``data`` is refused."""
    with pytest.raises(IntakeError) as caught:
        capture(data, name)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_the_id_is_the_hash_of_the_bytes_as_received() -> None:
    """Byte-order mark and all, before anything is decoded."""
    data = b"\xef\xbb\xbf" + TEXT.encode()
    document = capture(data, "a.txt")
    assert document.id == hashlib.sha256(data).hexdigest()
    assert document.size == len(data)


def test_text_that_tells_nothing_leaves_everything_open() -> None:
    """No publisher, date, credit or address is guessed."""
    document = capture(TEXT.encode(), "a.txt")
    assert document.language == "de"
    told = (document.publisher, document.published, document.credits, document.url, document.retrieved)
    assert told == (None, None, (), None, None)


def test_what_the_caller_says_goes_first() -> None:
    """Publisher, date and address given go before what the document says of itself."""
    page = b"""<html><head><meta property="og:site_name" content="Reuters"><meta name="date" content="2024-06-19">
    <link rel="canonical" href="https://reuters.com/x"></head><body><p>Text of the page.</p></body></html>"""
    own = capture(page, "a.html")
    assert (own.publisher, own.published, own.url) == ("reuters", "2024-06-19", "https://reuters.com/x")
    given = capture(
        page,
        "a.html",
        publisher="Süddeutsche Zeitung",
        published="2024-06",
        url="https://x.example/",
        retrieved="2024-07-01",
    )
    assert (given.publisher, given.published, given.url) == ("sz", "2024-06", "https://x.example/")
    assert given.retrieved == "2024-07-01"


def test_an_unknown_publisher_is_kept_as_given() -> None:
    """A user's own outlet needs no entry."""
    assert capture(TEXT.encode(), "a.txt", publisher="my-blog").publisher == "my-blog"


@pytest.mark.parametrize("empty", [b"", b"   \n\t\r\n ", b"\xef\xbb\xbf", "\u00a0\u2003".encode()])
def test_nothing_is_refused(empty: bytes) -> None:
    """Empty files and files of white space have nothing to read."""
    assert "empty" in refusal(empty) or "no text" in refusal(empty)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "JPEG"),
        (b"\x1f\x8b\x08" + bytes(100), "gzip"),
        (b"\x7fELF" + bytes(100), "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "save it as DOCX"),
        (b"{\\rtf1 text}", "save it as DOCX"),
        (bytes(range(256)) * 8, "not text"),
        (b"\x00\x01\x02", "not text"),
    ],
)
def test_files_of_other_kinds_are_refused_by_name(data: bytes, what: str) -> None:
    """The message says what the file is, whatever its name says."""
    assert what in refusal(data)


def test_content_goes_before_the_ending() -> None:
    """A page called .txt is a page, a text called .pdf is a text."""
    page = b"<!DOCTYPE html><html><body><p>Text of the page.</p></body></html>"
    assert capture(page, "a.txt").media_type == "text/html"
    assert capture(TEXT.encode(), "a.pdf").media_type == "text/plain"
    assert capture(b"The <html> tag opens a page.", "a.txt").media_type == "text/plain"


def test_the_limit_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit the message says how to raise it."""
    monkeypatch.setenv("LAGEBILD_MAX_BYTES", "50")
    assert "LAGEBILD_MAX_BYTES" in refusal(TEXT.encode())


def test_a_hundred_megabytes_are_captured() -> None:
    """A huge text is read whole, in a few seconds."""
    data = TEXT.encode() * (100_000_000 // len(TEXT.encode()))
    started = time.monotonic()
    document = capture(data, "a.txt")
    assert time.monotonic() - started < 5
    assert len(document.text) == len(data) // len(TEXT.encode()) * len(TEXT)
    assert document.language == "de"


def test_the_same_bytes_give_the_same_document() -> None:
    """Nothing of the clock or the process enters a document."""

    def once() -> Document:
        return capture(TEXT.encode("cp1252"), "a.txt")

    assert once() == once()
