"""Who prints: the known publishers, and how a document is recognised as one of theirs.

Order of preference: what the caller says, the address (the caller's, then the one the document gives for itself),
the outlet that a page or mail names, masthead, byline and copyright line in the first and last lines, and last the
agency of the dateline, whose own copy it then is.
"""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

import msgspec

from lagebild.data import load
from lagebild.model import Publisher

__all__ = ["credited", "publishers", "recognise"]

_HEAD, _TAIL = 8, 4  # lines with something in them
_SHORT = 120  # code points: a longer line is running text
_NEAR = 4_000  # code points at either end in which credits are looked for
_CUTS = re.compile(r"\s+[-–—:]\s+|\s*[|·•]\s*|\s*(?:来源|來源)\s?[:\uff1a]\s*")
_COMMA = re.compile(r",\s+")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_BYLINE = re.compile(r"(?:By|Von|BY|VON|Par)\s+\S")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)\s*(?:©\s*)?(?:by\s+)?(?:\d{4}\s*)?(?:by\s+)?([^.\n,|]{2,50})", re.IGNORECASE
)
_DATELINE = re.compile(r"^[^\n()]{2,70}\(([^()\n]{2,50})\)\s*(?:[-–—:._]|$)", re.MULTILINE)
_WIRE_BYLINE = re.compile(
    r"^(?:By|Von|BY|VON)\s+(?:[^,\n]{2,60},\s*)?(?:[Tt]he\s+)?([^,\n]{2,40}?)(?:\s+[Ss]taff)?\s*$", re.MULTILINE
)
# "MOSKAU, 14. März /TASS/", "(서울=연합뉴스)", "新华社平壤6月19日电", "（中央社東京23日電）"
_DATELINES = (
    _DATELINE,
    re.compile(r"^[^\n/]{2,60}/([^/\n]{2,20})/", re.MULTILINE),
    re.compile(r"^[(\uff08][^()=\n]{1,12}=([^()=\n]{2,20})[)\uff09]", re.MULTILINE),
    re.compile(r"^[(\uff08]?([\u3400-\u9fff]{2,4}社)[^\n\uff0c\u3002]{0,20}?[\u7535\u96fb\u8baf\u8a0a]", re.MULTILINE),
)
_CLOSING = re.compile(r"(?:^|[\s.])\(([^()\n]{2,50})\)\s*$", re.MULTILINE)
_LINE = re.compile(r"^[ \t]*((?:[\w.-]+(?: [\w.-]+){0,2}/)+[\w.-]+(?: [\w.-]+){0,2})[ \t]*$", re.MULTILINE)
_NAMED = re.compile(
    r"(?:(?:mit\s+)?(?:Material|Informationen|Agenturmaterial)\s+(?:von|der)(?:\s+Agenturen|\s+Nachrichtenagenturen?)?"
    r"|(?:[Aa]dditional\s+|[Ww]ith\s+)?(?:reporting|files|material|input)\s+(?:by|from)"
    r"|\b(?:Quelle|Quellen|Source|Sources|Agentur|Agenturen|Источник|출처)\s*:"
    r"|(?:来源|來源|出处)\s?[:\uff1a]"
    r"|\b(?:по\s+(?:сообщению|данным|информации)|avec)\s(?=(?:ТАСС|РИА|Интерфакс|AFP|Reuters|Tass)\b)"
    r"|(?:^|\()(?:mit|with)(?=\s+[A-Za-z]+\s*\)))\s*([^\n.()]{2,80})",
    re.MULTILINE,
)
_LIST = re.compile(r"\s*(?:[/,;&+]|\bund\b|\band\b|\bsowie\b)\s*")


@cache
def publishers() -> dict[str, Publisher]:
    """Return the known publishers by id, in the order of the data file."""
    table = load("publishers")
    known = {}
    for entry in table["publishers"]:
        rule = table["rules"][entry["rule"]]
        fields = {name: value for name, value in entry.items() if name not in ("rule", "example")}
        source = "invented example" if entry.get("example") else f"rule: {entry['rule']}"
        known[entry["id"]] = msgspec.convert({"source": source, **fields, **rule}, Publisher)
    return known


