"""The learned reader: the network proposes who said what, the rules make it consistent."""

from __future__ import annotations

from lagebild.model import Claim, Document
from lagebild.read.encoder.attributing import attributions
from lagebild.read.encoder.network import load
from lagebild.read.finish import finish
from lagebild.settings import settings

__all__ = ["EncoderReader"]


class EncoderReader:
    """Reads any language the network knows; German and English together with the rules."""

    def __init__(self) -> None:
        self._network = load(settings().model)
        self.name = self._network.name

    def read(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims of ``document``; each names the readers that found it."""
        return finish(document, attributions(self._network, document.text, document.language), self.name)
