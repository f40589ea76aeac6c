"""A paper around a workshop, printed only when it is asked for: which sheets and decks it is made of."""

from __future__ import annotations

from kit.model.workshop import Part, Printed
from kit.reading.source import Text

PAPER, NOMINATIVE = "paper", "nominative"  # kinds of files; the second bear names, and are never in the whole pack
ALL = "all"  # in the place of a paper's name: every one that suits the event


class PaperLine(Printed, kw_only=True):
    """One line of a paper. `simple`: in simple words, whatever the edition of the pack."""

    simple: bool = False


class Paper(Part, kw_only=True):
    """training: only for a training action. nominative: it bears names, and never goes into what everybody is given."""

    paper: Text
    title: Text
    training: bool = False
    nominative: bool = False
    print: tuple[PaperLine, ...]
