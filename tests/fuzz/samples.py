"""What files are made from: every file that ships, and one of each kind that people write beside them."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.project import REGION
from tests.fuzz.stage import ROOT

EVENT = """\
date: 2027-01-12
start: 14h
duration: 2h30
participants: 14
place: "Salle 3, rez-de-chaussée"
organisation: Association d'accueil
logo: logo.png
logo_alt: Une graine qui germe
facilitators: [Ana, Lou]
next_date: 09/02/2027
"""
PRINTER = """\
printer: Photocopieur du couloir
back_x: 0,5
back_y: -1,2 mm
back_turn: 0,1
width: 99,8
height: 100,2
margins: 4 4 6 4
flip: long-edge
duplex: by-hand
stack: same
heaviest: 200
"""
RESULTS = """\
# Une mission : écrite à la main
results: fiche-de-poste
answers:
  missions:
    accueillir: "Accueillir, écouter : être là"
    orienter: |2-
      Première ligne
      Deuxième *ligne* # et suite
  autonomie:
    seul: "oui"
"""
_OWN = {"events/seance.yaml": EVENT, "printers/couloir.yaml": PRINTER, "results/fiche-de-poste.yaml": RESULTS}
EXAMPLE = "docs/exemples/hebergement"  # an overlay that ships
LOGO = (ROOT / EXAMPLE / "logo.png").read_bytes()
_SHIPPED = ("workshops", "cards", "assets/sheets", "assets/papers", "kit/themes", "kit/editions",
            *(f"{EXAMPLE}{inner}" for inner in ("", "/cards", "/assets/sheets")))


def samples() -> dict[str, bytes]:
    """Name → bytes; the folder of a name tells what the file is."""
    shipped = {path.relative_to(ROOT).as_posix(): path.read_bytes()
               for folder in _SHIPPED for path in sorted((ROOT / folder).glob("*.yaml"))}
    return shipped | {name: text.encode() for name, text in {**_OWN, **REGION}.items()}


def written(folder: Path, name: str, data: bytes) -> Path:
    """The path of a file that now holds this."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
