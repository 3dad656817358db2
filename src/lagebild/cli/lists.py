"""``lists``: official lists and their changes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from lagebild import workbench
from lagebild.cli.terminal import say, text, warn
from lagebild.cli.workspace import workspace_option
from lagebild.errors import ListError
from lagebild.settings import settings

if TYPE_CHECKING:
    from lagebild.model import Snapshot

__all__ = ["lists_command"]

_KINDS = ("auto", "un-xml", "ofac-xml", "ofac-csv", "eu-xml", "uk-xml", "uk-csv", "ftm")


@click.group("lists")
def lists_command() -> None:
    """Official lists: add snapshots, and say what changed between two."""


@lists_command.command(
    "add",
    epilog="\b\nExamples:\n  lagebild lists add auto consolidated.xml\n  lagebild lists add ofac-csv sdn.csv",
)
@click.argument("kind", type=click.Choice(_KINDS))
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
        raise ListError("not every list could be taken; a downloaded one is added with: lagebild lists add auto FILE")
    if not kept:
        raise ListError(f"{folder}: there is no file in it")


@lists_command.command("delta", epilog="\b\nExample:\n  lagebild lists delta january.xml february.xml")
@click.argument("a")
@click.argument("b")
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@workspace_option
def delta(a: str, b: str, form: str, workspace: Path | None) -> None:
    """Say in words who was added, removed and changed from A to B (files, or snapshot ids of the workspace)."""
    change = workbench.lists_delta(workspace or settings().workspace, a, b)
    if form == "json":
        from lagebild.export import json_line

        sys.stdout.buffer.write(msgspec.json.format(json_line(change), indent=2) + b"\n")
        return
    if form == "jsonl":
        from lagebild.export import json_line

        for record in change.records():
            sys.stdout.buffer.write(json_line(record))
        return
    for sentence in change.sentences():
        say(sentence)


@lists_command.command("clusters", epilog="\b\nExample:\n  lagebild lists clusters --format jsonl")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@workspace_option
def clusters(form: str, workspace: Path | None) -> None:
    """Say which entries of the lists are one party and why, and which were kept apart although they share a number."""
    found, captions = workbench.clusters(workspace or settings().workspace)
    if form == "jsonl":
        from lagebild.export import json_line

        for one in found.clusters:
            told = [{"sentence": merge.sentence()} | msgspec.structs.asdict(merge) for merge in one.merges]
            sys.stdout.buffer.write(json_line({"cluster": one.id, "members": one.members, "merges": told}))
        for apart in found.blocked:
            sys.stdout.buffer.write(json_line({"apart": msgspec.structs.asdict(apart), "sentence": apart.sentence()}))
        return
    for one in found.clusters:
        say("; ".join(f"{captions[member]} ({member})" for member in one.members))
        for merge in one.merges:
            say(f"  {merge.sentence()}")
    for apart in found.blocked:
        say(f"Apart: {captions[apart.one]} and {captions[apart.other]}: {apart.sentence()}")
    joined = sum(len(one.members) for one in found.clusters)
    say(f"{len(found.clusters)} parties with {joined} entries; {len(found.blocked)} pairs kept apart")


_reason_option = click.option("--reason", required=True, type=text, help="Why.")
_reviewer_option = click.option("--reviewer", required=True, type=text, help="Who decides.")


@lists_command.command("apart", epilog='\b\nExample:\n  lagebild lists apart un-1 eu-2 --reason "cousins" --reviewer A')
@click.argument("one", type=text)
@click.argument("other", type=text)
@_reason_option
@_reviewer_option
@workspace_option
def apart(one: str, other: str, reason: str, reviewer: str, workspace: Path | None) -> None:
    """Decide that two entries are two parties: undoes what joined them."""
    _decide(one, other, False, reason, reviewer, workspace)


@lists_command.command(
    "together", epilog='\b\nExample:\n  lagebild lists together un-1 eu-2 --reason "typo" --reviewer A'
)
@click.argument("one", type=text)
@click.argument("other", type=text)
@_reason_option
@_reviewer_option
@workspace_option
def together(one: str, other: str, reason: str, reviewer: str, workspace: Path | None) -> None:
    """Decide that two entries are one party: joins them, whatever they share."""
    _decide(one, other, True, reason, reviewer, workspace)


def _decide(one: str, other: str, same: bool, reason: str, reviewer: str, workspace: Path | None) -> None:
    place = workspace or settings().workspace
    new = workbench.decide_parties(place, one, other, same=same, reason=reason, reviewer=reviewer)
    verdict = "one party" if same else "two parties"
    say(f"{one} and {other}: {verdict}{'' if new else ', as was decided before'}")
