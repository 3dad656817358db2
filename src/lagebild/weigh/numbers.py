"""The numbers a statement gives, as values, whatever language writes them: "1,2 Millionen", "120만", "13 тысяч"."""

import re
from functools import cache

from msgspec import Struct

from lagebild.data import load

__all__ = ["numbers"]

_YEAR = re.compile(r"19\d\d|20\d\d|2100")  # when, not how much
_GERMAN = {"hundert": 100.0, "tausend": 1000.0}
_JOINING = frozenset({"and", "et"})
_SCALE, _MOST = 1_000, 1e18
_NEAR = 2  # characters between a day and its month
_LONGEST = 2_000  # characters looked at
_HAN = "一-鿿가-힣"
_WRITTEN = re.compile(
    rf"\d{{1,3}}(?:[.,\u00a0\u202f' ]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_{_HAN}]+|[{_HAN}]", re.UNICODE
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+")
_ALONE = frozenset("十百千万萬亿億")  # powers that count once without a number before them
_MARKS = re.compile(r"[.,\u00a0\u202f' ]")
_BETWEEN = re.compile(r"[\s\u00a0\u202f-]*")  # what may stand within a number: twenty-two
_NAMED = re.compile(r"[a-zß-ÿа-яё][-\u2010\u2011]?$")  # Hwasong-19, KN-23: a name, not how many
_DATED = re.compile(r"\s?[月日号號월일년年](?![간間])")  # 9月, 3일
_WIDE = 10_000.0  # from this power on Chinese and Korean count anew


class _Words(Struct, frozen=True):
    """What words stand for, and how those of a language that writes them as one are taken apart."""

    values: dict[str, float]
    scales: tuple[tuple[str, bool, float], ...]
    months: tuple[str, ...]
    digits: dict[str, float]
    powers: dict[str, float]
    compound: re.Pattern[str]  # a German word for a number
    part: re.Pattern[str]  # of such a word


class _Count:
    """One number as it is read: what large powers closed, what is open, its last part, and what still fits behind."""

    def __init__(self) -> None:
        self.total = self.open = self.last = 0.0
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
        self.open, self.last, self.room, self.begun = 0.0, 0.0, power, True


def numbers(text: str) -> frozenset[float]:
    """Return the values of all numbers in ``text`` above one, without years, days and months, and numbers in names."""
    known = _known()
    text = text[:_LONGEST].lower().replace("quatre-vingts", "huitante").replace("quatre-vingt", "huitante")
    found: set[float] = set()
    count, behind = _Count(), 0
    parts = list(_WRITTEN.finditer(text))

    def end() -> None:
        nonlocal count
        if count.begun:
            found.add(count.total + count.open)
        count = _Count()

    def add(value: float, room: float) -> None:
        if not count.add(value, room):
            end()
            count.add(value, room)

    for k, m in enumerate(parts):
        part = m.group()
        if not _BETWEEN.fullmatch(text, behind, m.start()):
            end()
        behind = m.end()
        if part[0].isdecimal():
            if _when(text, k, parts, known):
                end()
            else:
                add(_figure(part), 1.0)
        elif part in known.powers and (count.begun or part in _ALONE):
            power = known.powers[part]
            count.close(power) if power >= _WIDE else count.times(power)
        elif part in known.digits:
            add(known.digits[part], 1.0)
        elif part in _JOINING:
            continue
        elif values := _values(part, known):
            for value, scale in values:
                if not scale:
                    add(value, _room(value))
                elif value < _SCALE:
                    count.times(value)
                else:
                    count.close(value)
        else:
            end()
    end()
    return frozenset(round(x, 3) for x in found if 1 < x < _MOST)


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
        if part in _GERMAN:
            made.append((_GERMAN[part], True))
        elif part != "und":
            before = made.pop()[0] if made and not made[-1][1] else 0.0
            made.append((before + known.values[part], False))
    return made


def _when(text: str, k: int, parts: list[re.Match[str]], known: _Words) -> bool:
    """Whether a figure is a year, a day or a month, or belongs to a name."""
    m = parts[k]
    if _NAMED.search(text, max(0, m.start() - 2), m.start()) or _DATED.match(text, m.end()):
        return True
    following = parts[k + 1].group() if k + 1 < len(parts) else ""
    if _YEAR.fullmatch(m.group()):
        return _values(following, known)[:1] == [] and following not in known.powers
    if len(m.group()) > 2:
        return False
    leading = parts[k - 1].group() if k else ""
    near = len(parts) > k + 1 and parts[k + 1].start() - m.end() <= _NEAR
    return (near and following in known.months) or (leading in known.months and m.start() - parts[k - 1].end() <= _NEAR)


def _figure(part: str) -> float:
    if _GROUPED.fullmatch(part):
        return float(_MARKS.sub("", part))
    return float(part.replace(",", "."))


@cache
def _known() -> _Words:
    data = load("numbers")
    flat = data["words"].split()
    values = {w: float(v) for w, v in zip(flat[::2], flat[1::2], strict=True)}
    flat = data["scales"].split()
    scales = tuple((w.rstrip("*"), w.endswith("*"), float(v)) for w, v in zip(flat[::2], flat[1::2], strict=True))
    part = "|".join(sorted((*data["german"].split(), "und", *_GERMAN), key=len, reverse=True))
    return _Words(
        values,
        scales,
        tuple(data["months"].split()),
        data["digits"],
        data["powers"],
        re.compile(rf"(?:{part})+"),
        re.compile(part),
    )
