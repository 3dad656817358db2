"""How the brief came about, what was not read, and how to check all of it."""

from collections import Counter

from lagebild.report import wording
from lagebild.report.desk import Desk
from lagebild.report.outline import Block, Cell, Heading, Paragraph, Piece, Ref, Section, Sentence, Table

__all__ = ["compose"]


def compose(desk: Desk) -> Section:
    """Return rules, limits, and the way to verify."""
    blocks: list[Block] = [
        Heading(id="method-reading", text="How statements were read and weighed"),
        *_rules(desk),
        Heading(id="method-scales", text="Scales"),
        _scale("statuses", "Status of an alleged fact", wording.STATUSES),
        _scale("states", "State of an element of a provision", wording.STATES),
        _scale("outcomes", "Outcome of a test", wording.OUTCOMES),
        _admiralty(),
        Heading(id="method-limits", text="What was not read, and limits"),
        *_limits(desk),
        Heading(id="method-verify", text="How to verify this brief"),
        *_verify(desk),
    ]
    return Section(id="method", title="Method, limits and verification", blocks=tuple(blocks))


def _rules(desk: Desk) -> list[Paragraph]:
    readers = sorted({claim.reader for claim in desk.material.claims.values() if claim.reader})
    by = f" by the reader {wording.series(readers)}" if readers else ""
    return [
        _say(
            desk,
            "fact",
            f"Each document was kept as received and read{by}: who speaks, in which characters, with which stance. "
            "Every quotation was cut anew out of the document when this brief was written; had it differed, there "
            "would be no brief.",
            Ref("method", "reading"),
        ),
        _say(
            desk,
            "fact",
            "Statements about the same alleged fact stand together across documents and languages, denials beside "
            "allegations. Sources are counted in origins: organs of one State, outlets of one owner, copies of one "
            "agency text and all who quote the same source are one origin; an outlet that speaks for a party concerned "
            "is that party. Repetition is shown and not counted.",
            Ref("method", "origins"),
        ),
        _say(
            desk,
            "fact",
            "Sentences are of four classes, told apart in print: facts (F) are records of a register or of the "
            "ledger, claims (C) are what someone said, assessments (A) follow from them by a printed rule, "
            "recommendations (R) say what would settle an open question.",
            Ref("method", "classes"),
        ),
    ]


def _limits(desk: Desk) -> list[Paragraph]:
    material = desk.material
    used = {finding.measure for finding in material.findings}
    touched = {id_ for a in material.agreements for c in a.clauses for id_ in c.touches}
    measures = [desk.measure(id_) for id_ in sorted(used | touched)]
    unread = [m for m in measures if m.paragraph_status != "read"]
    texts = Counter(m.text_status for m in measures)
    silent = sorted(set(material.documents) - {claim.document for claim in material.claims.values()})
    lines = []
    if measures:
        basis = tuple(Ref("measure", m.id) for m in (unread or measures)[:12])
        kinds = wording.series([f"{number} {status}" for status, number in sorted(texts.items())])
        text = (
            f"Of {wording.count(len(measures), 'provision')} cited here, the paragraph number of {len(unread)} was not "
            f"read in the resolution itself and is marked so. How the content is known: {kinds}."
        )
        lines.append(_say(desk, "fact", text, *basis))
    if silent:
        names = wording.series([desk.notes.sources[id_] for id_ in silent], 12)
        text = f"No attributed statement was found in {wording.count(len(silent), 'document')}: {names}."
        lines.append(_say(desk, "fact", text, *(Ref("document", id_) for id_ in silent[:12])))
    lines.append(
        _say(
            desk,
            "assessment",
            "A reader by rules misses statements and can take a speaker for another; the footnotes are there so that "
            "each can be checked in its context. What is not in the documents read is not in this brief, and the "
            "absence of a denial is no agreement. Names of parties are compared by likeness only.",
            Ref("method", "limits"),
        )
    )
    return lines


def _verify(desk: Desk) -> list[Paragraph]:
    head = desk.material.head
    root = f"; its Merkle root (RFC 6962) is {head.root}" if head.root else "; it has no root, being empty"
    ref = Ref("ledger", head.root or "none")
    return [
        _say(
            desk, "fact", f"The ledger behind this brief has {wording.count(head.size, 'entry', 'entries')}{root}.", ref
        ),
        _say(
            desk,
            "recommendation",
            "Run “lagebild verify” in the workspace: it recomputes every hash and names the first entry that differs. "
            "Or take the JSON form of this brief: for each quotation, characters start to end of the document's text "
            "(counted in code points) are the quoted words, and the sha256 names the bytes as received.",
            ref,
        ),
    ]


def _say(desk: Desk, kind: str, text: str, *refs: Ref) -> Paragraph:
    return desk.paragraph(Sentence(kind=kind, pieces=(Piece(text),), evidence=refs))


def _scale(id_: str, caption: str, words: dict[str, str]) -> Table:
    rows = tuple(
        (Cell(text=word, state=word if word in wording.SYMBOLS else None), Cell(text=meaning))
        for word, meaning in words.items()
    )
    return Table(id=f"scale-{id_}", caption=caption, head=("Word", "Meaning"), rows=rows, widths=(1, 4))


def _admiralty() -> Table:
    rows = tuple((Cell(text=code), Cell(text=meaning)) for code, meaning in wording.ADMIRALTY)
    return Table(
        id="scale-admiralty",
        caption="Admiralty code: the letter grades the most reliable source, the number the content",
        head=("Sign", "Meaning"),
        rows=rows,
        widths=(1, 4),
    )
