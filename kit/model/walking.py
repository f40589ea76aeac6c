"""Every text of a workshop, a deck or a sheet; or these with some parts changed, and what does not change the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import astuple, replace

from kit.reading.source import Text


def rebuilt(value: object, change: Callable[[object], object]) -> object:
    """A struct, a list or named values with each part changed; itself where none is, as in a size, a tuple too."""
    if isinstance(value, Struct):
        parts = {name: (old, change(old)) for name in value.__struct_fields__ for old in [getattr(value, name)]}
        changes = {name: new for name, (old, new) in parts.items() if new is not old}
        return replace(value, **changes) if changes else value
    if type(value) is tuple:
        new = tuple(change(item) for item in value)
        return new if any(a is not b for a, b in zip(new, value, strict=True)) else value
    if type(value) is dict:
        new = {key: change(item) for key, item in value.items()}
        return new if any(new[key] is not value[key] for key in new) else value
    return value


def texts(value: object) -> Iterator[Text]:
    """Every text that a struct, a list or named values hold, in their order."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, (Struct, tuple, dict)):
        parts = astuple(value) if isinstance(value, Struct) else value.values() if isinstance(value, dict) else value
        for part in parts:
            yield from texts(part)
