"""``assess``, ``report`` and ``demo``: everything right of the ledger, computed anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from lagebild.errors import UsageError
from lagebild.ledger import Correction, Decision
from lagebild.memory import Memory
from lagebild.model import Agreement, Claim, Document, Finding, Measure, Proposition, Publisher, Snapshot
from lagebild.workbench.corrections import applied
from lagebild.workbench.inputs import open_workspace, partial_date, was_there
from lagebild.workbench.outlets import judged
from lagebild.workbench.treaties import registered

if TYPE_CHECKING:
    from lagebild.report import Brief, Hit, Material

__all__ = ["Assessment", "assess", "brief", "demo", "material", "report", "weighed"]

_MARK = ".lagebild-demo"


class Assessment(Struct, frozen=True, kw_only=True):
    """Everything right of the ledger, computed anew: it can be thrown away.

    ``claims`` are as corrected. ``originals`` holds the machine's version of those that were, ``corrections`` what
    people said of each, oldest first.
    """

    documents: dict[str, Document]
    claims: dict[str, Claim]
    propositions: tuple[Proposition, ...]
    findings: tuple[Finding, ...]
    measures: dict[str, Measure]
    agreements: tuple[Agreement, ...]
    attachments: dict[str, tuple[str, ...]]
    publishers: dict[str, Publisher] = field(default_factory=dict)  # as judged in this workspace
    snapshots: tuple[Snapshot, ...] = ()
    originals: dict[str, Claim] = field(default_factory=dict)
    corrections: dict[str, tuple[Correction, ...]] = field(default_factory=dict)
    head: tuple[int, str | None] = (0, None)
    as_of: str | None = None


def assess(workspace: Path, *, as_of: str | None = None) -> Assessment:
    """Weigh all claims of the workspace and test them; with ``as_of`` only what was published by then."""
    as_of = partial_date(as_of)
    with open_workspace(workspace) as store:
        documents = {d.id: d for d in store.documents() if was_there(d.published, as_of)}
        claims = [c for c in store.claims() if c.document in documents]
        snapshots = tuple(s for s in store.snapshots() if was_there(s.date, as_of))
        corrections, decisions = tuple(store.corrections()), tuple(store.decisions())
        head = store.head()
    return weighed(documents, claims, snapshots, corrections, decisions, as_of, (head.size, head.root))


def report(workspace: Path, targets: Sequence[Path], *, as_of: str | None = None, title: str | None = None) -> None:
    """Write the brief of the workspace to each target, its form told by the suffix."""
    from lagebild import report as room

    for target in targets:
        room.check(target)
    brief = _composed(assess(workspace, as_of=as_of), title)
    for target in targets:
        room.write(brief, target)


def brief(assessment: Assessment, form: str, title: str | None = None) -> bytes:
    """Return the brief as ``html``, ``pdf`` or ``json``; UsageError when there is no such form."""
    from lagebild import report as room

    forms = {"html": room.render_html, "pdf": room.render_pdf, "json": room.render_json}
    if form not in forms:
        raise UsageError(f"no form {form[:20]!r} of the brief; there are {', '.join(forms)}")
    return forms[form](_composed(assessment, title))


def demo(out: Path) -> Assessment:
    """Run the whole way on the bundled dispatches into ``out``: workspace, brief.html, brief.pdf, brief.json."""
    folder = out / "workspace"
    if folder.exists():
        if not (out / _MARK).exists():
            raise UsageError(f"{folder} is not from an earlier demo: choose another folder with --out")
        shutil.rmtree(folder)
    out.mkdir(parents=True, exist_ok=True)
    (out / _MARK).touch()  # before the first document, so that a demo that was killed can be run again
    _bundle(folder)
    assessment = assess(folder)
    from lagebild import report as room

    brief = _composed(assessment, "North Korea: treaty, transfers, denials, 2023 to 2025")
    for name in ("brief.html", "brief.pdf", "brief.json"):
        room.write(brief, out / name)
    return assessment


def _bundle(folder: Path) -> None:
    """Put the bundled dispatches and the starter register into a new workspace."""
    from lagebild import intake, lists
    from lagebild.data import load
    from lagebild.read import reader

    chosen = reader("rules")
    examples = files("lagebild.data") / "examples"
    with open_workspace(folder, create=True, write=True) as store:
        snapshot, raw = lists.starter(), lists.starter_bytes()
        store.add_snapshot(snapshot, raw)
        for entry in load("examples/manifest"):
            data = examples.joinpath(entry["file"]).read_bytes()
            name = entry["file"].rpartition("/")[2]
            document = intake.capture(
                data, name, publisher=entry["publisher"], published=entry["published"], url=entry.get("url")
            )
            store.add_document(document, data, chosen.read(document))


def weighed(
    documents: dict[str, Document],
    claims: Iterable[Claim],
    snapshots: tuple[Snapshot, ...],
    corrections: Sequence[Correction],
    decisions: Sequence[Decision],
    as_of: str | None,
    head: tuple[int, str | None],
    copies: Mapping[str, str] | None = None,
    memory: Memory | None = None,
) -> Assessment:
    """Weigh and test the evidence that is given; corrections of claims that are not given count for nothing.

    With the ``memory`` of an earlier call what the evidence added since does not touch is not computed again.
    """
    from lagebild import measures, weigh

    memory = memory or Memory()
    memory.begin()
    read = {c.id: c for c in claims}
    by_id = applied(read.values(), corrections)
    histories: dict[str, tuple[Correction, ...]] = {}
    for correction in corrections:
        if correction.claim.id in read:
            histories[correction.claim.id] = (*histories.get(correction.claim.id, ()), correction)
    publishers = judged(decisions)
    propositions = weigh.weigh(documents, by_id.values(), publishers, copies=copies, memory=memory)
    agreements = registered(decisions)
    return Assessment(
        documents=documents,
        claims=by_id,
        propositions=propositions,
        findings=measures.test(propositions, by_id, agreements=agreements, as_of=as_of, memory=memory),
        measures={m.id: m for m in measures.provisions()},
        agreements=agreements,
        attachments=measures.attach(agreements, propositions, by_id, documents, memory),
        publishers=publishers,
        snapshots=snapshots,
        originals={key: read[key] for key in histories},
        corrections=histories,
        head=head,
        as_of=as_of,
    )


def material(assessment: Assessment, **more: Any) -> Material:
    """Return what the brief and its pictures are made of; ``more`` are further fields, such as the listed parties."""
    from lagebild import measures, report
    from lagebild.link.captions import captions

    states = tuple(
        report.ListState(dataset=s.dataset, date=s.date, id=s.id, parties=len(s.parties)) for s in assessment.snapshots
    )
    return report.Material(
        documents=assessment.documents,
        claims=assessment.claims,
        propositions=assessment.propositions,
        findings=assessment.findings,
        measures=assessment.measures,
        agreements=assessment.agreements,
        attachments=assessment.attachments,
        publishers=assessment.publishers,
        votes=measures.votes(),
        mandates=measures.mandates(),
        snapshots=states,
        names=captions(),
        head=report.Head(size=assessment.head[0], root=assessment.head[1]),
        as_of=assessment.as_of,
        **more,
    )


def _composed(assessment: Assessment, title: str | None) -> Brief:
    from lagebild import report

    told = {"title": title} if title else {}
    return report.compose(material(assessment, parties=_parties(assessment), **told))


def _parties(assessment: Assessment) -> tuple[Hit, ...]:
    """Return where the documents name a listed party by its full name."""
    from lagebild.link import Gazetteer
    from lagebild.lists import Register
    from lagebild.report import Hit

    listed = {party.id: party for party in Register(assessment.snapshots).parties(assessment.as_of)}
    gazetteer = Gazetteer(listed.values())
    return tuple(
        Hit(
            entity_id=party.id,
            caption=party.caption,
            reference=next((x.reference for x in party.listings if x.reference), ""),
            document=document.id,
            start=naming.start,
            end=naming.end,
            score=1.0,
        )
        for document in assessment.documents.values()
        for naming in gazetteer.mentions(document.text, document.language)
        if (party := listed.get(naming.entity.id))
    )
