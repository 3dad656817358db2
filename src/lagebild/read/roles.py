"""Which part each named state plays beside an act: by preposition, case, order and what it qualifies."""

from msgspec import Struct, field

from lagebild.link import Naming
from lagebild.read.acts import Vocabulary
from lagebild.read.attribution import Range
from lagebild.read.given import Given
from lagebild.read.governors import GOVERNORS, JOINTS, governor
from lagebild.read.modifiers import LOOK_AHEAD, PAIR, claimed, modifies, sea, whose
from lagebild.read.passage import Passage

__all__ = ["Roles", "roles"]

_REPORTED = 6  # words between "nach Angaben" or "the meeting" and the name
_OF = ("of", "von", "vom", "der", "between", "with", "mit", "zwischen", "to", "in")
_ABOUT = ("über", "about", "on", "zu")
_PROGRAMMES = ("programm", "programme", "programms", "programmen")
_SHORT = 4  # letters; "das", "this" name no account
_ARTICLES = frozenset({"the", "die", "der", "den", "dem", "das", "auch", "also"})
_EXPLETIVE_DE = ("gib", "geb", "gäb", "gab", "sei", "ist", "war", "handel", "geh", "komm")
_PLURAL_OWN = ("their", "ihr")  # of things as often as of speakers
_THERE_IS = frozenset({"gebe", "gibt", "gäbe", "gab", "gegeben"})
_EXPLETIVE_EN = frozenset({"is", "was", "would", "s", "seems", "appears", "may"})


class Roles(Struct):
    """Country codes or organisation ids by part, in the order of the text."""

    subject: list[str] = field(default_factory=list)  # the first bare name and what is coordinated with it
    bare: list[str] = field(default_factory=list)  # further names without a preposition
    to: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    by: list[str] = field(default_factory=list)
    with_: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    at: list[str] = field(default_factory=list)
    origin: list[str] = field(default_factory=list)  # whose goods, troops or workers
    owner: dict[int, list[str]] = field(default_factory=dict)  # whose act, by its word: "Russian imports"
    carrier: list[str] = field(default_factory=list)  # whose ship brings it: "by a Russian-flagged ship"
    aside: list[str] = field(default_factory=list)  # named beside the act: who reports it, who met before it
    first: int = 0  # where the subject stands
    place: str | None = None  # the first named town

    def everyone(self) -> list[str]:
        """All who take part in the act itself."""
        owners = [w for at in sorted(self.owner) for w in self.owner[at]]
        return [*self.subject, *self.bare, *self.with_, *self.to, *owners, *self.by, *self.origin]


def roles(passage: Passage, words: Vocabulary, span: Range, objects: set[int], acts: set[int], given: Given) -> Roles:
    """Give each state named in the words ``span`` of ``passage`` its part.

    ``objects`` and ``acts`` are the positions of words that name goods or acts; "we", "our", "man" stand for
    ``given.own``, and so does "it" where no person speaks.
    """
    found = Roles()
    own = given.own
    first, after = span
    sets = words.sets
    phrases = {i: j for i, j, kinds in words.marks.find(passage.lower, first, after) if "self_phrases" in kinds}
    last: tuple[int, list[str]] | None = None
    called: tuple[str, ...] = ()
    i = first
    while i < after:
        named = passage.named.get(i)
        word = passage.lower[i]
        if named is not None:
            naming, end = named
            repeated = (
                last is not None and last[0] == i and passage.gaps[i] == " " and naming.entity.countries == called
            )
            called = naming.entity.countries
            part = (
                last[1]
                if repeated and last
                else _joined(passage, words, i, last)
                or _part(passage, words, (i, end), naming, span, objects, acts, found)
            )
            if part is not None and naming.entity.schema != "Company":
                part += [w for w in naming.entity.countries or (naming.entity.id,) if w not in part]
                if naming.form == "place" and part is not found.source:
                    found.place = found.place or naming.text
                last = (end, part)
            i = max(end, i + 1)
        elif own and (
            i in phrases or word in sets["self"] or (word in sets["self_weak"] and not _idle(passage, i, given.person))
        ):
            end = phrases.get(i, i + 1)
            part = _part(passage, words, (i, end), None, span, objects, acts, found)
            if word in ("us", "uns") and not governor(passage, words, i, first):
                part = found.to  # an object never acts
            if part is not None:
                meant = list(own)
                if word in sets["self_weak"]:
                    meant = found.subject or ([] if word.startswith(_PLURAL_OWN) else meant)
                part += [w for w in meant if w not in part]
                last = (end, part)
            i = end
        else:
            i += 1
    return found


