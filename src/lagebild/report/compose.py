"""From material to outline: which sections there are, and in which order."""

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
        title=material.title,
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
