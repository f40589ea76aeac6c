"""A small project with a path of three stages over what ships: the files, and what a PDF that is made of them says."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from .small import workshop

PATH = """\
path: parcours
title: Notre chemin
intro: De la première rencontre à la fiche.
guide: {sheets: [FA1, FA3, FA4], says: Trois fiches., proposes: Leur ordre.}
stages:
  - stage: debattre
    title: Ouvrir le débat
    grows: sol
    workshops: [un]
    who: [équipe, personnes accompagnées]
    when: Pour commencer
  - stage: fiche
    title: La fiche de poste
    grows: pousse
    workshops: [fiche]
    guide: [FA4]
    who: [direction]
    when: Avant de recruter
    after: [profil]
  - stage: profil
    title: Dessiner le profil
    grows: graine
    workshops: [profil, arbre]
    either: true
    who: [équipe]
    when: Un mois plus tard
    after: [debattre]
    gives:
      - gift: La grille
        sheet: grille
        key: competence
        to:
          - {stage: fiche, deck: missions}
          - {stage: fiche, sheet: poste, key: competences/reponse}
          - {stage: fiche, sheet: suite, key: a-revoir}
"""
FILES = {
    "workshops/parcours.yaml": PATH,
    "workshops/un.yaml": workshop("un", "[]", "Atelier un"),
    "workshops/profil.yaml": workshop("profil", "[]", "Atelier profil"),
    "workshops/arbre.yaml": workshop("arbre", "[{sheet: grille}]", "Atelier arbre"),
    "workshops/fiche.yaml": workshop("fiche", "[{deck: missions}, {sheet: poste}, {sheet: suite}]", "Atelier fiche"),
    "cards/missions.yaml": """\
deck: missions
title: Missions
updated: 2026-11
size: a7-x8
template: sort
cards:
  - {card: M1, front: Accueillir}
  - {card: M-libre, template: blank, title: Une autre, copies: 3}
""",
    "assets/sheets/grille.yaml": "sheet: grille\ntitle: Grille\ntemplate: table\nrows: 6\n"
                                 "columns: [{title: Compétence, width: 3}, {title: Type}]\n",
    "assets/sheets/poste.yaml": "sheet: poste\ntitle: Poste\ntemplate: canvas\ncolumns: 1\n"
                                "areas: [{title: Missions}, {title: Compétences}]\n",
    "assets/sheets/suite.yaml": "sheet: suite\ntitle: Suite\ntemplate: table\nrows: 4\n"
                                "columns: [{title: À revoir}, {title: Quand}]\n",
}
GRID = "results: grille\nlines:\n"


def planted(folder: Path) -> Path:
    """The project, in that folder."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def said(path: Path) -> str:
    """The words of a PDF, their spaces as on a keyboard."""
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").replace("’", "'").split())
