"""What a log is at one size, in 40 bytes."""

from msgspec import Struct

from lagebild.ledger.merkle import Range


class Head(Struct, frozen=True, tag="head", tag_field="entry", forbid_unknown_fields=True):
    """The first ``size`` entries of ``log``; ``root`` is their Merkle root in hex. Equal heads, equal logs."""

    log: str  # evidence | custody
    size: int
    root: str

    @classmethod
    def of(cls, log: str, grown: Range) -> "Head":
        """The head of the log that ``grown`` stands for."""
        return cls(log, grown.size, grown.root().hex())
