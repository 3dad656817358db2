"""Names that only qualify a noun, in the languages where order or case tells it, not an adjective before it."""

from lagebild.read.acts import Vocabulary
from lagebild.read.attribution import Range
from lagebild.read.governors import GOVERNORS, JOINTS, governor
from lagebild.read.passage import Passage

__all__ = ["LOOK_AHEAD", "PAIR", "claimed", "modifies", "sea", "whose"]

LOOK_AHEAD = 3  # words between an adjective and the noun it qualifies
PAIR = 2


def claimed(passage: Passage, words: Vocabulary, at: Range, span: Range) -> bool:
    """Whether the name only tells whose allegation it is: "обвинения Сеула", "accusations de Séoul", "韩方的指控"."""
    if passage.page.language in ("de", "en"):
        return False
    start, end = at
    if words.order.bare_modifiers:
        return _claims_behind(passage, words, end, span[1])
    strong = [k for k in range(max(span[0], start - LOOK_AHEAD), start) if _strongly(passage.lower[k], words)]
    between = passage.lower[strong[-1] + 1 : start] if strong else []
    return bool(strong) and not words.acts.find(between, 0, len(between))


def _claims_behind(passage: Passage, words: Vocabulary, end: int, last: int) -> bool:
    for k in range(end, min(end + LOOK_AHEAD, last)):
        word = passage.lower[k]
        if _strongly(word, words):
            return True
        marked = any(word in words.sets[kind] for kind in (*GOVERNORS, "subject", "object"))
        if marked or k in passage.named or words.acts.find(passage.lower, k, k + 1):
            return False
    return False


def _strongly(word: str, words: Vocabulary) -> bool:
    return word in words.sets["anaphora"] and word not in words.sets["anaphora_weak"]


def sea(passage: Passage, words: Vocabulary, start: int, end: int) -> bool:
    """The same in other languages: "Японского моря", "mer du Japon", "日本海"."""
    if passage.page.language in ("de", "en"):
        return False
    seas = words.sets["sea"]
    return any(w in seas for w in passage.lower[end : end + 1] + passage.lower[max(0, start - 2) : start])


def modifies(passage: Passage, words: Vocabulary, end: int, last: int, objects: set[int]) -> bool:
    """Whether the name before ``end`` only tells whose the goods right behind it are: "朝鲜炮弹", "북한의 포탄"."""
    if end < last and passage.lower[end] in words.sets["of"]:
        end += 1
    return end < last and (end in objects or (words.order.behind and _thing_near(passage, words, end, last, objects)))


def _thing_near(passage: Passage, words: Vocabulary, end: int, last: int, objects: set[int]) -> bool:
    """Whether goods follow within two words and no particle stands between."""
    for k in range(end, min(end + PAIR, last)):
        word = passage.lower[k]
        if k in objects:
            return True
        marked = any(word in words.sets[kind] for kind in (*GOVERNORS, "subject", "object"))
        if marked or k in passage.named or passage.gaps[k].strip(JOINTS):
            return False
    return False


def whose(passage: Passage, words: Vocabulary, at: Range, span: Range, objects: set[int]) -> bool:
    """Whether a name right behind goods is in the genitive: "снаряды Пхеньяна", "снарядов КНДР в Россию"."""
    if passage.page.language in ("de", "en") or at[0] - 1 not in objects:
        return False
    name, sets = passage.lower[at[1] - 1], words.sets
    later = (k for k in range(at[1], span[1]) if k in passage.named)
    return name in sets["genitives"] or (
        name in sets["uncased"] and any(governor(passage, words, k, at[1]) == "to" for k in later)
    )
