"""Alleged facts: the list with its filters, and one of them with both sides face to face."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from urllib.parse import urlencode

from litestar import get
from litestar.response import Template

from lagebild.errors import MissingError
from lagebild.model import Proposition
from lagebild.web.page import Asked, page, view_of
from lagebild.web.paging import cut
from lagebild.web.view import View
from lagebild.workbench import Bench
from lagebild.workbench.display import labels

__all__ = ["proposition_page", "propositions_page"]

_THEMES = ("arms", "space", "energy", "workers", "finance", "trade", "agreements", "monitoring", "other")
_STATUSES = ("contested", "corroborated", "confirmed", "single", "withdrawn")
_FILTERS = ("q", "party", "object", "theme", "status", "outcome", "source", "from", "until")


@get("/propositions", include_in_schema=False, sync_to_thread=True)
def propositions_page(request: Asked, bench: Bench) -> Template:
    """List the alleged facts by theme; each filter narrows."""
    view = view_of(bench)
    asked = {key: request.query_params.get(key, "").strip()[:200] for key in _FILTERS}
    fitting = [p for p in view.propositions.values() if _fits(p, view, asked)]
    fitting.sort(key=lambda p: (_place(p.theme), _weight(p, view), p.first_said or "9", p.id))
    shown, number, pages = cut(fitting, request.query_params.get("page"))
    kept = {key: value for key, value in asked.items() if value}
    return page(
        request,
        bench,
        "propositions.html",
        "propositions",
        view=view,
        asked=asked,
        filtered=bool(kept),
        total=len(fitting),
        groups=[(theme, list(each)) for theme, each in groupby(shown, key=lambda p: p.theme)],
        choices=_choices(view),
        sides=lambda p, side: list(dict.fromkeys(o.caption for o in p.origins if o.side == side)),
        page=number,
        pages=pages,
        query=urlencode(kept) + "&" if kept else "",
    )


@get("/propositions/{proposition_id:str}", include_in_schema=False, sync_to_thread=True)
def proposition_page(request: Asked, bench: Bench, proposition_id: str) -> Template:
    """Show one alleged fact."""
    view = view_of(bench)
    found = view.propositions.get(proposition_id)
    if found is None:
        raise MissingError("there is no alleged fact of that id; a correction may have given it another")
    return page(
        request,
        bench,
        "proposition.html",
        "propositions",
        view=view,
        prop=found,
        standing=view.side(found, "for"),
        denying=view.side(found, "against"),
        others=[view.claims[id_] for id_ in found.claims_other],
        findings=view.of_proposition.get(found.id, []),
    )


def _place(theme: str) -> int:
    return _THEMES.index(theme) if theme in _THEMES else len(_THEMES)


def _weight(proposition: Proposition, view: View) -> int:
    """Contested facts that would touch a provision first, then the others that would, then the rest."""
    return 2 * (not view.touched(proposition)) + (proposition.status != "contested")


def _fits(p: Proposition, view: View, asked: Mapping[str, str]) -> bool:
    event = p.event
    checks: dict[str, Callable[[str], bool]] = {
        "party": lambda value: value in (*event.actor, *event.recipient),
        "object": lambda value: value in event.objects,
        "theme": lambda value: value == p.theme,
        "status": lambda value: value == p.status,
        "outcome": lambda value: any(f.outcome == value for f in view.of_proposition.get(p.id, ())),
        "source": lambda value: value in view.sources_of[p.id],
        "from": lambda value: bool(p.last_said) and str(p.last_said) >= value,
        "until": lambda value: bool(p.first_said) and str(p.first_said)[: len(value)] <= value,
        "q": lambda value: all(word in view.words_of[p.id] for word in value.casefold().split()),
    }
    return all(checks[key](value) for key, value in asked.items() if value)


def _choices(view: View) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The filters with what there is to choose; the words of fixed values are translated by the template."""
    all_ = view.propositions.values()
    goods = labels("commodities")
    return [
        (
            "party",
            "State or party",
            _named({id_ for p in all_ for id_ in (*p.event.actor, *p.event.recipient)}, view.name),
        ),
        ("object", "Goods", _named({id_ for p in all_ for id_ in p.event.objects}, lambda id_: goods.get(id_, id_))),
        ("theme", "Programme", [(t, f"theme:{t}") for t in _THEMES if any(p.theme == t for p in all_)]),
        ("status", "Status", [(s, s) for s in _STATUSES if any(p.status == s for p in all_)]),
        ("outcome", "Test", [(o, o) for o in ("breach indicated", "inside", "not testable")]),
        ("source", "Source", _named({s for p in all_ for s in view.sources_of[p.id]}, view.publisher)),
    ]


def _named(ids: set[str], name: Callable[[str], str]) -> list[tuple[str, str]]:
    return sorted(((id_, name(id_)) for id_ in ids), key=lambda pair: (pair[1].casefold(), pair[0]))
