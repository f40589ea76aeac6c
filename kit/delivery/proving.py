"""Proofs and what is said of the real files: both are made, the real ones are only read, the proofs are handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kit.delivery import manifest, preflight
from kit.delivery.drawing import pdf_of
from kit.delivery.order import Order
from kit.delivery.packing import make_pack
from kit.delivery.preflight import Preflight
from kit.delivery.proofs import proof_of
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.model.library import Library
from kit.model.workshop import Workshop
from kit.reading.diagnostics import Report

if TYPE_CHECKING:
    from kit.delivery.packing import Pack
    from kit.pdf.document import Printer


class Proof(NamedTuple):
    """The proofs by file name, and the check of the files that would be printed."""

    files: dict[str, bytes]
    about: Preflight


def prove_pack(workshop: Workshop, library: Library, look: Look, printer: Printer,
               order: Order) -> tuple[Pack, Preflight] | None:
    """The proof of a pack, with its check among its files; None where the report holds an error that touches it."""
    real = make_pack(workshop, library, look, printer, order._replace(proof=False))
    shown = make_pack(workshop, library, look, printer, order) if real else None
    if shown is None:
        return None
    about = preflight.preflight(str(workshop.title), list(real.about.files), real.files, bool(order.shop))
    preflight.complain(about, library.report)
    return shown._replace(files=shown.files | {preflight.NAME: preflight.write(about)}), about


def prove_single(make: Callable[[Order], Printout], stem: str, look: Look, printer: Printer, order: Order,
                 report: Report) -> Proof | None:
    """The proof of one printout, with its check beside it; None where the report holds an error about it."""
    before = report.raised
    real, shown = make(order._replace(proof=False)), make(order)
    if report.raised > before or not real.pages:
        return None
    pdf = pdf_of(real, printer, report)
    entry = replace(manifest.printed(real, pdf), file=f"{stem}.pdf")
    about = preflight.preflight(real.title, [entry], {entry.file: pdf}, bool(order.shop))
    preflight.complain(about, report)
    files = {entry.file: pdf_of(proof_of(shown, look, order), printer, report),
             f"{stem}-{preflight.NAME}": preflight.write(about)}
    return Proof(files, about)
