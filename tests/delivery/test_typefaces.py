"""Letters of one's own: faces told by what files say of themselves, what may not be used refused, never a traceback."""

from __future__ import annotations

import random
from functools import cache
from io import BytesIO
from pathlib import Path
from struct import pack, pack_into, unpack_from

import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from kit.cli.app import main
from kit.delivery.order import Order
from kit.delivery.typefaces import FRENCH, Family, open_family
from kit.delivery.workbench import load_fonts
from kit.pdf.document import Information, Printer
from kit.reading.diagnostics import Report
from kit.reading.door import shipped
from kit.typesetting.page import BOLD, BOLD_ITALIC, ITALIC, REGULAR, Page
from kit.typesetting.text import Style, Typesetter

from .project import Project

STYLES = {REGULAR: "Regular", BOLD: "Bold", ITALIC: "Italic", BOLD_ITALIC: "BoldItalic"}


@cache
def ours(style: str = REGULAR) -> bytes:
    return (shipped("assets/fonts") / f"AtkinsonHyperlegibleNext-{STYLES[style]}.ttf").read_bytes()


def saved(font: TTFont) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()


@cache
def changed(style: str = REGULAR, family: str = "Maison", licence: int = 0, weight: int = 0,
            without: str = "") -> bytes:
    """A shipped face under another name, with another licence or weight, or without some characters."""
    font = TTFont(BytesIO(ours(style)))
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
    font["OS/2"].fsType = licence
    font["OS/2"].usWeightClass = weight or font["OS/2"].usWeightClass
    if without:
        cutter = subset.Subsetter(subset.Options(notdef_outline=True))
        cutter.populate(unicodes=set(font.getBestCmap()) - set(map(ord, without)))
        cutter.subset(font)
    return saved(font)


def opened(folder: Path, **files: bytes) -> tuple[Family | None, dict[str, dict]]:
    """The family of a folder with these files, and what is said: code → facts."""
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / f"{name}.ttf").write_bytes(data)
    report = Report()
    family = open_family(folder, report)
    assert (family is None) == bool(report.errors)
    assert all(Path(d.place.source.name).is_relative_to(folder) for d in report)
    return family, {d.code: d.facts for d in report}


def four() -> dict[str, bytes]:
    """The four faces under names that say nothing of them."""
    return {f"fichier{i}": changed(style) for i, style in enumerate(STYLES)}


# --- which face is which -------------------------------------------------------------------------------------


def test_faces_are_told_by_what_they_say_of_themselves(tmp_path):
    family, said = opened(tmp_path / "police", **four())
    assert said == {} and family.name == "Maison"
    assert family.files == {style: changed(style) for style in STYLES}


def test_missing_faces_are_others_of_the_same_family_which_is_said(tmp_path):
    family, said = opened(tmp_path / "police", seul=changed())
    assert set(family.files.values()) == {changed()} and set(family.files) == set(STYLES)
    assert said["police-sans-face"]["faces"] == ["Bold", "Italic", "Bold Italic"]
    family, said = opened(tmp_path / "police", gras=changed(BOLD))
    assert family.files[BOLD_ITALIC] == changed(BOLD) and family.files[ITALIC] == changed()
    assert said["police-sans-face"]["faces"] == ["Italic", "Bold Italic"]


def test_no_letter_comes_from_the_shipped_family_but_symbols_do(tmp_path):
    family, _ = opened(tmp_path / "police", seul=changed())
    files = load_fonts(family=family).files
    assert {files[style] for style in STYLES} == {changed()}
    assert files["symbols"] == load_fonts().files["symbols"]


def test_of_several_weights_the_usual_ones_are_taken(tmp_path):
    light, medium, black = changed(weight=300), changed(weight=500), changed(BOLD, weight=900)
    family, _ = opened(tmp_path / "police", a=light, b=changed(), c=medium, d=changed(BOLD), e=black)
    assert family.files[REGULAR] == changed() and family.files[BOLD] == changed(BOLD)


