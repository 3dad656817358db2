"""The use cases. The faces (command line, later API and web) call only this module.

Heavy rooms are imported inside the functions that need them, so that ``read`` starts fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from lagebild.errors import IntakeError, LagebildError, ListError, UsageError, WorkspaceError
from lagebild.model import Agreement, Claim, Document, Finding, Measure, Proposition, Snapshot
from lagebild.settings import settings

if TYPE_CHECKING:
    from lagebild.lists import Delta
    from lagebild.store import Workspace

__all__ = [
    "Added",
    "Answers",
    "Assessment",
    "Failures",
    "Verified",
    "add",
    "add_list",
    "assess",
    "demo",
    "init",
    "lists_delta",
    "read",
    "report",
    "screen",
    "update_lists",
    "verify",
]

Answers: TypeAlias = Iterator[dict[str, Any]]
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Failures:
    """Collects what went wrong in a batch, so that the rest of it goes on."""

    def __init__(self, tell: Callable[[str], None] = lambda message: None) -> None:
        self.count = 0
        self._tell = tell

    def note(self, name: str, error: Exception) -> None:
        """Tell about one failed input and count it."""
        self.count += 1
        self._tell(f"{name}: {error}")

    def end(self) -> None:
        """Raise IntakeError when anything failed."""
        if self.count:
            raise IntakeError(f"{self.count} of the inputs could not be read; each is named above")


class Added(Struct, frozen=True):
    """What became of one input of ``add``."""

    name: str
    new: bool
    claims: int


class Verified(Struct, frozen=True):
    """What ``verify`` found; the first problem is the first that differs."""

    size: int
    root: str
    problems: tuple[str, ...]
    notes: tuple[str, ...]


class Assessment(Struct, frozen=True, kw_only=True):
    """Everything right of the ledger, computed anew: it can be thrown away."""

    documents: dict[str, Document]
    claims: dict[str, Claim]
    propositions: tuple[Proposition, ...]
    findings: tuple[Finding, ...]
    measures: dict[str, Measure]
    agreements: tuple[Agreement, ...]
    attachments: dict[str, tuple[str, ...]]
    snapshots: tuple[Snapshot, ...] = ()
    head: tuple[int, str] | None = None
    as_of: str | None = None


def read(
    paths: Sequence[str | Path],
    *,
    reader: str = "rules",
    publisher: str | None = None,
    published: str | None = None,
    failures: Failures | None = None,
) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Yield each document below ``paths`` with its claims; one document in memory at a time."""
    from lagebild import intake
    from lagebild.read import reader as make

    failures = failures or Failures()
    chosen = make(reader)
    published = _partial_date(published)
    for name, path in intake.sources(paths):
        try:
            document = intake.capture(_bytes(path), name, publisher=publisher, published=published)
            claims = chosen.read(document)
        except (IntakeError, OSError) as error:
            failures.note(name, error)
            continue
        yield document, claims


def init(folder: Path) -> None:
    """Make an empty workspace in ``folder``; raises WorkspaceError when one is there."""
    from lagebild.store import Workspace

    Workspace.create(folder).close()


def add(
    workspace: Path,
    sources: Sequence[str],
    *,
    publisher: str | None = None,
    published: str | None = None,
    reader: str = "rules",
    failures: Failures | None = None,
) -> Iterator[Added]:
    """Capture each source, read it, and store document and claims in one step; what is there is skipped."""
    from lagebild import intake
    from lagebild.read import reader as make

    failures = failures or Failures()
    published = _partial_date(published)
    chosen = make(reader)
    with _open(workspace, create=True, write=True) as store:
        for name, fetch in _inputs(sources, failures):
            try:
                data, url, retrieved = fetch()
                document = intake.capture(
                    data, name, publisher=publisher, published=published, url=url, retrieved=retrieved
                )
                claims = () if store.document(document.id) else chosen.read(document)
                yield Added(name, store.add_document(document, data, claims), len(claims))
            except (IntakeError, OSError) as error:
                failures.note(name, error)


