"""The index over a register's parties, and the question put to it."""

import math
from collections.abc import Iterable
from typing import Any

from msgspec import Struct, structs

from lagebild.errors import UsageError
from lagebild.match import features, names
from lagebild.match.compare import compare_names
from lagebild.match.features import Feature
from lagebild.match.names import Name
from lagebild.model import Entity

THRESHOLD = 0.7
"""The score from which a hit counts as a match. Measured, not calibrated: see docs/register.md."""

_STRONG = ("name", "alias", "previousName")
_WEAK = ("weakAlias", "abbreviation")
_WEAK_CEILING = 0.65  # a weak alias alone stays below the threshold
_CANDIDATES = 40  # names compared in full, for each name asked for
_SMALLEST = 1000  # names from which rarity is told by counting; a smaller register is taken for this big
_UNKNOWN_KEY = 5.0  # rarity of a key that no listed name has
_COMMON = 1500  # postings from which a key is asked only when rarer ones found too few names
_UNSURE = 0.95  # a person against a party of which the list does not say whether it is one
_MAX_NAMES = 60  # of one party or query
_ORGANISATIONS = frozenset({"LegalEntity", "Organization", "Company", "PublicBody"})
_CERTAIN = frozenset({"Person", "Organization", "Company", "PublicBody", "Vessel", "Airplane", "Vehicle"})
_PARTIES = _ORGANISATIONS | {"Person", "Vessel", "Airplane", "Vehicle"}


class Hit(Struct, frozen=True, kw_only=True):
    """A party that may be meant, as `lagebild screen` prints it."""

    id: str
    caption: str
    schema: str
    score: float
    match: bool
    explanations: dict[str, Feature]


class _Printed(Struct, frozen=True):
    """One name of one party: as printed, and taken apart."""

    party: int
    text: str
    name: Name
    weak: bool


class _Party(Struct, frozen=True):
    entity: Entity
    names: tuple[_Printed, ...]
    countries: frozenset[str]
    numbers: dict[str, frozenset[str]]


class Index:
    """Parties by the words of their names and by their numbers. Building and asking are deterministic."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        listed = [entity for entity in entities if entity.schema in _PARTIES]
        self._parties = [_party(entity, at) for at, entity in enumerate(listed)]
        self._share_names()
        self._names = [printed for party in self._parties for printed in party.names]
        self._postings: dict[str, list[int]] = {}
        self._numbers: dict[tuple[str, str], list[int]] = {}
        counts: dict[str, int] = {}
        for number, printed in enumerate(self._names):
            for token in dict.fromkeys(printed.name.tokens):
                counts[token] = counts.get(token, 0) + 1
            for key in dict.fromkeys(_keys(printed.name)):
                self._postings.setdefault(key, []).append(number)
        for at, party in enumerate(self._parties):
            for prop, numbers in party.numbers.items():
                for value in sorted(numbers):
                    self._numbers.setdefault((prop, value), []).append(at)
        total = max(len(self._names) + 1, _SMALLEST)
        self._weights = {
            token: 0.15 + 0.85 * math.log(total / (1 + count)) / math.log(total) for token, count in counts.items()
        }
        self._rarity = {key: math.log(total / len(postings)) for key, postings in self._postings.items()}
        self._mass = [sum(self._rarity[key] for key in _keys(printed.name)) for printed in self._names]

    def _share_names(self) -> None:
        """Give ships that lists name differently, but with one IMO number, each other's names."""
        ships: dict[str, list[int]] = {}
        for at, party in enumerate(self._parties):
            for number in sorted(party.numbers.get("imoNumber", ())):
                ships.setdefault(number, []).append(at)
        for group in ships.values():
            names_of = [printed for at in group for printed in self._parties[at].names if not printed.weak]
            for at in group if len(group) > 1 else ():
                party = self._parties[at]
                own = {printed.name.key for printed in party.names}
                others = {printed.name.key: printed for printed in names_of if printed.name.key not in own}
                more = tuple(_Printed(at, one.text, one.name, False) for one in others.values())
                self._parties[at] = structs.replace(party, names=party.names + more)

    def __len__(self) -> int:
        return len(self._parties)

    def screen(self, query: dict[str, Any] | Entity, limit: int = 5) -> list[Hit]:
        """Return up to ``limit`` parties, best first; equal scores by id.

        A query is an Entity or ``{schema, properties}`` with FollowTheMoney's names. Raises :class:`UsageError` when
        it has another shape. Without a schema, or with a general one (Thing, LegalEntity), its names are read as those
        of persons and as those of organisations.
        """
        entity = _entity(query)
        asked = _party(entity, 0)
        if entity.schema not in _CERTAIN:
            as_person = _party(structs.replace(entity, schema="Person"), 0)
            asked = structs.replace(asked, names=asked.names + as_person.names)
        hits = []
        for at, listed in self._candidates(asked).items():
            party = self._parties[at]
            if _comparable(asked.entity.schema, party.entity.schema):
                hit = self._hit(asked, party, listed)
                if hit is not None:
                    hits.append(hit)
        hits.sort(key=lambda hit: (-hit.score, hit.id))
        return hits[:limit]

    def _candidates(self, asked: _Party) -> dict[int, list[_Printed]]:
        """Return the parties to look at, each with those of its names that share most with a name asked for."""
        found: dict[int, list[_Printed]] = {}
        for prop, numbers in asked.numbers.items():
            for value in sorted(numbers):
                for at in self._numbers.get((prop, value), ()):
                    found.setdefault(at, list(self._parties[at].names))
        for printed in asked.names:
            for number in self._nearest(printed.name):
                listed = self._names[number]
                names = found.setdefault(listed.party, [])
                if listed not in names:
                    names.append(listed)
        return found

    def _nearest(self, name: Name) -> list[int]:
        shared: dict[int, float] = {}
        keys = dict.fromkeys(_keys(name))
        ranked = sorted((len(self._postings[key]), key) for key in keys if key in self._postings)
        for size, key in ranked:
            if size > _COMMON and len(shared) >= _CANDIDATES:
                continue
            weight = self._rarity[key]
            for number in self._postings[key]:
                shared[number] = shared.get(number, 0.0) + weight
        mass = sum(self._rarity.get(key, _UNKNOWN_KEY) for key in keys)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[: _CANDIDATES * 6]
        closeness = sorted((-weight / (mass + self._mass[number]), number) for number, weight in best)
        return [number for _, number in closeness[:_CANDIDATES]]

    def _hit(self, asked: _Party, party: _Party, listed: list[_Printed]) -> Hit | None:
        reasons: dict[str, Feature] = {}
        person = "Person" in (asked.entity.schema, party.entity.schema)
        name = self._best(asked.names, listed, person)
        if name and asked.entity.schema != party.entity.schema == "LegalEntity" and person:
            name = Feature(round(name.score * _UNSURE, 4), name.detail, name.query, name.candidate)
        score = name.score if name else 0.0
        if name:
            reasons["name"] = name
        score = _weigh(score, asked, party, reasons)
        if score < 0.3:
            return None
        score = round(min(score, 1.0), 4)
        entity = party.entity
        return Hit(
            id=entity.id,
            caption=entity.caption,
            schema=entity.schema,
            score=score,
            match=score >= THRESHOLD,
            explanations=reasons,
        )

    def _best(self, ours: Iterable[_Printed], theirs: Iterable[_Printed], person: bool) -> Feature | None:
        best: Feature | None = None
        for one in ours:
            for other in theirs:
                score = compare_names(one.name, other.name, self._weights, person=person)
                detail = "same words" if score == 1 else "words alike"
                if one.weak or other.weak:
                    score, detail = score * _WEAK_CEILING, f"{detail}, a weak alias"
                if score > 0 and (best is None or score > best.score):
                    best = Feature(round(score, 4), detail, one.text, other.text)
        return best


