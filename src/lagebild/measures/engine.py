"""Propositions against provisions: the elements, and the outcome they allow. Never a verdict.

The outcome, first rule that fits:

1. a condition is excluded                              inside
2. an exemption is claimed                              not testable
3. nobody alleges it, or the source withdrew it         not testable
4. a condition is unknown, the exemption apart          not testable
5. all conditions are met, or alleged                   breach indicated
   ("if the allegation holds" unless the act is met)
"""

import hashlib
from collections.abc import Iterable, Mapping

from lagebild.errors import UsageError
from lagebild.measures.dates import days
from lagebild.measures.elements import elements
from lagebild.measures.evidence import Standing, countries, standing
from lagebild.measures.records import agreements as register
from lagebild.measures.select import select
from lagebild.memory import Memory
from lagebild.model import Agreement, Claim, Element, Finding, Proposition

__all__ = ["test"]


def test(
    propositions: Iterable[Proposition],
    claims: Mapping[str, Claim],
    *,
    agreements: Iterable[Agreement] | None = None,  # noqa: PT028 - the verb of this room, no test for pytest to collect
    as_of: str | None = None,  # noqa: PT028 - the verb of this room, no test for pytest to collect
    memory: Memory | None = None,  # noqa: PT028
) -> tuple[Finding, ...]:
    """Hold each proposition against the provisions that could apply on the date of its event.

    Args:
        propositions: the alleged facts, in the order the findings are wanted.
        claims: every claim by id; ids that are not here are cited nowhere.
        agreements: those that a report may mean; by default the bundled register's.
        as_of: a day; what was first said or adopted after it is left out. A month or year means its last day.
        memory: of an earlier call; what has not changed since is not tested again.

    Returns:
        findings in the order of the propositions, then of the provisions by age and paragraph.

    Raises:
        UsageError: ``as_of`` is not a date.
    """
    limit = days(as_of)
    if as_of is not None and limit is None:
        raise UsageError(f"'{as_of}' is not a date; write YYYY-MM-DD")
    known = tuple(register() if agreements is None else agreements)
    memory = memory or Memory()
    belongs = countries(claims.values())
    found: list[Finding] = []
    for proposition in propositions:
        first = days(proposition.first_said)
        if limit and first and first[0] > limit[1]:
            continue
        ids = (*proposition.claims_for, *proposition.claims_against, *proposition.claims_other)
        parties = (*proposition.event.actor, *proposition.event.recipient)
        cited = tuple(claims[id_] for id_ in ids if id_ in claims)
        speaking = tuple((party, belongs[party]) for party in parties if party in belongs)
        found += memory.of(_findings, proposition.id, proposition, cited, speaking, known, as_of)
    return tuple(found)


def _findings(
    proposition: Proposition,
    cited: tuple[Claim, ...],
    speaking: tuple[tuple[str, frozenset[str]], ...],
    known: tuple[Agreement, ...],
    as_of: str | None,
) -> list[Finding]:
    """Test one proposition, given its claims, the countries that its parties belong to, and the known agreements."""
    limit = days(as_of)
    day = limit[1].isoformat() if limit else None
    claims = {claim.id: claim for claim in cited}
    evidence = standing(proposition, claims)
    found = []
    for fit in select(proposition, dict(speaking), known, day):
        taken = elements(fit, proposition, evidence, claims, day)
        outcome, reason = _outcome(taken, evidence)
        found.append(
            Finding(
                id=_id(proposition.id, fit.measure.id, as_of),
                proposition=proposition.id,
                measure=fit.measure.id,
                theme=fit.measure.theme,
                elements=taken,
                outcome=outcome,
                reason=reason,
                as_of=as_of,
                in_force=fit.life not in ("before", "after"),
            )
        )
    return found


def _outcome(taken: tuple[Element, ...], evidence: Standing) -> tuple[str, str]:
    excluded = [e for e in taken if e.state == "excluded"]
    if excluded:
        first = next((e for e in excluded if e.name == "date"), excluded[0])
        lead = "Inside, for the provision was not in force" if first.name == "date" else "Inside the measure"
        return "inside", f"{lead}: {first.note}."
    exemption = next(e for e in taken if e.name == "exemption")
    if exemption.state == "contested":
        return "not testable", f"Not testable: {exemption.note}, and whether it covers the case is not settled."
    if evidence.rule in ("denied", "withdrawn", "announced", "unsaid"):
        return "not testable", f"Not testable: {evidence.note}."
    unknown = [e for e in taken if e.state == "unknown" and e.name != "exemption"]
    if unknown:
        first, *others = unknown
        rest = [e.name for e in others]
        also = f"; open as well: {', '.join(rest)}" if rest else ""
        return "not testable", f"Not testable: {first.name} unknown ({first.note}){also}."
    checked = "no exemption is reported" if exemption.state == "unknown" else exemption.note
    act = taken[0]
    if evidence.rule == "contested":
        who = evidence.deniers or "a party concerned"
        return (
            "breach indicated",
            f"If the allegation holds, denied by {who}, every condition is fulfilled; {checked}.",
        )
    if evidence.rule == "speculated":
        return (
            "breach indicated",
            f"If the allegation holds, which so far is speculation, every condition is fulfilled; {checked}.",
        )
    if act.state == "met":
        return "breach indicated", f"Every condition is fulfilled by what is reported: {act.note}; {checked}."
    return "breach indicated", f"If the allegation holds, every condition is fulfilled; {checked}."


def _id(*parts: str | None) -> str:
    return hashlib.sha256("|".join(part or "" for part in parts).encode()).hexdigest()[:12]
