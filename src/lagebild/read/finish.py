"""From ranges to claims: spans, ids, entities, stance, event and date."""

import hashlib

from msgspec.structs import replace

from lagebild.link import UNNAMED, Gazetteer, together
from lagebild.model import Claim, Document, Event, Mention, Span
from lagebild.read.attribution import Attribution, Range
from lagebild.read.coreference import Discourse
from lagebild.read.dates import first_date
from lagebild.read.events import MUTUAL, Found, find_event
from lagebild.read.given import Given
from lagebild.read.inheritance import Told, settle_event
from lagebild.read.page import Page
from lagebild.read.passage import Passage
from lagebild.read.stance import settle_stance

__all__ = ["finish"]

_COMMITS = frozenset({"deny", "promise", "agree"})
_CHARGED = frozenset({"accuse", "deny"})
_ANSWERED = 6  # sentences behind a charge in which a denial can answer it
_MEMORY = 50  # sentences of a statement, statements of a sentence
_REMEMBERED = 200  # events that later claims can refer to
_FRAME = 600  # characters of the cue's sentence searched for a date and for the accused


def finish(
    document: Document, attributions: list[Attribution], reader: str, names: Gazetteer | None = None
) -> tuple[Claim, ...]:
    """Turn ``attributions`` into claims of ``document``, in the same order.

    Ids depend on document, reader and ranges alone. ``names`` is a gazetteer with the parties of a register.
    """
    if not attributions:
        return ()
    page = Page(document, names)
    ids = [_id(document, a) for a in attributions]
    discourse = Discourse(page)
    speakers, addressees = _mentions(discourse, attributions)
    contents = _contents(page, attributions)
    reporting: dict[int, list[Attribution]] = {}
    for b in attributions:
        if b.within is not None:
            reporting.setdefault(b.within, []).append(b)
    told: list[Told] = []
    charges: list[int] = []
    claims: dict[int, Claim] = {}
    for i in sorted(range(len(attributions)), key=lambda k: (attributions[k].content[:1], k)):
        a = attributions[i]
        own = _sides(speakers[i])
        accused = _accused(page, a, addressees[i], own)
        passage = Passage(page, a.content)
        given = Given(
            own=() if a.cue_stance == "demand" or (a.cue_stance == "accuse" and not accused) else own,
            accused=tuple(c for m in accused for c in _sides(m)),
            person=discourse.person(a.speaker),
            commits=a.kind == "reported" and a.cue_stance in ("promise", "agree"),
        )
        found = _event_in(page, a, passage, given)
        inner = [b for b in reporting.get(i, ()) if _inside(b, a)]
        if inner and a.cue_stance not in _COMMITS:
            found = _event_of(page, inner[0], speakers[attributions.index(inner[0])])
        answers = any(page.sentence_number(a.content[0][0]) - n <= _ANSWERED for n in charges[-_MEMORY:])
        voice = _voice(speakers[i], own)
        stance = settle_stance(passage, a, found, voice, answers)
        if a.stance and not (a.stance == "assert" and stance == "deny"):
            stance = a.stance
        if a.stance == "accuse" and a.kind != "reported" and _reports(speakers[i], own):
            stance = "assert"
        if stance in _CHARGED or a.cue_stance in _CHARGED:
            charges.append(page.sentence_number(a.content[0][0]))
        event = settle_event(page, a, passage, found, stance, own, told)
        if event is not None:
            told.append(
                Told(a.content[0][0], event, "accuse" if a.cue_stance == "accuse" else stance, a.cue_stance == "accuse")
            )
            del told[:-_REMEMBERED]
        if stance == "accuse" and not accused:
            accused = _named_others(passage, own)
        claims[i] = Claim(
            id=ids[i],
            document=document.id,
            kind=a.kind,
            stance=stance,
            content=tuple(Span.of(page.text, *r) for r in a.content),
            speaker=_both(speakers[i], event),
            cue=Span.of(page.text, *a.cue) if a.cue else None,
            addressee=addressees[i],
            accused=accused if stance == "accuse" else (),
            within=None if a.within is None else ids[a.within],
            event=event,
            said=_said(page, a, contents),
            confidence=a.confidence,
            reader=a.reader or reader,
        )
    return tuple(claims[i] for i in range(len(attributions)))


def _both(speaker: Mention | None, event: Event | None) -> Mention | None:
    """Resolve "both governments", "beide Länder" to the two sides of the event that they speak of."""
    if speaker is None or event is None or (speaker.entity is not None and speaker.entity.id != UNNAMED):
        return speaker
    sides = tuple(sorted({*event.actor, *event.recipient}))
    if len(sides) != 2 or speaker.text.split()[0].lower() not in ("both", "beide"):
        return speaker
    return replace(speaker, entity=together(list(sides)))


def _mentions(
    discourse: Discourse, attributions: list[Attribution]
) -> tuple[list[Mention | None], list[Mention | None]]:
    """Speakers and addressees, resolved in the order of the text."""
    places = [(r, i, k) for i, a in enumerate(attributions) for k, r in enumerate((a.speaker, a.addressee)) if r]
    found: tuple[list[Mention | None], list[Mention | None]] = ([None] * len(attributions), [None] * len(attributions))
    seen: dict[Range, Mention | None] = {}
    for where, i, k in sorted(places):
        if where not in seen:
            seen[where] = discourse.mention(where)
        found[k][i] = seen[where]
    return found


