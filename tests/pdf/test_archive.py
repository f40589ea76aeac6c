"""Every file is PDF/A-2a and PDF/UA-1 at once, says the same to people and to archives, and defines its colours."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import page as validator
import pytest
from PIL import Image as Pillow
from PIL import ImageCms
from pypdfium2 import raw

from kit.cli.app import main
from kit.pdf import content, srgb
from kit.pdf.file import File
from kit.typesetting.page import Bookmark, Image, Node, Page, Rule, Run
from kit.typesetting.page import Path as Shape
from kit.typesetting.shapes import rectangle

from . import reading_back, verapdf
from .making import written

XMP = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
       "pdf": "http://ns.adobe.com/pdf/1.3/", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
       "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}


# Ways to print that make files of their own kinds.
ORDERS = (
    ["pack", "cafe-debat", "--shop"], ["pack", "idees-recues", "--shop", "--imposed", "--paper", "A3"],
    ["pack", "idees-recues", "--booklet", "--ink", "grey"], ["pack", "fiche-de-poste", "--proof"],
    ["pack", "arbre-a-competences", "--ink", "saver", "--duplex", "fold"], ["calibrate"], ["calibrate", "--two-stacks"],
    ["deck", "idees-recues", "--edition", "large", "--box"], ["deck", "missions", "--shop", "--proof"],
)


def failures(path: Path, *profiles: str) -> list[str]:
    return sorted({f"{profile} {failure.rule_id}" for profile in profiles or ("2a", "ua1")
                   for failure in validator.validate_pdf(str(path), profile=profile).failures})


def picture() -> bytes:
    out = BytesIO()
    Pillow.new("RGBA", (40, 30), (200, 30, 90, 120)).save(out, "PNG")
    return out.getvalue()


def sample(**about) -> bytes:
    """A file of all there is: words that lead somewhere, shapes, lines, a picture with transparent parts."""
    page, paragraph = Page.of_mm(100, 100), Node("P")
    page.add(Run(20, 50, "mot œ", "regular", 10, "#000000", paragraph), Rule(20, 60, 90, 60, 0.5, "#123456"),
             Run(20, 90, "lien", "bold", 10, "#224466", paragraph, "https://exemple.fr", 20),
             Shape(rectangle(20, 100, 30, 30, 3), "#ddeeff", "#000000", 1),
             Image(20, 150, 40, 30, picture(), Node("Figure", alt="un logo")))
    page.bookmarks.append(Bookmark(1, "Ici", 20, "ici"))
    return written(page, **about)


# --- validators ----------------------------------------------------------------------------------------------


def test_every_file_keeps_the_rules_of_pdf_a(built):
    paths = sorted(built.glob("*/*.pdf"))
    assert len(paths) > 70
    assert {path: found for path in paths if (found := failures(path, "2a"))} == {}


def test_a_file_of_all_there_is_keeps_them_too(tmp_path):
    (tmp_path / "x.pdf").write_bytes(sample(title="Été & <fin>", duplex="DuplexFlipLongEdge"))
    assert failures(tmp_path / "x.pdf") == []


def swapped(old: bytes, new: bytes) -> Callable:
    """A file with some bytes replaced by as many others, so that nothing else moves."""

    def spoil(patch) -> bytes:
        data = sample()
        assert len(old) == len(new) and old in data
        return data.replace(old, new)

    return spoil


def four_inks(patch) -> bytes:
    """Black as a print shop's fourth ink, which nothing in the file defines."""
    patch.setattr(content, "_COLOURS", {"#000000": "0 0 0 1 k"})
    return sample()


def rewritten(kind: str, old: str | bytes, new: str | bytes) -> Callable:
    """A file of which the writer (a method of File) writes other words, in their places and of their lengths."""

    def spoil(patch) -> bytes:
        write, seen = getattr(File, kind), []

        def changed(self, number, body, *more, **others):
            seen.append(old in body)
            return write(self, number, body.replace(old, new), *more, **others)

        patch.setattr(File, kind, changed)
        data = sample()
        assert any(seen)
        return data

    return spoil


MUTANTS = {
    "no output intent": swapped(b"/OutputIntents", b"/OutputIntentz"),
    "no word of PDF/A": swapped(b"pdfaid:part>", b"pdfaid:pqrt>"),
    "another level of PDF/A": swapped(b"conformance>A<", b"conformance>Z<"),
    "no identifier": swapped(b"/ID ", b"/Ix "),
    "a font that is not in the file": swapped(b"/FontFile2", b"/FontFileZ"),
    "an end that is not on a line of its own": rewritten("_loose", b"\r\nendstream", b"endstream"),
    "a picture to be softened": rewritten("stream", "/Subtype /Image", "/Subtype /Image/Interpolate true"),
    "a schema that is not explained": swapped(b"pdfaExtension:schemas>", b"pdfaExtension:schemaz>"),
    "an ink that is not defined": four_inks,
    "a link that is not printed": rewritten("put", "/F 4", "/F 2"),
    "a colour profile that is none": swapped(b"/DestOutputProfile", b"/DestOutputProfilZ"),
    "no tags": swapped(b"/MarkInfo", b"/MarkInfz"),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_file_that_breaks_them_is_seen(tmp_path, monkeypatch, name):
    (tmp_path / "x.pdf").write_bytes(MUTANTS[name](monkeypatch))
    assert failures(tmp_path / "x.pdf")


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.missing()), reason=verapdf.missing())
def test_the_reference_validator_agrees(built, tmp_path):
    """Of every file that it is valid, of every mutant that it is not."""
    for name, spoil in MUTANTS.items():
        with pytest.MonkeyPatch.context() as patch:
            (tmp_path / f"{name.replace('/', '')}.pdf").write_bytes(spoil(patch))
    for number, words in enumerate(ORDERS):
        assert main([*words, "--output", str(tmp_path / str(number))]) == 0
    mutants, good = sorted(tmp_path.glob("*.pdf")), [*built.glob("*/*.pdf"), *tmp_path.glob("*/**/*.pdf")]
    assert len({path.relative_to(tmp_path).parts[0] for path in tmp_path.glob("*/**/*.pdf")}) == len(ORDERS)
    found = verapdf.failures([*mutants, *good], "2a", "ua1")
    assert {path for _, path in found} == set(map(str, mutants)), found


