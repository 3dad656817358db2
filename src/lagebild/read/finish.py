"""From ranges to claims: spans, ids, entities, stance, event and date."""

import hashlib

from lagebild.model import Claim, Document, Event, Mention, Span
from lagebild.read.attribution import Attribution, Range
from lagebild.read.coreference import Discourse
from lagebild.read.dates import first_date
from lagebild.read.events import Found, find_event
from lagebild.read.inheritance import inherit
from lagebild.read.page import Page
from lagebild.read.stance import settle_stance

__all__ = ["finish"]


def finish(document: Document, attributions: list[Attribution], reader: str) -> tuple[Claim, ...]:
    """Turn ``attributions`` into claims of ``document``; ids depend on document, reader and ranges alone."""
    if not attributions:
        return ()
    page = Page(document)
    text = page.text
    ids = [_id(document, a) for a in attributions]
    speakers, addressees = _mentions(page, attributions)
    told: list[tuple[int, Event]] = []
    claims: list[Claim] = [None] * len(attributions)  # type: ignore[list-item]
    for i in sorted(range(len(attributions)), key=lambda k: attributions[k].content[:1]):
        a = attributions[i]
        own = _countries(speakers[i])
        accused = _accused(a, addressees[i], own)
        found = find_event(page, a.content, own, _countries(accused))
        stance = settle_stance(page, a, found, own, _parties(found))
        event = inherit(page, a, found, stance, own, told)
        if event is not None:
            told.append((a.content[0][0], event))
        claims[i] = Claim(
            id=ids[i],
            document=document.id,
            kind=a.kind,
            stance=stance,
            content=tuple(Span.of(text, *r) for r in a.content),
            speaker=speakers[i],
            cue=Span.of(text, *a.cue) if a.cue else None,
            addressee=addressees[i],
            accused=(accused,) if accused and stance == "accuse" else (),
            within=None if a.within is None else ids[a.within],
            event=event,
            said=_said(page, a),
            confidence=a.confidence,
            reader=reader,
        )
    return tuple(claims)


def _mentions(page: Page, attributions: list[Attribution]) -> tuple[list[Mention | None], list[Mention | None]]:
    """Speakers and addressees, resolved in the order of the text."""
    discourse = Discourse(page)
    places = [(r, i, k) for i, a in enumerate(attributions) for k, r in enumerate((a.speaker, a.addressee)) if r]
    found: tuple[list[Mention | None], list[Mention | None]] = ([None] * len(attributions), [None] * len(attributions))
    for where, i, k in sorted(places):
        found[k][i] = discourse.mention(where)
    return found


def _accused(attribution: Attribution, addressee: Mention | None, own: tuple[str, ...]) -> Mention | None:
    if attribution.cue_stance != "accuse" or addressee is None:
        return None
    return addressee


def _countries(mention: Mention | None) -> tuple[str, ...]:
    if mention is None or mention.entity is None:
        return ()
    return mention.entity.countries


def _parties(found: Found | None) -> tuple[str, ...]:
    return (*found.event.actor, *found.event.recipient) if found else ()


def _said(page: Page, attribution: Attribution) -> str | None:
    """The date in the sentence around the cue, outside what was said; else the document's."""
    if attribution.cue is not None:
        start, end = page.sentence(attribution.cue[0])
        frame = _outside(page.text, (start, min(end, start + 600)), attribution.content)
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
