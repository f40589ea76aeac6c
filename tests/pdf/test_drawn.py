"""What pages came to is plain data: it goes to another process and back, and into any file."""

from __future__ import annotations

from io import BytesIO

import msgspec

from kit.pdf.document import Information
from kit.pdf.drawn import Drawn
from kit.typesetting.page import Bookmark, Image, Node, Page, Placed, Rule, Run

from .making import printer, written
from .test_archive import picture
from .test_fields import form


def pages() -> list[Page]:
    """All that a record may hold: rare characters, fields, links, a picture, something faint, bookmarks, alt texts."""
    first, faint = form("écrit", "oui"), Page(100, 100)
    faint.add(Rule(0, 0, 90, 90, 3, "#123456"))
    first.add(Run(20, 300, "là ŵ", "regular", 10, "#000000", Node("P"), "#ici", 30),
              Run(20, 320, "%d (site) \\", "bold", 10, "#000000", Node("P"), "https://exemple.fr/(é)", 30),
              Image(200, 20, 40, 30, picture(), Node("Figure", alt="un « logo » à 100 %")),
              Placed(faint, 100, 100, opacity=0.35))
    first.bookmarks.append(Bookmark(1, "Début", 20, "debut", (2,)))
    second = Page(200, 200)
    second.bookmarks.append(Bookmark(2, "Ici", 20, "ici", (1, 1)))
    return [first, second]


def file_of(*drawn: Drawn) -> bytes:
    out = BytesIO()
    printer().assemble(drawn, Information("Essai"), out)
    return out.getvalue()


def test_a_record_comes_back_from_a_disk_as_it_was():
    drawn = printer().draw(pages())
    back = msgspec.msgpack.decode(msgspec.msgpack.encode(drawn), type=Drawn)
    assert back == drawn and all(drawn)
    assert file_of(back) == file_of(drawn) == written(*pages())


def test_a_record_is_not_used_up():
    drawn = printer().draw(pages())
    assert file_of(drawn) == file_of(drawn)
    assert file_of(drawn, drawn) == file_of(drawn, printer().draw(pages()))


def test_names_do_not_depend_on_what_else_is_drawn():
    alone = printer().draw(pages()[:1] + pages()[1:])
    after = printer().draw([Page(50, 50), *pages()])
    assert [page.content for page in after.pages[1:]] == [page.content for page in alone.pages]