def _part(
    passage: Passage, words: Vocabulary, at: Range, naming: Naming | None, span: Range, objects: set[int],
    acts: set[int], found: Roles,
) -> list[str] | None:  # fmt: skip
    """The list that the name at the words ``at`` belongs to; none where it only names a war or the like."""
    start, end = at
    war = words.sets["war"]
    if _aside(passage, words, start, span[0]) or claimed(passage, words, at, span):
        return found.aside
    if naming is not None and _carries(passage, words, start, end, span):
        return found.carrier
    genitive = naming is not None and naming.form == "genitive" and passage.page.language == "de"
    if genitive and start > span[0] and passage.gaps[start] == " ":
        noun = passage.lower[start - 1]
        if noun in words.sets["region"]:
            return _by_governor(found, governor(passage, words, start - 1, span[0]) or "at")
        if start - 1 in objects or noun.endswith(_PROGRAMMES):
            return found.origin
        governed = governor(passage, words, start - 1, span[0])
        if governed and passage.cased[start - 1][0].isupper() and start - 1 not in acts:
            return _by_governor(found, governed)
    if naming is not None and (_sea(passage, start, end) or sea(passage, words, start, end)):
        return None
    if naming is not None and naming.form == "adjective" and _border(passage, end):
        return found.aside
    if naming is not None and _made(passage, words, start, end, span):
        return found.origin
    if naming is not None and whose(passage, words, at, span, objects):
        return found.origin
    if naming is not None and words.order.adjectives_behind and naming.form == "adjective":
        return _by_noun_before(found, words, start, span[0], objects, acts, passage)
    opposed = naming is not None and governor(passage, words, start, span[0]) == "against"
    qualifies = naming is None or naming.form in ("adjective", "genitive")
    if not qualifies and words.order.bare_modifiers:
        qualifies = modifies(passage, words, end, span[1], objects)
    if not opposed and qualifies:
        for k in range(end, min(end + LOOK_AHEAD, span[1])):
            if words.order.bare_modifiers and passage.lower[k] in words.sets["of"]:
                continue
            if passage.gaps[k].strip(JOINTS) or (k in passage.named and k not in objects):
                break
            if k in objects and not _act_noun(passage, words, k, span[1], objects):
                return found.origin
            if k in objects or k in acts:
                act = next((j for j in range(k, span[1]) if j in acts), k)
                return found.owner.setdefault(k if k in acts else act, [])
            if len(passage.lower[k]) > _SHORT and passage.lower[k] in words.sets["anaphora"]:
                return None
            if passage.lower[k] in war:
                return found.to if naming is not None and naming.form == "genitive" else None
            if passage.page.language == "de" and passage.cased[k][0].isupper():
                break
            if passage.page.language not in ("de", "en") and passage.lower[k] in words.sets["region"]:
                break  # "в российские порты"
            if any(passage.lower[k] in words.sets[kind] for kind in GOVERNORS):
                break
    if naming is not None and naming.form == "genitive" and start > span[0] and start - 1 in acts:
        return found.owner.setdefault(start - 1, [])
    if end < span[1] and passage.lower[end] in war:
        return None
    governed = governor(passage, words, start, span[0])
    if governed:
        return _by_governor(found, governed)
    if naming is not None and naming.form == "place":
        return None
    if not found.subject:
        found.first = start
    return found.bare if found.subject else found.subject


def _sea(passage: Passage, start: int, end: int) -> bool:
    """Whether a sea is named, which is nobody's: "the Sea of Japan", "Japanisches Meer"."""
    return passage.lower[end : end + 1] in (["meer"], ["meeres"]) or passage.lower[max(0, start - 2) : start] == [
        "sea",
        "of",
    ]


def _border(passage: Passage, end: int) -> bool:
    """Whether a border is named by one of its sides, which tells nobody's part: "an die ukrainische Grenze"."""
    return end < len(passage) and passage.lower[end].startswith(("grenz", "border"))


def _made(passage: Passage, words: Vocabulary, start: int, end: int, span: Range) -> bool:
    """Whether goods are said to be of that make: "aus nordkoreanischer Produktion", "made in North Korea"."""
    made = words.sets["made"]
    before = passage.lower[max(span[0], start - 2) : start]
    following = end < span[1] and passage.lower[end] in made and passage.gaps[end] in ("", " ", "-", "\u2011")
    return following or (len(before) == PAIR and before[0] == "made" and before[1] == "in")


