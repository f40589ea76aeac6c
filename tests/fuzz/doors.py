"""What people type: names of new files, codes to explain, languages, the page's form; and how such words are said."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from unittest.mock import patch

from kit.cli.formats import github, plain, short
from kit.cli.reporting import WIDTH, render_human
from kit.cli.terminal import as_json, columns
from kit.model.library import Library
from kit.reading.diagnostics import Report
from kit.reading.messages import Messages, named
from kit.reading.source import Place, Source
from kit.speech import LANGUAGES, wanted
from kit.web.faults import faults_of
from kit.web.studio import Studio
from kit.web.wishes import FIELDS, Wish
from tests.fuzz.build import Kit
from tests.fuzz.mutations import OF_BYTES, mutated
from tests.fuzz.nasties import ALL
from tests.fuzz.project import PROJECT
from tests.fuzz.samples import written
from tests.fuzz.stage import Case, Finding, Stage

_GOOD = tuple(map(str.encode, (
    "Mon atelier", "le-mien", "L'été à l’eau", "essai", "cartes", "cle-inconnue", "erreur[cle-inconnue]", "fr",
    "en_GB.UTF-8", "14h30", "2h", "23", "12/01/2027", "Accueil de jour", "A4", "long-edge", "simple", "doublet")))
_KINDS = {"workshop": "workshops", "deck": "cards", "sheet": "assets/sheets"}
_SIGNS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_WIDEST = WIDTH + 10  # columns of an excerpt, with its number and the dots of what is cut
_MODELS = {"workshop": "essai", "deck": "cartes", "sheet": "regles"}


class Doors(Stage):
    """A strange value through one door; the door's name, and what else it needs, is the case's."""

    name = "doors"
    count = 1_000
    cpu = 10.0

    def __init__(self, folder: Path):
        super().__init__(folder)
        self.kit, self.messages = Kit(), [Messages(language) for language in LANGUAGES]
        self.origin = folder / "origin"
        for name, text in PROJECT.items():
            written(self.origin, name, text.encode())
        self.studio = Studio(self.origin)
        self.usual = self.studio.usual("essai")
        self.doors: dict[str, Callable[[str], str]] = {
            "explain": self.explained, "lang": self.spoken,
            **{f"new-{kind}": partial(self.begun, kind) for kind in _KINDS},
            **{f"from-{kind}": partial(self.copied, kind) for kind in _KINDS},
            **{f"wish-{field}": partial(self.wished, field) for field in FIELDS if field != "logo"},
            **{f"report-{code}": partial(self.reported, code) for code in self.messages[0].codes},
        }
        self.families = sorted({name.partition("-")[0] for name in self.doors})

    def case(self, random: Random) -> Case:
        family = random.choice(self.families)  # each of them as often, whatever it has many of
        name = random.choice([name for name in self.doors if name.startswith(family)])
        data = random.choice((random.choice(_GOOD), random.choice(_GOOD), random.choice(ALL)))
        return Case(name, mutated(random, data, ALL, OF_BYTES, most=2) if random.random() < 0.6 else data)

    def run(self, case: Case) -> str:
        return self.doors[case.name](case.data.decode("utf-8", "surrogateescape"))

    # --- the command line ------------------------------------------------------------------------

    def told(self, words: list[str], folder: Path | None = None, **variables: str) -> int:
        """The exit status of words that no system would refuse; 0 or 2, and not one sign that a terminal obeys."""
        words = [word.replace("\0", "") for word in words]
        with patch.dict(os.environ, variables):
            status, said = self.kit.told(words, folder or self.folder)
        if status not in (0, 2):
            raise Finding(f"left with {status}: {said.strip()[-200:]}")
        check_signs(said)
        return status

    def explained(self, text: str) -> str:
        return ("explained", "", "refused")[self.told(["explain", "--", text])]

    def spoken(self, text: str) -> str:
        text = text.replace("\0", "")
        if wanted([], dict.fromkeys(("KIT_LANG", "LANGUAGE", "LANG"), text)) not in LANGUAGES:
            raise Finding("a language that there is not")
        self.told(["explain", "cle-inconnue"], KIT_LANG=text, LANGUAGE=text)
        return ("spoken", "", "refused")[self.told(["explain", "cle-inconnue", "--lang", text])]

    def begun(self, kind: str, text: str) -> str:
        return self.made(kind, [text])

    def copied(self, kind: str, text: str) -> str:
        """Both as the name of a copy and as what it is of."""
        refused = self.told(["new", kind, "copie", "--from", text], self.project())
        return self.made(kind, [text, "--from", _MODELS[kind]]) if refused else "made"

    def made(self, kind: str, words: list[str]) -> str:
        """What is begun reads without a mistake, and nothing else was touched."""
        project = self.project()
        before = {path: path.read_bytes() for path in project.rglob("*.yaml")}
        name, *options = words
        status = self.told(["new", *options, "--", kind, name], project)
        after = {path: path.read_bytes() for path in project.rglob("*.yaml")}
        if not before.items() <= after.items() or bool(status) == (len(before) < len(after)):
            raise Finding(f"left with {status} and {len(after) - len(before)} files")
        report = Report()
        library = Library(project, report)
        for path in after.keys() - before.keys():
            library.open(path)
        if len(report):
            raise Finding(f"a new file is wrong: {next(iter(report)).code}")
        return "refused" if status else "made"

    def project(self) -> Path:
        """A folder as it was."""
        project = self.folder / f"project-{os.getpid()}"
        shutil.rmtree(project, ignore_errors=True)
        return shutil.copytree(self.origin, project)

    # --- the page --------------------------------------------------------------------------------

    def wished(self, field: str, text: str) -> str:
        """Words that mean nothing are refused in one line; of others there is a running order, or errors."""
        found = self.studio.read("essai", {**self.usual, field: text})
        if not isinstance(found, Wish):
            for misfit in found:
                check_line(misfit.sentence)
            return "refused"
        outline = self.studio.agenda("essai", found)
        if isinstance(outline, list) and not outline:
            raise Finding("no running order, without a word")
        return "refused" if isinstance(outline, list) else "read"

    # --- what is said of files --------------------------------------------------------------------

    def reported(self, code: str, text: str) -> str:
        """In each language, about a file of that name and words, with facts of these words."""
        source = Source(text.replace("\0", "") or "x", text or "x")
        for messages in self.messages:
            check_forms(_hostile(code, source, text, messages), messages)
        return "said"


def _hostile(code: str, source: Source, text: str, messages: Messages) -> Report:
    """One complaint with a second place, whose facts are these words."""
    entry, report = messages.entries[code], Report()
    facts = {fact: text for key in ("message", "hint", "otherwise") for fact in named(entry.get(key) or "")}
    last = len(source.text.splitlines() or [""])
    places = Place(source, 1, 1, 1), Place(source, last, len(source.line(last)) + 1, 9)
    report.error(code, *places, **facts)
    return report


def check_forms(report: Report, messages: Messages) -> None:
    """One complaint is one line where lines are promised, and as many as are needed elsewhere. Raises Finding."""
    for form in (short, github):
        said = form(report, messages)
        if not said.endswith("\n"):
            raise Finding("a line without an end")
        check_line(said[:-1])
    said = render_human(report, messages, False)
    check_signs(said)
    if any(columns(line) > _WIDEST for line in said.splitlines() if " | " in line[:8]):
        raise Finding("an excerpt as long as its line")
    for values in plain(report, messages):
        said = as_json(values)
        if json.loads(said) != values:
            raise Finding("JSON that says something else")
        check_signs(said)
        check_line(values["message"]), check_line(values["hint"] or "")
    for fault in faults_of(report, messages):
        for said in (fault.sentence, fault.hint, fault.file, fault.excerpt.text if fault.excerpt else ""):
            check_line(said)


def check_line(text: str) -> None:
    if len(text.splitlines()) > 1:
        raise Finding("more than one line")
    check_signs(text)


def check_signs(text: str) -> None:
    """Nothing that moves a cursor, turns words round or ends a line unseen. Raises Finding."""
    if wrong := _SIGNS.search(text):
        raise Finding(f"says U+{ord(wrong[0]):04X}")
