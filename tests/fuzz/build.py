"""A small project, one file of which is harmed, through a whole run: read, laid out, drawn, written, opened again."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random
from unittest.mock import patch

import pypdfium2

from kit.cli.app import main
from kit.delivery import workbench
from kit.delivery.workbench import load_fonts
from kit.model.edition import Reading as Edition
from kit.typesetting.fonts import Fonts
from tests.fuzz.mutations import OF_BYTES, OF_LINES, OF_VALUES, mutated, reword
from tests.fuzz.project import PROJECT, REGION
from tests.fuzz.samples import EVENT, LOGO, samples, written
from tests.fuzz.stage import Case, Finding, Stage

# Most files shall still be read, so that what they say reaches paper.
_WAYS = (*OF_VALUES * 2, *OF_LINES, *OF_BYTES[:3], *(reword,) * 16)
_LARGEST = 2_600  # bytes of a shipped file that is tried: the larger say no more, and take longer
_PLACELESS = re.compile(r"^(erreur|attention)\[[a-z0-9-]+\] .*", re.MULTILINE)


class Kit:
    """The whole program, run again and again in one process: the letters are read once."""

    def __init__(self):
        self.fonts = load_fonts()

    def told(self, words: list[str], folder: Path) -> tuple[int, str]:
        """The exit status of a command line in that folder, and what was said."""
        said = StringIO()
        os.chdir(folder)
        with redirect_stderr(said), redirect_stdout(said), patch.object(workbench, "load_fonts", self.letters):
            return main(words), said.getvalue()

    def letters(self, reading: Edition, family: object = None) -> Fonts:
        if reading != Edition() or family:
            raise Finding("other letters than the usual ones")
        return self.fonts


class Build(Stage):
    """`pack`, `deck` or `sheet` of a project with one harmed file; every PDF that it makes is opened."""

    name = "build"
    cpu = 30.0  # ten thousand copies of a card are asked for in a word, and are work

    def __init__(self, folder: Path):
        super().__init__(folder)
        texts = {**PROJECT, **REGION, "events/seance.yaml": EVENT}
        self.kept = {name: text.encode() for name, text in texts.items()}
        self.pictures = {"logo.png": LOGO, "overlays/region/logo.png": LOGO}
        self.samples = self.kept | {name: data for name, data in samples().items()
                         if name.startswith(("cards", "assets")) and len(data) <= _LARGEST}
        self.others = list(self.samples.values())
        self.kit = Kit()
        for name, data in self.kept.items():
            if self.run(Case(name, data)) != "printed":
                raise Finding(f"{name} is refused as it is")

    def case(self, random: Random) -> Case:
        # What reaches most of the kit comes most often: a workshop, with the deck and the sheet that it prints.
        name = random.choice((*self.kept, random.choice(list(self.samples))))
        return Case(name, mutated(random, self.samples[name], self.others, _WAYS, most=2))

    def run(self, case: Case) -> str:
        project = self.folder / f"project-{os.getpid()}"
        shutil.rmtree(project, ignore_errors=True)
        for name, data in {**self.kept, **self.pictures, case.name: case.data}.items():
            written(project, name, data)
        words = words_for(case.name)
        status, said = self.kit.told(words, project)
        check_said(status, said)
        made = sorted((project / "output").rglob("*.pdf"))
        whole = "--path" not in words  # of a path, what can be printed is
        if status == 0 and not made or status and made and whole:
            raise Finding(f"left with {status} and {len(made)} files")
        for path in made:
            check_pdf(path)
        return "refused" if status else "printed"


def words_for(name: str) -> list[str]:
    """The command line that prints what a file is about, and no more."""
    folder, _, file = name.rpartition("/")
    stem = file.removesuffix(".yaml")
    if folder == "cards":
        return ["deck", stem]
    if folder == "assets/sheets":
        return ["sheet", stem]
    if folder == "assets/papers":
        return ["pack", "essai", "--jobs", "1", "--only", "papers", "--papers", stem]
    if folder.startswith("overlays"):
        return ["pack", "essai", "--jobs", "1", "--overlay", "overlays/region"]
    if folder == "events":
        return ["pack", "essai", "--jobs", "1", "--event", name]
    return ["pack", "--jobs", "1", "--path" if stem == "parcours" else stem]


def check_said(status: int, said: str) -> None:
    """It ended well, or said what is wrong and where. Raises Finding."""
    if status not in (0, 1):
        raise Finding(f"left with {status}: {said.strip()[-200:]}")
    if lost := _PLACELESS.search(said):
        raise Finding(f"said of no place: {lost[0]}")
    if status == 1 and "erreur[" not in said:
        raise Finding(f"refused without a word: {said.strip()[-200:]}")


def check_pdf(path: Path) -> None:
    """Another library than the one that wrote it reads every page. Raises Finding."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                if not page.get_textpage().count_chars() + page.get_size()[0]:
                    raise Finding(f"{path.name} has a page without a size")
    except pypdfium2.PdfiumError as error:
        raise Finding(f"{path.name} cannot be opened: {error}") from None
