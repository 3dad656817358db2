"""``screen`` and ``screening``: names against the lists, and the record of a run."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lagebild import workbench
from lagebild.cli.progress import track
from lagebild.cli.terminal import print_table, row, say, text, warn
from lagebild.cli.workspace import workspace_option
from lagebild.errors import TamperError
from lagebild.settings import settings

if TYPE_CHECKING:
    from lagebild.match import WhyNot

__all__ = ["screen_command", "screening_command"]

_COLLECTED = 100_000  # objects made before the collector looks: answers are small, free of cycles and soon gone
_FLUSHED = 64  # answers after which standard output is flushed, so that a reader need not wait
_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_PATH = click.Path(path_type=Path, exists=True)
_register_option = click.option("--register", type=_FILE, help="A list, in any format of `lists add`.")


@click.command(
    "screen",
    epilog='\b\nExamples:\n  lagebild screen "Ocean Maritime Management" --format table\n'
    "  lagebild screen --queries customers.csv --to run.jsonl\n"
    "  lagebild screen --documents reports/ --to run.jsonl",
)
@click.argument("names", nargs=-1, type=text)
@click.option("--queries", type=_FILE, help="JSON lines or CSV of queries.")
@click.option("--documents", type=_PATH, multiple=True, help="A document or a folder: the names in them.")
@_register_option
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), help="Record the run; goes on where it ended.")
@click.option("--since", multiple=True, metavar="SNAPSHOT", type=text, help="Only who must be screened again since.")
@click.option("--why-not", metavar="ID", type=text, help="Compare one name with this party, match or not.")
@click.option("--limit", type=click.IntRange(1, 50), default=5, show_default=True, help="Parties told of, a query.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@workspace_option
def screen_command(
    names: tuple[str, ...],
    queries: Path | None,
    documents: tuple[Path, ...],
    register: Path | None,
    to: Path | None,
    since: tuple[str, ...],
    why_not: str | None,
    limit: int,
    form: str,
    workspace: Path | None,
) -> None:
    """Check names against the register: a given file, else the workspace's lists, else the bundled starter.

    The score is the probability that the party is meant, as measured on labelled names.
    """
    if bool(names) + bool(queries) + bool(documents) != 1:
        raise click.UsageError("give either names, --queries FILE or --documents PATH")
    place = workspace or settings().workspace
    if why_not:
        if len(names) != 1 or to:
            raise click.UsageError("--why-not compares one name, and no file")
        _explain(workbench.why_not(place, names[0], why_not, register=register), form)
        return
    failures = workbench.Failures(warn)
    gc.set_threshold(_COLLECTED)
    if since:
        if to or register or documents:
            raise click.UsageError(
                "--since compares the lists of the workspace: leave out --to, --register and --documents"
            )
        again = workbench.screen_since(place, since, names, queries=queries, limit=limit, failures=failures)
        _lines(again) if form == "jsonl" else _again(again)
    elif to:
        if names:
            raise click.UsageError("--to records a file of queries: give --queries FILE or --documents PATH")
        _record(place, queries, documents, to, register, limit, failures)
    else:
        answers = workbench.screen(
            place, names, queries=queries, documents=documents, register=register, limit=limit, failures=failures
        )
        _lines(answers) if form == "jsonl" else _table(answers)
    failures.end()


def _record(
    place: Path,
    queries: Path | None,
    documents: tuple[Path, ...],
    to: Path,
    register: Path | None,
    limit: int,
    failures: workbench.Failures,
) -> None:
    answered = matching = 0
    run = workbench.run_screening(
        place, queries, to, documents=documents, register=register, limit=limit, failures=failures
    )
    for _, hits in track(run, "screening"):
        answered += 1
        matching += any(hit.match for hit in hits)
    say(f"{answered} queries answered, {matching} with a match; {to}")


def _lines(answers: workbench.Answers) -> None:
    from lagebild.export import json_line

    for number, answer in enumerate(answers):
        sys.stdout.buffer.write(json_line(answer))
        if number % _FLUSHED == 0:
            sys.stdout.buffer.flush()
    sys.stdout.buffer.flush()


def _table(answers: workbench.Answers) -> None:
    from rich.table import Table

    table = Table("query", "party", "id", "probability", "match", "why")
    for answer in answers:
        if not answer["results"] and "spans" not in answer:
            row(table, answer["id"], "no party near this name", "", "", "", "")
        for hit in answer["results"]:
            why = "; ".join(reason.detail for reason in hit.explanations.values())
            row(table, _asked(answer), hit.caption, hit.id, f"{hit.score:.2f}", "yes" if hit.match else "no", why)
    print_table(table)


def _asked(answer: dict[str, Any]) -> str:
    """Return the query's id, and where in a document the name stands."""
    places = [f"{span['start']}-{span['end']}" for span in answer.get("spans", ())]
    return f"{answer['id']} [{', '.join(places)}]" if places else str(answer["id"])


