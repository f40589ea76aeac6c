"""What is too large or too odd to be kept as a file: made for one test, in its folder."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from .table import HERE, Case

PROJECT = HERE / "project"
OURS, SECRET = (40, 120, 60), (250, 0, 250)  # the colours of the pictures inside and outside of the project
_MEGA = 1_000_000


def project(home: Path, case: Case) -> Path:
    """A project with the file of a case in its place, outputs of an earlier run, and a secret beside it."""
    folder = home / "projet"
    shutil.copytree(PROJECT, folder)
    _furnish(folder)
    if case.file != "-":
        place = folder / case.place
        place.parent.mkdir(parents=True, exist_ok=True)
        source = HERE / case.file
        if source.is_file():
            shutil.copyfile(source, place)
        else:
            MADE[case.name](place)
    if case.kind == "logo":
        (folder / "logo.yaml").write_text(f"logo: {case.name}\nlogo_alt: Une lampe\n", "utf-8")
    _earlier(folder, case.words)
    return folder


def _furnish(folder: Path) -> None:
    """Pictures, links that lead in, out and nowhere, and a pipe."""
    picture(folder / "images/logo.png", OURS)
    picture(folder / unicodedata.normalize("NFC", "images/été.png"), OURS)
    picture(folder.parent / "secret.png", SECRET)
    links = folder / "liens"
    links.mkdir()
    for name, target in (("dedans.png", "../images/logo.png"), ("dehors.png", "../../secret.png"), ("dossier", "../.."),
                         ("haut", ".."), ("boucle.png", "boucle.png"), ("un.png", "deux.png"), ("deux.png", "un.png"),
                         ("rien.png", "absent.png"), ("zero.png", "/dev/zero")):
        (links / name).symlink_to(target)
    os.mkfifo(folder / "tuyau.png")


def _earlier(folder: Path, words: list[str]) -> None:
    """What an earlier run of this command left."""
    kinds = {"pack": "{}/programme.pdf", "deck": "cartes/{}.pdf", "sheet": "supports/{}.pdf"}
    if words[0] in kinds and re.fullmatch(r"[\w-]{1,80}", words[1]):
        earlier = folder / "output" / kinds[words[0]].format(words[1])
        earlier.parent.mkdir(parents=True)
        earlier.write_bytes(b"from before")


def picture(path: Path, colour: tuple[int, int, int]) -> None:
    """A PNG of one colour."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_png(colour))


