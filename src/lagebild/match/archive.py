"""Arrays in one file, mapped into memory: opened in milliseconds, shared between processes, checked before use.

Eight bytes of magic, the length of the header (unsigned 32 bit, little-endian), the header (JSON: each array's type, place
and length, the digest of the rest), padding, then the arrays, each on a multiple of 16 bytes.
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

_MAGIC = b"LBINDEX1"
_ALIGN = 16


class _Place(msgspec.Struct, frozen=True):
    kind: str
    start: int
    count: int


class _Header(msgspec.Struct, frozen=True):
    key: str
    digest: int
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
    digest = 0
    for piece in pieces:
        digest = zlib.crc32(piece, digest)
    header = msgspec.json.encode(_Header(key, digest, at, places))
    head = _MAGIC + len(header).to_bytes(4, "little") + header
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(head + b"\0" * (-len(head) % _ALIGN))
            file.writelines(pieces)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def load(path: Path, key: str) -> Arrays | None:
    """Return the arrays that were saved under ``key``, mapped read-only; none when there are none or they are damaged."""
    try:
        with open(path, "rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        length = int.from_bytes(data[8:12], "little")
        if data[:8] != _MAGIC or length > len(data):
            return None
        header = msgspec.json.decode(data[12 : 12 + length], type=_Header)
        begin = 12 + length + -(12 + length) % _ALIGN
        if header.key != key or len(data) != begin + header.size:
            return None
        if zlib.crc32(memoryview(data)[begin:]) != header.digest:
            return None
        return {
            name: np.frombuffer(data, dtype=np.dtype(place.kind), count=place.count, offset=begin + place.start)
            for name, place in header.arrays.items()
        }
    except (OSError, ValueError, msgspec.MsgspecError, TypeError):
        return None
