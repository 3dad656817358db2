"""Which part each named state plays beside an act: by preposition, case, order and what it qualifies."""

from msgspec import Struct, field

from lagebild.link import Naming
from lagebild.read.acts import Vocabulary
from lagebild.read.attribution import Range
from lagebild.read.given import Given
from lagebild.read.passage import Passage

__all__ = ["Roles", "roles"]

_REPORTED = 6  # words between "nach Angaben" or "the meeting" and the name
_OF = ("of", "von", "vom", "der", "between", "with", "mit", "zwischen", "to", "in")
_ABOUT = ("über", "about", "on", "zu")
_LINKED = ("linked", "tied", "loyal", "connected")  # "hackers linked to Pyongyang" are its own
_PROGRAMMES = ("programm", "programme", "programms", "programmen")
_SHORT = 4  # letters; "das", "this" name no account
_LOOK_AHEAD = 3  # words between an adjective and the noun it qualifies
_JOINTS = "'\u2019-\u2010\u2011 \u00a0\n\""
_GOVERNORS = ("to", "from", "by", "with", "against", "at")
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
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
            if word in ("us", "uns") and not _governor(passage, words, i, first):
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
    if _aside(passage, words, start, span[0]):
        return found.aside
    if naming is not None and _carries(passage, words, start, end, span):
        return found.carrier
    genitive = naming is not None and naming.form == "genitive" and passage.page.language == "de"
    if genitive and start > span[0] and passage.gaps[start] == " ":
        noun = passage.lower[start - 1]
        if noun in words.sets["region"]:
            return _by_governor(found, _governor(passage, words, start - 1, span[0]) or "at")
        if start - 1 in objects or noun.endswith(_PROGRAMMES):
            return found.origin
        governor = _governor(passage, words, start - 1, span[0])
        if governor and passage.cased[start - 1][0].isupper() and start - 1 not in acts:
            return _by_governor(found, governor)
    if naming is not None and (_sea(passage, start, end) or _by_sea(passage, words, start, end)):
        return None
    if naming is not None and naming.form == "adjective" and _border(passage, end):
        return found.aside
    if naming is not None and _made(passage, words, start, end, span):
        return found.origin
    if naming is not None and words.order.adjectives_behind and naming.form == "adjective":
        return _by_noun_before(found, words, start, span[0], objects, acts, passage)
    opposed = naming is not None and _governor(passage, words, start, span[0]) == "against"
    modifies = naming is None or naming.form in ("adjective", "genitive")
    if not modifies and words.order.bare_modifiers:
        modifies = _modifies(passage, words, end, span[1], objects)
    if not opposed and modifies:
        for k in range(end, min(end + _LOOK_AHEAD, span[1])):
            if words.order.bare_modifiers and passage.lower[k] in words.sets["of"]:
                continue
            if passage.gaps[k].strip(_JOINTS) or (k in passage.named and k not in objects):
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
            if any(passage.lower[k] in words.sets[kind] for kind in _GOVERNORS):
                break
    if naming is not None and naming.form == "genitive" and start > span[0] and start - 1 in acts:
        return found.owner.setdefault(start - 1, [])
    if end < span[1] and passage.lower[end] in war:
        return None
    governor = _governor(passage, words, start, span[0])
    if governor:
        return _by_governor(found, governor)
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


def _by_sea(passage: Passage, words: Vocabulary, start: int, end: int) -> bool:
    """The same in other languages: "Японского моря", "mer du Japon", "日本海"."""
    if passage.page.language in ("de", "en"):
        return False
    sea = words.sets["sea"]
    return any(w in sea for w in passage.lower[end : end + 1] + passage.lower[max(0, start - 2) : start])


def _border(passage: Passage, end: int) -> bool:
    """Whether a border is named by one of its sides, which tells nobody's part: "an die ukrainische Grenze"."""
    return end < len(passage) and passage.lower[end].startswith(("grenz", "border"))


def _made(passage: Passage, words: Vocabulary, start: int, end: int, span: Range) -> bool:
    """Whether goods are said to be of that make: "aus nordkoreanischer Produktion", "made in North Korea"."""
    made = words.sets["made"]
    before = passage.lower[max(span[0], start - 2) : start]
    following = end < span[1] and passage.lower[end] in made and passage.gaps[end] in ("", " ", "-", "\u2011")
    return following or (len(before) == _PAIR and before[0] == "made" and before[1] == "in")


_PAIR = 2
_SIDES = ("seite", "richtung")


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
        if passage.gaps[k + 1].strip(_JOINTS) or (k in passage.named and k < start - 1):
            return False
        if word in sets["according"]:
            return passage.page.language != "en" or passage.lower[k + 1] == "to"
        if word not in _OF and (word in _ABOUT or any(word in sets[kind] for kind in _GOVERNORS)):
            return False
        if word in sets["meeting"] and k > first:
            return any(w in sets["temporal"] for w in passage.lower[max(first, k - _LOOK_AHEAD) : k])
    return False


def _carries(passage: Passage, words: Vocabulary, start: int, end: int, span: Range) -> bool:
    """Whether a flag or, behind "by" or "mit", a ship is named by its state: it carries, it does not give."""
    carrier, sets = words.sets["carrier"], words.sets
    near = passage.lower[end : min(end + _LOOK_AHEAD, span[1])]
    if near[:1] and near[0] in sets["flag"]:
        return True
    before = passage.lower[max(span[0], start - 2) : start]
    return any(w in carrier for w in near) and any(w in sets["by"] or w in sets["with"] for w in before)


