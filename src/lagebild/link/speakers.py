"""Whom the noun phrase in a speaker's place means."""

import re
import unicodedata
from itertools import pairwise

from msgspec import Struct

from lagebild.link.gazetteer import gazetteer
from lagebild.link.naming import Naming
from lagebild.link.offices import women
from lagebild.link.organisations import organisations
from lagebild.link.phrases import Words, generic, vocabulary
from lagebild.link.states import state
from lagebild.link.titles import body_in, office_in
from lagebild.link.trie import Token, tokens
from lagebild.model import EntityRef

__all__ = ["UNNAMED", "Description", "describe", "resolve"]

UNNAMED = "unnamed"  # EntityRef.id of sources that are told but not named

_PAIR_GAP = 60  # characters between two who speak together
_PRONOUNS = ("he", "she", "she_or_they", "they", "it")
_PARTICLES = frozenset({"von", "van", "de", "der", "den", "al", "bin", "el", "la", "le", "di", "da", "zu"})


class Description(Struct, frozen=True, kw_only=True):
    """What a noun phrase says of its bearer; ``entity`` is none where only the context can tell."""

    entity: EntityRef | None
    kind: str  # person | organisation | state | group | pronoun
    gender: str = ""  # m | f | n, "" when it cannot be told
    plural: bool = False
    definite: bool = False
    body: str = ""  # ministry, government …: id part of lagebild.link.organisations.bodies
    back: tuple[str, ...] = ()  # parts of ids that a generic noun can point back to; * for a state


def resolve(span: str, language: str, date: str | None = None) -> EntityRef | None:
    """Return whom ``span`` names, by itself; an unnamed source has the id ``unnamed`` and no country."""
    return describe(span, language, date).entity


def describe(span: str, language: str, date: str | None = None, namings: list[Naming] | None = None) -> Description:
    """Tell whom ``span`` means; ``namings`` are those of the whole text that lie in it, offsets relative to ``span``.

    In this order: a person known by name; the holder of an office on ``date``; a person named but not known; an
    organisation; a ministry or service of a state; a state (alone or through an official); an unnamed source.
    """
    words = tokens(span)
    lower = [w.lower() for w, _, _ in words]
    lists = vocabulary(language)
    if lower and all(any(w in lists[k] for k in _PRONOUNS) for w in lower):
        return _pronoun(lower, lists)
    if namings is None:
        namings = gazetteer().mentions(span, language, words)
    namings = [n for n in namings if n.form != "place"]
    plural, definite = _number(lower, language), bool(lower) and lower[0] in lists["definite"]
    gender = next(
        (g for g, name in (("f", "she_ending"), ("m", "he_ending")) if any(w in lists[name] for w in lower)), ""
    )
    if pair := _people_together(span, namings):
        return Description(entity=pair, kind="group", plural=True, definite=True)
    if person := _person(span, namings):
        return Description(entity=person, kind="person", gender=_gender(person, gender), definite=True)
    former = any(w in lists["former"] for w in lower)
    indefinite = bool(lower) and lower[0] in lists["indefinite"]
    title, country, holder = office_in(span, lower, words, namings, language, date)
    if holder and not former and not indefinite and not plural:
        return Description(entity=holder, kind="person", gender=_gender(holder, gender), definite=True)
    private = any(w in lists["private"] for w in lower)
    voice = bool(title) or any(w in lists["state_voice"] for w in lower)
    states = _states(namings)
    if name := _unknown(span, words, namings, language):
        speaks = (states[0],) if states and voice and not private and not former else ()
        organised = any(w.lower() in lists["company_words"] for w in re.findall(r"\w+", name)) or name.isupper()
        schema = "Organization" if organised else "Person"
        kind = "organisation" if organised else "person"
        return Description(entity=EntityRef(_slug(name), schema, name, speaks), kind=kind, gender=gender, definite=True)
    if (organisation := _organisation(namings)) and not title:
        return Description(entity=organisation, kind="organisation", gender="n", plural=plural, definite=True)
    if (body := body_in(lower, namings, language, words)) and not private:
        if body[1]:
            return Description(entity=body[1], kind="organisation", gender="n", definite=True, body=body[0])
        if not states and definite:
            return Description(entity=None, kind="organisation", gender=gender or "n", definite=True, body=body[0])
    back = next((generic(language)[w] for w in reversed(lower) if w in generic(language)), ())
    if back and definite and not states and not namings:
        return Description(entity=None, kind="organisation", gender=gender, plural=plural, definite=True, back=back)
    if former and not private:
        states = []
    elif country and title and not plural:
        speaks = organisations().get(country) or state(country)
        return Description(entity=speaks, kind="person", gender=gender, definite=definite)
    if states and not private:
        entity = state(states[0]) if len(states) == 1 else _together(states)
        kind = "state" if not voice else ("group" if plural else "person")
        return Description(entity=entity, kind=kind, gender=gender or "n", plural=len(states) > 1 or plural)
    unnamed = EntityRef(UNNAMED, "LegalEntity", " ".join(span.split()), ())
    kind = "group" if plural else ("person" if gender or voice else "organisation")
    needs_context = definite and not private and not plural
    return Description(
        entity=None if needs_context or not words else unnamed,
        kind=kind,
        gender=gender,
        plural=plural,
        definite=definite,
    )


