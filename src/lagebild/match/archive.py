"""Arrays in one file, mapped into memory: opened in milliseconds, shared between processes, checked before use.

Eight bytes of magic; the length of the header and the CRC-32 of all that follows (each unsigned 32 bit, little-endian);
the header (JSON: each array's type, place and length); padding; then the arrays, each on a multiple of 16 bytes.
"""

import mmap
import os
import tempfile
import zlib
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

__all__ = ["Arrays", "load", "save"]

Arrays = dict[str, NDArray[Any]]

_MAGIC = b"LBINDEX2"
_ALIGN = 16
_HEAD = 16  # bytes before the header


class _Place(msgspec.Struct, frozen=True):
    kind: str
    start: int
    count: int


class _Header(msgspec.Struct, frozen=True):
    key: str
    size: int
    arrays: dict[str, _Place]


def save(path: Path, key: str, arrays: Arrays) -> None:
    """Write the arrays under ``key``; what reads them at the same time sees the old file or the new one, whole."""
    places, pieces, at = {}, [], 0
    for name, array in arrays.items():
        data = np.ascontiguousarray(array).tobytes()
        places[name] = _Place(array.dtype.str, at, len(array))
        data += b"\0" * (-len(data) % _ALIGN)
        pieces.append(data)
        at += len(data)
    header = msgspec.json.encode(_Header(key, at, places))
    header += b" " * (-(_HEAD + len(header)) % _ALIGN)
    digest = zlib.crc32(header)
    for piece in pieces:
        digest = zlib.crc32(piece, digest)
    head = _MAGIC + len(header).to_bytes(4, "little") + digest.to_bytes(4, "little") + header
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(head)
            file.writelines(pieces)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def load(path: Path, key: str) -> Arrays | None:
    """Return the arrays that were saved under ``key``, mapped read-only; none when they are not there or damaged."""
    try:
        with open(path, "rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        length, digest = (int.from_bytes(data[at : at + 4], "little") for at in (8, 12))
        begin = _HEAD + length
        if data[:8] != _MAGIC or begin > len(data) or zlib.crc32(memoryview(data)[_HEAD:]) != digest:
            return None
        header = msgspec.json.decode(data[_HEAD:begin], type=_Header)
        if header.key != key or len(data) != begin + header.size:
            return None
        return {
            name: np.frombuffer(data, dtype=np.dtype(place.kind), count=place.count, offset=begin + place.start)
            for name, place in header.arrays.items()
        }
    except (OSError, ValueError, msgspec.MsgspecError, TypeError):
        return None
