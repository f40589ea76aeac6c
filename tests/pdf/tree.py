"""The structure tree of a finished file, from its root: what a reader's ear gets, in the order it gets it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

from pypdfium2 import raw

from . import reading_back
from .objects import objects

_KID = re.compile(rb"<<(.*?)>>|(\d+) 0 R|(\d+)", re.DOTALL)


class Tree:
    """Tags in order, and after each the words that are its own."""

    def __init__(self, pdf: bytes):
        self.objects = objects(pdf)
        self.pages = self._pages()
        self.words = marked(pdf)

    def read(self) -> Iterator[tuple[str, str]]:
        """("P", "") where a paragraph begins, ("", "words") for what it says."""
        root = next(body for body in self.objects.values() if b"/Type /StructTreeRoot" in body)
        for number in re.findall(rb"(\d+) 0 R", self._kids(root)):
            yield from self._element(int(number))

    def _element(self, number: int) -> Iterator[tuple[str, str]]:
        body = self.objects[number]
        yield re.search(rb"/S ?/(\w+)", body)[1].decode(), ""
        page = re.search(rb"/Pg (\d+) 0 R", re.sub(rb"<<.*?>>", b"", body[2:-2], flags=re.DOTALL))
        for inline, element, mark in _KID.findall(self._kids(body)):
            if element:
                yield from self._element(int(element))
            elif mark:
                yield "", self.words.get((self.pages[int(page[1])], int(mark)), "")
            elif b"/MCR" in inline:
                where, which = (int(re.search(key, inline)[1]) for key in (rb"/Pg (\d+) 0 R", rb"/MCID (\d+)"))
                yield "", self.words.get((self.pages[where], which), "")

    def _kids(self, body: bytes) -> bytes:
        found = re.search(rb"/K ?(\[.*?\]|<<.*?>>|\d+ 0 R|\d+)", body, re.DOTALL)
        return found[1] if found else b""

    def _pages(self) -> dict[int, int]:
        """Object number → number of the page, from 0."""
        catalogue = next(body for body in self.objects.values() if b"/Type /Pages" in body)
        kids = re.search(rb"/Kids \[(.*?)\]", catalogue, re.DOTALL)[1]
        return {int(number): index for index, number in enumerate(re.findall(rb"(\d+) 0 R", kids))}


def marked(pdf: bytes) -> dict[tuple[int, int], str]:
    """The words of each piece of marked content, by its page and its number there."""
    found: dict[tuple[int, int], str] = {}
    with reading_back.opened(pdf) as document:
        for index, page in enumerate(document):
            words = page.get_textpage()
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1):
                key = index, raw.FPDFPageObj_GetMarkedContentID(item)
                found[key] = found.get(key, "") + _text(item, words)
    return found


def _text(item, words) -> str:
    length = raw.FPDFTextObj_GetText(item, words, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(item, words, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le")
