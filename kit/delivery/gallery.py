"""output/index.html: a static page with pictures of every file, how each file is printed, and its link."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from typing import NamedTuple
from urllib.parse import quote

from kit.delivery import manifest, pictures
from kit.delivery.gallery_dates import FIRST, Listed, listed, table
from kit.delivery.locking import alone
from kit.delivery.manifest import Entry, Manifest
from kit.delivery.order import YEAR
from kit.delivery.pictures import CONTACT, FAN, IMAGES
from kit.delivery.writing import answering, make_usable, write_file
from kit.model.locale import Locale
from kit.model.paper import NOMINATIVE
from kit.model.values import paper_named
from kit.reading.door import decode, read_bytes
from kit.reading.door import listed as files_of
from kit.speech import USUAL
from kit.typesetting.typography import typography

INDEX = "index.html"
SINGLES = ("cartes", "supports")
_LIMIT = 500_000_000
# What goes with a PDF of the same name, and how the page calls it.
_BESIDE = {".docx": "word", ".ics": "days"}


class _File(NamedTuple):
    """One PDF as the page shows it: its name in its folder, its title, how it is printed, the pictures of its pages.

    pages: how many it has; of many, only the first are pictured.
    faces: the folder of pictures that the deck was made into, where there is one; a fan of cards is on its cover.
    beside: what of the same name goes with it: a copy for a word processor, the dates of a calendar.
    """

    name: str
    title: str
    how: list[str]
    pages: int
    pictures: tuple[str, ...]
    faces: str = ""
    beside: tuple[str, ...] = ()


def write_gallery(output: Path, speak: Callable[[str], Locale], jobs: int = 1) -> None:
    """Show what the output folder holds: packs by their manifests, then single decks and sheets. Raises NotWritten.

    `speak`: the words of a language. The page is in that of the packs where they have one in common.
    What the page before showed is there until the new one is, and after a refusal still.
    """
    home = output / pictures.FOLDER
    with answering(output / INDEX):
        make_usable(output)
        make_usable(home)
        with alone(home), pictures.taken_back(home):
            gallery = _Gallery(output, speak, jobs)
            write_file(output / INDEX, gallery.page().encode())
            pictures.keep_only(home, gallery.shown)


class _Gallery:
    """The page being written. Whatever it says is in the typography of its language and escaped."""

    def __init__(self, output: Path, speak: Callable[[str], Locale], jobs: int):
        self.output, self.jobs = output, jobs
        packs = (listed(path.parent.name, about) for path in output.glob(f"[!.]*/{manifest.NAME}")
                 if (about := manifest.read(path.parent)))
        self.packs = sorted(packs, key=lambda pack: pack.rank)
        common = {pack.language for pack in self.packs}
        self.words = speak(common.pop() if len(common) == 1 else USUAL)
        self.shown: dict[str, set[str]] = {}  # by folder, its pictures

    def page(self) -> str:
        groups = [list(group) for _, group in groupby(self.packs, lambda pack: pack.group)]
        sections = [self.pack(group) for group in groups]
        sections += [self.singles(folder) for folder in SINGLES if self.found(folder)]
        links = "".join(f'<li><a href="#{quote(group[0].folder)}">{self.title(group[0])}</a></li>' for group in groups)
        if (self.output / YEAR).is_file():
            links += f'<li><a href="{YEAR}">{self.say("year")}</a></li>'
        home = Path(__file__).parent
        return Template(decode(read_bytes(home / "gallery.html", home))).substitute(
            language=self.words.language, title=self.say("title"), intro=self.say("intro"), nav=self.say("nav"),
            links=links, sections="\n".join(sections), footer=self.say("footer"))

    # --- words ---------------------------------------------------------------------------------

    def text(self, text: str) -> str:
        return escape(typography(self.words.language).set(text))

    def say(self, key: str, **facts: object) -> str:
        return self.text(self.words(f"gallery.{key}", **facts))

    # --- sections ------------------------------------------------------------------------------

    def pack(self, group: list[Listed]) -> str:
        """One workshop: what to open first, then its files, each with its pages; of several events, those of the first.
        """
        folder = group[0].folder
        about = manifest.read(self.output / folder)
        if about is None:  # another build has just taken it away
            return ""
        printed = [entry for entry in about.files if entry.sheets]
        wanted = {entry.file: pictures.names_of(entry.file, entry.sha256, entry.pages)
                  for entry in printed if not entry.private and entry.kind != NOMINATIVE}
        ready = self.pictured(folder, wanted)
        present = {entry.file for entry in about.files}
        files = [_File(entry.file, entry.title.removesuffix(f" – {about.title}"), self.how(entry), entry.pages,
                       ready.get(entry.file, ()), beside=_beside(entry.file, present)) for entry in printed]
        intro = self.dates(group) if group[1:] else self.intro(group[0])
        intro = self.stages(about) if about.stages else intro
        return self.section(folder, self.title(group[0]), intro, files)

    def intro(self, pack: Listed) -> str:
        """How many people a pack is for, and what to open first."""
        plural = self.words.plural
        people = f"{plural('count.participants', pack.participants)}, {plural('count.tables', pack.tables)}"
        first = "".join(f'<li><a href="{quote(f"{pack.folder}/{file}")}">{self.say(key)}</a></li>'
                        for file, key in FIRST if file in pack.files)
        sheets = plural("count.sheets", pack.sheets)
        return f'<p>{self.say("for", people=people, sheets=sheets)}</p><ul class="first">{first}</ul>'

    def stages(self, about: Manifest) -> str:
        """The stages of the path in their order, each with links to what is prepared of it."""
        reading = about.edition.split()
        packs = {known.workshop: path.parent.name for path in sorted(self.output.glob(f"[!.]*/{manifest.NAME}"))
                 if (known := manifest.read(path.parent)) and known.edition.split() == reading}
        found = []
        for stage in about.stages:
            links = [f'<a href="#{quote(packs[name])}">{escape(name)}</a>' if name in packs else escape(name)
                     for name in stage.workshops]
            found.append(f"<li>{self.text(stage.title)} ({', '.join(links)})</li>")
        return f'<p>{self.say("stages")}</p><ol>{"".join(found)}</ol>'

    def dates(self, group: list[Listed]) -> str:
        """Every event of a workshop; the pictures that follow are those of the first."""
        sheets = self.words.plural("count.sheets", sum(pack.sheets for pack in group))
        return (f'<p>{self.say("dates.for", n=len(group), sheets=sheets)}</p>{table(group, self.words, self.text)}'
                f'<p>{self.say("dates.pictured")}</p>')

    def title(self, pack: Listed) -> str:
        """What a pack is called: its workshop, and which edition where it is not the usual one."""
        names = [self.words(f"editions.{name}") for name in pack.edition.split()]
        return self.text(" – ".join((pack.title, *names)))

    def singles(self, folder: str) -> str:
        """Decks or sheets that were asked for alone."""
        known = {path.name: pictures.look_into(path) for path in self.found(folder)}
        names = {path.name: pictures.names_of(path.name, manifest.digest(read_bytes(path, self.output, _LIMIT)),
                                              known[path.name][0]) for path in self.found(folder)}
        ready = self.pictured(folder, names)
        files = [_File(name, title or name.removesuffix(".pdf"), [self.words.plural("count.pages", pages)], pages,
                       ready[name], self.faces(folder, name), self.beside(folder, name))
                 for name, (pages, title) in known.items()]
        return self.section(folder, self.say(folder), "", files)

    def found(self, folder: str) -> list[Path]:
        """The PDF files of a folder; what leads elsewhere is not ours to show."""
        return [path for path in files_of(self.output / folder, ".pdf") if path.is_file() and not path.is_symlink()]

    def beside(self, folder: str, file: str) -> tuple[str, ...]:
        """What goes with a sheet's file, by its name."""
        paths = [(self.output / folder / file).with_suffix(suffix) for suffix in _BESIDE]
        return _beside(file, {path.name for path in paths if path.is_file() and not path.is_symlink()})

    def faces(self, folder: str, file: str) -> str:
        """The folder of pictures beside a deck's file; "" where there is none."""
        name = f"{file.removesuffix('.pdf')}{IMAGES}"
        images = self.output / folder / name
        whole = not images.is_symlink() and all((images / shown).is_file() for shown in (FAN, CONTACT))
        return name if whole else ""

    def section(self, folder: str, title: str, intro: str, files: list[_File]) -> str:
        cards = "".join(self.file(folder, file) for file in files)
        return f'<section id="{escape(folder)}"><h2>{title}</h2>{intro}<ul class="files">{cards}</ul></section>'

    def pictured(self, folder: str, wanted: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Bring the pictures of a folder up to date; what is there then."""
        self.shown[folder] = {name for names in wanted.values() for name in names}
        home = self.output / pictures.FOLDER / folder
        pictures.make_pictures(home, [pictures.Wanted(self.output / folder / file, names)
                                      for file, names in wanted.items()], self.jobs)
        return {file: tuple(name for name in names if (home / name).exists()) for file, names in wanted.items()}

    # --- files ---------------------------------------------------------------------------------

    def how(self, entry: Entry) -> list[str]:
        """How a file is printed, in a few words each."""
        words = self.words
        said = [words.plural("count.pages", entry.pages), _paper(entry.paper),
                words("gallery.weight", weight=entry.weight), words.plural("count.copies", entry.copies)]
        if entry.private:
            said.append(words("gallery.private"))
        if entry.tiles != (1, 1):
            said.append(words("gallery.tiles", size=entry.size, columns=entry.tiles[0], rows=entry.tiles[1]))
        if entry.flip:
            said.append(words(f"gallery.{entry.flip}"))
        if entry.cuts:
            said.append(words.plural("gallery.cuts", entry.cuts))
        return said

    def file(self, folder: str, file: _File) -> str:
        link, title = quote(f"{folder}/{file.name}"), self.text(file.title)
        shown = [self.picture(folder, name, file.title, n, file.pages) for n, name in enumerate(file.pictures, 1)]
        more = ""
        if len(shown) > 1:
            key = "see" if len(shown) == file.pages else "see-first"
            more = (f'<details><summary>{self.say(key, n=len(shown), total=file.pages)}</summary>'
                    f'<div class="pages">{"".join(shown)}</div></details>')
        how = " · ".join(f"<span>{self.text(said)}</span>" for said in file.how)
        cover = shown[0] if shown else title
        if file.faces:
            cover, more = self.fan(folder, file), more + self.images(folder, file)
        for name in file.beside:
            said = self.say(_BESIDE[Path(name).suffix])
            more += f'<p class="how"><a href="{quote(f"{folder}/{name}")}">{said}</a></p>'
        return (f'<li><a class="cover" href="{link}">{cover}</a>'
                f'<h3><a href="{link}">{title}</a></h3><p class="how">{how}</p>{more}</li>')

    def fan(self, folder: str, file: _File) -> str:
        """A few cards, in the place of the first sheet."""
        source = quote(f"{folder}/{file.faces}/{FAN}")
        return f'<img class="fan" loading="lazy" src="{source}" alt="{self.say("fan", title=file.title)}">'

    def images(self, folder: str, file: _File) -> str:
        """Where the pictures are, after all that was there without them."""
        home = quote(f"{folder}/{file.faces}/")
        return (f'<p class="how"><a href="{home}{CONTACT}">{self.say("contact")}</a> · '
                f'<a href="{home}">{self.say("images")}</a></p>')

    def picture(self, folder: str, name: str, title: str, n: int, total: int) -> str:
        source = quote(f"{pictures.FOLDER}/{folder}/{name}")
        return f'<img loading="lazy" src="{source}" alt="{self.say("page", title=title, n=n, total=total)}">'


def _beside(file: str, present: set[str]) -> tuple[str, ...]:
    """What goes with a PDF and has its name, among these files."""
    names = (f"{file.removesuffix('.pdf')}{suffix}" for suffix in _BESIDE)
    return tuple(name for name in names if name in present)


def _paper(paper: tuple[float, float]) -> str:
    short, long = sorted(round(side) for side in paper)
    return paper_named(paper) or f"{short} × {long} mm"
