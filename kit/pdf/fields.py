"""Fields that are filled in on a screen: text and boxes to tick, tagged, in an embedded font that knows accents."""

from __future__ import annotations

from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from kit.pdf.embedding import EmbeddedFont
from kit.typesetting.page import Field

_FONT = "FieldFont"
_MULTILINE, _NO_SCROLLING = 1 << 12, 1 << 23  # no scrolling: all that is typed is seen on paper
_PRINT = 4
_INSET, _LEADING = 2.0, 1.2
_OFF = "Off"
# The codes of Windows Latin 1, which is what viewers write into a field: French, œ, €, ’ and « » included.
_CODES = [bytes([code]).decode("cp1252", "ignore") or "\u2022" for code in range(32, 256)]


class Placed(NamedTuple):
    """A field on its page."""

    field: Field
    widget: PDFDictionary
    reference: PDFObjectReference


class Form:
    """The fields of one PDF, by name; boxes of one name are one question."""

    def __init__(self, document: PDFDocument, font: EmbeddedFont):
        self.document, self.font = document, font
        self._font_reference: PDFObjectReference | None = None
        self._named: dict[str, list[Placed]] = {}

    def widget(self, field: Field, name: str, rectangle: tuple[float, float, float, float], key: int, page: str,
               own: str) -> PDFObjectReference:
        """A field of the page of that name; `key` is its place in the parent tree, `own` the name of the object."""
        values = {"Type": PDFName("Annot"), "Subtype": PDFName("Widget"), "F": _PRINT, "StructParent": key,
                  "Rect": PDFArray([round(side, 2) for side in rectangle]), "P": PDFObjectReference(page),
                  "TU": PDFString(field.label), "Contents": PDFString(field.label)}
        width, height = rectangle[2] - rectangle[0], rectangle[3] - rectangle[1]
        values |= self._box(field, width, height) if field.choice else self._text(field, width, height)
        widget = PDFDictionary(values)
        self._named.setdefault(name, []).append(Placed(field, widget, self.document.Reference(widget, own)))
        return self._named[name][-1].reference

    def write(self) -> None:
        """Tell the catalogue of the fields, if there are any."""
        if self._named:
            fields = [self._group(name, found) if found[0].field.choice and found[1:] else self._alone(name, found[0])
                      for name, found in self._named.items()]
            self.document.Catalog.__NoDefault__ = [*self.document.Catalog.__NoDefault__, "AcroForm"]
            self.document.Catalog.AcroForm = PDFDictionary({
                "Fields": PDFArray(fields), "DA": PDFString(f"/{_FONT} 11 Tf 0 g"),
                "DR": PDFDictionary({"Font": PDFDictionary({_FONT: self._font()})})})

    # --- fields and groups ---------------------------------------------------------------------

    def _alone(self, name: str, found: Placed) -> PDFObjectReference:
        """A field that is its own widget."""
        found.widget["T"] = PDFString(name)
        if found.field.choice:
            found.widget["FT"], found.widget["V"] = PDFName("Btn"), found.widget["AS"]
        return found.reference

    def _group(self, name: str, found: list[Placed]) -> PDFObjectReference:
        """Boxes of which one is ticked at most: one field, whose value is that box's word.

        Check boxes and not radio buttons, which most viewers do not let go of again: an answer can be taken back.
        """
        ticked = next((box.field.value for box in found if box.field.value == box.field.choice), _OFF)
        question = found[0].field.label.rpartition(", ")[0] or found[0].field.label
        own = self.document.Reference(PDFDictionary({
            "FT": PDFName("Btn"), "T": PDFString(name), "TU": PDFString(question), "V": PDFName(ticked),
            "Kids": PDFArray([box.reference for box in found])}))
        for box in found:
            box.widget["Parent"] = own
        return own

    # --- kinds of field ------------------------------------------------------------------------

    def _text(self, field: Field, width: float, height: float) -> dict[str, object]:
        # What is typed need not stand on the lines that are drawn for a pen, and takes the place of what is printed.
        style = {"BG": PDFArray([1])} if field.lines > 1 or field.value else {}
        return {"FT": PDFName("Tx"), "V": PDFString(field.value), "DA": PDFString(f"/{_FONT} {field.size:g} Tf 0 g"),
                "Ff": _NO_SCROLLING | (_MULTILINE if field.lines > 1 else 0), "MK": PDFDictionary(style),
                "AP": PDFDictionary({"N": self._written(field, width, height)})}

    def _box(self, field: Field, width: float, height: float) -> dict[str, object]:
        ticked = field.value == field.choice
        state = PDFName(field.choice if ticked else _OFF)
        k = min(width, height) / 14
        tick = f"q 0 g 0 G {2 * k:.2f} w 1 J 1 j {3 * k:.2f} {7 * k:.2f} m {6 * k:.2f} {4 * k:.2f} l " \
               f"{11 * k:.2f} {11 * k:.2f} l S Q"
        # A tick that is printed can be taken back on a screen.
        inside = f"{1.5 * k:.2f} {1.5 * k:.2f} {width - 3 * k:.2f} {height - 3 * k:.2f} re"
        empty = f"q 1 g {inside} f Q" if ticked else ""
        return {"AS": state, "MK": PDFDictionary({"CA": PDFString("4")}),
                "AP": PDFDictionary({"N": PDFDictionary({field.choice: self._drawn(tick, width, height, False),
                                                         _OFF: self._drawn(empty, width, height, False)})})}

    def _written(self, field: Field, width: float, height: float) -> PDFObjectReference:
        """What is already written, on its lines from the top; nothing where nothing is."""
        if not field.shown:
            return self._drawn("/Tx BMC EMC", width, height, True)
        lines = " T* ".join(f"({_escaped(line)}) Tj" for line in field.shown)
        top = (height - field.size * 0.7) / 2 if field.lines == 1 else height - field.size * 1.1
        ground = f"q 1 g 0 0 {width:.2f} {height:.2f} re f Q "
        return self._drawn(f"{ground}/Tx BMC q BT /{_FONT} {field.size:g} Tf {field.size * _LEADING:g} TL 0 g "
                           f"{_INSET:g} {top:.2f} Td {lines} ET Q EMC", width, height, True)

    def _drawn(self, code: str, width: float, height: float, text: bool) -> PDFObjectReference:
        values = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"),
                  "BBox": PDFArray([0, 0, round(width, 2), round(height, 2)]),
                  "Resources": PDFDictionary({"Font": PDFDictionary({_FONT: self._font()})} if text else {})}
        stream = PDFStream(PDFDictionary(values), code.encode("latin-1"), filters=[PDFZCompress])
        return self.document.Reference(stream)

    # --- the font ------------------------------------------------------------------------------

    def _font(self) -> PDFObjectReference:
        """The whole face, once: nobody knows yet what will be written."""
        if self._font_reference is None:
            face, reference = self.font.face, self.document.Reference
            name = face.name.decode() if isinstance(face.name, bytes) else face.name
            file = PDFStream(PDFDictionary({"Length1": len(self.font.data)}), self.font.data, filters=[PDFZCompress])
            descriptor = PDFDictionary({
                "Type": PDFName("FontDescriptor"), "FontName": PDFName(name), "Flags": 32,
                "FontBBox": PDFArray(face.bbox), "ItalicAngle": face.italicAngle, "Ascent": face.ascent,
                "Descent": face.descent, "CapHeight": face.capHeight, "StemV": face.stemV,
                "FontFile2": reference(file)})
            widths = [face.charWidths.get(ord(_drawn_as(char)), face.defaultWidth) for char in _CODES]
            self._font_reference = reference(PDFDictionary({
                "Type": PDFName("Font"), "Subtype": PDFName("TrueType"), "BaseFont": PDFName(name), "FirstChar": 32,
                "LastChar": 255, "Encoding": PDFName("WinAnsiEncoding"), "Widths": PDFArray(widths),
                "FontDescriptor": reference(descriptor)}), _FONT)
        return self._font_reference


def _drawn_as(char: str) -> str:
    """Windows Latin 1 draws a soft hyphen as a hyphen, and a no-break space as a space."""
    return {"\xad": "-", "\xa0": " "}.get(char, char)


def _escaped(line: str) -> str:
    """The codes of a line in a PDF string; a thin space, which the code page lacks, is drawn as a space."""
    codes = line.replace("\u202f", "\xa0").encode("cp1252", "replace").decode("latin-1")
    return codes.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
