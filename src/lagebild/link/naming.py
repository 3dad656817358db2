"""A place in a text that names someone."""

from msgspec import Struct

from lagebild.model import EntityRef


class Naming(Struct, frozen=True):
    """``text`` is exactly the slice from ``start`` to ``end``.

    ``form`` tells how it names: ``name``, ``metonym`` (a capital, a house), ``adjective`` (also the first part of a
    German compound), ``genitive``, ``national`` (a people),
    ``place`` (a town: where, not who).
    """

    text: str
    start: int
    end: int
    entity: EntityRef
    form: str
