"""Who says it and who denies it: claims as sentences, gathered by origin so that repetition stays visible as such."""

from lagebild.model import Claim, Origin, Proposition
from lagebild.report import wording
from lagebild.report.material import Material
from lagebild.report.names import Names
from lagebild.report.notes import Notes
from lagebild.report.outline import Piece, Ref, Sentence, Side, Voices

__all__ = ["affiliation", "quote", "sides"]

_MARKS = tuple('"“”„«»‹›「『《’‘‚')
_LIMIT = 420  # code points of one quotation in running text; the footnote always has all of it


def quote(claim: Claim, material: Material, names: Names, notes: Notes) -> Sentence:
    """Say in one sentence who said what, when and where, quoting the original characters."""
    document = notes.document(claim.document)
    number = notes.claim(claim.id)
    who = names.speaker(claim)
    linked = claim.speaker is not None and claim.speaker.entity is not None
    subject = Piece(who, "strong" if linked else "name", None if linked else document.language) if who else None
    lead = f" {wording.verb(claim)}" if who else wording.unspoken(claim)
    when = ""
    if claim.said and claim.said != document.published:
        when = f" {'on' if len(claim.said) == 10 else 'in'} {wording.date(claim.said)}"
    pieces = [subject] if subject else []
    pieces.append(Piece(f"{lead}{when}: "))
    for place, span in enumerate(claim.content):
        if place:
            pieces.append(Piece(" … "))
        text = span.text if len(span.text) <= _LIMIT else span.text[:_LIMIT]
        pieces.append(Piece(text, "marked" if text[:1] in _MARKS else "quote", document.language))
        if text != span.text:
            pieces.append(Piece(" (shortened; the footnote has all of it)"))
    outlet = f"{notes.outlet(document)}, {wording.date(document.published)}"
    pieces.append(Piece(f" ({outlet}; {wording.language(document.language)}; {wording.manner(claim)})."))
    evidence = (Ref("claim", claim.id), Ref("document", document.id))
    return Sentence(kind="claim", pieces=tuple(pieces), evidence=evidence, notes=(number,))


def affiliation(origin: Origin, material: Material, names: Names) -> str:
    """Say for whom an origin speaks, or who owns and controls the outlets that stand behind it."""
    if origin.party and "party concerned" not in origin.rule:
        return f"a party concerned; {origin.rule}"
    return origin.rule


def sides(proposition: Proposition, material: Material, names: Names, notes: Notes, number: int) -> tuple[Side, Side]:
    """Return allegation and denial, paragraphs ``number`` and ``number + 1``."""
    basis = (Ref("proposition", proposition.id),)
    standing = _voices(proposition, "for", proposition.claims_for, material, names, notes)
    denying = _voices(proposition, "against", proposition.claims_against, material, names, notes)
    silent = [id_ for id_ in proposition.claims_other if _claim(material, id_).stance == "decline"]
    denying += _loose(silent, "No comment", "neither confirms nor denies", material, names, notes)
    allegation = Side(
        number=number,
        heading="The allegation" if proposition.claims_for else "No allegation",
        lead=_lead(standing, basis, "stands behind it", "stand behind it", "Nobody in the documents read asserts it."),
        voices=tuple(standing),
    )
    answer = "No denial or answer that could be put beside it was found in the documents read; that is not agreement."
    denial = Side(
        number=number + 1,
        heading="The denial" if proposition.claims_against else "No denial found",
        lead=_lead(
            [v for v in denying if v.origin != "No comment"], basis, "stands against it", "stand against it", answer
        ),
        voices=tuple(denying),
    )
    return allegation, denial


def _lead(voices: list[Voices], basis: tuple[Ref, ...], one: str, many: str, none: str) -> Sentence:
    if not voices:
        return Sentence(kind="fact", pieces=(Piece(none),), evidence=basis)
    repeats = sum(len(v.repeats) for v in voices)
    text = f"{wording.count(len(voices), 'origin')} {one if len(voices) == 1 else many}."
    if repeats:
        text += f" {wording.count(repeats, 'repetition')} {'is' if repeats == 1 else 'are'} not counted."
    used = tuple(n for v in voices for n in v.lead.notes)
    return Sentence(kind="assessment", pieces=(Piece(text),), evidence=basis, notes=used[:0])


def _voices(
    proposition: Proposition, side: str, ids: tuple[str, ...], material: Material, names: Names, notes: Notes
) -> list[Voices]:
    """One entry an origin, the earliest claim with the fullest wording in front; what has no origin comes last."""
    found = []
    for origin in (o for o in proposition.origins if o.side == side):
        claims = _ordered([id_ for id_ in origin.claims if id_ in ids], material, notes)
        if claims:
            first, *rest = [quote(claim, material, names, notes) for claim in claims]
            about = affiliation(origin, material, names)
            found.append(
                Voices(origin=origin.caption, affiliation=about, party=origin.party, lead=first, repeats=tuple(rest))
            )
    placed = {id_ for o in proposition.origins for id_ in o.claims}
    rest_ids = [id_ for id_ in ids if id_ not in placed]
    return found + _loose(rest_ids, "Origin not told", "not counted", material, names, notes)


def _loose(ids: list[str], origin: str, about: str, material: Material, names: Names, notes: Notes) -> list[Voices]:
    claims = _ordered(ids, material, notes)
    return [
        Voices(origin=origin, affiliation=about, party=False, lead=quote(claim, material, names, notes))
        for claim in claims
    ]


def _claim(material: Material, id_: str) -> Claim:
    from lagebild.errors import DataError

    if id_ not in material.claims:
        raise DataError(f"claim {id_} is cited but not there; compute the propositions again")
    return material.claims[id_]


def _ordered(ids: list[str], material: Material, notes: Notes) -> list[Claim]:
    """Direct speech before rendered speech before the bare mention; then by date."""
    rank = {"direct": 0, "indirect": 1, "free_indirect": 1, "reported": 2}

    def key(claim: Claim) -> tuple[int, str, str, int, str]:
        published = notes.document(claim.document).published
        return rank.get(claim.kind, 3), claim.said or published or "9", claim.document, claim.content[0].start, claim.id

    return sorted((_claim(material, id_) for id_ in ids), key=key)
