"""What was made of the same parts before need not be made again."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

__all__ = ["Memory"]

_T = TypeVar("_T")


class Memory:
    """What was made in the round before, each thing with the parts that it was made of.

    A maker is given its parts and nothing else, so that a round with a memory comes out as one without, whatever
    changed in between. Parts are compared, which costs next to nothing where they are the same objects; they are not
    hashed as ``functools.cache`` would, and must not be changed once they are handed over. What a round does not ask
    for is forgotten when the next one begins.
    """

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    def begin(self) -> None:
        """Begin a round: keep what the one before made, and nothing older."""
        self._before, self._now = self._now, {}

    def of(self, make: Callable[..., _T], key: Hashable, *parts: Any) -> _T:
        """Return ``make(*parts)``, or what it made under that key in the round before where the parts are equal."""
        place = (make, key)
        held = self._before.get(place)
        if held is None or held[0] != parts:
            held = (parts, make(*parts))
        self._now[place] = held
        made: _T = held[1]
        return made