def recognise(
    text: str, *, given: str | None = None, urls: tuple[str | None, ...] = (), site: str | None = None
) -> str | None:
    """Return the id of the publisher, or None; what the caller gives is kept even when it is not a known one."""
    if given:
        return _by_name(given) or _by_domain(given) or given
    for url in urls:
        if url and (found := _by_domain(url)):
            return found
    if site and (found := _by_name(site) or _by_name(_CUTS.split(site)[0])):
        return found
    return _masthead(text) or _own_copy(text)


def credited(text: str) -> tuple[str, ...]:
    """Return the ids of the wire agencies that the text credits, in the order in which it does."""
    found: dict[str, None] = {}
    head, tail = text[:_NEAR], text[-_NEAR:] if len(text) > _NEAR else ""
    first = "\n".join([line for line in head.splitlines() if line.strip()][: _HEAD + 4])
    last = "\n".join([line for line in (tail or head).splitlines() if line.strip()][-3:])
    for pattern, part in (
        (_WIRE_BYLINE, first),
        *((pattern, first) for pattern in _DATELINES),
        (_LINE, first),
        (_NAMED, head),
        (_NAMED, tail),
        (_CLOSING, last),
        (_LINE, last),
    ):
        for match in pattern.finditer(part):
            names = [_wire(name) for name in _LIST.split(match[1].strip())]
            found.update((name, None) for name in names if name)
    return tuple(found)


def _wire(name: str) -> str | None:
    """Return the agency of that name; case counts, so that no word is taken for an abbreviation."""
    found = _names().get(name.strip(" .:").removeprefix("der ").removeprefix("the "))
    return found if found and publishers()[found].wire else None


def _masthead(text: str) -> str | None:
    """Look through the first and last lines; an agency counts only where nobody else is named, as its own copy."""
    lines = [line.strip() for line in text[:_NEAR].splitlines() if line.strip()][:_HEAD]
    lines += [line.strip() for line in text[-_NEAR:].splitlines() if line.strip()][-_TAIL:]
    agency = None
    for line in lines:
        for piece in _pieces(line):
            found = _spelt(piece.strip(" ."))
            if found and not publishers()[found].wire:
                return found
            agency = agency or found
    return agency


def _spelt(piece: str) -> str | None:
    """Match a name as printed; capitals may stand for small letters only in names that are no abbreviation."""
    if found := _names().get(piece) or _domains().get(piece.lower()):
        return found
    return _folded().get(piece.casefold()) if len(piece) >= 8 else None


def _pieces(line: str) -> Iterator[str]:
    """Yield the parts of a line that may be an outlet's name; a long line only for its notice of copyright.

    Commas part names only in bylines and beside a year: elsewhere they are a headline's.
    """
    if right := _COPYRIGHT.search(line):
        yield right[1]
    if len(line) > _SHORT or _DATELINE.match(line):
        return
    yield line
    yield from _CUTS.split(line)
    if byline := _BYLINE.match(line):
        yield line[byline.end() - 1 :]
    if byline or _YEAR.search(line):
        yield from _COMMA.split(line)


def _own_copy(text: str) -> str | None:
    """A dateline that credits an agency, where nobody else is named as printing: the agency's own copy."""
    lines = [line for line in text[:_NEAR].splitlines() if line.strip()][: _HEAD + 4]
    head = "\n".join(lines)
    named = [
        _wire(name)
        for pattern in _DATELINES
        for found in pattern.finditer(head)
        for name in _LIST.split(found[1].strip())
    ]
    return next(filter(None, named), None)


def _by_domain(address: str) -> str | None:
    """Match the host of an address, or of a mail address, with the longest known domain that it ends in."""
    try:
        host = urlsplit(address if "//" in address else f"//{address.rpartition('@')[2]}").hostname or ""
    except ValueError:
        return None
    labels = host.lower().rstrip(".").split(".")
    for at in range(min(len(labels), 10)):
        if found := _domains().get(".".join(labels[at:])):
            return found
    return None


def _by_name(name: str) -> str | None:
    known = publishers()
    return name if name in known else _names().get(name.strip()) or _folded().get(name.strip().casefold())


@cache
def _domains() -> dict[str, str]:
    return {domain: p.id for p in publishers().values() for domain in p.domains}


@cache
def _names() -> dict[str, str]:
    return {name: p.id for p in publishers().values() for name in (p.name, *p.bylines)}


@cache
def _folded() -> dict[str, str]:
    return {name.casefold(): found for name, found in _names().items()}
