"""The bookmarks of a file: a tree of what its parts are called, each leading to its place."""

from __future__ import annotations

from typing import NamedTuple

from kit.pdf import syntax
from kit.pdf.drawn import Drawn
from kit.pdf.file import File


class _Entry(NamedTuple):
    """A bookmark of a file; entries sort as they stand."""

    scope: int
    rank: tuple[int, ...]
    place: int
    level: int
    title: str
    goal: str


class Outline:
    """Collects the bookmarks of a file. One document's stand together as they are read, on whatever sheet they are."""

    def __init__(self) -> None:
        self._scopes: dict[str, int] = {}
        self._entries: list[_Entry] = []

    def add(self, drawn: Drawn, pages: int) -> None:
        """Take up the bookmarks of pages, of which the first has that number."""
        for sheet in drawn.pages:
            self._scopes.setdefault(sheet.scope, len(self._scopes))
        for page, level, title, top, rank in drawn.marks:
            scope = self._scopes[drawn.pages[page].scope]
            goal = goal_of(pages + page, top)
            self._entries.append(_Entry(scope, rank, len(self._entries), level, title, goal))

    def write(self, file: File) -> int | None:
        """The number of the tree; None where there is no bookmark."""
        if not self._entries:
            return None
        entries = sorted(self._entries)
        root = file.numbers(1 + len(entries))
        first = root + 1  # so that the place -1 is the tree's
        links = _linked([entry.level for entry in entries])
        for number, entry in enumerate(entries):
            file.put(first + number, f"<</Title{syntax.text(entry.title)}/Dest {entry.goal}"
                                     f"{_said(links[number], first)}>>")
        file.put(root, f"<</Type /Outlines/Count {len(entries)}{_said(links[-1], first)}>>")
        return root


def _linked(levels: list[int]) -> dict[int, dict[str, int]]:
    """What each entry leads to, -1 being the tree itself: its parent, its neighbours, the first and last below it."""
    links: dict[int, dict[str, int]] = {number: {} for number in range(-1, len(levels))}
    above: list[tuple[int, int]] = [(0, -1)]
    for number, level in enumerate(levels):
        while above[-1][0] >= level:
            above.pop()
        parent = above[-1][1]
        links[number]["Parent"] = parent
        before = links[parent].get("Last")
        if before is None:
            links[parent]["First"] = number
        else:
            links[before]["Next"], links[number]["Prev"] = number, before
        links[parent]["Last"] = number
        above.append((level, number))
    return links


def _said(links: dict[str, int], first: int) -> str:
    return "".join([f"/{word} {first + number} 0 R" for word, number in links.items()])


def goal_of(page: int, top: float) -> str:
    """Where a link or a bookmark leads: a height of the page of that number."""
    return f"[{page} 0 R/XYZ 0 {syntax.short(top)} 0]"
