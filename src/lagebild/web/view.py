"""One assessed state of the workspace, indexed for the pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct

from lagebild.model import Claim, Document, Finding, Measure, Proposition
from lagebild.web.saying import Speech
from lagebild.workbench import Assessment
from lagebild.workbench.display import Drawing, Words, drawings

__all__ = ["Side", "View", "Voice"]

_OUTCOMES = {"breach indicated": 0, "inside": 1, "not testable": 2}
_KINDS = {"direct": 0, "indirect": 1, "free_indirect": 1, "reported": 2}


class Voice(Struct, frozen=True, kw_only=True):
    """One independent origin: its best claim in front, what repeats it behind."""

    caption: str
    rule: str
    party: bool
    reliability: str
    lead: Claim
    repeats: tuple[Claim, ...]


class Side(Struct, frozen=True, kw_only=True):
    """Allegation or denial: its origins, and the claims of which no origin is told."""

    voices: tuple[Voice, ...]
    loose: tuple[Claim, ...] = ()

    @property
    def repeats(self) -> int:
        """How many claims only repeat another of their origin."""
        return sum(len(voice.repeats) for voice in self.voices)


class View:
    """What the pages ask of an assessment; made once for each state and shared by all requests."""

    def __init__(self, assessment: Assessment, names: Mapping[str, str]) -> None:
        self.assessment = assessment
        self.publishers = assessment.publishers
        self._names = names
        self.claims = assessment.claims
        self.documents = assessment.documents
        self.propositions = {p.id: p for p in assessment.propositions}
        self.measures = assessment.measures
        self.corrected = assessment.corrections
        self.machine = assessment.originals
        self._speeches: dict[str, Speech] = {}
        self._drawings: dict[str, tuple[Drawing, ...]] = {}
        self.effects: dict[str, tuple[Any, ...]] = {}  # what the newest correction of a claim changed

    @cached_property
    def entities(self) -> list[tuple[str, str]]:
        """Who can be linked to: whom the claims name, then all states and organisations that are known."""
        named = [m.entity for c in self.claims.values() for m in (c.speaker, c.addressee) if m and m.entity]
        found = {entity.id: entity.caption for entity in named}
        return sorted(found.items(), key=lambda item: item[1]) + [
            (id_, name) for id_, name in sorted(self._names.items(), key=lambda item: item[1]) if id_ not in found
        ]

    @cached_property
    def of_document(self) -> dict[str, list[Claim]]:
        """The claims of each document."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims.values():
            found.setdefault(claim.document, []).append(claim)
        return found

    @cached_property
    def of_claim(self) -> dict[str, list[tuple[Proposition, str]]]:
        """The propositions a claim stands in, each with its side: for, against, other."""
        found: dict[str, list[tuple[Proposition, str]]] = {}
        for p in self.propositions.values():
            for side, ids in (("for", p.claims_for), ("against", p.claims_against), ("other", p.claims_other)):
                for id_ in ids:
                    found.setdefault(id_, []).append((p, side))
        return found

    @cached_property
    def of_proposition(self) -> dict[str, list[Finding]]:
        """The findings of each proposition: breaches indicated first, then by the day the provision was adopted."""
        found: dict[str, list[Finding]] = {}
        for finding in self.assessment.findings:
            found.setdefault(finding.proposition, []).append(finding)
        for each in found.values():
            each.sort(
                key=lambda f: (_OUTCOMES.get(f.outcome, 3), not f.in_force, self.measures[f.measure].adopted, f.id)
            )
        return found

    @cached_property
    def newest(self) -> list[Document]:
        """The documents, newest first, undated ones last."""
        return sorted(self.documents.values(), key=lambda d: (d.published or "", d.name, d.id), reverse=True)

    def speech(self, language: str) -> Speech:
        """Who says in a language what is computed in English."""
        if language not in self._speeches:
            self._speeches[language] = Speech(language, {p.caption: p.event for p in self.propositions.values()})
        return self._speeches[language]

    def drawings(self, language: str, window: tuple[str | None, str | None] = (None, None)) -> tuple[Drawing, ...]:
        """The pictures of the brief, in a language; with ``window`` the timeline between two partial dates."""
        speech = self.speech(language)
        words = Words(say=speech.plain, date=speech.date, name=speech.known)
        if any(window):
            return drawings(self.assessment, words, window)
        if language not in self._drawings:
            self._drawings[language] = drawings(self.assessment, words)
        return self._drawings[language]

    @cached_property
    def sources_of(self) -> dict[str, frozenset[str]]:
        """The publishers in which each proposition was read."""
        return {
            p.id: frozenset(
                publisher
                for id_ in (*p.claims_for, *p.claims_against)
                if (publisher := self.documents[self.claims[id_].document].publisher)
            )
            for p in self.propositions.values()
        }

    @cached_property
    def words_of(self) -> dict[str, str]:
        """What a search looks through for each proposition: its caption and every quoted word."""
        return {
            p.id: " ".join(
                [
                    p.caption,
                    *(o.caption for o in p.origins),
                    *(s.text for id_ in (*p.claims_for, *p.claims_against) for s in self.claims[id_].content),
                ]
            ).casefold()
            for p in self.propositions.values()
        }

    def text_of(self, document: Document) -> str:
        """What a search looks through for a document."""
        return f"{document.title or document.name}\n{document.text}".casefold()

    def publisher(self, id_: str) -> str:
        """The name of a publisher."""
        return self.publishers[id_].name if id_ in self.publishers else id_

    def name(self, id_: str) -> str:
        """The caption of a country code or entity id."""
        return self._names.get(id_, id_)

    def names(self, ids: Iterable[str]) -> list[str]:
        """Captions, in their order."""
        return [self.name(id_) for id_ in ids]

    def outlet(self, document: Document) -> str | None:
        """Who printed a document, by name."""
        publisher = self.publishers.get(document.publisher or "")
        return publisher.name if publisher else document.publisher

    def touched(self, proposition: Proposition) -> list[Measure]:
        """The provisions that what is alleged would fall under."""
        findings = self.of_proposition.get(proposition.id, ())
        return [self.measures[f.measure] for f in findings if f.outcome == "breach indicated"]

    def side(self, proposition: Proposition, side: str) -> Side:
        """Allegation (for) or denial (against), grouped by origin."""
        ids = proposition.claims_for if side == "for" else proposition.claims_against
        voices, placed = [], set()
        for origin in proposition.origins:
            placed |= set(origin.claims)
            claims = self._ordered(id_ for id_ in origin.claims if id_ in ids)
            if origin.side == side and claims:
                lead, *rest = claims
                voices.append(
                    Voice(
                        caption=origin.caption,
                        rule=origin.rule,
                        party=origin.party,
                        reliability=origin.reliability,
                        lead=lead,
                        repeats=tuple(rest),
                    )
                )
        return Side(voices=tuple(voices), loose=tuple(self._ordered(set(ids) - placed)))

    def _ordered(self, ids: Iterable[str]) -> list[Claim]:
        """Direct speech before rendered speech before the bare mention, then by day."""

        def key(claim: Claim) -> tuple[int, str, str, int, str]:
            said = claim.said or self.documents[claim.document].published or "9"
            return _KINDS.get(claim.kind, 3), said, claim.document, claim.content[0].start, claim.id

        return sorted((self.claims[id_] for id_ in ids), key=key)
