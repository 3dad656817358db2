"""Pronouns and definite noun phrases: whom they mean, by what was said before. Rather none than wrong."""

from msgspec import Struct

from lagebild.link import UNNAMED, Description, Naming, describe
from lagebild.link.offices import people, women
from lagebild.link.phrases import vocabulary
from lagebild.link.states import state
from lagebild.model import EntityRef, Mention
from lagebild.read.attribution import Range
from lagebild.read.page import Page

__all__ = ["Discourse"]

_REACH = 5  # sentences back to an antecedent
_MEMORY = 60  # speakers remembered
_NAMED = 12  # namings looked at besides
_FAR = 1500  # characters


class _Candidate(Struct, frozen=True):
    at: int
    entity: EntityRef
    kind: str  # person | state | organisation | group
    gender: str
    plural: bool = False


class Discourse:
    """Remembers who spoke, and resolves the phrases that only point back."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._heard: list[_Candidate] = []
        self._surnames: dict[str, EntityRef] = {}

    def mention(self, where: Range | None) -> Mention | None:
        """Return the mention at ``where`` with its entity; call in text order."""
        if where is None:
            return None
        page = self._page
        text = page.text[where[0] : where[1]]
        told = describe(text, page.language, page.published, _inside(page, where))
        entity = told.entity
        if entity is None or entity.id == UNNAMED:
            entity = self._by_surname(text) or entity
        if entity is None:
            entity = self._antecedent(where[0], text, told)
        if entity is not None and entity.id != UNNAMED:
            self._remember(where[0], entity, told)
        return Mention(text, where[0], where[1], entity)

    def _by_surname(self, text: str) -> EntityRef | None:
        words = text.replace("\u2019", "'").removesuffix("'s").split()
        return self._surnames.get(words[-1].strip(".,")) if words else None

    def _remember(self, at: int, entity: EntityRef, told: Description) -> None:
        gender = _gender(entity) or (told.gender if told.kind != "pronoun" else "")
        plural = told.plural or len(entity.countries) > 1
        self._heard.append(_Candidate(at, entity, _kind(entity, told), gender, plural))
        del self._heard[:-_MEMORY]
        if entity.schema == "Person":
            self._surnames[entity.caption.split()[-1]] = entity

    def _antecedent(self, at: int, text: str, told: Description) -> EntityRef | None:
        number = self._page.sentence_number(at)
        lists = vocabulary(self._page.language)
        lower = text.lower().split()
        if lower and lower[0] in lists["both"]:
            return self._pair(at)
        land = bool(lower) and lower[-1] in lists["land"]
        for candidate in reversed(self._candidates(at)):
            if number - self._page.sentence_number(candidate.at) > _REACH:
                break
            if land:
                if len(candidate.entity.countries) == 1:
                    return state(candidate.entity.countries[0])
            elif _fits(candidate, told):
                return candidate.entity
        return None

    def _pair(self, at: int) -> EntityRef | None:
        """The last two who were named together, else the two states named last within two sentences."""
        near = [c for c in self._heard if c.at < at and len(c.entity.countries) == 2]
        if near:
            return near[-1].entity
        since = self._page.sentence_starts[max(0, self._page.sentence_number(at) - 2)]
        named = [n for n in self._page.namings_in((since, at)) if n.entity.countries]
        codes = list(dict.fromkeys(c for n in reversed(named) for c in n.entity.countries))
        if len(codes) != 2:
            return None
        codes.sort()
        caption = " and ".join(state(c).caption for c in codes)
        return EntityRef("+".join(codes), "LegalEntity", caption, tuple(codes))

    def _candidates(self, at: int) -> list[_Candidate]:
        """Earlier speakers, and the people named in full or by surname since the last of them, in text order."""
        heard = [c for c in self._heard if c.at < at]
        since = heard[-1].at + 1 if heard else max(0, at - _FAR)
        named = [
            _Candidate(n.start, n.entity, "person", _gender(n.entity))
            for n in self._page.namings_in((since, at))[-_NAMED:]
            if n.form == "name" and n.entity.schema == "Person" and self._leads(n)
        ]
        if not heard:
            named += [
                _Candidate(n.start, n.entity, "state" if n.entity.schema == "Country" else "organisation", "")
                for n in self._page.namings_in((since, at))[-_NAMED:]
                if n.form in ("name", "metonym") and n.entity.schema != "Person" and self._leads(n)
            ]
            named.sort(key=lambda c: c.at)
        return heard + named

    def _leads(self, naming: Naming) -> bool:
        """Whether the naming stands in the first words of its sentence, where subjects stand."""
        return naming.start - self._page.sentence(naming.start)[0] < 60


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


def _fits(candidate: _Candidate, told: Description) -> bool:
    entity = candidate.entity
    if told.kind == "pronoun":
        if told.plural:
            return candidate.plural or candidate.kind == "group"
        if told.gender == "n":
            return candidate.kind in ("organisation", "state")
        return candidate.kind == "person" and (not candidate.gender or candidate.gender == told.gender)
    if told.back:
        return any(_means(part, entity) for part in told.back)
    if told.body:
        return entity.id.endswith(told.body) or (told.body == "government" and entity.schema == "Country")
    if told.kind == "person":
        return candidate.kind == "person" and (not told.gender or candidate.gender in ("", told.gender))
    return False


def _means(part: str, entity: EntityRef) -> bool:
    if part == "*":
        return entity.schema == "Country"
    return entity.id.endswith(part) if part[0] == "-" else entity.id == part
