"""The picture in time: what happened, or is said to have happened, against what was said when."""

from datetime import date, timedelta

from lagebild.model import Claim, Proposition
from lagebild.report import wording
from lagebild.report.cases import in_full, weight
from lagebild.report.chronology import Act, Row, acts_of, by_day, days_of, row_of, window_of
from lagebild.report.desk import Desk
from lagebild.report.outline import Cell, Picture, Table
from lagebild.report.svg import Board, wrap
from lagebild.report.tongue import Tongue

__all__ = ["draw"]

_WIDTH, _LEFT, _RIGHT = 760, 250, 744
_ROWS, _ACTS = 12, 6
_ROW, _LANE, _AXIS = 54, 31, 26
_BEFORE, _AFTER = timedelta(days=60), timedelta(days=60)


def draw(desk: Desk, window: tuple[str | None, str | None] = (None, None)) -> Picture | None:
    """Return the picture with its twin table, or none where nothing has a date.

    ``window`` narrows it to what lies between two partial dates, either of them open.
    """
    say = desk.tongue.say
    first, last = window_of(window)
    ranked = sorted(desk.material.propositions, key=lambda p: weight(p, desk))
    rows = [row for proposition in ranked if (row := row_of(proposition, desk, first, last))][:_ROWS]
    rows.sort(key=lambda row: (min(days_of(row)), row.proposition.id))
    days = [day for row in rows for day in days_of(row)]
    acts = acts_of(desk)
    if not days:
        return None
    low, high = min(days), max(days)
    near = [act for act in acts if max(low - _BEFORE, first) <= act.day <= min(high + _AFTER, last)]
    shown = sorted(sorted(near, key=lambda act: (act.rank, act.day, act.text))[:_ACTS], key=by_day)
    low, high = min([low, *(a.day for a in shown)]), max([high, *(a.day for a in shown)])
    if first > date.min:
        low = first
    if last < date.max:
        high = last
    title = say("What happened, and what was said when")
    description = say(
        f"{wording.count(len(rows), 'row')}, one for each alleged fact, from {wording.date(low.isoformat())} to "
        f"{wording.date(high.isoformat())}. A bar shows when it is alleged to have happened, filled circles above the "
        "row's line when it was alleged, diamonds below it when it was denied. Vertical lines are dated acts from the "
        "registers. The table that follows has the same content in words."
    )
    svg = _paint(rows, shown, low, high, title, description, desk)
    return Picture(id="timeline", title=title, description=description, svg=svg, twin=_twin(rows, shown, desk))


def _paint(rows: list[Row], acts: list[Act], low: date, high: date, title: str, description: str, desk: Desk) -> str:
    tongue = desk.tongue
    labels = [wrap(tongue.say(act.text), 11, 142, 2) for act in acts]
    right = _RIGHT - (134 if acts and _x(acts[-1].day, low, high, _RIGHT) > _RIGHT - 140 else 8)
    lanes = _lanes([_x(act.day, low, high, right) for act in acts])
    top = 12 + _LANE * (max(lanes, default=-1) + 1)
    body = top + _AXIS
    height = body + _ROW * len(rows) + 44
    board = Board(_WIDTH, height, title, description, "timeline")
    for act, lines, lane in zip(acts, labels, lanes, strict=True):
        x, y = _x(act.day, low, high, right), top - 8 - _LANE * lane
        board.line(x, y - 20, x, body + _ROW * len(rows), "mark", 1, "2 3")
        board.dot(x, y - 20, 2.5, "mark")
        for place, line in enumerate(lines):
            board.text(x + 6, y - 16 + 13 * place, line, size=11, colour="mark")
    with board.group("axis", low=low.isoformat(), high=high.isoformat(), left=f"{_LEFT + 12}", right=f"{right:g}"):
        _axis(board, low, high, right, top, body + _ROW * len(rows), tongue)
    for place, row in enumerate(rows):
        with board.group("fact", fact=row.proposition.id):
            _paint_row(board, row, low, high, right, body + _ROW * place, tongue)
    _legend(board, height - 16, tongue)
    return board.svg()


def _lanes(places: list[float]) -> list[int]:
    """Stack labels, later ones nearer to the axis, so that no label covers another or the line of another."""
    lanes = [0] * len(places)
    for at in range(len(places) - 2, -1, -1):
        near = [lanes[k] for k in range(at + 1, len(places)) if places[k] < places[at] + 150]
        lanes[at] = max(near, default=-1) + 1
    return lanes


