"""Pictures, harmed, as the logo of an event: measured, drawn on a page, and seen again by another library."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pypdfium2
from PIL import Image as Pillow

from kit.delivery.workbench import open_logo
from kit.model.library import Library
from kit.pdf.document import Information
from kit.reading.diagnostics import Report
from kit.typesetting.page import Image, Node, Page
from tests.delivery.project import printer
from tests.fuzz.mutations import OF_BYTES, mutated, splice
from tests.fuzz.samples import written
from tests.fuzz.stage import Case, Finding, Stage, check_places

CAMERA = b"Appareil de Camille"
_HEAD = b"\x89PNG\r\n\x1a\n"
_SIZES = (0, 1, 7, 255, 65_535, 1 << 24, (1 << 31) - 1, (1 << 32) - 1)


class Images(Stage):
    """A harmed PNG or JPEG is refused at the line that names it, or is on paper without what a camera wrote."""

    name = "images"

    def __init__(self, folder: Path):
        super().__init__(folder)
        self.samples = pictures()
        self.others = list(self.samples.values())
        self.printer = printer()
        written(folder, "seance.yaml", b"organisation: Le Relais\nlogo: logo\n")
        for name, data in self.samples.items():
            if self.run(Case(name, data)) != "printed":
                raise Finding(f"{name} is a good picture, and is refused")

    def case(self, random: Random) -> Case:
        name = random.choice(list(self.samples))
        data = mutated(random, self.samples[name], self.others, (*OF_BYTES, splice, resized), most=2)
        return Case(name, summed(data) if random.random() < 0.6 else data)

    def run(self, case: Case) -> str:
        written(self.folder, "logo", case.data)
        report = Report()
        library = Library(self.folder, report)
        logo = open_logo(library.event(self.folder / "seance.yaml"), library)
        check_places(report)
        if logo is None:
            if not report.errors:
                raise Finding("refused without a word")
            return "refused"
        page = Page(60, 60)
        page.add(Image(0, 0, 60, 60, logo.data, Node("Figure", alt="Logo")))
        pdf = self.printer.write([page], Information("Essai"))
        if CAMERA in pdf:
            raise Finding("what the camera wrote is in the PDF")
        with pypdfium2.PdfDocument(pdf) as document:
            document[0].render(scale=0.5)
        return "printed"


def pictures() -> dict[str, bytes]:
    """Small pictures of each kind that is printed."""
    picture = Pillow.radial_gradient("L").resize((48, 32))
    exif = Pillow.Exif()
    exif[0x0112], exif[0x010F] = 6, CAMERA.decode()
    kinds = {f"png-{mode}": _saved(picture.convert(mode), "PNG") for mode in ("1", "L", "LA", "P", "RGB", "RGBA")}
    kinds["png-I;16"] = _saved(picture.convert("I").point(lambda value: value * 257).convert("I;16"), "PNG")
    kinds["png-camera"] = _saved(picture, "PNG", exif=exif)
    kinds |= {f"jpeg-{mode}": _saved(picture.convert(mode), "JPEG", exif=exif) for mode in ("L", "RGB", "CMYK")}
    kinds["jpeg-progressive"] = _saved(picture.convert("RGB"), "JPEG", progressive=True, exif=exif)
    return kinds


def _saved(picture: Pillow.Image, kind: str, **more) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **more)
    return out.getvalue()


def resized(random: Random, data: bytes, others) -> bytes:
    """A PNG says that it is of another size, or of another kind of colour."""
    if not data.startswith(_HEAD) or len(data) < 26:
        return data
    at = random.choice((16, 20))
    return data[:at] + random.choice(_SIZES).to_bytes(4, "big") + data[at + 4:24] + random.choice(
        (data[24:26], random.randbytes(2), b"\x10\x06")) + data[26:]


def summed(data: bytes) -> bytes:
    """The check sums of a PNG are right again, so that what is wrong is met further in."""
    out, at = data[:8], 8
    while data.startswith(_HEAD) and at + 12 <= len(data):
        length = int.from_bytes(data[at:at + 4], "big")
        body = data[at + 4:at + 8 + length]
        out += data[at:at + 4] + body + zlib.crc32(body).to_bytes(4, "big")
        at += 12 + length
    return out if at > 8 else data
