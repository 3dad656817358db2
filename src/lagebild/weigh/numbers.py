"""The numbers a statement gives, as values, whatever language writes them: "1,2 Millionen", "120만", "13 тысяч"."""

import re
from functools import cache

from msgspec import Struct

from lagebild.data import load

__all__ = ["numbers"]

_FIRST, _LAST = 1900, 2100  # years: when, not how much
_SMALL, _SCALE, _MOST = 100, 1_000, 1e18
_NEAR = 2  # characters between a day and its month
_LETTERS = 12  # characters before a figure that may be a name's
_LONGEST = 2_000  # characters looked at
_HAN = "一-鿿가-힣"
_WRITTEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u202f' ]\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
    rf"|[^\W\d_{_HAN}]+|[{_HAN}]",
    re.UNICODE,
)
_ALONE = frozenset("十百千万萬亿億")  # powers that count once without a number before them
_GROUPED = re.compile(r"(\d{1,3}(?:([.,\u00a0\u202f' ])\d{3})+)(?:[.,](\d+))?")
_BETWEEN = re.compile(r"[\s\u00a0\u202f-]*")  # what may stand within a number: twenty-two
_NAMED = re.compile(r"([a-zß-ÿа-яё]+)[-\u2010\u2011]?$")  # Hwasong-19, KN-23: a name, not how many
_DATED = re.compile(r"\s?[月日号號年](?![元圆本间])|[월일호년](?=\W|$|[에은는이가의부까와과로도만께자생])")  # 9月, 3일
_HANGUL = re.compile("[가-힣]")
_WIDE = 10_000.0  # from this power on Chinese and Korean count anew


class _Words(Struct, frozen=True):
    """What words stand for, and how those of a language that writes them as one are taken apart."""

    values: dict[str, float]
    scales: tuple[tuple[str, bool, float], ...]
    months: frozenset[str]  # as they are written: with a capital where they must have one
    digits: dict[str, float]
    powers: dict[str, float]
    compound: re.Pattern[str]  # a German word for a number
    part: re.Pattern[str]  # of such a word
    german: dict[str, float]  # its powers
    joining: frozenset[str]  # two hundred and fifty
    per: frozenset[str]  # five per cent
    money: frozenset[str]  # EUR500
    instead: dict[str, str]  # words that are put in the place of others


class _Count:
    """One number as it is read: what large powers closed, what is open, its last part, and what still fits behind."""

    def __init__(self) -> None:
        self.total = self.open = self.last = self.closed = 0.0
        self.room = float("inf")
        self.begun = False

    def add(self, value: float, room: float) -> bool:
        """Add "two" to "twenty", "fifty" to "hundred"; say no where another number begins."""
        if self.begun and value >= self.room:
            return False
        self.open, self.last, self.room, self.begun = self.open + value, value, room, True
        return True

    def times(self, power: float) -> None:
        """Multiply the last part by a small power: the two of "thousand two hundred"."""
        self.open += (self.last or 1.0) * power - self.last
        self.last, self.room, self.begun = 0.0, power, True

    def close(self, power: float) -> None:
        """Multiply all that is open by a large power; one upon another multiply each other: 1.2万亿."""
        if self.open or not self.begun:
            self.total += (self.open or 1.0) * power
        else:
            self.total *= power
        self.open, self.last, self.room, self.closed, self.begun = 0.0, 0.0, power, power, True


def numbers(text: str) -> frozenset[float]:
    """Return the values of all numbers in ``text`` above one, without years, days and months, and numbers in names."""
    known = _known()
    written = text[:_LONGEST]
    for old, new in known.instead.items():
        written = written.replace(old, new)
    text = written.lower()
    if len(text) != len(written):
        written = text  # letters that grow when they are made small
    found: set[float] = set()
    count, behind = _Count(), 0
    joining = dropped = False
    parts = list(_WRITTEN.finditer(text))

    def end() -> None:
        nonlocal count
        if count.begun:
            found.add(count.total + count.open)
        count = _Count()

    def add(value: float, room: float, *, joined: bool = False) -> None:
        if (joined and value >= _SMALL) or not count.add(value, room):
            end()
            count.add(value, room)

    def close(power: float) -> None:
        nonlocal count
        if count.open and count.closed and power >= count.closed:  # "2 million and 3 million"
            found.add(count.total)
            value, count = count.open, _Count()
            count.add(value, 1.0)
        count.close(power)

    for k, m in enumerate(parts):
        part, before = m.group(), parts[k - 1].group() if k else ""
        if not _BETWEEN.fullmatch(text, behind, m.start()):
            end()
        behind = m.end()
        joined, after_dropped, joining, dropped = joining, dropped, False, False
        if part[0].isdecimal():
            if joined:
                end()
            if _when(written, text, k, parts, known):
                end()
                dropped = True
            else:
                add(_figure(part), 1.0)
        elif part in known.powers and (count.begun or part in _ALONE):
            power = known.powers[part]
            close(power) if power >= _WIDE else count.times(power)
        elif part in known.digits:
            add(known.digits[part], 1.0)
        elif part in known.joining:
            joining = count.begun
        elif after_dropped or not _counts(text, m, before, known):
            end()
        elif values := _values(part, known):
            for value, scale in values:
                if not scale:
                    add(value, _room(value), joined=joined)
                elif value < _SCALE:
                    count.times(value)
                else:
                    close(value)
        else:
            end()
    end()
    return frozenset(round(x, 3) for x in found if 1 < x < _MOST)


