"""Independence is counted in origins, not in documents.

The rules, first that fits (DESIGN §2):

1. party       the speaker speaks for a party concerned, be it an official or an outlet of that party
2. state       the speaker is an organ or official of a State: all organs of one State are one origin
3. upstream    the speaker is another named source: everyone who quotes it is one origin
4. wire        no named speaker, and the text is credited to an agency
5. copy        no named speaker, and the text repeats another document nearly word for word
6. owner       no named speaker, and the outlet belongs to an owner with other outlets
7. publisher   no named speaker: the outlet itself
8. document    the outlet is not known
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from lagebild.link.captions import caption as label
from lagebild.model import Claim, Document, Origin, Publisher
from lagebild.weigh.facts import Fact, side

__all__ = ["Sources"]

UNNAMED = "unnamed"  # entity id of sources without a name ("Western officials")
_SPACE = re.compile(r"\s+")


class _Trace(Struct, frozen=True):
    """One origin of one claim, with the rule that found it."""

    id: str
    caption: str
    rule: str
    party: bool = False
    reliability: str = "F"


class Sources:
    """Knows each document's publisher, credits and near copies, and traces claims to their origins."""

    def __init__(
        self, documents: Mapping[str, Document], publishers: Mapping[str, Publisher], copies: Mapping[str, str]
    ) -> None:
        self._documents = documents
        self._publishers = publishers
        self._copies = copies

    def said(self, claim: Claim) -> str | None:
        """Return when a claim was said, as told, else when its document was published."""
        document = self._documents.get(claim.document)
        return claim.said or (document.published if document else None)

    def origins(self, fact: Fact) -> tuple[Origin, ...]:
        """Return the origins on both sides of ``fact``, parties concerned first; joint speakers are one each."""
        concerned = set(fact.event.actor) | set(fact.event.recipient)
        found: dict[tuple[str, str], tuple[_Trace, list[Claim]]] = {}
        reports = {c.within for c in fact.claims}  # who only quotes another claim is no origin of its own
        for claim in fact.claims:
            where = side(claim) if claim.id not in reports else "neither"
            for trace in self._traces(claim, concerned) if where != "neither" else ():
                found.setdefault((where, trace.id), (trace, []))[1].append(claim)
        made = [
            Origin(
                id=trace.id,
                caption=trace.caption,
                side=where,
                documents=tuple(sorted({c.document for c in claims})),
                claims=tuple(sorted(c.id for c in claims)),
                rule=trace.rule,
                party=trace.party,
                reliability=trace.reliability,
            )
            for (where, _), (trace, claims) in found.items()
        ]
        return tuple(sorted(made, key=lambda o: (o.side != "for", not o.party, o.id)))

    def _traces(self, claim: Claim, concerned: set[str]) -> list[_Trace]:
        """Return where a claim comes from: more than one origin where several spoke together."""
        entity = claim.speaker.entity if claim.speaker else None
        if entity and (entity.id != UNNAMED or entity.countries):
            if parties := sorted({*entity.countries, entity.id} & concerned):
                return [_party(p, f"{entity.caption} speaks for {label(p)}, a party concerned") for p in parties]
            if outlet := self._publishers.get(entity.id):
                if parties := sorted(set(outlet.speaks_for) & concerned):
                    return [_party(p, f"{outlet.name} is an outlet of {label(p)}, a party concerned") for p in parties]
                return [self._printed(outlet, f"quoted as the source: {outlet.name}")]
            if entity.countries:
                rule = f"{entity.caption} speaks for {{}}; organs of one State are one origin"
                return [
                    _Trace(f"state:{c}", label(c), rule.format(label(c)), reliability="C") for c in entity.countries
                ]
            letter = "B" if entity.schema == "PublicBody" else "C"
            rule = f"all who quote {entity.caption} are one origin"
            return [_Trace(f"upstream:{entity.id}", entity.caption, rule, reliability=letter)]
        if claim.speaker and _named(claim.speaker.text):
            name = _SPACE.sub(" ", claim.speaker.text)
            rule = f"all who quote {name} are one origin"
            return [_Trace(f"upstream:{name.casefold()}", name, rule, reliability="C")]
        return [self._unnamed(claim)]

    def _unnamed(self, claim: Claim) -> _Trace:
        """Trace a claim whose speaker has no name to whoever vouches for it."""
        document = self._documents.get(claim.document)
        if document is None:
            return _Trace(f"document:{claim.document}", claim.document[:12], "the document itself")
        for agency in document.credits:
            wire = self._publishers.get(agency)
            name, letter = (wire.name, wire.reliability) if wire else (agency, "F")
            return _Trace(f"wire:{agency}", name, f"the text is credited to {name}", reliability=letter)
        if copied := self._copies.get(document.id):
            return _Trace(f"copy:{copied[:12]}", "one text, printed several times", "near copies of one text")
        outlet = self._publishers.get(document.publisher or "")
        if outlet is None:
            return _Trace(f"document:{document.id[:12]}", document.title or document.name, "the outlet is not known")
        return self._printed(outlet, f"an unnamed source in {outlet.name}")

    def _printed(self, outlet: Publisher, rule: str) -> _Trace:
        if outlet.owner:
            rule += f"; outlets of one owner ({outlet.owner}) are one origin"
            return _Trace(f"owner:{outlet.owner}", outlet.name, rule, reliability=outlet.reliability)
        return _Trace(f"publisher:{outlet.id}", outlet.name, rule, reliability=outlet.reliability)


def _party(party: str, rule: str) -> _Trace:
    return _Trace(f"party:{party}", label(party), rule, party=True, reliability="D")


def _named(text: str) -> bool:
    """Tell a proper name from a description: two capitalised words in a row, none of them at the very start alone."""
    return re.search(r"(?:^|\s)[A-ZÄÖÜ][\w'’-]+\s+[A-ZÄÖÜ][\w'’-]+(?:$|[\s,])", text) is not None
