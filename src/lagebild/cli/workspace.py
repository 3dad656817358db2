"""``init``, ``add`` and ``verify``: the workspace and its evidence."""

from __future__ import annotations

from pathlib import Path

import click

from lagebild import workbench
from lagebild.cli.progress import track
from lagebild.cli.terminal import say, text, warn
from lagebild.errors import TamperError
from lagebild.settings import settings

__all__ = ["add_command", "init_command", "verify_command", "workspace_option"]

workspace_option = click.option(
    "-w",
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the workspace; default: LAGEBILD_WORKSPACE, the current folder, or ./lagebild.",
)


@click.command("init", epilog="\b\nExample:\n  lagebild init panel && cd panel")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def init_command(folder: Path) -> None:
    """Make a workspace: one folder, one SQLite file, blobs by hash."""
    workbench.init(folder)
    say(f"workspace ready in {folder}; next: lagebild add -w {folder} FILES…")


@click.command(
    "add",
    epilog="\b\nExamples:\n  lagebild add news/ --publisher yonhap\n  lagebild add https://example.org/report.html",
)
@click.argument("sources", nargs=-1, required=True)
@click.option("--publisher", type=text, metavar="ID", help="Who printed it, where the file does not tell.")
@click.option("--published", metavar="DATE", help="YYYY[-MM[-DD]].")
@click.option("--reader", help="encoder, rules or llm; default: encoder where its model is installed.")
@workspace_option
def add_command(
    sources: tuple[str, ...],
    publisher: str | None,
    published: str | None,
    reader: str | None,
    workspace: Path | None,
) -> None:
    """Capture files, folders or addresses, read their claims and keep both as evidence.

    Each document is stored whole or not at all. A repeated run skips what is there and does the rest.
    """
    failures = workbench.Failures(warn)
    new = old = claims = 0
    for outcome in track(
        workbench.add(
            workspace or settings().workspace,
            sources,
            publisher=publisher,
            published=published,
            reader=reader,
            failures=failures,
        ),
        "adding",
        silent=True,
    ):
        new += outcome.new
        old += not outcome.new
        claims += outcome.claims
    say(f"{new} documents added with {claims} claims, {old} were there already, {failures.count} failed")
    failures.end()


@click.command("verify", epilog="\b\nExample:\n  lagebild verify -w panel --against last-year.jsonl")
@click.option("--against", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="An earlier export.")
@click.option("--export", type=click.Path(path_type=Path, dir_okay=False), help="Also write an export to this file.")
@workspace_option
def verify_command(against: Path | None, export: Path | None, workspace: Path | None) -> None:
    """Recompute every hash, entry and tree head; name the first that differs."""
    result = workbench.verify(workspace or settings().workspace, against=against, export=export)
    if result.problems:
        for problem in result.problems[1:]:
            warn(problem)
        raise TamperError(result.problems[0])
    for note in result.notes:
        say(note)
    say(f"verified: {result.size} entries, root {result.root}")
