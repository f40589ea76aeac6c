"""A file that says only its differences, laid over the file it differs from: values, each with its own place.

One value takes the place of another; keys join; a list is changed entry by entry, each told by its name: `change`,
`drop`, `add` at the end, or `before` and `after` another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kit.reading.diagnostics import Report, nearest
from kit.reading.source import Map, Place, Seq, Source, Text, place_of

EDITS = {"change": Map, "drop": Seq, "add": Seq, "before": Map, "after": Map}
# By which of its keys an entry of a list is told, the first that it has.
_NAMED = ("card", "step", "deck", "sheet", "stage", "label", "item", "title", "name")


class Layered(Source):
    """A file with another laid over it: places are the first's, what is looked for in its text is so in both."""

    __slots__ = ("_base",)

    def __init__(self, base: Source, over: Source):
        super().__init__(base.name, f"{base.text}\n{over.text}")
        self._base = base

    @property
    def digest(self) -> str:
        return self._base.digest


def laid_over(base: Map, over: Map, key: str, report: Report) -> Map:
    """A whole file, named under `key`, with the differences that another states; errors, at their places, reported.

    The source of its name is that of all it says: who asks whether anything of a kind is said asks there.
    """
    new = merged(base, over, report)
    source = Layered(base.place.source, over.place.source)
    new.place = base.place._replace(source=source)
    if isinstance(base.get(key), Text):
        new[key] = base[key].reworded(base[key])
        new[key].source = source
    return new


def merged(base: Map, over: Map, report: Report) -> Map:
    """All keys of both; where both have one, what the second says of it."""
    new = Map(base)
    new.place, new.named = base.place, dict(base.named)
    for name, key in over.named.items():
        new[name] = _value(base.get(name), over[name], key, report)
        new.named[name] = key
    return new


def edits(value: object) -> bool:
    """Whether a value is the changes to a list, and nothing else that a file may say."""
    if not isinstance(value, Map) or not value or not value.keys() <= EDITS.keys():
        return False
    if not all(isinstance(said, EDITS[name]) for name, said in value.items()):
        return False
    return not any(isinstance(one, Text) for said in value.values() if isinstance(said, Map) for one in said.values())


def _value(old: object, new: object, key: Text, report: Report) -> object:
    if isinstance(old, Map) and isinstance(new, Map):
        return merged(old, new, report)
    if old is None and edits(new):
        old = Seq()
        old.place = new.place
    if isinstance(old, Seq) and isinstance(new, Map):
        return _Edit(old, new, key, report).applied(old)
    if isinstance(old, Seq) and isinstance(new, Seq) and any(isinstance(one, Map) and name_of(one) for one in old):
        report.error("liste-a-changer", key.place, key=str(key))
        return old
    return new


def name_of(entry: object) -> Text | None:
    """What an entry of a list is told by; a text is told by itself."""
    if isinstance(entry, Map):
        entry = next((entry[key] for key in _NAMED if key in entry), None)
    return entry if isinstance(entry, Text) else None


class _Edit:
    """The changes to one list, and to the lists within it that run in parallel."""

    def __init__(self, base: Seq, edit: Map, key: Text, report: Report):
        self.key, self.report = key, report
        self.known = Counter(map(str, _names(base)))
        self.places = {str(name): name.place for name in _names(base)}
        for name, at in edit.named.items():
            if name not in EDITS:
                report.error("cle-inconnue", at.place, key=name, where="part", near=nearest(name, EDITS),
                             keys=list(EDITS))
        self.drop = {str(name) for name in self.listed(edit, "drop") if self.is_one(name)}
        self.change = self.by_name(edit, "change", Map)
        for name in self.drop & self.change.keys():
            report.error("entree-retiree", edit["change"].named[name].place, name=name, key=str(key))
        self.before, self.after = self.by_name(edit, "before", Seq), self.by_name(edit, "after", Seq)
        self.add = self.listed(edit, "add")
        for entries in (self.add, *self.before.values(), *self.after.values()):
            self.check_new(entries)

    def listed(self, edit: Map, name: str) -> Seq:
        """The list that is written under a key; an error for what is none."""
        value = edit.get(name, Seq())
        if not isinstance(value, Seq):
            self.report.error("liste-attendue", place_of(value), key=name)
        return value if isinstance(value, Seq) else Seq()

    def is_one(self, name: object) -> bool:
        """Whether something is written that names an entry."""
        if not isinstance(name, Text):
            self.report.error("texte-attendu", place_of(name), key="drop")
        return isinstance(name, Text) and self.is_known(str(name), name.place)

    def by_name(self, edit: Map, name: str, kind: type) -> dict:
        """What is written under a key for each entry that is named there."""
        value, found = edit.get(name, Map()), {}
        if not isinstance(value, Map):
            self.report.error("cles-attendues", place_of(value), key=name)
            return found
        for one in value:
            place = value.named[one].place
            if self.is_known(one, place):
                if isinstance(value[one], kind):
                    found[one] = value[one]
                else:
                    self.report.error("cles-attendues" if kind is Map else "liste-attendue", place, key=one)
        return found

    def is_known(self, name: str, place: Place) -> bool:
        """Whether there is one entry of that name, and no more."""
        if not self.known[name]:
            self.report.error("entree-inconnue", place, name=name, key=str(self.key), near=nearest(name, self.known),
                              names=list(self.known))
        elif self.known[name] > 1:
            self.report.error("entree-ambigue", place, self.places[name], name=name, key=str(self.key),
                              count=self.known[name])
        return self.known[name] == 1

    def check_new(self, entries: list) -> None:
        for name in filter(None, map(name_of, entries)):
            if self.known[name] and name not in self.drop:
                self.report.error("entree-existante", name.place, self.places[name], name=str(name),
                                  key=str(self.key))

    def applied(self, base: Seq) -> Seq:
        """The list as it is then."""
        new = self.walked(base)
        new += self.add
        return new

    def walked(self, base: Seq) -> Seq:
        """The entries that were there, changed, dropped, or with new ones beside them."""
        new = Seq()
        new.place = base.place
        for entry in base:
            name = name_of(entry)
            new += self.before.get(name, ())
            if name not in self.drop:
                new.append(self.changed(entry, name))
            new += self.after.get(name, ())
        return new

    def changed(self, entry: object, name: str | None) -> object:
        """An entry with its own differences, or with those of the lanes that it holds."""
        if name in self.change and isinstance(entry, Map):
            return merged(entry, self.change[name], self.report)
        lanes = entry.get("parallel") if isinstance(entry, Map) else None
        if not isinstance(lanes, Seq):
            return entry
        new = Map(entry)
        new.place, new.named = entry.place, entry.named
        new["parallel"] = Seq(self.walked(lane) if isinstance(lane, Seq) else lane for lane in lanes)
        new["parallel"].place = lanes.place
        return new


def _names(entries: Seq) -> Iterator[Text]:
    """The names of all entries, with those of the lanes that they hold."""
    for entry in entries:
        if name := name_of(entry):
            yield name
        lanes = entry.get("parallel") if isinstance(entry, Map) else None
        for lane in lanes if isinstance(lanes, Seq) else ():
            yield from _names(lane) if isinstance(lane, Seq) else ()
