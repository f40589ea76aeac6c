"""What the kit's pages say, as YAML for its peers: headings, paragraphs, lists and tables in the order they are read.

The peers are given this before the clock starts: how long steps last, what is counted, what stands on which page of
the contents is worked out for them. Only the kit does that within its time.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import yaml

from kit.cli.workroom import Workroom
from kit.delivery.order import Order
from kit.delivery.packing import lay_out
from kit.model.event import Event
from kit.model.workshop import Clock
from kit.typesetting.page import BOLD, Node, Page, Run
from kit.typesetting.reading_order import Element, Words, read

_LABEL = 24  # letters: a longer bold paragraph is no label of what follows
Block = dict[str, object]


def write(folder: Path, project: Path, name: str) -> list[str]:
    """Write a manuscript for each document of a pack, and their order in `pack.yaml`; returns that order."""
    order = []
    for out in printouts(project, name):
        order.append(out.name)
        if out.kind != "deck":
            pages = out.pages
            about = {"title": out.title, "landscape": pages[0].width > pages[0].height, "pages": len(pages),
                     "blocks": list(blocks(read(pages), _page_starts(pages)))}
            (folder / f"{out.name}.yaml").write_text(_yaml(about), "utf-8")
    (folder / "pack.yaml").write_text(_yaml(order), "utf-8")
    return order


def printouts(project: Path, name: str) -> list:
    """The documents of a workshop's pack, as the kit lays them out when nothing but the hour is said."""
    room = Workroom()
    room.library = type(room.library)(project, room.report)
    order = Order(event=Event(start=Clock(START)))
    laid_out = lay_out(room.library.workshop(name), room.library, room.look(order), order)
    if laid_out is None:
        raise SystemExit("\n".join(f"{one.code} {one.facts}" for one in room.report))
    return laid_out[1]


START = 9 * 60  # minutes


def _page_starts(pages: list[Page]) -> set[Node]:
    """What each page but the first begins with: where pages are to be broken is worked out for the peers too."""
    firsts = (next((box.node for box in page.boxes if isinstance(box, Run) and box.node), None) for page in pages[1:])
    return {node for node in firsts if node}


def blocks(element: Element, starts: Container[Node] = ()) -> Iterator[Block]:
    """The blocks of a document or of a part of it. A short bold paragraph is the label of what it stands before."""
    label: Block | None = None
    for block in _blocks(element.kids, starts):
        if label and _named(label, block):
            yield {"label": label["text"], "blocks": [block]}
            label = None
            continue
        if label:
            yield label
        label = block if block.get("bold") and len(block["text"]) <= _LABEL else None
        if not label:
            yield block
    if label:
        yield label


def _named(label: Block, block: Block) -> bool:
    """Whether a block is what such a label is set beside: a list, or more words than its own."""
    return "list" in block or "text" in block and "level" not in block and len(block["text"]) > len(label["text"])


def _blocks(kids: Iterable[Element | Words], starts: Container[Node]) -> Iterator[Block]:
    for kid in kids:
        if isinstance(kid, Words) or kid.tag == "Figure":
            continue
        if kid.tag[0] == "H" and kid.tag[1:].isdigit():
            heading = {"level": int(kid.tag[1:]), "text": kid.text}
            yield heading | {"starts-page": True} if kid.node in starts else heading
        elif kid.tag == "P" and kid.text:
            yield _paragraph(kid)
        elif kid.tag == "TOC":
            yield {"contents": True}
        elif kid.tag == "L":
            yield {"list": [_item(item) for item in kid.kids if isinstance(item, Element)]}
        elif kid.tag == "Table":
            yield _table(kid)
        else:
            yield from _blocks(kid.kids, starts)


def _paragraph(element: Element) -> Block:
    faces = {kid.face for kid in element.kids if isinstance(kid, Words) and kid.text.strip()}
    return {"text": element.text, "bold": True} if faces == {BOLD} else {"text": element.text}


def _item(item: Element) -> Block:
    """The label of a list's item, where it is more than a bullet, and its paragraphs."""
    label = next((kid.text for kid in item.elements("Lbl")), "")
    bodies = [kid for kid in item.kids if isinstance(kid, Element) and kid.tag != "Lbl"]
    said = [one for body in bodies for one in _cell(body)]
    return {"label": label, "text": said} if label else {"text": said}


def _table(table: Element) -> Block:
    rows = [[kid for kid in row.kids if isinstance(kid, Element)] for row in table.elements("TR")]
    heads = [row for row in rows if all(cell.tag == "TH" for cell in row)]
    return {"head": [" ".join(_cell(cell)) for row in heads[:1] for cell in row],
            "rows": [[_cell(cell) for cell in row] for row in rows if row not in heads]}


def _cell(cell: Element) -> list[str]:
    """The paragraphs of a cell or of an item's body."""
    inner = [kid for kid in cell.elements() if kid.tag == "P"]
    return [one.text for one in inner or [cell] if one.text]


def _yaml(value: object) -> str:
    return yaml.dump(value, allow_unicode=True, sort_keys=False, width=120, Dumper=yaml.CSafeDumper)
