"""Embeds in a PDF the characters of a font that it uses, with the map that gives text back to readers."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import SUBSETN, TTFontFace

from kit.pdf.encoding import Encoding


class EmbeddedFont:
    """One font file, ready to be embedded in any number of documents."""

    def __init__(self, key: str, data: bytes):
        self.key = key
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


def _to_unicode(subset: list[int]) -> str:
    """A ToUnicode CMap; unlike reportlab's it has no entry for unused codes and knows characters past the BMP."""
    rows = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset) if char]
    blocks = [rows[i:i + 100] for i in range(0, len(rows), 100)]
    entries = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return ("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) "
            "/Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{entries}\n"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
