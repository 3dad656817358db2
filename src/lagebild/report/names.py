"""Captions for country codes and entity ids, as the linked claims give them."""

from lagebild.link.captions import caption
from lagebild.model import Claim
from lagebild.report.material import Material

__all__ = ["Names"]


class Names:
    """Names of actors. Given names win over those found in the claims; others are looked up."""

    def __init__(self, material: Material) -> None:
        found: dict[str, str] = {}
        for claim in sorted(material.claims.values(), key=lambda c: c.id):
            for mention in (claim.speaker, claim.addressee, *claim.accused):
                if mention and mention.entity:
                    found.setdefault(mention.entity.id, mention.entity.caption)
        self._names = {**found, **material.names}

    def caption(self, id_: str) -> str:
        """Name a country code or entity id."""
        if id_ not in self._names:
            self._names[id_] = caption(id_)
        return self._names[id_]

    def captions(self, ids: tuple[str, ...]) -> list[str]:
        """Name several, in their order."""
        return [self.caption(id_) for id_ in ids]

    def speaker(self, claim: Claim) -> str | None:
        """Name who says it: the linked entity, else the characters of the text, else none."""
        if claim.speaker is None:
            return None
        return claim.speaker.entity.caption if claim.speaker.entity else claim.speaker.text

    def voices(self, claim: Claim) -> tuple[str, ...]:
        """The ids to draw for a speaker: the countries it speaks for, else its entity, else none."""
        entity = claim.speaker.entity if claim.speaker else None
        if entity is None:
            return ()
        return tuple(sorted(entity.countries)) or (entity.id,)