def _accused(
    page: Page, attribution: Attribution, addressee: Mention | None, own: tuple[str, ...]
) -> tuple[Mention, ...]:
    """Whom the cue accuses: its object, else the first other state or person in its sentence outside the content."""
    if attribution.cue_stance != "accuse":
        return ()
    if addressee is not None:
        return (addressee,)
    if attribution.cue is None:
        return ()
    start, end = page.sentence(attribution.cue[0])
    holes = (*attribution.content, *((attribution.speaker,) if attribution.speaker else ()))
    for n in page.namings_in((start, min(end, start + _FRAME))):
        if any(a <= n.start < b for a, b in holes) or n.form in ("place", "adjective"):
            continue
        if n.entity.countries and not set(n.entity.countries) & set(own):
            return (Mention(n.text, n.start, n.end, n.entity),)
    return ()


def _named_others(passage: Passage, own: tuple[str, ...]) -> tuple[Mention, ...]:
    for _, (n, _) in sorted(passage.named.items()):
        if n.entity.countries and n.form != "place" and not set(n.entity.countries) & set(own):
            return (Mention(n.text, n.start, n.end, n.entity),)
    return ()


def _sides(mention: Mention | None) -> tuple[str, ...]:
    """For whom a mention stands in an event: countries, or the body itself."""
    if mention is None or mention.entity is None:
        return ()
    entity = mention.entity
    return entity.countries or ((entity.id,) if entity.schema in ("Organization", "PublicBody") else ())


def _event_in(page: Page, attribution: Attribution, passage: Passage, given: Given) -> Found | None:
    """The event of the content. Where the content is the whole sentence, the speaker only acts in it if it commits
    itself or denies, or if no one else does; of an agreement the cue may be the act ("signed a treaty")."""
    speaker = attribution.speaker
    inside = speaker is not None and any(a <= speaker[0] and speaker[1] <= b for a, b in attribution.content)
    if inside and speaker is not None and attribution.cue_stance not in _COMMITS:
        rest = tuple(
            r for a, b in attribution.content for r in ((a, min(b, speaker[0])), (max(a, speaker[1]), b)) if r[0] < r[1]
        )
        found = find_event(Passage(page, rest), replace(given, own=()))
        if found and (found.event.actor or found.event.recipient):
            return found
    if given.commits and not inside and speaker is not None and attribution.cue is not None:
        ranges = tuple(sorted({*attribution.content, speaker, attribution.cue}))
        if (found := find_event(Passage(page, ranges), given)) and found.event.type in MUTUAL:
            return found
    found = find_event(passage, given)
    voted = found is not None and found.event.type == "VOTE"
    return None if voted and inside and attribution.cue_stance not in _COMMITS else found


def _inside(inner: Attribution, outer: Attribution) -> bool:
    return all(any(a <= x and y <= b for a, b in outer.content) for x, y in inner.content)


def _event_of(page: Page, inner: Attribution, speaker: Mention | None) -> Found | None:
    """What a source quoted within another alleges, for the one who quotes it; none where it denies or demands."""
    passage = Passage(page, inner.content)
    own = () if inner.cue_stance == "accuse" else _sides(speaker)
    found = find_event(passage, Given(own=own))
    stance = settle_stance(passage, inner, found, own)
    return found if stance in ("assert", "accuse", "speculate", "criticize") else None


def _contents(page: Page, attributions: list[Attribution]) -> dict[int, list[Range]]:
    """What was said in each sentence, by the sentence's number."""
    found: dict[int, list[Range]] = {}
    for a in attributions:
        for where in a.content if a.kind != "reported" else ():
            for number in range(page.sentence_number(where[0]), page.sentence_number(max(where[0], where[1] - 1)) + 1)[
                :_MEMORY
            ]:
                found.setdefault(number, []).append(where)
    return found


def _reports(mention: Mention | None, own: tuple[str, ...]) -> bool:
    """Whether the speaker is an outlet or a firm that speaks for no state: it tells, and accuses nobody."""
    return mention is not None and mention.entity is not None and mention.entity.schema == "Company" and not own


def _voice(mention: Mention | None, own: tuple[str, ...]) -> tuple[str, ...]:
    """For whom the speaker takes sides; media and institutes report, they do not accuse."""
    return () if mention is None or mention.entity is None or _reports(mention, own) else own


def _said(page: Page, attribution: Attribution, contents: dict[int, list[Range]]) -> str | None:
    """The date in the sentence around the cue, outside what anyone said; else the document's."""
    if attribution.cue is not None:
        start, end = page.sentence(attribution.cue[0])
        holes = contents.get(page.sentence_number(start), [])[:_MEMORY]
        frame = _outside(page.text, (start, min(end, start + _FRAME)), tuple(holes))
        if found := first_date(frame, page.published, page.language):
            return found
    return page.published


def _outside(text: str, where: Range, holes: tuple[Range, ...]) -> str:
    kept, at = [], where[0]
    for start, end in sorted(holes):
        if start > at:
            kept.append(text[at : min(start, where[1])])
        at = max(at, end)
    if at < where[1]:
        kept.append(text[at : where[1]])
    return " ".join(kept)


def _id(document: Document, attribution: Attribution) -> str:
    key = f"{document.id} {attribution.content} {attribution.speaker} {attribution.cue}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
