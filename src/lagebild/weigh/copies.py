"""Near copies: documents that share most of their wording."""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping

from lagebild.model import Document

__all__ = ["clusters"]

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")  # Chinese letters one by one: spaces part no words
_SHINGLE = 6  # words
_KEPT = 64  # smallest hashes kept of each document (Broder 1997, bottom-k sketch)
_SHARE = 0.5  # shared part of the smaller sketch that makes a copy
_CROWD = 50  # a shingle in more documents than that is boilerplate


def clusters(documents: Mapping[str, Document]) -> dict[str, str]:
    """Return for each document that has near copies the id of its cluster (its smallest member's id)."""
    sketches = {key: _sketch(documents[key].text) for key in sorted(documents)}
    holders: dict[int, list[str]] = defaultdict(list)
    for key, sketch in sketches.items():
        for value in sketch:
            holders[value].append(key)
    shared: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        if 1 < len(keys) <= _CROWD:
            shared.update((a, b) for i, a in enumerate(keys) for b in keys[i + 1 :])
    parent = {key: key for key in sketches}

    def find(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for (a, b), count in sorted(shared.items()):
        if count >= _SHARE * min(len(sketches[a]), len(sketches[b])):
            first, second = sorted((find(a), find(b)))
            parent[second] = first
    roots = {key: find(key) for key in sketches}
    sizes = Counter(roots.values())
    return {key: root for key, root in roots.items() if sizes[root] > 1}


def _sketch(text: str) -> set[int]:
    words = _WORD.findall(text[:20_000].casefold())
    shingles = {
        zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode("utf-8", "surrogatepass"))
        for i in range(len(words) - _SHINGLE + 1)
    }
    return set(sorted(shingles)[:_KEPT])
