"""Fills in the fields of a PDF the way a person does in a browser: through pdfium, which then saves the file."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from io import BytesIO

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from kit.pdf.filled import _said as said

# What to do with a field: its name, and the word of a box ("" of a text); answers what to type, or whether to click.
Hand = Callable[[str, str], object]


def filled(data: bytes, hand: Hand) -> bytes:
    """The same file once every field was typed into, or clicked on."""
    with _open(data) as document:
        environment = document.formenv.raw
        for page in list(document):
            raw.FORM_OnAfterLoadPage(page.raw, environment)
            for annotation in _annotations(page):
                _use(environment, page, annotation, hand)
            raw.FORM_ForceToKillFocus(environment)
        out = BytesIO()
        document.save(out)
    return out.getvalue()


def typed(**texts: str) -> Hand:
    """Type these texts, each into the fields whose name ends with its key; click on nothing."""
    return lambda name, word: "" if word else next((t for key, t in texts.items() if name.endswith(key)), "")


def picture(data: bytes, fields: bool, number: int = 0) -> Image.Image:
    """A page as it is seen, with its fields as they are printed (not highlighted) or without them."""
    with _open(data) as document:
        if document.formenv:
            raw.FPDF_SetFormFieldHighlightAlpha(document.formenv.raw, 0)
        return document[number].render(scale=1.0, may_draw_forms=fields).to_pil().convert("RGB")


def _open(data: bytes) -> pypdfium2.PdfDocument:
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    return document


def _annotations(page: pypdfium2.PdfPage) -> Iterator:
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        yield annotation
        raw.FPDFPage_CloseAnnot(annotation)


def _use(environment, page: pypdfium2.PdfPage, annotation, hand: Hand) -> None:
    kind = raw.FPDFAnnot_GetFormFieldType(environment, annotation)
    if kind < 0:
        return
    name = said(raw.FPDFAnnot_GetFormFieldName, environment, annotation)
    text = kind == raw.FPDF_FORMFIELD_TEXTFIELD
    word = "" if text else said(raw.FPDFAnnot_GetFormFieldExportValue, environment, annotation)
    wanted = hand(name, word)
    if wanted and text:
        raw.FORM_SetFocusedAnnot(environment, annotation)
        raw.FORM_SelectAllText(environment, page.raw)
        buffer = ctypes.create_string_buffer(f"{wanted}\0".encode("utf-16-le"))
        raw.FORM_ReplaceSelection(environment, page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    elif wanted:
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, ctypes.byref(box))
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        for move in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
            move(environment, page.raw, 0, *middle)
