"""Print how good a reader is: ``python training/evaluate.py [--reader encoder] [--set measured|unseen|held-out]``.

A language at a time: contents and speakers found, stances, denials; then whether statements in two languages are
told to be the same. ``measured`` and ``unseen`` were written and labelled by others than the training texts, before a
reader ran; by the misses on ``measured`` word lists were mended; ``unseen`` was only measured on, once.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import corpus
from measures import FOUND, aligned, area, covered, f1, same_speaker, tokens

from lagebild import intake
from lagebild.model import Claim
from lagebild.read import reader
from lagebild.settings import settings

HERE = Path(__file__).resolve().parent
LANGUAGES = ("de", "en", "ru", "ko", "zh", "fr")


def main() -> None:
    """Read the arguments and print the figures."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--reader", default=settings().reader)
    p.add_argument("--set", choices=("measured", "unseen", "held-out"), default="measured")
    p.add_argument("--misses", action="store_true", help="print what was missed or read with another stance")
    a = p.parse_args()
    if a.set == "held-out":
        texts = [d for d in corpus.load(HERE / "dispatches") if corpus.held_out(d)]
    else:
        texts = corpus.load(HERE / a.set)
    read = reader(a.reader)
    total: Counter[str] = Counter()
    for language in LANGUAGES:
        counts: Counter[str] = Counter()
        for d in texts:
            if d.language == language:
                document = intake.capture(d.text.encode(), f"{d.id}.txt")
                counts.update(judged(d, document.text, read.read(document), a.misses))
                counts["other language"] += document.language != language
        if counts["gold"]:
            print(f"{language:4} {line(counts)}")
            total.update(counts)
    print(f"all  {line(total)}")
    confusion = Counter({k: v for k, v in total.items() if "→" in k and len(set(k.split(" → "))) > 1})
    print("     " + ", ".join(f"{k} {v}" for k, v in confusion.most_common(12)))
    pairs = HERE / "measured" / "pairs.jsonl"
    if a.reader == "encoder" and a.set == "measured" and pairs.exists():
        print(f"same statement in two languages: AUC {sameness(pairs):.3f}")


def judged(d: corpus.Dispatch, text: str, claims: tuple[Claim, ...], misses: bool) -> Counter[str]:
    """Count what of a text was found, with the right speaker, with the right stance."""
    words, counts = tokens(text), Counter[str]()
    gold = [covered(c.content, words) for c in d.claims]
    got = [covered([(s.start, s.end) for s in c.content], words) for c in claims]
    pairs = {i: j for i, j, alike in aligned(gold, got) if alike >= FOUND}
    counts.update({"gold": len(gold), "got": len(got)})
    for i, g in enumerate(d.claims):
        counts["denials"] += g.stance == "deny"
        if i not in pairs:
            counts["missed denials"] += g.stance == "deny"
            if misses:
                print(f"  {d.id} missed {g.kind} {g.stance}: {text[g.content[0][0] : g.content[-1][1]][:100]!r}")
            continue
        c = claims[pairs[i]]
        speaker = same_speaker(g.speaker, c.speaker and (c.speaker.start, c.speaker.end))
        counts["found"] += 1
        counts["speaker"] += speaker
        counts["overlap"] += round(1000 * f1(gold[i], got[pairs[i]]))
        counts["stance"] += c.stance == g.stance
        counts["whole"] += speaker and c.stance == g.stance
        counts["denials found"] += g.stance == "deny" == c.stance
        counts["denials asserted"] += g.stance == "deny" and c.stance == "assert"
        counts[f"{g.stance} → {c.stance}"] += 1
        if misses and (not speaker or c.stance != g.stance):
            said = text[g.speaker[0][0] : g.speaker[0][1]] if g.speaker else None
            print(
                f"  {d.id} {g.stance} → {c.stance}; {said!r} → {c.speaker and c.speaker.text!r}; "
                f"{c.cue and c.cue.text!r}: {text[g.content[0][0] : g.content[-1][1]][:100]!r}"
            )
    return counts


def line(n: Counter[str]) -> str:
    """The figures of one line."""

    def share(a: str, b: str) -> str:
        return f"{n[a] / max(1, n[b]):.3f}"

    who = 2 * n["speaker"] / max(1, n["gold"] + n["got"])
    return (
        f"claims {n['gold']:4} got {n['got']:4} found {share('found', 'gold')} who F1 {who:.3f} "
        f"speaker right {share('speaker', 'found')} stance right {share('stance', 'found')} "
        f"(both, of all {share('whole', 'gold')}) · {n['denials']} denials: found as such "
        f"{share('denials found', 'denials')}, read as assertion {share('denials asserted', 'denials')}"
        + (f" · language mistaken {n['other language']}" if n["other language"] else "")
    )


def sameness(path: Path) -> float:
    """The area under the curve of the sameness of pairs."""
    from lagebild.weigh.sameness import Statements

    statements = Statements()
    rows = [json.loads(row) for row in path.read_text("utf-8").splitlines()]
    scores = [statements.alike(*((r[k]["text"], r[k]["language"]) for k in "ab")) for r in rows]
    return area(scores, [r["same"] for r in rows])


if __name__ == "__main__":
    main()
