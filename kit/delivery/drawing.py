"""Printouts become files: drawn once, sheet by sheet where they are long, and by several processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

import msgspec

from kit.delivery.hands import shared
from kit.documents.session import Printout
from kit.model.workshop import Workshop
from kit.reading.diagnostics import Report
from kit.speech import USUAL
from kit.typesetting.inline import plain
from kit.typesetting.later import Pages, batches, each
from kit.typesetting.page import Page

if TYPE_CHECKING:
    from kit.delivery.renewing import Last
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
    parts = _batches(out)
    return _drawn(parts, range(len(parts)), printer, report)


def pdf_of(out: Printout, printer: Printer, report: Report, last: Last | None = None) -> bytes | memoryview:
    """One printout as a PDF that tells the printer how to turn the paper.

    `last`: the file in whose place it will stand; of a very long one, what has not changed is taken from there.
    """
    if last is None or not isinstance(out.pages, Pages) or out.pages.written is None:
        return file_of(out, drawn_of(out, printer, report), printer)
    from kit.delivery.renewing import Renewal

    parts, renewal, sink = _batches(out), Renewal(out, last), BytesIO()
    made = renewal.parts(lambda number: printer.draw(parts[number]), lambda some: _drawn(parts, some, printer, report))
    blocks = printer.renew(made, _about(out), sink)
    if not len(report):
        renewal.keep(sink.getbuffer(), blocks)
    return sink.getbuffer()  # not once more as bytes: it may be very long


def _batches(out: Printout) -> Sequence[Sequence[Page]]:
    # The fields of a filled copy say which sheet they are of.
    each(out.pages, lambda _, page: setattr(page, "scope", out.name))
    return batches(out.pages)


def _drawn(parts: Sequence[Sequence[Page]], numbers: Sequence[int], printer: Printer,
           report: Report) -> Iterator[Drawn]:
    """Some batches, by several processes where they are many, and not known to one."""
    if len(numbers) < _SHARED_FROM or printer.keeps:
        return (printer.draw(parts[number]) for number in numbers)
    return _by_many_hands(parts, numbers, printer, report)


def _by_many_hands(parts: Sequence[Sequence[Page]], numbers: Sequence[int], printer: Printer,
                   report: Report) -> Iterator[Drawn]:
    from kit.pdf.drawn import Drawn

    decoder = msgspec.msgpack.Decoder(list[Drawn])

    def together(number: int) -> bytes:
        some = numbers[number * _TOGETHER:(number + 1) * _TOGETHER]
        return msgspec.msgpack.encode([printer.draw(parts[one]) for one in some])

    for packed in shared(-(-len(numbers) // _TOGETHER), together, lambda: len(report)):
        yield from decoder.decode(packed)


def file_of(out: Printout, drawn: Iterable[Drawn], printer: Printer, workshop: Workshop | None = None) -> bytes:
    """The PDF of a printout that is drawn already."""
    return _assembled(drawn, _about(out, workshop), printer)


def _about(out: Printout, workshop: Workshop | None = None) -> Information:
    from kit.pdf.archive import Information

    title = out.title if workshop is None or workshop.title in out.title else f"{out.title} – {workshop.title}"
    language = out.language or (str(workshop.language) if workshop else USUAL)
    return Information(plain(title), language=language, duplex=_DUPLEX.get(out.flip, ""))


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
