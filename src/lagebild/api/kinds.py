"""A body has to be announced as what it is: a form of another site cannot pass for JSON."""

from __future__ import annotations

from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException
from litestar.handlers import BaseRouteHandler

__all__ = ["announced"]

_KINDS = {"/reconcile": "application/x-www-form-urlencoded", "/api/v1/uploads": "multipart/form-data"}


def announced(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
    """Refuse a POST whose body is of another kind than its path takes."""
    if connection.scope.get("method") != "POST":
        return
    wanted = _KINDS.get(connection.scope["path"].rstrip("/"), "application/json")
    given = connection.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given != wanted:
        raise HTTPException(status_code=415, detail=f"send the body as {wanted}")
