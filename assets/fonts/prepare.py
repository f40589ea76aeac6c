#!/usr/bin/env python3
"""Make the five fonts of this folder from the packages they come from; same input, same bytes. Needs fontTools.

    python3 prepare.py ATKINSON_PACKAGE SOURCE_SANS_PACKAGE [--out FOLDER]

Only who changes the fonts runs this: the kit reads the .ttf files made by it. README.md says what is changed and why.
"""

from __future__ import annotations

import argparse
import unicodedata
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

# Our name of a text face -> the folder its file stands in, and the file's own ending.
TEXT_FACES = {"Regular": "400Regular", "Bold": "700Bold", "Italic": "400Regular_Italic", "BoldItalic": "700Bold_Italic"}
NARROW_SPACE = 0.2  # em: French typographers' "fine", between the 0.14 em of U+2009 here and the 0.28 em of a space
HYPHENS = (0x00AD, 0x2010, 0x2011)  # soft (only a typesetter may show it), true, and no-break: all drawn as U+002D

FAMILY = "Kit Symbols"
SIGNS = (
    "←↑→↓↔↕↖↗↘↙⇐⇑⇒⇓" "■□▪▫▬▲△▴▵▶▷▸▹▼▽▾▿◀◁◂◃►◄◆○●◉◦" "♠♣♥♦❤♀♂♫☺☻☼☕⌂"
    "⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎" "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ" "⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞" "№℅′″‣‒―⟨⟩≡" "ʹʻʼʽʾʿ"
)
SPACES = "\u0020\u00a0\u2007\u200a\u202f"
# Letters that write people's names: Central Europe, West Africa, Vietnam, romanised Arabic and Chinese.
LETTERS = (range(0x0100, 0x0250), range(0x1E00, 0x1F00), [ord(letter) for letter in "ɓɔɖɗəɛɣɩɲʃʊʋʒ"])
# Drawn below: Source Sans has no ★ ☆ ◇ ☒, and draws the others with shadows and swashes.
DRAWN = "★☆◇☐☑☒✓✔✗✘"

KEPT_NAMES = {0, 9, 13, 14}  # copyright, designer, licence and its address stay; every other name is written anew
WINDOWS_ENGLISH = (3, 1, 0x409)

Point = tuple[float, float]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("atkinson", type=Path, help="unpacked @expo-google-fonts/atkinson-hyperlegible-next")
    arguments.add_argument("source_sans", type=Path, help="unpacked @expo-google-fonts/source-sans-3")
    arguments.add_argument("--out", type=Path, default=Path(__file__).parent)
    given = arguments.parse_args()
    text = {face: open_font(given.atkinson / folder / f"AtkinsonHyperlegibleNext_{folder}.ttf")
            for face, folder in TEXT_FACES.items()}
    source = open_font(given.source_sans / "400Regular" / "SourceSans3_400Regular.ttf")
    write_licence(given.atkinson, text["Regular"], given.out / "OFL-AtkinsonHyperlegibleNext.txt")
    write_licence(given.source_sans, source, given.out / "OFL-SourceSans3.txt")
    symbols = make_symbols(source, missing_from=text["Regular"])
    for face, font in text.items():
        complete_text_face(font)
        font.save(given.out / f"AtkinsonHyperlegibleNext-{face}.ttf")
    symbols.save(given.out / "KitSymbols-Regular.ttf")


def open_font(path: Path) -> TTFont:
    """A font whose date of change stays the one it came with."""
    return TTFont(path, recalcTimestamp=False)


def write_licence(package: Path, font: TTFont, path: Path) -> None:
    """The licence as the package carries it, headed by the font's own copyright line where the package has another."""
    licence = (package / "LICENSE_FONT").read_text(encoding="utf-8").replace("\r\n", "\n")
    owner = font["name"].getDebugName(0)
    path.write_text(licence if owner in licence else f"{owner}\n\n{licence}", encoding="utf-8", newline="\n")


# ---- text faces ----

def complete_text_face(font: TTFont) -> None:
    """Add U+202F and the hyphens French needs. Glyphs keep their numbers, so kerning tables stay as they are."""
    hyphen = font.getBestCmap()[0x002D]
    add_glyph(font, 0x202F, Glyph(), round(font["head"].unitsPerEm * NARROW_SPACE))
    for code in HYPHENS:
        map_character(font, code, hyphen)
    change = "Changed for the workshop kit: U+00AD, U+2010, U+2011 and U+202F added."
    font["name"].setName(change, 10, *WINDOWS_ENGLISH)


def add_glyph(font: TTFont, code: int, glyph: Glyph, advance: int) -> None:
    name = f"uni{code:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    map_character(font, code, name)


def map_character(font: TTFont, code: int, name: str) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


# ---- symbols ----

