"""Embeds in a PDF the characters of a font that it uses, with the map that gives text back to readers.

The one module that knows reportlab, which cuts fonts down; it is imported when the first font is embedded.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache, cached_property
from io import BytesIO
from struct import error as StructError
from types import ModuleType
from typing import TYPE_CHECKING

from kit.pdf import syntax
from kit.pdf.encoding import Encoding
from kit.pdf.file import File
from kit.typesetting.truetype import TrueType

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFontFace


_KEPT_OUT = "reportlab.lib.rl_safe_eval", "reportlab_mods", "reportlab_settings"


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
    def face(self) -> TTFontFace:
        """The font as reportlab reads it. Raises TTFError, StructError and their like for what is none."""
        return _ttfonts().TTFontFace(BytesIO(self.data))

    @cached_property
    def name(self) -> str:
        """Its PostScript name."""
        return self.face.name.decode("latin-1")

    def advance(self, char: str) -> float:
        """The width of a character, or of what stands for one that the font lacks, in thousandths of an em."""
        return self.measures.advance(char) if ord(char) in self.measures.glyphs else self.face.defaultWidth

    def add_to(self, file: File, index: int, used: Iterable[str]) -> int:
        """Write one set of the font's characters; returns the number of the font."""
        codes = self.encoding.subset(index, used)
        name = f"{_tag(index)}+{self.name}"
        widths = [self.measures.advance(chr(char)) if char else self.face.defaultWidth for char in codes]
        about = f"/Flags {self.face.flags}/MissingWidth {syntax.short(self.face.defaultWidth)}"
        descriptor = self.describe(file, name, about, self.face.makeSubset(codes))
        unicode = file.stream(file.numbers(), "", _to_unicode(codes).encode())
        return file.alone(file.numbers(), (
            f"<</Type /Font/Subtype /TrueType/BaseFont{syntax.name(name)}/FirstChar 0/LastChar {len(codes) - 1}"
            f"/Widths {syntax.array(widths)}/ToUnicode {unicode} 0 R/FontDescriptor {descriptor} 0 R>>"))

    def describe(self, file: File, name: str, about: str, data: bytes) -> int:
        """Write these bytes of the font and what a reader has to know of them: the number of the description."""
        face, short = self.face, syntax.short
        program = file.stream(file.numbers(), f"/Length1 {len(data)}", data)
        return file.alone(file.numbers(), (
            f"<</Type /FontDescriptor/FontName{syntax.name(name)}/FontBBox {syntax.array(face.bbox)}"
            f"/ItalicAngle {short(face.italicAngle)}/Ascent {short(face.ascent)}/Descent {short(face.descent)}"
            f"/CapHeight {short(face.capHeight)}/StemV {short(face.stemV)}{about}/FontFile2 {program} 0 R>>"))


@cache
def _ttfonts() -> ModuleType:
    """reportlab's fonts, without what it would read and run of the person's, and without its evaluator of expressions.

    The evaluator takes longer to import than the rest, and nothing here is ever to be evaluated.
    """
    stand_ins = {name: ModuleType(name) for name in _KEPT_OUT if name not in sys.modules}
    for stand_in in stand_ins.values():
        stand_in.__getattr__ = _nothing
    sys.modules.update(stand_ins)
    try:
        from reportlab.pdfbase import ttfonts
    finally:
        for name in stand_ins:
            del sys.modules[name]
    return ttfonts


def _nothing(name: str) -> None:
    """What a stand-in has under every name; no more than others has it what makes a module a package."""
    if name.startswith("__"):
        raise AttributeError(name)


def load() -> None:
    """Import what fonts are embedded with, before processes part that all need it."""
    _ttfonts()


def try_out(data: bytes) -> None:
    """Embed what French needs once, in a file that no one sees. Raises Unusable; its argument says what failed."""
    wrong = _ttfonts().TTFError, StructError, LookupError, ValueError, TypeError, ArithmeticError, AttributeError
    try:
        font = EmbeddedFont("trial", data, TrueType(data))
        font.add_to(File(BytesIO()), 0, map(chr, range(1, 256)))
    except wrong as error:
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
