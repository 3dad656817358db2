"""The files that the code interprets, read once."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

__all__ = ["load"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:
    """Return the parsed YAML of ``lagebild/data/NAME.yaml``. Treat it as read-only: it is shared."""
    text = resources.files(__name__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a SafeLoader either way, and our own file