def _axis(board: Board, low: date, high: date, right: float, top: float, bottom: float, tongue: Tongue) -> None:
    months = (high.year - low.year) * 12 + high.month - low.month
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / s <= 9), 600)
    board.line(_LEFT, top + 18, right + 8, top + 18, "soft", 1)
    month = low.year * 12 + low.month - 1
    month += -month % step
    while month <= high.year * 12 + high.month - 1:
        day = date(month // 12, month % 12 + 1, 1)
        if day >= low:
            x = _x(day, low, high, right)
            label = str(day.year) if step >= 12 else f"{tongue.date(day.isoformat()[:7])[:3]} {day.year % 100:02d}"
            board.line(x, top + 18, x, bottom, "line", 1)
            board.box(x - 18, top + 1, 36, 14, "paper")
            board.text(x, top + 12, label, size=10.5, colour="soft", anchor="middle")
        month += step


def _paint_row(board: Board, row: Row, low: date, high: date, right: float, y: float, tongue: Tongue) -> None:
    board.line(8, y, right + 8, y, "line", 1)
    middle = y + _ROW / 2
    for place, line in enumerate(wrap(_undated(row.proposition, tongue), 11.5, _LEFT - 24, 2)):
        board.text(10, y + 17 + 14 * place, line, size=11.5)
    board.text(10, y + 46, f"{tongue.say(row.proposition.status)} · {row.proposition.grade}", size=10.5, colour="soft")
    board.line(_LEFT, middle, right + 8, middle, "line", 1)
    if row.alleged:
        start, end = (_x(day, low, high, right) for day in row.alleged)
        board.box(start - 3, middle - 4, max(end - start + 6, 6), 8, "event", 3)
    for x, number in _cluster([_x(day, low, high, right) for day, _ in row.said]):
        board.dot(x, middle - 14, 8 if number > 1 else 5, "claim")
        if number > 1:
            board.text(x, middle - 10.2, str(number), size=10.5, colour="paper", anchor="middle", bold=True)
    for x, number in _cluster([_x(day, low, high, right) for day, _ in row.denied]):
        _diamond(board, x, middle + 14, 10 if number > 1 else 6.5)
        if number > 1:
            board.text(x, middle + 17.8, str(number), size=10.5, colour="paper", anchor="middle", bold=True)


def _undated(proposition: Proposition, tongue: Tongue) -> str:
    """The caption without its date, which the picture shows."""
    return tongue.say(proposition.caption).removesuffix(f", {proposition.event.date}")


def _diamond(board: Board, x: float, y: float, r: float) -> None:
    board.shape(f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z", "denial")


def _cluster(places: list[float]) -> list[tuple[float, int]]:
    """Merge marks that would touch, with their number."""
    groups: list[list[float]] = []
    for x in sorted(places):
        if groups and x - groups[-1][0] < 17:
            groups[-1].append(x)
        else:
            groups.append([x])
    return [(sum(group) / len(group), len(group)) for group in groups]


def _legend(board: Board, y: float, tongue: Tongue) -> None:
    say = tongue.say
    board.box(10, y - 8, 22, 8, "event", 3)
    board.text(38, y, say("happened, as alleged"), size=11, colour="soft")
    board.dot(190, y - 4, 5, "claim")
    board.text(201, y, say("said or alleged"), size=11, colour="soft")
    _diamond(board, 318, y - 4, 6.5)
    board.text(330, y, say("denied"), size=11, colour="soft")
    board.dot(410, y - 4, 8, "claim")
    board.text(410, y - 0.2, "3", size=10.5, colour="paper", anchor="middle", bold=True)
    board.text(424, y, say("number of statements"), size=11, colour="soft")
    board.line(586, y - 11, 586, y + 3, "mark", 1, "2 3")
    board.text(594, y, say("dated act of a register"), size=11, colour="soft")


def _x(day: date, low: date, high: date, right: float) -> float:
    left = _LEFT + 12
    return left + (right - left) * ((day - low).days / max((high - low).days, 1))


def _twin(rows: list[Row], acts: list[Act], desk: Desk) -> Table:
    tongue = desk.tongue
    lines = [
        (
            act.date,
            (
                Cell(text=tongue.date(act.date)),
                Cell(text=tongue.say(f"{act.text} (register)"), notes=(act.note,)),
                Cell(text="–"),
                Cell(text="–"),
            ),
        )
        for act in acts
    ]
    for row in rows:
        event = row.proposition.event.date
        first = min(days_of(row)).isoformat()
        target = f"case-{row.proposition.id}" if in_full(row.proposition, desk) else None
        happened = tongue.date(event) if event else tongue.say("not told")
        cells = (
            Cell(text=happened),
            Cell(text=_headline(row.proposition, tongue), foreign=True, target=target, subject=row.proposition.id),
            _when(row.said, desk),
            _when(row.denied, desk),
        )
        lines.append((first, cells))
    lines.sort(key=lambda line: (line[0], line[1][1].text))
    return Table(
        id="timeline-table",
        caption="The same in words",
        head=tuple(map(tongue.say, ("Happened, as alleged or recorded", "What", "Said on", "Denied on"))),
        rows=tuple(cells for _, cells in lines),
        widths=(1.4, 3, 2, 2),
    )


def _headline(proposition: Proposition, tongue: Tongue) -> str:
    told = proposition.event.date
    return _undated(proposition, tongue) + (f", {tongue.date(told)}" if told else "")


def _when(said: tuple[tuple[date, Claim], ...], desk: Desk) -> Cell:
    dates = dict.fromkeys(desk.tongue.date(day.isoformat()) for day, _ in said)
    return Cell(text="; ".join(dates) or "–", notes=desk.notes.claims(claim.id for _, claim in said))
