"""The picture of the actors: who is said to supply or work with whom, who accuses, who denies."""

import math
from collections import Counter

from msgspec import Struct

from lagebild.report.desk import Desk
from lagebild.report.outline import Cell, Picture, Table
from lagebild.report.svg import Board, wrap
from lagebild.report.tongue import Tongue

__all__ = ["draw"]

_WIDTH, _HEIGHT = 760, 560
_NODES, _EDGES = 9, 6  # actors; lines of one kind
_CENTRE, _RX, _RY = (380.0, 262.0), 225.0, 200.0
_SUPPLY = frozenset({"TRANSFER", "TRAIN", "FINANCE", "EMPLOY", "AID", "SAIL", "MOBILIZE"})
_FRIEND = frozenset({"COOPERATE", "AGREE", "SIGN", "CONSULT", "SUPPORT"})
# relation -> words of the table, colour, dash pattern, line width
_STYLES = {
    "supply": ("is said to supply, train, finance or send to", "claim", "", 2.0),
    "friend": ("is said to agree or work with", "friend", "8 3", 2.0),
    "accuse": ("accuses", "mark", "2 4", 2.0),
    "deny": ("denies what is said by", "denial", "10 3 2 3", 2.0),
}


class _Edge(Struct, frozen=True):
    """A relation between two actors with the claims it rests on."""

    source: str
    relation: str
    target: str
    claims: tuple[str, ...]


def draw(desk: Desk) -> Picture | None:
    """Return the picture with its twin table, or none where nobody does anything to anybody."""
    edges = _strongest(_edges(desk))
    if not edges:
        return None
    nodes = _places(_around(edges))
    say = desk.tongue.say
    title = say("Who is said to work with, supply, accuse or contradict whom")
    description = say(
        f"{len(nodes)} actors in a circle, joined by {len(edges)} lines. The kind of a line is told by its dashes and "
        "colour and explained in the legend; the number on it leads to the row of the table that follows, which has "
        "the same content in words. A line shows what is said, not what is so."
    )
    names = {node: desk.tongue.name(desk.names.caption(node)) for node in nodes}
    svg = _paint(nodes, names, edges, title, description, desk.tongue)
    return Picture(id="actors", title=title, description=description, svg=svg, twin=_twin(edges, names, desk))


def _edges(desk: Desk) -> list[_Edge]:
    found: dict[tuple[str, str, str], set[str]] = {}

    def add(source: str | None, relation: str, target: str | None, *claims: str) -> None:
        if source and target and source != target and claims:
            found.setdefault((source, relation, target), set()).update(claims)

    claims = desk.material.claims
    for proposition in desk.material.propositions:
        event, standing = proposition.event, proposition.claims_for
        for actor in event.actor:
            for recipient in event.recipient:
                relation = "supply" if event.type in _SUPPLY else "friend" if event.type in _FRIEND else ""
                ends = sorted((actor, recipient)) if relation == "friend" else [actor, recipient]
                if relation:
                    add(ends[0], relation, ends[1], *standing)
        if event.type in _FRIEND and not event.recipient:
            for place, one in enumerate(event.actor):
                for other in event.actor[place + 1 :]:
                    add(one, "friend", other, *standing)
        speakers = {voice for id_ in standing for voice in desk.names.voices(claims[id_])}
        for id_ in proposition.claims_against:
            for who in desk.names.voices(claims[id_]):
                for voice in sorted(speakers):
                    add(who, "deny", voice, id_)
        for id_ in standing:
            claim = claims[id_]
            accused = {m.entity.id for m in claim.accused if m.entity}
            for target in sorted(accused or set(event.actor)) if claim.stance == "accuse" else ():
                for who in desk.names.voices(claim):
                    add(who, "accuse", target, id_)
    return [_Edge(*key, tuple(sorted(ids))) for key, ids in sorted(found.items())]


def _strongest(edges: list[_Edge]) -> list[_Edge]:
    """Keep what fits on a page: the actors with most statements, then the lines with most."""
    weight: Counter[str] = Counter()
    for edge in edges:
        weight[edge.source] += len(edge.claims)
        weight[edge.target] += len(edge.claims)
    kept = {node for node, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:_NODES]}
    inside = [edge for edge in edges if {edge.source, edge.target} <= kept]
    inside.sort(key=lambda e: (-len(e.claims), e.source, e.target))
    return [edge for relation in _STYLES for edge in [e for e in inside if e.relation == relation][:_EDGES]]


