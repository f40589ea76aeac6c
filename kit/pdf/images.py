"""Pictures made fit for print: PNG and JPEG only, turned upright, metadata left behind, 300 dpi at their size."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from kit.pdf.drawn import Picture
from kit.pdf.file import File

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 40_000_000
_DPI = 300
_PASSES = 100  # of a JPEG that is refined as it is read; cameras write ten, and each costs as much as all pixels
_PASS = b"\xff\xda"


class Unreadable(Exception):
    """A picture that cannot be printed; the message is a code of kit/locales."""


def measure(data: bytes) -> tuple[int, int]:
    """Width and height in pixels as the picture will stand, once it was read to its end. Raises Unreadable."""
    return _upright(data).size


def rewritten(data: bytes, longest: int) -> bytes:
    """A picture as a PNG of its own: its pixels, at most so many along a side, and nothing else of the file.

    Raises Unreadable.
    """
    from PIL import Image as Pillow

    picture = _plain(_upright(data))
    picture.thumbnail((longest, longest), Pillow.Resampling.LANCZOS, reducing_gap=3)
    picture.info = {}
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def add_image(file: File, printed: Picture) -> int:
    """Write a picture once, transparent parts as paper; returns its number. Raises Unreadable."""
    picture = _sized(_plain(_upright(printed.data)), printed)
    picture = picture.convert("L") if printed.grey else picture
    space = "Gray" if picture.mode == "L" else "RGB"
    about = (f"/Type /XObject/Subtype /Image/Width {picture.width}/Height {picture.height}/ColorSpace /Device{space}"
             "/BitsPerComponent 8")
    return file.stream(file.numbers(), about, picture.tobytes())


def _upright(data: bytes) -> Image:
    """The picture, whole, its camera's turn undone."""
    from PIL import ImageOps

    picture = _open(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of metadata that cannot be read: it is left behind anyway
            picture.load()
            return ImageOps.exif_transpose(picture)
    except Exception:  # Pillow's decoders raise whatever a broken file makes them stumble on
        raise Unreadable("image-illisible") from None


def _open(data: bytes) -> Image:
    """The picture's head alone: its size is known before a pixel is read."""
    from PIL import Image as Pillow

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its size: the limit below is lower; of metadata: it is left behind
            picture = Pillow.open(BytesIO(data), formats=("PNG", "JPEG"))
    except Pillow.DecompressionBombError:
        raise Unreadable("image-trop-grande") from None
    except Exception:
        raise Unreadable("image-illisible") from None
    if picture.width * picture.height > PIXELS:
        raise Unreadable("image-trop-grande")
    if picture.format != "PNG" and data.count(_PASS) > _PASSES:
        raise Unreadable("image-illisible")
    return picture


def _plain(picture: Image) -> Image:
    """Eight bits a channel, as grey, RGB or RGBA; grey stays grey, which prints with black ink alone."""
    if picture.mode.startswith("I"):
        return picture.point(lambda value: value / 257).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture.convert("L" if picture.mode in ("1", "L") else "RGB")


def _sized(picture: Image, printed: Picture) -> Image:
    """No more pixels than its place on paper can show, on white."""
    from PIL import Image as Pillow

    most = max(1, round(printed.width / 72 * _DPI)), max(1, round(printed.height / 72 * _DPI))
    picture.thumbnail(most, Pillow.Resampling.LANCZOS, reducing_gap=3)
    if picture.mode != "RGBA":
        return picture
    return Pillow.alpha_composite(Pillow.new("RGBA", picture.size, "white"), picture).convert("RGB")
