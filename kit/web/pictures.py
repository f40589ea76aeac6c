"""Pages as pictures, drawn when they are asked for; the last ones are kept. One at a time: pdfium wants it so."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from io import BytesIO
from threading import Lock

_KEPT = 30_000_000  # bytes of pictures
_WIDEST, _TALLEST = 2400, 7200  # pixels
PDFIUM = Lock()


class Album:
    """Pictures by key, the oldest given up when there are too many bytes of them. For any number of threads."""

    def __init__(self) -> None:
        self._held: OrderedDict[Hashable, bytes] = OrderedDict()
        self._lock, self._size = Lock(), 0

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The picture of that key, made if there is none."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        made = make()
        with self._lock:
            self._size += len(made) - len(self._held.pop(key, b""))
            self._held[key] = made
            while self._size > _KEPT and len(self._held) > 1:
                self._size -= len(self._held.popitem(last=False)[1])
        return made


def page_picture(pdf: bytes, number: int, width: int) -> bytes:
    """A page, counted from 1, as a PNG so many pixels wide, or as there is room. Raises LookupError without one."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 1 <= number <= len(document):
                raise LookupError(number)
            page = document[number - 1]
            across, down = page.get_size()
            scale = min(min(max(1, width), _WIDEST) / across, _TALLEST / down)
            drawn = page.render(scale=scale, prefer_bgrx=True, rev_byteorder=True)
            picture = drawn.to_pil().convert("RGB")
        finally:
            document.close()
    return _png(picture)


def _png(picture) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", compress_level=1)  # looked at on this machine alone: time counts, size does not
    return out.getvalue()
