"""Publishers as an analyst judges them: the bundled register, and over it the workspace's own decisions."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from lagebild.errors import MissingError, UnfitError
from lagebild.ledger import Decision
from lagebild.model import Publisher

__all__ = ["CONTROLS", "LETTERS", "Judgement", "decision_on", "judged", "judgements"]

CONTROLS = ("state", "party", "public", "private")
LETTERS = "ABCDEF"
_SUBJECT = "publisher:"
_LONGEST = 200


class Judgement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What decides how much an outlet's word counts, as it is kept in a decision's verdict."""

    owner: str
    control: str
    reliability: str


def judged(decisions: Iterable[Decision]) -> dict[str, Publisher]:
    """Return the publishers by id, each as the latest decision on it has it."""
    from lagebild import intake

    known = dict(intake.publishers())
    for decision in decisions:
        id_ = decision.subject.removeprefix(_SUBJECT)
        if id_ == decision.subject or id_ not in known:
            continue
        try:
            judgement = _checked(msgspec.json.decode(decision.verdict, type=Judgement))
        except (msgspec.MsgspecError, UnfitError):
            continue  # a decision of another make on the same subject: evidence, but no judgement
        known[id_] = msgspec.structs.replace(
            known[id_],
            owner=judgement.owner or None,
            control=judgement.control,
            reliability=judgement.reliability,
            reason=decision.reason,
        )
    return known


def judgements(decisions: Iterable[Decision], publisher: str) -> tuple[Decision, ...]:
    """Return the decisions on one publisher, oldest first."""
    return tuple(d for d in decisions if d.subject == _SUBJECT + publisher)


def decision_on(publisher: str, judgement: Judgement, *, by: str, reason: str) -> Decision:
    """Return the decision to keep; MissingError or UnfitError where it cannot be one."""
    from lagebild import intake

    if publisher not in intake.publishers():
        raise MissingError("no publisher of that id is known")
    by, reason = by.strip(), reason.strip()
    if not 0 < len(by) <= _LONGEST:
        raise UnfitError(f"a judgement needs a name of up to {_LONGEST} characters", "by")
    if not 0 < len(reason) <= 10 * _LONGEST:
        raise UnfitError(f"a judgement needs a reason of up to {10 * _LONGEST} characters", "reason")
    verdict = msgspec.json.encode(_checked(judgement)).decode()
    return Decision(subject=_SUBJECT + publisher, verdict=verdict, by=by, reason=reason)


def _checked(judgement: Judgement) -> Judgement:
    if judgement.control not in CONTROLS:
        raise UnfitError(f"no such control; there are {', '.join(CONTROLS)}", "control")
    if len(judgement.reliability) != 1 or judgement.reliability not in LETTERS:
        raise UnfitError("reliability is a letter from A to F", "reliability")
    if len(judgement.owner) > _LONGEST or not judgement.owner.isprintable():
        raise UnfitError(f"an owner is a name of up to {_LONGEST} characters", "owner")
    return judgement
