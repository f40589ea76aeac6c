"""What every key means, in the words of one language: for editors, and for the pages of docs/reference.

The sentences stand in kit/locales/keys, under the struct that a key belongs to; a struct says what those it is made
from say, unless it has a sentence of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from kit.model.simple import Simple
from kit.reading.diagnostics import Report
from kit.reading.door import read_source, shipped
from kit.reading.loading import load
from kit.reading.source import Map


class Keys:
    """The sentences of one language. Raises LookupError where they cannot be read, KeyError where one is missing."""

    def __init__(self, language: str = "fr"):
        folder, report = shipped("locales") / "keys", Report()
        source = read_source(folder / f"{language}.yaml", folder, report)
        values = load(source, report) if source else None
        if values is None or report.errors:
            raise LookupError(f"keys/{language}.yaml: {[(d.code, d.order) for d in report]}")
        self.entries: Map = values
        self._choices = {frozenset(said): (name, said) for name, said in values["choices"].items()}

    def title(self, name: str) -> str:
        """What a kind of file or a struct is called; the struct of a template of sheets, as the template."""
        titles = self.entries["titles"]
        return str(titles[name] if name in titles else titles[name.lower()])

    def says(self, struct: type, key: str) -> str:
        """What a key is for, in a sentence or two; of simple words, whose they are: see `simpler`."""
        entry = self._entry(struct, key)
        return str(entry["says"] if isinstance(entry, Map) else entry)

    def usual(self, struct: type, key: str) -> str:
        """What holds where the key is left out, if its default does not say so by itself; else ""."""
        return self._more(struct, key, "else")

    def left_out(self, usual: str) -> str:
        """A sentence that says what holds without a key."""
        return str(self.entries["left_out"]).format(usual=usual)

    def takes(self, struct: type, key: str) -> str:
        """What is written after the key, where its type does not say so by itself; else ""."""
        return self._more(struct, key, "takes")

    def simpler(self, struct: type, key: str) -> str:
        """What a key means under the `simple` of a struct: the same as in the struct itself, said more simply."""
        return str(self.entries["simpler"]).format(says=self.says(struct, key))

    def choices(self, values: Iterable[object]) -> dict[str, str]:
        """Each of the values that a key may have, with what it stands for, in the order of the file."""
        return {value: str(said) for value, said in self._choices[frozenset(map(str, values))][1].items()}

    def choice(self, values: Iterable[object]) -> str:
        """What the list of these values is called."""
        return self._choices[frozenset(map(str, values))][0]

    def form(self, name: str) -> Map:
        """How a value of a type is written: what it `takes`, `examples`, and what is said of a `wrong` one."""
        return self.entries["forms"][name]

    def edit(self, name: str) -> str:
        """What one of the keys does by which a list is changed."""
        return str(self.entries["edits"][name])

    def _entry(self, struct: type, key: str) -> str | Map:
        for kind in struct.__mro__:
            if key in self.entries["keys"].get(kind.__name__, ()):
                return self.entries["keys"][kind.__name__][key]
        raise KeyError(f"{struct.__name__}.{key}")

    def _more(self, struct: type, key: str, what: str) -> str:
        entry = self._entry(struct, key)
        return str(entry.get(what, "")) if isinstance(entry, Map) else ""


def is_simple(kind: type) -> bool:
    """Whether a struct holds simple words, whose keys are those of the struct that it stands in."""
    return issubclass(kind, Simple)
