"""Reads back what was written into the fields of a PDF: name → text, or the choice that is ticked."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

import pypdfium2
from pypdfium2 import raw


class NotAForm(Exception):
    """What cannot be read back; the message is a code of kit/locales."""


def answers(data: bytes) -> dict[str, str]:
    """What each field holds, in the order of the pages; fields left blank are "". Raises NotAForm."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise NotAForm("formulaire-illisible") from None
    try:
        document.init_forms()
        if document.formenv is None:
            raise NotAForm("pdf-sans-champ")
        found: dict[str, str] = {}
        for number in range(len(document)):
            for name, value in _on_page(document, document[number]):
                found[name] = found.get(name) or value
        return found
    except pypdfium2.PdfiumError:  # a page that is not there, or is its own parent
        raise NotAForm("formulaire-illisible") from None
    finally:
        document.close()


def _on_page(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> Iterator[tuple[str, str]]:
    environment = document.formenv.raw
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        try:
            kind = raw.FPDFAnnot_GetFormFieldType(environment, annotation)
            if kind in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
                name = _said(raw.FPDFAnnot_GetFormFieldName, environment, annotation)
                yield name, _value(environment, annotation, kind)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)


def _value(environment, annotation, kind: int) -> str:
    """The text of a field; of a box that is ticked, the word it stands for."""
    if kind == raw.FPDF_FORMFIELD_TEXTFIELD:
        return _said(raw.FPDFAnnot_GetFormFieldValue, environment, annotation).replace("\r\n", "\n").replace("\r", "\n")
    ticked = raw.FPDFAnnot_IsChecked(environment, annotation)
    return _said(raw.FPDFAnnot_GetFormFieldExportValue, environment, annotation) if ticked else ""


def _said(ask: Callable, environment, annotation) -> str:
    """A text that pdfium gives as UTF-16, asked for its length first."""
    size = ask(environment, annotation, None, 0)
    buffer = ctypes.create_string_buffer(size)
    ask(environment, annotation, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\0")
