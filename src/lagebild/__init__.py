"""lagebild: who said what, who denies it, and which provision it would touch."""

__version__ = "0.1.0"
