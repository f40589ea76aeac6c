"""A small project to build packs of: one workshop, one deck, one sheet, each in a few lines."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from kit.delivery.order import Order
from kit.delivery.packing import Pack, make_pack
from kit.delivery.workbench import load_fonts, load_look, open_session
from kit.documents.look import Look
from kit.documents.session import Session
from kit.model.edition import Reading
from kit.model.event import Event
from kit.model.library import Library
from kit.pdf.document import Printer
from kit.reading.diagnostics import Report
from kit.reading.source import Text

WORKSHOP = """\
workshop: essai
title: "Essai, point ; virgule : et « guillemets »"
summary: "Une **phrase** ; avec, des signes\\\\ et [un lien](https://exemple.fr)."
guide: {sheets: [FA1], says: Ceci., proposes: Cela.}
audience: Tout le monde.
aims: [Voir]
outcome: Une page.
participants: {min: 2, typical: 6, max: 12}
tables: {size: 4}
facilitators: [{count: 1}]
room: Une table.
frame: Bienvenue.
print:
  - {deck: cartes, count: 1}
  - {sheet: regles, count: 2, per: table}
steps:
  - {step: cadre, title: Cadre, kind: opening, minutes: 10}
  - {step: jeu, title: "Jeu : manche, et reprise", kind: debate, minutes: 30/40/60}
  - {step: pause, kind: break, minutes: 10}
  - {step: fin, title: Fin, kind: closing, minutes: 10}
"""
DECK = """\
deck: cartes
title: Cartes
updated: 2026-11
size: poker
template: prompt
cards:
  - {card: C1, front: Que voit-on ?, copies: 2}
  - {card: C2, front: Qu'entend-on ?}
"""
SHEET = """\
sheet: regles
title: Les règles
template: poster
sizes: [A4, A3]
lead: On écoute.
"""
LARGE = Reading(edition=Text("large"), suffix=Text("grands-caracteres"), cards="large")
_fonts = lru_cache(load_fonts)


@lru_cache
def printer() -> Printer:
    return Printer(_fonts())


class Project:
    """The files of a project, and what is made of them; its texts may be changed as one goes."""

    def __init__(self, folder: Path, workshop: str = WORKSHOP, deck: str = DECK, sheet: str = SHEET):
        self.folder = folder
        for path, text in (("workshops/essai", workshop), ("cards/cartes", deck), ("assets/sheets/regles", sheet)):
            self.write(f"{path}.yaml", text)
        self.open()

    def write(self, path: str, text: str | bytes) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())

    def open(self) -> None:
        """Read everything anew, as the next run does."""
        self.report = Report()
        self.library = Library(self.folder, self.report)
        self.look: Look = load_look(self.library, _fonts())

    def event(self, text: str) -> Event:
        """An event as its file would say it."""
        self.write("seance.yaml", text)
        event = Library(self.folder, self.report).event(self.folder / "seance.yaml")
        assert event, list(self.report)
        return event

    def session(self, event: str = "") -> Session | None:
        given = self.event(event) if event else Event()
        return open_session(self.library.workshop("essai"), given, self.library)

    def pack(self, order: Order | None = None) -> Pack | None:
        workshop = self.library.workshop("essai")
        return workshop and make_pack(workshop, self.library, self.look, printer(), order or Order())

    @property
    def codes(self) -> list[str]:
        return [diagnostic.code for diagnostic in self.report]
