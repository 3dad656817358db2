"""Compare what a reader finds in the bundled dispatches with the hand-made labels.

Run: ``python examples/score.py [--reader NAME] [--misses]``. A label is found when a claim's content covers the words
with which the labelled content begins; of the claims that do, the one that agrees best is taken, each claim once.
Speaker: one of the two names the other. The last line counts claims without a label: the labels cover every
attributed statement, so those are mistakes or finer cuts.
"""

import argparse
import json
from collections import Counter
from importlib import resources

from lagebild import intake
from lagebild.model import Claim, Document
from lagebild.read import reader

EXAMPLES = resources.files("lagebild.data").joinpath("examples")


def covers(claim: Claim, document: Document, label: dict[str, str]) -> bool:
    """Tell whether the labelled beginning lies in the claim's content, or the content in it."""
    words = " ".join(label["content"].split())
    content = " ".join(" ".join(document.text[span.start : span.end].split()) for span in claim.content)
    return words in content or (len(content) > 3 and content in words)


def agreements(claim: Claim, label: dict[str, str]) -> dict[str, bool]:
    """Tell in what claim and label agree."""
    said, named = " ".join((claim.speaker.text if claim.speaker else "").split()), label["speaker"] or ""
    return {
        "speaker": said == named or bool(said and named and (said in named or named in said)),
        "stance": claim.stance == label["stance"],
        "kind": claim.kind == label["kind"],
    }


def main() -> None:
    """Print one line for each language and each measure."""
    options = argparse.ArgumentParser()
    options.add_argument("--reader", default="rules")
    options.add_argument("--misses", action="store_true", help="print every label that was not found or read otherwise")
    given = options.parse_args()
    chosen = reader(given.reader)
    labels = [json.loads(line) for line in EXAMPLES.joinpath("expected.jsonl").read_text("utf-8").splitlines()]
    counts: Counter[tuple[str, str]] = Counter()
    for file in sorted({label["file"] for label in labels}):
        document = intake.capture(EXAMPLES.joinpath(file).read_bytes(), file)
        free = list(chosen.read(document))
        for label in (label for label in labels if label["file"] == file):
            counts[document.language, "labels"] += 1
            found = [claim for claim in free if covers(claim, document, label)]
            best = max(found, key=lambda claim: sum(agreements(claim, label).values()), default=None)
            right = agreements(best, label) if best else {}
            if best:
                free.remove(best)
                counts[document.language, "found"] += 1
                counts.update((document.language, name) for name, agrees in right.items() if agrees)
                counts[document.language, "speaker and stance"] += right["speaker"] and right["stance"]
            if given.misses and not all(right.values() or [False]):
                got = (best.kind, best.stance, best.speaker.text if best.speaker else None) if best else "not found"
                print(f"{file}: {label['kind']}, {label['stance']}, {label['speaker']}: {label['content']} | {got}")
        counts[document.language, "claims without a label"] += len(free)
    for language in sorted({language for language, _ in counts}):
        whole = counts[language, "labels"]
        for name in ("found", "speaker", "stance", "kind", "speaker and stance"):
            print(f"{language} {name:20} {counts[language, name]:4} of {whole} = {counts[language, name] / whole:.3f}")
        print(f"{language} claims without a label {counts[language, 'claims without a label']}")


if __name__ == "__main__":
    main()
