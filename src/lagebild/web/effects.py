"""What a write changed downstream: alleged facts and tests, before and after."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from lagebild.model import Proposition
from lagebild.web.view import View

__all__ = ["Effect", "all_effects", "effects"]


class Effect(Struct, frozen=True, kw_only=True):
    """One alleged fact before and after; none where it was not, or is no more."""

    before: Proposition | None
    after: Proposition | None
    tests: tuple[tuple[str, str, str], ...]  # measure, outcome before, outcome after: those that changed

    @property
    def changed(self) -> bool:
        """Whether anything that a reader sees is different."""
        return self.before != self.after or bool(self.tests)


def effects(before: View, after: View, claim: str) -> tuple[Effect, ...]:
    """Compare the alleged facts in which a claim stood or stands."""
    return _compared(before, after, dict.fromkeys(p.id for v in (before, after) for p, _ in v.of_claim.get(claim, ())))


def all_effects(before: View, after: View) -> tuple[Effect, ...]:
    """Compare all alleged facts."""
    return _compared(before, after, sorted({**before.propositions, **after.propositions}))


def _compared(before: View, after: View, ids: Iterable[str]) -> tuple[Effect, ...]:
    made = []
    for id_ in ids:
        old = {f.measure: f.outcome for f in before.of_proposition.get(id_, ())}
        new = {f.measure: f.outcome for f in after.of_proposition.get(id_, ())}
        tests = [(m, old.get(m, ""), new.get(m, "")) for m in {**old, **new} if old.get(m) != new.get(m)]
        made.append(Effect(before=before.propositions.get(id_), after=after.propositions.get(id_), tests=tuple(tests)))
    return tuple(effect for effect in made if effect.changed)
