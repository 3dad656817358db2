"""The register of agreements: read, added to, changed, withdrawn from; each change a decision with name and reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from litestar import get, post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template
from msgspec import Struct, field

from lagebild.errors import MissingError, UnfitError
from lagebild.model import Agreement, Clause, Signatory
from lagebild.web.effects import Effect, all_effects
from lagebild.web.page import NAME, YEAR, Asked, Fault, done, page, view_of
from lagebild.web.view import View
from lagebild.workbench import Bench, treaties
from lagebild.workbench.display import labels

__all__ = ["Draft", "DraftClause", "agreement_page", "agreements_page", "draft_of", "keep_agreement", "new_agreement"]

_FEWEST = 2  # clauses that a form has room for
_MOST = 60


class DraftClause(Struct, kw_only=True):
    """A clause as it stands in the form."""

    article: str = ""
    kind: str = "cooperation"
    obligation: str = ""
    touches: str = ""
    objects: str = ""
    text_status: str = "secondary"


class Draft(Struct, kw_only=True):
    """An agreement as it stands in the form: what was typed, fit or not."""

    id: str = ""
    title: str = ""
    parties: str = ""
    signed: str = ""
    in_force: str = ""
    ended: str = ""
    names: str = ""
    sources: str = ""
    reason: str = ""
    by: str = ""
    clauses: list[DraftClause] = field(default_factory=list)


class Changed(Struct, frozen=True, kw_only=True):
    """What a change did: statements about the agreement before and after, and the facts and tests it moved."""

    before: int
    after: int
    facts: tuple[Effect, ...]


@get("/agreements", include_in_schema=False, sync_to_thread=True)
def agreements_page(request: Asked, bench: Bench) -> Template:
    """Show the agreements, clause by clause, with the provisions they touch and what is said of them."""
    decisions = bench.decisions()
    changed = {d.subject.removeprefix("agreement:"): d.by for d in decisions}
    return page(
        request, bench, "agreements.html", "agreements", changed=changed, gone=treaties.withdrawn(decisions)
    )  # fmt: skip


@get("/agreements/new", include_in_schema=False, sync_to_thread=True)
def new_agreement(request: Asked, bench: Bench) -> Template:
    """Show the empty form."""
    return _form(request, bench, Draft())


@get("/agreements/{agreement_id:str}", include_in_schema=False, sync_to_thread=True)
def agreement_page(request: Asked, bench: Bench, agreement_id: str) -> Template:
    """Show one agreement in its form, what the last change did, and all changes."""
    return _form(request, bench, draft_of(_found(bench, agreement_id)))


@post("/agreements/keep", include_in_schema=False, sync_to_thread=True)
def keep_agreement(
    request: Asked,
    bench: Bench,
    data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect | Template:
    """Keep or withdraw an agreement, or give its form room for a further clause; an unfit one stays in the form."""
    draft = _read(data)
    if "more" in data:
        draft.clauses.append(DraftClause())
        return _form(request, bench, draft)
    before = view_of(bench)
    decisions = bench.decisions()
    try:
        if draft.id:
            _found(bench, draft.id)
        if "withdraw" in data:
            decision = treaties.withdrawing(draft.id, decisions, by=draft.by, reason=draft.reason)
        else:
            agreement = _agreement(draft, bench)
            decision = treaties.keeping(agreement, by=draft.by, reason=draft.reason)
    except UnfitError as error:
        return _form(request, bench, draft, status=error.status, fault=Fault.of(error))
    bench.decide(decision)
    id_ = decision.subject.removeprefix("agreement:")
    after = view_of(bench)
    after.effects[decision.subject] = (_changed(before, after, id_),)
    back = done(f"/agreements/{id_}", "agreement")
    back.cookies.append(Cookie(key=NAME, value=draft.by[:100], max_age=YEAR, httponly=True, samesite="strict"))
    return back


def draft_of(agreement: Agreement) -> Draft:
    """Return an agreement as its form shows it."""
    return Draft(
        id=agreement.id,
        title=agreement.title,
        parties=", ".join(p.country for p in agreement.parties),
        signed=agreement.signed or "",
        in_force=agreement.in_force or "",
        ended=agreement.ended or "",
        names="\n".join(agreement.names),
        sources="\n".join(agreement.sources),
        clauses=[
            DraftClause(
                article=c.article or "",
                kind=c.kind,
                obligation=c.obligation,
                touches=", ".join(c.touches),
                objects=", ".join(c.objects),
                text_status=c.text_status,
            )
            for c in agreement.clauses
        ],
    )


def _read(data: Mapping[str, Any]) -> Draft:
    """Take the form's fields; clauses are numbered from 0."""

    def text(key: str) -> str:
        value = data.get(key, "")
        given = value[0] if isinstance(value, Sequence) and not isinstance(value, str) and value else value
        return str(given).replace("\r\n", "\n").strip()[:20_000]

    numbers = {int(key[5:]) for key in data if key.startswith("kind-") and key[5:].isdecimal() and len(key) < 8}
    names = ("id", "title", "parties", "signed", "in_force", "ended", "names", "sources", "reason", "by")
    return Draft(
        **{name: text(name) for name in names},
        clauses=[
            DraftClause(
                article=text(f"article-{n}"),
                kind=text(f"kind-{n}"),
                obligation=text(f"obligation-{n}"),
                touches=text(f"touches-{n}"),
                objects=text(f"objects-{n}"),
                text_status=text(f"text-{n}"),
            )
            for n in sorted(numbers)[:_MOST]
        ],
    )


