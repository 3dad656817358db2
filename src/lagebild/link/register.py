"""The spellings under which a listed party may stand in running text."""

from collections.abc import Iterator

from lagebild.model import Entity

__all__ = ["spellings"]

_NAMES = ("name", "alias")
_SHORTEST = 6  # characters; shorter names of listed parties are too often something else


def spellings(entity: Entity) -> Iterator[str]:
    """Yield names and strong aliases as printed, and in title case where the list prints capitals.

    A single word counts only in capitals or as the name of a company or ship of at least six letters; weak aliases
    never count.
    """
    for property_ in _NAMES:
        for name in entity.properties.get(property_, ()):
            if len(name) < _SHORTEST:
                continue
            single = len(name.split()) == 1
            if single and entity.schema == "Person":
                continue
            yield name
            if name.isupper() and not single:
                yield name.title()
