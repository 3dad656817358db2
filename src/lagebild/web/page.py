"""What all pages have in common: language, colours, the state of the workspace, and how a page is asked for."""

from __future__ import annotations

import threading
from typing import Any

from litestar import Request
from litestar.response import Redirect, Template
from markupsafe import Markup
from msgspec import Struct

from lagebild import __version__
from lagebild.errors import LagebildError, UnfitError
from lagebild.web.saying import speech
from lagebild.web.view import View
from lagebild.web.words import choose, day, translator
from lagebild.workbench import Assessment, Bench
from lagebild.workbench.display import captions, labels, symbols

__all__ = ["LANGUAGE", "NAME", "THEME", "YEAR", "Asked", "Fault", "bare", "done", "language_of", "page", "view_of"]

YEAR = 365 * 24 * 3600  # seconds for which a preference is kept
LANGUAGE, THEME, NAME = "lagebild_language", "lagebild_theme", "lagebild_name"  # cookies
Asked = Request[Any, Any, Any]


class Fault(Struct, frozen=True):
    """What was wrong with a form, and beside which of its fields that is said."""

    field: str
    text: str

    @classmethod
    def of(cls, error: LagebildError, field: str = "") -> Fault:
        """Return the fault that an error tells."""
        return cls(error.field or field if isinstance(error, UnfitError) else field, str(error))


_lock = threading.Lock()
_last: list[tuple[Assessment, View]] = []  # the newest state that was looked at: all requests share it


def view_of(bench: Bench) -> View:
    """Return the workspace as it is now, indexed; the same object as long as nothing changes."""
    assessment = bench.assessment()
    with _lock:
        if not _last or _last[0][0] is not assessment:
            _last[:] = [(assessment, View(assessment, captions()))]
        return _last[0][1]


def language_of(request: Asked) -> str:
    """Return the language of the interface for a reader."""
    return choose(request.cookies.get(LANGUAGE), request.headers.get("accept-language"))


def bare(request: Asked) -> dict[str, Any]:
    """Return what a page needs that knows no workspace: an error, or signing in."""
    language = language_of(request)
    return {
        "t": translator(language),
        "say": speech(language),
        "lang": language,
        "theme": request.cookies.get(THEME, "auto"),
        "version": __version__,
    }


def page(request: Asked, bench: Bench, name: str, place: str, *, status: int = 200, **context: Any) -> Template:
    """Return a page in the reader's language and colours. ``place`` is its entry of the navigation."""
    language = language_of(request)
    view = context.pop("view", None) or view_of(bench)
    base = bare(request) | {"say": view.speech(language)}
    t, say = base["t"], base["say"]
    goods = labels("commodities")
    code = request.query_params.get("done", "")
    return Template(
        name,
        status_code=status,
        context={
            **base,
            "analyst": request.cookies.get(NAME, "")[:100],
            "day": lambda value: day(value, language),
            "grade": lambda value: f"{value[:1]}: {t('grade:' + value[:1])}; {value[1:]}: {t('grade:' + value[1:])}",
            "headline": lambda p: say.headline(p.event, p.caption),
            "named": lambda ids: Markup(", ").join(say.name(name) for name in view.names(ids)),
            "goods": lambda ids: [say(goods.get(id_, id_)) for id_ in ids],
            "acts": labels("events"),
            "symbols": symbols(),
            "view": view,
            "corrected": view.corrected,
            "head": view.assessment.head,
            "place": place,
            "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            "fault": None,
            "kept": {},
            "notice": {"kind": "done", "text": t(f"done:{code}")} if code.isalpha() and code in _DONE else None,
            **context,
        },
        headers={"vary": "cookie, accept-language"},
    )


_DONE = frozenset({"corrected", "decided", "kept", "agreement"})


def done(path: str, code: str, anchor: str = "") -> Redirect:
    """Go back after a write, so that reloading does not repeat it; ``code`` names what was done."""
    return Redirect(f"{path}{'&' if '?' in path else '?'}done={code}{anchor}", status_code=303)
