"""Properties of the Merkle tree and its proofs beyond the published vectors."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.ledger import (
    Range,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    node_hash,
    tree_root,
    verify_consistency,
    verify_inclusion,
)

LEAVES = [leaf_hash(str(i).encode()) for i in range(70)]
SIZES = st.integers(0, len(LEAVES))


def recursive_root(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962, section 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return node_hash(recursive_root(leaves[:k]), recursive_root(leaves[k:]))


@pytest.mark.parametrize("size", range(len(LEAVES)))
def test_root_follows_the_definition(size: int) -> None:
    """Appending one by one gives the root that the recursive definition gives."""
    assert tree_root(LEAVES[:size]) == recursive_root(LEAVES[:size])


@given(SIZES, SIZES)
def test_extend_in_any_portions(a: int, b: int) -> None:
    """A log grown in portions is the log grown at once."""
    first, second = sorted((a, b))
    grown = Range().extend(LEAVES[:first]).extend(LEAVES[first:second])
    assert grown == Range().extend(LEAVES[:second])


@given(st.integers(1, len(LEAVES)), st.data())
def test_inclusion_is_shown_for_its_leaf_only(size: int, data: st.DataObject) -> None:
    """An audit path holds for its leaf at its place and for no other leaf, place, root or shortened path."""
    index = data.draw(st.integers(0, size - 1))
    root = tree_root(LEAVES[:size])
    proof = inclusion_proof(LEAVES[:size], index)
    assert verify_inclusion(LEAVES[index], index, size, proof, root)
    assert not verify_inclusion(leaf_hash(b"other"), index, size, proof, root)
    assert not verify_inclusion(LEAVES[index], index, size, proof, leaf_hash(b"other"))
    assert not verify_inclusion(LEAVES[index], size, size, proof, root)
    assert not verify_inclusion(LEAVES[index], -1, size, proof, root)
    assert not verify_inclusion(LEAVES[index], index, size, [*proof, root], root)
    for other in set(range(size)) - {index}:
        assert not verify_inclusion(LEAVES[index], other, size, proof, root)
    if proof:
        assert not verify_inclusion(LEAVES[index], index, size, proof[:-1], root)


@given(SIZES, SIZES)
def test_consistency_is_shown_for_prefixes_only(a: int, b: int) -> None:
    """A consistency proof holds between its two trees and for no other roots or lengths."""
    old, new = sorted((a, b))
    old_root, new_root, other = tree_root(LEAVES[:old]), tree_root(LEAVES[:new]), leaf_hash(b"other")
    proof = consistency_proof(LEAVES[:new], old)
    assert verify_consistency(old, new, old_root, new_root, proof)
    assert not verify_consistency(new + 1, new, old_root, new_root, proof)
    assert not verify_consistency(old, new, old_root, new_root, [*proof, other])
    assert not verify_consistency(old, new, other, new_root, proof)
    if old:
        assert not verify_consistency(old, new, old_root, other, proof)
    if proof:
        assert not verify_consistency(old, new, old_root, new_root, proof[:-1])
        assert not verify_consistency(old, new, old_root, new_root, [])


def test_a_changed_past_has_no_consistency_proof() -> None:
    """The honest proof of a log with one entry replaced does not convince whoever holds the old root."""
    forged = [LEAVES[0], leaf_hash(b"forged"), *LEAVES[2:20]]
    for old in range(2, 20):
        proof = consistency_proof(forged, old)
        assert not verify_consistency(old, 20, tree_root(LEAVES[:old]), tree_root(forged), proof)


def test_proofs_outside_the_tree_are_refused() -> None:
    """There is no proof for a leaf or a tree that does not exist."""
    with pytest.raises(IndexError, match="no leaf 3"):
        inclusion_proof(LEAVES[:3], 3)
    with pytest.raises(IndexError, match="no tree of 4"):
        consistency_proof(LEAVES[:3], 4)
    with pytest.raises(IndexError):
        inclusion_proof([], 0)


def test_a_node_cannot_pass_for_a_leaf() -> None:
    """The prefixes keep leaves and nodes apart: the root of two is not the leaf of their concatenation."""
    left, right = LEAVES[:2]
    assert node_hash(left, right) != leaf_hash(left + right)
