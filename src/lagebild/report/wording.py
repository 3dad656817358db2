"""The fixed words of a brief. Nothing here ever says that a party did wrong: only what is said, and what was tested."""

from lagebild.model import Claim, Measure, Proposition

__all__ = [
    "ADMIRALTY",
    "CLASSES",
    "CONTROL",
    "OUTCOMES",
    "SECTIONS",
    "STATES",
    "STATUSES",
    "SYMBOLS",
    "THEMES",
    "cite",
    "count",
    "date",
    "grade",
    "headline",
    "language",
    "manner",
    "roman",
    "series",
    "unspoken",
    "verb",
]

# the order of the themes in the brief; a theme that is not here goes to "other"
SECTIONS = {
    "arms": "Arms and military cooperation",
    "space": "Missile and space technology",
    "energy": "Oil, coal and shipping",
    "workers": "Workers abroad",
    "finance": "Finance and trade channels",
    "agreements": "Agreements",
    "monitoring": "The monitoring body",
    "other": "Other matters",
}
THEMES = {"trade": "finance"}

STATES = {
    "met": "carried by the evidence and not denied by a party concerned",
    "alleged": "said by at least one source, not shown otherwise",
    "contested": "said by one side and denied by a party concerned",
    "excluded": "the evidence speaks against it, or an exemption applies",
    "unknown": "the evidence does not say",
}
OUTCOMES = {
    "breach indicated": "if what is alleged happened as alleged, it would fall under the provision",
    "inside": "even if it happened as alleged, the provision would allow it",
    "not testable": "an element of the provision cannot be told from the evidence",
}
STATUSES = {
    "single": "one independent origin",
    "corroborated": "two or more independent origins",
    "contested": "denied by at least one party concerned",
    "confirmed": "shown by an observation, or said by a party against its own interest",
    "withdrawn": "taken back by whoever said it",
}
# symbol and word always go together, so that colour carries nothing alone
SYMBOLS = {
    "met": "●",
    "alleged": "◐",
    "contested": "⇄",
    "excluded": "×",
    "unknown": "?",
    "breach indicated": "▲",
    "inside": "○",
    "not testable": "◇",
}
CONTROL = {"state": "state-controlled", "party": "party-controlled", "public": "public", "private": "private"}

# the classes of sentences: name, letter in print, what such a sentence rests on
CLASSES = (
    ("fact", "F", "fact, from a register or the ledger"),
    ("claim", "C", "claim: what someone said"),
    ("assessment", "A", "assessment, by a printed rule"),
    ("recommendation", "R", "recommendation"),
)
_LETTERS = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_DIGITS = {
    "1": "confirmed",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
ADMIRALTY = tuple({**_LETTERS, **_DIGITS}.items())
_VERBS = {
    "assert": "stated",
    "deny": "denied",
    "accuse": "alleged",
    "promise": "announced",
    "agree": "agreed",
    "demand": "demanded",
    "praise": "praised",
    "criticize": "criticised",
    "speculate": "considered it possible",
    "decline": "would neither confirm nor deny",
}
_UNSPOKEN = {
    "deny": "gives a denial",
    "accuse": "gives an accusation",
    "promise": "gives an announcement",
    "demand": "gives a demand",
    "speculate": "holds it possible",
    "decline": "gives no comment",
}
_MANNERS = {
    "direct": "in its own words",
    "indirect": "as the outlet renders it",
    "free_indirect": "as the outlet renders it",
    "reported": "the outlet names the statement without its wording",
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ja": "Japanese",
    "ko": "Korean",
    "ru": "Russian",
    "uk": "Ukrainian",
    "und": "language not told",
    "zh": "Chinese",
}


def date(value: str | None) -> str:
    """Print a partial ISO date in words: ``2024-06-13`` → 13 June 2024; what is no such date is returned as it is."""
    parts = (value or "")[:10].split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3 or not (len(parts) < 2 or 0 < int(parts[1]) < 13):
        return value or "undated"
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


def headline(proposition: Proposition) -> str:
    """Print a proposition's caption with the alleged date in words."""
    caption, told = proposition.caption, proposition.event.date
    return f"{caption.removesuffix(told)}{date(told)}" if told and caption.endswith(f", {told}") else caption


def series(words: tuple[str, ...] | list[str], limit: int = 99) -> str:
    """Join names: ``a, b and c``; beyond ``limit`` the rest is counted."""
    words = list(words)
    if len(words) > limit:
        words = [*words[:limit], f"{len(words) - limit} more"]
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def count(number: int, singular: str, plural: str | None = None) -> str:
    """Print a number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}".replace(",", "\u202f")


def cite(measure: Measure) -> str:
    """Print a provision. The only place that does: a paragraph number that was not read says so wherever it stands."""
    mark = "" if measure.paragraph_status == "read" else " (paragraph number not verified)"
    paragraph = f", para {measure.paragraph}" if measure.paragraph else ""
    return f"{measure.instrument}{paragraph}{mark if paragraph else ''}"


def grade(code: str) -> str:
    """Spell an Admiralty code out: ``B3`` → B3 (usually reliable; possibly true)."""
    words = [_LETTERS.get(code[:1]), _DIGITS.get(code[1:])]
    return f"{code} ({'; '.join(word for word in words if word)})" if all(words) else code


def language(code: str | None) -> str:
    """Name a language in English; an unknown code stays as it is."""
    return _LANGUAGES.get(code or "und", code or "")


def verb(claim: Claim) -> str:
    """Say what the speaker did, by the claim's stance."""
    return _VERBS.get(claim.stance, "said")


def unspoken(claim: Claim) -> str:
    """Say by the claim's stance what stands in a text that names no speaker for it."""
    return f"Without naming who says so, the text {_UNSPOKEN.get(claim.stance, 'states')}"


def manner(claim: Claim) -> str:
    """Say whose words the quoted characters are."""
    return _MANNERS.get(claim.kind, claim.kind)


def roman(number: int) -> str:
    """Print the number of a section."""
    made = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        made += sign * (number // value)
        number %= value
    return made
