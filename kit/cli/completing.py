"""What the Tab key may complete: names of workshops, decks and sheets, listed without reading them, and of cards.

The shell asks by running the program with VARIABLE set; Click answers for commands, options and choices.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import click

VARIABLE = "_KIT_TRAVAIL_PAIR_COMPLETE"
SHELVES = {"workshop": "workshops", "deck": "cards", "sheet": "assets/sheets", "paper": "assets/papers"}
_PATH = "parcours"
_CARD = re.compile(r"\bcard: *[\"']?([^\s,\"'}]+)")
_DOOR = "build.py"


def wanted(environ: Mapping[str, str]) -> bool:
    """Whether it is a shell that asks, and not a person."""
    return VARIABLE in environ


def answer(program: click.Group) -> int:
    """Say what the word that is being typed may become. Returns the exit status."""
    from click.shell_completion import shell_complete

    asked = os.environ.pop(VARIABLE)
    if _drop_python(os.environ):
        for (command, parameter), complete in COMPLETED.items():
            for one in program.get_command(None, command).params:
                if one.name == parameter:
                    one.shell_complete = complete
        return shell_complete(program, {}, _DOOR, VARIABLE, asked)
    return 0


def _drop_python(environ) -> bool:
    """Take `python3` off the front of `python3 build.py …`; false for another program of Python's."""
    from click.shell_completion import split_arg_string

    words = split_arg_string(environ.get("COMP_WORDS", ""))
    if not words or not Path(words[0]).name.startswith("python"):
        return True
    at = environ.get("COMP_CWORD", "")
    environ["COMP_WORDS"] = environ["COMP_WORDS"].split(maxsplit=1)[1] if words[1:] else ""
    environ["COMP_CWORD"] = str(int(at) - 1) if at.isdecimal() else at
    return Path(words[1]).name == _DOOR if len(words) > 1 else False


# --- names --------------------------------------------------------------------------------------


def files(kind: str) -> dict[str, Path]:
    """Name → file, the person's own before the shipped ones."""
    from kit.reading.door import listed, shipped

    folder = SHELVES[kind]
    return {path.stem: path for home in (shipped(folder), Path.cwd() / folder) for path in listed(home)
            if (kind, path.stem) != ("workshop", _PATH)}


def _named(kind: str) -> Callable:
    """Names of one kind, but for those typed already."""

    def complete(ctx: click.Context, incomplete: str) -> list:
        return _begun(sorted(files(kind).keys() - ({*_typed()} - {incomplete})), incomplete)

    return complete


def _model(ctx: click.Context, incomplete: str) -> list:
    """What `new --from` may copy: things of the kind that is asked for."""
    kind = next((word for word in _typed() if word in SHELVES), None)
    return _begun(sorted(files(kind)), incomplete) if kind else []


def _kinds(ctx: click.Context, incomplete: str) -> list:
    return _begun(["workshop", "deck", "sheet"], incomplete)


def _listed(of: Callable[[], list[str]]) -> Callable:
    """The last of names that are typed with commas between them."""

    def complete(ctx: click.Context, incomplete: str) -> list:
        before, comma, last = incomplete.rpartition(",")
        return [_item(before + comma + item.value) for item in _begun(of(), last)]

    return complete


def _papers() -> list[str]:
    return ["all", *sorted(files("paper"))]


def _cards() -> list[str]:
    """The cards of the decks that stand in the command already: of these alone the files are looked into."""
    from kit.reading.door import Refused, read_bytes

    there, found = files("deck"), []
    for name in (word for word in _typed() if word in there):
        try:
            found += _CARD.findall(read_bytes(there[name], there[name].parent).decode("utf-8", "replace"))
        except Refused:
            continue
    return found


def _typed() -> list[str]:
    """The words of the line. Click knows none of them where the last is an option that waits for its value."""
    from click.shell_completion import split_arg_string

    return split_arg_string(os.environ.get("COMP_WORDS", ""))


def _begun(names: list[str], incomplete: str) -> list:
    return [_item(name) for name in names if name.startswith(incomplete)]


def _item(name: str):
    from click.shell_completion import CompletionItem

    return CompletionItem(name)


# Command and parameter → what completes it.
COMPLETED: dict[tuple[str, str], Callable] = {
    ("pack", "workshops"): _named("workshop"), ("pack", "papers"): _listed(_papers),
    ("deck", "decks"): _named("deck"), ("deck", "cards"): _listed(_cards),
    ("sheet", "sheets"): _named("sheet"), ("sheet", "deck"): _named("deck"),
    ("new", "kind"): _kinds, ("new", "model"): _model,
}
