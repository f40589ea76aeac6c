"""The structure tree of a tagged PDF: which element each piece of a page belongs to, in reading order.

Layout hangs a Node on each box; here nodes become structure elements, once per copy of a face, in the
order in which they are first drawn. What has no node is an artifact: decoration, skipped by a reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from kit.pdf import syntax
from kit.pdf.drawn import Elements, Kid
from kit.typesetting.page import Node

ROOT = -1


class Structure:
    """Collects elements while pages are drawn."""

    def __init__(self) -> None:
        self.elements = Elements([], [], [], {})
        self.marks: list[int] = []
        self._known: dict[tuple[Node, int], int] = {}
        self._links: dict[tuple[Node, str], Node] = {}
        self._page = -1

    def open_page(self) -> list[int]:
        """Start the next page; what is returned fills with the element of each piece of its marked content."""
        self._page += 1
        self.marks = []
        return self.marks

    def content(self, node: Node, copy: int) -> str:
        """The operator that opens a piece of marked content of this node."""
        index, number = self.element(node, copy), len(self.marks)
        self.marks.append(index)
        self.elements.kids[index].append((self._page, number))
        return f"/{node.tag}<</MCID {number}>>BDC"

    def annotation(self, node: Node, copy: int, number: int) -> int:
        """Attach an annotation of this page to an element; returns the element's place."""
        index = self.element(node, copy)
        self.elements.kids[index].append((self._page, ~number))
        return index

    def link(self, node: Node, target: str) -> Node:
        """The Link node of a target inside another node."""
        key = (node, target)
        if key not in self._links:
            self._links[key] = Node("Link", node)
        return self._links[key]

    def element(self, node: Node, copy: int) -> int:
        """The place of the element of a copy of this node."""
        found = self._known.get((node, copy))
        return self._new(node, copy) if found is None else found

    def _new(self, node: Node, copy: int) -> int:
        above = node.parent
        parent = ROOT if above is None or above.tag == "Document" else self.element(above, copy)
        tags, parents, kids, abouts = self.elements
        own = self._known[node, copy] = len(tags)
        tags.append(node.tag)
        parents.append(parent)
        kids.append([])
        if parent != ROOT:
            kids[parent].append(own)
        if about := _about(node):
            abouts[own] = about
        return own


def _about(node: Node) -> str:
    """Alternative text, and the attributes of table cells, figures and fields whose value is printed too."""
    attributes = node.attributes
    if not attributes and not node.alt and node.tag != "Figure":
        return ""
    alt = f"/Alt{syntax.text(node.alt)}" if node.alt else ""
    if "scope" in attributes:
        return f"{alt}/A<</O/Table/Scope{syntax.name(str(attributes['scope']))}>>"
    if "role" in attributes:
        return f"{alt}/A<</O/PrintField/Role{syntax.name(str(attributes['role']))}>>"
    return f"{alt}/A<</O/Layout/Placement/Block>>" if node.tag == "Figure" else alt


def written(elements: Elements, first: int, root: int, pages: int, annotations: int) -> Iterator[str]:
    """Each element as an object. The numbers are those of the first element, page and annotation, and of the root."""
    tags, parents, families, abouts = elements
    for own, (tag, parent, kids) in enumerate(zip(tags, parents, families, strict=True)):
        above = root if parent == ROOT else first + parent
        if len(kids) == 1 and type(kids[0]) is tuple and kids[0][1] >= 0:  # words of one page, as most are
            (page, number), = kids
            inside = f"/Pg {pages + page} 0 R/K {number}"
        else:
            inside = _family(kids, first, pages, annotations)
        yield f"<</S/{tag}/P {above} 0 R{inside}{abouts.get(own, '')}>>"


def _family(kids: list[Kid], first: int, pages: int, annotations: int) -> str:
    """The kids of an element, and the page of the first that is on one."""
    own = next((kid[0] for kid in kids if type(kid) is tuple), -1)
    said = [_kid(kid, own, first, pages, annotations) for kid in kids]
    where = "" if own < 0 else f"/Pg {pages + own} 0 R"
    return f"{where}/K[{' '.join(said)}]" if said else where


def _kid(kid: Kid, own: int, first: int, pages: int, annotations: int) -> str:
    """A kid of an element whose page is `own`."""
    if type(kid) is int:
        return f"{first + kid} 0 R"
    page, number = kid
    if number < 0:
        return f"<</Type/OBJR/Pg {pages + page} 0 R/Obj {annotations + ~number} 0 R>>"
    return str(number) if page == own else f"<</Type/MCR/Pg {pages + page} 0 R/MCID {number}>>"
