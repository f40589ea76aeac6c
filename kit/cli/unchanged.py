"""The soonest answer: the same command as last time, and nothing has changed. It is given before Click is imported."""

from __future__ import annotations

import sys

COMMANDS = ("pack", "deck", "sheet")
OUTPUT = "output"


def told(arguments: list[str]) -> bool:
    """Whether this command line needs no more than was said here; else nothing was."""
    if not arguments or arguments[0] not in COMMANDS:
        return False
    from kit.delivery.unchanged import unchanged

    said = unchanged(output_of(arguments), arguments)
    if said is None:
        return False
    if sys.stderr is None:
        return True
    if hasattr(sys.stderr, "reconfigure"):
        sys.stderr.reconfigure(errors="replace")
    try:
        print(*said, sep="\n", file=sys.stderr, flush=True)
    except OSError:  # whoever runs the command knows how to answer for that
        return False
    return True


def output_of(arguments: list[str]) -> str:
    """The folder that these words name, the last one where there are several, as Click has it.

    Where a word was meant otherwise, the stamp of another folder is read, and that was made for other words.
    """
    folder = OUTPUT
    for word, following in zip(arguments, arguments[1:] + [""], strict=True):
        if word == f"--{OUTPUT}":
            folder = following
        elif word.startswith(f"--{OUTPUT}="):
            folder = word.partition("=")[2]
    return folder.rstrip("/")
