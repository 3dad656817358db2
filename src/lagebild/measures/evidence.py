"""How far the claims on a proposition carry the act it alleges.

The rules, first that fits:

1. withdrawn      the source took it back: unknown
2. denied         nobody alleges it, somebody denies it: contested where a party concerned denies, else unknown
3. announced      every claim for it is a promise or an agreement: unknown, for an announcement is not the act
4. contested      a party concerned denies it that does not itself affirm it: contested
5. confirmed      a party concerned affirms it, or data show it: met
6. corroborated   two or more independent origins, no denial by a party concerned: met
7. alleged        at least one claim asserts it: alleged
8. speculated     it is only thought possible: alleged, and named as speculation
9. unsaid         spoken of, asserted by nobody: unknown
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from lagebild.model import Claim, Mention, Proposition

__all__ = ["Standing", "countries", "standing"]

_ANNOUNCING = frozenset({"promise", "agree"})
_AGREEING = frozenset({"AGREE", "SIGN"})  # here to promise or to agree is the act


class Standing(Struct, frozen=True):
    """The state that evidence gives to what the proposition says, and why."""

    rule: str
    state: str  # met | alleged | contested | unknown
    supporting: tuple[str, ...]
    denying: tuple[str, ...]
    note: str
    deniers: str = ""

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims on either side, supporting ones first."""
        return self.supporting + self.denying


def standing(proposition: Proposition, claims: Mapping[str, Claim]) -> Standing:
    """Apply the rules of this module to one proposition."""
    supporting = tuple(c for c in proposition.claims_for if c in claims)
    denying = tuple(c for c in proposition.claims_against if c in claims)
    others = tuple(c for c in proposition.claims_other if c in claims)
    parties = _parties(proposition, claims, "against")
    affirming = _parties(proposition, claims, "for")
    who = _list(parties.values()) or _names(claims[c] for c in denying)
    denied = f"; denied by {who}" if denying or parties else ""

    def stand(rule: str, state: str, note: str, by: tuple[str, ...] = supporting or others) -> Standing:
        return Standing(rule, state, by, denying, note, who)

    if proposition.status == "withdrawn":
        return stand("withdrawn", "unknown", "the source withdrew the allegation")
    if not supporting and (denied or proposition.status == "contested"):
        state = "contested" if parties or proposition.status == "contested" else "unknown"
        return stand("denied", state, f"denied by {who or 'a party concerned'}; nobody in what was read alleges it")
    if supporting and proposition.event.type not in _AGREEING and _all_announce(supporting, claims):
        return stand("announced", "unknown", f"announced, promised or agreed, not said to have been done{denied}")
    if parties.keys() - affirming.keys() or proposition.status == "contested":
        by = f"affirmed by {_list(affirming.values())}" if affirming else f"alleged by {_says(supporting, claims)}"
        return stand("contested", "contested", f"{by}, denied by {who or 'a party concerned'}")
    borne = supporting or proposition.observations  # a status is not believed without what it rests on
    if borne and proposition.status == "confirmed":
        return stand("confirmed", "met", f"a party concerned affirms it or data show it{denied}")
    if borne and proposition.status == "corroborated":
        return stand("corroborated", "met", f"two or more independent origins report it{denied}")
    if supporting:
        return stand("alleged", "alleged", f"alleged by {_says(supporting, claims)}{denied}")
    stances = {claims[c].stance for c in others}
    if "speculate" in stances:
        return stand("speculated", "alleged", "thought possible only, asserted by nobody")
    if stances & _ANNOUNCING:
        return stand("announced", "unknown", "announced, promised or agreed, not said to have been done")
    return stand("unsaid", "unknown", "spoken of, but asserted by nobody")


def countries(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Return the countries that the entities linked in ``claims`` speak for or belong to, by entity id."""
    found: dict[str, set[str]] = {}
    for claim in claims:
        for mention in (claim.speaker, claim.addressee, *claim.accused):
            if mention and mention.entity and mention.entity.countries:
                found.setdefault(mention.entity.id, set()).update(mention.entity.countries)
    return {id_: frozenset(known) for id_, known in found.items()}


def _parties(proposition: Proposition, claims: Mapping[str, Claim], side: str) -> dict[str, str]:
    """Return the parties concerned that stand on one side, by the origins, or without any by the speakers."""
    if proposition.origins:
        return {o.id: o.caption for o in proposition.origins if o.party and o.side == side}
    concerned = {*proposition.event.actor, *proposition.event.recipient}
    found: dict[str, str] = {}
    for id_ in proposition.claims_for if side == "for" else proposition.claims_against:
        claim = claims.get(id_)
        if claim and (party := sorted(_speaks_for(claim.speaker) & concerned)):
            found.setdefault(f"party:{party[0]}", _names([claim]))
    return found


def _speaks_for(speaker: Mention | None) -> set[str]:
    return {speaker.entity.id, *speaker.entity.countries} if speaker and speaker.entity else set()


def _all_announce(ids: Iterable[str], claims: Mapping[str, Claim]) -> bool:
    return all(claims[c].stance in _ANNOUNCING for c in ids)


def _says(ids: Iterable[str], claims: Mapping[str, Claim]) -> str:
    return _names(claims[c] for c in ids) or "an unnamed source"


def _names(claims: Iterable[Claim]) -> str:
    speakers = [claim.speaker for claim in claims if claim.speaker]
    return _list(speaker.entity.caption if speaker.entity else speaker.text for speaker in speakers)


def _list(names: Iterable[str]) -> str:
    named = [" ".join(name.split()) for name in dict.fromkeys(names)]
    if len(named) > 3:
        return f"{', '.join(named[:3])} and {len(named) - 3} more"
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 2 else named)
