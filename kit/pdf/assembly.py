"""Drawn pages become one file, in order; what is written is let go of, so a file may be of any length."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import BinaryIO

from kit.pdf import syntax
from kit.pdf.archive import Information, described, info
from kit.pdf.blocks import Block, repeatable
from kit.pdf.drawn import Annotation, Drawn, Letters, Picture
from kit.pdf.embedding import EmbeddedFont
from kit.pdf.fields import Form
from kit.pdf.file import File
from kit.pdf.outline import Outline, goal_of
from kit.pdf.structure import ROOT, written


class Assembly:
    """One file being put together. Of its pages it keeps numbers, and what its end is made from: letters, pictures."""

    def __init__(self, fonts: Mapping[str, EmbeddedFont], sink: BinaryIO):
        self.file = File(sink)
        self._fonts = fonts
        self._catalogue, self._tree, self._resources, self._root, self._structure = (
            self.file.numbers() for _ in range(5))
        self._form = Form(self.file, fonts["regular"])
        self._outline = Outline()
        self._letters: dict[str, tuple[str, int, set[str]]] = {}
        self._pictures: dict[str, Picture] = {}
        self._opacities: dict[str, float] = {}
        self._pages, self._elements = array("Q"), array("Q")
        # The parent tree: which element each page's content is of. A leaf per record; how many keys they have.
        self._leaves, self._keys = array("Q"), array("Q", [0])

    def add(self, drawn: Drawn) -> Block | None:
        """The next pages of the file; what they came to, where that may be of use to another."""
        file, count = self.file, len(drawn.pages)
        (first, start), key = file.place, self._keys[-1]
        contents = file.numbers(2 * count + len(drawn.annotations) + len(drawn.elements.tags))
        pages = contents + count
        annotations = pages + count
        elements = annotations + len(drawn.annotations)
        self._outline.add(drawn, pages)
        self._add_pages(drawn, contents, pages, annotations)
        self._add_annotations(drawn, pages, annotations)
        for number, body in enumerate(written(drawn.elements, elements, self._root, pages, annotations), elements):
            file.put(number, body)
        self._add_leaf(drawn, elements)
        own = list(range(pages, annotations))
        below = [elements + i for i, parent in enumerate(drawn.elements.parents) if parent == ROOT]
        self._pages.extend(own)
        self._elements.extend(below)
        self._collect(drawn)
        file.flush()
        if not repeatable(drawn):
            return None
        length, table = file.place[1] - start, file.table_from(first)
        return Block(first, key, start, length, table, own, below, self._leaves[-1], self._keys[-1], drawn.letters)

    def copy(self, block: Block, data: bytes) -> Block | None:
        """The next pages, as another file has them; None where they would have other numbers."""
        (first, start) = self.file.place
        if (first, self._keys[-1]) != (block.first, block.key):
            return None
        self.file.copy(data, block.entries(start))
        self._pages.extend(block.pages)
        self._elements.extend(block.elements)
        self._leaves.append(block.leaf)
        self._keys.append(block.keys)
        self._collect_letters(block.letters)
        return block._replace(start=start, table=self.file.table_from(first))

    # --- pages -------------------------------------------------------------------------------

    def _add_pages(self, drawn: Drawn, contents: int, pages: int, annotations: int) -> None:
        on_page: dict[int, list[int]] = {}
        for number, annotation in enumerate(drawn.annotations, annotations):
            on_page.setdefault(annotation.page, []).append(number)
        for place, sheet in enumerate(drawn.pages):
            self.file.stream(contents + place, "", sheet.content, packed=True)
            boxes = "".join([f"/{name} {syntax.array(box)}" for name, box in sheet.boxes.items()])
            found = on_page.get(place)
            answers = f"/Annots {syntax.references(found)}" if found else ""
            self.file.put(pages + place, (
                f"<</Type /Page/Parent {self._tree} 0 R/Resources {self._resources} 0 R"
                f"/Contents {contents + place} 0 R{boxes}/StructParents {self._keys[-1] + place}/Tabs /S{answers}>>"))

    def _add_annotations(self, drawn: Drawn, pages: int, first: int) -> None:
        fields: dict[int, tuple[Annotation, str]] = {}
        key = self._keys[-1] + len(drawn.pages)
        for place, annotation in enumerate(drawn.annotations):
            page, _, rectangle, says, address, goal, field = annotation
            about = (f"/Type /Annot/Rect {syntax.array(rectangle)}/P {pages + page} 0 R/StructParent {key + place}"
                     f"/Contents{syntax.text(says)}")
            if field:
                fields[first + place] = annotation, about
            else:
                there = f"/Dest {goal_of(pages + goal[0], goal[1])}" if goal else ""
                outside = f"/A<</S /URI/URI{syntax.text(address)}>>" if address else ""
                self.file.put(first + place, f"<<{about}/Subtype /Link/Border[0 0 0]/F 4{there}{outside}>>")
        self._form.add(fields)

    def _add_leaf(self, drawn: Drawn, elements: int) -> None:
        """The elements of each page's marked content, and of each annotation, under their keys."""
        start = self._keys[-1]
        values = [syntax.references([elements + mark for mark in sheet.marks]) for sheet in drawn.pages]
        values += [syntax.reference(elements + annotation.element) for annotation in drawn.annotations]
        rows = " ".join([f"{key} {value}" for key, value in enumerate(values, start)])
        self._leaves.append(self.file.add(f"<</Limits[{start} {start + len(values) - 1}]/Nums[{rows}]>>"))
        self._keys.append(start + len(values))

    def _collect(self, drawn: Drawn) -> None:
        self._collect_letters(drawn.letters)
        for name, picture in drawn.pictures.items():
            before = self._pictures.get(name)
            if before is None or picture.width > before.width:
                self._pictures[name] = picture
        self._opacities |= drawn.opacities

    def _collect_letters(self, letters: list[Letters]) -> None:
        for face, index, name, characters in letters:
            self._letters.setdefault(name, (face, index, set()))[2].update(characters)

    # --- the end of the file -------------------------------------------------------------------

    def finish(self, about: Information) -> None:
        """What pages share, and what the file says of itself."""
        file = self.file
        file.put(self._tree, f"<</Type /Pages/Count {len(self._pages)}/Kids {syntax.references(self._pages)}>>")
        self._finish_resources()
        self._finish_structure()
        outlines = self._outline.write(file)
        marks = f"/Outlines {outlines} 0 R/PageMode /UseOutlines" if outlines else ""
        file.alone(self._catalogue, (
            f"<</Type /Catalog/Pages {self._tree} 0 R/StructTreeRoot {self._structure} 0 R"
            f"{described(file, about)}{self._form.write()}{marks}>>"))
        file.finish(self._catalogue, info(file, about.title))

    def _finish_resources(self) -> None:
        fonts = [f"/{name} {self._fonts[face].add_to(self.file, index, used)} 0 R"
                 for name, (face, index, used) in sorted(self._letters.items())]
        pictures = []
        if self._pictures:
            from kit.pdf.images import add_image

            pictures = [f"/{name} {add_image(self.file, picture)} 0 R" for name, picture in self._pictures.items()]
        faint = [f"/{name}<</ca {value:g}/CA {value:g}>>" for name, value in self._opacities.items()]
        kinds = {"Font": fonts, "XObject": pictures, "ExtGState": faint}
        body = "".join([f"/{kind}<<{''.join(entries)}>>" for kind, entries in kinds.items() if entries])
        self.file.put(self._resources, f"<<{body}>>")

    def _finish_structure(self) -> None:
        file, structure = self.file, self._structure
        file.put(self._root, f"<</S/Document/P {structure} 0 R/K {syntax.references(self._elements)}>>")
        tree = file.add(f"<</Kids {syntax.references(self._leaves)}>>")
        file.put(structure, f"<</Type /StructTreeRoot/K {self._root} 0 R/ParentTree {tree} 0 R"
                            f"/ParentTreeNextKey {self._keys[-1]}>>")
