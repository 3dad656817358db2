"""The only reader of the environment.

LAGEBILD_WORKSPACE   folder of the workspace; default: the current folder, or ./lagebild
LAGEBILD_READER      reader used when none is named; default: encoder where its model file is there, else rules
LAGEBILD_MODEL       the encoder's model file; default: the one that was installed with lagebild
LAGEBILD_LLM_URL     where the llm reader asks: an OpenAI-compatible address before /chat/completions
LAGEBILD_LLM_MODEL   which model it asks for; default: default
LAGEBILD_LLM_KEY     sent as a bearer token, if the endpoint wants one
LAGEBILD_LLM_REMOTE  1 allows an endpoint on another machine, to which the texts are then sent
LAGEBILD_CACHE       folder of what can be made again (screening indexes); default: lagebild in XDG_CACHE_HOME or in
                     ~/.cache; "off": nothing is kept
LAGEBILD_MAX_BYTES   largest document that is captured, in bytes; default: 200 MB
LAGEBILD_MAX_TEXT    longest text that is read for claims, in characters; default: 5 million (the longest report of the
                     Panel has about 2 million)
LAGEBILD_TOKEN       what `lagebild serve` asks of everyone; needed to serve anything but this machine
"""

import os
from pathlib import Path

from msgspec import Struct

from lagebild.errors import UsageError

__all__ = ["Settings", "settings"]

_MODEL = Path(__file__).parent / "data" / "encoder" / "encoder.onnx"


class Settings(Struct, frozen=True):
    """What the environment may change."""

    workspace: Path
    reader: str
    model: Path
    max_bytes: int = 200_000_000
    max_text: int = 5_000_000
    llm_url: str = ""
    llm_model: str = "default"
    llm_key: str = ""
    llm_remote: bool = False
    token: str = ""
    cache: Path | None = None


def settings() -> Settings:
    """Read the environment now, what is empty as not set; raises UsageError on a value that makes no sense."""
    given, here = os.environ.get("LAGEBILD_WORKSPACE"), Path()
    workspace = Path(given) if given else here if (here / "lagebild.sqlite").exists() else here / "lagebild"
    model = Path(os.environ.get("LAGEBILD_MODEL") or _MODEL)
    return Settings(
        workspace,
        os.environ.get("LAGEBILD_READER") or ("encoder" if model.is_file() else "rules"),
        model,
        _whole("LAGEBILD_MAX_BYTES", "bytes", 200_000_000),
        _whole("LAGEBILD_MAX_TEXT", "characters", 5_000_000),
        os.environ.get("LAGEBILD_LLM_URL", ""),
        os.environ.get("LAGEBILD_LLM_MODEL") or "default",
        os.environ.get("LAGEBILD_LLM_KEY", ""),
        os.environ.get("LAGEBILD_LLM_REMOTE") == "1",
        os.environ.get("LAGEBILD_TOKEN", ""),
        cache=_cache(),
    )


def _cache() -> Path | None:
    given = os.environ.get("LAGEBILD_CACHE")
    if given:
        return None if given == "off" else Path(given)
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "lagebild"
    except RuntimeError:  # the user has no home
        return None


def _whole(name: str, unit: str, default: int) -> int:
    given = os.environ.get(name) or str(default)
    if not (given.isascii() and given.isdecimal()) or len(given) > 15:
        raise UsageError(f"{name} is {given[:40]!r}: give a whole number of {unit}")
    return int(given)
