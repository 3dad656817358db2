"""The findings, theme by theme: cases in full, and in a table what touches no provision and stands alone."""

from collections.abc import Callable

from lagebild.model import Proposition
from lagebild.report import wording
from lagebild.report.cases import build, in_full, weight
from lagebild.report.desk import Desk
from lagebild.report.outline import Block, Cell, Section, Table

__all__ = ["compose", "theme_of"]


def compose(theme: str, desk: Desk, extra: Callable[[Desk], tuple[Block, ...]] | None = None) -> Section | None:
    """Return the section of a theme, or none where there is nothing to say."""
    members = [p for p in desk.material.propositions if theme_of(p) == theme]
    members.sort(key=lambda p: weight(p, desk))
    full = [p for p in members if in_full(p, desk)]
    rest = [p for p in members if not in_full(p, desk)]
    blocks: list[Block] = [build(p, desk) for p in full]
    if rest:
        blocks.append(_table(theme, rest, desk))
    blocks += extra(desk) if extra else ()
    return Section(id=f"theme-{theme}", title=wording.SECTIONS[theme], blocks=tuple(blocks)) if blocks else None


def theme_of(proposition: Proposition) -> str:
    """Return the section a proposition stands in."""
    theme = wording.THEMES.get(proposition.theme, proposition.theme)
    return theme if theme in wording.SECTIONS else "other"


def _table(theme: str, rest: list[Proposition], desk: Desk) -> Table:
    rows = []
    for proposition in rest:
        claims = (*proposition.claims_for, *proposition.claims_other)
        said = wording.date(proposition.first_said) if proposition.first_said else "undated"
        origins = wording.series([o.caption for o in proposition.origins if o.side == "for"], 3)
        rows.append(
            (
                Cell(text=wording.headline(proposition), notes=desk.notes.claims(claims), foreign=True),
                Cell(text=origins or "nobody asserts it", foreign=True),
                Cell(text=said),
                Cell(text=proposition.status),
                Cell(text=proposition.grade),
            )
        )
    return Table(
        id=f"more-{theme}",
        caption="Also reported: one origin, no denial, no provision touched",
        head=("Alleged", "Origin", "First said", "Status", "Grade"),
        rows=tuple(rows),
        widths=(4, 2.4, 1.5, 1.3, 0.8),
    )
