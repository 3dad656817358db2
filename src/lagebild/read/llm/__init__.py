"""A reader that asks a language model, local or not, by the OpenAI chat protocol (llama.cpp, vLLM, …).

The model answers in JSON bound to a schema. It is not believed: each span it names must stand in the text, in those
characters; a claim with a span that does not is discarded and counted.
"""

from __future__ import annotations

import logging

from lagebild.model import Claim, Document
from lagebild.read.attribution import Attribution
from lagebild.read.finish import finish
from lagebild.read.llm.asking import Endpoint
from lagebild.read.llm.checking import checked
from lagebild.read.tokens import blocks
from lagebild.settings import settings

__all__ = ["LlmReader"]

_PASSAGE = 6000  # characters asked about at a time
_log = logging.getLogger("lagebild.read.llm")


class LlmReader:
    """``discarded`` counts the claims whose words were not in the text, since the reader was made."""

    def __init__(self, endpoint: Endpoint | None = None) -> None:
        self._endpoint = endpoint or Endpoint.of(settings())
        self.name = f"llm-{self._endpoint.model}"[:80]
        self.discarded = 0

    def read(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims of ``document``; raises IntakeError when the endpoint does not answer as asked."""
        found: list[Attribution] = []
        discarded = 0
        for start, end in _passages(document.text):
            answer = self._endpoint.ask(document.text[start:end], document.language)
            kept, wrong = checked(answer, document.text, (start, end))
            found += kept
            discarded += wrong
        if discarded:
            self.discarded += discarded
            _log.warning("%s: %d claims discarded, their words are not in the text", document.name, discarded)
        return finish(document, sorted(found, key=lambda a: a.content[0]), self.name)


def _passages(text: str) -> list[tuple[int, int]]:
    """Paragraphs together up to the size that is asked about at a time; a longer one is cut."""
    made: list[tuple[int, int]] = []
    for start, end in blocks(text):
        if made and end - made[-1][0] <= _PASSAGE:
            made[-1] = (made[-1][0], end)
        else:
            made += [(at, min(end, at + _PASSAGE)) for at in range(start, end, _PASSAGE)]
    return made
