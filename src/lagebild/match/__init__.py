"""Screening: parties of a register found by name, date, country and number, with the reasons."""

from lagebild.match.evidence import THRESHOLD
from lagebild.match.features import Feature
from lagebild.match.index import Hit, Index

__all__ = ["THRESHOLD", "Feature", "Hit", "Index"]
