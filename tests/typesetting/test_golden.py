"""A flow page and a fitted card as their boxes, to be read in a diff: what these logs show was looked at once."""

from __future__ import annotations

from kit.typesetting.blocks import Composer
from kit.typesetting.fitting import HAND_FLOOR, Part, fit
from kit.typesetting.flow import Frame, paginate
from kit.typesetting.page import BOLD, MM, Node, Page, Run
from kit.typesetting.slices import Slice
from kit.typesetting.tables import Row, TableStyle, table
from kit.typesetting.text import Style
from tests.documents.golden import log

from .case import typesetter

BODY = Style(9, 1.35, colour="#222222")
HEADING = Style(13, 1.2, BOLD, "#116633", balance=True)


def document() -> list[Page]:
    """Contents, a heading, a paragraph, a list, a panel and a table, over two small pages."""
    frame = Frame(105 * MM, 108 * MM, 24, 22, 24, 26)
    compose = Composer(typesetter(), frame.measure, BODY, "#116633")

    def cell(text: str):
        return lambda x, measure, node: compose.lines(text, BODY, x, measure, node) if text else []

    body = compose.heading("Accueillir : qui, quand, comment ?", 1, HEADING, name="accueillir")
    body += compose.paragraph("On ne demande **jamais** à quelqu'un de raconter sa vie. Chacun dit ce qu'il veut, "
                              "*ou rien* ; voir [le guide](https://exemple.fr/guide).")
    body += compose.bullets(["Préparer la salle", "Accueillir chaque personne par son prénom, à la porte", "Ouvrir"],
                            numbered=True)
    said = compose.paragraph('Dire : "Vous pouvez sortir, revenir, vous taire."', 10, frame.measure - 20)
    body += compose.panel(said, "#eef5ee", bar="#116633")
    body += compose.heading("Horaires", 2, HEADING._replace(size=11), name="horaires")
    head, *rows = [Row(tuple(map(cell, texts))) for texts in (
        ("Heure", "Étape", "Durée"), ("14 h 00", "Accueil", "5 min"),
        ("14 h 05", "Premier débat, en tables de cinq", "20 min"), ("14 h 25", "Récolte", ""))]
    widths = [frame.measure * share for share in (0.25, 0.5, 0.25)]
    body += table(widths, head, rows, TableStyle("#bbbbbb", "#f3f3f3"), compose.root, frame.room)
    slices = compose.contents(compose.marks, BODY) + [Slice(0.0, gap=6.0)] + body

    def furniture(number: int, total: int, section: str) -> list[Run]:
        return [Run(frame.left, frame.height - 14, f"{section} · {number} / {total}", "regular", 7, "#777777")]

    return paginate(slices, frame, furniture)


def card() -> Page:
    """A claim too long for its full size: tighter, then smaller, never below the floor."""
    page, setter, section = Page(63 * MM, 88 * MM, "IR01"), typesetter(), Node("Sect")
    parts = [Part("On dit que…", Style(10, 1.2, BOLD, "#116633")),
             Part("« Il n'y a qu'à embaucher d'anciens usagers : ils n'ont besoin d'aucune formation, d'aucun contrat "
                  "écrit et d'aucun accompagnement, puisque leur expérience suffit ! »", Style(17, 1.25, BOLD), gap=6),
             Part("→ Vrai, faux, ça dépend ?", Style(11, 1.3, align="center"), gap=8)]
    width, height = page.width - 9 * MM, page.height - 9 * MM
    fitted = fit(setter, parts, width, height, HAND_FLOOR)
    page.add(*fitted.place(setter, 4.5 * MM, 4.5 * MM, width, [Node("P", section) for _ in parts]))
    return page


def test_flow(golden):
    golden("typesetting-flow", log(document()))


def test_card(golden):
    golden("typesetting-card", log([card()]))
