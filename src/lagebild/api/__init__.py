"""The HTTP API: our own resources under /api/v1, and the doors that the field's tools know."""

from litestar.types import ControllerRouterHandler

from lagebild.api.health import healthz, readyz

__all__ = ["DESCRIPTION", "routes"]

DESCRIPTION = (
    "Who said what, who denies it, and which sanctions provision it would touch. Offsets are code points. "
    "A finding is never a verdict: its outcome is inside, breach indicated, or not testable."
)


def routes() -> list[ControllerRouterHandler]:
    """Return everything that the application mounts of the API."""
    return [healthz, readyz]
