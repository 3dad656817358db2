"""Adding documents: files or pasted text, each with its own result or error."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import get, post
from litestar.datastructures import UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Response, Template
from msgspec import Struct

from lagebild.errors import LagebildError
from lagebild.web.page import Asked, language_of, page, view_of
from lagebild.web.words import translator
from lagebild.workbench import Bench

__all__ = ["Result", "add_documents", "add_page"]

_FILES = 50  # of one request


class Result(Struct, frozen=True, kw_only=True):
    """What became of one file."""

    name: str
    words: str = ""
    link: str = ""
    error: str = ""


class Results(Struct, frozen=True):
    """What became of all, in their order."""

    results: list[Result]


@get("/add", include_in_schema=False, sync_to_thread=True)
def add_page(request: Asked, bench: Bench) -> Template:
    """Show the form."""
    view = view_of(bench)
    return page(request, bench, "add.html", "add", view=view, results=[], outlets=_outlets(view.publishers))


@post("/add/keep", include_in_schema=False, status_code=200)
async def add_documents(
    request: Asked, bench: Bench, data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.MULTI_PART)]
) -> Template | Response[Results]:
    """Read and keep what was sent; one file that fails does not stop the others."""
    from anyio import to_thread

    given = data.get("files", [])
    files = [f for f in (given if isinstance(given, list) else [given]) if isinstance(f, UploadFile) and f.filename]
    sent = [(f.filename, await f.read()) for f in files[:_FILES]]
    text = data.get("text")
    if isinstance(text, str) and text.strip():
        title = str(data.get("name") or "").strip()[:120] or "pasted"
        sent.append((f"{title.replace('/', '-')}.txt", text.replace("\r\n", "\n").encode()))
    told = {key: str(data.get(key) or "").strip()[:200] or None for key in ("publisher", "published")}
    results = await to_thread.run_sync(_keep, request, bench, sent, told)
    if "application/json" in request.headers.get("accept", ""):
        return Response(Results(results))
    view = await to_thread.run_sync(view_of, bench)
    return page(request, bench, "add.html", "add", view=view, results=results, outlets=_outlets(view.publishers))


def _keep(request: Asked, bench: Bench, sent: list[tuple[str, bytes]], told: dict[str, str | None]) -> list[Result]:
    t = translator(language_of(request))
    results = []
    for name, raw in sent:
        plain = name.replace("\\", "/").rpartition("/")[2][:200]
        try:
            added = bench.add(raw, plain, publisher=told["publisher"], published=told["published"])
        except LagebildError as error:
            results.append(Result(name=plain, error=str(error)))
            continue
        words = t("added, {n} claims", n=added.claims) if added.new else t("was there already")
        results.append(Result(name=plain, words=words, link=f"/documents/{added.document}"))
    if not sent:
        results.append(Result(name="–", error=t("Nothing was sent: choose files or paste a text.")))
    return results


def _outlets(publishers: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted(((p.id, p.name) for p in publishers.values()), key=lambda pair: pair[1].casefold())
