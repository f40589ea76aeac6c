"""What pages say as text that a person can read in a diff: a line for each element, its words below it."""

from __future__ import annotations

from collections.abc import Iterator

from kit.typesetting.page import Page
from kit.typesetting.reading_order import Element, Words, read

_MARKS = {"bold": "**", "italic": "_", "bold-italic": "**_"}


def log(pages: list[Page]) -> str:
    return "".join(f"{line}\n" for line in _lines(read(pages), ""))


def _lines(element: Element, indent: str) -> Iterator[str]:
    said = ""
    for kid in element.kids:
        if isinstance(kid, Words):
            said += _words(kid)
            continue
        if said.strip():
            yield f"{indent}{said.strip()}"
        said = ""
        scope = kid.node.attributes.get("scope") if kid.node else None
        yield f"{indent}<{kid.tag}{f' {scope}' if scope else ''}>" + (f" {kid.alt}" if kid.alt else "")
        yield from _lines(kid, f"{indent}  ")
    if said.strip():
        yield f"{indent}{said.strip()}"


def _words(words: Words) -> str:
    mark = _MARKS.get(words.face, "")
    text = words.text.strip()
    around = words.text.partition(text) if text else (words.text, "", "")
    said = f"{around[0]}{mark}{text}{mark[::-1]}{around[2]}" if text else words.text
    return f"{said}[→ {words.link}]" if words.link else said