def _weigh(score: float, asked: _Party, party: _Party, reasons: dict[str, Feature]) -> float:
    """Let numbers decide, and dates and countries speak for or against what the names say."""
    for prop, numbers in asked.numbers.items():
        theirs = party.numbers.get(prop, frozenset())
        both = sorted(numbers & theirs)
        if both:
            reasons[prop] = Feature(1.0, "same number", both[0], both[0])
            return max(score, 1.0 if prop == "imoNumber" or score > 0.3 else 0.8)
        if theirs and prop == "imoNumber":
            reasons[prop] = Feature(0.0, "another number", min(numbers), min(theirs))
            score = min(score, 0.5)
    ours = asked.entity.properties
    born = features.birth(ours.get("birthDate", ()), party.entity.properties.get("birthDate", ()))
    if born:
        reasons["birthDate"] = born
        if born.score >= 0.8:
            score += (1 - score) * 0.35 * born.score
        elif born.score < 0.5:
            score *= 0.7 + 0.5 * born.score
    where = features.country(asked.countries, party.countries)
    if where:
        reasons["country"] = where
        score = score + (1 - score) * 0.1 if where.score else score * 0.92
    return score


def _party(entity: Entity, at: int) -> _Party:
    person = entity.schema == "Person"
    printed: dict[tuple[object, ...], _Printed] = {}
    for props, weak in ((_STRONG, False), (_WEAK, True)):
        texts = [text for prop in props for text in entity.properties.get(prop, ())][:_MAX_NAMES]
        for text in texts:
            for part, name in names.readings(text, person=person):
                short = part != text and _is_short(name)
                printed.setdefault((name.key, name.forms), _Printed(at, part, name, weak or short))
    numbers = {
        prop: frozenset(number for text in values if (number := features.identifier(prop, text)))
        for prop in features.IDENTIFIERS
        if (values := entity.properties.get(prop))
    }
    return _Party(
        entity,
        tuple(printed.values()),
        features.countries(entity.properties),
        {prop: found for prop, found in numbers.items() if found},
    )


def _is_short(name: Name) -> bool:
    return name.tokens[0].isascii() and sum(map(len, name.tokens)) <= 3


def _keys(name: Name) -> list[str]:
    """Return what finds a name: its words, their skeletons, and its words run together."""
    run = "".join(name.tokens)
    keys = [f"={token}" for token in name.tokens] + [names.skeleton(token) for token in name.tokens]
    if len(name.tokens) == 1:
        return [*keys, f"<{run[:3]}", f">{run[-3:]}"]
    return [*keys, names.skeleton(run)] if run.isascii() else keys


def _comparable(asked: str, listed: str) -> bool:
    if asked == listed or asked not in _PARTIES:
        return True
    if asked in _ORGANISATIONS and listed in _ORGANISATIONS:
        return True
    return {asked, listed} == {"Person", "LegalEntity"}


def _entity(query: dict[str, Any] | Entity) -> Entity:
    if isinstance(query, Entity):
        return query
    properties = query.get("properties") if isinstance(query, dict) else None
    if not isinstance(properties, dict):
        raise UsageError('a query needs properties, e.g. {"schema": "Person", "properties": {"name": ["…"]}}')
    read: dict[str, tuple[str, ...]] = {}
    for prop, values in properties.items():
        values = [values] if isinstance(values, str) else values
        if not isinstance(values, list | tuple) or not all(isinstance(value, str) for value in values):
            raise UsageError(f"property {prop!r} of a query has to be a list of texts")
        read[str(prop)] = tuple(values)
    schema = query.get("schema") or "Thing"
    return Entity(id=str(query.get("id", "")), schema=str(schema), caption="", properties=read)
