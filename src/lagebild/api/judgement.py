"""Propositions, findings, agreements and measures: what the evidence amounts to."""

from __future__ import annotations

from typing import Annotated

from litestar import get
from litestar.params import Parameter, QueryParameter
from msgspec import Struct

from lagebild.api.answers import READ
from lagebild.api.paging import AsOf, Cursor, Limit, page
from lagebild.errors import MissingError
from lagebild.model import Agreement, Claim, Finding, Measure, Proposition
from lagebild.workbench import Bench

__all__ = ["routes"]

Id = Annotated[str, Parameter(max_length=200)]
State = Annotated[str | None, QueryParameter(name="state", max_length=100, description="Actor or recipient.")]
Word = Annotated[str | None, Parameter(max_length=100)]


class PropositionPage(Struct, frozen=True):
    """Some alleged facts, by theme and date."""

    items: list[Proposition]
    total: int
    next: str | None


class WholeProposition(Struct, frozen=True, kw_only=True):
    """An alleged fact with the claims it rests on and the provisions it was held against."""

    proposition: Proposition
    claims: list[Claim]
    findings: list[Finding]


class FindingPage(Struct, frozen=True):
    """Some findings, in the order of their alleged facts."""

    items: list[Finding]
    total: int
    next: str | None


class WholeFinding(Struct, frozen=True, kw_only=True):
    """A finding with the alleged fact and the provision."""

    finding: Finding
    proposition: Proposition
    measure: Measure


class AgreementPage(Struct, frozen=True):
    """Agreements between states, with the ids of the claims that touch each."""

    items: list[Agreement]
    claims: dict[str, tuple[str, ...]]


class MeasurePage(Struct, frozen=True):
    """Provisions, by age."""

    items: list[Measure]


@get("/propositions", responses=READ, tags=["judgement"], sync_to_thread=True)
def propositions(
    bench: Bench,
    as_of: AsOf = None,
    theme: Word = None,
    status: Word = None,
    country: Annotated[
        str | None, QueryParameter(name="state", max_length=100, description="Actor or recipient.")
    ] = None,
    goods: Annotated[str | None, Parameter(max_length=100, description="Id of a commodity.")] = None,
    source: Annotated[str | None, Parameter(max_length=200, description="Id of an origin.")] = None,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> PropositionPage:
    """List alleged facts: who stands for and against each, counted in origins."""
    chosen = [
        p
        for p in bench.assessment(as_of).propositions
        if (theme is None or p.theme == theme)
        and (status is None or p.status == status)
        and (country is None or country in p.event.actor or country in p.event.recipient)
        and (goods is None or goods in p.event.objects)
        and (source is None or any(origin.id == source for origin in p.origins))
    ]
    items, after = page(chosen, lambda p: p.id, cursor, limit)
    return PropositionPage(items, len(chosen), after)


@get("/propositions/{key:str}", responses=READ, tags=["judgement"], sync_to_thread=True)
def proposition(bench: Bench, key: Id, as_of: AsOf = None) -> WholeProposition:
    """Show one alleged fact with its claims and findings."""
    found = bench.assessment(as_of)
    one = next((p for p in found.propositions if p.id == key), None)
    if one is None:
        raise MissingError(f"no alleged fact with the id {key[:80]!r}")
    ids = (*one.claims_for, *one.claims_against, *one.claims_other)
    return WholeProposition(
        proposition=one,
        claims=[found.claims[i] for i in ids],
        findings=[f for f in found.findings if f.proposition == key],
    )


@get("/findings", responses=READ, tags=["judgement"], sync_to_thread=True)
def findings(
    bench: Bench,
    as_of: AsOf = None,
    theme: Word = None,
    outcome: Word = None,
    measure: Word = None,
    proposition: Word = None,
    cursor: Cursor = None,
    limit: Limit = 100,
) -> FindingPage:
    """List findings: each alleged fact held against each provision that could apply."""
    chosen = [
        f
        for f in bench.assessment(as_of).findings
        if (theme is None or f.theme == theme)
        and (outcome is None or f.outcome == outcome)
        and (measure is None or f.measure == measure)
        and (proposition is None or f.proposition == proposition)
    ]
    items, after = page(chosen, lambda f: f.id, cursor, limit)
    return FindingPage(items, len(chosen), after)


@get("/findings/{key:str}", responses=READ, tags=["judgement"], sync_to_thread=True)
def finding(bench: Bench, key: Id, as_of: AsOf = None) -> WholeFinding:
    """Show one finding, element by element."""
    found = bench.assessment(as_of)
    one = next((f for f in found.findings if f.id == key), None)
    if one is None:
        raise MissingError(f"no finding with the id {key[:80]!r}")
    fact = next(p for p in found.propositions if p.id == one.proposition)
    return WholeFinding(finding=one, proposition=fact, measure=found.measures[one.measure])


@get("/agreements", responses=READ, tags=["judgement"], sync_to_thread=True)
def agreements(bench: Bench, as_of: AsOf = None) -> AgreementPage:
    """List agreements, clause by clause, and the claims that touch them."""
    found = bench.assessment(as_of)
    return AgreementPage(list(found.agreements), dict(found.attachments))


@get("/agreements/{key:str}", responses=READ, tags=["judgement"], sync_to_thread=True)
def agreement(bench: Bench, key: Id) -> Agreement:
    """Show one agreement."""
    for one in bench.assessment().agreements:
        if one.id == key:
            return one
    raise MissingError(f"no agreement with the id {key[:80]!r}")


@get("/measures", responses=READ, tags=["judgement"], sync_to_thread=True)
def measures(bench: Bench) -> MeasurePage:
    """List the provisions that alleged facts are held against."""
    return MeasurePage(list(bench.assessment().measures.values()))


@get("/measures/{key:str}", responses=READ, tags=["judgement"], sync_to_thread=True)
def measure(bench: Bench, key: Id) -> Measure:
    """Show one provision."""
    if (one := bench.assessment().measures.get(key)) is None:
        raise MissingError(f"no provision with the id {key[:80]!r}")
    return one


routes = [propositions, proposition, findings, finding, agreements, agreement, measures, measure]
