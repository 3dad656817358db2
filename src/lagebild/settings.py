"""The only reader of the environment.

LAGEBILD_WORKSPACE   folder of the workspace; default: the current folder, or ./lagebild
LAGEBILD_READER      reader used when none is named; default: rules
LAGEBILD_MAX_BYTES   largest document that is captured, in bytes; default: 200 MB
"""

import os
from pathlib import Path

from msgspec import Struct

from lagebild.errors import UsageError

__all__ = ["Settings", "settings"]


class Settings(Struct, frozen=True):
    """What the environment may change."""

    workspace: Path
    reader: str = "rules"
    max_bytes: int = 200_000_000


def settings() -> Settings:
    """Read the environment now, what is empty as not set; raises UsageError on a value that makes no sense."""
    given, here = os.environ.get("LAGEBILD_WORKSPACE"), Path()
    workspace = Path(given) if given else here if (here / "lagebild.sqlite").exists() else here / "lagebild"
    limit = os.environ.get("LAGEBILD_MAX_BYTES") or "200000000"
    if not (limit.isascii() and limit.isdecimal()) or len(limit) > 15:
        raise UsageError(f"LAGEBILD_MAX_BYTES is {limit[:40]!r}: give a whole number of bytes")
    return Settings(workspace, os.environ.get("LAGEBILD_READER") or "rules", int(limit))
