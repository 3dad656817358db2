"""Workspaces: one folder with one SQLite file, the bytes as received, and a seal."""

from lagebild.store.problem import Problem
from lagebild.store.workspace import Workspace

__all__ = ["Problem", "Workspace"]
