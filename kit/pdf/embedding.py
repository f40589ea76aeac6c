"""Embeds in a PDF the characters of a font that it uses, with the map that gives text back to readers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from io import BytesIO
from struct import error as StructError

from kit.pdf import syntax
from kit.pdf.encoding import Encoding
from kit.pdf.file import File
from kit.pdf.subset import FontFile
from kit.typesetting.truetype import TrueType

_FIXED, _SYMBOLIC, _ITALIC, _BOLD = 1, 1 << 2, 1 << 6, 1 << 18
_SEMIBOLD = 600


class Unusable(Exception):
    """A font that cannot be embedded."""


class EmbeddedFont:
    """One font file, ready to be embedded in any number of documents; read once it is."""

    def __init__(self, key: str, data: bytes, measures: TrueType):
        self.key, self.data, self.measures = key, data, measures

    @cached_property
    def encoding(self) -> Encoding:
        return Encoding(self.measures.glyphs)

    @cached_property
    def file(self) -> FontFile:
        return FontFile(self.data)

    def advance(self, char: str) -> float:
        """The width of a character, or of what stands for one that the font lacks, in thousandths of an em."""
        if ord(char) in self.measures.glyphs:
            return self.measures.advance(char)
        return self.file.measures(0)[0] * self.file.scale

    def add_to(self, file: File, index: int, used: Iterable[str]) -> int:
        """Write one set of the font's characters; returns the number of the font."""
        codes = self.encoding.subset(index, used)
        name = f"{_tag(index)}+{self.file.name}"
        glyphs = [self.measures.glyphs[char] if char else 0 for char in codes]
        missing = self.file.measures(0)[0] * self.file.scale
        widths = [self.measures.advance(chr(char)) if char else missing for char in codes]
        about = f"/Flags {self._flags()}/MissingWidth {syntax.short(missing)}"
        descriptor = self.describe(file, name, about, self.file.subset(glyphs))
        unicode = file.stream(file.numbers(), "", _to_unicode(codes).encode())
        return file.alone(file.numbers(), (
            f"<</Type /Font/Subtype /TrueType/BaseFont{syntax.name(name)}/FirstChar 0/LastChar {len(codes) - 1}"
            f"/Widths {syntax.array(widths)}/ToUnicode {unicode} 0 R/FontDescriptor {descriptor} 0 R>>"))

    def describe(self, file: File, name: str, about: str, data: bytes) -> int:
        """Write these bytes of the font and what a reader has to know of them: the number of the description."""
        font, measures = self.file, self.measures
        program = file.stream(file.numbers(), f"/Length1 {len(data)}", data)
        stem = 50 + int((font.weight / 65) ** 2)  # no file says it; what other writers guess from the weight
        return file.alone(file.numbers(), (
            f"<</Type /FontDescriptor/FontName{syntax.name(name)}/FontBBox {syntax.array(font.bounds)}"
            f"/ItalicAngle {syntax.short(font.italic_angle)}/Ascent {syntax.short(measures.ascent)}"
            f"/Descent {syntax.short(measures.descent)}/CapHeight {syntax.short(measures.cap_height)}/StemV {stem}"
            f"{about}/FontFile2 {program} 0 R>>"))

    def _flags(self) -> int:
        """Symbolic, because its codes are our own."""
        font = self.file
        return (_SYMBOLIC | _FIXED * font.is_fixed | _ITALIC * bool(font.italic_angle)
                | _BOLD * (font.weight >= _SEMIBOLD))


def try_out(data: bytes) -> None:
    """Embed what French needs once, in a file that no one sees. Raises Unusable; its argument says what failed."""
    try:
        font = EmbeddedFont("trial", data, TrueType(data))
        font.add_to(File(BytesIO()), 0, map(chr, range(1, 256)))
    except (StructError, LookupError, ValueError, TypeError, ArithmeticError, AttributeError) as error:
        raise Unusable(type(error).__name__) from None


def _tag(index: int) -> str:
    """Six capitals that tell the sets of one font apart."""
    letters = ""
    for _ in range(6):
        index, letter = divmod(index, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _to_unicode(codes: list[int]) -> str:
    """A ToUnicode CMap, without an entry for codes that are not used."""
    rows = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(codes) if char]
    blocks = [rows[i:i + 100] for i in range(0, len(rows), 100)]
    entries = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) "
            "/Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{entries}\n"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
