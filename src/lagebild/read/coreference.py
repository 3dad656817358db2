"""Pronouns and definite noun phrases: whom they mean, by what was said before. Rather none than wrong."""

from msgspec import Struct

from lagebild.link import Description, describe
from lagebild.link.phrases import vocabulary
from lagebild.model import EntityRef, Mention
from lagebild.read.attribution import Range
from lagebild.read.page import Page

__all__ = ["Discourse"]

_REACH = 5  # sentences back to an antecedent
_MEMORY = 400  # candidates kept


class _Candidate(Struct, frozen=True):
    at: int
    entity: EntityRef
    kind: str
    gender: str
    plural: bool
    body: str
    spoke: bool


class Discourse:
    """Remembers who was named, and resolves the phrases that only point back."""

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
        namings = [
            type(n)(n.text, n.start - where[0], n.end - where[0], n.entity, n.form)
            for n in page.namings_in(where)
            if n.end <= where[1]
        ]
        told = describe(text, page.language, page.published, namings)
        entity = told.entity
        if entity is None or (entity.id == "unnamed" and self._surname(text)):
            entity = self._surname(text) or self._antecedent(where[0], text, told)
        if entity is not None and entity.id != "unnamed":
            self._remember(where[0], entity, told)
        return Mention(text, where[0], where[1], entity)

    def _surname(self, text: str) -> EntityRef | None:
        words = text.replace("'s", "").split()
        return self._surnames.get(words[-1].strip(".,")) if words else None

    def _remember(self, at: int, entity: EntityRef, told: Description) -> None:
        kind = "person" if entity.schema == "Person" else "state" if entity.schema == "Country" else told.kind
        if told.kind == "pronoun":
            kind = self._heard[-1].kind if self._heard and self._heard[-1].entity == entity else kind
        gender = told.gender
        self._heard.append(_Candidate(at, entity, kind, gender, told.plural, told.body, True))
        del self._heard[:-_MEMORY]
        if entity.schema == "Person":
            for part in (
                entity.caption.split()[-1],
                entity.caption.split()[0] if entity.countries[:1] in _FAMILY_FIRST else "",
            ):
                if len(part) > 1:
                    self._surnames[part] = entity

    def _antecedent(self, at: int, text: str, told: Description) -> EntityRef | None:
        number = self._page.sentence_number(at)
        lists = vocabulary(self._page.language)
        lower = [w.lower() for w in text.split()]
        both = bool(lower) and lower[0] in lists["both"]
        land = bool(lower) and lower[-1] in lists["land"]
        for candidate in reversed(self._candidates(at)):
            if number - self._page.sentence_number(candidate.at) > _REACH:
                break
            if both:
                if len(candidate.entity.countries) == 2:
                    return candidate.entity
                continue
            if land:
                if candidate.kind == "state" and len(candidate.entity.countries) == 1:
                    return candidate.entity
                continue
            if _fits(candidate, told):
                return candidate.entity
        return None

    def _candidates(self, at: int) -> list[_Candidate]:
        """Speakers, and people and bodies named since the last of them."""
        heard = [c for c in self._heard if c.at < at]
        since = heard[-1].at + 1 if heard else max(0, at - 1500)
        named = [
            _Candidate(
                n.start, n.entity, _kind(n.entity), describe(n.text, self._page.language, None).gender, False, "", False
            )
            for n in self._page.namings_in((since, at))[-12:]
            if n.form == "name" and n.entity.schema == "Person"
        ]
        return heard + named


_FAMILY_FIRST = {("kp",), ("kr",), ("cn",)}


def _kind(entity: EntityRef) -> str:
    return "person" if entity.schema == "Person" else "state" if entity.schema == "Country" else "organisation"


def _fits(candidate: _Candidate, told: Description) -> bool:
    if told.kind == "pronoun":
        if told.plural:
            return candidate.plural or candidate.kind == "group"
        if told.gender == "n":
            return candidate.kind in ("organisation", "state")
        if candidate.kind == "person":
            return not candidate.gender or candidate.gender == told.gender
        return False
    if told.body:
        return candidate.body == told.body or (candidate.kind == "organisation" and told.body in candidate.entity.id)
    if told.kind == "person":
        return candidate.kind == "person" and (
            not told.gender or not candidate.gender or candidate.gender == told.gender
        )
    return candidate.kind == "organisation" and candidate.entity.schema != "Person" and not told.plural
