"""Writes files outside of any pack, and shows them on the page of all files."""

from __future__ import annotations

from collections.abc import Callable

from kit.cli.workroom import Workroom
from kit.delivery.drawing import pdf_of
from kit.delivery.freshness import is_whole
from kit.delivery.gallery import write_gallery
from kit.delivery.manifest import digest
from kit.delivery.order import Order
from kit.delivery.pictures import IMAGES
from kit.delivery.renewing import Last
from kit.delivery.word_copies import word_copy
from kit.delivery.writing import NotWritten, write_files, write_set
from kit.documents.enlarging import grounded
from kit.documents.look import Look
from kit.documents.session import Printout
from kit.model.deck import Deck
from kit.speech import _, number


def write_single(room: Workroom, order: Order, look: Look, folder: str, stem: str,
                 make: Callable[[Order], Printout], beside: Callable[[], dict[str, bytes]] = dict) -> bool:
    """Make a printout and write it to `folder`/`stem`.pdf, unless the report then holds an error about it.

    `beside` makes the files, by name, that go with it. Whether it was written; of a deck without a card that is asked
    for, nothing is.
    """
    before, path = room.report.raised, order.home / folder / f"{stem}.pdf"
    if order.proof:
        from kit.cli.proofing import prove_alone

        return prove_alone(room, order, look, path, make)
    out = make(order)
    if room.report.raised > before or not out.pages:
        return False
    grounded(out.pages, look)
    last = Last(path, room.library.kept, lambda: f"{room.library.engine()} {order.described}")
    files = {path.name: pdf_of(out, room.printer, room.report, last)}
    if room.report.raised > before:  # of a very long deck, this is known only now
        return False
    if order.shop:
        from kit.delivery.preflight import refused

        if refused(files, room.report):
            return False
    if order.word:
        files[path.with_suffix(".docx").name] = word_copy(out, room.printer)
    files |= beside()
    try:
        write_files(path.parent, files)
        room.made |= {path.parent / name: digest(data) for name, data in files.items()}
    except NotWritten as problem:
        room.refuse(problem)
        return False
    room.written += 1
    said = f"{out.title}, {room.words.plural('count.sheets', out.sheets)}"
    if out.sleeves:
        said += _(", {n} pochettes de {size}").format(n=out.items, size=out.sleeves)
    room.say(room.line(path, said + _saving(room, out)))
    return True


def _saving(room: Workroom, out: Printout) -> str:
    """What a slightly smaller poster would save."""
    if not out.reduction or out.reduction.sheets >= out.sheets:
        return ""
    percent = number(out.reduction.percent, 1)
    return room.words("plan.could-reduce", percent=percent, sheets=out.reduction.sheets, whole=out.sheets)


def write_pictures(room: Workroom, order: Order, stem: str, deck: Deck, look: Look, dpi: int) -> None:
    """The faces of a deck as pictures, in a folder beside its file; the whole set or none."""
    from kit.delivery.face_pictures import face_pictures, outdated

    folder = order.output / "cartes" / f"{stem}{IMAGES}"
    try:
        files = face_pictures(deck, look, order, room.printer, dpi)
        write_set(folder, files, outdated(folder, files))
        room.made |= {folder / name: digest(data) for name, data in files.items()}
        room.say(room.line(folder, room.words.plural("count.pictures", len(files) - 1)))
    except NotWritten as problem:
        room.refuse(problem)


def show_singles(room: Workroom, order: Order) -> int:
    """The page of all files, if there is anything new on it; then how the run ends."""
    try:
        if room.written and not order.proof:
            write_gallery(order.output, room.printed)
            room.remember(order, lambda: is_whole(room.made))
    except NotWritten as problem:
        room.refuse(problem)
    return room.finish()
