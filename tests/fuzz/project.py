"""A project that has one of each: workshops and the path between them, decks, sheets, a paper, a region's folder."""

from __future__ import annotations

from tests.delivery.project import DECK, SHEET, WORKSHOP

IDEAS = """\
deck: idees
title: Idées
updated: 2026-11
size: poker
template: prompt
categories: {vie: {title: Vie, letter: V, shape: circle, colour: blue}}
cards:
  - {card: I1, category: vie, front: Que voit-on ?}
  - {card: I2, category: vie, front: Qu'entend-on ?, guide: [FA1]}
  - {card: I3, category: vie, template: blank}
"""
CHOICE = """\
deck: choix
from: idees
title: Un choix d'idées
size: tarot
take: [I2, I1]
blanks: 2
about: Deux idées, et deux à écrire.
"""
FORM = """\
sheet: bilan
title: Notre bilan
template: form
sections:
  - title: La suite
    fields: [{label: Une idée, lines: 3}, {label: Un jour}]
"""
PAPER = """\
paper: feuilles
title: Les feuilles du jour
print:
  - {sheet: bilan, per: participant, spare: 10%}
  - {deck: choix, count: 1}
"""
PATH = """\
path: parcours
title: "Un chemin, deux étapes"
intro: On part d'ici ; on y revient.
guide: {sheets: [FA1], says: Ceci., proposes: Cela.}
stages:
  - stage: semer
    title: Semer
    grows: graine
    workshops: [suite]
    guide: [FA1]
    who: [équipe]
    when: Un jour
    gives:
      - gift: Les idées
        sheet: bilan
        key: la-suite/une-idee
        to: [{stage: semer, deck: idees}, {stage: recolter}]
  - {stage: recolter, title: Récolter, grows: arbre, workshops: [essai], who: [équipe], when: Demain, after: [semer]}
"""
OVERLAY = """\
overlay: region
title: "Une région, la nôtre"
organisation: Association d'ici
logo: logo.png
logo_alt: Une graine
convention: "Convention d'ici : à vérifier"
words:
  tout le monde: chacune et chacun
  manche: "tour (de jeu)"
  l'essai: la première fois
colours:
  ink: "#202020"
  accents: {green: {solid: "#6f7c2c", tint: "#eff2de", ink: "#48521a"}}
partners:
  - {name: La Maison d'à côté, what: "un groupe, le *jeudi*", for: [FA1, FA7]}
"""
CHANGES = """\
workshop: essai
aims: {add: [Entendre], drop: [Voir]}
steps:
  change: {jeu: {title: Le jeu d'ici, minutes: 35/40/50}}
  drop: [pause]
  after:
    cadre: [{step: tour, title: Un tour de table, kind: debate, minutes: 5}]
"""
CARDS = """\
deck: cartes
cards:
  change: {C1: {front: Que voit-on ici ?}}
  before: {C2: [{card: C0, front: "Et là, dans la rue ?"}]}
  add: [{card: C9, front: Et demain ?}]
"""
RULES = """\
sheet: regles
title: Nos règles
lead: On écoute *vraiment*.
"""
REGION = {"overlays/region/overlay.yaml": OVERLAY, "overlays/region/workshops/essai.yaml": CHANGES,
          "overlays/region/cards/cartes.yaml": CARDS, "overlays/region/assets/sheets/regles.yaml": RULES}
SECOND = WORKSHOP.replace("essai", "suite").replace("cartes", "idees").replace("regles", "bilan")
PROJECT = {"workshops/essai.yaml": WORKSHOP, "workshops/suite.yaml": SECOND, "workshops/parcours.yaml": PATH,
           "cards/cartes.yaml": DECK, "cards/idees.yaml": IDEAS, "cards/choix.yaml": CHOICE,
           "assets/sheets/regles.yaml": SHEET, "assets/sheets/bilan.yaml": FORM, "assets/papers/feuilles.yaml": PAPER}
