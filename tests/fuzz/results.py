"""Filled forms and files of answers, harmed: what comes back from people, through `import` and `--results`."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from random import Random

from kit.model.library import Library
from kit.reading.diagnostics import Report
from tests.fuzz.build import Kit, check_pdf, check_said
from tests.fuzz.mutations import OF_BYTES, OF_LINES, OF_VALUES, mutated, reword, splice
from tests.fuzz.samples import written
from tests.fuzz.stage import Case, Finding, Stage
from tests.pdf.filling import filled

_SHEETS = ("restitution", "evaluation", "besoins")
_ANSWER = "Être là : *tôt*, « déjà »\nLe 3 # et après"


class Results(Stage):
    """A harmed copy of a form is refused or read, and what was read is printed; so is a harmed file of answers."""

    name = "results"

    def __init__(self, folder: Path):
        super().__init__(folder)
        self.kit = Kit()
        self.samples = {}
        for sheet in _SHEETS:
            self.samples |= self.copies(sheet)
        self.others = list(self.samples.values())

    def copies(self, sheet: str) -> dict[str, bytes]:
        """A sheet that was filled in, and the answers that `import` reads in it."""
        self.kit.told(["sheet", sheet, "--output", str(self.folder / "blank")], self.folder)
        blank = min((self.folder / "blank" / "supports").glob(f"{sheet}*.pdf"))
        data = filled(blank.read_bytes(), lambda name, word: word in ("oui", "1") if word else _ANSWER)
        self.kit.told(["import", str(written(self.folder, f"{sheet}.pdf", data))], self.folder)
        answers = self.folder / "resultats" / f"{sheet}.yaml"
        return {f"{sheet}.pdf": data, f"{sheet}.yaml": answers.read_bytes()}

    def case(self, random: Random) -> Case:
        name = random.choice(list(self.samples))
        ways = (*OF_BYTES, splice) if name.endswith(".pdf") else (*OF_VALUES, *OF_LINES, *OF_BYTES, *(reword,) * 12)
        return Case(name, mutated(random, self.samples[name], self.others, ways))

    def run(self, case: Case) -> str:
        place = self.folder / f"copy-{os.getpid()}"
        shutil.rmtree(place, ignore_errors=True)
        written(place, case.name, case.data)
        sheet, _, kind = case.name.partition(".")
        words = ["import", case.name] if kind == "pdf" else ["sheet", sheet, "--results", case.name]
        status, said = self.kit.told(words, place)
        check_said(status, said)
        for path in place.glob("resultats/*.yaml"):
            check_answers(path)
        for path in place.glob("output/supports/*.pdf"):
            check_pdf(path)
        return "refused" if status else "printed" if kind == "yaml" else "read"


def check_answers(path: Path) -> None:
    """What the kit writes, it reads. Raises Finding."""
    report = Report()
    if Library(path.parent, report).results(path) is None:
        raise Finding(f"answers that cannot be read again: {next(iter(report)).code}")