@pytest.mark.parametrize("files, code", (
    ({}, "police-introuvable"),
    ({"a": changed(), "b": changed()}, "polices-en-double"),
    ({"a": changed(), "b": changed(BOLD, "Autre")}, "polices-de-plusieurs-familles"),
    ({"a": changed(BOLD)}, "police-sans-romain"),
    ({f"f{i}": b"" for i in range(61)}, "polices-trop-nombreuses"),
    ({"a": b"OTTO" + ours()[4:]}, "police-postscript"),
    ({"a": b"wOF2" + ours()[4:]}, "police-pas-truetype"),
    ({"a": b"ttcf" + ours()[4:]}, "police-pas-truetype"),
    ({"a": b""}, "police-pas-truetype"),
    ({"a": ours()[:20_000]}, "police-abimee"),
    ({"a": changed(without="œŒ")}, "police-incomplete"),
))
def test_what_cannot_be_used_is_refused_with_its_reason(tmp_path, files, code):
    family, said = opened(tmp_path / "police", **files)
    assert family is None and code in said


def test_a_folder_that_is_not_there_has_no_fonts(tmp_path):
    report = Report()
    assert open_family(tmp_path / "absent", report) is None
    assert open_family(Path(__file__), report) is None
    assert {d.code for d in report} == {"police-introuvable"}


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "dehors.ttf").write_bytes(changed())
    (tmp_path / "police").mkdir()
    (tmp_path / "police" / "lien.ttf").symlink_to(tmp_path / "dehors.ttf")
    assert opened(tmp_path / "police")[1].keys() == {"hors-du-projet"}


# --- what a licence allows, what French needs ----------------------------------------------------------------


@pytest.mark.parametrize("licence, code", ((0x0, None), (0x8, None), (0xC, None), (0x6, "police-a-imprimer"),
                                           (0x2, "police-interdite"), (0x4, "police-a-imprimer"),
                                           (0x108, "police-interdite"), (0x204, "police-interdite")))
def test_the_licence_of_a_font_is_kept(tmp_path, licence, code):
    family, said = opened(tmp_path / "police", **{**four(), "fichier0": changed(licence=licence)})
    assert list(said) == ([code] if code else [])
    assert family is None or family.print_only == (code == "police-a-imprimer")


def test_a_font_for_viewing_and_printing_makes_forms_without_fields(tmp_path, monkeypatch):
    opened(tmp_path / "libre", a=changed())
    opened(tmp_path / "limitee", a=changed(licence=4))
    for name, fields in (("libre", True), ("limitee", False)):
        output = ["--output", str(tmp_path / name), "--font-dir", str(tmp_path / name)]
        assert main(["sheet", "evaluation", *output]) == 0
        assert (b"/AcroForm" in (tmp_path / name / "supports" / "evaluation.pdf").read_bytes()) == fields


def test_what_french_lacks_is_named(tmp_path):
    _, said = opened(tmp_path / "police", a=changed(without="œ€Ÿ"))
    assert said["police-incomplete"]["chars"] == "œ Ÿ €"


def test_the_shipped_family_has_all_that_french_needs():
    fonts = load_fonts()
    assert all(fonts.covers(FRENCH, style) for style in STYLES)


# --- damage --------------------------------------------------------------------------------------------------


@cache
def small() -> bytes:
    """A face with what French needs and no more, which is quickly read."""
    known = "".join(map(chr, TTFont(BytesIO(ours())).getBestCmap()))
    return changed(without="".join(char for char in known if char not in FRENCH + " \u00a0\u202fA\u0300"))


