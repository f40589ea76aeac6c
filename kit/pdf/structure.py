"""The structure tree of a tagged PDF: which element each piece of a page belongs to, in reading order.

Layout hangs a Node on each box; here nodes become structure elements, once per copy of a face, in the
order in which they are first drawn. What has no node is an artifact: decoration, skipped by a reader.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFObjectReference, PDFString

from kit.typesetting.page import Node


class Element:
    """A structure element: its tag, its kids (elements, marked content, annotations) in order."""

    __slots__ = ("tag", "kids", "node", "reference")

    def __init__(self, tag: str, node: Node | None, parent: Element | None):
        self.tag, self.node, self.kids, self.reference = tag, node, [], None
        if parent is not None:
            parent.kids.append(self)


class Structure:
    """Collects elements while pages are drawn; writes the tree when the document is saved."""

    def __init__(self) -> None:
        self.root = Element("Document", None, None)
        self._elements: dict[tuple, Element] = {}
        self._links: dict[tuple, Node] = {}
        self._parents: list[list[Element] | Element] = []
        self._page: list[Element] = []
        self._page_name = ""

    def open_page(self, name: str) -> int:
        """Start a page; returns its key in the parent tree."""
        self._page, self._page_name = [], name
        self._parents.append(self._page)
        return len(self._parents) - 1

    def content(self, node: Node, copy: int) -> str:
        """The operator that opens a piece of marked content of this node."""
        element = self.element(node, copy)
        number = len(self._page)
        self._page.append(element)
        element.kids.append((self._page_name, number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    def annotation(self, node: Node, copy: int, name: str) -> int:
        """Attach an annotation of this page to an element; returns its key in the parent tree."""
        element = self.element(node, copy)
        element.kids.append((self._page_name, name))
        self._parents.append(element)
        return len(self._parents) - 1

    def link(self, node: Node, target: str) -> Node:
        """The Link node of a target inside another node."""
        key = (node, target)
        if key not in self._links:
            self._links[key] = Node("Link", node)
        return self._links[key]

    def element(self, node: Node, copy: int) -> Element:
        found = self._elements.get((node, copy))
        if found is None:
            if node.tag == "Document":
                return self.root
            parent = self.element(node.parent, copy) if node.parent else self.root
            found = self._elements[node, copy] = Element(node.tag, node, parent)
        return found

    # --- writing -----------------------------------------------------------------------------

    def write(self, document: PDFDocument) -> None:
        """Add the tree to the document's catalogue."""
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = document.Reference(tree)
        tree["K"] = PDFArray([self._write(document, self.root, reference)])
        numbers: list = []
        for key, value in enumerate(self._parents):
            refs = value.reference if isinstance(value, Element) else PDFArray([e.reference for e in value])
            numbers += [key, refs if isinstance(value, Element) else document.Reference(refs)]
        tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(self._parents)
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _write(self, document: PDFDocument, element: Element, parent) -> PDFObjectReference:
        values = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent})
        element.reference = document.Reference(values)
        page = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        kids = [self._kid(document, kid, page, element) for kid in element.kids]
        if page is not None:
            values["Pg"] = PDFObjectReference(page)
        if kids:
            values["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        _describe(values, element.node)
        return element.reference

    def _kid(self, document: PDFDocument, kid, page: str | None, element: Element):
        if isinstance(kid, Element):
            return self._write(document, kid, element.reference)
        where, what = kid
        if isinstance(what, str):
            return PDFDictionary({"Type": PDFName("OBJR"), "Pg": PDFObjectReference(where),
                                  "Obj": PDFObjectReference(what)})
        if where == page:
            return what
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": PDFObjectReference(where), "MCID": what})


def _describe(values: PDFDictionary, node: Node | None) -> None:
    """Alternative text, and the attributes of table cells, figures and fields whose value is printed too."""
    if node is None:
        return
    if node.alt:
        values["Alt"] = PDFString(node.alt)
    attributes = node.attributes
    if "scope" in attributes:
        values["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(str(attributes["scope"]))})
    elif "role" in attributes:
        values["A"] = PDFDictionary({"O": PDFName("PrintField"), "Role": PDFName(str(attributes["role"]))})
    elif node.tag == "Figure":
        values["A"] = PDFDictionary({"O": PDFName("Layout"), "Placement": PDFName("Block")})
