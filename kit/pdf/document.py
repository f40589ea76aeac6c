"""Pages become the bytes of one PDF file: tagged, with bookmarks, the same bytes for the same pages."""

from __future__ import annotations

import zlib
from io import BytesIO
from urllib.parse import quote

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream, PDFString

from kit.pdf.archive import Information, describe, sign
from kit.pdf.boxes import boxes
from kit.pdf.compact import Document
from kit.pdf.content import Blank, Content, Link, Use
from kit.pdf.embedding import EmbeddedFont
from kit.pdf.fields import Form
from kit.pdf.structure import Structure
from kit.typesetting.fonts import Fonts
from kit.typesetting.inline import plain
from kit.typesetting.page import Image, Page, Placed

# The same bytes whatever the environment says to reportlab.
pdfdoc.TimeStamp = lambda invariant: _NoTime
rl_config.invariant, rl_config.useA85, rl_config.pdfMultiLine, rl_config.pdfComments = 1, 0, 0, 0
_ABOVE = 4.0  # points that stay visible above what a link leads to
_ASCII = "".join(map(chr, range(33, 127)))  # addresses in a PDF are of these alone


class Printer:
    """Writes any number of PDF files with one family of fonts, parsed once."""

    def __init__(self, fonts: Fonts):
        # Faces that share a file (upright letters in the place of italics) are embedded once.
        first = {data: face for face, data in reversed(fonts.files.items())}
        embedded = {data: EmbeddedFont(face, data) for data, face in first.items()}
        self.fonts = {face: embedded[data] for face, data in fonts.files.items()}
        self.kerns = {face: widths.kerns for face, widths in fonts.widths.items()}
        self.tracking = fonts.tracking

    def write(self, pages: list[Page], information: Information) -> bytes:
        """The PDF of these pages."""
        return _File(self, information).write(pages)


