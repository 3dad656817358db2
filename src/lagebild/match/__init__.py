"""Screening: parties of a register found by name, date, country and number, with the reasons."""

from lagebild.match.cache import open_index
from lagebild.match.clusters import same_imo
from lagebild.match.evidence import THRESHOLD
from lagebild.match.features import Feature
from lagebild.match.hit import Hit, WhyNot
from lagebild.match.index import Index

__all__ = ["THRESHOLD", "Feature", "Hit", "Index", "WhyNot", "open_index", "same_imo"]
