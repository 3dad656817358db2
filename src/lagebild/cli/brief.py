"""``demo``, ``propositions``, ``findings`` and ``report``: what the evidence amounts to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lagebild import workbench
from lagebild.cli.terminal import print_table, row, say, text
from lagebild.cli.workspace import workspace_option
from lagebild.settings import settings

if TYPE_CHECKING:
    from rich.table import Table

    from lagebild.model import Proposition
    from lagebild.workbench import Assessment

__all__ = ["demo_command", "findings_command", "propositions_command", "report_command"]

_as_of = click.option("--as-of", metavar="DATE", help="Only what was published by then, YYYY[-MM[-DD]].")
_form = click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)


@click.command("demo", epilog="\b\nExample:\n  lagebild demo --out demo")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("demo"), show_default=True, help="Folder."
)
def demo_command(out: Path) -> None:
    """Go the whole way on bundled dispatches: read, weigh, test, write the brief. No network, no set-up."""
    assessment = workbench.demo(out)
    print_table(_overview(assessment))
    say(
        f"{len(assessment.documents)} dispatches, {len(assessment.claims)} claims, "
        f"{len(assessment.propositions)} alleged facts, {len(assessment.findings)} tests of a provision."
    )
    for name in ("brief.html", "brief.pdf", "brief.json"):
        say(f"{out / name}")
    say(f"Open {out / 'brief.html'} first: every sentence leads to the characters it rests on.")


@click.command("propositions", epilog="\b\nExample:\n  lagebild propositions --as-of 2024-06 --format jsonl")
@_as_of
@_form
@workspace_option
def propositions_command(as_of: str | None, form: str, workspace: Path | None) -> None:
    """Print the alleged facts, who stands for and against each, status and grade."""
    assessment = workbench.assess(workspace or settings().workspace, as_of=as_of)
    if form == "jsonl":
        from lagebild.export import proposition_line

        sys.stdout.buffer.write(b"".join(map(proposition_line, assessment.propositions)))
        return
    print_table(_propositions(assessment))


@click.command("findings", epilog="\b\nExample:\n  lagebild findings --format jsonl > findings.jsonl")
@_as_of
@_form
@workspace_option
def findings_command(as_of: str | None, form: str, workspace: Path | None) -> None:
    """Print each alleged fact held against each provision that could apply, element by element."""
    assessment = workbench.assess(workspace or settings().workspace, as_of=as_of)
    if form == "jsonl":
        from lagebild.export import finding_line

        sys.stdout.buffer.write(b"".join(map(finding_line, assessment.findings)))
        return
    print_table(_findings(assessment))


@click.command("report", epilog="\b\nExample:\n  lagebild report --to brief.html --to brief.pdf")
@click.option(
    "--to",
    "targets",
    multiple=True,
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="FILE.html, FILE.pdf or FILE.json; may be given several times.",
)
@click.option("--title", type=text, help="Title of the brief.")
@_as_of
@workspace_option
def report_command(targets: tuple[Path, ...], title: str | None, as_of: str | None, workspace: Path | None) -> None:
    """Write the brief: each sentence opens at the characters it rests on."""
    workbench.report(workspace or settings().workspace, targets, as_of=as_of, title=title)
    for target in targets:
        say(str(target))


def _overview(assessment: Assessment) -> Table:
    """One row an alleged fact: who says so, who denies it, what it would touch."""
    from rich.table import Table
    from rich.text import Text

    table = Table("alleged fact", "said by", "denied by", "status", "would touch, if it happened", show_lines=True)
    for p in assessment.propositions:
        touched = [
            assessment.measures[f.measure]
            for f in assessment.findings
            if f.proposition == p.id and f.outcome == "breach indicated"
        ]
        if not touched:
            continue
        where = "; ".join(dict.fromkeys(f"{m.instrument.split()[1]} para {m.paragraph}" for m in touched))
        status = Text(f"{p.status} {p.grade}", "bold" if p.status == "contested" else "")
        row(table, p.caption, *_sides(p), status, where)
    return table


def _propositions(assessment: Assessment) -> Table:
    from rich.table import Table

    table = Table("alleged fact", "said by", "denied by", "statements", "status", show_lines=True)
    for p in assessment.propositions:
        statements = f"{len(p.claims_for)} for, {len(p.claims_against)} against"
        row(table, p.caption, *_sides(p), statements, f"{p.status} {p.grade}")
    return table


def _sides(proposition: Proposition) -> tuple[str, str]:
    """The origins that stand for and against an alleged fact, by name."""
    said, denied = (", ".join(o.caption for o in proposition.origins if o.side == side) for side in ("for", "against"))
    return said or "(nobody asserts it)", denied


def _findings(assessment: Assessment) -> Table:
    from rich.table import Table

    named = {p.id: p for p in assessment.propositions}
    table = Table("alleged fact", "status", "provision", "outcome", "elements that are not met")
    last = None
    for f in assessment.findings:
        p, m = named[f.proposition], assessment.measures[f.measure]
        repeated = p.id == last
        last = p.id
        unread = "" if m.paragraph_status == "read" else " (number not verified)"
        provision = f"{m.instrument} para {m.paragraph}{unread}"
        fact = ("", "") if repeated else (p.caption, f"{p.status} {p.grade}")
        short = ", ".join(f"{e.name} {e.state}" for e in f.elements if e.state != "met")
        row(table, *fact, provision, f.outcome, short)
    return table
