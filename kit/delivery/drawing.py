"""Printouts become files: drawn once, sheet by sheet where they are long, and by several processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from kit.delivery.hands import shared
from kit.documents.session import Printout
from kit.model.workshop import Workshop
from kit.reading.diagnostics import Report
from kit.typesetting.inline import plain
from kit.typesetting.later import batches, each

if TYPE_CHECKING:
    from kit.pdf.archive import Information
    from kit.pdf.document import Printer
    from kit.pdf.drawn import Drawn

# Fed by hand or folded, sheets must not be turned by a printer that always does.
_DUPLEX = {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge",
           "two-stacks": "Simplex", "fold": "Simplex", "single": "Simplex"}
_SHARED_FROM = 40  # batches, from which it pays to start another process
_TOGETHER = 8  # batches that a process draws one after the other: those are of cards that were read together


def drawn_of(out: Printout, printer: Printer, report: Report) -> Iterator[Drawn]:
    """What the pages of a printout come to, batch by batch."""
    # The fields of a filled copy say which sheet they are of.
    each(out.pages, lambda _, page: setattr(page, "scope", out.name))
    parts = batches(out.pages)
    if len(parts) < _SHARED_FROM:
        return map(printer.draw, parts)
    return _by_many_hands(parts, printer, report)


def _by_many_hands(parts, printer: Printer, report: Report) -> Iterator[Drawn]:
    from kit.pdf.drawn import Drawn

    decoder = msgspec.msgpack.Decoder(list[Drawn])

    def together(number: int) -> bytes:
        some = parts[number * _TOGETHER:(number + 1) * _TOGETHER]
        return msgspec.msgpack.encode([printer.draw(part) for part in some])

    for packed in shared(-(-len(parts) // _TOGETHER), together, lambda: len(report)):
        yield from decoder.decode(packed)


def pdf_of(out: Printout, printer: Printer, report: Report, workshop: Workshop | None = None) -> bytes:
    """One printout as a PDF that tells the printer how to turn the paper."""
    return file_of(out, drawn_of(out, printer, report), printer, workshop)


def file_of(out: Printout, drawn: Iterable[Drawn], printer: Printer, workshop: Workshop | None = None) -> bytes:
    """The PDF of a printout that is drawn already."""
    from kit.pdf.archive import Information

    title = out.title if workshop is None or workshop.title in out.title else f"{out.title} – {workshop.title}"
    language = str(workshop.language) if workshop else "fr"
    return _assembled(drawn, Information(plain(title), language=language, duplex=_DUPLEX.get(out.flip, "")), printer)


def whole_of(drawn: dict[str, list[Drawn]], titles: dict[str, str], printer: Printer, workshop: Workshop) -> bytes:
    """Everything in one file, to leaf through or to hand over; each part has its bookmark."""
    from kit.pdf.archive import Information

    parts = (part for name, found in drawn.items() for part in _under(found, titles[name]))
    return _assembled(parts, Information(plain(workshop.title), language=str(workshop.language)), printer)


def _under(drawn: list[Drawn], title: str) -> Iterator[Drawn]:
    """A file as a part of something larger."""
    for place, part in enumerate(drawn):
        yield part.under(title if place == 0 else "")


def _assembled(drawn: Iterable[Drawn], about: Information, printer: Printer) -> bytes:
    sink = BytesIO()
    printer.assemble(drawn, about, sink)
    return sink.getvalue()
