"""The panel of the print plan that is handed to a print shop: which files, how many, how large, on what paper."""

from __future__ import annotations

from kit.documents.leaf import Leaf
from kit.documents.plan_settings import PrintSettings
from kit.documents.session import Printout
from kit.typesetting.page import MM
from kit.typesetting.slices import Slice

_INSET, _PAD = 14.0, 7.0  # points, inside the panel


def shop_panel(printouts: list[Printout], settings: PrintSettings, leaf: Leaf) -> list[Slice]:
    """What to hand to a print shop, and what to tell it; nothing where no file is for one."""
    outs = [out for out in printouts if out.shop]
    if not outs:
        return []
    look, words, accent = leaf.look, leaf.look.words, leaf.look.accent("blue")
    inner = leaf.measure - _INSET - 10
    title = look.title(2, accent.ink)._replace(size=12)
    slices = leaf.heading(words("plan.shop.title"), 2, title, gap=0, x=_INSET, measure=inner)
    slices += leaf.paragraph(words("plan.shop.proof" if settings.proof else "plan.shop.how"), _INSET, inner, 2)
    slices += leaf.bullets([_line(out, leaf) for out in outs], _INSET, inner, gap=3, tick=True)
    slices += leaf.paragraph(words("plan.shop.files"), _INSET, inner, 5)
    return leaf.panel(slices, accent.tint, bar=accent.solid, pad=_PAD, gap=10)


def _line(out: Printout, leaf: Leaf) -> str:
    """How many, how large once cut, how far ink goes beyond, on what paper."""
    words, page = leaf.look.words, out.pages[0]
    trim, bleed = page.trim or (0, 0, page.width, page.height), page.bleed
    spill = (trim[0] - bleed[0]) / MM if bleed else 0.0
    told = words("plan.shop.bleed", mm=words.number(spill, 1)) if spill else words("plan.shop.no-bleed")
    size = words.measures(trim[2] / MM, trim[3] / MM, 1)
    if out.cutting:  # several cards on a sheet: the page is the sheet
        sheets = words.plural("count.sheets", -(-len(out.pages) // out.sides))
        told = words("plan.shop.imposed", sheets=sheets, paper=size)
        size = words.measures(*out.cutting.pieces[0][2:], 1)
    copies = words.plural("count.copies", out.copies)
    if out.kind == "deck":
        copies = words("plan.shop.of", copies=copies, cards=words.plural("count.cards", out.items // out.copies))
    return words("plan.shop.line", title=out.title, file=out.file, copies=copies, size=size, told=told,
                 sides=words(f"plan.shop.sides-{out.sides}"), weight=out.weight)
