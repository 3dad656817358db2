"""Mail (EML): the best text part, with subject, date and sender."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from typing import Any

from lagebild.errors import IntakeError
from lagebild.intake.encoding import decode
from lagebild.intake.extract import MAX_TEXT, Extract, step
from lagebild.intake.html import extract_html
from lagebild.model import Step

__all__ = ["extract_mail"]

_MAX_BYTES = 50_000_000
_MAX_PARTS = 500
_MAX_DEPTH = 20
_MAX_HEADER = 10_000  # bytes of one header that is parsed; folding and decoding a long one takes quadratic time
_PARSED = re.compile(rb"(?im)^(?:subject|from|date|content-[a-z-]+):[^\n]*(?:\n[ \t][^\n]*)*")


def extract_mail(data: bytes) -> Extract:
    """Take the body, plain text before HTML; attachments are not read. Raises IntakeError."""
    if len(data) > _MAX_BYTES:
        raise IntakeError(f"the mail is larger than {_MAX_BYTES // 1_000_000} MB: save its attachments as files")
    if any(len(found[0]) > _MAX_HEADER for found in _PARSED.finditer(data)):
        raise IntakeError(f"the mail has a header of more than {_MAX_HEADER:,} bytes: it is broken or made to harm")
    try:
        mail = message_from_bytes(data, policy=policy.default)
        _guard(mail)
        body = mail.get_body(preferencelist=("plain", "html"))
        if body is None:
            raise IntakeError("the mail holds no text: save its attachments as files and give those")
        text, steps = _text(body)
        date = mail["date"]
        moment = getattr(date, "datetime", None)
        return Extract(
            text=text[:MAX_TEXT],
            steps=(_step(body), *steps),
            title=" ".join(str(mail["subject"] or "").split())[:500] or None,
            published=moment.date().isoformat() if moment else None,
            url=_sender(mail),
            site=_display_name(mail),
        )
    except IntakeError:
        raise
    except Exception as error:  # the standard library's mail parser raises many kinds on broken headers
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise IntakeError(f"the mail cannot be read ({reason}): save it again as EML") from None


def _guard(mail: EmailMessage) -> None:
    """Refuse mails whose parts are too many or nest too deep."""
    level, count = [mail], 0
    for _ in range(_MAX_DEPTH):
        count += len(level)
        if count > _MAX_PARTS:
            raise IntakeError(f"the mail has more than {_MAX_PARTS} parts: it is broken or made to harm")
        level = [part for outer in level if outer.is_multipart() for part in outer.iter_parts()]  # type: ignore[misc]
        if not level:
            return
    raise IntakeError(f"the mail nests its parts more than {_MAX_DEPTH} deep: it is broken or made to harm")


def _text(body: MIMEPart) -> tuple[str, tuple[Step, ...]]:
    raw = body.get_payload(decode=True)
    text, decoded = decode(raw if isinstance(raw, bytes) else b"", str(body.get_content_charset() or "") or None)
    if not text.strip():
        raise IntakeError("the mail holds no text")
    if body.get_content_subtype() == "html":
        page = extract_html(text)
        return page.text, (decoded, *page.steps)
    return text.replace("\r\n", "\n"), (decoded,)


def _step(body: MIMEPart) -> Step:
    return step("lagebild", f"took the {body.get_content_type()} part of the mail")


def _sender(mail: EmailMessage) -> str | None:
    addresses: tuple[Any, ...] = getattr(mail["from"], "addresses", ())
    return f"mailto:{addresses[0].addr_spec}" if addresses and addresses[0].domain else None


def _display_name(mail: EmailMessage) -> str | None:
    addresses: tuple[Any, ...] = getattr(mail["from"], "addresses", ())
    return str(addresses[0].display_name) or None if addresses else None
