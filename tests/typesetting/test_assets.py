"""What ships in assets/: the fonts hold the characters they promise, the icons are what a drawing program expects."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FONTS, ICONS = ASSETS / "fonts", ASSETS / "icons"
TEXT_FACES = ["Regular", "Bold", "Italic", "BoldItalic"]
SPACES_AND_HYPHENS = "\u00a0\u202f\u2009\u00ad\u2010\u2011"
FRENCH = "éèêëàâùûüçîïôœæÿÉÈÊËÀÂÙÛÜÇÎÏÔŒÆŸ«»“”‘’–—…·•€°×−½²≤≥≠&@%§" + SPACES_AND_HYPHENS
KEYBOARD = "".join(map(chr, range(0x20, 0x7F)))
SIZE_LIMIT = 80_000
OFL = "SIL OPEN FONT LICENSE Version 1.1"

NUMBER = r"\d+(?:\.\d{1,3})?"
POINT = f"{NUMBER} {NUMBER}"
SUBPATH = f"M {POINT}(?: L {POINT}| C {POINT} {POINT} {POINT})+(?: Z)?"
DRAWING = re.compile(f"{SUBPATH}(?: {SUBPATH})*")
ICON_FILES = sorted(ICONS.glob("*.svg"), key=lambda path: path.stem)


def font(name: str) -> TTFontFile:
    """Opening refuses a font whose licence bits forbid embedding it or a part of it."""
    return TTFontFile(str(FONTS / f"{name}.ttf"))


@pytest.fixture(scope="module", params=TEXT_FACES)
def text_face(request) -> TTFontFile:
    return font(f"AtkinsonHyperlegibleNext-{request.param}")


@pytest.fixture(scope="module")
def symbols() -> TTFontFile:
    return font("KitSymbols-Regular")


def test_text_faces_write_french(text_face):
    missing = [f"U+{ord(c):04X}" for c in FRENCH + KEYBOARD if not text_face.charToGlyph.get(ord(c))]
    assert not missing


def test_spaces_have_their_widths(text_face):
    width = text_face.charWidths
    assert width[0x202F] == 200
    assert width[0x2009] < width[0x202F] < width[0x20] == width[0xA0]


def test_hyphens_share_one_glyph_so_that_they_kern_alike(text_face):
    assert {text_face.charToGlyph[ord(c)] for c in "-\u00ad\u2010\u2011"} == {text_face.charToGlyph[ord("-")]}


def test_every_digit_takes_room(text_face):
    assert all(300 < text_face.charWidths[ord(digit)] < 800 for digit in "0123456789")


def test_text_faces_kern(text_face):
    assert b"kern" in text_face.get_table("GPOS")


def test_symbols_hold_what_the_readme_promises(symbols):
    promised = (FONTS / "README.md").read_text(encoding="utf-8").split("```")[1].split()
    assert len(promised) > 100
    assert not [sign for sign in promised if not symbols.charToGlyph.get(ord(sign))]


def test_symbols_know_the_letters_of_names(symbols):
    text = font("AtkinsonHyperlegibleNext-Regular").charToGlyph
    for name in ("Nguyễn Thị Hường", "Ŋɔɛ Ɓa Ɗi", "Ḥasan Ṣāliḥ", "Łukasz Żółć", "Şükrü İğdır", "Ştefan Țurcă", "Lǐ Lǜ"):
        assert not [c for c in name if ord(c) not in text and not symbols.charToGlyph.get(ord(c))], name


def test_symbols_bear_no_reserved_name(symbols):
    names = b" ".join([symbols.name, symbols.familyName, symbols.fullName, symbols.uniqueFontID])
    assert b"Kit" in names and b"Source" not in names
    assert "Source Sans".encode("utf-16-be") not in symbols.get_table("name")


@pytest.mark.parametrize("path", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.stem)
def test_fonts_are_small_and_free_to_embed(path):
    face = font(path.stem)
    face.seek_table("OS/2")
    face.skip(8)
    assert face.read_ushort() == 0
    assert path.stat().st_size < SIZE_LIMIT


@pytest.mark.parametrize("path", ICON_FILES, ids=lambda path: path.stem)
def test_icon_is_one_path_of_plain_commands(path):
    root = ElementTree.parse(path).getroot()
    assert root.get("viewBox") == "0 0 24 24"
    (drawn,) = root
    drawing = drawn.get("d")
    assert drawn.tag.endswith("}path") and list(drawn.attrib) == ["d"]
    assert DRAWING.fullmatch(drawing), drawing
    assert all(0 <= float(number) <= 24 for number in re.findall(NUMBER, drawing))


def test_icons_are_those_listed_each_with_its_french_name():
    lines = [line.split(maxsplit=1) for line in (ICONS / "names.txt").read_text(encoding="utf-8").splitlines()
             if line.strip() and not line.startswith("#")]
    assert all(len(line) == 2 for line in lines)
    assert sorted(name for name, _ in lines) == [path.stem for path in ICON_FILES]


@pytest.mark.parametrize(("path", "words"), [
    (FONTS / "OFL-AtkinsonHyperlegibleNext.txt", ["The Atkinson Hyperlegible Next Project Authors", OFL]),
    (FONTS / "OFL-SourceSans3.txt", ["© 2023 Adobe", "Reserved Font Name", OFL]),
    (ICONS / "LICENSE-lucide.txt", ["ISC License", "Lucide Icons and Contributors", "The MIT License", "Cole Bemis"]),
], ids=lambda value: value.stem if isinstance(value, Path) else "")
def test_licences_stand_beside(path, words):
    text = path.read_text(encoding="utf-8")
    assert not [word for word in words if word not in text]
