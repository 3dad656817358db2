"""A document cut once into words, sentences and namings, for everything that comes after the grammar."""

import re
from bisect import bisect_left, bisect_right

from lagebild.intake.outlets import publishers
from lagebild.link import Gazetteer, Naming, gazetteer
from lagebild.link.language import traits
from lagebild.model import Document
from lagebild.read.attribution import Range

__all__ = ["Page"]

_STOP = re.compile(
    r"[\u3002\uff01\uff1f]+[\"'\u201d\u2019\u300d\u300f\uff09)]*(?!\s*\n)\s*|[.!?\u2026][\"'\u201c\u201d\u2019\u00bb\u00ab)\]]*\s+(?=[\"'\u201e\u201c\u201d\u201a\u2018\u00ab\u00bb(\[]*[^\W\d_a-zäöüßà-öø-ÿа-яё])|\n\s*\n|\n"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sen|Rep|Gov|St|No|Nr|vs|ca|bzw|etc|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|"
    r"Mio|Mrd|MM|Mme|Mlle|им|г|гг|тыс|млн|млрд|руб|ул|стр|см|др|проф|ген|долл|[А-ЯЁ]|[A-Z]|[A-Z]\.[A-Z])|\b\d{1,2})$"
)


_LINE = 50  # characters; a shorter line may be a headline


class Page:
    """Words (``lower``, ``starts``, ``ends``), sentences and namings of one document's text."""

    def __init__(self, document: Document, names: Gazetteer | None = None) -> None:
        self.text = document.text
        self.language = document.language
        self.published = document.published
        self.home = _home(document)
        names = names or gazetteer()
        words = names.tokens(self.text, self.language)
        self.lower = [w.lower() for w, _, _ in words]
        self.words = [w for w, _, _ in words]
        self.starts = [s for _, s, _ in words]
        self.ends = [e for _, _, e in words]
        self.namings = _with_surnames(names.mentions(self.text, self.language, words), words)
        self._naming_starts = [n.start for n in self.namings]
        self.sentence_starts = _sentences(self.text)

    def word_range(self, where: Range) -> Range:
        """Return the indexes (first, after) of the words that begin inside ``where``."""
        return bisect_left(self.starts, where[0]), bisect_left(self.starts, where[1])

    def namings_in(self, where: Range) -> list[Naming]:
        """Return the namings that begin inside ``where``."""
        i, j = bisect_left(self._naming_starts, where[0]), bisect_left(self._naming_starts, where[1])
        return self.namings[i:j]

    def sentence(self, at: int) -> Range:
        """Return the sentence in which the character at ``at`` stands."""
        i = bisect_right(self.sentence_starts, at) - 1
        following = self.sentence_starts[i + 1] if i + 1 < len(self.sentence_starts) else len(self.text)
        return self.sentence_starts[i], following

    def sentence_number(self, at: int) -> int:
        """Return how many sentences begin before ``at``."""
        return bisect_right(self.sentence_starts, at) - 1


def _home(document: Document) -> str:
    """The state whose ministries a text means where it names none: the publisher's, else the language's own; "" where
    the language takes it from the text alone."""
    usual = traits(document.language).home
    printer = publishers().get(document.publisher or "")
    return (printer.country or "") if usual and printer else usual


def _with_surnames(namings: list[Naming], words: list[tuple[str, int, int]]) -> list[Naming]:
    """Add where the text calls by surname whom it elsewhere names in full; the one named last before counts."""
    full = [(n.start, s, n) for n in namings if n.entity.schema == "Person" for s in _surnames(n)]
    if not full:
        return namings
    by_name: dict[str, list[tuple[int, Naming]]] = {}
    for start, surname, naming in full:
        by_name.setdefault(surname, []).append((start, naming))
    namings = [n for n in namings if n.entity.schema != "Person" or " " in n.text or n.text not in by_name]
    taken = [n.start for n in namings]
    added = []
    for word, start, end in words:
        genitive = word not in by_name and word[:-1] in by_name and word[-1] == "s"
        known = by_name.get(word[:-1] if genitive else word)
        if known is None:
            continue
        i = bisect_right(taken, start) - 1
        if i >= 0 and namings[i].end > start:
            continue
        before = bisect_left(known, start, key=lambda k: k[0])
        entity = known[max(before - 1, 0)][1].entity
        added.append(Naming(word, start, end, entity, "genitive" if genitive else "name"))
    return sorted([*namings, *added], key=lambda n: n.start) if added else namings


def _surnames(naming: Naming) -> tuple[str, ...]:
    """The family name: the first word of Korean and Chinese names, else the last; none for one-word names."""
    parts = naming.text.split()
    if len(parts) < 2:
        return ()
    return (parts[0] if naming.entity.countries in _FAMILY_FIRST else parts[-1].rstrip("."),)


_FAMILY_FIRST = (("kp",), ("kr",), ("cn",))


def _sentences(text: str) -> list[int]:
    starts = [0]
    for m in _STOP.finditer(text):
        if text[m.start()] == "." and _ABBREVIATED.search(text, max(0, m.start() - 6), m.start()):
            continue
        if text[m.start()] == "\n" and _wrapped(text, m.start(), m.end()):
            continue
        starts.append(m.end())
    return starts


def _wrapped(text: str, at: int, after: int) -> bool:
    """Whether a single line break only wraps a long line: nothing ended before it, or it goes on in lower case."""
    if after - at > 1 or after >= len(text):
        return False
    line = text[max(0, at - _LINE) : at]
    return text[after].islower() or (len(line) == _LINE and "\n" not in line and line[-1] not in '.!?:"\u201c\u201d')
