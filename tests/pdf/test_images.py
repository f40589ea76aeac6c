"""Pictures in a PDF: the right way up, on white, in the right grey, and without what a camera wrote beside them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image as Pillow

from kit.pdf.images import PIXELS, Unreadable, measure
from kit.typesetting.page import Image, Node, Page

from . import making, reading_back

RED, GREEN, BLUE = (220, 30, 30), (30, 160, 60), (30, 60, 200)
CAMERA, PLACE = b"Mon telephone", b"47.3220 N"


def saved(picture: Pillow.Image, kind: str = "PNG", **more) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def halves(mode: str = "RGB") -> Pillow.Image:
    """Red above, blue below; 40 wide, 60 tall."""
    picture = Pillow.new("RGB", (40, 60), RED)
    picture.paste(BLUE, (0, 30, 40, 60))
    return picture.convert(mode)


def printed(data: bytes, width: float = 40, height: float = 60) -> tuple[Pillow.Image, bytes]:
    """A page of that size with the picture all over it: what it looks like, and its PDF."""
    page = Page(width, height)
    page.add(Image(0, 0, width, height, data, Node("Figure", alt="Essai")))
    pdf = making.written(page)
    with reading_back.opened(pdf) as document:
        return document[0].render(scale=2).to_pil().convert("RGB"), pdf


def near(colour: tuple[int, ...], other: tuple[int, ...], by: int = 12) -> bool:
    return all(abs(a - b) <= by for a, b in zip(colour, other, strict=True))


def above_and_below(picture: Pillow.Image) -> tuple:
    width, height = picture.size
    return picture.getpixel((width // 2, height // 4)), picture.getpixel((width // 2, 3 * height // 4))


@pytest.mark.parametrize("kind, mode", (("PNG", "RGB"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "CMYK")))
def test_a_picture_looks_as_it_did(kind, mode):
    above, below = above_and_below(printed(saved(halves(mode), kind))[0])
    assert near(above, RED, 40) and near(below, BLUE, 60)


@pytest.mark.parametrize("turn", range(2, 9))
def test_a_picture_is_turned_as_the_camera_was(turn):
    """EXIF 6 is what a telephone writes when it is held upright."""
    undone = {
        2: "FLIP_LEFT_RIGHT",
        3: "ROTATE_180",
        4: "FLIP_TOP_BOTTOM",
        5: "TRANSPOSE",
        6: "ROTATE_90",
        7: "TRANSVERSE",
        8: "ROTATE_270",
    }[turn]
    exif = Pillow.Exif()
    exif[0x0112] = turn
    lying = halves().transpose(getattr(Pillow.Transpose, undone))
    data = saved(lying, "JPEG", exif=exif, quality=95)
    assert measure(data) == (40, 60)
    above, below = above_and_below(printed(data)[0])
    assert near(above, RED) and near(below, BLUE)


def test_where_and_with_what_a_picture_was_taken_stays_behind():
    exif = Pillow.Exif()
    exif[0x010F], exif[0x010E] = CAMERA.decode(), PLACE.decode()
    data = saved(halves(), "JPEG", exif=exif)
    assert CAMERA in data and PLACE in data
    pdf = printed(data)[1]
    for stream in (pdf, *streams(pdf)):
        assert CAMERA not in stream and PLACE not in stream and b"Exif" not in stream


def streams(pdf: bytes) -> list[bytes]:
    """The streams of a file, unpacked."""
    found = []
    for part in pdf.split(b"stream\r\n")[1:] + pdf.split(b"stream\n")[1:]:
        try:
            found.append(zlib.decompressobj().decompress(part))
        except zlib.error:
            found.append(part)
    return found


@pytest.mark.parametrize("level, shown", ((0, 0), (20_000, 78), (40_000, 156), (65_535, 255)))
def test_sixteen_bits_of_grey_are_that_grey(level, shown):
    picture = Pillow.new("I;16", (20, 20), level)
    assert near(printed(saved(picture))[0].getpixel((20, 20)), (shown,) * 3, 3)


def test_what_is_transparent_is_paper():
    picture = Pillow.new("RGBA", (40, 60), (*GREEN, 0))
    picture.paste((*GREEN, 255), (0, 0, 40, 30))
    above, below = above_and_below(printed(saved(picture))[0])
    assert near(above, GREEN) and below == (255, 255, 255)


def test_half_transparent_grey_is_paler():
    assert near(printed(saved(Pillow.new("LA", (20, 20), (0, 128))))[0].getpixel((20, 20)), (127,) * 3, 3)


def test_grey_takes_black_ink_alone():
    assert b"/DeviceGray" in printed(saved(Pillow.new("L", (20, 20), 90)))[1]
    assert b"/DeviceRGB" in printed(saved(halves()))[1]


def test_a_picture_has_no_more_pixels_than_paper_shows():
    """One inch wide: 300 of them."""
    data = saved(Pillow.effect_noise((1500, 1500), 80))
    pdf = printed(data, 72, 72)[1]
    assert b"/Width 300" in pdf and b"/Height 300" in pdf


def test_one_picture_drawn_twice_is_there_once():
    data = saved(halves())
    page = Page(200, 200)
    page.add(Image(0, 0, 40, 60, data), Image(100, 0, 80, 120, data))
    assert making.written(page).count(b"/Subtype /Image") == 1


def test_a_picture_cut_short_is_refused():
    whole = saved(Pillow.effect_noise((300, 300), 80), "JPEG"), saved(Pillow.effect_noise((300, 300), 80))
    for data in whole:
        measure(data)
        for share in (0.02, 0.5, 0.9):
            with pytest.raises(Unreadable, match="image-illisible"):
                measure(data[: int(len(data) * share)])


@pytest.mark.parametrize("kind", ("GIF", "BMP", "TIFF", "WEBP", "EPS"))
def test_another_kind_of_picture_is_refused_whatever_its_name(kind):
    with pytest.raises(Unreadable, match="image-illisible"):
        measure(saved(halves(), kind))


@pytest.mark.parametrize("data", (b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.7", b"<svg/>", bytes(1000)))
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(Unreadable, match="image-illisible"):
        measure(data)


def bomb(width: int, height: int) -> bytes:
    """A PNG of that size in a few bytes, none of which need be looked at."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("width, height", ((10_000, 10_000), (8_000, 5_001), (20_000, 20_000), (60_000, 60_000)))
def test_a_picture_of_too_many_pixels_is_refused_before_they_are_read(width, height):
    assert width * height > PIXELS
    with pytest.raises(Unreadable, match="image-trop-grande"):
        measure(bomb(width, height))
