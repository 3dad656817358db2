"""Whom the noun phrase in a speaker's place means."""

import re
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lagebild.link.language import LANGUAGES
from lagebild.link.names import unknown
from lagebild.link.naming import Naming
from lagebild.link.offices import people, women
from lagebild.link.organisations import organisations
from lagebild.link.phrase import Phrase
from lagebild.link.states import state
from lagebild.link.titles import body_in, office_in
from lagebild.link.vocabulary import generic
from lagebild.model import EntityRef

__all__ = ["UNNAMED", "Description", "describe", "resolve", "together"]

UNNAMED = "unnamed"  # EntityRef.id of sources that are told but not named

_PAIR_GAP = 60  # characters between two who speak together
_PRONOUNS = ("he", "she", "she_or_they", "they", "it", "relative")
_AND = re.compile(r"\b(?:und|and|sowie)\b|&")
_DEPENDS = frozenset({"von", "of", "for", "to", "für", "by", "des"})


class Description(Struct, frozen=True, kw_only=True):
    """What a noun phrase says of its bearer; ``entity`` is none where only the context can tell."""

    entity: EntityRef | None
    kind: str  # person | organisation | state | group | pronoun | relative
    gender: str = ""  # m | f | n, "" when it cannot be told
    plural: bool = False
    either: bool = False  # German "sie": she or they
    body: str = ""  # ministry, government …: id part of lagebild.link.organisations.bodies
    back: tuple[str, ...] = ()  # parts of ids that a generic noun can point back to; * for a state
    roles: frozenset[str] = frozenset()  # role words in it, lower case


def resolve(span: str, language: str, date: str | None = None) -> EntityRef | None:
    """Return whom ``span`` names, by itself; an unnamed source has the id ``unnamed`` and no country."""
    return describe(span, language, date).entity


def describe(span: str, language: str, date: str | None = None, namings: list[Naming] | None = None) -> Description:
    """Tell whom ``span`` means; ``namings`` are those of the whole text that lie in it, offsets relative to ``span``.

    In this order: two people together; a person known by name; the holder of an office on ``date``; a name that no
    list knows; an organisation; a ministry or service of a state; a noun that only points back; whoever holds a
    title of a state, as that state; a state, alone or through an official; an unnamed source.
    """
    phrase = Phrase(span, language, namings)
    if phrase.lower and all(any(w in phrase.lists[k] for k in _PRONOUNS) for w in phrase.lower):
        return _pronoun(phrase)
    if not phrase.namings and (phrase.opens("both") or phrase.opens("own")):
        return Description(entity=None, kind="group", plural=True)
    told = _named(phrase, date) or _unnamed(phrase)
    return replace(told, roles=phrase.roles) if told.kind == "person" else told


def together(codes: list[str]) -> EntityRef:
    """Return two or more states that speak as one."""
    codes = sorted(codes)
    return EntityRef("+".join(codes), "LegalEntity", " and ".join(state(c).caption for c in codes), tuple(codes))


def _named(phrase: Phrase, date: str | None) -> Description | None:
    namings = phrase.namings
    if pair := _pair(phrase):
        return Description(entity=pair, kind="group", plural=True)
    if person := _person(phrase):
        gender = "f" if person.id in women() else phrase.gender or ("m" if person.id in people() else "")
        return Description(entity=person, kind="person", gender=gender)
    former, private = phrase.has("former"), phrase.has("private")
    title, country, holder = office_in(phrase.text, phrase.lower, phrase.words, namings, phrase.language, date)
    if holder and not former and not phrase.plural and not phrase.opens("indefinite"):
        return Description(entity=holder, kind="person", gender="f" if holder.id in women() else "m")
    voice = bool(title) or phrase.has("state_voice")
    states = _states(phrase, voice)
    if name := unknown(phrase):
        speaks = (states[0],) if states and voice and not private and not former else ()
        kind = "person" if name.schema == "Person" else "organisation"
        return Description(entity=replace(name, countries=speaks), kind=kind, gender=phrase.gender)
    organisation = _organisation(namings)
    if organisation and not title and not (voice and _sent_by_a_state(organisation, phrase)):
        return Description(entity=organisation, kind="organisation", gender="n", plural=phrase.plural)
    body = body_in(phrase.lower, namings, phrase.language, phrase.words)
    if body and body[1] and not private:
        return Description(entity=body[1], kind="organisation", gender="n", body=body[0])
    if body and not states and phrase.definite and not private:
        return Description(entity=None, kind="organisation", gender="n", body=body[0])
    if not namings and phrase.definite and (back := _back(phrase)):
        return Description(entity=None, kind="organisation", plural=phrase.plural, back=back)
    if private or (former and title):
        return None
    if country and title and not phrase.plural:
        return Description(entity=organisations().get(country) or state(country), kind="person", gender=phrase.gender)
    if states and (voice or phrase.only_names()):
        entity = state(states[0]) if len(states) == 1 else together(states)
        kind = "group" if phrase.plural else "person" if voice and phrase.roles else "state"
        return Description(entity=entity, kind=kind, gender=phrase.gender or "n", plural=phrase.plural)
    return None


