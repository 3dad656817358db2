"""The summary: the strongest sentences of the brief, each with its footnotes."""

from collections import Counter

from lagebild.model import Proposition
from lagebild.report import wording
from lagebild.report.cases import weight
from lagebild.report.desk import Desk
from lagebild.report.outline import Paragraph, Piece, Ref, Section, Sentence
from lagebild.report.themes import theme_of

__all__ = ["compose"]

_CASES = 6
_PER_THEME = 2
_CITED = 3  # claims cited on each side
_NAMED = 2  # provisions named


def compose(desk: Desk) -> Section:
    """Say what was read, what is most strongly alleged and denied, and what became of the monitoring body."""
    paragraphs = [desk.paragraph(_read(desk))]
    paragraphs += [desk.paragraph(_case(p, desk)) for p in _strongest(desk)]
    paragraphs += [paragraph for paragraph in (_denied(desk), _mandate(desk)) if paragraph]
    return Section(id="summary", title="Summary", blocks=tuple(paragraphs))


def _strongest(desk: Desk) -> list[Proposition]:
    """The alleged facts that weigh most, of no theme more than a few before the others have had their turn."""
    ranked = sorted((p for p in desk.material.propositions if p.claims_for), key=lambda p: weight(p, desk))
    turns: Counter[str] = Counter()
    first = []
    for proposition in ranked:
        turns[theme_of(proposition)] += 1
        if turns[theme_of(proposition)] <= _PER_THEME:
            first.append(proposition)
    chosen = {p.id for p in [*first, *(p for p in ranked if p not in first)][:_CASES]}
    return [p for p in ranked if p.id in chosen]


def _read(desk: Desk) -> Sentence:
    material = desk.material
    languages = sorted({wording.language(d.language) for d in material.documents.values()})
    outlets = {d.publisher or d.id for d in material.documents.values()}
    text = (
        f"This brief rests on {wording.count(len(material.documents), 'document')} of "
        f"{wording.count(len(outlets), 'outlet')} in {wording.series(languages)}, with "
        f"{wording.count(len(material.claims), 'attributed statement')} that were weighed into "
        f"{wording.count(len(material.propositions), 'alleged fact')}; "
        f"{wording.count(len(material.findings), 'test')} held them against provisions. "
        "A test says what would follow if a thing happened as alleged; it is not a verdict on anyone."
    )
    root = material.head.root
    line = f"Ledger of {wording.count(material.head.size, 'entry', 'entries')}" + (f", root {root}" if root else "")
    number = desk.notes.text("ledger", root or "none", line + ".")
    return Sentence(kind="fact", pieces=(Piece(text),), evidence=(Ref("ledger", root or "none"),), notes=(number,))


def _case(proposition: Proposition, desk: Desk) -> Sentence:
    """According to whom, what, who denies it, which provision it would touch, and how sure that is."""
    standing = [o.caption for o in proposition.origins if o.side == "for"]
    denying = [o.caption for o in proposition.origins if o.side == "against"]
    number = _number(proposition)
    who = f"According to {wording.series(standing, 4)} ({number}), " if standing else "As reported, "
    pieces = [Piece(who), Piece(_inside(wording.headline(proposition)), "strong")]
    if denying:
        denies = (
            "denied it before" if proposition.status == "confirmed" else "denies it" if len(denying) == 1 else "deny it"
        )
        pieces.append(Piece(f"; {wording.series(denying, 3)} {denies}"))
    notes = [*desk.notes.claims(_picked(proposition))]
    evidence = [Ref("proposition", proposition.id)]
    findings = desk.findings(proposition)
    if findings:
        outcome = findings[0].outcome
        same = [f for f in findings if f.outcome == outcome]
        measures = [desk.measure(f.measure) for f in same]
        labels = [wording.cite(measure) for measure in measures[:_NAMED]]
        if len(same) > _NAMED:
            labels.append(f"and {len(same) - _NAMED} more")
        pieces += [Piece(f". Held against {'; '.join(labels)}: "), Piece(outcome, "strong")]
        notes += [desk.notes.record("measure", measure) for measure in measures[:_NAMED]]
        evidence += [Ref("finding", f.id) for f in same[:_NAMED]]
    pieces.append(Piece(f". Status: {proposition.status}; grade {wording.grade(proposition.grade)}."))
    return Sentence(
        kind="assessment", pieces=tuple(pieces), evidence=tuple(evidence), notes=tuple(dict.fromkeys(notes))
    )


def _number(proposition: Proposition) -> str:
    """How many origins stand behind it; parties concerned are named apart, for they are not independent."""
    parties = sum(o.party for o in proposition.origins if o.side == "for")
    independent = sum(not o.party for o in proposition.origins if o.side == "for")
    told = [wording.count(independent, "independent origin")] if independent or not parties else []
    if parties:
        told.append("a party concerned" if parties == 1 else f"{parties} parties concerned")
    return " and ".join(told)


def _inside(caption: str) -> str:
    """A caption in the middle of a sentence."""
    return caption[0].lower() + caption[1:] if caption.startswith("Someone ") else caption


def _picked(proposition: Proposition) -> list[str]:
    """The first claim of each of the first origins of both sides."""
    picked = []
    for side, known in (("for", proposition.claims_for), ("against", proposition.claims_against)):
        origins = [o for o in proposition.origins if o.side == side]
        firsts = [next((c for c in o.claims if c in known), None) for o in origins]
        picked += ([c for c in firsts if c] or list(known[:1]))[:_CITED]
    return picked


def _denied(desk: Desk) -> Paragraph | None:
    contested = [p for p in desk.material.propositions if p.status == "contested"]
    alone = [p for p in desk.material.propositions if p.status == "single"]
    if not contested and not alone:
        return None
    text = (
        f"{wording.count(len(contested), 'alleged fact')} {'is' if len(contested) == 1 else 'are'} denied by a party "
        f"concerned; {wording.count(len(alone), 'alleged fact')} {'rests' if len(alone) == 1 else 'rest'} on one "
        "independent origin only."
    )
    refs = tuple(Ref("proposition", p.id) for p in (*contested, *alone)[:12])
    notes = desk.notes.claims(c for p in contested[:4] for c in p.claims_against[:1])
    return desk.paragraph(Sentence(kind="assessment", pieces=(Piece(text),), evidence=refs, notes=notes))


def _mandate(desk: Desk) -> Paragraph | None:
    sentences = []
    for vote in [v for v in desk.material.votes if v.outcome != "adopted"][-1:]:
        against = desk.names.captions(vote.against)
        abstaining = desk.names.captions(vote.abstaining)
        parts = [f"{vote.in_favour} in favour"] if vote.in_favour is not None else []
        parts += [f"{wording.series(against)} against"] if against else []
        parts += [f"{wording.series(abstaining)} abstaining"] if abstaining else []
        text = (
            f"On {wording.date(vote.date)} the {desk.names.caption(vote.body)} voted on {vote.subject}: {vote.outcome}"
        )
        text += f": {', '.join(parts)}." if parts else "."
        note = desk.notes.record("vote", vote)
        sentences.append(Sentence(kind="fact", pieces=(Piece(text),), evidence=(Ref("vote", vote.id),), notes=(note,)))
    for mandate in desk.material.mandates:
        if mandate.until:
            text = f"The mandate of the {mandate.body} ended on {wording.date(mandate.until)}; the measures did not."
            note = desk.notes.record("mandate", mandate)
            sentences.append(
                Sentence(kind="fact", pieces=(Piece(text),), evidence=(Ref("mandate", mandate.id),), notes=(note,))
            )
    return desk.paragraph(*sentences) if sentences else None