def _again(answers: workbench.Answers) -> None:
    found = 0
    for answer in answers:
        found += 1
        for change in answer["changes"]:
            say(f"{answer['id']}: {change['match']} {change['caption']} ({change['id']}, {change['score']:.2f}). "
                f"{change['sentence']}")  # fmt: skip
    say(f"{found} must be screened again" if found else "nobody must be screened again")


def _explain(found: WhyNot, form: str) -> None:
    if form == "jsonl":
        from lagebild.export import json_line

        sys.stdout.buffer.write(json_line(found))
        return
    from rich.table import Table

    table = Table("feature", "how it compares", "asked for", "listed")
    for name, reason in found.explanations.items():
        row(table, name, reason.detail, reason.query or "", reason.candidate or "")
    print_table(table)
    verdict = "matches" if found.match and found.comparable else "does not match"
    say(f"{found.caption} ({found.id}) {verdict}: probability {found.score:.2f}, the threshold is {found.threshold}")
    if not found.comparable:
        say(f"A query of this kind is not compared with a {found.schema}")
    elif not found.looked_at:
        say("The search did not come upon this party: too few rare words in common")


@click.group("screening")
def screening_command() -> None:
    """Records of screening runs: what is open, decide, replay."""


@screening_command.command("report", epilog="\b\nExample:\n  lagebild screening report run.jsonl")
@click.argument("run", type=_FILE)
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
def report(run: Path, form: str) -> None:
    """Check every line of a run and tell what it found and what is still to be decided."""
    found = workbench.sum_up(run)
    if form == "jsonl":
        from lagebild.export import json_line

        sys.stdout.buffer.write(json_line(found))
        return
    from rich.table import Table

    for source in found.sources:
        say(f"List {source.dataset} {source.date} {source.id}")
    say(
        f"Settings: threshold {found.settings.threshold}, {found.settings.program}, tables {found.settings.tables[:12]}"
    )
    say(f"{found.queries} queries, {found.matching} with a match, {found.hits} hits: {found.same} decided the same, "
        f"{found.other} decided another, {len(found.open)} open; digest {found.digest}")  # fmt: skip
    table = Table("query", "party", "probability")
    for query, party, score in found.open:
        row(table, query, party, f"{score:.2f}")
    if found.open:
        print_table(table)


@screening_command.command(
    "decide",
    epilog='\b\nExample:\n  lagebild screening decide run.jsonl 17 un-1 other --reason "born 1999" --reviewer A',
)
@click.argument("run", type=_FILE)
@click.argument("query", type=text)
@click.argument("party", type=text)
@click.argument("verdict", type=click.Choice(["same", "other"]))
@click.option("--reason", required=True, type=text, help="Why.")
@click.option("--reviewer", required=True, type=text, help="Who decides.")
def decide(run: Path, query: str, party: str, verdict: str, reason: str, reviewer: str) -> None:
    """Record that a hit is the same party (a true positive) or another (a false one)."""
    workbench.decide(run, query, party, same=verdict == "same", reason=reason, reviewer=reviewer)
    say(f"{query}, {party}: {verdict}; recorded")


@screening_command.command("replay", epilog="\b\nExample:\n  lagebild screening replay run.jsonl --register list.jsonl")
@click.argument("run", type=_FILE)
@_register_option
@workspace_option
def replay(run: Path, register: Path | None, workspace: Path | None) -> None:
    """Screen a run's queries again with the same lists; every difference is named, and is an error."""
    count = 0
    for one in workbench.replay(run, workspace or settings().workspace, register=register):
        count += 1
        say(f"{one.query}: was {_scores(one.was)}; is {_scores(one.now)}")
    if count:
        raise TamperError(f"{run}: {count} of its answers come out otherwise; each is named above")
    say("Every answer comes out the same")


def _scores(hits: tuple[tuple[str, float], ...]) -> str:
    return ", ".join(f"{party} {score:.4f}" for party, score in hits) or "nothing"
