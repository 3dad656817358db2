"""The rules reader: one grammar a language, no model."""

from collections.abc import Callable
from importlib import import_module

from lagebild.model import Claim, Document
from lagebild.read.attribution import Attribution
from lagebild.read.finish import finish

__all__ = ["RulesReader"]

_GRAMMARS = {"de": "german", "en": "english"}


class RulesReader:
    """Reads German and English; other languages give no claims."""

    name = "rules-0.1"

    def read(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims of ``document``."""
        module = _GRAMMARS.get(document.language)
        if module is None:
            return ()
        attribute: Callable[[str], list[Attribution]] = import_module(f"{__name__}.{module}").attribute
        return finish(document, attribute(document.text), self.name)