def _around(edges: list[_Edge]) -> list[str]:
    """Order the actors round the circle: single lines short, bundles across the middle where they have room."""
    nodes = sorted({node for edge in edges for node in (edge.source, edge.target)})
    pairs = Counter(tuple(sorted((edge.source, edge.target))) for edge in edges)

    def length(order: list[str]) -> int:
        at = {node: place for place, node in enumerate(order)}
        total = 0
        for (a, b), number in pairs.items():
            gap = abs(at[a] - at[b])
            total += number * (min(gap, len(order) - gap) - min(number, len(order) // 2)) ** 2
        return total

    best = length(nodes)
    for _ in range(12):
        changed = False
        for i in range(len(nodes)):
            for j in range(i + 1, len(nodes)):
                trial = nodes.copy()
                trial[i], trial[j] = trial[j], trial[i]
                if (now := length(trial)) < best:
                    nodes, best, changed = trial, now, True
        if not changed:
            break
    return nodes


def _places(order: list[str]) -> dict[str, tuple[float, float]]:
    turn = 2 * math.pi / len(order)
    start = -math.pi / 2 + (turn / 2 if len(order) % 2 == 0 else 0)
    return {
        node: (
            round(_CENTRE[0] + _RX * math.cos(start + turn * place), 1),
            round(_CENTRE[1] + _RY * math.sin(start + turn * place), 1),
        )
        for place, node in enumerate(order)
    }


def _paint(
    nodes: dict[str, tuple[float, float]],
    names: dict[str, str],
    edges: list[_Edge],
    title: str,
    description: str,
    tongue: Tongue,
) -> str:
    board = Board(_WIDTH, _HEIGHT, title, description, "actors")
    bends = _bends(nodes, edges)
    chips: list[tuple[float, float, int, str]] = []
    for number, (edge, bend) in enumerate(zip(edges, bends, strict=True), 1):
        curve = _curve(nodes[edge.source], nodes[edge.target], bend)
        _, colour, dash, width = _STYLES[edge.relation]
        with board.group("edge", edge=str(number), source=edge.source, target=edge.target, relation=edge.relation):
            thick = width + min(len(edge.claims) - 1, 4) * 0.4
            _stroke(board, curve, colour, dash, thick, arrow=edge.relation != "friend")
        x, y = _free(curve, [(cx, cy) for cx, cy, _, _ in chips], list(nodes.values()))
        chips.append((x, y, number, colour))
    for x, y, number, colour in chips:
        with board.group("chip", edge=str(number)):
            board.dot(x, y, 9.5, "paper", colour)
            board.text(x, y + 3.9, str(number), size=10.5, colour=colour, anchor="middle", bold=True)
    for node, (x, y) in nodes.items():
        with board.group("node", node=node):
            board.dot(x, y, 9, "ink")
            _label(board, x, y, wrap(names[node], 12.5, 140, 2))
    _legend(board, tongue)
    return board.svg()


_Point = tuple[float, float]


def _bends(nodes: dict[str, _Point], edges: list[_Edge]) -> list[_Point]:
    """How far each line bends, as a shift of its middle: lines of one pair fan out, neighbours' towards the centre."""
    pairs: dict[tuple[str, ...], int] = {}
    size = Counter(tuple(sorted((edge.source, edge.target))) for edge in edges)
    shifts = []
    for edge in edges:
        pair = tuple(sorted((edge.source, edge.target)))
        turn = pairs[pair] = pairs.get(pair, -1) + 1
        (ax, ay), (bx, by) = nodes[pair[0]], nodes[pair[1]]
        far = math.hypot(bx - ax, by - ay)
        across = (-(by - ay) / far, (bx - ax) / far)
        inward = across[0] * (_CENTRE[0] - (ax + bx) / 2) + across[1] * (_CENTRE[1] - (ay + by) / 2)
        sign = 1 if inward >= 0 else -1
        depth = sign * (16 + 34 * turn) if abs(inward) > 90 else 38 * (turn - (size[pair] - 1) / 2) + sign * 8
        shifts.append((across[0] * depth, across[1] * depth))
    return shifts


def _curve(a: _Point, b: _Point, bend: _Point) -> tuple[_Point, _Point, _Point]:
    """A quadratic curve from a to b."""
    return a, ((a[0] + b[0]) / 2 + bend[0], (a[1] + b[1]) / 2 + bend[1]), b


def _at(curve: tuple[_Point, _Point, _Point], t: float) -> _Point:
    (ax, ay), (mx, my), (bx, by) = curve
    u = 1 - t
    return u * u * ax + 2 * u * t * mx + t * t * bx, u * u * ay + 2 * u * t * my + t * t * by


def _stroke(
    board: Board, curve: tuple[_Point, _Point, _Point], colour: str, dash: str, width: float, *, arrow: bool
) -> None:
    far = math.hypot(curve[2][0] - curve[0][0], curve[2][1] - curve[0][1])
    first, last = 12 / far, 1 - (21 if arrow else 12) / far
    points = [_at(curve, first + (last - first) * step / 24) for step in range(25)]
    board.path("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points), colour, width, dash)
    if arrow:
        (x, y), (tx, ty) = _at(curve, 1 - 11 / far), _at(curve, 1 - 24 / far)
        length = math.hypot(x - tx, y - ty)
        ux, uy = (x - tx) / length, (y - ty) / length
        bx, by = x - ux * 12, y - uy * 12
        board.shape(
            f"M{x:.1f} {y:.1f}L{bx - uy * 5:.1f} {by + ux * 5:.1f}L{bx + uy * 5:.1f} {by - ux * 5:.1f}Z", colour
        )


def _free(curve: tuple[_Point, _Point, _Point], taken: list[_Point], nodes: list[_Point]) -> _Point:
    """Return the place on a curve for its number that keeps the greatest distance, near the middle if that will do."""
    best, room = _at(curve, 0.5), -1.0
    for t in (0.5, 0.43, 0.57, 0.36, 0.64, 0.3, 0.7, 0.25, 0.75):
        x, y = _at(curve, t)
        gaps = [math.hypot(x - ox, y - oy) for ox, oy in taken]
        gaps += [math.hypot(x - ox, y - oy) - 8 for ox, oy in nodes]
        near = min(gaps, default=99.0)
        if near >= 22:
            return x, y
        if near > room:
            best, room = (x, y), near
    return best


def _label(board: Board, x: float, y: float, lines: list[str]) -> None:
    """Put a name outside the circle: beside its dot, or above and below at the poles."""
    side, height = (x - _CENTRE[0]) / _RX, (y - _CENTRE[1]) / _RY
    if abs(height) > 0.85:
        first = y - 16 - 15 * (len(lines) - 1) if height < 0 else y + 25
        for place, line in enumerate(lines):
            board.text(x, first + 15 * place, line, size=12.5, anchor="middle", bold=True)
        return
    anchor, at = ("start", x + 15) if side > 0 else ("end", x - 15)
    for place, line in enumerate(lines):
        board.text(
            at, y + 4.5 + 12 * height + 15 * (place - (len(lines) - 1) / 2), line, size=12.5, anchor=anchor, bold=True
        )


def _legend(board: Board, tongue: Tongue) -> None:
    entries = (
        ("supply", "said to supply"),
        ("friend", "said to work with"),
        ("accuse", "accuses"),
        ("deny", "denies what it says"),
    )
    x = 60.0
    for relation, text in entries:
        _, colour, dash, width = _STYLES[relation]
        board.line(x, _HEIGHT - 22, x + 38, _HEIGHT - 22, colour, width, dash)
        board.text(x + 46, _HEIGHT - 18, tongue.say(text), size=11.5, colour="soft")
        x += 175


def _twin(edges: list[_Edge], names: dict[str, str], desk: Desk) -> Table:
    rows = tuple(
        (
            Cell(text=str(number)),
            Cell(text=names[edge.source], foreign=True),
            Cell(text=desk.tongue.say(_STYLES[edge.relation][0])),
            Cell(text=names[edge.target], foreign=True),
            Cell(text=str(len(edge.claims)), notes=desk.notes.claims(edge.claims)),
        )
        for number, edge in enumerate(edges, 1)
    )
    return Table(
        id="actors-table",
        caption="The same in words",
        head=tuple(map(desk.tongue.say, ("No.", "Who", "What is said", "Whom", "Statements"))),
        rows=rows,
        widths=(0.5, 2, 2.6, 2, 2.4),
    )
