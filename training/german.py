"""The German Wikinews set (Petersen-Frey & Biemann, LREC-COLING 2024; CC BY-NC-SA 4.0) as dispatches.

A model trained on it carries its licence. It tells no stance; ``assert`` stands in and is not learnt.
"""

from __future__ import annotations

import json
from pathlib import Path

from corpus import Claim, Dispatch

_KINDS = {
    "Direct": "direct",
    "Indirect": "indirect",
    "FreeIndirect": "free_indirect",
    "IndirectFreeIndirect": "free_indirect",
    "Reported": "reported",
}


def held_out(article: Dispatch) -> bool:
    """Whether an article of the training part is kept from training, to calibrate on: one in eight, by its number."""
    return int(article.id.rpartition("-")[2]) % 8 == 3


def load(folder: Path) -> list[Dispatch]:
    """Return the articles in ``folder``, one JSON file each."""
    return [_dispatch(path.stem, json.loads(path.read_text())) for path in sorted(folder.glob("*.json"))]


def _dispatch(name: str, article: dict) -> Dispatch:
    text = article["originalText"]
    claims = []
    for a in article["annotations"]:
        content, speaker, cue, addressee = (_spans(a[part], text) for part in ("quote", "speaker", "cue", "addressee"))
        if content:
            claims.append(Claim(_KINDS[a["type"]], "assert", content, speaker[:1], cue, addressee[:1]))
    return Dispatch(f"de-{name}", "de", text, claims)


def _spans(part: dict | None, text: str) -> list[tuple[int, int]]:
    """Character spans without blanks at their ends."""
    found = []
    for s in (part or {}).get("spans", []):
        start, end = s["charBegin"], s["charEnd"]
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if start < end:
            found.append((start, end))
    return sorted(found)
