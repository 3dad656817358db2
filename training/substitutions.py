"""Other states, amounts, years and months put into statements: the same in both, or different in one.

What is put into both versions of a fact makes another fact that both tell; what is put into one makes a near miss. The
names are those of lagebild's own data. Endings are kept where they can be; where not, both kinds suffer alike.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable
from functools import cache

from lagebild.data import load
from lagebild.weigh.numbers import numbers

Range = tuple[int, int]
Edit = tuple[int, int, str]

LANGUAGES = ("de", "en", "ru", "ko", "zh", "fr")
_STATES = tuple(
    (  # noqa: SIM905
        "kp kr ru us cn ir sy jp in pk vn by kz tr eg et ke ng za br mx ca fr de gb it es pl se no gr rs ua "
        "il iq ly my id th mm la kh cu ve sd so zw ao dz ma tn qa ae sa ye lb jo af mn uz az ge ro bg fi nl "
        "be at ch hu cl pe co ph au"
    ).split()
)
# Russian names by how they are declined: not at all; like Россия; like Иран
_RU_FIXED = {
    "kp": "КНДР", "us": "США", "cn": "КНР", "za": "ЮАР", "ae": "ОАЭ", "de": "ФРГ", "cl": "Чили", "pe": "Перу",
    "ml": "Мали", "zw": "Зимбабве", "ma": "Марокко", "ht": "Гаити", "so": "Сомали", "tg": "Того",
}  # fmt: skip
_RU_IA, _RU_HARD = ("ия", "ии", "ию", "ией"), ("", "а", "у", "ом", "е")
_RU_HARD_STATES = "ir iq vn pk kz uz af lb sd tn qa om kw sn cm np bd az tj tm".split()  # noqa: SIM905
_FR_ALIKE = ("ien", "ais", "ois", "ain", "éen")  # adjectives that are inflected alike
_ENDS = {
    ("de", "adjective"): ("", "e", "er", "en", "es", "em"), ("de", "noun"): ("", "s"), ("de", "capital"): ("", "s"),
    ("en", "noun"): ("", "s"), ("en", "capital"): ("", "s"), ("en", "adjective"): ("", "s"),
    ("fr", "adjective"): ("", "s", "e", "es", "ne", "nes"),
}  # fmt: skip
_JOINED = re.compile(r"\b(?:and|und|et|и|sowie|with|mit|avec)\b|[·、和与及과와,]")
_NEAR = 14  # characters between two states that are joined
_NUMBER = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:[.,\u00a0\u202f' ]\d{3})+|\d+(?:[.,]\d+)?)(?!\d)")
_SCALES = {
    "de": r"\s?(?:Million(?:en)?|Milliarden?|Mio\.?|Mrd\.?)", "en": r"\s?(?:million|billion|bn|m)\b",
    "ru": r"\s?(?:тысяч\w*|тыс\.?|миллион\w*|млн|миллиард\w*|млрд)", "ko": r"(?:만\s?\d+|억\s?\d+만|만|억|조|천|백만)",
    "zh": r"(?:多?万|多?亿|万|亿|千|百万)", "fr": r"\s?(?:millions?|milliards?)",
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru in": "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
}


class Naming(tuple):
    """(start, end, state, form): where a text names a state, and in which form."""

    __slots__ = ()


def namings(text: str, language: str) -> list[Naming]:
    """Return where ``text`` names states, by name, capital or adjective."""
    taken: list[Range] = []
    found = []
    for surface, state, form in _surfaces(language):
        at = text.find(surface)
        while at >= 0:
            end = at + len(surface)
            if all(end <= a or b <= at for a, b in taken) and _stands_alone(text, at, end, language, form):
                taken.append((at, end))
                found.append(Naming((at, end, state, form)))
            at = text.find(surface, end)
    return sorted(found)


def same_change(a: str, in_a: str, b: str, in_b: str, chance: random.Random) -> tuple[str, str]:
    """Put other states, amounts, years and months into both, so that they still say the same as each other."""
    states = {n[2] for n in namings(a, in_a)}
    if states and states == {n[2] for n in namings(b, in_b)} and chance.random() < 0.7:
        mapping = {s: chance.choice(_STATES) for s in states if chance.random() < 0.75}
        if len({mapping.get(s, s) for s in states}) == len(states):
            x, y = _with_states(a, in_a, mapping), _with_states(b, in_b, mapping)
            if x and y:
                a, b = x[0], y[0]
    for find, renew, often in _KINDS:
        x, y = find(a, in_a), find(b, in_b)
        shared = sorted(v for v in set(x) & set(y) if len(x[v]) == 1 == len(y[v]))
        if shared and chance.random() < often:
            old = chance.choice(shared)
            new = renew(old, chance)
            if new is not None:
                a = edited(a, [(s, e, write(new)) for s, e, write in x[old]])[0]
                b = edited(b, [(s, e, write(new)) for s, e, write in y[old]])[0]
    return a, b


def one_change(a: str, in_a: str, b: str, in_b: str, chance: random.Random) -> tuple[str, list[Range]] | None:
    """Change one thing of ``b`` that both tell, so that it is another fact; return it and where it was changed."""
    ways = [_other_state, swapped_states, swapped_states, *(_other_value(*kind) for kind in _KINDS)]
    chance.shuffle(ways)
    return next((made for way in ways if (made := way(a, in_a, b, in_b, chance))), None)


def edited(text: str, edits: list[Edit]) -> tuple[str, list[Range]]:
    """Return ``text`` with the edits made, and where they then are."""
    parts, places, at, length = [], [], 0, 0
    for start, end, new in sorted(edits):
        parts += [text[at:start], new]
        length += start - at
        places.append((length, length + len(new)))
        length += len(new)
        at = end
    return "".join((*parts, text[at:])), places


def _other_state(a: str, in_a: str, b: str, in_b: str, chance: random.Random) -> tuple[str, list[Range]] | None:
    in_both = _named_in_both(a, in_a, b, in_b)
    new = chance.choice(_STATES)
    if not in_both or new in {n[2] for n in (*namings(a, in_a), *namings(b, in_b))}:
        return None
    return _with_states(b, in_b, {chance.choice(in_both): new})


def swapped_states(a: str, in_a: str, b: str, in_b: str, chance: random.Random) -> tuple[str, list[Range]] | None:
    """Change two states of ``b`` over that both name; none where they only stand side by side."""
    in_both = _named_in_both(a, in_a, b, in_b)
    if len(in_both) < 2:
        return None
    x, y = chance.sample(in_both, 2)
    there = namings(b, in_b)
    for one, other in itertools.pairwise(there):
        between = b[one[1] : other[0]]
        if {one[2], other[2]} == {x, y} and len(between) <= _NEAR and _JOINED.search(between):
            return None  # "Russia and China" and "China and Russia" do the same
    made = _with_states(b, in_b, {x: y, y: x})
    return made if made and len(made[1]) > 1 else None


def _other_value(find: Callable, renew: Callable, often: float) -> Callable:
    def change(a: str, in_a: str, b: str, in_b: str, chance: random.Random) -> tuple[str, list[Range]] | None:
        x, y = find(a, in_a), find(b, in_b)
        shared = sorted(set(x) & set(y))
        if not shared or chance.random() > often:
            return None
        old = chance.choice(shared)
        new = renew(old, chance)
        if new is None or new in x:
            return None
        return edited(b, [(s, e, write(new)) for s, e, write in y[old][:1]])

    return change


def _named_in_both(a: str, in_a: str, b: str, in_b: str) -> list[str]:
    return sorted({n[2] for n in namings(a, in_a)} & {n[2] for n in namings(b, in_b)})


def _with_states(text: str, language: str, mapping: dict[str, str]) -> tuple[str, list[Range]] | None:
    """``text`` with other states in the same forms; none where a form is not known."""
    edits = []
    for start, end, state, form in namings(text, language):
        if state in mapping:
            new = _form(language, form, mapping[state])
            if new is None or (language == "fr" and form == "adjective" and not text[start:end].endswith(_FR_ALIKE)):
                return None
            edits.append((start, end, new[0].upper() + new[1:] if text[start].isupper() else new))
    return edited(text, edits) if edits else None


def _form(language: str, form: str, state: str) -> str | None:
    if language == "ru":
        if form == "fixed":
            return _RU_FIXED.get(state)
        if form == "adjective":
            return next(iter(_stems("adjective", state)), None)
        kind, _, ending = form.partition(" ")
        stem = _ru_stem(state, kind)
        return None if stem is None else stem + ending
    names = _names()[language].get(state, {}).get(form) or [""]
    if language == "fr" and form == "adjective" and not names[0].endswith(_FR_ALIKE):
        return None
    return names[0] or None


def _stands_alone(text: str, start: int, end: int, language: str, form: str) -> bool:
    if language in ("ko", "zh"):
        return True
    if start and text[start - 1].isalpha():
        return False
    rest = re.match(r"\w*", text[end:])[0]
    if language == "ru" and form in ("adjective", "capital", "other"):
        return len(rest) <= 4
    return rest in _ENDS.get((language, form), ("",))


@cache
def _surfaces(language: str) -> list[tuple[str, str, str]]:
    """Every name with its state and form, longest first."""
    made: list[tuple[str, str, str]] = []
    for state, forms in _names()[language].items():
        if language != "ru":
            made += [(s, state, form) for form, names in forms.items() for s in names if len(s) > 1]
            continue
        if state in _RU_FIXED:
            made.append((_RU_FIXED[state], state, "fixed"))
        for kind, endings in (("ia", _RU_IA), ("hard", _RU_HARD)):
            stem = _ru_stem(state, kind)
            made += [(stem + e, state, f"{kind} {e}") for e in endings if stem is not None]
        known = tuple(s for s, c, _ in made if c == state)
        made += [(s, state, "adjective") for s in _stems("adjective", state)]
        made += [(s, state, "capital") for s in _stems("capital", state)]
        made += [(s, state, "other") for s in _stems("noun", state) if not any(k.startswith(s) for k in known)]
    return sorted(made, key=lambda x: -len(x[0]))


def _ru_stem(state: str, kind: str) -> str | None:
    stem = next((s for s in _stems("noun", state) if " " not in s), "")
    if kind == "ia" and stem.endswith("и") and state not in _RU_FIXED:
        return stem[:-1]
    return stem if kind == "hard" and state in _RU_HARD_STATES and stem and not stem.endswith("и") else None


def _stems(form: str, state: str) -> list[str]:
    return [
        s.rstrip("*") for s in _names()["ru"].get(state, {}).get(form, []) if s.endswith("*") or form != "adjective"
    ]


@cache
def _names() -> dict[str, dict[str, dict[str, list[str]]]]:
    made: dict[str, dict[str, dict[str, list[str]]]] = {language: {} for language in LANGUAGES}
    data = load("states")
    for state, en, de, adjectives, stems in _rows(data["table"], 5):
        made["en"][state[0]] = {"noun": en, "capital": [], "adjective": adjectives}
        made["de"][state[0]] = {"noun": de, "capital": [], "adjective": stems}
    for state, en, de in _rows(data["metonyms"], 3):
        if state[0] in made["en"]:
            made["en"][state[0]]["capital"], made["de"][state[0]]["capital"] = en, de or en
    for language in ("ru", "ko", "zh", "fr"):
        for state, nouns, capitals, adjectives in _rows(load(f"names_{language}")["states"], 4):
            made[language][state[0]] = {"noun": nouns, "capital": capitals, "adjective": adjectives}
    return made


def _rows(block: str, columns: int) -> list[list[list[str]]]:
    rows = (
        [[y.strip().lstrip("?") for y in x.split(";") if y.strip()] for x in r.split("|")] for r in block.splitlines()
    )
    return [(row + [[]] * columns)[:columns] for row in rows if row[0]]


def _amounts(text: str, language: str) -> dict[float, list[tuple[int, int, Callable[[float], str]]]]:
    found: dict[float, list[tuple[int, int, Callable[[float], str]]]] = {}
    for m in _NUMBER.finditer(text):
        scale = re.compile(_SCALES[language]).match(text, m.end())
        end = scale.end() if scale else m.end()
        values = numbers(text[m.start() : end])
        if len(values) == 1:
            found.setdefault(next(iter(values)), []).append((m.start(), end, lambda v: _written(v, language)))
    return found


def _other_amount(old: float, chance: random.Random) -> float | None:
    for _ in range(9):
        new = (
            old
            * chance.choice((0.1, 0.2, 0.3, 0.5, 0.6, 0.75, 1.5, 2, 2.5, 3, 4, 7, 10))
            * chance.choice((1, 1, 1.1, 0.9))
        )
        step = 10 ** (len(str(int(new))) - 2) if new > 20 else 1
        new = float(max(2, round(new / step) * step))
        if abs(new - old) / old > 0.12 and not 1900 <= new <= 2100:
            return new
    return None


def _written(value: float, language: str) -> str:
    """A number as the language's newspapers write it."""
    if language in ("ko", "zh"):
        ten_thousand, hundred_million = ("만", "억") if language == "ko" else ("万", "亿")
        if value >= 1e8:
            return _decimal(value / 1e8, language) + hundred_million
        if value >= 1e4 and (language == "zh" or value % 1e4 == 0):
            return _decimal(value / 1e4, language) + ten_thousand
        if value >= 1e4:
            return f"{value // 1e4:.0f}만{value % 1e4:.0f}"
        return _decimal(value, language)
    if value >= 1e9:
        return _decimal(value / 1e9, language) + {"de": " Milliarden", "en": " billion", "ru": " млрд"}.get(
            language, " milliards"
        )
    if value >= 1e6:
        return _decimal(value / 1e6, language) + {"de": " Millionen", "en": " million", "ru": " млн"}.get(
            language, " millions"
        )
    if value != int(value):
        return _decimal(value, language)
    mark = {"de": ".", "en": ",", "ru": " ", "fr": " "}[language]
    return f"{value:,.0f}".replace(",", mark) if value >= 10_000 or language != "ru" else f"{value:.0f}"


