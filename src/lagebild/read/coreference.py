"""Pronouns and definite noun phrases: whom they mean, by what was said before. Rather none than wrong."""

import re

from msgspec import Struct
from msgspec.structs import replace

from lagebild.link import UNNAMED, Description, Naming, describe, together
from lagebild.link.names import slug
from lagebild.link.offices import holder, people, titles, women
from lagebild.link.organisations import body
from lagebild.link.phrase import Phrase
from lagebild.link.segment import segment
from lagebild.link.states import state
from lagebild.link.surnames import surname_of
from lagebild.link.vocabulary import common, vocabulary
from lagebild.model import EntityRef, Mention
from lagebild.read.attribution import Range
from lagebild.read.page import Page

__all__ = ["Discourse"]

_REACH = 5  # sentences back to the antecedent of a pronoun
_REACH_NOUN = 12  # the same for "the ministry", "der Geheimdienst"
_MEMORY = 60  # speakers remembered
_NAMED = 12  # namings looked at besides
_FAR = 1500  # characters
_LEADING = 60  # characters of a sentence in which subjects stand
_ROLES = ("title_words", "state_voice", "private", "he_ending", "she_ending", "definite")
_BRIEF = 3  # words of "ein Sprecher", "a ministry spokesman"
_SEARCHES = 40  # surnames looked for in the whole text


class _Candidate(Struct, frozen=True):
    at: int
    entity: EntityRef
    kind: str  # person | state | organisation | group
    gender: str
    plural: bool = False
    roles: frozenset[str] = frozenset()


