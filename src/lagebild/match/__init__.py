"""Screening: parties of a register found by name, date, country and number, with the reasons."""

from lagebild.match.features import Feature
from lagebild.match.index import THRESHOLD, Hit, Index

__all__ = ["THRESHOLD", "Feature", "Hit", "Index"]
