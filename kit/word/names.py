"""The names of headings, that links lead to: each is given to the heading that its bookmark is about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.typesetting.inline import plain
from kit.typesetting.page import Page


class Names:
    """Bookmarks by what they are about; two headings that say the same take theirs in turn."""

    def __init__(self, pages: Iterable[Page]):
        self._left: dict[str, list[str]] = {}
        for mark in (mark for page in pages for mark in page.bookmarks if mark.name):
            self._left.setdefault(_bare(plain(mark.title)), []).append(mark.name)
        self.known = frozenset(name for names in self._left.values() for name in names)

    def take(self, text: str) -> str:
        """The name for a heading that says this; "" where nothing leads to it."""
        names = self._left.get(_bare(text))
        return names.pop(0) if names else ""


def _bare(text: str) -> str:
    """Letters and figures alone, whatever the typography."""
    return re.sub(r"[\W_]+", "", text).casefold()
