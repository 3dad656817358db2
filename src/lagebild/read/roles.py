"""Which part each named state plays beside an act: by preposition, case, order and what it qualifies."""

from msgspec import Struct, field

from lagebild.link import Naming
from lagebild.read.acts import Vocabulary
from lagebild.read.page import Page

__all__ = ["Roles", "roles"]

_LOOK_BACK = 4  # words between a preposition and the name it governs
_LOOK_AHEAD = 3  # words between an adjective and the noun it qualifies


class Roles(Struct):
    """Country codes or organisation ids by part, in the order of the text."""

    bare: list[str] = field(default_factory=list)  # subject, then object
    to: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    by: list[str] = field(default_factory=list)
    with_: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    at: list[str] = field(default_factory=list)
    origin: list[str] = field(default_factory=list)  # whose goods, troops or workers
    owner: list[str] = field(default_factory=list)  # whose act: "Russian imports", "Lieferungen Nordkoreas"


def roles(
    page: Page, words: Vocabulary, span: tuple[int, int], objects: set[int], acts: set[int], own: tuple[str, ...]
) -> Roles:
    """Give each state named in the words ``span`` its part.

    ``objects`` and ``acts`` are the indexes of words that name goods or acts; ``own`` is whom "we", "our", "man"
    stand for.
    """
    found = Roles()
    first, after = span
    by_word = {page.word_range((n.start, n.end))[0]: n for n in page.namings_in(_characters(page, span))}
    sets = words.sets
    phrases = {i: j for i, j, kinds in words.marks.find(page.lower, first, after) if "self_phrases" in kinds}
    last: tuple[int, list[str]] | None = None
    i = first
    while i < after:
        naming = by_word.get(i)
        word = page.lower[i]
        if naming is not None:
            end = page.word_range((naming.start, naming.end))[1]
            who = _who(naming)
            if who:
                part = _together(page, words, i, last, found) or _part(
                    page, words, (i, end), naming, span, objects, acts, found
                )
                if part is not None:
                    part += [w for w in who if w not in part]
                    last = (end, part)
            i = max(end, i + 1)
            continue
        if own and (i in phrases or word in sets["self"] or (word in sets["self_weak"] and not _idle(page, i))):
            end = phrases.get(i, i + 1)
            part = _part(page, words, (i, end), None, span, objects, acts, found)
            if part is not None:
                part += [w for w in own if w not in part]
            i = end
            continue
        i += 1
    return found


def _part(
    page: Page,
    words: Vocabulary,
    at: tuple[int, int],
    naming: Naming | None,
    span: tuple[int, int],
    objects: set[int],
    acts: set[int],
    found: Roles,
) -> list[str] | None:
    """The list that the name at the words ``at`` belongs to; none where it only names a war or the like."""
    start, end = at
    sets = words.sets
    qualifies = naming is None or naming.form in ("adjective", "genitive")
    if qualifies:
        for k in range(end, min(end + _LOOK_AHEAD, span[1])):
            if page.text[page.ends[k - 1] : page.starts[k]].strip("'\u2019-\u2010\u2011 \u00a0\n"):
                break
            if k in objects:
                return found.origin
            if k in acts:
                return found.owner
            if page.lower[k] in sets["war"]:
                return found.to if naming is not None and naming.form == "genitive" else None
    if naming is not None and naming.form == "genitive" and start > span[0] and start - 1 in acts:
        return found.owner
    if end < span[1] and page.lower[end] in sets["war"]:
        return None
    governor = _governor(page, words, start, span[0])
    if governor == "by" or (governor == "from" and page.language == "de"):
        return found.by if governor == "by" else found.source
    return {
        "to": found.to, "from": found.source, "with": found.with_, "against": found.against, "at": found.at,
        "owner": found.owner,
    }.get(governor, found.bare)  # fmt: skip


def _governor(page: Page, words: Vocabulary, start: int, first: int) -> str:
    sets = words.sets
    for k in range(start - 1, max(first, start - _LOOK_BACK) - 1, -1):
        if page.text[page.ends[k] : page.starts[k + 1]].strip("'\u2019-\u2010\u2011 \u00a0\n\"\u201e\u201c("):
            return ""
        word = page.lower[k]
        for kind in ("to", "from", "by", "with", "against", "at"):
            if word in sets[kind]:
                return (
                    ""
                    if kind == "to"
                    and word == "to"
                    and page.lower[k + 1] != page.lower[start]
                    and k + 1 < start
                    and _verb(page, k + 1)
                    else kind
                )
        if k < start - 1 and page.words[k][0].isupper() and page.language == "de" and word not in sets["self_weak"]:
            return ""
    return ""


def _verb(page: Page, k: int) -> bool:
    return page.lower[k] not in ("the", "a", "an", "its", "their", "his", "her", "our")


def _together(
    page: Page, words: Vocabulary, i: int, last: tuple[int, list[str]] | None, found: Roles
) -> list[str] | None:
    """The part of the name before, where only "and" or a comma stands between."""
    if last is None:
        return None
    between = page.lower[last[0] : i]
    if len(between) <= 1 and all(w in words.sets["and"] or w in ("the", "die", "der", "den") for w in between):
        gap = page.text[page.ends[last[0] - 1] : page.starts[i]]
        if between and between[0] in words.sets["and"] or gap.strip() == ",":
            return last[1]
    return None


def _who(naming: Naming) -> tuple[str, ...]:
    return naming.entity.countries or (naming.entity.id,)


def _idle(page: Page, i: int) -> bool:
    """Whether "it"/"es" stands for nothing: "es gibt", "it is true"."""
    following = page.lower[i + 1] if i + 1 < len(page.lower) else ""
    if page.lower[i] == "es":
        before = page.lower[i - 1] if i else ""
        return any(
            w.startswith(("gib", "geb", "gäb", "gab", "sei", "ist", "war", "handel", "geh", "komm"))
            for w in (following, before)
        )
    return page.lower[i] == "it" and following in ("is", "was", "would", "s", "seems", "appears", "may")


def _characters(page: Page, span: tuple[int, int]) -> tuple[int, int]:
    return page.starts[span[0]], page.ends[span[1] - 1]
