"""Append-only evidence without I/O: canonical JSON, RFC 6962 Merkle tree, and the entries that are kept."""

from lagebild.ledger.canonical import canonical, is_canonical
from lagebild.ledger.entries import (
    ClaimEntry,
    Correction,
    Decision,
    DocumentEntry,
    Entry,
    Receipt,
    SnapshotEntry,
    decode_entry,
    decode_receipt,
    encode,
    misquote,
)
from lagebild.ledger.head import Head
from lagebild.ledger.merkle import EMPTY_ROOT, Range, leaf_hash, node_hash, tree_root
from lagebild.ledger.proofs import consistency_proof, inclusion_proof, verify_consistency, verify_inclusion

__all__ = [
    "EMPTY_ROOT",
    "ClaimEntry",
    "Correction",
    "Decision",
    "DocumentEntry",
    "Entry",
    "Head",
    "Range",
    "Receipt",
    "SnapshotEntry",
    "canonical",
    "consistency_proof",
    "decode_entry",
    "decode_receipt",
    "encode",
    "inclusion_proof",
    "is_canonical",
    "leaf_hash",
    "misquote",
    "node_hash",
    "tree_root",
    "verify_consistency",
    "verify_inclusion",
]
