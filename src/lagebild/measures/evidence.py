"""How far the claims on a proposition carry the act it alleges.

The rules, first that fits:

1. withdrawn      the source took it back: unknown
2. announced      every claim for it is a promise or an agreement: unknown, for an announcement is not the act
3. confirmed      a party concerned affirms it, or data show it: met, even where another party denies it
4. contested      a party concerned denies it: contested
5. corroborated   two or more independent origins and no denial by a party concerned: met
6. alleged        at least one claim asserts it: alleged
7. speculated     it is only thought possible: alleged, and named as speculation
8. otherwise      unknown
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
    stances = {claims[c].stance for c in others}
    deniers = _names(claims[c] for c in denying)
    denied = f", though {deniers or 'a party'} denies it" if denying else ""
    if proposition.status == "withdrawn":
        return Standing("withdrawn", "unknown", supporting, denying, "the source withdrew the allegation", deniers)
    if (
        supporting
        and proposition.event.type not in _AGREEING
        and all(claims[c].stance in _ANNOUNCING for c in supporting)
    ):
        note = "announced, promised or agreed, not said to have been done"
        return Standing("announced", "unknown", supporting, denying, f"{note}{denied}", deniers)
    if proposition.status == "confirmed":
        note = f"a party concerned affirms it or data show it{denied}"
        return Standing("confirmed", "met", supporting or others, denying, note, deniers)
    if proposition.status == "contested" or _denied_by_party(proposition, claims, denying):
        if not supporting:
            note = f"{deniers or 'a party concerned'} denies it; nobody in what was read alleges it"
            return Standing("denied", "contested", others, denying, note, deniers)
        note = f"alleged, and denied by {deniers or 'a party concerned'}"
        return Standing("contested", "contested", supporting, denying, note, deniers)
    if proposition.status == "corroborated":
        note = f"two or more independent origins report it, no party concerned denies it{denied}"
        return Standing("corroborated", "met", supporting, denying, note, deniers)
    if supporting:
        note = f"alleged by {_names(claims[c] for c in supporting) or 'an unnamed source'}{denied}"
        return Standing("alleged", "alleged", supporting, denying, note, deniers)
    if denying:
        return Standing("denied", "unknown", others, denying, f"{deniers or 'someone'} denies it; nobody alleges it")
    if "speculate" in stances:
        return Standing("speculated", "alleged", others, (), "thought possible only, asserted by nobody")
    if stances & _ANNOUNCING:
        return Standing("announced", "unknown", others, (), "announced, promised or agreed, not said to have been done")
    return Standing("unsaid", "unknown", others, (), "spoken of, but asserted by nobody")


def countries(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Return the countries that the entities linked in ``claims`` speak for or belong to, by entity id."""
    found: dict[str, frozenset[str]] = {}
    for claim in claims:
        for mention in (claim.speaker, claim.addressee, *claim.accused):
            if mention and mention.entity and mention.entity.countries:
                known = found.get(mention.entity.id, frozenset())
                found[mention.entity.id] = known | frozenset(mention.entity.countries)
    return found


def _denied_by_party(proposition: Proposition, claims: Mapping[str, Claim], denying: tuple[str, ...]) -> bool:
    if any(origin.party and origin.side == "against" for origin in proposition.origins):
        return True
    concerned = {*proposition.event.actor, *proposition.event.recipient}
    return any(_speaks_for(claims[c].speaker) & concerned for c in denying)


def _speaks_for(speaker: Mention | None) -> set[str]:
    return {speaker.entity.id, *speaker.entity.countries} if speaker and speaker.entity else set()


def _names(claims: Iterable[Claim]) -> str:
    named: list[str] = []
    for claim in claims:
        if claim.speaker:
            name = claim.speaker.entity.caption if claim.speaker.entity else claim.speaker.text
            if name not in named:
                named.append(name)
    if len(named) > 3:
        return f"{', '.join(named[:3])} and {len(named) - 3} more"
    return ", ".join(named)
