"""What the pages say is so: commands parse, links lead somewhere, files are those made, both languages agree."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from kit.cli import sentences
from kit.cli.app import Run, main
from kit.cli.group import program
from kit.delivery.manifest import read
from kit.delivery.pictures import look_into
from kit.imposition import tiling
from kit.model.library import DECKS, SHEETS_SHELF, WORKSHOPS, Library
from kit.model.values import Size
from kit.planning.agenda import length
from kit.planning.lines import read_line, usual_total
from kit.reading.diagnostics import Report

from . import pages
from .pages import PAGES, ROOT

README, LISEZMOI, ARCHITECTURE = ROOT / "README.md", ROOT / "LISEZMOI.md", ROOT / "docs" / "architecture.md"
BOTH = pytest.mark.parametrize("page", (README, LISEZMOI), ids=lambda page: page.name)
ALL = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
HEADINGS = {
    "Kit travail pair": "Kit travail pair",
    "Print from a page, without a terminal": "Imprimer depuis une page, sans terminal",
    "The two commands on a fresh machine": "Les deux commandes sur un ordinateur neuf",
    "The evening before": "La veille au soir",
    "What you get": "Ce que vous obtenez",
    "The fourteen workshops": "Les quatorze ateliers",
    "From the guide to a workshop": "Du guide à un atelier",
    "Commands": "Les commandes",
    "For your group": "Pour votre groupe",
    "From one workshop to the next": "D'un atelier au suivant",
    "One deck or one sheet alone": "Un jeu ou un support seul",
    "For other readers": "Pour d'autres façons de lire",
    "In English": "En anglais",
    "In your region": "Dans votre région",
    "Filling in on a screen, changing in a word processor": "Remplir à l'écran, modifier dans un traitement de texte",
    "Printing again": "Réimprimer",
    "Your printer": "Votre imprimante",
    "For a print shop": "Chez un imprimeur",
    "Pictures for screens": "Des images pour l'écran",
    "See and check": "Voir et vérifier",
    "Printing well": "Bien imprimer",
    "Twelve lines of YAML": "Douze lignes de YAML",
    "Writing your own": "Écrire le vôtre",
    "Installing it like a program": "L'installer comme un programme",
    "What it does not do": "Ce que le kit ne fait pas",
    "Licences": "Licences",
    "For developers": "Pour les développeurs",
}
BY_HAND = next(fence for fence in pages.fences(README, "yaml") if fence.text.startswith("results:"))
HOSTS = {"creativecommons.org"}


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """The examples of the pages, and the list that the README writes by hand."""
    folder = pages.project(tmp_path_factory.mktemp("projet"))
    pages.put(folder, "nos-competences.yaml", BY_HAND.text)
    return folder


@pytest.fixture(scope="module")
def output(project) -> Path:
    """What the commands of the pages make, asked for from a folder that holds their examples."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(project)
        for words in ("pack cafe-du-mardi", "pack --path --only sheets,cards --results nos-competences.yaml",
                      "deck mes-questions", "sheet on-s-ecoute carnet-de-pratique"):
            assert main(words.split()) == 0
    return project / "output"


def section(page: Path, heading: str) -> str:
    """What stands under a heading of the README, in either language."""
    return pages.section(page, heading if page == README else HEADINGS[heading])


# Both languages


def test_the_headings_of_both_languages_are_the_same():
    english, french_ones = pages.headings(README), pages.headings(LISEZMOI)
    assert [(level, HEADINGS[words]) for level, words in english] == french_ones
    assert len(english) == len(HEADINGS)


def test_both_languages_show_the_same_commands_and_examples():
    assert pages.commands(README) == pages.commands(LISEZMOI)
    assert pages.fences(README) == pages.fences(LISEZMOI)


@BOTH
def test_the_two_commands_stand_at_the_top(page):
    first = pages.fences(page)[0]
    assert first.text.splitlines() == ["python3 build.py pack", "python3 build.py test"]
    assert pages.text_of(page).index(first.text) < pages.text_of(page).index("\n## ")


