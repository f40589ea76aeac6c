"""A PDF with very many objects keeps the small ones together and compressed, so that tags cost little of its size.

Source: ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams). Each element of the structure tree is
an object: a hundred bytes, and twenty more in the table of where objects stand. By the thousand they weigh more than
the pages. A file with few objects is written as ever, which any tool can look through.
"""

from __future__ import annotations

import zlib
from struct import calcsize, pack

from reportlab.pdfbase import pdfdoc

MANY = 10_000  # objects, from which it pays
_TOGETHER = 200  # objects in a stream; a reader unpacks all to see one
_FREE, _LOOSE, _KEPT = 0, 1, 2  # the kinds of entries in the table
_ENTRY, _WIDTHS = ">BLH", b"1 4 2"  # kind; where it stands, or in which stream; its place there


class Document(pdfdoc.PDFDocument):
    """A document of reportlab's that is written so where it has that many objects."""

    def format(self) -> bytes:
        self.Reference(self.Catalog)
        self.Reference(self.info)
        return _File(self).written() if len(self.numberToId) >= MANY else super().format()


class _File:
    """The bytes of a document, and where each of its objects went."""

    def __init__(self, document: Document):
        self.document = document
        self.out = pdfdoc.PDFFile(document._pdfVersion)
        self.entries: dict[int, bytes] = {0: pack(_ENTRY, _FREE, 0, 0xFFFF)}
        self.waiting: list[tuple[int, bytes]] = []

    def written(self) -> bytes:
        document, number = self.document, 0
        while number + 1 in document.numberToId:  # more may come while others are written
            number += 1
            content = pdfdoc.format(document.idToObject[document.numberToId[number]], document, toplevel=1)
            if content.endswith(b"endstream\n"):
                self.add(number, content)
            else:
                self.waiting.append((number, content))
        # Streams of objects, and the table, are objects that nothing refers to: they take the numbers that follow.
        for at in range(0, len(self.waiting), _TOGETHER):
            number += 1
            self.add(number, self.stream(number, self.waiting[at:at + _TOGETHER]))
        self.finish(number + 1)
        return self.out.format(document)

    def add(self, number: int, content: bytes) -> None:
        """An object that stands by itself."""
        start = self.out.add(b"%d 0 obj\n%b\nendobj\n" % (number, content.rstrip(b"\n")))
        self.entries[number] = pack(_ENTRY, _LOOSE, start, 0)

    def stream(self, own: int, objects: list[tuple[int, bytes]]) -> bytes:
        """Some objects as one stream: their numbers and places, then they themselves."""
        places, at = [], 0
        for index, (number, content) in enumerate(objects):
            places.append(b"%d %d" % (number, at))
            self.entries[number] = pack(_ENTRY, _KEPT, own, index)
            at += len(content) + 1
        head = b" ".join(places) + b"\n"
        body = head + b"\n".join([content for _, content in objects])
        return _stream(b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head)), body)

    def finish(self, number: int) -> None:
        """The table of where objects stand, itself an object, and where that stands."""
        start, document = self.out.offset, self.document
        self.entries[number] = pack(_ENTRY, _LOOSE, start, 0)
        root, info = (document.Reference(one).format(document) for one in (document.Catalog, document.info))
        about = b"/Type /XRef /W [%b] /Size %d /Root %b /Info %b /ID %b" % (
            _WIDTHS, number + 1, root, info, document.ID())
        about += b" /DecodeParms << /Predictor 12 /Columns %d >>" % calcsize(_ENTRY)
        self.add(number, _stream(about, _differences([self.entries[one] for one in range(number + 1)])))
        self.out.add(b"startxref\n%d\n%%%%EOF\n" % start)


def _differences(rows: list[bytes]) -> bytes:
    """Each row as what it adds to the one above (the filter "Up" of PNG): neighbours are much alike."""
    above = [bytes(len(rows[0])), *rows]
    return b"".join([b"\2" + bytes([(a - b) & 0xFF for a, b in zip(row, before, strict=True)])
                     for row, before in zip(rows, above, strict=False)])


def _stream(about: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, 6)
    return b"<< %b /Filter /FlateDecode /Length %d >>\nstream\n%b\r\nendstream" % (about, len(packed), packed)
