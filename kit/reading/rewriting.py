"""Another value for a key of a file's first level: all else stays as it was written, to the character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import yaml

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def with_values(text: str, values: Mapping[str, str]) -> str:
    """A text that can be read as YAML, with these values, each fit to stand without quotes, for keys that it has.

    A key that it does not have is left out; so is one whose value is no text.
    """
    for key, start, end in reversed(list(_scalars(text))):
        if key in values:
            end = start + len(text[start:end].rstrip())  # that of a block takes in the line's end
            text = text[:start] + (values[key] if end > start else f" {values[key]}") + text[end:]
    return text


def _scalars(text: str) -> Iterator[tuple[str, int, int]]:
    """Each key of the first level whose value is a text, and where this begins and ends; in the order of the file."""
    depth, key = 0, None
    for event in yaml.parse(text, Loader=_PARSER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif depth == 1 and key is None and isinstance(event, yaml.ScalarEvent):
            key = event.value
            continue
        elif depth == 1 and isinstance(event, yaml.ScalarEvent):
            yield key, event.start_mark.index, event.end_mark.index
        if depth == 1:
            key = None
