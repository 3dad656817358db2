"""What publishers told of the lists fetched last, so that an unchanged one is not fetched again.

One small file in the cache folder; without it, everything is fetched.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from lagebild.settings import settings

__all__ = ["Validator", "recall", "remember"]

_FILE = "lists.json"


class Validator(Struct, frozen=True):
    """By what the publisher tells versions of a list apart, and the snapshot that it stands for."""

    snapshot: str
    etag: str | None = None
    modified: str | None = None


def recall(address: str) -> Validator | None:
    """Return what was told when the address was fetched last."""
    return _read().get(address)


def remember(address: str, validator: Validator) -> None:
    """Keep what was told now; where nothing can be kept, the list is fetched again next time."""
    folder = settings().cache
    if folder is None or not (validator.etag or validator.modified):
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        new = folder / f"{_FILE}.{os.getpid()}"
        new.write_bytes(msgspec.json.format(msgspec.json.encode(_read() | {address: validator}, order="sorted")))
        new.replace(folder / _FILE)
    except OSError:
        return


def _read() -> dict[str, Validator]:
    folder: Path | None = settings().cache
    try:
        data = (folder / _FILE).read_bytes() if folder else b"{}"
        return msgspec.json.decode(data, type=dict[str, Validator])
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return {}
