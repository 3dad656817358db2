"""``lagebild read``: text in, claims out, no workspace."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from lagebild import workbench
from lagebild.cli.progress import track
from lagebild.cli.terminal import print_table, row, text, warn
from lagebild.plain import one_line

if TYPE_CHECKING:
    from lagebild.model import Claim, Document

__all__ = ["read_command"]


@click.command(
    "read",
    epilog="\b\nExamples:\n  lagebild read report.html --format table\n  lagebild read folder/ > claims.jsonl",
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@click.option("--reader", help="encoder, rules or llm; default: encoder where its model is installed.")
@click.option("--publisher", type=text, metavar="ID", help="Who printed it, where the file does not tell.")
@click.option("--published", metavar="DATE", help="YYYY[-MM[-DD]]; relative dates count from it.")
def read_command(
    paths: tuple[str, ...], form: str, reader: str | None, publisher: str | None, published: str | None
) -> None:
    """Read documents and print every attributed claim with its characters.

    Offsets are code points of the file's decoded text exactly as stored. Files that cannot be read are
    named on stderr and the rest goes on; the exit code is then 3.
    """
    from lagebild.export import claim_line

    failures = workbench.Failures(warn)
    read = workbench.read(paths, reader=reader, publisher=publisher, published=published, failures=failures)
    out = sys.stdout.buffer
    for document, claims in track(read, "reading"):
        if form == "table":
            _table(document, claims)
        else:
            out.write(b"".join(claim_line(document, c) for c in claims))
    out.flush()
    failures.end()


def _table(document: Document, claims: tuple[Claim, ...]) -> None:
    from rich.table import Table
    from rich.text import Text

    head = f"{document.name} · {document.language} · {len(claims)} claims"
    table = Table("speaker", "stance", "kind", "content", "event", title=Text(one_line(head)), title_justify="left")
    for claim in claims:
        content = " … ".join(span.text for span in claim.content)
        row(table, _speaker(claim), claim.stance, claim.kind, content, _event(claim))
    print_table(table, width=160)


def _speaker(claim: Claim) -> str:
    if claim.speaker is None:
        return "(not named)"
    entity = claim.speaker.entity
    return claim.speaker.text + (f" → {entity.caption}" if entity and entity.caption != claim.speaker.text else "")


def _event(claim: Claim) -> str:
    event = claim.event
    if event is None:
        return ""
    sides = f"{'+'.join(event.actor) or '?'} → {'+'.join(event.recipient) or '?'}"
    return " ".join(filter(None, [event.type, sides, ", ".join(event.objects), event.date]))