# Commands


def parsed(line: str) -> click.Context:
    """A command line as Click reads it; nothing is run."""
    words = shlex.split(line)[2:]
    sentences.teach_click()  # Click keeps its own option's help as first asked for: as a run would ask for it
    with program.make_context("build.py", words[:1], obj=Run()) as context:
        name, command, rest = program.resolve_command(context, words)
        return command.make_context(name, rest, parent=context)


@ALL
def test_every_command_line_parses_and_names_what_there_is(page, project):
    library = Library(project, Report())
    names = {"pack": library.names(WORKSHOPS), "deck": library.names(DECKS), "sheet": library.names(SHEETS_SHELF)}
    lines = [line for line in pages.commands(page) if not line.endswith("--help")]
    for line in lines:
        context = parsed(line)
        given = context.params
        for name in given.get("workshops") or given.get("decks") or given.get("sheets") or ():
            assert name in names[context.info_name], line
        for path in [*(given.get("paths") or ()), *filter(None, [given.get("event")])]:
            assert (project / path).is_file() or (ROOT / path).is_file(), line
        if given.get("size") and given.get("sheets"):
            assert given["size"] in library.sheet(given["sheets"][0]).sizes, line


def test_a_command_line_that_does_not_exist_is_noticed():
    for words in ("pakc", "pack --partcipants 3", "pack --duration demain"):
        with pytest.raises(click.UsageError):
            parsed(f"python3 build.py {words}")


@BOTH
def test_every_command_and_every_option_is_shown(page):
    shown = {words[2] for line in pages.commands(page) if len(words := line.split()) > 2}
    assert shown == set(sentences.COMMANDS)
    options = {option for name in sentences.COMMANDS for parameter in program.get_command(None, name).params
               for option in parameter.opts if option.startswith("--")}
    text = pages.text_of(page)
    assert {option for option in options if not re.search(rf"{option}\b", text)} <= {"--debug"}


# Links and places


@ALL
def test_every_link_leads_somewhere(page):
    for link in pages.links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in pages.anchors(target), link


@ALL
def test_no_page_names_a_place_outside_the_kit(page):
    text = pages.text_of(page)
    bare = re.sub(r"https?://\S+", "", text)
    assert not re.findall(r"(?:^|[\s`(\"'])/\w[\w.-]*/\S*", bare, re.MULTILINE), "an absolute path"
    assert not re.findall(r"[A-Z]:\\\S*|[\w.]+@(?!example\.org\b)[\w-]+\.\w+|~/\S*|\b\d+\.\d+\.\d+\.\d+\b", bare)
    hosts = set(re.findall(r"https?://([\w.-]+)", text))
    assert hosts <= HOSTS | {"example.org"}


def test_names_that_the_plan_gives_stand_in_the_files_it_links():
    text = pages.text_of(ARCHITECTURE)
    named = re.findall(r"`(\w+)` \(\[[^\]]*\]\(([^)]+)\)\)", text)
    assert len(named) > 5
    for name, link in named:
        assert re.search(rf"\b{name}\b", (ARCHITECTURE.parent / link).read_text("utf-8")), name


def test_the_plan_shows_every_room():
    rows = pages.tables(pages.section(ARCHITECTURE, "The rooms"))[0][1:]
    rooms = {path.parent.name for path in (ROOT / "kit").glob("*/__init__.py")}
    assert {name for row in rows for name in re.findall(r"\(\.\./kit/(\w+)\)", row[0])} == rooms


# What is made


def generic(name: str) -> str:
    """`cartes-<jeu>.pdf` and `cartes-<deck>.pdf` are one."""
    return re.sub(r"<\w+>", "<>", name)


@BOTH
def test_the_files_of_a_pack_are_those_the_page_lists(page, output):
    folder = output / "cafe-du-mardi"
    about = read(folder)
    kinds = {"deck": "cartes-<>.pdf", "sheet": "<>.pdf"}
    made = {kinds.get(entry.kind, entry.file) for entry in about.files} | {"manifest.json"}
    listed = pages.tables(section(page, "What you get"))[0][1:]
    assert {generic(pages.spans(row[0])[0]) for row in listed} == made
    assert {path.name for path in folder.iterdir()} == {entry.file for entry in about.files} | {"manifest.json"}


