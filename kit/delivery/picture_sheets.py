"""Pictures of faces become larger pictures: a fan of cards on no ground at all, sheets of cells in rows."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin

from PIL import Image, ImageChops, ImageDraw, ImageFilter

_FINER = 2  # drawn that many times larger, so that slanted edges are smooth
# Degrees between cards, fewer where there are many; from a card's middle to the point they turn about, in longer sides.
_STEP, _SPREAD, _ARM = 13.0, 54.0, 2.0
_ROUND, _HAIR = 0.045, 0.004  # corners and outline, in shorter sides
_EDGE, _SHADOW = (214, 207, 194), (46, 38, 28)
_DARK, _SOFT, _FALL = 0.34, 0.022, 0.014  # a shadow's strength; its blur and its drop in longer sides


def fan(faces: list[Image.Image]) -> Image.Image:
    """Faces of one size as a hand of cards, the last on top: RGBA, cropped to what is seen."""
    width, height = faces[0].size
    long = max(width, height)
    step = min(_STEP, _SPREAD / max(1, len(faces) - 1))
    angles = [step * (index - (len(faces) - 1) / 2) for index in range(len(faces))]
    canvas = Image.new("RGBA", _room(width, height, angles))
    for face, angle in zip(faces, angles, strict=True):
        # Each is turned about its own middle, which goes round the point below them all.
        card = _margined(_card(face).rotate(-angle, Image.Resampling.BICUBIC, expand=True), _margin(long))
        x = canvas.width / 2 + long * _ARM * sin(radians(angle)) - card.width / 2
        y = _margin(long) + long / 2 + height / 2 + long * _ARM * (1 - cos(radians(angle))) - card.height / 2
        canvas.alpha_composite(_shadow(card, long), (round(x), round(y)))
        canvas.alpha_composite(card, (round(x), round(y)))
    return canvas.crop(canvas.getbbox()).reduce(_FINER)


def drawn_size(width: float, height: float, longest: int) -> tuple[int, int]:
    """The pixels that a face needs for `fan` to show it with that longer side."""
    factor = longest * _FINER / max(width, height)
    return round(width * factor), round(height * factor)


def cells(pictures: Iterable[Image.Image], columns: int, rows: int, size: tuple[int, int]) -> Image.Image:
    """Pictures of one size in rows, edge to edge, on white; cells that are left over stay white."""
    sheet = Image.new("RGB", (columns * size[0], rows * size[1]), "white")
    for index, picture in enumerate(pictures):
        sheet.paste(picture, (index % columns * size[0], index // columns * size[1]))
    return sheet


def _card(face: Image.Image) -> Image.Image:
    """A face with round corners and a thin line around it, on nothing."""
    short, box = min(face.size), (0, 0, face.width - 1, face.height - 1)
    radius = round(short * _ROUND)
    mask = Image.new("L", face.size)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius, 255)
    card = face.convert("RGBA")
    ImageDraw.Draw(card).rounded_rectangle(box, radius, None, _EDGE, max(_FINER, round(short * _HAIR)))
    card.putalpha(mask)
    return _margined(card, 2)  # so that its edges are smooth once it is turned


def _margined(picture: Image.Image, margin: int) -> Image.Image:
    """A picture with nothing around it."""
    wider = Image.new("RGBA", (picture.width + 2 * margin, picture.height + 2 * margin))
    wider.paste(picture, (margin, margin))
    return wider


def _shadow(card: Image.Image, long: int) -> Image.Image:
    """What a card darkens below it: its shape, blurred, a little further down."""
    alpha = card.getchannel("A").filter(ImageFilter.GaussianBlur(long * _SOFT))
    alpha = ImageChops.offset(alpha, 0, round(long * _FALL)).point(lambda value: round(value * _DARK))
    shadow = Image.new("RGBA", card.size, _SHADOW)
    shadow.putalpha(alpha)
    return shadow


def _margin(long: int) -> int:
    """Room for the shadow around a card."""
    return round(long * (3 * _SOFT + _FALL))


def _room(width: int, height: int, angles: list[float]) -> tuple[int, int]:
    """A canvas that is sure to hold every card once turned, and its shadow."""
    long, turn = max(width, height), radians(angles[-1])
    across = 2 * (sin(turn) * long * _ARM + long)
    down = long + height / 2 + long * _ARM * (1 - cos(turn)) + long
    return round(across) + 4 * _margin(long), round(down) + 4 * _margin(long)
