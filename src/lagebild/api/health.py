"""Whether the server is there, and ready: as yente says it."""

from litestar import get
from msgspec import Struct

from lagebild.api.answers import READ
from lagebild.workbench import Bench

__all__ = ["routes"]


class Status(Struct, frozen=True):
    """``ok``."""

    status: str


@get("/healthz", responses=READ, tags=["yente"], sync_to_thread=False)
def healthz() -> Status:
    """Tell that the process is up."""
    return Status("ok")


@get("/readyz", responses=READ, tags=["yente"], sync_to_thread=True)
def readyz(bench: Bench) -> Status:
    """Tell that the workspace can be read."""
    bench.revision()
    return Status("ok")


routes = [healthz, readyz]
