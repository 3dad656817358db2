"""The outline of a brief: sections, paragraphs, sentences, footnotes. The renderers only print it."""

from msgspec import Struct

from lagebild.report.material import Material

KINDS = ("fact", "claim", "assessment", "recommendation")


class Ref(Struct, frozen=True):
    """What a sentence rests on: ``kind`` names the register (claim, measure, vote …), ``id`` the record in it."""

    kind: str
    id: str


class Piece(Struct, frozen=True):
    """A run of text. ``text`` and ``strong`` are ours; the rest are characters of a document, in its language.

    ``quote`` and ``name`` are set between quotation marks, ``marked`` has its own.
    """

    text: str
    role: str = "text"  # text | strong | quote | marked | name
    language: str | None = None


class Sentence(Struct, frozen=True, kw_only=True):
    """One sentence of one of the ``KINDS``; ``notes`` are footnote numbers."""

    kind: str
    pieces: tuple[Piece, ...]
    evidence: tuple[Ref, ...]
    notes: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(piece.text for piece in self.pieces)


class Paragraph(Struct, frozen=True, kw_only=True, tag="paragraph"):
    """Sentences under one running number, as in the reports of the Panel."""

    number: int
    sentences: tuple[Sentence, ...]


class Heading(Struct, frozen=True, kw_only=True, tag="heading"):
    """A heading inside a section."""

    id: str
    text: str


class Cell(Struct, frozen=True, kw_only=True):
    """A table cell. ``state`` is one of the states of an element or outcome and prints its symbol beside the word."""

    text: str
    notes: tuple[int, ...] = ()
    state: str | None = None
    code: bool = False
    foreign: bool = False  # text that came from outside: isolate its writing direction
    language: str | None = None
    target: str | None = None  # id of an element of the brief to link to
    subject: str | None = None  # id of the proposition that the row tells of


class Table(Struct, frozen=True, kw_only=True, tag="table"):
    """A table with a caption; ``widths`` are relative."""

    id: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()


class Picture(Struct, frozen=True, kw_only=True, tag="picture"):
    """A drawing with title, description and the same content as a table."""

    id: str
    title: str
    description: str
    svg: str
    twin: Table


class Voices(Struct, frozen=True, kw_only=True):
    """One origin's say: what counts once, and its repetitions, which do not count."""

    origin: str
    affiliation: str
    party: bool
    lead: Sentence
    repeats: tuple[Sentence, ...] = ()


class Side(Struct, frozen=True, kw_only=True):
    """One side of a proposition: all origins that stand for it, or against it."""

    number: int  # of the paragraph
    heading: str
    lead: Sentence
    voices: tuple[Voices, ...] = ()


class Condition(Struct, frozen=True, kw_only=True):
    """One element of a test, as printed."""

    name: str
    requires: str
    state: str
    note: str
    notes: tuple[int, ...] = ()


class Provision(Struct, frozen=True, kw_only=True):
    """One provision held against the case; ``label`` marks a paragraph number that was not read."""

    finding: str
    measure: str
    label: str
    summary: str
    in_force: str
    outcome: str
    conclusion: Sentence
    conditions: tuple[Condition, ...]


class Case(Struct, frozen=True, kw_only=True, tag="case"):
    """One proposition: allegation and denial side by side, who stands behind each, the provisions tested."""

    id: str
    proposition: str
    caption: str
    status: str
    grade: str
    facts: tuple[tuple[str, str], ...]  # what, when, how much: label and value
    allegation: Side
    denial: Side
    origins: Table
    assessment: Paragraph
    provisions: tuple[Provision, ...]


Block = Paragraph | Heading | Table | Picture | Case


class Section(Struct, frozen=True, kw_only=True):
    """A numbered part of the brief."""

    id: str
    title: str
    blocks: tuple[Block, ...]


class Excerpt(Struct, frozen=True, kw_only=True):
    """Code points ``start`` to ``end`` of a document: the quotation itself, its speaker or cue, or context."""

    text: str
    start: int
    end: int
    role: str = "context"  # context | quote | speaker | cue


class Footnote(Struct, frozen=True, kw_only=True):
    """A footnote: a quotation (``document`` set) or a record of a register (``lines`` set)."""

    number: int
    ref: Ref
    lines: tuple[str, ...] = ()
    document: str | None = None  # sha256
    source: str = ""  # D7: the document's number in the sources section
    title: str = ""
    outlet: str = ""
    published: str | None = None
    language: str | None = None
    length: int = 0  # code points of the document's text
    said: str = ""  # who, and how: "Russia denied (indirect speech)"
    excerpts: tuple[Excerpt, ...] = ()


class Figure(Struct, frozen=True, kw_only=True):
    """A number of the title block."""

    label: str
    value: int


class Brief(Struct, frozen=True, kw_only=True):
    """A whole brief, ready to print."""

    title: str
    period: str
    as_of: str | None
    producer: str
    figures: tuple[Figure, ...]
    ledger_size: int
    ledger_root: str | None
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]
    material: Material  # the records that everything rests on
