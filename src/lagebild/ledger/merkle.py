"""The Merkle tree of RFC 6962, section 2.1, with SHA-256 and append in O(log n)."""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec import Struct

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """SHA-256 of 0x00 and the entry, so that no node can pass for a leaf."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256 of 0x01 and both children."""
    return sha256(b"\x01" + left + right).digest()


class Range(Struct, frozen=True):
    """The compact range of a log's first ``size`` leaves: the roots of its full subtrees, largest first.

    There is one peak per 1-bit of ``size``; appending touches only those at the right end.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> "Range":
        """The range with one more leaf hash."""
        peaks, merges = list(self.peaks), self.size
        while merges & 1:
            leaf = node_hash(peaks.pop(), leaf)
            merges >>= 1
        return Range(self.size + 1, (*peaks, leaf))

    def extend(self, leaves: Iterable[bytes]) -> "Range":
        """The range with more leaf hashes, in order."""
        grown = self
        for leaf in leaves:
            grown = grown.append(leaf)
        return grown

    def root(self) -> bytes:
        """The tree's root; of no leaves the hash of nothing."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """The root over ``leaves``, which are leaf hashes."""
    return Range().extend(leaves).root()
