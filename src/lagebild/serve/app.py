"""The application: where the API and the pages are plugged together."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from litestar import Litestar
from litestar.config.csrf import CSRFConfig
from litestar.datastructures import State
from litestar.di import Provide
from litestar.enums import ScopeType
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.static_files import create_static_files_router
from litestar.template.config import TemplateConfig

from lagebild import __version__, api, web
from lagebild.serve.access import Access
from lagebild.serve.door import Door
from lagebild.serve.headers import Headers
from lagebild.serve.limits import Limits
from lagebild.serve.problems import handlers
from lagebild.serve.signin import sign_in_routes
from lagebild.workbench import Bench

if TYPE_CHECKING:
    from litestar.types import Receive, Scope, Send

__all__ = ["Application", "create_app"]

# programs come without cookies; what a browser may send there is checked by its origin (see ``door``)
_NO_FORMS = ["^/api/", "^/match/", "^/search/", "^/entities/", "^/reconcile"]


class Application(Litestar):
    """Litestar behind the guards: a request that they refuse never reaches the router."""

    def __init__(self, access: Access, **config: Any) -> None:
        super().__init__(**config)
        self._guarded = Headers(Limits(Door(super().__call__, access), access))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # type: ignore[override]
        """Answer one request, through the guards."""
        if scope["type"] == ScopeType.HTTP:
            await self._guarded(scope, receive, send)
        elif scope["type"] != ScopeType.WEBSOCKET:  # of which there are none
            await super().__call__(scope, receive, send)


def create_app(workspace: Path, access: Access | None = None, *, bench: Bench | None = None) -> Application:
    """Make the application over one workspace; ``access`` says who may come, by default this machine only.

    A handler gets the workspace's :class:`lagebild.workbench.Bench` by naming an argument ``bench``.
    """
    access = access or Access()
    return Application(
        access,
        route_handlers=[
            *api.routes(),
            *web.routes(),
            *sign_in_routes(access),
            create_static_files_router(path="/static", directories=[web.STATIC], include_in_schema=False),
        ],
        dependencies={"bench": Provide(_bench)},
        state=State({"bench": bench or Bench(workspace)}),
        template_config=TemplateConfig(directory=web.TEMPLATES, engine=JinjaTemplateEngine),
        csrf_config=CSRFConfig(
            secret=secrets.token_hex(32),
            cookie_name="lagebild_csrf",
            cookie_httponly=True,  # a script reads it from <meta name="csrf-token">
            cookie_samesite="strict",
            exclude=_NO_FORMS,
        ),
        exception_handlers=handlers(),
        openapi_config=OpenAPIConfig(
            title="lagebild",
            version=__version__,
            description=api.DESCRIPTION,
            path="/api",
            use_handler_docstrings=True,
            # the document alone: every viewer on offer loads its script from elsewhere
            render_plugins=(JsonRenderPlugin(),),
        ),
        request_max_body_size=access.max_body,
        logging_config=None,
    )


async def _bench(state: State) -> Bench:
    found: Bench = state["bench"]
    return found
