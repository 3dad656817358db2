"""Agreements as an analyst keeps them: the bundled register, and over it the workspace's own decisions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from lagebild.errors import MissingError, UnfitError, UsageError
from lagebild.ledger import Decision
from lagebild.model import Agreement, Clause
from lagebild.workbench.inputs import partial_date

__all__ = [
    "KINDS",
    "TEXTS",
    "WITHDRAWN",
    "changes_of",
    "identified",
    "keeping",
    "registered",
    "withdrawing",
    "withdrawn",
]

KINDS = (
    *("defence", "offence", "neutrality", "non-aggression", "consultation"),  # those of ATOP, then our own
    *("cooperation", "friendship", "trade", "space", "armistice", "arms-control", "form"),
)
TEXTS = ("read", "secondary", "recalled")
WITHDRAWN = "withdrawn"
_SUBJECT = "agreement:"
_LONGEST = 2_000  # characters of an obligation or a reason
_SHORT = 300
_MANY = 60  # clauses, names, sources
_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,79}")


def registered(decisions: Iterable[Decision]) -> tuple[Agreement, ...]:
    """Return the agreements as the latest decision on each has them: the bundled ones first, then those added."""
    return tuple(agreement for agreement in _latest(decisions).values() if agreement)


def withdrawn(decisions: Iterable[Decision]) -> tuple[Agreement, ...]:
    """Return those that were taken out of the register, as they last stood in it."""
    decisions = tuple(decisions)
    gone = {id_ for id_, agreement in _latest(decisions).items() if agreement is None}
    last: dict[str, Agreement] = {a.id: a for a in _bundled() if a.id in gone}
    for decision in decisions:
        if (id_ := decision.subject.removeprefix(_SUBJECT)) in gone and (read := _read(decision)):
            last[id_] = read
    return tuple(last.values())


def changes_of(decisions: Iterable[Decision], agreement: str) -> tuple[Decision, ...]:
    """Return the decisions on one agreement, oldest first."""
    return tuple(d for d in decisions if d.subject == _SUBJECT + agreement)


def keeping(agreement: Agreement, *, by: str, reason: str) -> Decision:
    """Return the decision that puts an agreement into the register as given; UnfitError names the field."""
    checked(agreement)
    verdict = msgspec.json.encode(agreement).decode()
    return _decision(agreement.id, verdict, by, reason)


def withdrawing(agreement: str, decisions: Iterable[Decision], *, by: str, reason: str) -> Decision:
    """Return the decision that takes an agreement out of the register; MissingError when it is not in it."""
    if agreement not in {a.id for a in registered(decisions)}:
        raise MissingError("no agreement of that id is in the register")
    return _decision(agreement, WITHDRAWN, by, reason)


def identified(parties: Iterable[str], signed: str | None, taken: Iterable[str]) -> str:
    """Return an id for a new agreement: its parties, the year it was signed in, and a number if that is taken."""
    known = set(taken)
    plain = "-".join([*sorted(parties)[:8], *([signed[:4]] if signed else [])])
    return next(id_ for n in range(1, len(known) + 2) if (id_ := plain if n == 1 else f"{plain}-{n}") not in known)


def checked(agreement: Agreement) -> Agreement:
    """Return the agreement; UnfitError with the field where it cannot be kept."""
    from lagebild.data import load
    from lagebild.link.known import known
    from lagebild.measures import provisions

    _need(_fits(agreement.title, _SHORT), f"a title of up to {_SHORT} characters is needed", "title")
    states = {*known(), *(p.country for a in _bundled() for p in a.parties)}
    parties = [p.country for p in agreement.parties]
    unknown = sorted({*parties} - states)
    _need(
        not unknown, f"no state with the code {', '.join(unknown)[:80]}; codes are two letters, as kp or ru", "parties"
    )
    _need(len({*parties}) > 1, "an agreement needs two parties or more", "parties")
    for party in agreement.parties:
        for step in (party.signed, party.ratified):
            _dated(step, "parties")
    for name in ("signed", "in_force", "ended"):
        _dated(getattr(agreement, name), name)
    _ordered(agreement)
    _need(set(agreement.kinds) <= {*KINDS}, f"no such kind; there are {', '.join(KINDS)}", "kinds")
    for name in ("names", "sources"):
        values = getattr(agreement, name)
        _need(len(values) <= _MANY and all(_fits(v, _SHORT) for v in values), f"up to {_MANY} lines of text", name)
    _need(bool(agreement.sources), "say where it is known from: one source a line", "sources")
    _need(len(agreement.clauses) <= _MANY, f"up to {_MANY} clauses", "clauses")
    measures, goods = {m.id for m in provisions()}, load("commodities")
    for place, clause in enumerate(agreement.clauses):
        _clause(clause, place, measures, goods)
    _need(bool(_ID.fullmatch(agreement.id)), "an id is of small letters, digits and hyphens", "")
    return agreement


def _clause(clause: Clause, place: int, measures: set[str], goods: Iterable[str]) -> None:
    _need(clause.kind in KINDS, f"no such kind; there are {', '.join(KINDS)}", f"kind-{place}")
    _need(
        _fits(clause.obligation, _LONGEST),
        f"an obligation of up to {_LONGEST:,} characters is needed",
        f"obligation-{place}",
    )
    _need(
        clause.article is None or _fits(clause.article, 40),
        "an article is a number of up to 40 characters",
        f"article-{place}",
    )
    other = sorted({*clause.touches} - measures)
    _need(not other, f"no provision {', '.join(other)[:80]}; ids look like 1718-8b or 2397-5", f"touches-{place}")
    other = sorted({*clause.objects} - {*goods})
    _need(not other, f"no goods called {', '.join(other)[:80]}", f"objects-{place}")
    _need(clause.text_status in TEXTS, f"how the text is known is one of {', '.join(TEXTS)}", f"text-{place}")


def _ordered(agreement: Agreement) -> None:
    steps = [(name, value) for name in ("signed", "in_force", "ended") if (value := getattr(agreement, name))]
    for (_, before), (name, after) in pairwise(steps):
        short = min(len(before), len(after))
        _need(before[:short] <= after[:short], f"{after} lies before {before}", name)


def _decision(agreement: str, verdict: str, by: str, reason: str) -> Decision:
    by, reason = by.strip(), reason.strip()
    _need(_fits(by, 200), "a name of up to 200 characters is needed", "by")
    _need(_fits(reason, _LONGEST), f"a reason of up to {_LONGEST:,} characters is needed", "reason")
    return Decision(subject=_SUBJECT + agreement, verdict=verdict, by=by, reason=reason)


def _latest(decisions: Iterable[Decision]) -> dict[str, Agreement | None]:
    found: dict[str, Agreement | None] = {a.id: a for a in _bundled()}
    for decision in decisions:
        if not decision.subject.startswith(_SUBJECT):
            continue
        id_ = decision.subject.removeprefix(_SUBJECT)
        if decision.verdict == WITHDRAWN:
            if id_ in found:
                found[id_] = None
        elif read := _read(decision):
            found[id_] = read
    return found


def _read(decision: Decision) -> Agreement | None:
    """Return the agreement in a decision; none where another make of it stands there: evidence, but no agreement."""
    try:
        agreement = checked(msgspec.json.decode(decision.verdict, type=Agreement))
    except (msgspec.MsgspecError, UnfitError):
        return None
    return agreement if decision.subject == _SUBJECT + agreement.id else None


def _bundled() -> tuple[Agreement, ...]:
    from lagebild.measures import agreements

    return agreements()


def _dated(value: str | None, field: str) -> None:
    try:
        partial_date(value)
    except UsageError as error:
        raise UnfitError(str(error), field) from None


def _fits(text: str, longest: int) -> bool:
    return 0 < len(text.strip()) <= longest and text.replace("\n", " ").isprintable()


def _need(fine: bool, words: str, field: str) -> None:
    if not fine:
        raise UnfitError(words, field)