def _unnamed(phrase: Phrase) -> Description:
    kind = "group" if phrase.plural else "person" if phrase.roles else "organisation"
    waits = phrase.definite and not phrase.has("private") and not phrase.plural
    source = EntityRef(UNNAMED, "LegalEntity", " ".join(phrase.text.split()), ())
    return Description(
        entity=None if waits or not phrase.words else source, kind=kind, gender=phrase.gender, plural=phrase.plural
    )


def _pronoun(phrase: Phrase) -> Description:
    word, lists = phrase.lower[0], phrase.lists
    if word in lists["relative"] and word not in lists["he"] and word not in lists["she"]:
        return Description(entity=None, kind="relative")
    many = word in lists["they"]
    gender = "m" if word in lists["he"] else "n" if word in lists["it"] else "f"
    return Description(
        entity=None, kind="pronoun", gender="" if many else gender, plural=many, either=word in lists["she_or_they"]
    )


def _person(phrase: Phrase) -> EntityRef | None:
    """The known person whom the phrase is about, not one it only depends on ("Putins Sprecher", "Trump's lawyer")."""
    for n in phrase.namings:
        if n.entity.schema != "Person" or n.form != "name":
            continue
        before = phrase.text[: n.start].lower().split()
        following = re.match(r" ([^\W\d_]+)", phrase.text[n.end :])
        attributive = following and following[1].islower() and phrase.role(following[1]) and " " not in n.text
        if not attributive and not (before and before[-1] in _DEPENDS and len(before) > 1):
            return n.entity
    return None


def _pair(phrase: Phrase) -> EntityRef | None:
    """Two people who speak together for two sides ("Putin und Kim")."""
    named = [n for n in phrase.namings if n.entity.schema == "Person" and n.form == "name"]
    for one, other in pairwise(named):
        codes = list(dict.fromkeys(one.entity.countries + other.entity.countries))
        between = phrase.text[one.end : other.start]
        joined = _AND.search(between) or any(
            w in phrase.lists["and"]
            for w, (_, start, _) in zip(phrase.lower, phrase.words, strict=True)
            if one.end <= start < other.start
        )
        if len(codes) == 2 and len(between) < _PAIR_GAP and joined:
            return together(codes)
    return None


def _organisation(namings: list[Naming]) -> EntityRef | None:
    found = [n for n in namings if n.entity.schema not in ("Country", "Person")]
    better = [n for n in found if n.form not in ("adjective", "genitive")]
    chosen = (better or found)[:1]
    return chosen[0].entity if chosen else None


def _sent_by_a_state(organisation: EntityRef, phrase: Phrase) -> bool:
    """Whether a state's mission or envoy to the body is meant: "China's UN mission"."""
    if organisation.countries:
        return False
    namings = phrase.namings
    at = next(n.start for n in namings if n.entity is organisation)
    behind = phrase.language in LANGUAGES  # "유엔 주재 한국대표부", "représentant à l'ONU de la Russie"
    return any(
        n.entity.schema == "Country" and (behind or n.start < at or n.form in ("genitive", "adjective"))
        for n in namings
    )


def _states(phrase: Phrase, voice: bool) -> list[str]:
    end = phrase.apposed()
    namings = [n for n in phrase.namings if n.start < end and (voice or n.entity.schema != "Person")] or phrase.namings
    return list(dict.fromkeys(c for n in namings for c in n.entity.countries[:1]))


def _back(phrase: Phrase) -> tuple[str, ...]:
    nouns = generic(phrase.language)
    return next((nouns[w] for w in reversed(phrase.lower) if w in nouns), ())