def make_symbols(source: TTFont, missing_from: TTFont) -> TTFont:
    """Source Sans 3 cut down to what the text faces lack, under a name of its own (its licence reserves "Source")."""
    wanted = wanted_characters(source.getBestCmap(), missing_from.getBestCmap())
    options = Options(layout_features=[], name_IDs=["*"], notdef_outline=True, glyph_names=False, hinting=False,
                      drop_tables=["STAT", "BASE", "GDEF", "GSUB", "GPOS"], recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(source)
    for character in DRAWN:
        add_glyph(source, ord(character), *drawn_glyph(character))
    rename(source)
    return source


def wanted_characters(have: dict[int, str], already: dict[int, str]) -> set[int]:
    letters = {code for block in LETTERS for code in block if unicodedata.category(chr(code)) in ("Lu", "Ll")}
    listed = {ord(character) for character in SIGNS}
    if absent := listed - have.keys():
        raise SystemExit(f"not in Source Sans 3: {' '.join(map(chr, sorted(absent)))}")
    return (listed | letters & have.keys()) - already.keys() | {ord(space) for space in SPACES}


def rename(font: TTFont) -> None:
    names, version = font["name"], font["name"].getDebugName(5).split(";")[0]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    ours = {1: FAMILY, 2: "Regular", 3: f"{version};{FAMILY}", 4: f"{FAMILY} Regular", 5: version,
            6: "KitSymbols-Regular", 10: "A renamed subset, with a few signs drawn for the workshop kit."}
    for number, text in ours.items():
        names.setName(text, number, *WINDOWS_ENGLISH)
    font["OS/2"].achVendID = "NONE"


def drawn_glyph(character: str) -> tuple[Glyph, int]:
    """Outline and advance of a sign, in the 1000 units and near the weight (50) of its neighbours ○ ◆ □."""
    small, box = (300, 330), (370, 320)
    ring = [square(box, 310), square(box, 258)[::-1]]
    drawings = {
        "★": [star(small, 280)], "☆": [star(small, 280), star(small, 172)[::-1]],
        "◇": [diamond(small, 267), diamond(small, 197)[::-1]],
        "☐": ring, "☑": [*ring, tick((330, 205), 120, 220, 25)], "☒": [*ring, *saltire(box, 165, 25)],
        "✓": [tick((225, 90), 150, 360, 27)], "✔": [tick((245, 100), 150, 340, 48)],
        "✗": saltire(small, 230, 27), "✘": saltire(small, 210, 48),
    }
    advance = 740 if character in "☐☑☒" else 640 if character in "✓✔" else 600
    return outline(*drawings[character]), advance


def outline(*contours: list[Point]) -> Glyph:
    """Polygons as one glyph: clockwise ones are ink, anticlockwise ones cut holes."""
    pen = TTGlyphPen(None)
    for contour in contours:
        first, *rest = [(round(x), round(y)) for x, y in contour]
        pen.moveTo(first)
        for point in rest:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def star(middle: Point, radius: float) -> list[Point]:
    """Five points, clockwise from the top. The tables of sines are written out so that every machine rounds alike."""
    x, y = middle
    tips = ((0, 1), (0.951, 0.309), (0.588, -0.809), (-0.588, -0.809), (-0.951, 0.309))
    dents = ((0.588, 0.809), (0.951, -0.309), (0, -1), (-0.951, -0.309), (-0.588, 0.809))
    scaled = [((a, b), (c * 0.4, d * 0.4)) for (a, b), (c, d) in zip(tips, dents, strict=True)]
    return [(x + radius * a, y + radius * b) for pair in scaled for a, b in pair]


def diamond(middle: Point, radius: float) -> list[Point]:
    x, y = middle
    return [(x, y + radius), (x + radius, y), (x, y - radius), (x - radius, y)]


def square(middle: Point, radius: float) -> list[Point]:
    x, y = middle
    return [(x - radius, y + radius), (x + radius, y + radius), (x + radius, y - radius), (x - radius, y - radius)]


def tick(elbow: Point, left: float, right: float, half: float) -> list[Point]:
    """A right-angled tick: arms reach `left` and `right` of its elbow; `half` their thickness, measured along x."""
    x, y = elbow
    corners = [(0, -2 * half), (-left - half, left - half), (half - left, left + half),
               (0, 2 * half), (right - half, right + half), (right + half, right - half)]
    return [(x + dx, y + dy) for dx, dy in corners]


def saltire(middle: Point, reach: float, half: float) -> list[list[Point]]:
    """A cross of two slanted bars, `reach` to each side of the middle; they overlap, which ink does not mind."""
    x, y = middle
    falling = [(-reach - half, reach - half), (half - reach, reach + half),
               (reach + half, half - reach), (reach - half, -reach - half)]
    return [[(x + dx, y + dy) for dx, dy in falling], [(x - dx, y + dy) for dx, dy in falling[::-1]]]


if __name__ == "__main__":
    main()
