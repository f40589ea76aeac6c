"""Embeds in a PDF the characters of a font that it uses, with the map that gives text back to readers."""

from __future__ import annotations

from collections.abc import Set
from io import BytesIO
from struct import error as StructError

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFontFace

from kit.pdf.encoding import Encoding


class Unusable(Exception):
    """A font that cannot be embedded, or of which characters would be lost."""


class EmbeddedFont:
    """One font file, ready to be embedded in any number of documents."""

    def __init__(self, key: str, data: bytes):
        self.key, self.data = key, data
        self.face = TTFontFace(BytesIO(data))
        self.encoding = Encoding(self.face.charToGlyph)

    def add_to(self, document: pdfdoc.PDFDocument, index: int, used: set[str], name: str) -> pdfdoc.PDFObjectReference:
        """Write one set of the font's characters; `name` is unique in the document."""
        subset = self.encoding.subset(index, used)
        base = (SUBSETN(index) + b"+" + self.face.name).decode("latin-1")
        font = pdfdoc.PDFTrueTypeFont()
        font.Name, font.BaseFont = name, base
        font.FirstChar, font.LastChar = 0, len(subset) - 1
        font.Widths = pdfdoc.PDFArray([self.face.getCharWidth(char) for char in subset])
        cmap = pdfdoc.PDFStream(content=_to_unicode(subset), filters=[pdfdoc.PDFZCompress])
        font.ToUnicode = document.Reference(cmap, "ToUnicode." + name)
        font.FontDescriptor = self.face.addSubsetObjects(document, base, subset)
        return document.Reference(font, "Font." + name)


def try_out(data: bytes, characters: Set[int]) -> None:
    """Embed what French needs once, in a file that no one sees. Raises Unusable; its argument says what failed."""
    try:
        font = EmbeddedFont("trial", data)
        if not characters <= font.face.charToGlyph.keys():
            raise Unusable("cmap")
        font.add_to(pdfdoc.PDFDocument(invariant=1), 0, set(map(chr, range(1, 256))), "trial")
    except (TTFError, StructError, LookupError, ValueError, TypeError, ArithmeticError, AttributeError) as error:
        raise Unusable(type(error).__name__) from None


def _to_unicode(subset: list[int]) -> str:
    """A ToUnicode CMap; unlike reportlab's it has no entry for unused codes and knows characters past the BMP."""
    rows = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset) if char]
    blocks = [rows[i:i + 100] for i in range(0, len(rows), 100)]
    entries = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) "
            "/Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{entries}\n"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
