"""From material to outline: which sections there are, and in which order."""

from msgspec import structs

import lagebild
from lagebild.report import (
    actors,
    agreements,
    method,
    monitoring,
    questions,
    sources,
    summary,
    themes,
    timeline,
    wording,
)
from lagebild.report.desk import Desk
from lagebild.report.material import Material
from lagebild.report.numbering import renumber
from lagebild.report.outline import Brief, Figure, Section

__all__ = ["compose"]


def compose(material: Material) -> Brief:
    """Return the outline of a brief. The same material gives the same outline, whatever the order of its parts.

    Raise ``DataError`` where a record that is cited is missing, ``TamperError`` where a quotation is not what the
    document says.
    """
    material = _ordered(material)
    desk = Desk(material)
    sections: list[Section | None] = [summary.compose(desk)]
    pictures = tuple(picture for picture in (timeline.draw(desk), actors.draw(desk)) if picture)
    if pictures:
        sections.append(Section(id="pictures", title="The situation in two pictures", blocks=pictures))
    for theme in wording.SECTIONS:
        extra = {"agreements": agreements.blocks, "monitoring": monitoring.blocks}.get(theme)
        sections.append(themes.compose(theme, desk, extra))
    sections += [questions.compose(desk), sources.parties(desk), sources.compose(desk), method.compose(desk)]
    ordered, footnotes = renumber(tuple(section for section in sections if section), desk.notes.all())
    return Brief(
        title=material.title.strip() or "Situation brief",
        period=_period(material),
        as_of=material.as_of,
        producer=f"lagebild {lagebild.__version__}",
        figures=_figures(material),
        ledger_size=material.head.size,
        ledger_root=material.head.root,
        sections=ordered,
        footnotes=footnotes,
        material=material,
    )


def _ordered(material: Material) -> Material:
    """Bring everything into one order, so that the brief depends on what is in the material only."""
    return structs.replace(
        material,
        documents=dict(sorted(material.documents.items())),
        claims=dict(sorted(material.claims.items())),
        propositions=tuple(sorted(material.propositions, key=lambda p: p.id)),
        findings=tuple(sorted(material.findings, key=lambda f: f.id)),
        measures=dict(sorted(material.measures.items())),
        agreements=tuple(sorted(material.agreements, key=lambda a: a.id)),
        attachments={key: tuple(sorted(ids)) for key, ids in sorted(material.attachments.items())},
        publishers=dict(sorted(material.publishers.items())),
        votes=tuple(sorted(material.votes, key=lambda v: (v.date, v.id))),
        mandates=tuple(sorted(material.mandates, key=lambda m: (m.from_date, m.id))),
        snapshots=tuple(sorted(material.snapshots, key=lambda s: (s.dataset, s.date, s.id))),
        parties=tuple(sorted(material.parties, key=lambda h: (h.document, h.start, h.end, h.entity_id))),
        names=dict(sorted(material.names.items())),
    )


def _period(material: Material) -> str:
    dates = sorted(d.published for d in material.documents.values() if d.published)
    if not dates:
        return "undated documents"
    first, last = wording.date(dates[0]), wording.date(dates[-1])
    return first if first == last else f"{first} to {last}"


def _figures(material: Material) -> tuple[Figure, ...]:
    origins = {origin.id for proposition in material.propositions for origin in proposition.origins}
    numbers = (
        ("documents", len(material.documents)),
        ("statements", len(material.claims)),
        ("origins", len(origins)),
        ("alleged facts", len(material.propositions)),
        ("contested", sum(p.status == "contested" for p in material.propositions)),
        ("provisions tested", len({finding.measure for finding in material.findings})),
    )
    return tuple(Figure(label=label, value=value) for label, value in numbers)