@cache
def _png(colour: tuple[int, int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGB", (600, 240), colour).save(out, "PNG")
    return out.getvalue()


def script(name: str, rest: str) -> str:
    """A deck of that name; `rest` begins with its cards."""
    return f"deck: {name}\ntitle: Jeu\nupdated: 2026-11\nsize: poker\ntemplate: prompt\n{rest}"


def _deck(rest: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(script(path.stem, rest), "utf-8", "surrogatepass")


def _cards(count: int, front: str) -> Callable[[Path], None]:
    """A deck of so many cards that say the same."""
    return _deck("cards:\n" + "".join(f"  - {{card: C{i}, front: '{front}'}}\n" for i in range(count)))


def _text(text: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(text, "utf-8")


def _sparse(size: int) -> Callable[[Path], None]:
    """A file of that many bytes that takes no room on disk."""
    def write(path: Path) -> None:
        path.touch()
        os.truncate(path, size)
    return write


def _named(name: str) -> Callable[[Path], None]:
    """A sound deck whose name only some systems can write."""
    def write(path: Path) -> None:
        path.write_text(script(name, "cards: [{card: C1, front: Un}]\n"), "utf-8")
    return write


_ONE = "cards: [{card: C1, front: Un}]\n"
MADE: dict[str, Callable[[Path], None]] = {
    "crochets-25000.yaml": _text("[" * 25_000),
    "accolades-25000.yaml": _text("{a: " * 25_000),
    "tirets-25000.yaml": _text("- " * 25_000),
    "cles-25000.yaml": _text("? " * 25_000),
    "crochets-fermes-25000.yaml": _text("a: " + "[" * 25_000 + "]" * 25_000),
    "retraits-1400.yaml": _text("".join(f"{' ' * i}a:\n" for i in range(1400))),
    "ouvertes-un-mega.yaml": _text("a: [" * (_MEGA // 4)),
    "dix-mega.yaml": _deck(_ONE + "# " + "x" * (10 * _MEGA)),
    "cent-mega.yaml": _sparse(100 * _MEGA),
    "dix-giga.yaml": _sparse(10_000 * _MEGA),
    "un-scalaire.yaml": _deck("about: " + "x" * 1_990_000 + "\n" + _ONE),
    "une-ligne-de-virgules.yaml": _text("a: [" + "," * 1_900_000 + "]"),
    "valeurs-150000.yaml": _text("a: [" + "x," * 150_000 + "]"),
    "cles-en-double-30000.yaml": _text("a: 1\n" * 30_000),
    "cles-inconnues-10000.yaml": _deck("".join(f"k{i}: x\n" for i in range(10_000)) + _ONE),
    "ancres-20000.yaml": _text("a: [" + ",".join(f"&a{i} x" for i in range(20_000)) + "]"),
    "alias-90000.yaml": _text("b: &b x\na: [" + ",".join(["*b"] * 90_000) + "]"),
    "etiquettes-15000.yaml": _text("a: [" + ",".join(["!!int 1"] * 15_000) + "]"),
    "cle-d-un-mega.yaml": _text("x" * _MEGA + ": 1\n"),
    "retrait-d-un-mega.yaml": _text("a:\n" + " " * _MEGA + "b: 1\n"),
    "guillemet-d-un-mega.yaml": _text('a: "' + "x\n" * (_MEGA // 2)),
    "commentaires-d-un-mega.yaml": _deck("#\n" * (_MEGA // 2) + _ONE),
    "tabulations-d-un-mega.yaml": _text("\t" * _MEGA),
    "lignes-d-un-mega.yaml": _text("\n" * _MEGA),
    "diese-30000.yaml": _text("a:\n" + "- x #y\n" * 30_000),
    "texte-50001.yaml": _cards(1, "a " * 25_001),
    "mots-100000.yaml": _cards(1, "mot " * 100_000),
    "cartes-fausses.yaml": _deck("cards:\n" + "  - {card: C1, frnt: Un}\n" * 3_000),
    "cartes-emoji.yaml": _cards(600, "😀"),
    "cartes-trop-pleines.yaml": _cards(200, "mot " * 150),
    "cartes-d-un-mot.yaml": _cards(150, "abcdefghij" * 300),
    "marques-50000.yaml": _cards(1, "[" * 49_000),
    "liens-50000.yaml": _cards(1, "[a](" * 12_000),
    "emphases-50000.yaml": _cards(1, "**a *b _c " * 4_900),
    "formes-50000.yaml": _cards(1, "{a|b " * 9_000),
    "barres-50000.yaml": _deck("cards:\n  - {card: C1, front: '{" + "|" * 49_000 + "}'}\n"),
    "guillemets-50000.yaml": _cards(1, '"a ' * 16_000),
    "apostrophes-50000.yaml": _deck('cards:\n  - {card: C1, front: "' + "'a " * 16_000 + '"}\n'),
    "cadratins-50000.yaml": _cards(1, "– " * 24_000),
    "points-50000.yaml": _cards(1, "." * 49_000),
    "espaces-50000.yaml": _deck("cards:\n  - {card: C1, front: 'a" + " " * 49_000 + "?'}\n"),
    "lien.yaml": lambda path: path.symlink_to("../../secret.png"),
    "lien-de-calme.yaml": lambda path: path.symlink_to("../../../secret.png"),
    "mots-un-mega.yaml": _text("overlay: region\ntitle: Ici\nwords:\n"
                               + "".join(f"  entend {n} {'x' * 80}: {n}\n" for n in range(10_000))),
    "mots-crochets-25000.yaml": _text("[" * 25_000),
    "mots-dix-mega.yaml": _sparse(10 * _MEGA),
    "mots-zero.yaml": lambda path: path.symlink_to("/dev/zero"),
    "jeu-crochets-25000.yaml": _text("[" * 25_000),
    "mots-longs.yaml": _text("overlay: region\ntitle: Ici\nwords:\n"
                             + "".join(f"  e{n:03}{' mot' * 28}: Un\n" for n in range(500))),
    "zero.yaml": lambda path: path.symlink_to("/dev/zero"),
    "boucle.yaml": lambda path: path.symlink_to("boucle.yaml"),
    "tuyau.yaml": os.mkfifo,
    "dossier.yaml": Path.mkdir,
    "con.yaml": _named("con"),
    "nul.yaml": _named("nul"),
    "com1.yaml": _named("com1"),
    "aux.yaml": _named("aux"),
    "été.yaml": _named("été"),
    "-tiret.yaml": _named("-tiret"),
    "point..yaml": _named("point."),
    "jeu\x1b[31m.yaml": _named("jeu"),
    "jeu\u202egnp.yaml": _named("jeu"),
    "jeu\udcff.yaml": _named("jeu"),
    "jeu\nligne.yaml": _named("jeu"),
    "{0}.yaml": _named("{0}"),
    "vingt-mega.png": _sparse(20_000_001),
    "cent-mega.png": _sparse(100 * _MEGA),
    "couleurs-40-megapixels.png": lambda path: _colours(path),
    "passes-20000.jpg": lambda path: _scans(path, 20_000),
    "zero.png": lambda path: path.symlink_to("/dev/zero"),
    "vingt-mega.pdf": _sparse(20_000_001),
    "vingt-mega.json": _sparse(20_000_001),
    "vingt-mega.ttf": _sparse(20_000_001),
    "imbrique-1000000.json": _text("[" * _MEGA),
}


def _colours(path: Path) -> None:
    """As many pixels as there may be, in colour."""
    Image.new("RGB", (8000, 5000), OURS).save(path, "PNG", compress_level=1)


def _scans(path: Path, count: int) -> None:
    """A JPEG that is drawn over itself so many times, each time in a few bytes."""
    out = BytesIO()
    Image.new("L", (4000, 4000), 90).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    last = data.rindex(b"\xff\xda")
    path.write_bytes(data[:last] + data[last:-2] * count + data[-2:])
