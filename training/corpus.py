"""The annotated dispatches: marked text in, character spans out.

A file holds dispatches. Each begins with ``=== ID``; then the text with its marks; then ``---``; then one line a claim
(``1 indirect deny``) and one line a kind of entity (``person: A; B``). In the text ``{q1 …}`` marks what was said,
``{s1 …}`` who said it, ``{c1 …}`` the words that tell of saying, ``{a1 …}`` to whom; ``{s1,3 …}`` serves two claims,
and marks may nest. ``python training/corpus.py FILE…`` checks files and counts what is in them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

KINDS = {"direct", "indirect", "free_indirect", "reported"}
STANCES = {
    "assert", "deny", "accuse", "promise", "agree", "demand", "praise", "criticize", "speculate", "decline",
}  # fmt: skip
ENTITIES = ("person", "state", "organisation", "vessel", "goods", "place", "date")
MARK = re.compile(r"\{([qsca])(\d+(?:,\d+)*) |\}")
_LETTERS = re.compile("[A-Za-zÀ-ɏЀ-ӿ]{2}")
HEAD = re.compile(r"=== (\S+)")


class Claim(msgspec.Struct):
    """One attributed statement; every span is (start, end) in code points of the text, in text order."""

    kind: str
    stance: str
    content: list[tuple[int, int]]
    speaker: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    addressee: list[tuple[int, int]]


class Dispatch(msgspec.Struct):
    """One annotated text. ``entities`` are (start, end, kind); none where they were not annotated."""

    id: str
    language: str
    text: str
    claims: list[Claim]
    entities: list[tuple[int, int, str]] | None = None


class CorpusError(ValueError):
    """A dispatch that breaks the format: which one, and how."""


def parse(source: str) -> Iterator[Dispatch]:
    """Yield the dispatches of one file; raises CorpusError."""
    blocks = re.split(r"^(?==== )", source.lstrip("\ufeff"), flags=re.M)
    for block in blocks:
        if not block.strip():
            continue
        head, _, rest = block.partition("\n")
        if not (name := HEAD.match(head)):
            raise CorpusError(f"a dispatch begins with '=== ID', not {head[:60]!r}")
        try:
            yield _dispatch(name[1], rest)
        except CorpusError as error:
            raise CorpusError(f"{name[1]}: {error}") from None


def load(folder: Path) -> list[Dispatch]:
    """Return every dispatch below ``folder``, in the order of the files."""
    return [d for path in sorted(folder.rglob("*.txt")) for d in parse(path.read_text(encoding="utf-8"))]


def held_out(dispatch: Dispatch) -> bool:
    """Whether a dispatch of ours is kept from training, to measure and calibrate on: one in twelve, by its number."""
    return int(dispatch.id.rpartition("-")[2]) % 12 == 7


def _dispatch(name: str, rest: str) -> Dispatch:
    marked, bar, notes = rest.partition("\n---\n")
    if not bar:
        raise CorpusError("no '---' line between text and claims")
    text, spans = _unmark(marked.strip("\n"))
    claims, kinds = _notes(notes)
    if set(claims) != {i for _, i in spans}:
        raise CorpusError(f"marks {sorted({i for _, i in spans})} but claims {sorted(claims)}")
    made = []
    for i, (kind, stance) in claims.items():
        content, speaker, cue, addressee = (spans.get((part, i), []) for part in "qsca")
        if not content:
            raise CorpusError(f"claim {i} has no content")
        if len(speaker) > 1 or len(addressee) > 1:
            raise CorpusError(f"claim {i} has two speakers or addressees")
        made.append(Claim(kind, stance, content, speaker, cue, addressee))
    made.sort(key=lambda c: (c.content[0][0], -c.content[-1][1]))
    return Dispatch(name, name.split("-")[0], text, made, _entities(text, kinds) if kinds else None)


def _unmark(marked: str) -> tuple[str, dict[tuple[str, int], list[tuple[int, int]]]]:
    plain: list[str] = []
    open_marks: list[tuple[str, list[int], int]] = []
    spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
    length = at = 0
    for m in MARK.finditer(marked):
        plain.append(marked[at : m.start()])
        length += m.start() - at
        at = m.end()
        if m[0] == "}":
            if not open_marks:
                raise CorpusError(f"'}}' without '{{' before {marked[m.start() : m.start() + 30]!r}")
            part, ids, start = open_marks.pop()
            if length == start:
                raise CorpusError("an empty mark")
            for i in ids:
                spans.setdefault((part, i), []).append((start, length))
        else:
            open_marks.append((m[1], [int(i) for i in m[2].split(",")], length))
    plain.append(marked[at:])
    text = "".join(plain)
    if open_marks:
        raise CorpusError(f"a mark {open_marks[-1][:2]} is never closed")
    if "{" in text:
        raise CorpusError(f"a mark that is none: {text[text.index('{') :][:20]!r}")
    for where in spans.values():
        where.sort()
        if any(text[a].isspace() or text[b - 1].isspace() for a, b in where):
            raise CorpusError("a mark begins or ends in a space")
    return text, spans


def _notes(notes: str) -> tuple[dict[int, tuple[str, str]], dict[str, list[str]]]:
    claims: dict[int, tuple[str, str]] = {}
    entities: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, notes.splitlines())):
        if m := re.fullmatch(r"(\d+) (\w+) (\w+)", line):
            if m[2] not in KINDS or m[3] not in STANCES:
                raise CorpusError(f"unknown kind or stance: {line}")
            claims[int(m[1])] = (m[2], m[3])
        elif m := re.fullmatch(rf"({'|'.join(ENTITIES)}): (.+)", line):
            entities.setdefault(m[1], []).extend(x.strip() for x in m[2].split(";") if x.strip())
        else:
            raise CorpusError(f"not a claim and not entities: {line[:60]!r}")
    return claims, entities


def _entities(text: str, kinds: dict[str, list[str]]) -> list[tuple[int, int, str]]:
    """Mark every occurrence of each name, longest first; a name that never occurs is an error."""
    taken: list[tuple[int, int, str]] = []
    for name, kind in sorted(((n, k) for k, names in kinds.items() for n in names), key=lambda x: -len(x[0])):
        places = [m.span() for m in re.finditer(re.escape(name), text)]
        if not places:
            raise CorpusError(f"{kind} {name!r} is not in the text")
        for a, b in places:
            if not (_runs_on(text, a) or _runs_on(text, b)) and all(b <= x or y <= a for x, y, _ in taken):
                taken.append((a, b, kind))
    return sorted(taken)


def _runs_on(text: str, at: int) -> bool:
    """Whether a word of a script with blanks goes on across ``at``."""
    return bool(0 < at < len(text) and _LETTERS.fullmatch(text[at - 1 : at + 1]))


def main(paths: list[str]) -> int:
    """Check files; return the number of those that are wrong."""
    wrong, count = 0, Counter[str]()
    seen: set[str] = set()
    for path in paths:
        try:
            for d in parse(Path(path).read_text(encoding="utf-8")):
                if d.id in seen:
                    raise CorpusError(f"{d.id}: this id is taken")
                seen.add(d.id)
                count.update(["dispatches", *(x for c in d.claims for x in ("claims", c.kind, c.stance))])
                count["characters"] += len(d.text)
                count["no speaker"] += sum(not c.speaker for c in d.claims)
                count["no cue"] += sum(not c.cue for c in d.claims)
        except (CorpusError, OSError, UnicodeDecodeError) as error:
            wrong += 1
            print(f"{path}: {error}", file=sys.stderr)
    print(dict(count.most_common()))
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) > 0)
