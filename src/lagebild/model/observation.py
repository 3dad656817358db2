"""What data shows by itself."""

from msgspec import Struct


class Observation(Struct, frozen=True, kw_only=True):
    """A value seen in rows or positions; ``untestable`` says what would take its force away."""

    id: str
    kind: str
    subject: str
    value: str
    date: str | None = None
    place: str | None = None
    rests_on: tuple[str, ...] = ()
    untestable: str | None = None