def _agreement(draft: Draft, bench: Bench) -> Agreement:
    """Return the agreement that a form describes; what the form does not show stays as it was kept before."""
    known = {a.id: a for a in (*view_of(bench).assessment.agreements, *treaties.withdrawn(bench.decisions()))}
    old = known.get(draft.id)
    parties = sorted(dict.fromkeys(word.casefold() for word in _words(draft.parties)))
    signed = draft.signed or None
    id_ = draft.id or treaties.identified([p for p in parties if p.isalnum()] or ["x"], signed, known)
    steps = {p.country: p for p in old.parties} if old else {}
    draft.clauses = [clause for clause in draft.clauses if clause.obligation]
    clauses = tuple(
        Clause(
            id=f"{id_}-{n}",
            article=c.article or None,
            kind=c.kind,
            obligation=" ".join(c.obligation.split()),
            touches=tuple(dict.fromkeys(_words(c.touches))),
            objects=tuple(dict.fromkeys(_words(c.objects))),
            text_status=c.text_status,
        )
        for n, c in enumerate(draft.clauses, 1)
    )
    return Agreement(
        id=id_,
        title=" ".join(draft.title.split()),
        parties=tuple(steps.get(p) or Signatory(country=p, signed=signed) for p in parties),
        signed=signed,
        in_force=draft.in_force or None,
        ended=draft.ended or None,
        kinds=tuple(dict.fromkeys((*(old.kinds if old else ()), *(c.kind for c in clauses if c.kind != "form")))),
        clauses=clauses,
        names=tuple(dict.fromkeys(line.casefold() for line in _lines(draft.names))),
        sources=_lines(draft.sources),
    )


def _form(
    request: Asked, bench: Bench, draft: Draft, *, status: int = 200, fault: Fault | None = None
) -> Template:  # fmt: skip
    view, decisions = view_of(bench), bench.decisions()
    while len(draft.clauses) < _FEWEST:
        draft.clauses.append(DraftClause())
    told = view.effects.get(f"agreement:{draft.id}")
    return page(
        request,
        bench,
        "agreement.html",
        "agreements",
        status=status,
        view=view,
        fault=fault,
        here=f"/agreements/{draft.id or 'new'}",
        draft=draft,
        kinds=treaties.KINDS,
        texts=treaties.TEXTS,
        gone=draft.id in {a.id for a in treaties.withdrawn(decisions)},
        history=treaties.changes_of(decisions, draft.id),
        effects=told[0] if told else None,
        all_goods=sorted(labels("commodities").items()),
    )


def _found(bench: Bench, id_: str) -> Agreement:
    for agreement in (*view_of(bench).assessment.agreements, *treaties.withdrawn(bench.decisions())):
        if agreement.id == id_:
            return agreement
    raise MissingError("no agreement of that id is known")


def _changed(before: View, after: View, id_: str) -> Changed:
    said = [len(view.assessment.attachments.get(id_, ())) for view in (before, after)]
    return Changed(before=said[0], after=said[1], facts=all_effects(before, after))


def _words(text: str) -> list[str]:
    return text.replace(",", " ").replace(";", " ").split()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
