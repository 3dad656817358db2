"""The pieces that the shipped encoder keeps: those that German, English, Russian, Korean, Chinese and French use.

Word frequencies (wordfreq) are spread over the pieces each word is cut into, and the weightiest are kept, with every
single letter, mark and Hangul piece. Pieces in which a span could begin or end are left out: letters together with
marks, several marks, Hangul with a particle or quotative ending (은 는 을 를, 다고 라고). What is left out is cut into
smaller pieces.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import wordfreq
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from weights import Weights

SIZE = 60_000
LANGUAGES = ("de", "en", "ru", "ko", "zh", "fr")
_CASED = ("de", "en", "ru", "fr")
_SCRIPTS = ("LATIN", "CYRILLIC", "CJK", "HANGUL", "GREEK")
_ENDINGS = re.compile("[가-힣](은|는|을|를)$|[다라자냐]고$")
_SPECIAL = 4  # <s> <pad> </s> <unk>
_BATCH = 20_000
SPACE = "▁"


def tokenizer(pieces: list[str], scores: list[float]) -> Tokenizer:
    """Return the unigram tokenizer over ``pieces``; its offsets are code points of the text as given."""
    made = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    return made


def chosen(weights: Weights) -> list[int]:
    """Return the ids of the pieces to keep, ascending."""
    full = tokenizer(weights.pieces, [float(x) for x in weights.scores])
    seen = _weighed(full, weights.pieces)
    kept = set(range(_SPECIAL))
    for i, piece in enumerate(weights.pieces):
        bare = piece.lstrip(SPACE)
        if len(bare) <= 1 and i >= _SPECIAL:
            if not bare or unicodedata.category(bare)[0] in "PSN" or _script(bare) in _SCRIPTS or i in seen:
                kept.add(i)
        elif any("가" <= c <= "힣" for c in piece) and not _joins(piece):
            kept.add(i)
    for i, _ in seen.most_common():
        if len(kept) >= SIZE:
            break
        if not _joins(weights.pieces[i]):
            kept.add(i)
    return sorted(kept)


def _weighed(full: Tokenizer, pieces: list[str]) -> Counter[int]:
    seen: Counter[int] = Counter()
    for language in LANGUAGES:
        words: list[tuple[str, float]] = []
        for word, often in wordfreq.get_frequency_dict(language, wordlist="best").items():
            words.append((word, often))
            if language in _CASED:
                words.append((word[0].upper() + word[1:], often if language == "de" else often / 2))
        for at in range(0, len(words), _BATCH):
            part = words[at : at + _BATCH]
            for cut, (_, often) in zip(full.encode_batch([w for w, _ in part]), part, strict=True):
                for i in cut.ids:
                    seen[i] += often
                    bare = pieces[i][1:]
                    if language == "zh" and pieces[i][0] == SPACE and bare and (other := full.token_to_id(bare)):
                        seen[other] += often
    return seen


def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split()[0]


def _joins(piece: str) -> bool:
    """Whether a span could begin or end inside ``piece``."""
    bare = piece.lstrip(SPACE)
    if len(bare) <= 1:
        return False
    if SPACE in bare or _ENDINGS.search(bare):
        return True
    letters = [c.isalnum() or unicodedata.category(c)[0] == "M" for c in bare]
    return not all(letters) and bare not in ("...", "--", "——", "……")
