"""The rules reader: one grammar a language, no model."""

from collections.abc import Callable
from importlib import import_module

from lagebild.model import Claim, Document
from lagebild.read.attribution import Attribution
from lagebild.read.finish import finish

__all__ = ["RULES", "RulesReader", "grammar"]

RULES = "rules-0.1"
_GRAMMARS = {"de": "german", "en": "english"}


class RulesReader:
    """Reads German and English; other languages give no claims."""

    name = RULES

    def read(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims of ``document``."""
        attribute = grammar(document.language)
        return finish(document, attribute(document.text), self.name) if attribute else ()


def grammar(language: str) -> Callable[[str], list[Attribution]] | None:
    """Return what finds who said what in a text of ``language``, or none."""
    module = _GRAMMARS.get(language)
    if module is None:
        return None
    attribute: Callable[[str], list[Attribution]] = import_module(f"{__name__}.{module}").attribute
    return attribute
