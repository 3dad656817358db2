"""The HTTP API: our own resources under /api/v1, and the doors that the field's tools know."""

from litestar import Router
from litestar.types import ControllerRouterHandler

from lagebild.api import evidence, exports, health, judgement, reconcile, screening, yente
from lagebild.api.kinds import announced
from lagebild.api.tags import tagged

__all__ = ["DESCRIPTION", "routes"]

DESCRIPTION = (
    "Who said what, who denies it, and which sanctions provision it would touch. Offsets are code points. "
    "A finding is never a verdict: its outcome is inside, breach indicated, or not testable. Errors are problem "
    "details (RFC 9457). A list goes on at its `next`, given as `cursor`."
)


def routes() -> list[ControllerRouterHandler]:
    """Return everything that the application mounts of the API."""
    own = [*evidence.routes, *judgement.routes, *screening.routes, *exports.routes]
    return [
        Router(path="/api/v1", route_handlers=own, middleware=[tagged], guards=[announced]),
        Router(path="/", route_handlers=[*yente.routes, *reconcile.routes], middleware=[tagged], guards=[announced]),
        *health.routes,
    ]