def _act_noun(passage: Passage, words: Vocabulary, k: int, end: int, objects: set[int]) -> bool:
    """Whether the goods at ``k`` lead to an act as a noun: "arms purchases", "Waffenkäufe"."""
    if passage.page.language == "de":
        return passage.lower[k].endswith(words.act_nouns)
    while k < end and k in objects:
        k += 1
    return k < end and passage.gaps[k] in (" ", "-") and passage.lower[k] in words.act_nouns


def _governor(passage: Passage, words: Vocabulary, start: int, first: int) -> str:
    """The kind of preposition that governs the name at ``start``; "" for none."""
    sets, order = words.sets, words.order
    if order.behind:
        return _particle(passage, words, start)
    for k in range(start - 1, max(first, start - order.reach) - 1, -1):
        if passage.gaps[k + 1].strip(_JOINTS + "\u201e\u201c(") or (k in passage.named and k < start - 1):
            return ""
        word = passage.lower[k]
        if word in sets["returned"] or (k > first and passage.lower[k - 1] in _LINKED):
            return ""
        if word in _SIDES and k < start - 1:
            return ""  # "auf russischer Seite kämpften auch Nordkoreaner"
        for kind in _GOVERNORS:
            if word in sets[kind]:
                if kind == "from" and word in ("von", "vom") and _done_by(passage, start):
                    return "by"
                if order.at_endings and start in passage.named:
                    return _by_case(passage.lower[passage.named[start][1] - 1], word, kind, words)
                infinitive = word == "to" and k + 1 < start and passage.lower[k + 1] not in _DETERMINERS
                return "" if infinitive else kind
        noun = passage.page.language == "de" and passage.cased[k][0].isupper()
        if noun and not (start in passage.named and passage.named[start][0].form == "place" and k == start - 1):
            return ""
        if passage.page.language == "en" and k < start - 1 and word in words.sets["passive"]:
            return ""
    if order.by_endings and start in passage.named and passage.named[start][0].form in ("name", "metonym"):
        return "by" if passage.lower[passage.named[start][1] - 1].endswith(order.by_endings) else ""
    return ""


def _by_case(name: str, preposition: str, kind: str, words: Vocabulary) -> str:
    """What a preposition that takes several cases means with the case of ``name``: "в Россию", "в России"."""
    sets, order = words.sets, words.order
    if preposition in sets["at_either"]:
        return "at" if name.endswith(order.at_endings) else "to"
    if preposition in sets["with_either"]:
        return "with" if name.endswith(order.with_endings) else "from"
    return kind


def _particle(passage: Passage, words: Vocabulary, start: int) -> str:
    """The kind of the particle behind the name at ``start``, or behind the nouns that it stands before."""
    end = passage.named[start][1] if start in passage.named else start + 1
    sets = words.sets
    for k in range(end, min(end + words.order.reach, len(passage))):
        word = passage.lower[k]
        if word in sets["subject"] or word in sets["object"] or word in sets["of"] or k in passage.named:
            return ""
        for kind in _GOVERNORS:
            if word in sets[kind]:
                return kind
        if passage.gaps[k].strip(_JOINTS):
            return ""
    return ""


def _modifies(passage: Passage, words: Vocabulary, end: int, last: int, objects: set[int]) -> bool:
    """Whether the name before ``end`` only tells whose the goods right behind it are: "朝鲜炮弹", "북한의 포탄"."""
    if end < last and passage.lower[end] in words.sets["of"]:
        end += 1
    return end < last and (end in objects or (words.order.behind and _thing_near(passage, words, end, last, objects)))


def _thing_near(passage: Passage, words: Vocabulary, end: int, last: int, objects: set[int]) -> bool:
    """Whether goods follow within two words and no particle stands between."""
    for k in range(end, min(end + _PAIR, last)):
        word = passage.lower[k]
        if k in objects:
            return True
        marked = any(word in words.sets[kind] for kind in (*_GOVERNORS, "subject", "object"))
        if marked or k in passage.named or passage.gaps[k].strip(_JOINTS):
            return False
    return False


def _by_noun_before(
    found: Roles, words: Vocabulary, start: int, first: int, objects: set[int], acts: set[int], passage: Passage
) -> list[str] | None:
    """Whose the noun is that an adjective follows: goods, an act, or else whoever acts through it."""
    for k in range(start - 1, max(first, start - _LOOK_AHEAD) - 1, -1):
        if passage.gaps[k + 1].strip(_JOINTS):
            break
        if k in objects:
            return found.origin
        if k in acts:
            return found.owner.setdefault(k, [])
        if passage.lower[k] in words.sets["war"]:
            return None
        if passage.lower[k] in words.sets["made"]:
            return found.origin
    governor = _governor(passage, words, start, first)
    if governor and governor != "from":  # "des pirates nord-coréens" is an article
        return _by_governor(found, governor)
    return found.bare if found.subject else found.subject


def _done_by(passage: Passage, start: int) -> bool:
    """Whether a participle follows the name at ``start``: "die von Russland verschossenen Granaten"."""
    end = passage.named[start][1] if start in passage.named else len(passage)
    following = passage.cased[end] if end < len(passage) else ""
    return following[:1].islower() and following.endswith(_PARTICIPLES)


_PARTICIPLES = ("enen", "enem", "ener", "enes", "eten", "etem", "eter", "etes", "ierten", "ierter")


def _joined(passage: Passage, words: Vocabulary, i: int, last: tuple[int, list[str]] | None) -> list[str] | None:
    """The part of the name before, where only "and" or a comma stands between."""
    if last is None or i - last[0] > 2:
        return None
    between = passage.lower[last[0] : i]
    if not between:
        return last[1] if passage.gaps[i].strip() in (",", "/") else None
    conjunction = between[0] in words.sets["and"]
    rest = between[1:] if conjunction else between
    return last[1] if conjunction and all(w in _ARTICLES for w in rest) else None


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
