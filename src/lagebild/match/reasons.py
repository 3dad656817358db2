"""The explanation of a hit in words."""

from lagebild.match import evidence
from lagebild.match.compared import Compared
from lagebild.match.features import Feature
from lagebild.match.hit import Hit
from lagebild.match.party import Record

__all__ = ["of_names", "same_party"]

_COMMON_WORD = 6.0  # nats below which a word is called common
_READINGS = {
    "mandarin": "read as Mandarin", "cantonese": "read as Cantonese", "korean": "read as Korean",
    "japanese": "read as Japanese", "arabic": "read as Arabic", "persian": "read as Persian",
}  # fmt: skip


def of_names(compared: Compared) -> dict[str, Feature]:
    """Return what the closest names have in common and what not."""
    name, printed, found = compared.asked.name, compared.printed, compared.pairing
    score = round(evidence.probability(compared.odds), 4)
    detail = "same words" if found.whole else "words alike"
    if name.reading in _READINGS:
        detail = f"{detail}, {_READINGS[name.reading]}"
    told = {"name": Feature(score, detail, name.text, printed.text)}
    words = []
    ours = theirs = 0
    for one in sorted(found.pairs, key=lambda pair: pair.start):
        listed = " ".join(printed.words[one.at : one.end])
        asked = " ".join(word.spellings[0][0] for word in name.words[one.start : one.stop])
        how = "common" if one.info < _COMMON_WORD else "rare"
        words.append(f"{listed} ({how})" if one.likeness == 1 else f"{asked} ~ {listed} ({one.likeness:.2f}, {how})")
        ours |= (1 << one.stop) - (1 << one.start)
        theirs |= (1 << one.end) - (1 << one.at)
    share = found.common / (found.common + found.distorted + found.ours + found.theirs + 0.01)
    told["words"] = Feature(round(share, 4), "; ".join(words) or "none", None, None)
    missing = " ".join(word.spellings[0][0] for at, word in enumerate(name.words) if not ours >> at & 1)
    extra = " ".join(word for at, word in enumerate(printed.words) if not theirs >> at & 1)
    if missing or extra:
        kind = "both have words of their own" if missing and extra else "one leaves words out"
        told["leftOut"] = Feature(0.0, kind, missing or None, extra or None)
    if name.forms and printed.forms and not set(name.forms) & set(printed.forms):
        told["legalForm"] = Feature(0.0, "different legal forms", " ".join(name.forms), " ".join(printed.forms))
    return told


def same_party(hit: Hit, record: Record, other: Record) -> Hit:
    """Return a hit for another list's entry of the party that was found."""
    shared = next(
        (
            f"{prop} {number}"
            for prop, numbers in record.numbers.items()
            for number in numbers
            if number in other.numbers.get(prop, ())
        ),
        "grouped by the caller",
    )
    reason = Feature(1.0, f"same party as {hit.id}: {shared}", hit.caption, other.caption)
    return Hit(
        id=other.id, caption=other.caption, schema=other.schema, score=hit.score, match=hit.match,
        explanations=hit.explanations | {"cluster": reason},
    )  # fmt: skip
