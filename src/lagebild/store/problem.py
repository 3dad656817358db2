"""What verifying found."""

from msgspec import Struct


class Problem(Struct, frozen=True):
    """Where something differs and how. ``harmless``: worth saying, but nothing that was kept has changed."""

    where: str  # evidence entry 17 (claim …), blob ab/ab…, seal, lagebild.sqlite …
    what: str
    harmless: bool = False