# --- what a file says of itself --------------------------------------------------------------------------------


def xmp(pdf: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(re.search(rb"<x:xmpmeta.*</x:xmpmeta>", pdf, re.DOTALL)[0])


def said(pdf: bytes, *path: str) -> str:
    """What an archive reads."""
    return xmp(pdf).find(".//" + "//".join(path), XMP).text


@pytest.mark.parametrize("title", ("Essai", "Été : « l'eau » & <fin> (1) \\ 2", "Œuvre – 100 %", "日本"))
def test_people_and_archives_read_the_same(title):
    pdf = sample(title=title)
    with reading_back.opened(pdf) as document:
        about = {key: document.get_metadata_value(key) for key in ("Title", "Author", "Creator", "Producer")}
    assert about == {"Title": title, "Author": "kit-travail-pair", "Creator": "kit-travail-pair",
                     "Producer": "kit-travail-pair"}
    assert about == {"Title": said(pdf, "dc:title", "rdf:li"), "Author": said(pdf, "dc:creator", "rdf:li"),
                     "Creator": said(pdf, "xmp:CreatorTool"), "Producer": said(pdf, "pdf:Producer")}
    assert [said(pdf, name) for name in ("pdfaid:part", "pdfaid:conformance", "pdfuaid:part")] == ["2", "A", "1"]
    assert said(pdf, "dc:language", "rdf:li") == "fr"


def identifier(pdf: bytes) -> bytes:
    with reading_back.opened(pdf) as document:
        found = []
        for kind in (raw.FILEIDTYPE_PERMANENT, raw.FILEIDTYPE_CHANGING):
            buffer = ctypes.create_string_buffer(100)
            length = raw.FPDF_GetFileIdentifier(document, kind, buffer, 100)
            found.append(buffer.raw[:length - 1])
    assert found[0] == found[1] and len(found[0]) == 16
    return found[0]


def test_the_identifier_is_the_files_own():
    def of(word: str = "mot", width: float = 100, trim=None, **about) -> bytes:
        page = Page.of_mm(width, 100)
        page.trim = trim
        page.add(Run(20, 50, word, "regular", 10, "#000000", Node("P")))
        return identifier(written(page, **about))

    others = [of("autre"), of(width=101), of(trim=(1, 1, 9, 9)), of(title="Autre"), of(language="en"),
              of(duplex="DuplexFlipLongEdge")]
    assert of() == of() and len({of(), *others}) == len(others) + 1


def test_a_file_holds_no_stream_whose_end_is_mistaken():
    """A stream may end with what looks like the end of a line; its length is its length."""
    for size in range(1, 60):
        page = Page.of_mm(100, 100)
        page.add(Rule(size, 0, 50, size * 1.7, size / 10, "#123456"))
        data = written(page)
        for length, start in ((int(m[1]), m.end()) for m in re.finditer(rb"/Length (\d+).*?stream\n", data, re.DOTALL)):
            assert data[start + length:].startswith(b"\r\nendstream\n")


# --- colours -------------------------------------------------------------------------------------------------


def test_the_profile_in_the_file_is_srgb():
    pdf = sample()
    start = re.search(rb"/N 3\b.*?stream\n", pdf, re.DOTALL).end()
    assert zlib.decompressobj().decompress(pdf[start:]) == srgb.profile()


def test_the_profile_is_what_a_colour_engine_knows_as_srgb():
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb.profile()))
    theirs = ImageCms.createProfile("sRGB")
    colours = Pillow.frombytes("RGB", (17 * 17, 17), bytes(
        min(255, value * 16) for r in range(17) for g in range(17) for b in range(17) for value in (r, g, b)))
    there = ImageCms.applyTransform(colours, ImageCms.buildTransform(ours, theirs, "RGB", "RGB"))
    assert max(abs(a - b) for a, b in zip(there.tobytes(), colours.tobytes(), strict=True)) <= 1
    assert ours.profile.version == 4.2 and ours.profile.xcolor_space.strip() == "RGB"
    assert len(srgb.profile()) < 600
    assert int.from_bytes(srgb.profile()[:4], "big") == len(srgb.profile())


def test_the_profile_is_written_with_the_same_bytes_every_day():
    srgb.profile.cache_clear()
    assert zlib.crc32(srgb.profile()) == 3909298419
