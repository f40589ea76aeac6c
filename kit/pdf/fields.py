"""Fields that are filled in on a screen: text and boxes to tick, tagged, in an embedded font that knows accents."""

from __future__ import annotations

from kit.pdf import syntax
from kit.pdf.drawn import Annotation, Answer
from kit.pdf.embedding import EmbeddedFont
from kit.pdf.file import File
from kit.pdf.syntax import short

_FONT = "FieldFont"
_MULTILINE, _NO_SCROLLING = 1 << 12, 1 << 23  # no scrolling: all that is typed is seen on paper
_PRINT = 4
_NONSYMBOLIC = 1 << 5
_INSET, _LEADING = 2.0, 1.2
_OFF = "Off"
# The codes of Windows Latin 1, which is what viewers write into a field: French, œ, €, ’ and « » included.
_CODES = [bytes([code]).decode("cp1252", "ignore") or "\u2022" for code in range(32, 256)]


class Form:
    """The fields of one PDF, by name; boxes of one name are one question."""

    def __init__(self, file: File, font: EmbeddedFont):
        self.file, self.font = file, font
        self._font_number = 0
        self._fields: list[int] = []

    def add(self, widgets: dict[int, tuple[Annotation, str]]) -> None:
        """Write the fields of some pages: number → what it is, and what an annotation says of its place."""
        named: dict[str, list[int]] = {}
        for number, (annotation, _) in widgets.items():
            named.setdefault(annotation.field.name, []).append(number)
        for name, numbers in named.items():
            fields = [widgets[number][0].field for number in numbers]
            together = fields[0].choice and len(fields) > 1
            own = self._group(name, fields, numbers) if together else numbers[0]
            self._fields.append(own)
            for number in numbers:
                annotation, about = widgets[number]
                whose = f"/Parent {own} 0 R" if together else self._alone(annotation.field)
                self.file.put(number, f"<<{about}{self._widget(annotation)}{whose}>>")

    def write(self) -> str:
        """What the catalogue says of the fields, if there are any."""
        if not self._fields:
            return ""
        return (f"/AcroForm<</Fields {syntax.references(self._fields)}/DA(/{_FONT} 11 Tf 0 g)"
                f"/DR<</Font<</{_FONT} {self._font()} 0 R>>>>>>")

    # --- fields and groups ---------------------------------------------------------------------

    def _widget(self, annotation: Annotation) -> str:
        field, (left, low, right, high) = annotation.field, annotation.rectangle
        kind = self._box if field.choice else self._text
        return f"/Subtype /Widget/F {_PRINT}/TU{syntax.text(field.label)}{kind(field, right - left, high - low)}"

    def _alone(self, field: Answer) -> str:
        """A field that is its own widget."""
        name = f"/T{syntax.text(field.name)}"
        return f"{name}/FT /Btn/V{_state(field)}" if field.choice else name

    def _group(self, name: str, fields: list[Answer], numbers: list[int]) -> int:
        """Boxes of which one is ticked at most: one field, whose value is that box's word.

        Check boxes and not radio buttons, which most viewers do not let go of again: an answer can be taken back.
        """
        ticked = next((field.value for field in fields if field.value == field.choice), _OFF)
        question = fields[0].label.rpartition(", ")[0] or fields[0].label
        return self.file.add(f"<</FT /Btn/T{syntax.text(name)}/TU{syntax.text(question)}/V{syntax.name(ticked)}"
                             f"/Kids {syntax.references(numbers)}>>")

    # --- kinds of field ------------------------------------------------------------------------

    def _text(self, field: Answer, width: float, height: float) -> str:
        # What is typed need not stand on the lines that are drawn for a pen, and takes the place of what is printed.
        style = "/BG[1]" if field.lines > 1 or field.value else ""
        flags = _NO_SCROLLING | (_MULTILINE if field.lines > 1 else 0)
        return (f"/FT /Tx/V{syntax.text(field.value)}/DA(/{_FONT} {field.size:g} Tf 0 g)/Ff {flags}/MK<<{style}>>"
                f"/AP<</N {self._written(field, width, height)} 0 R>>")

    def _box(self, field: Answer, width: float, height: float) -> str:
        ticked = field.value == field.choice
        k = min(width, height) / 14
        tick = f"q 0 g 0 G {2 * k:.2f} w 1 J 1 j {3 * k:.2f} {7 * k:.2f} m {6 * k:.2f} {4 * k:.2f} l " \
               f"{11 * k:.2f} {11 * k:.2f} l S Q"
        # A tick that is printed can be taken back on a screen.
        inside = f"{1.5 * k:.2f} {1.5 * k:.2f} {width - 3 * k:.2f} {height - 3 * k:.2f} re"
        empty = f"q 1 g {inside} f Q" if ticked else ""
        on, off = (self._drawn(code, width, height, False) for code in (tick, empty))
        return (f"/AS{_state(field)}/MK<</CA(4)>>"
                f"/AP<</N<<{syntax.name(field.choice)} {on} 0 R/{_OFF} {off} 0 R>>>>")

    def _written(self, field: Answer, width: float, height: float) -> int:
        """What is already written, on its lines from the top; nothing where nothing is."""
        if not field.shown:
            return self._drawn("/Tx BMC EMC", width, height, True)
        lines = " T* ".join(f"({_escaped(line)}) Tj" for line in field.shown)
        top = (height - field.size * 0.7) / 2 if field.lines == 1 else height - field.size * 1.1
        ground = f"q 1 g 0 0 {width:.2f} {height:.2f} re f Q "
        return self._drawn(f"{ground}/Tx BMC q BT /{_FONT} {field.size:g} Tf {field.size * _LEADING:g} TL 0 g "
                           f"{_INSET:g} {top:.2f} Td {lines} ET Q EMC", width, height, True)

    def _drawn(self, code: str, width: float, height: float, text: bool) -> int:
        fonts = f"/Font<</{_FONT} {self._font()} 0 R>>" if text else ""
        about = f"/Type /XObject/Subtype /Form/BBox[0 0 {short(width)} {short(height)}]/Resources<<{fonts}>>"
        return self.file.stream(self.file.numbers(), about, code.encode("latin-1"))

    # --- the font ------------------------------------------------------------------------------

    def _font(self) -> int:
        """The whole face, once: nobody knows yet what will be written."""
        if not self._font_number:
            font, file = self.font, self.file
            descriptor = font.describe(file, font.name, f"/Flags {_NONSYMBOLIC}", font.data)
            widths = syntax.array(font.advance(_drawn_as(char)) for char in _CODES)
            self._font_number = file.alone(file.numbers(), (
                f"<</Type /Font/Subtype /TrueType/BaseFont{syntax.name(font.name)}/FirstChar 32/LastChar 255"
                f"/Encoding /WinAnsiEncoding/Widths {widths}/FontDescriptor {descriptor} 0 R>>"))
        return self._font_number


def _state(field: Answer) -> str:
    return syntax.name(field.choice if field.value == field.choice else _OFF)


def _drawn_as(char: str) -> str:
    """Windows Latin 1 draws a soft hyphen as a hyphen, and a no-break space as a space."""
    return {"\xad": "-", "\xa0": " "}.get(char, char)


def _escaped(line: str) -> str:
    """The codes of a line in a PDF string; a thin space, which the code page lacks, is drawn as a space."""
    codes = line.replace("\u202f", "\xa0").encode("cp1252", "replace").decode("latin-1")
    return codes.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
