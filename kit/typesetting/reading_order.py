"""What pages say, in the order in which it is read: the tree that a reader's ear, a text file or a word processor gets.

The same rules as for the tags of a PDF: a node is read where its first box is drawn, once for each copy of a face;
what has no node, and what only repeats, is not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kit.typesetting.page import DECORATION, Box, Node, Page, Placed, Rule, Run

# Put where the dictionary cuts a word at a line's end; not part of the word.
_SOFT = "\xad"
_WIDE = 0.8  # between two runs of one line, in their size: more than any space


class Words(NamedTuple):
    """A piece of text in one face, with where it leads, and what is read aloud in its place where that is else."""

    text: str
    face: str
    link: str | None = None
    spoken: str = ""


class Element:
    """A node as it is read: what it holds, in order; `boxes` are those drawn for it, with the page they stand on."""

    __slots__ = ("tag", "node", "kids", "boxes", "baseline")

    def __init__(self, tag: str, node: Node | None = None):
        self.tag, self.node = tag, node
        self.kids: list[Element | Words] = []
        self.boxes: list[tuple[Page, Box]] = []
        self.baseline: tuple[Page, float, float] | None = None

    @property
    def alt(self) -> str:
        return self.node.alt if self.node else ""

    @property
    def text(self) -> str:
        """All it says, on one line, as it is read aloud."""
        said = "".join(kid.spoken or kid.text if isinstance(kid, Words) else f"{kid.text} " for kid in self.kids)
        return " ".join(said.split(" ")).strip()

    def elements(self, *tags: str) -> Iterator[Element]:
        """The elements inside, in order, those of some tags only where tags are named."""
        for kid in self.kids:
            if isinstance(kid, Element):
                if not tags or kid.tag in tags:
                    yield kid
                yield from kid.elements(*tags)

    def say(self, run: Run, page: Page) -> None:
        """Add a run: a new line stands apart from the one before, unless that one ended inside a word."""
        last = self.kids[-1] if self.kids and isinstance(self.kids[-1], Words) else None
        if last and last.text.endswith(_SOFT):
            self.kids[-1] = last._replace(text=last.text[:-1])
        elif last and self._stands_apart(run, page) and not last.text.endswith(" "):
            self.kids[-1] = last._replace(text=f"{last.text} ", spoken=last.spoken and f"{last.spoken} ")
        self.kids.append(Words(run.text, run.face, run.link, run.spoken))
        self.baseline = (page, run.y, run.x + run.width)

    def _stands_apart(self, run: Run, page: Page) -> bool:
        """Whether a run is on another line than the one before, or further along than a space would put it."""
        before, y, end = self.baseline
        return before is not page or y != run.y or run.x - end > run.size * _WIDE


def read(pages: Iterable[Page]) -> Element:
    """The tree of these pages, from its root, the document."""
    reader = _Reader()
    for page in pages:
        reader.page(page, 0)
    return reader.root


class _Reader:
    def __init__(self) -> None:
        self.root = Element("Document")
        self.known: dict[tuple[Node, int], Element] = {}

    def page(self, page: Page, copy: int) -> None:
        for box in page.boxes:
            if isinstance(box, Placed):
                if (box.copy or copy) != DECORATION:
                    self.page(box.page, box.copy or copy)
            elif not isinstance(box, Rule) and box.node is not None:
                element = self.element(box.node, copy)
                element.boxes.append((page, box))
                if isinstance(box, Run):
                    element.say(box, page)

    def element(self, node: Node, copy: int) -> Element:
        if node.tag == "Document":
            return self.root
        found = self.known.get((node, copy))
        if found is None:
            parent = self.element(node.parent, copy) if node.parent else self.root
            found = self.known[node, copy] = Element(node.tag, node)
            parent.kids.append(found)
        return found
