"""Which diagnostic codes the kit uses, read off its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import get_args

import kit
from kit.model.filekinds import KINDS
from kit.model.inclusive import Way
from kit.model.printer import Duplex, Flip
from kit.model.values import SIZE_NAMES

KIT = Path(kit.__file__).parent
_OTHER_WORDS = {*SIZE_NAMES, *get_args(Flip), *get_args(Duplex), *get_args(Way), *KINDS, "utf-8"}
_CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


@cache
def in_room(room: str) -> set[str]:
    """Every word of a room that is written like a code; for rooms that write nothing else so (reading, model)."""
    return _codes(_nodes(KIT / room)) - _OTHER_WORDS


@cache
def reported() -> dict[str, list[set[str]]]:
    """The codes that any module passes to a report in so many words, each with the facts of every such call."""
    calls = [node for node in _nodes(KIT) if isinstance(node, ast.Call)]
    found: dict[str, list[set[str]]] = {}
    for call in calls:
        if getattr(call.func, "attr", "") in ("error", "warn", "stop") and call.args:
            for code in (node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant)):
                found.setdefault(code, []).append({keyword.arg for keyword in call.keywords})
    return found


@cache
def everywhere() -> set[str]:
    """Every word of the kit that is written like a code."""
    return _codes(_nodes(KIT))


def _nodes(folder: Path) -> Iterator[ast.AST]:
    return chain.from_iterable(_nodes_of(path) for path in sorted(folder.rglob("*.py")))


@cache
def _nodes_of(path: Path) -> list[ast.AST]:
    """All that a module is made of, those that are of any use here: what is called, and what is written."""
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, (ast.Call, ast.Constant))]


def _codes(nodes) -> set[str]:
    words = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {word for word in words if _CODE.fullmatch(word)}
