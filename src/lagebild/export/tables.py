"""CSV that is safe to open in a spreadsheet: no cell of it is taken for a formula.

A cell that begins with one of the signs that make a formula (OWASP, CSV Injection) gets an apostrophe in front, which
spreadsheets read as "this is text". Numbers of our own are no text and stay numbers. UTF-8 with a byte-order mark, by
which Excel knows it; lines end in CR LF (RFC 4180).
"""

import csv
import io
from collections.abc import Iterable

from lagebild.export.collection import Collection
from lagebild.plain import printable

__all__ = ["claims_csv", "findings_csv", "propositions_csv", "safe"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
Cell = str | int | float | None


def safe(text: str) -> str:
    """Return text as a cell that is only text."""
    text = printable(text)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) or text.startswith("'") else text


def claims_csv(made_of: Collection) -> bytes:
    """Return one row a claim: who said what where, with the characters it rests on."""
    columns = (
        "id", "document", "title", "publisher", "published", "language", "speaker", "speaker_id", "kind", "stance",
        "content", "start", "end", "event", "actor", "recipient", "objects", "event_date", "said", "confidence",
        "reader",
    )  # fmt: skip
    rows = []
    for claim in made_of.claims.values():
        document, event = made_of.documents[claim.document], claim.event
        entity = claim.speaker.entity if claim.speaker else None
        rows.append(
            (
                claim.id, document.id, document.title, made_of.publisher(document), document.published,
                document.language, claim.speaker.text if claim.speaker else None, entity.id if entity else None,
                claim.kind, claim.stance, made_of.quote(claim), claim.content[0].start, claim.content[-1].end,
                event.type if event else None, ";".join(event.actor) if event else None,
                ";".join(event.recipient) if event else None, ";".join(event.objects) if event else None,
                event.date if event else None, claim.said, round(claim.confidence, 4), claim.reader,
            )
        )  # fmt: skip
    return _table(columns, rows)


def propositions_csv(made_of: Collection) -> bytes:
    """Return one row an alleged fact."""
    columns = (
        "id", "fact", "theme", "event", "actor", "recipient", "objects", "date", "status", "grade", "wording",
        "origins_for", "origins_against", "said_by", "denied_by", "claims_for", "claims_against", "first_said",
        "last_said",
    )  # fmt: skip
    rows = []
    for p in made_of.propositions:
        standing, denying = ([o for o in p.origins if o.side == side] for side in ("for", "against"))
        rows.append(
            (
                p.id, p.caption, p.theme, p.event.type, ";".join(p.event.actor), ";".join(p.event.recipient),
                ";".join(p.event.objects), p.event.date, p.status, p.grade, p.wording, len(standing), len(denying),
                "; ".join(o.caption for o in standing), "; ".join(o.caption for o in denying),
                len(p.claims_for), len(p.claims_against), p.first_said, p.last_said,
            )
        )  # fmt: skip
    return _table(columns, rows)


def findings_csv(made_of: Collection) -> bytes:
    """Return one row an element of a finding; a paragraph number that was not read says so."""
    columns = (
        "id", "fact", "instrument", "paragraph", "paragraph_status", "outcome", "reason", "in_force", "element",
        "requires", "state", "note",
    )  # fmt: skip
    captions = {p.id: p.caption for p in made_of.propositions}
    rows = [
        (
            f.id, captions[f.proposition], m.instrument, m.paragraph, m.paragraph_status, f.outcome, f.reason,
            "yes" if f.in_force else "no", e.name, e.requires, e.state, e.note,
        )
        for f in made_of.findings
        for m in (made_of.measures[f.measure],)
        for e in f.elements
    ]  # fmt: skip
    return _table(columns, rows)


def _table(columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()
