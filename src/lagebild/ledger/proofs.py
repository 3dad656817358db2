"""Inclusion and consistency proofs: made as in RFC 6962, section 2.1, verified as in RFC 9162, section 2.1."""

from collections.abc import Sequence

from lagebild.ledger.merkle import node_hash, tree_root


def _split(size: int) -> int:
    """The largest power of two below ``size`` (which is at least 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The audit path of leaf ``index`` (from 0) in the tree over the leaf hashes ``leaves``."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} in a tree of {len(leaves)}")
    path: list[bytes] = []
    while len(leaves) > 1:
        k = _split(len(leaves))
        if index < k:
            path.append(tree_root(leaves[k:]))
            leaves = leaves[:k]
        else:
            path.append(tree_root(leaves[:k]))
            leaves, index = leaves[k:], index - k
    return path[::-1]


def consistency_proof(leaves: Sequence[bytes], old: int) -> list[bytes]:
    """That the tree over the first ``old`` leaf hashes is a prefix of the tree over all ``leaves``."""
    if not 0 <= old <= len(leaves):
        raise IndexError(f"no tree of {old} leaves within one of {len(leaves)}")
    if old in (0, len(leaves)):
        return []
    path: list[bytes] = []
    whole = True  # the old tree is so far a complete subtree, whose root the verifier has
    while old != len(leaves):
        k = _split(len(leaves))
        if old <= k:
            path.append(tree_root(leaves[k:]))
            leaves = leaves[:k]
        else:
            path.append(tree_root(leaves[:k]))
            leaves, old, whole = leaves[k:], old - k, False
    if not whole:
        path.append(tree_root(leaves))
    return path[::-1]


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether ``proof`` shows the leaf hash at ``index`` of the tree of ``size`` leaves with ``root``."""
    if not 0 <= index < size:
        return False
    node, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            found = node_hash(sibling, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether ``proof`` shows that the tree of ``new`` leaves begins with the tree of ``old`` leaves."""
    if not 0 <= old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof and old_root == tree_root(())
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    if not path:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    before = after = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            before, after = node_hash(sibling, before), node_hash(sibling, after)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            after = node_hash(after, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and before == old_root and after == new_root
