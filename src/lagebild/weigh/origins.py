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

import re
from collections.abc import Mapping

from lagebild.link.captions import caption as label
from lagebild.model import Claim, Document, Origin, Publisher
from lagebild.weigh.copies import clusters
from lagebild.weigh.facts import Fact, side

__all__ = ["Sources"]

_PUBLIC = frozenset({"Country", "PublicBody"})
_SPACE = re.compile(r"\s+")


class Sources:
    """Knows each document's publisher, credits and near copies, and traces claims to their origins."""

    def __init__(self, documents: Mapping[str, Document], publishers: Mapping[str, Publisher]) -> None:
        self._documents = documents
        self._publishers = publishers
        self._copies = clusters(documents)

    def said(self, claim: Claim) -> str | None:
        """Return when a claim was said, as told, else when its document was published."""
        document = self._documents.get(claim.document)
        return claim.said or (document.published if document else None)

    def origins(self, fact: Fact) -> tuple[Origin, ...]:
        """Return the origins on both sides of ``fact``, parties concerned first."""
        concerned = set(fact.event.actor) | set(fact.event.recipient)
        found: dict[tuple[str, str], list[Claim]] = {}
        about: dict[str, tuple[str, str, bool, str]] = {}
        for claim in fact.claims:
            where = side(claim)
            if where == "neither":
                continue
            key, caption, rule, party, letter = self._trace(claim, concerned)
            about[key] = (caption, rule, party, letter)
            found.setdefault((where, key), []).append(claim)
        made = []
        for (where, key), claims in found.items():
            caption, rule, party, letter = about[key]
            made.append(
                Origin(
                    id=key,
                    caption=caption,
                    side=where,
                    documents=tuple(sorted({c.document for c in claims})),
                    claims=tuple(sorted(c.id for c in claims)),
                    rule=rule,
                    party=party,
                    reliability=letter,
                )
            )
        return tuple(sorted(made, key=lambda o: (o.side != "for", not o.party, o.id)))

    def _trace(self, claim: Claim, concerned: set[str]) -> tuple[str, str, str, bool, str]:
        """Return origin id, caption, rule, whether it is a party concerned, and its Admiralty letter."""
        entity = claim.speaker.entity if claim.speaker else None
        if entity:
            for party in sorted(({*entity.countries, entity.id}) & concerned):
                rule = f"{entity.caption} speaks for {label(party)}, a party concerned"
                return f"party:{party}", label(party), rule, True, "D"
            outlet = self._publishers.get(entity.id)
            if outlet:
                for party in sorted(set(outlet.speaks_for) & concerned):
                    rule = f"{outlet.name} is an outlet of {label(party)}, a party concerned"
                    return f"party:{party}", label(party), rule, True, "D"
                return self._printed(outlet, f"quoted as the source: {outlet.name}")
            if entity.countries and entity.schema in {*_PUBLIC, "Person", "Organization"}:
                state = entity.countries[0]
                rule = f"{entity.caption} speaks for {label(state)}; organs of one State are one origin"
                return f"state:{state}", label(state), rule, False, "C"
            letter = "B" if entity.schema == "PublicBody" else "C"
            return f"upstream:{entity.id}", entity.caption, f"all who quote {entity.caption}", False, letter
        if claim.speaker and _named(claim.speaker.text):
            name = _SPACE.sub(" ", claim.speaker.text)
            return f"upstream:{name.casefold()}", name, f"all who quote {name}", False, "C"
        return self._unnamed(claim)

    def _unnamed(self, claim: Claim) -> tuple[str, str, str, bool, str]:
        """Trace a claim whose speaker has no name to whoever vouches for it."""
        document = self._documents.get(claim.document)
        if document is None:
            return f"document:{claim.document}", claim.document[:12], "the document itself", False, "F"
        for agency in document.credits:
            outlet = self._publishers.get(agency)
            caption = outlet.name if outlet else agency
            letter = outlet.reliability if outlet else "F"
            return f"wire:{agency}", caption, f"the text is credited to {caption}", False, letter
        copied = self._copies.get(document.id)
        if copied:
            return f"copy:{copied[:12]}", "one text, printed several times", "near copies of one text", False, "F"
        outlet = self._publishers.get(document.publisher or "")
        if outlet is None:
            return f"document:{document.id[:12]}", document.title or document.name, "outlet not known", False, "F"
        return self._printed(outlet, f"an unnamed source in {outlet.name}")

    def _printed(self, outlet: Publisher, rule: str) -> tuple[str, str, str, bool, str]:
        if outlet.owner:
            return f"owner:{outlet.owner}", outlet.owner, f"{rule}, owned by {outlet.owner}", False, outlet.reliability
        return f"publisher:{outlet.id}", outlet.name, rule, False, outlet.reliability


def _named(text: str) -> bool:
    """Tell a proper name from a description: two capitalised words in a row, none of them at the very start alone."""
    return re.search(r"(?:^|\s)[A-ZÄÖÜ][\w'’-]+\s+[A-ZÄÖÜ][\w'’-]+(?:$|[\s,])", text) is not None