def add_list(
    workspace: Path, kind: str, file: Path, *, dataset: str | None = None, date: str | None = None
) -> tuple[Snapshot, bool]:
    """Keep one official list as evidence; returns it and whether it was new."""
    from lagebild import lists

    data = _bytes(file)
    snapshot = lists.read_list(kind, data, dataset=dataset, date=_partial_date(date))
    with _open(workspace, create=True, write=True) as store:
        return snapshot, store.add_snapshot(snapshot, data)


def update_lists(
    workspace: Path, *, folder: Path | None = None, failures: Failures | None = None
) -> Iterator[tuple[Snapshot, bool]]:
    """Keep the newest official lists: fetched from their publishers, or all that lie in ``folder``."""
    from lagebild import intake, lists
    from lagebild.data import load

    failures = failures or Failures()
    found: Iterable[tuple[str, str, str | None, Callable[[], bytes]]]
    if folder is None:
        found = [
            (entry["address"], entry["kind"], name, lambda url=entry["address"]: intake.fetch(url)[0])
            for name, entry in sorted(load("lists").items())
        ]
    else:
        files = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
        found = [(p.name, "auto", None, lambda p=p: _bytes(p)) for p in files]  # type: ignore[misc]
    with _open(workspace, create=True, write=True) as store:
        for name, kind, dataset, fetch in found:
            try:
                data = fetch()
                snapshot = lists.read_list(kind, data, dataset=dataset)
                yield snapshot, store.add_snapshot(snapshot, data)
            except (ListError, IntakeError, OSError) as error:
                failures.note(name, error)


def lists_delta(workspace: Path, a: str, b: str) -> Delta:
    """Compare two lists, each a file or the (shortened) id of a snapshot in the workspace."""
    from lagebild import lists

    return lists.delta(*(_list(workspace, given) for given in (a, b)))


def screen(
    workspace: Path,
    names: Sequence[str] = (),
    *,
    queries: Path | None = None,
    register: Path | None = None,
) -> Answers:
    """Yield one answer a query, best first, against a register file, the workspace's lists or the starter register."""
    from lagebild import lists, match

    if register:
        parties: Iterable[Any] = lists.read_list("auto", _bytes(register)).parties
    else:
        parties = [party for snapshot in _snapshots(workspace) for party in snapshot.parties]
    index = match.Index(parties)
    asked: Iterable[dict[str, Any]] = (
        match.read_queries(queries)
        if queries
        else ({"id": name, "schema": "LegalEntity", "properties": {"name": [name]}} for name in names)
    )
    for query in asked:
        yield {"id": query["id"], "results": index.screen(query)}


def assess(workspace: Path, *, as_of: str | None = None) -> Assessment:
    """Weigh all claims of the workspace and test them; with ``as_of`` only what was published by then."""
    as_of = _partial_date(as_of)
    with _open(workspace) as store:
        documents = {d.id: d for d in store.documents() if _by(d.published, as_of)}
        claims = [c for c in store.claims() if c.document in documents]
        snapshots = tuple(s for s in store.snapshots() if _by(s.date, as_of))
        head = store.head()
    return _assess(documents, claims, snapshots, as_of, (head.size, head.root))


def report(workspace: Path, targets: Sequence[Path], *, as_of: str | None = None, title: str | None = None) -> None:
    """Write the brief of the workspace to each target, its form told by the suffix."""
    from lagebild import report as room

    for target in targets:
        if target.suffix not in {".html", ".pdf", ".json", ".docx"}:
            raise UsageError(f"{target}: a brief is written as .html, .pdf or .json")
    material = _material(assess(workspace, as_of=as_of), title)
    for target in targets:
        room.write(material, target)