def _decimal(value: float, language: str) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language in ("de", "ru", "fr") else text


def _years(text: str, language: str) -> dict[int, list[tuple[int, int, Callable[[int], str]]]]:
    found: dict[int, list[tuple[int, int, Callable[[int], str]]]] = {}
    for m in _YEAR.finditer(text):
        found.setdefault(int(m[0]), []).append((m.start(), m.end(), str))
    return found


def _other_year(old: int, chance: random.Random) -> int:
    return old + chance.choice((-9, -5, -3, -2, -1, 1, 2, 3, 4))


def _months(text: str, language: str) -> dict[int, list[tuple[int, int, Callable[[int], str]]]]:
    found: dict[int, list[tuple[int, int, Callable[[int], str]]]] = {}
    if language in ("ko", "zh"):
        for m in re.finditer(r"(?<!\d)(1[0-2]|[1-9])" + ("월" if language == "ko" else "月") + "(?![간])", text):
            found.setdefault(int(m[1]), []).append((m.start(1), m.end(1), str))
        return found
    for key in (language, f"{language} in"):
        names = _MONTHS.get(key, "").split()
        for k, name in enumerate(names, 1):
            for m in re.finditer(rf"(?<!\w){name}(?!\w)", text):
                found.setdefault(k, []).append((m.start(), m.end(), lambda new, names=names: names[new - 1]))
    return found


def _other_month(old: int, chance: random.Random) -> int:
    return chance.choice([m for m in range(1, 13) if m != old])


# how to find, how to change, how often
_KINDS: tuple[tuple[Callable, Callable, float], ...] = (
    (_amounts, _other_amount, 0.8), (_years, _other_year, 0.5), (_months, _other_month, 0.6),
)  # fmt: skip
