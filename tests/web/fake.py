"""A studio of a few lines, for what a page lets in and sends out: it builds nothing."""

from __future__ import annotations

import time

from kit.model.library import Library
from kit.reading.diagnostics import Report
from kit.reading.door import shipped
from kit.speech import USUAL
from kit.web.studio import Build, File, Misfit, Outline, Shelved

PNG = b"\x89PNG\r\n\x1a\n"
HOSTILE = "<script>alert(1)</script> & « \"' »"


class Studio:
    """Two workshops; `asked` lists what was built."""

    def __init__(self):
        self.version, self.asked, self.slow = 1, [], 0.0
        self.words = Library(shipped("workshops").parent, Report()).locale(USUAL)

    def shelf(self):
        return [Shelved("un", HOSTILE, HOSTILE, "2 h", "8–25"), Shelved("deux", "Deux")]

    def choices(self):
        return {name: ("", "b") for name in ("paper", "duplex", "printer", "ink", "edition", "inclusive")}

    def usual(self, name):
        return {"participants": "12", "duration": "2h", "place": "", "logo": "", "paper": ""}

    def read(self, name, values, logo=None):
        if values["participants"] == "trop":
            return [Misfit("participants", f"« {HOSTILE} » n'est pas un nombre.")]
        return dict(values)

    def agenda(self, name, wish):
        return Outline((), "14 h", "16 h", 120, 120, 60, 180, (), (HOSTILE,))

    def build(self, name, wish, told=lambda *step: None):
        self.asked.append((name, wish))
        return self.built(name)

    def built(self, name):
        wish = next((wish for built, wish in reversed(self.asked) if built == name), None)
        return wish and Build(name, wish, 1, (File("f1", "guide.pdf", HOSTILE, "guide", 2, ("A4", "recto"), False, 1, 2),))

    def changed(self, since, patience):
        time.sleep(self.slow)
        return self.version

    def cover(self, name):
        return PNG

    def page(self, name, file, number, width):
        return PNG

    def pdf(self, name, file):
        return b"%PDF-1.7 essai"

    def zip(self, name):
        raise KeyError("secret")
