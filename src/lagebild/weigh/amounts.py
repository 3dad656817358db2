"""Amounts that claims tell of one fact, put together."""

from lagebild.model import Quantity

__all__ = ["largest"]

_UNIT_NAMES = {"bbl": "barrels", "t": "tonnes", "l": "litres", "usd": "US dollars", "eur": "euros"}


def largest(told: list[Quantity]) -> Quantity | None:
    """The largest amount in the unit told most often; its text gives the range where reports differ."""
    if not told:
        return None
    units = [q.unit for q in told]
    unit = max(sorted(set(units)), key=units.count)
    values = sorted({q.value for q in told if q.unit == unit})
    name = _UNIT_NAMES.get(unit, unit)
    amounts = [_round(v) for v in dict.fromkeys((values[0], values[-1]))]
    return Quantity(values[-1], unit, f"{' to '.join(amounts)} {name}")


def _round(value: float) -> str:
    for size, word in ((1e9, "billion"), (1e6, "million")):
        if value >= size:
            return f"{value / size:.4g} {word}"
    return f"{value:,.0f}"
