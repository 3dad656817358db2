"""From bytes to ``Document``: the id is the sha256 of the bytes as received, the text a working copy with its log."""

from __future__ import annotations

from hashlib import sha256

from lagebild.errors import IntakeError, LagebildError
from lagebild.intake import media
from lagebild.intake.briefs import is_brief
from lagebild.intake.encoding import decode
from lagebild.intake.extract import Extract
from lagebild.intake.headline import told_date, told_title
from lagebild.intake.language import detect
from lagebild.intake.outlets import credited, publishers, recognise
from lagebild.model import Document
from lagebild.settings import settings

__all__ = ["capture"]


def capture(
    data: bytes,
    name: str,
    *,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    retrieved: str | None = None,
) -> Document:
    """Capture one document.

    ``publisher`` (an id, name or domain), ``published`` (YYYY[-MM[-DD]]) and ``url`` go before what the document
    says of itself. Raises IntakeError, one line, for empty, binary, encrypted, broken, oversized and harmful input.
    """
    limit = settings().max_bytes
    if len(data) > limit:
        size, most = len(data) / 1e6, limit / 1e6
        raise IntakeError(f"it has {size:.0f} MB; at most {most:.0f} MB are read: split it or raise LAGEBILD_MAX_BYTES")
    if not data:
        raise IntakeError("it is empty: nothing to read")
    if is_brief(data):
        raise IntakeError("it is a brief by lagebild: give the reports that it rests on, or they would count twice")
    try:
        media_type, found = _extract(data, name)
    except LagebildError:
        raise
    except (RecursionError, MemoryError):
        raise IntakeError("it is nested or packed beyond what can be read: it is broken or made to harm") from None
    except ImportError as error:
        raise LagebildError(f"this installation is incomplete ({error.name}): run make install again") from error
    except Exception as error:  # a broken file may lead the libraries that parse it into any error
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise IntakeError(f"it cannot be read ({reason}): open it and save it again") from error
    if not found.text.strip():
        raise IntakeError("it holds no text, only white space")
    text = found.text
    outlets = frozenset(spelling for p in publishers().values() for spelling in (p.name, *p.bylines))
    return Document(
        id=sha256(data).hexdigest(),
        name=name,
        media_type=media_type,
        size=len(data),
        text=text,
        language=detect(text.lstrip()[:10_000]),
        extraction=found.steps,
        title=found.title or told_title(text, outlets),
        publisher=recognise(text, given=publisher, urls=(url, found.url), site=found.site),
        credits=credited(text),
        published=published or found.published or told_date(text),
        retrieved=retrieved,
        url=url or (found.url if (found.url or "").startswith(("http://", "https://")) else None),
    )


def _extract(data: bytes, name: str) -> tuple[str, Extract]:
    kind = media.sniff(data)
    if kind == media.PDF:
        from lagebild.intake.pdf import extract_pdf

        return kind, extract_pdf(data)
    if kind == media.DOCX:
        from lagebild.intake.word import extract_word

        return kind, extract_word(data)
    from lagebild.intake.html import declared_charset, extract_html

    text, decoded = decode(data, declared_charset(data) if data.lstrip()[:1] == b"<" else None)
    kind = media.sniff_text(text, name)
    if kind == media.HTML:
        page = extract_html(text)
        return kind, Extract(
            text=page.text,
            steps=(decoded, *page.steps),
            title=page.title,
            published=page.published,
            url=page.url,
            site=page.site,
        )
    if kind == media.MAIL:
        from lagebild.intake.mail import extract_mail

        return kind, extract_mail(data)
    return kind, Extract(text=text, steps=(decoded,))
