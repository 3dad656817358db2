"""FollowTheMoney: documents as Article, parties as themselves, alleged facts as Event, claims as Note.

Entities as JSON lines, or the same as statements, one value a row, in the columns of the library's own CSV. States have
no schema there and are exported as PublicBody.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from lagebild.data import load
from lagebild.export.collection import Collection
from lagebild.export.lines import json_line
from lagebild.model import Claim, Entity, Mention

__all__ = ["COLUMNS", "entities", "statements"]

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
_DATASET = "lagebild"
_PARTIES = ("Person", "LegalEntity", "Organization", "Company", "PublicBody")


class _Made(Struct, frozen=True):
    """An entity on its way out."""

    id: str
    schema: str
    caption: str
    properties: dict[str, list[str]]
    datasets: list[str]
    first_seen: str | None = None
    last_seen: str | None = None


def entities(made_of: Collection) -> bytes:
    """Return one entity a line."""
    return b"".join(json_line(_plain(one)) for one in _all(made_of))


def statements(made_of: Collection) -> bytes:
    """Return one statement a row."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect=csv.unix_dialect)
    writer.writerow(COLUMNS)
    types = {name: kind for kind, names in load("ftm")["types"].items() for name in names.split()}
    for one in _all(made_of):
        values = [("id", one.id), *((prop, value) for prop, many in one.properties.items() for value in many)]
        for dataset in one.datasets:
            for prop, value in values:
                kind = "id" if prop == "id" else types.get(prop, "string")
                key = hashlib.sha1(f"{dataset}.{one.id}.{prop}.{value}".encode(), usedforsecurity=False).hexdigest()
                seen = (one.first_seen or "", one.last_seen or "")
                writer.writerow((one.id, one.id, prop, kind, one.schema, value, dataset, "", "", "", "f", *seen, key))
    return out.getvalue().encode()


def _plain(one: _Made) -> dict[str, object]:
    return {name: value for name in one.__struct_fields__ if (value := getattr(one, name)) is not None}


def _all(made_of: Collection) -> Iterator[_Made]:
    parties = {party.id for party in made_of.parties}
    for party in made_of.parties:
        yield from _listed(party)
    yield from _articles(made_of)
    yield from (one for one in _spoken_of(made_of) if one.id not in parties)
    yield from _events(made_of)


def _listed(party: Entity) -> Iterator[_Made]:
    datasets = sorted({one.dataset for one in party.listings}) or [_DATASET]
    given = {name: list(values) for name, values in party.properties.items() if values}
    given.setdefault("name", [party.caption])
    yield _Made(party.id, party.schema, party.caption, given, datasets, party.first_seen, party.last_seen)
    for number, one in enumerate(party.listings, 1):
        told = {"entity": party.id, "program": one.programme, "authorityId": one.reference, "startDate": one.listed,
                "endDate": one.delisted}  # fmt: skip
        properties = {name: [value] for name, value in told.items() if value}
        yield _Made(
            f"{party.id}-sanction-{number}", "Sanction", one.programme or one.dataset, properties, [one.dataset]
        )


def _articles(made_of: Collection) -> Iterator[_Made]:
    languages = load("ftm")["languages"]
    for document in made_of.documents.values():
        told = {
            "title": document.title or document.name,
            "fileName": document.name,
            "mimeType": document.media_type,
            "publishedAt": document.published,
            "retrievedAt": document.retrieved,
            "publisher": made_of.publisher(document),
            "sourceUrl": document.url,
            "language": languages.get(document.language),
            "bodyText": document.text,
        }
        yield _make(f"doc-{document.id}", "Article", told["title"] or "", told)


def _spoken_of(made_of: Collection) -> Iterator[_Made]:
    """Yield whoever speaks, is spoken to or takes part in an event, once."""
    found: dict[str, _Made] = {}
    for claim in made_of.claims.values():
        for mention in _mentions(claim):
            if (entity := mention.entity) and entity.id not in found:
                schema = entity.schema if entity.schema in _PARTIES else "PublicBody"
                told = {"name": entity.caption}
                made = _make(entity.id, schema, entity.caption, told)
                if entity.countries:
                    made.properties["country"] = list(entity.countries)
                found[entity.id] = made
    for proposition in made_of.propositions:
        for key in (*proposition.event.actor, *proposition.event.recipient):
            if key not in found:
                found[key] = _make(
                    key, "PublicBody", made_of.names.get(key, key), {"name": made_of.names.get(key, key)}
                )
                if len(key) == 2:
                    found[key].properties["country"] = [key]
    yield from found.values()


def _mentions(claim: Claim) -> Iterable[Mention]:
    return (one for one in (claim.speaker, claim.addressee, *claim.accused) if one is not None)


def _events(made_of: Collection) -> Iterator[_Made]:
    schemata = {party.id: party.schema for party in made_of.parties}
    for p in made_of.propositions:
        told = {"name": p.caption, "date": p.event.date, "summary": p.wording, "location": p.event.place}
        event = _make(f"prop-{p.id}", "Event", p.caption, told)
        involved = [k for k in (*p.event.actor, *p.event.recipient) if schemata.get(k, "PublicBody") in _PARTIES]
        keys = [key for _, key in made_of.sides(p)]
        documents = dict.fromkeys(f"doc-{made_of.claims[key].document}" for key in keys)
        event.properties.update(
            {
                "involved": list(dict.fromkeys(involved)),
                "proof": list(documents),
                "keywords": [p.theme, p.status, p.grade, *p.event.objects],
                "notes": list(p.rules),
            }
        )
        yield event
        for side, key in made_of.sides(p):
            claim = made_of.claims[key]
            who = claim.speaker.text if claim.speaker else made_of.publisher(made_of.documents[claim.document])
            note = _make(f"claim-{p.id}-{key}", "Note", f"{who or 'unnamed'}: {claim.stance}", {})
            note.properties.update(
                {
                    "name": [f"{who or 'unnamed'}: {claim.stance}"],
                    "description": [made_of.quote(claim)],
                    "entity": [event.id],
                    "proof": [f"doc-{claim.document}"],
                    "keywords": [side, claim.stance, claim.kind],
                }
            )
            yield note


def _make(key: str, schema: str, caption: str, told: Mapping[str, str | None]) -> _Made:
    return _Made(key, schema, caption, {name: [value] for name, value in told.items() if value}, [_DATASET])
