"""Hand-written claims and propositions on the DPRK, shared by the tests of this room."""

from lagebild.model import Claim, EntityRef, Event, Mention, Proposition, Quantity, Span

_NAMES = {"kp": "North Korea", "ru": "Russia", "kr": "South Korea", "us": "United States", "cn": "China"}


def claim(
    id_: str,
    event: Event | None = None,
    *,
    who: str = "kr",
    stance: str = "assert",
    text: str = "what was said",
    said: str | None = "2024-06-20",
) -> Claim:
    """Make a claim with one content span and a linked speaker."""
    caption = _NAMES.get(who, who)
    speaker = Mention(caption, 0, len(caption), EntityRef(who, "Country", caption, (who,)))
    return Claim(
        id=id_,
        document="d1",
        kind="indirect",
        stance=stance,
        content=(Span(text, 0, len(text)),),
        speaker=speaker,
        event=event,
        said=said,
    )


def event(
    type_: str, actor: str, recipient: str = "", objects: str = "", date: str | None = None, amount: str = ""
) -> Event:
    """Make an event from words: countries and objects separated by blanks, an amount as '1000 bbl'."""
    value, _, unit = amount.partition(" ")
    return Event(
        type=type_,
        actor=tuple(actor.split()),
        recipient=tuple(recipient.split()),
        objects=tuple(objects.split()),
        date=date,
        quantity=Quantity(float(value), unit, amount) if amount else None,
    )


def proposition(
    id_: str,
    what: Event,
    *,
    status: str = "single",
    for_: str = "",
    against: str = "",
    other: str = "",
    first_said: str | None = "2024-06-20",
) -> Proposition:
    """Make a proposition; claim ids separated by blanks."""
    return Proposition(
        id=id_,
        caption=id_,
        theme="other",
        event=what,
        claims_for=tuple(for_.split()),
        claims_against=tuple(against.split()),
        claims_other=tuple(other.split()),
        status=status,
        first_said=first_said,
    )


SHELLS = event("TRANSFER", "kp", "ru", "artillery-shells", "2023-09")
SATELLITE = event("TRANSFER", "ru", "kp", "satellite-technology", "2024-06")
TRAINING = event("TRAIN", "ru", "kp", "satellite-technology", "2024-06")
COOPERATION = event("COOPERATE", "kp ru", "", "military-technical-cooperation", "2024-06-19")
TREATY = event("SIGN", "kp ru", "", "strategic-partnership", "2024-06-19")

CLAIMS = {
    c.id: c
    for c in (
        claim("shells-for", SHELLS, stance="accuse", text="North Korea sent shells to Russia"),
        claim("shells-against", SHELLS, who="ru", stance="deny", text="there were no such deliveries"),
        claim("satellite-for", SATELLITE, who="us", text="Moscow hands over satellite technology"),
        claim("satellite-maybe", SATELLITE, who="us", stance="speculate", text="Moscow could hand over technology"),
        claim("training-promise", TRAINING, who="ru", stance="promise", text="we will help build satellites"),
        claim("cooperation-for", COOPERATION, who="us", text="both work together on military technology"),
        claim(
            "treaty-for", TREATY, who="ru", stance="agree", text="both sides signed the strategic partnership treaty"
        ),
        claim("any", text="so it is reported"),
        claim("other", who="us", text="so it is reported elsewhere"),
        claim("humanitarian", who="ru", text="the fuel was humanitarian aid for livelihood purposes"),
        claim("programme", text="stolen coins pay for the missile programme"),
    )
}

# One proposition for each way a test can end, in the order of the golden table.
CASES = (
    proposition("shells to Russia, denied", SHELLS, status="contested", for_="shells-for", against="shells-against"),
    proposition("arms to Russia, one source", event("TRANSFER", "kp", "ru", "arms", "2023-09"), for_="any"),
    proposition("arms to the DPRK, one source", event("TRANSFER", "ru", "kp", "arms", "2024-06"), for_="any"),
    proposition(
        "arms to Russia, only denied",
        event("TRANSFER", "kp", "ru", "arms"),
        status="contested",
        against="shells-against",
    ),
    proposition("satellite technology, two origins", SATELLITE, status="corroborated", for_="satellite-for any"),
    proposition("satellite technology, speculation", SATELLITE, other="satellite-maybe"),
    proposition("help with satellites, promised", TRAINING, other="training-promise"),
    proposition("military-technical cooperation", COOPERATION, for_="cooperation-for"),
    proposition("treaty signed", TREATY, status="confirmed", for_="treaty-for"),
    proposition("troops to Russia", event("MOBILIZE", "kp", "ru", "troops", "2024-10"), for_="any"),
    proposition(
        "satellite launch, affirmed",
        event("LAUNCH", "kp", "", "satellite", "2023-11-21"),
        status="confirmed",
        for_="any",
    ),
    proposition(
        "refined petroleum above the cap",
        event("TRANSFER", "ru", "kp", "refined-petroleum", "2024", "1000000 bbl"),
        for_="any",
    ),
    proposition(
        "refined petroleum, one delivery",
        event("TRANSFER", "ru", "kp", "refined-petroleum", "2024-03", "20000 bbl"),
        for_="any",
    ),
    proposition(
        "refined petroleum, said to be aid",
        event("TRANSFER", "ru", "kp", "refined-petroleum", "2024-03", "600000 bbl"),
        for_="any humanitarian",
    ),
    proposition("oil, no kind named", event("TRANSFER", "ru", "kp", "oil", "2024-03"), for_="any"),
    proposition("coal before the cap", event("TRANSFER", "kp", "cn", "coal", "2015-05"), for_="any"),
    proposition("coal under the cap", event("TRANSFER", "kp", "cn", "coal", "2017-03", "8000000 t"), for_="any"),
    proposition("coal after the ban", event("SAIL", "kp", "cn", "coal", "2024-05"), for_="any"),
    proposition("workers before the deadline", event("EMPLOY", "kp", "ru", "workers", "2019-06"), for_="any"),
    proposition("workers after the deadline", event("EMPLOY", "kp", "ru", "workers"), for_="any"),
    proposition("stolen coins", event("FINANCE", "kp", "", "crypto-assets", "2024-05"), for_="programme"),
    proposition("small arms under the old exception", event("TRANSFER", "cn", "kp", "small-arms", "2012"), for_="any"),
    proposition("food aid", event("AID", "ru", "kp", "food-aid", "2024-05"), for_="any"),
    proposition(
        "veto on the Panel", event("VOTE", "ru", "un-sc", "panel-mandate", "2024-03-28"), status="confirmed", for_="any"
    ),
    proposition("withdrawn", SHELLS, status="withdrawn", for_="shells-for"),
)
