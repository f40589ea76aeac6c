"""Tables of events, harmed, through `pack --events`: each row is a pack or is refused at its cell."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

from tests.delivery.project import DECK, SHEET, WORKSHOP
from tests.fuzz.build import Kit, check_pdf, check_said
from tests.fuzz.mutations import OF_BYTES, OF_CELLS, OF_LINES, mutated, splice
from tests.fuzz.samples import written
from tests.fuzz.stage import Case, Finding, Stage

_TABLES = (
    "date;début;participants;lieu;organisation;dossier\n12/01/2027;14h;4;Salle A;Accueil de jour;\n"
    '13/01/2027;;5;Salle A;Accueil de jour;\n14/01/2027;10h;6;"Salle ""B""\nau fond";Évasion & Cœur;\n'
    ";;8;;;sans-date\n",
    "date,start,duration,participants,facilitators,folder\r\n2027-02-01,9:30,2h,7,\"Ana, Lou\",un\r\n,,,3,,deux\r\n",
    "\ufefforganisation\tparticipants\tdate\nLe Relais\t4\t01/03/2027\nLa Halte\t5\t01/03/2027\n",
)


class Events(Stage):
    """A harmed table of events, and the packs of the rows that can be read."""

    name = "events"
    count = 400
    cpu = 30.0

    def __init__(self, folder: Path):
        super().__init__(folder)
        self.kit = Kit()
        self.others = [table.encode() for table in _TABLES]
        for table in self.others:
            if self.run(Case("annee.csv", table)) != "printed":
                raise Finding("a good table is refused")

    def case(self, random: Random) -> Case:
        ways = (*OF_BYTES, *OF_LINES, splice, *OF_CELLS * 6)
        return Case("annee.csv", mutated(random, random.choice(self.others), self.others, ways, most=2))

    def run(self, case: Case) -> str:
        project = self.folder / f"project-{os.getpid()}"
        shutil.rmtree(project, ignore_errors=True)
        for name, text in (("workshops/essai", WORKSHOP), ("cards/cartes", DECK), ("assets/sheets/regles", SHEET)):
            written(project, f"{name}.yaml", text.encode())
        written(project, case.name, case.data)
        words = ["pack", "essai", "--events", case.name, "--only", "agenda", "--jobs", "1"]
        status, said = self.kit.told(words, project)
        check_said(status, said)
        made = sorted((project / "output").rglob("*.pdf"))
        if not status and not made:
            raise Finding("nothing was made, and nothing was said")
        for path in made:
            check_pdf(path)
        return "refused" if status else "printed"
