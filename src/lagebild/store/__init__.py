"""Workspaces: what is kept, so that nothing is changed or lost.

    lagebild.sqlite     two append-only logs, evidence and custody; each entry is canonical JSON (RFC 8785) with its
                        leaf hash, and after each transaction a head: the Merkle root (RFC 6962) of all before it
    blobs/ab/ab…        bytes under their sha256: as received, working copies of texts, parties of lists
    seal                sha256 of the database, in the format of sha256sum; there only while nobody writes

Adding writes blobs, each by a rename, then one transaction with everything that refers to them: killed at any
moment, an addition is there whole or not at all. At rest the database needs no companion files, so reading takes no
lock, changes no byte and works in a read-only folder.
"""

from lagebild.store.folder import is_kept, is_workspace
from lagebild.store.problem import Problem
from lagebild.store.workspace import Workspace

__all__ = ["Problem", "Workspace", "is_kept", "is_workspace"]
