"""Several files of one list as one: a ZIP archive without compression, the same bytes for the same files."""

import lzma
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from lagebild.errors import ListError

__all__ = ["is_bundle", "pack", "unpack"]

_MAGIC = b"PK\x03\x04"
_MAX_FILES = 16
_MAX_BYTES = 128 * 1024 * 1024
# what zipfile raises for a bad archive; the modules behind it have no error in common
_DAMAGED = (
    BadZipFile, LargeZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError, zlib.error,
    lzma.LZMAError, struct.error,
)  # fmt: skip
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of the format: when files were packed says nothing of them


def is_bundle(data: bytes) -> bool:
    """Whether the bytes are a ZIP archive."""
    return data.startswith(_MAGIC)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return the archive of the files, by name."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(ZipInfo(name, _EPOCH), files[name])
    return out.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive by the last part of their names, in lower case.

    Raises :class:`ListError` when it is damaged, holds two files of one name, or more or bigger ones than a list has.
    """
    files: dict[str, bytes] = {}
    left = _MAX_BYTES
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > _MAX_FILES:
                raise ListError(f"archive: {len(members)} files are more than a list has; nothing was read")
            for member in members:
                name = member.filename.replace("\\", "/").rpartition("/")[2].lower()
                if name in files:
                    raise ListError(f"archive: two files {name[:60]}; nothing was read")
                with archive.open(member) as file:
                    files[name] = file.read(left + 1)
                left -= len(files[name])
                if left < 0:
                    raise ListError(f"archive: more than the {_MAX_BYTES:,} bytes allowed; nothing was read")
    except _DAMAGED as error:
        reason = " ".join(str(error).split())[:100] or type(error).__name__
        raise ListError(f"archive: damaged or cut off ({reason}); nothing was read") from None
    return files