class _File:
    """One PDF being written."""

    def __init__(self, printer: Printer, information: Information):
        fonts = self.fonts = printer.fonts
        self.information = information
        encodings = {face: (font.key, font.encoding) for face, font in fonts.items()}
        self.use = Use(encodings, printer.kerns, printer.tracking)
        self.structure = Structure()
        self.pictures: dict[bytes, Image] = {}
        self.document = Document(compression=1, invariant=1, pdfVersion=(1, 7), lang=information.language)
        self.resources = PDFDictionary({})
        self.form = Form(self.document, fonts["regular"])
        self.annotations = 0
        self.destinations: dict[tuple[str, str], PDFArray] = {}
        self.outline: list[tuple[int, str, PDFArray]] = []

    def write(self, pages: list[Page]) -> bytes:
        document = self.document
        shared = document.Reference(self.resources, "Resources")
        self._bookmarks(pages)
        for page in pages:
            self._add(page, shared)
        self._resources()
        self.form.write()
        self.structure.write(document)
        self._contents()
        describe(document, self.information)
        out = BytesIO()
        document.SaveToFile(out, None)
        return out.getvalue()

    # --- pages -------------------------------------------------------------------------------

    def _bookmarks(self, pages: list[Page]) -> None:
        """What links and the outline lead to; one document's entries stand as they are read, on whatever sheet."""
        scopes = {scope: i for i, scope in enumerate(dict.fromkeys(page.scope for page in pages))}
        marks = [(page, f"Page{number}", mark) for number, page in enumerate(pages, 1) for mark in page.bookmarks]
        for page, name, mark in sorted(marks, key=lambda found: (scopes[found[0].scope], found[2].rank)):
            top = min(page.height, page.height - mark.y + _ABOVE)
            target = PDFArray([PDFObjectReference(name), PDFName("XYZ"), 0, round(top, 2), 0])
            self.destinations.setdefault((page.scope, mark.name), target)
            self.outline.append((mark.level, plain(mark.title), target))

    def _add(self, page: Page, resources) -> None:
        document = self.document
        sheet, edges = pdfdoc.PDFPage(), boxes(page)
        for name, box in edges.items():
            setattr(sheet, name, PDFArray(box))
        key = self.structure.open_page(document.thisPageName())
        content = Content(self.use, self.structure)
        stream = zlib.compress(content.page(page).encode("latin-1"), 6)
        sheet.Contents = PDFStream(PDFDictionary({"Filter": PDFName("FlateDecode")}), stream)
        sheet.Resources = resources
        sheet.__NoDefault__ = [*sheet.__NoDefault__, "StructParents", "Tabs"]
        sheet.StructParents, sheet.Tabs = key, PDFName("S")
        annotations = [self._link(link, page.scope) for link in content.links]
        annotations += [self._field(blank, page.scope, document.thisPageName()) for blank in content.fields]
        if annotations:
            sheet.Annots = PDFArray(annotations)
        sign(document, stream, repr(edges).encode())
        self._collect(page)
        document.inPage()
        document.addPage(sheet)

    def _collect(self, page: Page) -> None:
        """Remember the largest use of each picture, which decides its resolution."""
        for box in page.boxes:
            if isinstance(box, Placed):
                self._collect(box.page)
            elif isinstance(box, Image):
                before = self.pictures.get(box.data)
                if before is None or box.width > before.width:
                    self.pictures[box.data] = box

    def _link(self, link: Link, scope: str) -> PDFObjectReference:
        self.annotations += 1
        name = f"Link{self.annotations}"
        key = self.structure.annotation(link.node, link.copy, name)
        values = {"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "Border": PDFArray([0, 0, 0]), "F": 4,
                  "Rect": PDFArray([round(v, 2) for v in link.rectangle]), "StructParent": key,
                  "Contents": PDFString(link.text.strip() or link.target)}
        if link.target.startswith("#"):
            values["Dest"] = self.destinations[scope, link.target[1:]]
        else:
            values["A"] = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(quote(link.target, safe=_ASCII))})
        return self.document.Reference(PDFDictionary(values), name)

    def _field(self, blank: Blank, scope: str, page: str) -> PDFObjectReference:
        name = f"{scope}/{blank.field.name}" if scope else blank.field.name
        self.annotations += 1
        own = f"Field{self.annotations}"
        key = self.structure.annotation(blank.field.node, blank.copy, own)
        return self.form.widget(blank.field, name, blank.rectangle, key, page, own)

    # --- what pages share ----------------------------------------------------------------------

    def _resources(self) -> None:
        fonts = {}
        for face, index in sorted(self.use.sets):
            name = f"{self.use.names[face]}S{index}"
            fonts[name] = self.fonts[face].add_to(self.document, index, self.use.sets[face, index], name)
        self.resources["Font"] = PDFDictionary(fonts)
        if self.use.images:
            from kit.pdf.images import add_image

            sign(self.document, *self.use.images)
            self.resources["XObject"] = PDFDictionary({
                name: add_image(self.document, name, self.pictures[data]) for data, name in self.use.images.items()})
        if self.use.opacities:
            self.resources["ExtGState"] = PDFDictionary({
                name: PDFDictionary({"ca": value, "CA": value}) for value, name in self.use.opacities.items()})

    def _contents(self) -> None:
        document = self.document
        document.Outlines = _Outline(self.outline)
        document.Catalog.Outlines = document.Outlines.write(document)
        if self.outline:
            document.Catalog.PageMode = PDFName("UseOutlines")


class _NoTime:
    """In the place of reportlab's stamp, which asks the clock or the environment even for what has no date."""

    t = 0


class _Outline:
    """The bookmarks, as a tree of dictionaries; takes the place of reportlab's, which needs a canvas."""

    ready = 1

    def __init__(self, entries: list[tuple[int, str, PDFArray]]):
        self.entries = entries

    def prepare(self, document, canvas) -> None:
        """Nothing is left to do when reportlab asks."""

    def write(self, document) -> PDFDictionary | None:
        if not self.entries:
            return None
        root = PDFDictionary({"Type": PDFName("Outlines")})
        open_entries = [(0, root, document.Reference(root))]
        last_kid: dict[int, tuple[PDFDictionary, PDFObjectReference]] = {}
        for level, title, target in self.entries:
            while open_entries[-1][0] >= level:
                open_entries.pop()
            _, parent, reference = open_entries[-1]
            entry = PDFDictionary({"Title": PDFString(title), "Parent": reference, "Dest": target})
            own = document.Reference(entry)
            if id(parent) in last_kid:
                before, before_reference = last_kid[id(parent)]
                before["Next"], entry["Prev"] = own, before_reference
            else:
                parent["First"] = own
            parent["Last"] = own
            last_kid[id(parent)] = (entry, own)
            open_entries.append((level, entry, own))
        root["Count"] = len(self.entries)
        return root
