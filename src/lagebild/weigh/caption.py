"""One neutral sentence for an alleged fact, and the section it belongs to."""

from lagebild.data import load
from lagebild.link.captions import caption as caption_of
from lagebild.model import Event

__all__ = ["caption", "theme"]

_SECTION = {"SIGN": "agreements", "VOTE": "monitoring", "EMPLOY": "workers", "FINANCE": "finance"}


def caption(event: Event) -> str:
    """Say in English what is alleged; sides that nobody told are 'someone', the amount is given as alleged."""
    phrase: str = load("events")[event.type]["phrase"]
    objects = ", ".join(load("commodities").get(o, {}).get("label", o) for o in event.objects)
    if event.type == "EMPLOY":
        objects = objects.replace("workers abroad", "workers")
    if event.type == "COOPERATE" and objects.endswith("cooperation"):
        phrase = "{actor} engaged in {objects} with {recipient}"
    if event.type == "SAIL" and "ship-to-ship" in event.objects:
        objects = ", ".join(label for label in objects.split(", ") if "ship-to-ship" not in label) or "cargo"
    parts = {"actor": _names(event.actor), "recipient": _names(event.recipient), "objects": objects}
    for name, value in parts.items():
        if not value:
            phrase = _without(phrase, name)
    sentence = " ".join(phrase.format(**parts).split()).rstrip(" :,")
    if event.quantity and event.quantity.text:
        sentence += f" ({event.quantity.text})"
    return sentence[0].upper() + sentence[1:] + (f", {event.date}" if event.date else "")


def theme(event: Event) -> str:
    """Return the section of the brief: by what is moved, else by the kind of act."""
    for commodity in event.objects:
        found: str = load("commodities").get(commodity, {}).get("theme", "other")
        if event.type == "SIGN" and found in {"arms", "space"}:
            return "agreements"
        return found
    return _SECTION.get(event.type, "other")


def _names(parties: tuple[str, ...]) -> str:
    names = [caption_of(p) for p in parties]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 2 else names)


def _without(phrase: str, name: str) -> str:
    """Drop the slot ``name`` with the preposition before it; a missing actor becomes 'someone'."""
    slot = "{" + name + "}"
    if name == "actor":
        return phrase.replace(slot, "someone")
    for lead in (
        " on ",
        " with ",
        " for the benefit of ",
        " to ",
        " in the ",
        " in ",
        " from ",
        " for ",
        ": ",
        " against ",
        " of ",
        " ",
    ):
        phrase = phrase.replace(lead + slot, "")
    return phrase.replace(slot, "").replace("from ships of", "from other ships")
