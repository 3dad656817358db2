"""How far the confidence of claims can be believed: ``python training/reliability.py OUT.svg [--german DIR]``.

Prints, for each tenth of confidence, how many claims of the texts bear it, what they say on the average and how many
are right (content and speaker), and draws the same (a reliability diagram; DeGroot & Fienberg 1983). The texts are
German dev articles where DIR has them, and the measuring set.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import corpus
import german
from measures import found_right

from lagebild import intake
from lagebild.model import Claim
from lagebild.read import reader
from lagebild.settings import settings

HERE = Path(__file__).resolve().parent
_BANDS = 10
_SIDE, _LEFT, _TOP = 320, 44, 16
Row = tuple[float, bool]  # confidence of a claim, whether it is right
Band = tuple[int, float, float]  # claims, mean confidence, share right


def main() -> None:
    """Read the arguments, print and draw."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("target", type=Path)
    p.add_argument("--german", type=Path, help="folder of German dev articles")
    p.add_argument("--reader", default=settings().reader)
    p.add_argument("--limit", type=int, default=150, help="articles")
    a = p.parse_args()
    sets = {"measuring set": corpus.load(HERE / "measured")}
    if a.german and a.german.is_dir():
        sets["German dev"] = german.load(a.german)[: a.limit]
    read = reader(a.reader)
    drawn = {}
    for name, texts in sets.items():
        rows = [row for d in texts for row in judged(d, read.read(intake.capture(d.text.encode(), f"{d.id}.txt")))]
        drawn[name] = banded(rows)
        print(f"{name}: {len(rows)} claims, mean gap {gap(drawn[name]):.3f}")
        for k, (count, sure, right) in enumerate(drawn[name]):
            if count:
                print(
                    f"  {k / _BANDS:.1f} to {(k + 1) / _BANDS:.1f}: {count:5} claims, say {sure:.2f}, right {right:.2f}"
                )
    a.target.parent.mkdir(parents=True, exist_ok=True)
    a.target.write_text(picture(drawn), encoding="utf-8")


def judged(d: corpus.Dispatch, claims: tuple[Claim, ...]) -> list[Row]:
    """Each claim's confidence, and whether it finds a content of ``d`` with its speaker."""
    told = [([(s.start, s.end) for s in c.content], c.speaker and (c.speaker.start, c.speaker.end)) for c in claims]
    true = found_right(d.claims, d.text, told)
    return [(c.confidence, j in true) for j, c in enumerate(claims)]


def banded(rows: list[Row]) -> list[Band]:
    """The rows by tenths of confidence."""
    parts: list[list[Row]] = [[] for _ in range(_BANDS)]
    for sure, right in rows:
        parts[min(_BANDS - 1, int(sure * _BANDS))].append((sure, right))
    return [
        (len(p), sum(s for s, _ in p) / len(p), sum(r for _, r in p) / len(p)) if p else (0, 0.0, 0.0) for p in parts
    ]


def gap(bands: list[Band]) -> float:
    """The mean distance of what is said from what is so (expected calibration error; Naeini et al. 2015)."""
    return sum(n * abs(sure - right) for n, sure, right in bands) / max(1, sum(n for n, _, _ in bands))


def picture(drawn: dict[str, list[Band]]) -> str:
    """The diagram as SVG: the nearer the points to the diagonal, the better; larger where more claims are."""
    colours = ("#1f5f8b", "#b3541e")
    x = lambda v: _LEFT + v * _SIDE  # noqa: E731
    y = lambda v: _TOP + (1 - v) * _SIDE  # noqa: E731
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _SIDE + 16} {_TOP + _SIDE + 40}" role="img" '
        'font-family="sans-serif" font-size="12"><title>How far the confidence of claims can be believed</title>',
        f'<rect width="100%" height="100%" fill="#fff"/><path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#999" '
        'stroke-dasharray="4 4"/>',
    ]
    for tenth in range(0, 11, 2):
        v = tenth / 10
        parts.append(
            f'<path d="M{x(0)} {y(v):.1f}H{x(1)}" stroke="#ddd"/><text x="{_LEFT - 6}" y="{y(v) + 4:.1f}" '
            f'text-anchor="end">{v:.1f}</text><text x="{x(v):.1f}" y="{y(0) + 16}" text-anchor="middle">{v:.1f}</text>'
        )
    parts.append(f'<text x="{x(0.5)}" y="{y(0) + 33}" text-anchor="middle">confidence told</text>')
    parts.append(f'<text x="{x(0) + 4}" y="{_TOP + 10}">share of claims right</text>')
    for k, (name, bands) in enumerate(drawn.items()):
        kept = [(sure, right, n) for n, sure, right in bands if n]
        line = "L".join(f"{x(s):.1f} {y(r):.1f}" for s, r, _ in kept)
        parts.append(f'<path d="M{line}" fill="none" stroke="{colours[k]}" stroke-width="1.5"/>')
        most = max(n for _, _, n in kept)
        parts += [
            f'<circle cx="{x(s):.1f}" cy="{y(r):.1f}" r="{2 + 6 * (n / most) ** 0.5:.1f}" fill="{colours[k]}"/>'
            for s, r, n in kept
        ]
        parts.append(f'<text x="{x(0.62)}" y="{y(0.16) + 18 * k:.1f}" fill="{colours[k]}">{name}</text>')
    return "\n".join((*parts, "</svg>\n"))


if __name__ == "__main__":
    main()
