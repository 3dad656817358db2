"""Claims become propositions: same fact, independent origins, status and grade."""

from collections.abc import Iterable, Mapping

from lagebild.memory import Memory
from lagebild.model import Claim, Document, Observation, Proposition, Publisher
from lagebild.weigh.caption import caption, theme
from lagebild.weigh.copies import clusters as near_copies
from lagebild.weigh.facts import Fact, group
from lagebild.weigh.grade import judge
from lagebild.weigh.origins import Sources

__all__ = ["near_copies", "weigh"]


def weigh(
    documents: Mapping[str, Document],
    claims: Iterable[Claim],
    publishers: Mapping[str, Publisher],
    observations: Iterable[Observation] = (),
    copies: Mapping[str, str] | None = None,
    memory: Memory | None = None,
) -> tuple[Proposition, ...]:
    """Return one proposition an alleged fact, across documents and languages, in a fixed order.

    The order of the input does not matter. Claims without an event, or with one that no provision or
    section of the brief could use, stand for themselves and make no proposition. ``copies``, the near copies among
    the documents, may be given where they are at hand: finding them takes a while, and does not depend on claims.
    With the ``memory`` of an earlier call only the facts are weighed again that the claims changed since touch.
    """
    memory = memory or Memory()
    ordered = sorted(claims, key=lambda c: c.id)
    sources = memory.of(Sources, "", documents, publishers, near_copies(documents) if copies is None else copies)
    made = [memory.of(_proposition, fact.id, fact, sources) for fact in group(ordered, documents, memory)]
    return tuple(sorted(made, key=lambda p: (p.theme, p.first_said or "9", p.caption, p.id)))


def _proposition(fact: Fact, sources: Sources) -> Proposition:
    origins = sources.origins(fact)
    verdict = judge(fact, origins)
    # a denial of earlier days is not when the fact was first said
    said = sorted(date for claim in fact.supporting or fact.claims if (date := sources.said(claim)))
    return Proposition(
        id=fact.id,
        caption=caption(fact.event),
        theme=theme(fact.event),
        event=fact.event,
        claims_for=tuple(c.id for c in fact.supporting),
        claims_against=tuple(c.id for c in fact.denying),
        claims_other=tuple(c.id for c in fact.others),
        origins=origins,
        status=verdict.status,
        grade=verdict.grade,
        rules=verdict.rules,
        wording=verdict.wording,
        first_said=said[0] if said else None,
        last_said=said[-1] if said else None,
    )
