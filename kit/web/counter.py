"""Between the addresses and the studio: names are looked up, what was asked is kept, what templates show is gathered."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING

from werkzeug.exceptions import NotFound

from kit.web.asking import Asked, groups

if TYPE_CHECKING:
    from kit.web.studio import Build, Fault, File, Shelved, Studio

FIRST = 4  # pages of a file that are shown before one asks for the others


class Counter:
    """One person's dealings with a studio while the page is open."""

    def __init__(self, studio: Studio):
        self.studio = studio
        self._asked: dict[str, Asked] = {}

    # --- looking up ----------------------------------------------------------------------------

    def shelved(self, name: str) -> Shelved:
        """The workshop that an address names. Raises NotFound."""
        found = {one.name: one for one in self.studio.shelf()}
        if name not in found:
            raise NotFound
        return found[name]

    def build(self, name: str) -> Build:
        """The last one of a workshop, if it has files. Raises NotFound."""
        built = self.studio.built(name)
        if built is None or not built.files:
            raise NotFound
        return built

    def file(self, name: str, ident: str) -> File:
        """A file of the last good build. Raises NotFound."""
        found = {file.id: file for file in self.build(name).files}
        if ident not in found:
            raise NotFound
        return found[ident]

    # --- asking --------------------------------------------------------------------------------

    def asked(self, name: str) -> Asked:
        """What was asked of a workshop, which at first is what is usual. Raises NotFound."""
        if name not in self._asked:
            self.shelved(name)
            asked = self._asked[name] = Asked(dict(self.studio.usual(name)))
            self._read(name, asked)
        return self._asked[name]

    def ask(self, name: str, form: Mapping[str, str], logo: bytes) -> None:
        """Keep what was typed; where all of it makes sense, make the pack of it."""
        asked = self.asked(name)
        asked.take(form)
        if logo or "without-logo" in form:
            asked.logo = logo or None
        self._read(name, asked)
        if not asked.misfits:
            self._make(name, asked)

    def _read(self, name: str, asked: Asked) -> None:
        found = self.studio.read(name, asked.values, asked.logo)
        if isinstance(found, list):
            asked.misfits = tuple(found)
        else:
            asked.misfits, asked.wish = (), found

    def _make(self, name: str, asked: Asked) -> None:
        def told(done: int, of: int, title: str) -> None:
            asked.done = done, of, title

        told(0, 1, "")
        try:
            self.studio.build(name, asked.wish, told)
        finally:
            asked.done = None

    # --- showing -------------------------------------------------------------------------------

    def view(self, name: str, minutes: int | None) -> dict[str, object]:
        """What the page of one workshop shows."""
        version, built = self.studio.version, self.studio.built(name)
        asked, outlook = self.asked(name), self.outlook(name, minutes)
        return outlook | {
            "asked": asked, "built": built, "groups": groups(self.studio.choices()), "version": version, "first": FIRST,
            "misfits": {misfit.field: misfit.sentence for misfit in asked.misfits},
            "faults": _faults(outlook["faults"], built), "files": self._stamped(name, built),
        }

    def outlook(self, name: str, minutes: int | None) -> dict[str, object]:
        """The running order at the length asked for, or at this one; the faults that keep it from being known."""
        shelved, asked = self.shelved(name), self.asked(name)
        wish = asked.wish
        if minutes is not None:
            tried = self.studio.read(name, asked.values | {"duration": str(minutes)}, asked.logo)
            wish = wish if isinstance(tried, list) else tried
        found = self.studio.agenda(name, wish)
        faults = found if isinstance(found, list) else []
        return {"workshop": shelved, "outline": None if faults else found, "faults": faults, "tried": minutes}

    def leaf(self, name: str, ident: str) -> dict[str, object]:
        """What the page of one file shows."""
        found = self.file(name, ident)
        return {"workshop": self.shelved(name), "file": found, "stamp": self._stamp(name, found),
                "version": self.studio.version}

    def _stamped(self, name: str, built: Build | None) -> list[tuple[File, str]]:
        """Each file with its stamp."""
        return [(file, self._stamp(name, file)) for file in (built.files if built else ())]

    def _stamp(self, name: str, file: File) -> str:
        """Changes with what a file holds, so that a picture of it is fetched anew only then."""
        return blake2b(self.studio.pdf(name, file.id), digest_size=6).hexdigest()


def _faults(first: list[Fault], built: Build | None) -> list[Fault]:
    """Those of the running order and of the build, each once."""
    return list(dict.fromkeys([*first, *(built.faults if built else ())]))