def damaged(seed: int) -> bytes:
    """Some bytes of the font changed, or its end cut off; every other time its sums are made to fit again."""
    chance, data = random.Random(seed), bytearray(small())
    starts = [unpack_from(">4sLLL", data, 12 + 16 * i) for i in range(unpack_from(">H", data, 4)[0])]
    for _ in range(chance.choice((1, 1, 2, 8))):
        _, _, start, length = chance.choice(starts)
        at = chance.randrange(12 + 16 * len(starts)) if chance.random() < 0.1 else start + chance.randrange(
            min(length, chance.choice((4, 16, 64, length))))
        data[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
    if chance.random() < 0.1:
        return bytes(data[:chance.randrange(len(data))])
    if seed % 4:
        for i, (_, _, start, length) in enumerate(starts):
            table = bytes(data[start:start + length])
            table += bytes(-len(table) % 4)
            pack_into(">L", data, 12 + 16 * i + 4, sum(unpack_from(f">{len(table) // 4}L", table)) & 0xFFFFFFFF)
    return bytes(data)


def printed(family: Family) -> bytes:
    """A page of French in a family's four faces."""
    fonts, page = load_fonts(family=family), Page.of_mm(300, 300)
    setter = Typesetter(fonts, Report())
    for i, face in enumerate(STYLES):
        style = Style(9, face=face)
        lines = setter.lines(" ".join(FRENCH[i:i + 3] for i in range(0, len(FRENCH), 3)), style, 400)
        page.add(*setter.place(lines, style, 10, 10 + 80 * i, 400))
    return Printer(fonts).write([page], Information("Essai"))


@pytest.mark.parametrize("count", (25, pytest.param(100, marks=pytest.mark.slow)))
def test_a_damaged_font_ends_in_a_diagnostic_or_in_a_file(tmp_path, count):
    ends = {"said": 0, "printed": 0}
    for seed in range(count):
        family, said = opened(tmp_path / "police", a=damaged(seed))
        if family is None:
            assert said
            ends["said"] += 1
        else:
            assert printed(family).startswith(b"%PDF-1.7")
            ends["printed"] += 1
    assert min(ends.values()) > count / 10, ends


def test_a_wrong_sum_alone_is_damage(tmp_path):
    data = bytearray(small())
    at = unpack_from(">L", data, 12 + 16 * [data[12 + 16 * i:16 + 16 * i] for i in range(20)].index(b"glyf") + 8)[0]
    data[at + 40] ^= 0x10
    assert opened(tmp_path / "police", a=bytes(data))[1]["police-abimee"]["table"] == "glyf"


def test_characters_that_would_never_end_are_refused_at_once(tmp_path):
    """A table of characters whose one group is all numbers there are."""
    font = TTFont(BytesIO(small()))
    table = pack(">HHHHLHHLLLLLL", 0, 1, 3, 10, 12, 12, 0, 28, 0, 1, 0, 0xFFFFFFFF, 1)
    font.tables.pop("cmap", None)
    font.reader.tables.pop("cmap")
    from fontTools.ttLib.tables.DefaultTable import DefaultTable
    font.tables["cmap"] = raw = DefaultTable("cmap")
    raw.data = table
    assert opened(tmp_path / "police", a=saved(font))[1]["police-abimee"]["table"] == "cmap"


# --- the order and what is fresh -----------------------------------------------------------------------------


def test_an_order_in_other_letters_is_another_order(tmp_path):
    first, _ = opened(tmp_path / "a", a=changed())
    same, _ = opened(tmp_path / "b", b=changed())
    other, _ = opened(tmp_path / "c", a=changed(family="Maison", weight=500))
    said = [Order(family=family).described for family in (None, first, same, other)]
    assert said[1] == said[2] and said[0] != said[1] != said[3]
    assert said[1]["family"].startswith("Maison ") and "family" not in said[0]


def test_a_pack_is_made_again_in_other_letters_and_only_then(tmp_path, monkeypatch, capsys):
    Project(tmp_path / "projet")
    monkeypatch.chdir(tmp_path / "projet")
    opened(tmp_path / "police", a=changed())
    words = ["pack", "essai", "--only", "cards", "--font-dir", str(tmp_path / "police")]
    sayings = []
    for _ in range(2):
        assert main(words) == 0
        sayings.append("déjà à jour" in capsys.readouterr().err)
    opened(tmp_path / "police", a=changed(weight=500))
    assert main(words) == 0
    assert [*sayings, "déjà à jour" in capsys.readouterr().err] == [False, True, False]


def test_letters_that_are_not_there_stop_a_run_before_anything_is_written(tmp_path, monkeypatch, capsys):
    Project(tmp_path)
    monkeypatch.chdir(tmp_path)
    for command in (["pack", "essai"], ["deck", "cartes"], ["sheet", "regles"], ["check"]):
        assert main([*command, "--font-dir", "absent"]) == 1
        assert "erreur[police-introuvable]" in capsys.readouterr().err
    assert not (tmp_path / "output").exists()