def verify(workspace: Path, *, against: Path | None = None, export: Path | None = None) -> Verified:
    """Recompute everything that is stored and compare it, also with an earlier export when given."""
    from lagebild.store import verify as check

    return check(workspace, against=against, export=export)


def demo(out: Path) -> Assessment:
    """Run the whole way on the bundled dispatches into ``out``: workspace, brief.html, brief.pdf, brief.json."""
    from lagebild import demonstration

    return demonstration.run(out)


def _partial_date(given: str | None) -> str | None:
    if given is not None and not _DATE.fullmatch(given):
        raise UsageError(f"{given[:40]!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    return given


def _bytes(path: Path) -> bytes:
    limit = settings().max_bytes
    if (size := path.stat().st_size) > limit:
        raise IntakeError(f"{size:,} bytes are more than {limit:,}: split it, or raise LAGEBILD_MAX_BYTES")
    return path.read_bytes()


def _open(workspace: Path, *, create: bool = False, write: bool = False) -> Workspace:
    from lagebild.store import Workspace

    if create and not (workspace / "lagebild.sqlite").exists():
        return Workspace.create(workspace)
    return Workspace.open(workspace, write=write)


def _by(date: str | None, as_of: str | None) -> bool:
    """Tell whether something dated ``date`` was there on ``as_of``; what has no date was."""
    return as_of is None or date is None or date <= as_of or date.startswith(as_of)


def _inputs(
    sources: Sequence[str], failures: Failures
) -> Iterator[tuple[str, Callable[[], tuple[bytes, str | None, str | None]]]]:
    from lagebild import intake

    for source in sources:
        if source.startswith(("http://", "https://")):
            yield source, lambda url=source: (*intake.fetch(url),)  # type: ignore[misc]
            continue
        try:
            for name, path in intake.sources([source]):
                yield name, lambda path=path: (_bytes(path), None, None)  # type: ignore[misc]
        except LagebildError as error:
            failures.note(source, error)


def _list(workspace: Path, given: str) -> Snapshot:
    from lagebild import lists

    if (path := Path(given)).is_file():
        return lists.read_list("auto", _bytes(path))
    found = [s for s in _snapshots(workspace) if s.id.startswith(given)] if len(given) >= 6 else []
    if len(found) != 1:
        raise ListError(f"{given}: neither a file nor the id of one snapshot of {workspace} (see: lagebild verify)")
    return found[0]


def _snapshots(workspace: Path) -> tuple[Snapshot, ...]:
    from lagebild import lists

    try:
        with _open(workspace) as store:
            return tuple(store.snapshots()) or (lists.starter(),)
    except WorkspaceError:
        return (lists.starter(),)


def _assess(
    documents: dict[str, Document],
    claims: Sequence[Claim],
    snapshots: tuple[Snapshot, ...],
    as_of: str | None,
    head: tuple[int, str] | None,
) -> Assessment:
    from lagebild import intake, measures, weigh

    by_id = {c.id: c for c in claims}
    propositions = weigh.weigh(documents, claims, intake.publishers())
    agreements = measures.agreements()
    return Assessment(
        documents=documents,
        claims=by_id,
        propositions=propositions,
        findings=measures.test(propositions, by_id, as_of=as_of),
        measures={m.id: m for m in measures.provisions()},
        agreements=agreements,
        attachments=measures.attach(agreements, propositions, by_id),
        snapshots=snapshots,
        head=head,
        as_of=as_of,
    )


def _material(assessment: Assessment, title: str | None) -> Any:
    from lagebild import intake, measures, report

    return report.Material(
        documents=assessment.documents,
        claims=assessment.claims,
        propositions=assessment.propositions,
        findings=assessment.findings,
        measures=assessment.measures,
        agreements=assessment.agreements,
        attachments=assessment.attachments,
        publishers=intake.publishers(),
        votes=measures.votes(),
        mandates=measures.mandates(),
        head=assessment.head,
        as_of=assessment.as_of,
        title=title,
    )
