"""What is known of a statement before its words are read."""

from msgspec import Struct

__all__ = ["Given"]


class Given(Struct, frozen=True):
    """Who stands ready where the wording names no one: the speaker's side, the accused, the subject before.

    ``person`` tells that a person speaks, who is not "it"; ``commits`` that the speaker promises or agrees.
    """

    own: tuple[str, ...] = ()
    accused: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    person: bool = False
    commits: bool = False
