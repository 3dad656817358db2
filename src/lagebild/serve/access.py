"""Who may come in, and how much of it."""

import hashlib
import hmac
import secrets

from msgspec import Struct, field

__all__ = ["Access"]

_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Access(Struct, frozen=True, kw_only=True):
    """Who may come in. ``origins`` are other sites that may ask for reconciliation, as OpenRefine on this machine."""

    hosts: tuple[str, ...] = _LOOPBACK
    token: str | None = None
    origins: tuple[str, ...] = ("http://127.0.0.1:3333", "http://localhost:3333")
    max_body: int = 32_000_000  # bytes of one request
    per_second: float = 100.0  # requests of one client that are kept up
    burst: float = 400.0  # requests at once
    body_seconds: float = 60.0  # in which a body has to be there
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def admits(self, given: str) -> bool:
        """Tell whether this is the token."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def session(self) -> str:
        """Return the value of the cookie: not the token itself, and worth nothing after a restart."""
        return hmac.new(self.secret, (self.token or "").encode(), hashlib.sha256).hexdigest()
