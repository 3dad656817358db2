"""One alleged fact, with everyone who stands for it and against it."""

from msgspec import Struct

from lagebild.model.claim import Event


class Origin(Struct, frozen=True, kw_only=True):
    """One independent source: all documents and claims that collapse into it, and the rule that collapsed them."""

    id: str  # party:kp, upstream:kr-nis, wire:yonhap, owner:…, publisher:…
    caption: str
    side: str  # for | against
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    rule: str
    party: bool = False  # speaks for a party concerned
    reliability: str = "F"


class Proposition(Struct, frozen=True, kw_only=True):
    """An event signature with the claims for and against it, counted in origins and graded by printed rules."""

    id: str
    caption: str  # one neutral English sentence, e.g. "North Korea transferred artillery shells to Russia"
    theme: str  # arms, space, energy, workers, finance, agreements, monitoring, other
    event: Event
    claims_for: tuple[str, ...] = ()
    claims_against: tuple[str, ...] = ()
    claims_other: tuple[str, ...] = ()  # declines, demands, promises, speculation: printed, never counted
    observations: tuple[str, ...] = ()
    origins: tuple[Origin, ...] = ()
    status: str = "single"  # single | corroborated | contested | confirmed | withdrawn
    grade: str = "F6"  # Admiralty code
    rules: tuple[str, ...] = ()  # the rules that gave status and grade, in words
    wording: str = ""  # of the fixed scale, e.g. "reported by one source"
    first_said: str | None = None
    last_said: str | None = None
