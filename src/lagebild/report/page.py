"""The brief as one HTML file: no request, no script; footnotes open in place by ``:target``."""

import re
from importlib import resources

from lagebild.report import wording
from lagebild.report.casepage import case
from lagebild.report.markup import Html, tag, text, trusted
from lagebild.report.outline import Brief, Case, Footnote, Heading, Paragraph, Picture, Section, Table
from lagebild.report.pieces import sentence_html, spaced, table

__all__ = ["render_html"]

_CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def render_html(brief: Brief) -> bytes:
    """Return the page as UTF-8."""
    style = resources.files("lagebild.report").joinpath("templates/brief.css").read_text(encoding="utf-8")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_CSP),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content=brief.producer),
        tag("title", brief.title),
        tag("style", trusted(style)),
    )
    numerals = {section.id: wording.roman(place) for place, section in enumerate(brief.sections, 1)}
    body = tag(
        "body",
        tag("a", "Skip to the summary", class_="skip", href="#summary"),
        _masthead(brief),
        tag(
            "div",
            _contents(brief, numerals),
            tag("main", [_section(s, numerals) for s in brief.sections]),
            class_="page",
        ),
        _footnotes(brief),
        _colophon(brief),
    )
    page = "<!doctype html>\n" + tag("html", head, "\n", body, lang="en") + "\n"
    return _anchored(page).encode("utf-8")


def _anchored(page: str) -> str:
    """Give the first mention of each footnote the id that its way back leads to; text cannot hold raw quotes."""
    seen: set[str] = set()

    def anchor(found: re.Match[str]) -> str:
        number = found.group(1)
        if number in seen:
            return found.group()
        seen.add(number)
        return f'{found.group()} id="r{number}"'

    return re.sub(r'class="r r(\d+)"', anchor, page)


def _masthead(brief: Brief) -> Html:
    root = tag("code", brief.ledger_root) if brief.ledger_root else "empty"
    state = f" · as of {wording.date(brief.as_of)}" if brief.as_of else ""
    figures = [
        tag("div", tag("dt", figure.label), tag("dd", f"{figure.value:,}".replace(",", "\u202f")))
        for figure in brief.figures
    ]
    return tag(
        "header",
        tag("p", "lagebild", tag("span", "situation brief"), class_="kicker"),
        tag("h1", tag("bdi", brief.title)),
        tag("p", f"Period covered: {brief.period}{state}", class_="deck"),
        tag("dl", figures, class_="figures"),
        tag(
            "p",
            "What follows is what was said, by whom, and who denies it. Each sentence leads back to the characters it "
            "rests on. A test against a provision says what would follow if a thing happened as alleged; it is not a "
            "verdict on anyone.",
            class_="standfirst",
        ),
        tag(
            "p",
            [
                tag("span", tag("abbr", letter, class_="class", title=kind), f" {meaning} ", class_=kind)
                for kind, letter, meaning in wording.CLASSES
            ],
            class_="key",
        ),
        tag("p", f"Ledger: {wording.count(brief.ledger_size, 'entry', 'entries')}, root ", root, class_="root"),
        class_="masthead",
    )


def _contents(brief: Brief, numerals: dict[str, str]) -> Html:
    items = []
    for section in brief.sections:
        cases = [b for b in section.blocks if isinstance(b, Case)]
        inner = (
            tag("ol", [tag("li", tag("a", tag("bdi", c.caption), href=f"#{c.id}")) for c in cases]) if cases else None
        )
        label = tag("a", tag("span", numerals[section.id], class_="numeral"), section.title, href=f"#{section.id}")
        items.append(tag("li", label, inner))
    items.append(tag("li", tag("a", tag("span", "N", class_="numeral"), "Footnotes", href="#footnotes")))
    return tag("nav", tag("h2", "Contents"), tag("ol", items), class_="contents", aria_label="Contents")


def _section(section: Section, numerals: dict[str, str]) -> Html:
    title = tag("h2", tag("span", numerals[section.id] + ".", class_="numeral"), " ", section.title)
    return tag("section", title, [_block(block) for block in section.blocks], id=section.id)


def _block(block: Paragraph | Heading | Table | Picture | Case) -> Html:
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Heading):
        return tag("h3", tag("bdi", block.text), id=block.id)
    if isinstance(block, Table):
        return table(block)
    if isinstance(block, Picture):
        return _picture(block)
    return case(block)


def _paragraph(block: Paragraph) -> Html:
    """A numbered paragraph."""
    number = tag("a", f"{block.number}.", class_="n", href=f"#p{block.number}", aria_label=f"Paragraph {block.number}")
    return tag(
        "p", number, " ", spaced([sentence_html(s) for s in block.sentences]), class_="para", id=f"p{block.number}"
    )


def _picture(block: Picture) -> Html:
    drawing = tag(
        "div", trusted(block.svg), class_="scroll drawing", tabindex="0", role="region", aria_label=block.title
    )
    twin = tag("details", tag("summary", "The same in words, with footnotes"), table(block.twin))
    return tag("figure", tag("h3", block.title), drawing, tag("figcaption", block.description), twin, id=block.id)


def _footnotes(brief: Brief) -> Html:
    title = tag("h2", "Footnotes")
    lead = tag(
        "p", "The quoted characters are marked within their context; offsets are code points of the document's text."
    )
    notes = tag("ol", [_footnote(note) for note in brief.footnotes])
    return tag("section", title, lead, notes, class_="footnotes", id="footnotes")


def _footnote(note: Footnote) -> Html:
    back = tag("a", "↩ back to the text", href=f"#r{note.number}", class_="back")
    number = tag("span", f"{note.number}", class_="fn-n")
    if note.document is None:
        lines = [tag("p", tag("bdi", line)) for line in note.lines]
        return tag("li", number, lines, tag("p", back), id=f"fn{note.number}")
    source = tag(
        "p",
        tag("a", note.source, href="#documents"),
        " ",
        tag("cite", tag("bdi", note.title, lang=_lang(note.language))),
        ", ",
        tag("bdi", note.outlet),
        f", {wording.date(note.published)}. ",
        tag("bdi", note.said),
        ".",
    )
    marks = {"quote": "mark", "speaker": "b", "cue": "i"}
    shown: list[Html] = []
    at = note.excerpts[0].start if note.excerpts else 0
    for excerpt in note.excerpts:
        if excerpt.start != at:
            shown.append(text(" […] "))
        name = marks.get(excerpt.role)
        shown.append(tag(name, excerpt.text) if name else text(excerpt.text))
        at = excerpt.end
    quoted = [f"{e.start}–{e.end}" for e in note.excerpts if e.role == "quote"]
    context = tag(
        "blockquote",
        tag("bdi", "… " if note.excerpts[0].start else None, shown, " …" if at < note.length else None),
        lang=_lang(note.language),
        dir="auto",
    )
    trace = tag("p", f"Characters {', '.join(quoted)} of ", tag("code", note.document), ". ", back, class_="trace")
    return tag("li", number, source, context, trace, id=f"fn{note.number}")


def _colophon(brief: Brief) -> Html:
    return tag(
        "footer",
        tag(
            "p",
            f"Made by {brief.producer}. Same input, same output, byte for byte. The page loads nothing.",
        ),
        class_="colophon",
    )


def _lang(code: str | None) -> str:
    return code if code and code.isascii() and code.replace("-", "").isalnum() else "und"