def _counts(text: str, m: re.Match[str], before: str, known: _Words) -> bool:
    """Whether a word can be a number where it stands: not "M. Macron", "per cent", "네덜란드"."""
    part = m.group()
    if part in ("k", "m"):
        return before[:1].isdecimal()
    if part == "cent":
        return before not in known.per
    if _HANGUL.match(part):
        return not _HANGUL.match(text, m.start() - 1 if m.start() else len(text)) and text[m.end() : m.end() + 1] == " "
    return True


def _room(value: float) -> float:
    """What fits behind a number word: units behind tens, "soixante-douze", tens behind hundreds."""
    if value in (60.0, 80.0):
        return 20.0
    return 100.0 if value % 100 == 0 else 10.0 if value % 10 == 0 else 1.0


def _values(word: str, known: _Words) -> list[tuple[float, bool]]:
    """The values of a word, each with whether it multiplies: "zwölftausend" is twelve, and a thousand."""
    if (value := known.values.get(word)) is not None:
        return [(value, False)]
    scale = next((v for stem, opens, v in known.scales if word == stem or (opens and word.startswith(stem))), None)
    return _compound(word, known) or ([] if scale is None else [(scale, True)])


def _compound(word: str, known: _Words) -> list[tuple[float, bool]]:
    """A German compound; its units stand before its tens."""
    if not known.compound.fullmatch(word):
        return []
    made: list[tuple[float, bool]] = []
    for part in known.part.findall(word):
        if part in known.german:
            made.append((known.german[part], True))
        elif part != "und":
            before = made.pop()[0] if made and not made[-1][1] else 0.0
            made.append((before + known.values[part], False))
    return made


def _when(written: str, text: str, k: int, parts: list[re.Match[str]], known: _Words) -> bool:
    """Whether a figure is a year, a day or a month, or belongs to a name."""
    m = parts[k]
    name = _NAMED.search(text, max(0, m.start() - _LETTERS), m.start())
    if (name and name.group(1) not in known.money) or _DATED.match(text, m.end()):
        return True
    following = parts[k + 1] if k + 1 < len(parts) else None
    if m.group().isdecimal() and len(m.group()) == 4 and _FIRST <= int(m.group()) <= _LAST:
        word = following.group() if following else ""
        return not _values(word, known) and word not in known.powers
    if len(m.group()) > 2:
        return False
    leading = parts[k - 1] if k else None
    return any(
        other is not None and gap <= _NEAR and written[slice(*other.span())] in known.months
        for other, gap in (
            (following, following.start() - m.end() if following else 0),
            (leading, m.start() - leading.end() if leading else 0),
        )
    )


def _figure(part: str) -> float:
    if grouped := _GROUPED.fullmatch(part):
        return float("".join(c for c in grouped.group(1) if c.isdecimal()) + "." + (grouped.group(3) or "0"))
    return float(part.replace(",", "."))


@cache
def _known() -> _Words:
    data = load("numbers")
    values, scales = data["words"].split(), data["scales"].split()
    german = {word: float(power) for word, power in data["german_powers"].items()}
    part = "|".join(sorted((*data["german"].split(), "und", *german), key=len, reverse=True))
    return _Words(
        values={w: float(v) for w, v in zip(values[::2], values[1::2], strict=True)},
        scales=tuple(
            (w.rstrip("*"), w.endswith("*"), float(v)) for w, v in zip(scales[::2], scales[1::2], strict=True)
        ),
        months=frozenset(data["months"].split()),
        digits=data["digits"],
        powers=data["powers"],
        compound=re.compile(rf"(?:{part})+"),
        part=re.compile(part),
        german=german,
        joining=frozenset(data["joining"].split()),
        per=frozenset(data["per"].split()),
        money=frozenset(data["money"].split()),
        instead=data["instead"],
    )