def _pronoun(lower: list[str], lists: dict[str, Words]) -> Description:
    word = lower[0]
    many = word in lists["they"]
    either = word in lists["she_or_they"]
    gender = (
        "m" if word in lists["he"] else "f" if word in lists["she"] or either else "n" if word in lists["it"] else ""
    )
    return Description(entity=None, kind="pronoun", gender="" if many else gender, plural=many, definite=True)


def _person(span: str, namings: list[Naming]) -> EntityRef | None:
    """The known person whom the phrase is about, not one it only depends on ("Putins Sprecher", "aide to Putin")."""
    for n in namings:
        if n.entity.schema == "Person" and n.form == "name":
            before = span[: n.start].lower().rstrip().rsplit(" ", 1)[-1]
            if before not in ("von", "of", "for", "to", "für", "by") or n.start == 0:
                return n.entity
    return None


def _people_together(span: str, namings: list[Naming]) -> EntityRef | None:
    """Two people who speak together for two sides ("Putin und Kim")."""
    named = [n for n in namings if n.entity.schema == "Person" and n.form == "name"]
    for one, other in pairwise(named):
        codes = list(dict.fromkeys(one.entity.countries + other.entity.countries))
        if len(codes) == 2 and re.search(r"\b(?:und|and|sowie|&)\b", span[one.end : other.start]):
            return _together(codes) if other.start - one.end < _PAIR_GAP else None
    return None


def _organisation(namings: list[Naming]) -> EntityRef | None:
    found = [n for n in namings if n.entity.schema not in ("Country", "Person")]
    better = [n for n in found if n.form not in ("adjective", "genitive")]
    chosen = (better or found)[:1]
    return chosen[0].entity if chosen else None


def _states(namings: list[Naming]) -> list[str]:
    return list(dict.fromkeys(c for n in namings for c in n.entity.countries[:1]))


def _together(codes: list[str]) -> EntityRef:
    codes = sorted(codes)
    return EntityRef("+".join(codes), "LegalEntity", " and ".join(state(c).caption for c in codes), tuple(codes))


def _gender(person: EntityRef, told: str) -> str:
    return "f" if person.id in women() else told or ("m" if person.id in _known_men() else "")


def _known_men() -> frozenset[str]:
    from lagebild.link.offices import people

    return frozenset(people())


def _number(lower: list[str], language: str) -> bool:
    if not lower:
        return False
    if lower[0] in vocabulary(language)["both"]:
        return True
    if language == "en":
        head = lower[: next((i for i, w in enumerate(lower) if w in ("of", "for", "from", "in", "who", "at")), None)]
        return bool(head) and lower[0] not in ("a", "an") and head[-1].endswith("s") and head[-1][-2:] not in _SINGULAR
    return lower[0] not in _ONE and bool(_PLURAL_DE.search(" ".join(lower)))


_SINGULAR = ("ss", "us", "is")
_ONE = frozenset({"der", "das", "ein", "eine", "einer", "dem", "den", "des", "dieser", "dieses"})
_PLURAL_DE = re.compile(
    r"\b(mehrere|einige|viele|zahlreiche|zwei|drei|\w+(experten|beobachter|medien|kreise|behörden|beamte|vertreter|"
    r"diplomaten|kritiker|analysten|forscher|organisationen|staaten|länder|dienste)|experten|beobachter|medien|kreise|behörden|"
    r"beamte|vertreter|diplomaten|kritiker|analysten|forscher|staaten|länder)\b"
)


def _unknown(span: str, words: list[Token], namings: list[Naming], language: str) -> str | None:
    """A name of two to four capitalised words that no list knows."""
    titles = vocabulary(language)["title_words"]
    roles = vocabulary(language)
    taken = [(n.start, n.end) for n in namings]
    best: tuple[int, int] | None = None
    run: list[Token] = []
    for word in [*words, ("", len(span) + 9, len(span) + 9)]:
        text, start, end = word
        near = bool(run) and span[run[-1][2] : start] in (" ", "-", "\u00a0", ". ", "\n")
        capital = bool(text) and text[0].isupper() and not any(a <= start < b for a, b in taken)
        plain = text.lower()
        role = plain in titles or plain in roles["state_voice"] or plain in roles["private"]
        if run and near and ((capital and not role) or (plain in _PARTICLES and len(run) >= 1)):
            run.append(word)
            continue
        while run and run[-1][0] in _PARTICLES:
            run.pop()
        if 2 <= len(run) <= 5:
            tail = re.match(r"(?:-\w+)+", span[run[-1][2] :])
            best = best or (run[0][1], run[-1][2] + (tail.end() if tail else 0))
        run = (
            [word]
            if capital and not role and plain not in roles["definite"] and plain not in roles["indefinite"]
            else []
        )
    return " ".join(span[best[0] : best[1]].split()) if best else None


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"\W+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
