"""Reads the Markdown pages: headings, fences, tables, links, command lines; and makes a project of their examples."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from kit.model.library import Library
from kit.reading.diagnostics import Report

ROOT = Path(__file__).resolve().parents[2]
PAGES = [path for glob in ("*.md", "docs/*.md", "docs/reference/*.md") for path in sorted(ROOT.glob(glob))]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_COMMAND = re.compile(r"python3? build\.py.*")
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


class Fence(NamedTuple):
    """A block between ``` marks, and its language."""

    language: str
    text: str

    @property
    def title(self) -> str:
        """What the first line says after its `#`: the file an example stands in."""
        return self.text.partition("\n")[0].removeprefix("# ")


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


def fences(page: Path, language: str | None = None) -> list[Fence]:
    found = [Fence(*match) for match in _FENCE.findall(text_of(page))]
    return [fence for fence in found if language in (None, fence.language)]


def prose(page: Path) -> str:
    """The page without its fences."""
    return _FENCE.sub("", text_of(page))


def headings(page: Path) -> list[tuple[int, str]]:
    """(level, words) in order."""
    return [(len(marks), words) for marks, words in _HEADING.findall(prose(page))]


def anchors(page: Path) -> set[str]:
    """The names that `page.md#name` may end in."""
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for _, words in headings(page)}


def links(page: Path) -> list[str]:
    """Where the page leads, code left out."""
    return _LINK.findall(_SPAN.sub("", prose(page)))


def commands(page: Path) -> list[str]:
    """Every command line the page shows, in fences and in sentences."""
    lines = [line for fence in fences(page, "") for line in fence.text.splitlines()]
    return [line.strip() for line in lines + _SPAN.findall(prose(page)) if _COMMAND.fullmatch(line.strip())]


def section(page: Path, heading: str) -> str:
    """What stands under a heading, up to the next one."""
    parts = _HEADING.split(prose(page))
    return parts[parts.index(heading) + 1]


def tables(text: str) -> list[list[list[str]]]:
    """Each table as rows of cells, its heading first."""
    found: list[list[list[str]]] = []
    inside = False
    for line in text.splitlines():
        if not line.startswith("|"):
            inside = False
        elif not inside:
            found.append([_cells(line)])
            inside = True
        elif not set(line) <= set("|- "):
            found[-1].append(_cells(line))
    return found


def spans(text: str) -> list[str]:
    """What stands in backticks."""
    return _SPAN.findall(text)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


# --- examples ----------------------------------------------------------------------------------------


def whole_examples() -> dict[str, str]:
    """Every example that is a file of its own, by its path in a project."""
    found = [fence for page in PAGES for fence in fences(page, "yaml")]
    return {fence.title: fence.text for fence in found if re.fullmatch(r"[\w/.-]+", fence.title)}


def parts(page: Path) -> list[tuple[str, str]]:
    """Every example that replaces some keys of a whole one: the path of that one, and the file it makes of it."""
    whole, found = whole_examples(), []
    for fence in fences(page, "yaml"):
        path = fence.title.removeprefix("dans ")
        if path != fence.title:
            found.append((path, "".join({**_blocks(whole[path]), **_blocks(fence.text)}.values())))
    return found


def _blocks(text: str) -> dict[str, str]:
    """The top keys of a YAML text, each with the lines that belong to it."""
    found = re.findall(r"^(\w+):(?:.*\n)(?:(?: .*)?\n)*", text, re.MULTILINE)
    starts = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    return dict(zip(found, starts, strict=True))


def project(folder: Path) -> Path:
    """A folder that holds every whole example."""
    for path, text in whole_examples().items():
        put(folder, path, text)
    return folder


def put(folder: Path, path: str, text: str) -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def opened(folder: Path, path: str) -> tuple[object, Library]:
    """An example as the kit reads it, and the library whose report says what is wrong with it."""
    library = Library(folder, Report())
    return (library.open if "/" in path else library.event)(folder / path), library