def _by_governor(found: Roles, governor: str) -> list[str]:
    return {
        "to": found.to, "from": found.source, "by": found.by, "with": found.with_, "against": found.against,
        "at": found.at,
    }[governor]  # fmt: skip


def _aside(passage: Passage, words: Vocabulary, start: int, first: int) -> bool:
    """Whether the name only tells who reports it or who met: "nach Angaben Seouls", "after Kim's talks with Putin"."""
    sets = words.sets
    for k in range(start - 1, max(first, start - _REPORTED) - 1, -1):
        word = passage.lower[k]
        if passage.gaps[k + 1].strip(JOINTS) or (k in passage.named and k < start - 1):
            return False
        if word in sets["according"]:
            return passage.page.language != "en" or passage.lower[k + 1] == "to"
        if word not in _OF and (word in _ABOUT or any(word in sets[kind] for kind in GOVERNORS)):
            return False
        if word in sets["meeting"] and k > first:
            return any(w in sets["temporal"] for w in passage.lower[max(first, k - LOOK_AHEAD) : k])
    return False


def _carries(passage: Passage, words: Vocabulary, start: int, end: int, span: Range) -> bool:
    """Whether a flag or, behind "by" or "mit", a ship is named by its state: it carries, it does not give."""
    carrier, sets = words.sets["carrier"], words.sets
    near = passage.lower[end : min(end + LOOK_AHEAD, span[1])]
    if near[:1] and near[0] in sets["flag"]:
        return True
    before = passage.lower[max(span[0], start - 2) : start]
    return any(w in carrier for w in near) and any(w in sets["by"] or w in sets["with"] for w in before)


def _by_noun_before(
    found: Roles, words: Vocabulary, start: int, first: int, objects: set[int], acts: set[int], passage: Passage
) -> list[str] | None:
    """Whose the noun is that an adjective follows: goods, an act, or else whoever acts through it."""
    for k in range(start - 1, max(first, start - LOOK_AHEAD) - 1, -1):
        if passage.gaps[k + 1].strip(JOINTS):
            break
        if k in objects:
            return found.origin
        if k in acts:
            return found.owner.setdefault(k, [])
        if passage.lower[k] in words.sets["war"]:
            return None
        if passage.lower[k] in words.sets["made"]:
            return found.origin
    governed = governor(passage, words, start, first)
    if governed and governed != "from":  # "des pirates nord-coréens" is an article
        return _by_governor(found, governed)
    return found.bare if found.subject else found.subject


def _act_noun(passage: Passage, words: Vocabulary, k: int, end: int, objects: set[int]) -> bool:
    """Whether the goods at ``k`` lead to an act as a noun: "arms purchases", "Waffenkäufe"."""
    if passage.page.language == "de":
        return passage.lower[k].endswith(words.act_nouns)
    while k < end and k in objects:
        k += 1
    return k < end and passage.gaps[k] in (" ", "-") and passage.lower[k] in words.act_nouns


def _joined(passage: Passage, words: Vocabulary, i: int, last: tuple[int, list[str]] | None) -> list[str] | None:
    """The part of the name before, where only "and" or a comma stands between."""
    if last is None or i - last[0] > 2:
        return None
    between = passage.lower[last[0] : i]
    if not between:
        return last[1] if passage.gaps[i].strip() in (",", "/") else None
    conjunction = between[0] in words.sets["and"]
    rest = between[1:] if conjunction else between
    again = words.sets["from"] if passage.page.language not in ("de", "en") else ()  # "de Séoul et de Washington"
    return last[1] if conjunction and all(w in _ARTICLES or w in again for w in rest) else None


def _idle(passage: Passage, i: int, person: bool) -> bool:
    """Whether "it"/"es" does not stand for the speaker: "es gibt", "it is true", or a person speaks."""
    lower = passage.lower
    if passage.cased[i] == "IT" or (person and lower[i] in ("it", "es", "its")):
        return True
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if lower[i] == "es":
        before = lower[i - 1] if i else ""
        there_is = any(w in _THERE_IS for w in lower[i + 1 : i + 15])
        return there_is or following.startswith(_EXPLETIVE_DE) or before.startswith(_EXPLETIVE_DE)
    return lower[i] == "it" and following in _EXPLETIVE_EN
