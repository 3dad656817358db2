"""Our own briefs, told by the marks that they carry in each of their forms."""

__all__ = ["is_brief"]

_PAGE = b'<meta name="generator" content="lagebild '
_PAPER = b"/Author(lagebild)"
_RECORD = b'"producer": "lagebild '


def is_brief(data: bytes) -> bool:
    """Tell whether the bytes are a brief that this program wrote: as a source it would repeat what it cites."""
    if data.startswith(b"<!doctype html>"):
        return _PAGE in data[:4096]
    if data.startswith(b"%PDF-"):
        return _PAPER in data
    return data.startswith(b"{") and _RECORD in data
