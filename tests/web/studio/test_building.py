"""Packs made in memory: the very bytes of `pack`, told as they come, kept when a script breaks, without a trace."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2
import pytest

from kit.delivery import manifest
from kit.web import press
from kit.web.studio import Studio, Wish
from tests.cli.small import Run, change

VALUES = {"participants": "9", "date": "12/01/2027", "start": "9h30", "duration": "1h", "place": "Salle des fêtes"}


def wish_of(studio: Studio, name: str = "un", **values: str) -> Wish:
    found = studio.read(name, studio.usual(name) | VALUES | values)
    assert isinstance(found, Wish)
    return found


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    said = " ".join(document[number].get_textpage().get_text_bounded() for number in range(len(document)))
    document.close()
    return " ".join(said.split())


def test_a_pack_has_the_bytes_that_the_command_line_writes(studio, folder, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    words = "--participants 9 --date 12/01/2027 --start 9h30 --duration 1h --place".split()
    assert Run(capsys, "pack", "un", *words, "Salle des fêtes", "--edition", "dys", "--ink", "saver").status == 0
    build = studio.build("un", wish_of(studio, edition="dys", ink="saver"))
    assert not build.faults
    with zipfile.ZipFile(io.BytesIO(studio.zip("un"))) as packed:
        made = {name: packed.read(name) for name in packed.namelist()}
    assert made == {path.name: path.read_bytes() for path in (folder / "output" / "un-dys").iterdir()}


def test_a_zip_holds_what_its_manifest_names_and_depends_on_nothing_else(studio):
    studio.build("un", wish_of(studio))
    first = studio.zip("un")
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        about = manifest.decoded(packed.read(manifest.NAME))
        assert packed.namelist() == sorted([manifest.NAME, *(entry.file for entry in about.files)])
        assert packed.testzip() is None
    studio.build("un", wish_of(studio, participants="10"))
    assert studio.zip("un") != first
    studio.build("un", wish_of(studio))
    assert studio.zip("un") == first


def test_what_is_told_of_the_files_is_what_the_print_plan_says(studio):
    build = studio.build("un", wish_of(studio, paper="A4"))
    plan = text_of(studio.pdf("un", build.files[0].id))
    printed = [file for file in build.files if file.how][1:]
    assert build.files[0].name == "a-imprimer.pdf" and len(printed) >= 7
    assert build.plan.sheets == sum(file.sheets for file in printed)
    assert f"{build.plan.sheets} feuilles" in plan
    assert all(part.replace("*", "") in plan for part in build.plan.papers.split(", "))
    for file in printed:
        paper, sides, copies, sheets, *cuts = (told.replace("*", "") for told in file.how)
        assert re.search(re.escape(file.name) + ".*?" + " ".join(map(re.escape, (copies, sheets))), plan), file
        assert paper in plan and sides in plan
        assert (copies, sheets) == (str(file.copies), str(file.sheets))


def test_people_and_materials_are_counted_as_in_the_print_plan(shipped_studio):
    outline = shipped_studio.agenda("notre-jardin", wish_of(shipped_studio, "notre-jardin", participants="11"))
    build = shipped_studio.build("notre-jardin", wish_of(shipped_studio, "notre-jardin", participants="11"))
    plan = text_of(shipped_studio.pdf("notre-jardin", build.files[0].id))
    assert build.outline == outline and len(outline.quantities) > 4
    for quantity in outline.quantities:
        said = f"{quantity.count} × {quantity.label}" if quantity.kind == "material" else \
            f"{quantity.count} {quantity.label}"
        assert said.replace("\xa0", " ").split("'")[0] in plan.replace("\xa0", " "), quantity


def test_what_is_being_made_is_told_step_by_step(studio):
    told = []
    build = studio.build("un", wish_of(studio), lambda *step: told.append(step))
    assert [done for done, _, _ in told] == list(range(1, len(told) + 1))
    assert {of for _, of, _ in told} == {len(told)}
    assert {file.title for file in build.files if file.how} <= {title for _, _, title in told}


def test_a_script_that_breaks_leaves_the_last_good_pages_and_mended_makes_new_ones(studio, folder):
    script = folder / "workshops" / "un.yaml"
    good = studio.build("un", wish_of(studio))
    pages = studio.pdf("un", "f1")
    change(script, "minutes: 10", "minuts: 10")
    broken = studio.build("un", wish_of(studio))
    fault = broken.faults[0]
    assert (fault.severity, fault.code, fault.file) == ("error", "cle-inconnue", "workshops/un.yaml")
    assert fault.excerpt.text[fault.excerpt.before:][:fault.excerpt.length] == "minuts"
    assert script.read_text("utf-8").splitlines()[fault.line - 1].index("minuts") + 1 == fault.column
    assert "minutes" in fault.hint and fault.explain
    assert broken.stale and (broken.files, broken.plan) == (good.files, good.plan)
    assert broken.outline == good.outline
    assert studio.pdf("un", "f1") == pages
    assert good.number < broken.number == studio.version
    change(script, "minuts: 10", "minutes: 10")
    mended = studio.build("un", wish_of(studio))
    assert not mended.stale and not mended.faults and studio.built("un") is mended


def test_the_first_build_of_a_broken_script_has_no_files(studio, folder):
    wish = wish_of(studio)
    change(folder / "workshops" / "un.yaml", "title: Un essai", "title:")
    build = studio.build("un", wish)
    assert build.faults and not build.files and not build.stale
    with pytest.raises(LookupError):
        studio.zip("un")


@pytest.mark.parametrize("error, code, said", [
    (ValueError("\x1b[31m rien\nplus"), "programme", r"Erreur du programme, et non de vos fichiers : ValueError: \x1b"),
    (MemoryError(), "ordinateur", "il n'y a plus de mémoire"),
])
def test_what_no_script_is_to_blame_for_is_a_fault(studio, monkeypatch, error, code, said):
    good = studio.build("un", wish_of(studio))

    def stumble(*_):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(press, "make", stumble)
        build = studio.build("un", wish_of(studio))
    assert [fault.code for fault in build.faults] == [code] and said in build.faults[0].sentence
    assert "Traceback" not in build.faults[0].sentence and "\n" not in build.faults[0].sentence
    assert build.stale and build.files == good.files
    assert not studio.build("un", wish_of(studio)).faults


def test_warnings_come_with_the_pages(studio):
    build = studio.build("un", wish_of(studio, participants="40"))
    assert [(fault.severity, fault.code) for fault in build.faults] == [("warning", "effectif-hors-bornes")]
    assert build.files and not build.stale


def test_pages_are_pictures_as_wide_as_they_are_asked_for(studio):
    from PIL import Image

    build = studio.build("un", wish_of(studio))
    for width in (120, 640):
        picture = Image.open(io.BytesIO(studio.page("un", "f2", 1, width)))
        assert picture.format == "PNG" and abs(picture.width - width) <= 1
    assert studio.page("un", "f2", 1, 120) is studio.page("un", "f2", 1, 120)
    for file, number in (("f2", 0), ("f2", build.files[1].pages + 1), ("f99", 1), ("../un", 1)):
        with pytest.raises(LookupError):
            studio.page("un", file, number, 120)


def test_a_workshop_in_another_language_is_printed_in_it_and_told_in_that_of_the_page(studio, folder):
    change(folder / "workshops" / "un.yaml", "workshop: un", "workshop: un\nlanguage: en")
    build = studio.build("un", wish_of(studio))
    assert not build.stale and "1 facilitator" in text_of(studio.pdf("un", "f1"))
    assert build.files[1].how[1].startswith("Recto")
