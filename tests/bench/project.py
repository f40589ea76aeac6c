"""The project folder that every engine of the benchmark builds from: a workshop, its deck and its sheets."""

from __future__ import annotations

from json import dumps
from pathlib import Path

from tests.bench.sentences import Teller

NAME, STEPS = "banc", 18
CATEGORIES = {
    "place": ("Place", "P", "circle", "blue"),
    "equipe": ("Équipe", "E", "square", "green"),
    "parcours": ("Parcours", "C", "diamond", "orange"),
    "statut": ("Statut", "S", "triangle", "plum"),
    "savoirs": ("Savoirs et utilité", "U", "hexagon", "ochre"),
}
STATUSES = ("contredit", "nuance", "ouvert")
KINDS = ("input", "work", "debate", "harvest", "debrief")
HEAD = """\
deck: banc
title: Cartes du banc
version: 1
updated: 2026-11
size: poker
template: claim
sides: 2
heading: On entend dire…
categories:
"""


def write(folder: Path, cards: int, steps: int = STEPS) -> Path:
    """The folder of a project whose deck has so many cards, and whose workshop so many steps."""
    files = {f"cards/{NAME}.yaml": deck(cards), f"workshops/{NAME}.yaml": workshop(steps),
             "assets/sheets/banc-livret.yaml": DIGEST, "assets/sheets/banc-regles.yaml": poster(),
             "assets/sheets/banc-memo.yaml": handout()}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def deck(cards: int) -> str:
    """A duplex deck of claims; the nth card says the same however many there are."""
    kinds = "".join(f"  {name}: {{title: {title}, letter: {letter}, shape: {shape}, colour: {colour}}}\n"
                    for name, (title, letter, shape, colour) in CATEGORIES.items())
    return HEAD + kinds + "cards:\n" + "".join(map(card, range(1, cards + 1)))


def card(number: int) -> str:
    """An item of `cards`: a claim, a fact, a nuance and a question, with the sources of the fact."""
    tell = Teller(f"carte {number}")
    fiches = sorted(tell.chance.sample(range(1, 10), tell.chance.randint(1, 3)))
    return _item({
        "card": f"B{number:05d}",
        "category": tell.pick(tuple(CATEGORIES)),
        "status": tell.pick(STATUSES),
        "front": tell.claim(),
        "fact": tell.answer(14, 30),
        "nuance": tell.answer(10, 22),
        "question": tell.question(),
        "guide": [f"FA{fiche}" for fiche in fiches],
        "sources": [f"Guide FAS 2023/2024, fiche {fiche}" for fiche in fiches],
    })


def workshop(steps: int) -> str:
    """A script of so many steps."""
    tell = Teller("atelier")
    script = {
        "workshop": NAME, "title": "Atelier du banc d'essai", "summary": tell.answer(15, 20), "language": "fr",
        "version": 1,
        "guide": {"sheets": ["FA1", "FA2"], "says": tell.answer(40, 60), "proposes": tell.answer(40, 60)},
        "audience": tell.answer(20, 25), "aims": [tell.sentence(1) for _ in range(5)], "outcome": tell.answer(15, 20),
        "participants": {"min": 6, "typical": 12, "max": 30}, "tables": {"size": 5}, "facilitators": [{"count": 2}],
        "room": tell.answer(60, 80), "frame": tell.answer(60, 80),
        "before": [tell.instruction() for _ in range(8)], "watch": [tell.answer(15, 30) for _ in range(8)],
        "materials": [{"item": tell.pick(MATERIALS), "count": 1 + n, "per": "table"} for n in range(8)],
        "print": [{"deck": NAME, "count": 1, "per": "table"},
                  {"sheet": "banc-livret", "count": 1, "per": "facilitator"},
                  {"sheet": "banc-memo", "count": 1, "per": "participant"}, {"sheet": "banc-regles", "count": 1}],
        "variants": [{"title": tell.pick(WHAT_ELSE), "text": tell.answer(40, 60)} for _ in range(4)],
        "debrief": [tell.question() for _ in range(6)],
    }
    lines = "".join(f"{key}: {dumps(value, ensure_ascii=False)}\n" for key, value in script.items())
    return lines + "steps:\n" + "".join(step(number, steps) for number in range(1, steps + 1))


def step(number: int, steps: int) -> str:
    """An item of `steps`: what is said, done, asked and watched."""
    tell = Teller(f"étape {number}")
    kind = "opening" if number == 1 else "closing" if number == steps else tell.pick(KINDS)
    return _item({
        "step": f"etape-{number}", "title": f"Étape {number} : {tell.pick(WHAT_ELSE).lower()}", "kind": kind,
        "minutes": "5/8/15" if steps == STEPS else "1", "aim": tell.sentence(1),
        "who": tell.pick(("animation", "chaque table", "binôme")),
        "say": tell.answer(60, 110), "do": [tell.instruction() for _ in range(tell.chance.randint(5, 8))],
        "ask": [tell.question() for _ in range(3)], "watch": [tell.answer(15, 30) for _ in range(3)],
        "needs": [tell.pick(MATERIALS).lower(), "cartes"],
    })


MATERIALS = ("Stylos", "Feutres", "Paperboard", "Minuteur", "Ruban adhésif", "Gobelets", "Chevalets", "Étiquettes")
WHAT_ELSE = ("Débat mouvant", "Tour de table", "Mur des idées", "Parole aux tables", "Temps d'écoute", "Relecture",
             "Travail à deux", "Mise en commun")
DIGEST = """\
sheet: banc-livret
title: Livret de réponses
template: digest
sizes: [A4]
sides: 2
deck: banc
show: answers
intro: Pour qui anime. Chaque phrase, ce que l'on sait, ce qui se discute, une question, et les sources.
"""


def poster() -> str:
    tell = Teller("affiche")
    points = "".join(_item({"title": tell.pick(WHAT_ELSE), "text": tell.sentence(1)}) for _ in range(6))
    return ("sheet: banc-regles\ntitle: Les règles du débat\ntemplate: poster\nsizes: [A4]\n"
            f"lead: {tell.sentence(0)}\ncolour: plum\npoints:\n{points}")


def handout() -> str:
    tell = Teller("mémo")
    sections = "".join(_item({"title": tell.pick(WHAT_ELSE), "text": tell.answer(30, 50),
                              "points": [tell.sentence(2) for _ in range(4)]}) for _ in range(8))
    return f"sheet: banc-memo\ntitle: Le mémo\ntemplate: handout\nsizes: [A4]\nsections:\n{sections}"


def _item(values: dict) -> str:
    """An item of a block list, each key on its own line, each value as JSON, which is YAML."""
    lines = [f"{key}: {dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "  - " + "\n    ".join(lines) + "\n"
