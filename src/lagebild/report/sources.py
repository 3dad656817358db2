"""What was read: every document with its outlet's affiliation, and the listed parties named in it."""

from collections import Counter

from lagebild.model import Document
from lagebild.report import wording
from lagebild.report.desk import Desk
from lagebild.report.outline import Block, Cell, Piece, Ref, Section, Sentence, Table

__all__ = ["compose", "parties"]


def compose(desk: Desk) -> Section:
    """Return the outlets, then the documents with their hashes."""
    return Section(id="sources", title="Sources", blocks=(_outlets(desk), _documents(desk)))


def parties(desk: Desk) -> Section | None:
    """Return the listed parties named in the documents, with the snapshots they were screened against."""
    material = desk.material
    if not material.snapshots and not material.parties:
        return None
    blocks: list[Block] = []
    for state in material.snapshots:
        text = f"Screened against the list {state.dataset} as of {wording.date(state.date)}, "
        text += f"{wording.count(state.parties, 'party', 'parties')}."
        number = desk.notes.text("snapshot", state.id, f"List {state.dataset} of {state.date}, sha256 {state.id}.")
        sentence = Sentence(kind="fact", pieces=(Piece(text),), evidence=(Ref("snapshot", state.id),), notes=(number,))
        blocks.append(desk.paragraph(sentence))
    if material.parties:
        blocks.append(_hits(desk))
    else:
        basis = tuple(Ref("snapshot", s.id) for s in material.snapshots)
        text = "No party of these lists is named in the documents read."
        blocks.append(desk.paragraph(Sentence(kind="fact", pieces=(Piece(text),), evidence=basis)))
    return Section(id="parties", title="Listed parties named in the documents", blocks=tuple(blocks))


def _hits(desk: Desk) -> Table:
    found: dict[tuple[str, str, str], list[int]] = {}
    scores: dict[tuple[str, str, str], float] = {}
    texts: dict[tuple[str, str, str], dict[str, None]] = {}
    ordered = sorted(
        desk.material.parties, key=lambda h: (h.caption, h.entity_id, desk.notes.sources.get(h.document, ""), h.start)
    )
    for hit in ordered:
        key = (hit.caption, hit.reference, hit.entity_id)
        found.setdefault(key, []).append(desk.notes.hit(hit))
        scores[key] = max(scores.get(key, 0.0), hit.score)
        texts.setdefault(key, {})[desk.notes.document(hit.document).text[hit.start : hit.end]] = None
    rows = tuple(
        (
            Cell(text=caption, foreign=True),
            Cell(text=reference or entity, code=True),
            Cell(text="; ".join(texts[key]), foreign=True, notes=tuple(sorted(set(numbers)))),
            Cell(text=f"{scores[key]:.2f}"),
        )
        for key, numbers in found.items()
        for caption, reference, entity in [key]
    )
    return Table(
        id="hits",
        caption="A likeness of names is a lead, not an identification",
        head=("Listed party", "Reference", "Named in the text as", "Score"),
        rows=rows,
        widths=(3, 1.4, 3, 0.8),
    )


def _outlets(desk: Desk) -> Table:
    material = desk.material
    documents = Counter(document.publisher or "" for document in material.documents.values())
    origins: dict[str, set[str]] = {}
    for proposition in material.propositions:
        for origin in proposition.origins:
            for id_ in origin.documents:
                origins.setdefault(desk.notes.document(id_).publisher or "", set()).add(origin.id)
    rows = []
    for id_, number in sorted(documents.items(), key=lambda item: (-item[1], item[0])):
        publisher = material.publishers.get(id_)
        if publisher is None:
            row = [id_ or "unknown publisher", "not in the register", "–", "F", "nothing is known about this outlet"]
        else:
            country = f" ({desk.names.caption(publisher.country)})" if publisher.country else ""
            voice = wording.series(desk.names.captions(publisher.speaks_for))
            control = wording.CONTROL.get(publisher.control, publisher.control)
            control += f"; speaks for {voice}" if voice else ""
            control += "; news agency" if publisher.wire else ""
            row = [
                publisher.name + country,
                publisher.owner or "not known",
                control,
                publisher.reliability,
                publisher.reason,
            ]
        cells = [Cell(text=text, foreign=True) for text in row]
        rows.append((*cells, Cell(text=str(number)), Cell(text=str(len(origins.get(id_, ()))))))
    return Table(
        id="outlets",
        caption="Outlets and whose voice they are",
        head=("Outlet", "Owner", "Control", "Source grade", "Why", "Documents", "Origins they carry"),
        rows=tuple(rows),
        widths=(2.2, 2, 2, 0.8, 3.2, 1, 1),
    )


def _documents(desk: Desk) -> Table:
    claims = Counter(claim.document for claim in desk.material.claims.values())
    ordered = sorted(desk.material.documents.values(), key=lambda d: int(desk.notes.sources[d.id][1:]))
    rows = tuple(_row(document, claims[document.id], desk) for document in ordered)
    return Table(
        id="documents",
        caption="Documents, with the sha256 of the bytes as received",
        head=("No.", "Title", "Outlet", "Published", "Language", "Statements", "sha256"),
        rows=rows,
        widths=(0.6, 3.2, 1.7, 1.3, 1.1, 0.9, 3),
    )


def _row(document: Document, claims: int, desk: Desk) -> tuple[Cell, ...]:
    return (
        Cell(text=desk.notes.sources[document.id]),
        Cell(text=document.title or document.name, foreign=True, language=document.language),
        Cell(text=desk.notes.outlet(document), foreign=True),
        Cell(text=wording.date(document.published)),
        Cell(text=wording.language(document.language)),
        Cell(text=str(claims)),
        Cell(text=document.id, code=True),
    )
