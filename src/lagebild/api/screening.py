"""Names against the official lists, and what people decided about a hit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from litestar import get, post
from litestar.params import Parameter
from msgspec import Meta, Struct, field

from lagebild.api.answers import READ, WRITE
from lagebild.errors import MissingError, UnfitError, UsageError
from lagebild.ledger import Decision
from lagebild.model import Entity
from lagebild.workbench import Bench

if TYPE_CHECKING:
    from lagebild.match import Feature

__all__ = ["Properties", "Screened", "explained", "routes"]

Value = Annotated[str, Meta(max_length=2000)]
Properties = Annotated[dict[str, Annotated[list[Value], Meta(max_length=60)]], Meta(max_length=60)]


class Query(Struct, frozen=True, kw_only=True):
    """Who is looked for, in FollowTheMoney's property names."""

    id: Annotated[str, Meta(max_length=200)]
    schema: Annotated[str, Meta(max_length=50)] = "Thing"
    properties: Properties = field(default_factory=dict)


class Batch(Struct, frozen=True, kw_only=True):
    """Up to 500 queries."""

    queries: Annotated[list[Query], Meta(max_length=500)]
    limit: Annotated[int, Meta(ge=1, le=50)] = 5


class Reason(Struct, frozen=True, kw_only=True):
    """One reason for a score."""

    score: float
    detail: str
    query: str
    candidate: str


class Screened(Struct, frozen=True, kw_only=True):
    """A party that may be meant."""

    id: str
    caption: str
    schema: str
    score: float
    match: bool
    explanations: dict[str, Reason]


class Answer(Struct, frozen=True, kw_only=True):
    """The hits of one query, best first; ``problem`` says why there are none where the query was off."""

    id: str
    results: list[Screened]
    problem: str | None = None


class Answers(Struct, frozen=True):
    """One answer a query, in their order."""

    answers: list[Answer]


class Compare(Struct, frozen=True, kw_only=True):
    """A query and the party that it is held against."""

    query: Query
    party: Annotated[str, Meta(min_length=1, max_length=300)]


class Compared(Screened, frozen=True, kw_only=True):
    """How a query compares with one party. ``comparable``: the schemas allow it; ``looked_at``: the search found it."""

    threshold: float
    comparable: bool
    looked_at: bool


class ListState(Struct, frozen=True, kw_only=True):
    """A list as taken: ``id`` is the sha256 of the file as received."""

    id: str
    dataset: str
    date: str
    parties: int


class ListPage(Struct, frozen=True):
    """The lists that names are screened against."""

    items: list[ListState]


class Decide(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person decided about a hit, or anything else with an id."""

    subject: Annotated[str, Meta(min_length=1, max_length=500)]
    verdict: Annotated[str, Meta(min_length=1, max_length=100)]
    by: Annotated[str, Meta(min_length=1, max_length=200)]
    reason: Annotated[str, Meta(min_length=1, max_length=2000)]
    made: Annotated[str, Meta(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")] | None = None


class Decided(Struct, frozen=True, kw_only=True):
    """One decision."""

    subject: str
    verdict: str
    by: str
    reason: str
    made: str | None


class DecisionPage(Struct, frozen=True):
    """Decisions, oldest first; a later one on the same subject takes an earlier one's place."""

    items: list[Decided]


def explained(bench: Bench, query: dict[str, object], limit: int) -> list[Screened]:
    """Return the hits of a query with their reasons, best first; UsageError when it has another shape."""
    return [
        Screened(
            id=hit.id,
            caption=hit.caption,
            schema=hit.schema,
            score=hit.score,
            match=hit.match,
            explanations=_reasons(hit.explanations),
        )
        for hit in bench.shelf().screen(query, limit)
    ]


@post("/screening", responses=WRITE, status_code=200, tags=["screening"], sync_to_thread=True)
def screen(bench: Bench, data: Batch) -> Answers:
    """Screen names against the workspace's lists, or the bundled starter register where it has none."""
    answers = []
    for query in data.queries:
        asked: dict[str, object] = {"schema": query.schema, "properties": query.properties}
        try:
            answers.append(Answer(id=query.id, results=explained(bench, asked, data.limit)))
        except UsageError as error:
            answers.append(Answer(id=query.id, results=[], problem=str(error)))
    return Answers(answers)


@post("/screening/why-not", responses=WRITE, status_code=200, tags=["screening"], sync_to_thread=True)
def why_not(bench: Bench, data: Compare) -> Compared:
    """Tell how a query compares with one party, match or not."""
    if data.party not in bench.shelf().parties:
        raise MissingError(f"no listed party with the id {data.party[:80]!r}")
    found = bench.shelf().why_not({"schema": data.query.schema, "properties": data.query.properties}, data.party)
    kept = {name: getattr(found, name) for name in Compared.__struct_fields__ if name != "explanations"}
    return Compared(**kept, explanations=_reasons(found.explanations))


def _reasons(explanations: dict[str, Feature]) -> dict[str, Reason]:
    return {
        name: Reason(score=f.score, detail=f.detail or "", query=f.query or "", candidate=f.candidate or "")
        for name, f in explanations.items()
    }


@get("/lists", responses=READ, tags=["screening"], sync_to_thread=True)
def lists(bench: Bench) -> ListPage:
    """List the official lists that are at hand."""
    return ListPage(
        [ListState(id=s.id, dataset=s.dataset, date=s.date, parties=len(s.parties)) for s in bench.shelf().speaking]
    )


@get("/parties/{key:str}", responses=READ, tags=["screening"], sync_to_thread=True)
def party(bench: Bench, key: Annotated[str, Parameter(max_length=300)]) -> Entity:
    """Show one listed party."""
    if (one := bench.shelf().parties.get(key)) is None:
        raise MissingError(f"no listed party with the id {key[:80]!r}")
    return one


@get("/decisions", responses=READ, tags=["screening"], sync_to_thread=True)
def decisions(bench: Bench) -> DecisionPage:
    """List decisions."""
    return DecisionPage([_decided(one) for one in bench.decisions()])


@post("/decisions", responses=WRITE, tags=["screening"], sync_to_thread=True)
def decide(bench: Bench, data: Decide) -> Decided:
    """Keep a decision with its reason."""
    if not data.by.strip() or not data.reason.strip():
        raise UnfitError("a decision needs a name and a reason")
    decision = Decision(
        subject=data.subject, verdict=data.verdict, by=data.by.strip(), reason=data.reason.strip(), made=data.made
    )
    bench.decide(decision)
    return _decided(decision)


def _decided(one: Decision) -> Decided:
    return Decided(subject=one.subject, verdict=one.verdict, by=one.by, reason=one.reason, made=one.made)


routes = [screen, why_not, lists, party, decisions, decide]
