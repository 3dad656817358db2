"""``lists``: official lists and their changes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lagebild import workbench
from lagebild.cli.terminal import say, text, warn
from lagebild.cli.workspace import workspace_option
from lagebild.errors import ListError
from lagebild.settings import settings

if TYPE_CHECKING:
    from lagebild.model import Snapshot

__all__ = ["lists_command"]


@click.group("lists")
def lists_command() -> None:
    """Official lists: add snapshots, and say what changed between two."""


@lists_command.command("add", epilog="\b\nExample:\n  lagebild lists add un-xml consolidated.xml")
@click.argument("kind", type=click.Choice(["auto", "un-xml", "ftm"]))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--dataset", type=text, help="Name of the list, where the file does not tell (un, ofac, eu …).")
@click.option("--date", metavar="DATE", help="Date of issue, where the file does not tell.")
@workspace_option
def add(kind: str, file: Path, dataset: str | None, date: str | None, workspace: Path | None) -> None:
    """Keep a list as evidence; it is refused whole when it is malformed."""
    snapshot, new = workbench.add_list(workspace or settings().workspace, kind, file, dataset=dataset, date=date)
    _tell(snapshot, new)


def _tell(snapshot: Snapshot, new: bool) -> None:
    when = f"of {snapshot.date}" if snapshot.date else "without a date"
    size, state = len(snapshot.parties), "added" if new else "was there already"
    say(f"{snapshot.dataset} {when}: {size} {'party' if size == 1 else 'parties'}, {state}; id {snapshot.id[:12]}")


@lists_command.command(
    "update", epilog="\b\nExamples:\n  lagebild lists update\n  lagebild lists update --from downloads/"
)
@click.option(
    "--from",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Take every list in this folder instead; no network.",
)
@workspace_option
def update(folder: Path | None, workspace: Path | None) -> None:
    """Fetch the newest official lists from their publishers and keep each as evidence."""
    failures = workbench.Failures(warn)
    kept = 0
    for snapshot, new in workbench.update_lists(workspace or settings().workspace, folder=folder, failures=failures):
        _tell(snapshot, new)
        kept += 1
    if failures.count:
        raise ListError("not every list could be taken; a downloaded one is added with: lagebild lists add un-xml FILE")
    if not kept:
        raise ListError(f"{folder}: there is no file in it")


@lists_command.command("delta", epilog="\b\nExample:\n  lagebild lists delta january.xml february.xml")
@click.argument("a")
@click.argument("b")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@workspace_option
def delta(a: str, b: str, form: str, workspace: Path | None) -> None:
    """Say in words who was added, removed and changed from A to B (files, or snapshot ids of the workspace)."""
    change = workbench.lists_delta(workspace or settings().workspace, a, b)
    if form == "json":
        import msgspec

        from lagebild.export import json_line

        sys.stdout.buffer.write(msgspec.json.format(json_line(change), indent=2) + b"\n")
        return
    for sentence in change.sentences():
        say(sentence)