class Discourse:
    """Remembers who spoke, and resolves the phrases that only point back."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._lists = vocabulary(page.language)
        self._heard: list[_Candidate] = []
        self._surnames: dict[str, EntityRef | None] = {}
        self._people: set[Range] = set()

    def person(self, where: Range | None) -> bool:
        """Whether one person speaks at ``where``, asked after ``mention``."""
        return where in self._people

    def mention(self, where: Range | None) -> Mention | None:
        """Return the mention at ``where`` with its entity; call in text order."""
        if where is None:
            return None
        page = self._page
        text = page.text[where[0] : where[1]]
        told = describe(text, page.language, page.published, _inside(page, where))
        entity = told.entity
        if told.kind == "person" or told.gender in ("m", "f"):
            self._people.add(where)
        if (entity is None or entity.id == UNNAMED) and told.kind not in ("pronoun", "relative"):
            entity = self._by_surname(text, where[0]) or entity
        if told.kind == "relative":
            entity = self._just_named(where[0])
        elif entity is None:
            entity = self._antecedent(where[0], text, told)
        if entity is None or entity.id == UNNAMED or (entity.schema == "Person" and not entity.countries):
            entity = self._local(where[0], text, told, entity) or entity
        if entity is not None:
            self._remember(where[0], entity, told)
        return Mention(text, where[0], where[1], entity)

    def _local(self, at: int, text: str, told: Description, entity: EntityRef | None) -> EntityRef | None:
        """An office without its state ("ein Sprecher", "the presidential office", "Abgeordneter N.") belongs to the
        one state of which the paragraph has spoken so far: through its last speaker, else by name."""
        words = re.findall(r"[^\W\d_]+", text.lower())
        named = entity is not None and entity.schema == "Person"
        official = any(w in self._lists["of_state"] for w in words)
        brief = len(words) <= _BRIEF and any(w in self._lists["spokes"] for w in words)
        of_a_state = told.body not in ("", "embassy") and told.kind == "organisation"
        if not (official or brief or of_a_state) or told.kind == "pronoun" or words[0] in self._lists["possessive"]:
            return None
        if any(w in self._lists["private"] and w not in self._lists["of_state"] for w in words) or told.plural:
            return None
        at_home = told.body and not self._page.namings_in((at, at + len(text)))
        country = (at_home and self._page.home) or self._state_of_paragraph(at, text)
        if country is None:
            return None
        if named and entity is not None:
            return replace(entity, countries=(country,))
        if told.body:
            return body(country, told.body)
        return state(country)

    def _state_of_paragraph(self, at: int, text: str) -> str | None:
        page = self._page
        start = max(page.text.rfind("\n\n", 0, at), 0)
        inside = {c for n in page.namings_in((at, at + len(text))) for c in n.entity.countries}
        if inside:
            return inside.pop() if len(inside) == 1 else None
        heard = [c for c in self._heard if start <= c.at < at]
        if heard:
            countries = heard[-1].entity.countries
            if countries or heard[-1].entity.id == UNNAMED:
                return countries[0] if len(countries) == 1 else None
        told = [(n.start, c) for n in page.namings_in((start, at)) if n.form != "place" for c in n.entity.countries]
        leads = bool(told) and told[0][0] - start < _LEADING
        return told[0][1] if leads or len({c for _, c in told}) == 1 else None

    def _by_surname(self, text: str, at: int) -> EntityRef | None:
        """The person named in full before, by the one capitalised word that is no role ("Mr. Pinkston")."""
        if family := surname_of(Phrase(text, self._page.language)):
            return self._by_family(family)
        words = re.findall(r"[^\W\d_][\w'\u2019-]*", text.split(",")[0].replace("\u2019", "'").removesuffix("'s"))
        roles = [self._lists[k] for k in _ROLES]
        names = [w for w in words if w[0].isupper() and not any(w.lower() in r for r in roles)]
        article = words and words[0].lower() in self._lists["definite"]
        if article and not (len(words) > 2 and any(words[-2].lower() in r for r in roles[:5])):
            return None
        if len(names) != 1 or len(names[0]) < 3 or (len(words) > 1 and names[0] != words[-1]):
            return None
        key = names[0].casefold()
        if key not in self._surnames and len(self._surnames) < _SEARCHES:
            self._surnames[key] = self._full_name(names[0], at)
        return self._surnames.get(key)

    def _by_family(self, family: str) -> EntityRef | None:
        """Who of that family name spoke last, where it stands first: "안 후보", "刘女士"."""
        return next(
            (
                c.entity
                for c in reversed(self._heard)
                if c.entity.schema == "Person" and segment(c.entity.caption, self._page.language)[0][0][0] == family
            ),
            None,
        )

    def _full_name(self, surname: str, at: int) -> EntityRef | None:
        """A first name and the surname side by side anywhere before."""
        written = re.escape(surname.title() if surname.isupper() else surname)
        pattern = rf"\b([A-Z\u00c0-\u017d][\w.-]+) (?:[A-Z]\. )?{written}\b"
        for m in re.finditer(pattern, self._page.text[:at]):
            first = m[1].lower()
            known = first in common("no_first_names") or any(first in self._lists[k] for k in _ROLES)
            if not known and len(first) > 1:
                return people().get(slug(m[0])) or EntityRef(slug(m[0]), "Person", m[0], ())
        return None

    def _remember(self, at: int, entity: EntityRef, told: Description) -> None:
        gender = _gender(entity) or (told.gender if told.kind != "pronoun" else "")
        plural = told.plural or len(entity.countries) > 1
        self._heard.append(_Candidate(at, entity, _kind(entity, told), gender, plural, told.roles))
        del self._heard[:-_MEMORY]
        if entity.schema == "Person":
            parts = entity.caption.split()
            self._surnames[parts[-1].casefold()] = entity
            if len(parts) > 1 and "-" in parts[1]:  # Korean: the family name first
                self._surnames[parts[0].casefold()] = entity

    def _just_named(self, at: int) -> EntityRef | None:
        """Whom a relative pronoun means: who was named right before the comma."""
        near = [n for n in self._page.namings_in((max(0, at - 80), at)) if n.form == "name" and 0 < at - n.end <= 3]
        return near[-1].entity if near else None

    def _antecedent(self, at: int, text: str, told: Description) -> EntityRef | None:
        number = self._page.sentence_number(at)
        lower = text.lower().split()
        if lower and lower[0] in self._lists["both"]:
            return self._pair(at)
        if lower and lower[0] in self._lists["own"]:
            return self._subject(at)
        if lower and lower[0] in self._lists["possessive"]:
            return self._possessor(at)
        reach = _REACH_NOUN if told.back or told.body else _REACH
        land = bool(lower) and lower[-1] in self._lists["land"]
        for candidate in reversed(self._candidates(at)):
            if number - self._page.sentence_number(candidate.at) > reach:
                break
            if land:
                if len(candidate.entity.countries) == 1:
                    return state(candidate.entity.countries[0])
            elif candidate.entity.id == UNNAMED:
                if told.kind == "pronoun" and self._fits(candidate, told):
                    return candidate.entity  # who is not named blocks the way to earlier speakers
            elif self._fits(candidate, told):
                return candidate.entity
        return None

    def _subject(self, at: int) -> EntityRef | None:
        """Whose own account it is: the first who is named in the sentence ("hat nach eigenen Angaben")."""
        named = [n for n in self._page.namings_in(self._page.sentence(at)) if n.form in ("name", "metonym")]
        return named[0].entity if named else None

    def _possessor(self, at: int) -> EntityRef | None:
        """The state for which the last speaker speaks ("sein Sprecher", "its ministry")."""
        number = self._page.sentence_number(at)
        last = [c for c in self._heard if c.at < at and number - self._page.sentence_number(c.at) <= 2][-1:]
        return state(last[0].entity.countries[0]) if last and len(last[0].entity.countries) == 1 else None

    def _pair(self, at: int) -> EntityRef | None:
        """The two whom the last pair of speakers spoke of, else that pair, else the two states named last."""
        near = [c for c in self._heard if c.at < at and len(c.entity.countries) == 2][-1:]
        if near:
            after = [c for n in self._page.namings_in((near[0].at, at)) for c in n.entity.countries]
            others = list(dict.fromkeys(c for c in after if c not in near[0].entity.countries))
            return together(others) if len(others) == 2 else near[0].entity
        since = self._page.sentence_starts[max(0, self._page.sentence_number(at) - 2)]
        named = [n for n in self._page.namings_in((since, at)) if n.entity.countries]
        codes = list(dict.fromkeys(c for n in reversed(named) for c in n.entity.countries))
        return together(codes) if len(codes) == 2 else None

    def _candidates(self, at: int) -> list[_Candidate]:
        """Earlier speakers, and who was named in a subject's place since the last of them, in text order."""
        heard = [c for c in self._heard if c.at < at]
        since = heard[-1].at + 1 if heard else max(0, at - _FAR)
        named = []
        for n in self._page.namings_in((since, at))[-_NAMED:]:
            person = n.entity.schema == "Person"
            if n.form not in ("name", "metonym") or not (person or not heard) or not self._leads(n):
                continue
            kind = "person" if person else "state" if n.entity.schema == "Country" else "organisation"
            named.append(_Candidate(n.start, n.entity, kind, _gender(n.entity)))
        return heard + named

    def _leads(self, naming: Naming) -> bool:
        return naming.start - self._page.sentence(naming.start)[0] < _LEADING

    def _fits(self, candidate: _Candidate, told: Description) -> bool:
        entity = candidate.entity
        if told.kind == "pronoun":
            if told.plural:
                return candidate.plural or candidate.kind == "group"
            if told.either and candidate.plural:
                return True
            if told.gender == "n":
                return candidate.kind in ("organisation", "state")
            return candidate.kind == "person" and candidate.gender in ("", told.gender)
        if told.back:
            return any(_means(part, entity) for part in told.back)
        if told.body:
            return entity.id.endswith(told.body) or (told.body == "government" and entity.schema == "Country")
        if (
            told.kind != "person"
            or candidate.kind != "person"
            or (told.gender and candidate.gender not in ("", told.gender))
        ):
            return False
        return any(a.endswith(b) or b.endswith(a) for a in told.roles for b in candidate.roles) or self._holds(
            entity, told
        )

    def _holds(self, entity: EntityRef, told: Description) -> bool:
        """Whether the person holds the office that the phrase names ("the president")."""
        offices = titles(self._page.language)
        date = self._page.published
        return any(
            holder(country, office, date) == entity
            for role in sorted(told.roles)
            for office in offices.get(role, ())
            for country in entity.countries
        )


def _inside(page: Page, where: Range) -> list[Naming]:
    start, end = where
    return [
        Naming(n.text, n.start - start, n.end - start, n.entity, n.form) for n in page.namings_in(where) if n.end <= end
    ]


def _kind(entity: EntityRef, told: Description) -> str:
    if entity.schema == "Person":
        return "person"
    if told.kind in ("person", "group") and entity.schema != "LegalEntity":
        return told.kind
    return "state" if entity.schema == "Country" else "organisation"


def _gender(entity: EntityRef) -> str:
    return "" if entity.id not in people() else "f" if entity.id in women() else "m"


def _means(part: str, entity: EntityRef) -> bool:
    if part == "*":
        return entity.schema == "Country"
    return entity.id.endswith(part) if part[0] == "-" else entity.id == part
