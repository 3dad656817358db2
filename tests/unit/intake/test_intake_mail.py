"""Mail: the best text part, subject, date, sender."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from lagebild.errors import IntakeError
from lagebild.intake import capture


def mail(**headers: str) -> EmailMessage:
    """Return a mail with a plain body."""
    made = EmailMessage(policy=SMTP)
    made["From"] = "NK News <news@mail.nknews.org>"
    made["To"] = "reader@example.org"
    made["Subject"] = "Schüsse an der Grenze"
    made["Date"] = "Thu, 20 Jun 2024 23:30:00 +0900"
    for name, value in headers.items():
        del made[name]
        made[name] = value
    made.set_content("Seoul said that shots were fired. Pyongyang denied it.\n")
    return made


def test_subject_date_and_sender() -> None:
    """The date is the sender's own day; the sender's domain names the outlet and is no address of the text."""
    document = capture(mail().as_bytes(), "a.eml")
    assert document.media_type == "message/rfc822"
    assert (document.title, document.published) == ("Schüsse an der Grenze", "2024-06-20")
    assert (document.publisher, document.url) == ("nk-news", None)
    assert document.text == "Seoul said that shots were fired. Pyongyang denied it.\n"


def test_plain_text_goes_before_html_and_attachments_stay_out() -> None:
    """Of two versions the plain one is taken, and no attachment."""
    made = mail()
    made.add_alternative("<p>The page version.</p>", subtype="html")
    made.add_attachment("attached text", filename="note.txt")
    assert capture(made.as_bytes(), "a.eml").text.startswith("Seoul said")


def test_html_alone_is_read() -> None:
    """A mail that is only a page is read as one."""
    made = mail()
    made.set_content("<html><body><p>Only the page version of it.</p></body></html>", subtype="html")
    document = capture(made.as_bytes(), "a.eml")
    assert document.text == "Only the page version of it."
    assert [s.tool for s in document.extraction] == ["lagebild", "python", "trafilatura"]


def test_an_unknown_charset_is_told_by_its_letters() -> None:
    """A charset nobody knows does not stop the reading."""
    stored = b"From: a@b.de\nTo: c@d.de\nSubject: x\nContent-Type: text/plain; charset=nonsense-8\n\n"
    assert "Vorwürfe" in capture(stored + "Moskau wies die Vorwürfe zurück.\n".encode("cp1252"), "a.eml").text


def test_a_mail_is_told_by_its_headers() -> None:
    """Three headers make a mail whatever its name; a text that begins 'From:' is a text."""
    assert capture(mail().as_bytes(), "a.txt").media_type == "message/rfc822"
    assert capture(b"From: Berlin\nDer Text beginnt hier und geht weiter.\n", "a.txt").media_type == "text/plain"


def nested(depth: int) -> bytes:
    """Return a mail of ``depth`` parts, each within the last."""
    head = b"From: a@b.c\nTo: d@e.f\nSubject: s\n"
    return (
        head
        + b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(depth))
        + b"\ntext\n"
    )


@pytest.mark.parametrize(
    ("stored", "message"),
    [
        (nested(40), "nests"),
        (nested(400), "cannot be read|nests"),
        (b"From: a@b.c\nTo: d@e.f\nSubject: s\nContent-Type: image/png\n\nxx", "no text"),
        (b"From: a@b.c\nTo: d@e.f\nSubject: s\n\n  \n", "no text"),
    ],
)
def test_mails_without_text_or_made_to_harm_are_refused(stored: bytes, message: str) -> None:
    """Each has its line."""
    with pytest.raises(IntakeError, match=message):
        capture(stored, "a.eml")


def test_too_many_parts_are_refused() -> None:
    """Hundreds of parts are no newsletter."""
    stored = (
        b'From: a@b.c\nTo: d@e.f\nSubject: s\nContent-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 600
    )
    with pytest.raises(IntakeError, match="parts"):
        capture(stored, "a.eml")


@pytest.mark.parametrize(
    "header",
    [
        b"Subject: " + b"=?utf-8?q?a?= " * 100_000,
        b"From: " + b"(" * 1_000_000,
        b"X-Long: " + b"x" * 2_000_000 + b"\nSubject:\n " + b"=?utf-8?q?a?=\n " * 100_000,
    ],
)
def test_endless_headers_are_refused_at_once(header: bytes) -> None:
    """Decoding them would take minutes; wherever they stand, folded or not."""
    endless = b"Date: Mon, 4 Mar 2024 10:00:00 +0000\nFrom: a@example.org\n" + header + b"\n\nMoscow denied it.\n"
    with pytest.raises(IntakeError, match="header"):
        capture(endless, "long.eml")