@BOTH
def test_the_output_folder_holds_what_the_page_lists(page, output):
    listed = {pages.spans(row[0])[0] for row in pages.tables(section(page, "What you get"))[1][1:]}
    workshops = Library(output.parent, Report()).names(WORKSHOPS)
    seen = [path for path in output.iterdir() if not path.name.startswith(".") and path.name not in workshops]
    assert {f"{path.name}/" if path.is_dir() else path.name for path in seen} == listed


def test_a_list_written_by_hand_is_printed_for_the_next_workshop(output):
    said = {name: text_in(output / "fiche-de-poste" / f"{name}.pdf") for name in ("cartes-missions", "fiche-de-poste")}
    skills = BY_HAND.text.partition("lines:")[2].replace("  - ", "").split("\n")
    for skill in filter(None, skills):
        assert skill in said["cartes-missions"] and skill in said["fiche-de-poste"]


def text_in(path: Path) -> str:
    """The words of a file, a space between them, hyphens at the end of a line taken out."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"[ \r\n]+", " ", re.sub("[\ufffe\u00ad]\\s*", "", text))


def test_the_twelve_lines_give_one_sheet_of_two_cards(output):
    example, = (fence for fence in pages.fences(README, "yaml") if fence.title == "cards/mes-questions.yaml")
    assert len(example.text.splitlines()) == 12
    path = output / "cartes" / "mes-questions.pdf"
    assert look_into(path) == (1, "Mes questions")
    text = text_in(path)
    for words in ("Qui voit autrement\u202f?", "Ouvrir", "Pour relancer", "Mes questions · Q2 · v1"):
        assert words in text


@BOTH
def test_the_workshops_are_as_the_page_says_in_the_order_of_the_path(page):
    library = Library(ROOT, Report())
    rows = {pages.spans(row[0])[0]: row for row in pages.tables(section(page, "The fourteen workshops"))[0][1:]}
    assert set(rows) == set(library.names(WORKSHOPS)) and len(rows) == 14
    stages = library.journey().stages
    assert [(name, row[5]) for name, row in rows.items()] == [
        (str(name), str(n)) for n, stage in enumerate(stages, 1) for name in stage.workshops]
    for name, row in rows.items():
        workshop = library.workshop(name)
        people = workshop.participants
        usual = usual_total(read_line(workshop.steps, library.report))
        assert row[2:5] == [length(usual), f"{people.min}–{people.max}", ", ".join(workshop.guide.sheets)]
        assert not workshop.guide.tested, "tried with a group: say so under “What it does not do”"


@BOTH
def test_who_reads_the_guide_finds_the_workshops_and_the_memo_of_each_part(page):
    """A workshop stands with the part of the guide that its script names first."""
    library, first = Library(ROOT, Report()), {}
    for name in library.names(WORKSHOPS):
        first.setdefault(str(library.workshop(name).guide.sheets[0]), set()).add(name)
    rows = {row[0]: row for row in pages.tables(section(page, "From the guide to a workshop"))[0][1:]}
    assert list(rows) == [*(f"FA{n}" for n in range(1, 10)), "conclusion"]
    assert {part: set(pages.spans(row[2])) for part, row in rows.items()} == first
    memos = {part: pages.spans(row[3]) for part, row in rows.items()}
    assert memos.pop("conclusion") == []
    for part, (memo,) in memos.items():
        assert library.sheet(memo).guide == (part,)


def test_an_a1_takes_as_many_sheets_as_the_pages_say():
    sheets = tiling.layout(Size.parse("A1"), Size.parse("A4")).sheets
    assert f"A1 comes as {sheets} A4 sheets" in pages.text_of(README)
    assert f"Un A1 vient en {sheets} feuilles A4" in pages.text_of(LISEZMOI)
