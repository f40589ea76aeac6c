"""Logos that anyone may send: PNG and JPEG, drawn anew, without what a camera knows; the rest refused in a sentence."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from kit.web.studio import Misfit, Wish

NAMED = {"organisation": "Les Alizés"}


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 120), mode: str = "RGB", **more) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 90 if mode in ("L", "P", "1") else (200, 30, 60, 128)[:len(mode)]).save(out, kind, **more)
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is that large."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind, mode, size", [
    ("PNG", "RGB", (300, 120)), ("JPEG", "RGB", (300, 120)), ("PNG", "RGBA", (300, 120)), ("PNG", "P", (300, 120)),
    ("PNG", "1", (300, 120)), ("JPEG", "CMYK", (300, 120)), ("PNG", "L", (1, 1))])
def test_a_picture_is_drawn_anew_and_printed(studio, kind, mode, size):
    wish = studio.read("un", NAMED, picture(kind, size, mode))
    assert isinstance(wish, Wish)
    assert Image.open(io.BytesIO(wish.logo)).format == "PNG"
    if mode in ("RGBA", "L"):
        build = studio.build("un", wish)
        assert build.files and not [fault for fault in build.faults if fault.severity == "error"]


def test_what_a_camera_writes_beside_a_picture_is_left_behind(studio):
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "Appareil de Camille", 6
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 30.0)
    data = picture("JPEG", exif=exif, comment=b"chez Camille", icc_profile=b"profil" * 40)
    assert b"Camille" in data and b"profil" in data
    logo = studio.read("un", NAMED, data).logo
    drawn = Image.open(io.BytesIO(logo))
    assert b"Camille" not in logo and b"profil" not in logo
    assert not drawn.info and not dict(drawn.getexif())
    assert drawn.size == (120, 300)  # and its turn is undone


def test_a_large_one_becomes_as_small_as_paper_shows(studio):
    logo = studio.read("un", NAMED, picture("JPEG", (4000, 500))).logo
    assert Image.open(io.BytesIO(logo)).size == (2000, 250)


@pytest.mark.parametrize("data, said", [
    (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "PNG ou JPEG"),
    (b"GIF89a" + bytes(40), "PNG ou JPEG"), (b"\x00", "PNG ou JPEG"), (picture("TIFF"), "PNG ou JPEG"),
    (picture("WEBP"), "PNG ou JPEG"), (picture("PNG", (800, 800))[:-30], "PNG ou JPEG"),
    (picture("JPEG")[:200], "PNG ou JPEG"),
    (bomb(60_000, 60_000), "40 millions"), (bomb(7_000, 7_000), "40 millions"), (bomb(5_000, 5_000), "PNG ou JPEG"),
    (bytes(5_000_001), "dépasse 5000 ko"),
], ids=lambda value: value if isinstance(value, str) else len(value))
def test_what_is_no_logo_is_refused_in_a_sentence(studio, data, said):
    found = studio.read("un", NAMED, data)
    assert [type(one) for one in found] == [Misfit] and found[0].field == "logo"
    assert said in found[0].sentence


def test_a_logo_needs_the_name_of_whose_it_is(studio):
    found = studio.read("un", {}, picture())
    assert [one.field for one in found] == ["logo"] and "organisation" in found[0].sentence


def test_the_last_moment_of_a_logo_is_the_build(studio):
    """Two logos, one after the other: each pack has its own."""
    first, second = (studio.read("un", NAMED, picture(size=size)) for size in ((300, 120), (120, 300)))
    packs = [studio.build("un", wish) and studio.pdf("un", "f2") for wish in (first, second, first)]
    assert packs[0] == packs[2] != packs[1]
