"""XML lists read as a stream of records: without DTD, entities or network, within limits, whole or not at all."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from lagebild.errors import ListError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Shape", "attribute", "brief", "child", "children", "line_of", "local", "records", "text"]

# The largest list, OFAC's advanced XML of the SDN list, has about 120 MB, 3 million elements and depth 12.
_MAX_BYTES = 512 * 1024 * 1024
_MAX_DEPTH = 24
_MAX_ELEMENTS = 20_000_000
_MAX_IN_RECORD = 200_000
_MAX_TEXT = 200_000


class Shape(Struct, frozen=True):
    """What an XML list looks like from outside."""

    label: str  # how errors call it
    root: str
    depth: int  # of the records; the root has depth 1
    sections: tuple[str, ...]  # the only elements at depth 2
    parties: tuple[str, ...]  # elements that are a party, and stand nowhere but among the records

    def refused(self, line: int, reason: str) -> ListError:
        """Return the error for a place in the list."""
        return ListError(f"{self.label}, line {line}: {reason}; nothing was read")


def records(data: bytes, shape: Shape) -> Iterator[tuple[str, "_Element"]]:
    """Yield the root when it starts (under ``""``), then each record when it is complete, under its parent's name.

    A record is cleared after it was yielded. Raises :class:`ListError` naming line and reason when the list is too big,
    not well-formed, cut short, of another root, declares a document type, or has text that belongs to no element.
    """
    from lxml import etree

    if len(data) > _MAX_BYTES:
        raise shape.refused(1, f"{len(data):,} bytes are more than the {_MAX_BYTES:,} allowed")
    try:
        yield from _records(data, shape)
    except etree.XMLSyntaxError as error:
        line, _ = error.position
        raise shape.refused(line or 1, f"not well-formed XML ({brief(error.msg)})") from None
    except (ValueError, LookupError, OSError) as error:
        raise shape.refused(1, f"not readable as XML ({brief(str(error))})") from None


def _records(data: bytes, shape: Shape) -> Iterator[tuple[str, "_Element"]]:
    from lxml import etree

    events = etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    depth = elements = begun = 0
    for event, element in events:
        if event == "start":
            depth += 1
            elements += 1
            if elements > _MAX_ELEMENTS or depth > _MAX_DEPTH:
                raise shape.refused(line_of(element), "more elements or deeper nesting than a list has")
            if depth == 1:
                _check_root(element, shape)
                yield "", element
            elif depth == 2 and local(element) not in shape.sections:
                raise shape.refused(line_of(element), f"unknown section {brief(local(element))}")
            if depth == shape.depth:
                begun = elements
            elif local(element) in shape.parties:
                raise shape.refused(line_of(element), f"{local(element)} inside of something else")
            elif depth > shape.depth and elements - begun > _MAX_IN_RECORD:
                raise shape.refused(line_of(element), "more elements than one record has")
            continue
        if depth == shape.depth:
            for node in element.iter():
                _check_node(node, shape)
            parent = element.getparent()
            yield "" if parent is None else local(parent), element
            element.clear(keep_tail=True)  # the text behind may not have been read yet
            while parent is not None and element.getprevious() is not None:
                _check_tail(parent[0], shape)
                del parent[0]
        elif depth < shape.depth:
            _check_node(element, shape)
            for node in element:
                _check_tail(node, shape)
        depth -= 1


def _check_root(root: "_Element", shape: Shape) -> None:
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise shape.refused(line_of(root), f"it declares a document type, which a {shape.label} never does")
    if local(root) != shape.root:
        raise shape.refused(line_of(root), f"it starts with {brief(local(root))} instead of {shape.root}")


def _check_node(element: "_Element", shape: Shape) -> None:
    for text in (element.text, *element.attrib.values()):
        if text and len(text) > _MAX_TEXT:
            raise shape.refused(line_of(element), f"{local(element)} holds {len(text):,} characters")
    if len(element) and element.text and element.text.strip():
        raise shape.refused(line_of(element), f"text in {brief(local(element))} that belongs to no element")
    if element.getparent() is not None:
        _check_tail(element, shape)


def _check_tail(element: "_Element", shape: Shape) -> None:
    if element.tail and element.tail.strip():
        raise shape.refused(line_of(element), f"text after {brief(local(element))} that belongs to no element")


def local(element: "_Element") -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: "_Element", *path: str) -> list["_Element"]:
    """Return the descendants along a path of names, whatever their namespace."""
    found = [element]
    for name in path:
        found = [child for one in found for child in one if local(child) == name]
    return found


def child(element: "_Element", *path: str) -> "_Element | None":
    """Return the first descendant along a path of names."""
    return next(iter(children(element, *path)), None)


def text(element: "_Element | None", *path: str) -> str | None:
    """Return the text of the first descendant along a path, white space folded; none where there is none."""
    node = element if element is None or not path else child(element, *path)
    return None if node is None else " ".join((node.text or "").split()) or None


def attribute(element: "_Element | None", name: str) -> str | None:
    """Return an attribute, white space folded; none where it is missing or empty."""
    return None if element is None else " ".join((element.get(name) or "").split()) or None


def line_of(element: "_Element") -> int:
    """Return the line on which the element starts."""
    return int(getattr(element, "sourceline", None) or 1)


def brief(text: str | None) -> str:
    """Return the beginning of a text, on one line."""
    return " ".join((text or "").split())[:120]
