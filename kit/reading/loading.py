"""YAML events become Map, Seq and Text: no implicit types, no tags, no merge keys, everything capped.

Events, and not PyYAML's loaders, because these read `12:30` as 750 and `no` as False, drop
duplicate keys, and crash on deep nesting. Every value stays text; kit/model converts it.
"""

from __future__ import annotations

import unicodedata

import yaml

from kit.reading.diagnostics import Report
from kit.reading.source import FORBIDDEN, Map, Place, Seq, Source, Text, place_of
from kit.reading.syntax import syntax_error
from kit.reading.traps import check_plain

DEPTH, VALUES, CHARACTERS = 20, 100_000, 50_000
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """Reading cannot go on past this event; the report says why."""


class _Frame:
    """A mapping or a list that is still open."""

    __slots__ = ("node", "key", "anchor", "size", "flow", "twice")

    def __init__(self, node, event):
        self.node, self.key, self.anchor, self.size, self.flow = node, None, event.anchor, 1, event.flow_style
        self.twice = False  # whether the last key had been given before


class _Builder:
    """Receives events in order; grows one tree. Iterative, so that depth costs no stack.

    What is wrong with one value alone is reported, and reading goes on; what puts the rest in doubt stops it.
    """

    def __init__(self, source: Source, report: Report):
        self.source, self.report = source, report
        self.hashes = "#" in source.text
        self.stack: list[_Frame] = []
        self.root: object = None
        self.last: Text | None = None
        self.anchors: dict[str, tuple[object, int]] = {}
        self.unused: dict[str, Place] = {}
        self.values = 0
        self.documents = 0

    @property
    def opened(self) -> Place | None:
        """The innermost [ or { that is still open."""
        return next((frame.node.place for frame in reversed(self.stack) if frame.flow), None)

    def place(self, event, length: int = 1) -> Place:
        return Place(self.source, event.start_mark.line + 1 + self.source.above, event.start_mark.column + 1, length)

    def stop(self, code: str, place: Place, **facts) -> None:
        self.report.error(code, place, **facts)
        raise _Stop

    def feed(self, event) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self.count(event)
            self.attach(self.text(event), event, 1)
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self.open(event, Map() if kind is yaml.MappingStartEvent else Seq())
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            frame, end = self.stack.pop(), event.end_mark
            if frame.flow and end.line + 1 + self.source.above == frame.node.place.line:  # all of it is underlined
                frame.node.place = frame.node.place._replace(length=end.column + 1 - frame.node.place.column)
            if frame.anchor:
                self.name(frame.anchor, frame.node, frame.size)
            self.attach(frame.node, event, frame.size)
        elif kind is yaml.AliasEvent:
            self.alias(event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.stop("plusieurs-documents", self.place(event, 3))

    def count(self, event, more: int = 1) -> None:
        self.values += more
        if self.values > VALUES:
            self.stop("trop-de-valeurs", self.place(event), limit=VALUES)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!", "tag:yaml.org,2002:str"):
            written = tag.replace("tag:yaml.org,2002:", "!!")
            self.report.error("etiquette-yaml", self.place(event, len(written)), tag=written)

    def text(self, event) -> Text:
        value = event.value if event.value.isascii() else unicodedata.normalize("NFC", event.value)
        start, end = event.start_mark, event.end_mark
        text = Text(value[:CHARACTERS] or (f"&{event.anchor}" if event.anchor else ""))
        text.source, text.line, text.column = self.source, start.line + 1 + self.source.above, start.column + 1
        text.length = (end.column if end.line == start.line else len(self.source.line(text.line))) - start.column
        if len(value) > CHARACTERS:
            self.report.error("texte-trop-long", text.place, count=len(value), limit=CHARACTERS)
        if not value.isprintable() and (wrong := FORBIDDEN.search(value)):
            self.report.error("caractere-interdit", text.place, char=f"U+{ord(wrong[0]):04X}")
        if event.anchor and value:
            self.name(event.anchor, text, 1)
        elif event.anchor:
            self.report.error("ancre-inutile", text.place, name=event.anchor)
        if not event.style and (end.line > start.line or self.hashes):
            check_plain(event, text, self.report)
        self.last = text
        return text

    def open(self, event, node) -> None:
        self.count(event)
        if len(self.stack) >= DEPTH:
            self.stop("trop-imbrique", self.place(event), limit=DEPTH)
        node.place = self.place(event)
        if isinstance(node, Map):
            node.named = {}
        self.stack.append(_Frame(node, event))

    def name(self, anchor: str, node, size: int) -> None:
        self.anchors[anchor] = (node, size)
        self.unused[anchor] = node.place._replace(length=len(anchor) + 1)

    def alias(self, event) -> None:
        place = self.place(event, len(event.anchor) + 1)
        if event.anchor not in self.anchors:
            self.stop("alias-inconnu", place, name=event.anchor)
        node, size = self.anchors[event.anchor]
        self.unused.pop(event.anchor, None)
        self.count(event, size)
        self.attach(node, event, size)

    def attach(self, node, event, size: int) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.size += size
        if isinstance(frame.node, Seq):
            frame.node.append(node)
        elif frame.key is None:
            frame.key = self.key(frame.node, node, event)
        else:
            # A key given twice was reported; its first value stands.
            name = str(frame.key)
            frame.node.setdefault(name, node)
            frame.node.named.setdefault(name, frame.key)
            frame.key = None

    def key(self, mapping: Map, node, event) -> Text:
        if type(event) is not yaml.ScalarEvent:
            self.stop("cle-illisible", self.place(event) if type(event) is yaml.AliasEvent else node.place)
        if node == "<<" and not event.style:
            self.stop("cle-de-fusion", node.place)
        first, frame = mapping.named.get(node), self.stack[-1]
        if first is not None and self.dashless(mapping, node):
            self.report.error("tiret-manquant", node.place, first.place, key=str(node))
            self.begin_item(node)
        elif first is not None and not frame.twice:
            self.given_twice(mapping, node, first)
        frame.twice = first is not None  # of lines that were copied, the first is told
        return node

    def given_twice(self, mapping: Map, again: Text, first: Text) -> None:
        """A key had been given before: or it is one of another mapping, and stands too far to the left."""
        above = list(mapping.named.values())[-1]
        if getattr(mapping[str(above)], "blank", False) and above.column == again.column:
            del mapping[str(above)], mapping.named[str(above)]
            self.report.error("retrait-manquant", again.place, above.place, key=str(above))
        else:
            self.report.error("cle-en-double", again.place, first.place, key=str(again), line=first.line)

    def dashless(self, mapping: Map, again: Text) -> bool:
        """Whether a key that is given twice begins the next item of a list, and lacks its dash.

        It is the first of its item, which has others; and more keys follow it.
        """
        in_list = len(self.stack) > 1 and isinstance(self.stack[-2].node, Seq) and not self.stack[-1].flow
        below = self.source.line(again.line + 1)
        goes_on = len(below) - len(below.lstrip()) == again.column - 1 and not below.lstrip().startswith("-")
        return in_list and goes_on and len(mapping) > 1 and again == next(iter(mapping))

    def begin_item(self, key: Text) -> None:
        """Go on as if a dash stood before this key."""
        self.stack[-2].node.append(self.stack[-1].node)
        item = self.stack[-1].node = Map()
        item.place, item.named = key.place, {}

    def finish(self) -> Map | None:
        """The tree, once every event was fed."""
        for name, place in self.unused.items():
            self.report.error("ancre-inutile", place, name=name)
        if not isinstance(self.root, Map):
            self.report.error("fichier-sans-cles", place_of(self.root) or Place(self.source))
            return None
        return self.root


def load(source: Source, report: Report) -> Map | None:
    """The top mapping of a file, or None when it cannot be read at all. Errors go to the report.

    A key given twice, a tag and their like are errors, yet the tree is returned, so that the rest of the file
    is checked in the same run.
    """
    builder = _fed(source, report)
    return builder.finish() if builder else None


def load_list(source: Source, report: Report) -> Seq | None:
    """A part of a file that is one list; None and an error where it is not."""
    builder = _fed(source, report)
    if builder is None or isinstance(builder.root, Seq):
        return builder and builder.root
    report.error("liste-attendue", place_of(builder.root) or Place(source), key="")
    return None


def _fed(source: Source, report: Report) -> _Builder | None:
    """A builder that was given every event of a text."""
    builder, before = _Builder(source, report), report.kept
    try:
        for event in yaml.parse(source.text, Loader=_PARSER):
            builder.feed(event)
    except _Stop:
        return None
    except yaml.YAMLError as error:
        report.forget(before)  # what stands out in a text that was read wrongly so far may be of the same mistake
        syntax_error(error, source, report, builder.last, builder.opened)
        return None
    return builder
