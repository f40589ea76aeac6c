"""Writes files outside of any pack, and shows them on the page of all files."""

from __future__ import annotations

from collections.abc import Callable

from kit.cli.workroom import Workroom
from kit.delivery.gallery import write_gallery
from kit.delivery.order import Order
from kit.delivery.packing import pdf_of
from kit.delivery.writing import NotWritten, write_file
from kit.documents.session import Printout


def write_single(room: Workroom, order: Order, folder: str, stem: str, make: Callable[[], Printout]) -> None:
    """Make a printout and write it to `folder`/`stem`.pdf, unless the report then holds an error about it."""
    before = room.report.raised
    out = make()
    if room.report.raised > before:
        return
    path = order.output / folder / f"{stem}.pdf"
    try:
        write_file(path, pdf_of(out, room.printer))
    except NotWritten as problem:
        room.refuse(problem)
        return
    room.written += 1
    room.say(f"{path} : {out.title}, {room.words.plural('count.sheets', out.sheets)}")


def show_singles(room: Workroom, order: Order) -> int:
    """The page of all files, if there is anything new on it; then how the run ends."""
    try:
        if room.written:
            write_gallery(order.output, room.words)
    except NotWritten as problem:
        room.refuse(problem)
    return room.finish()
