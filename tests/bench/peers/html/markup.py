"""A deck or a manuscript as one HTML page, for WeasyPrint and for Chromium; deck.css and manuscript.css set it."""

from __future__ import annotations

from html import escape
from pathlib import Path

import yaml

HERE = Path(__file__).parent
STATUSES = {"contredit": "Contredit par le guide", "nuance": "À nuancer", "ouvert": "Question ouverte"}
SHAPES = {  # in a square of side 2 around 0, 0
    "circle": '<circle r=".94"/>', "square": '<rect x="-.85" y="-.85" width="1.7" height="1.7"/>',
    "triangle": '<path d="M0-1 .87 .5-.87 .5z"/>', "diamond": '<path d="M0-1 1 0 0 1-1 0z"/>',
    "hexagon": '<path d="M0-1 .87-.5 .87 .5 0 1-.87 .5-.87-.5z"/>',
    "contredit": '<path d="M0-.9 .9 0 0 .9-.9 0z"/>', "nuance": '<circle r=".84"/>',
    "ouvert": '<path d="M0-.9 .78 .45-.78 .45z"/>',
}
INKS = {"blue": "#1d4d77", "green": "#265a36", "orange": "#8a4210", "plum": "#5b3266", "ochre": "#6d4f06"}
# CSS cannot fit words to a box: sizes go by how many letters there are, as one would tune them by eye.
CLAIMS = ((45, 17), (80, 15), (110, 13), (150, 12), (1000, 11))
ANSWERS = ((180, 10.5), (260, 10), (330, 9.5), (1000, 9))
SHEET = 9


def page_of(work: Path, name: str, deck: str) -> str:
    """The page for one PDF of a pack: a document, the deck, or all of them one after the other."""
    names = _load(work / "pack.yaml") if name == "pack" else [name]
    parts = [_deck(_load(work / "cards" / f"{deck}.yaml")) if one == f"cartes-{deck}"
             else _manuscript(_load(work / f"{one}.yaml"), number) for number, one in enumerate(names)]
    faces = "".join(f"@font-face {{font-family: '{FAMILY}'; src: url('{(work / 'fonts' / file).as_uri()}'); {how}}}"
                    for file, how in FACES.items())
    style = faces + "".join((HERE / f"{sheet}.css").read_text("utf-8") for sheet in ("deck", "manuscript"))
    return (f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{escape(name)}</title>'
            f"<style>{style}</style></head><body>{''.join(parts)}</body></html>")


FAMILY = "Atkinson Hyperlegible Next"
FACES = {"AtkinsonHyperlegibleNext-Regular.ttf": "", "AtkinsonHyperlegibleNext-Bold.ttf": "font-weight: bold",
         "AtkinsonHyperlegibleNext-Italic.ttf": "font-style: italic"}


def _load(path: Path):
    with path.open("rb") as file:
        return yaml.load(file, Loader=yaml.CSafeLoader)


# --- cards -----------------------------------------------------------------------------------------


def _deck(deck: dict) -> str:
    cards = deck["cards"]
    sheets = [cards[i:i + SHEET] for i in range(0, len(cards), SHEET)]
    said = []
    for number, dealt in enumerate(sheets, 1):
        for side, face in (("recto", _front), ("verso", _back)):
            slug = f"{deck['title']} · v{deck['version']} · {deck['updated']} · feuille {number}/{len(sheets)} · {side}"
            faces = "".join(face(card, deck, _spot(place, side)) for place, card in enumerate(dealt))
            under = MARKS if side == "recto" else _grounds(dealt, deck)
            said.append(f'<section class="sheet">{under}{faces}<p class="slug">{escape(slug)}</p></section>')
    # Nobody counts more than a thousand cards, and the kit has no list of them either.
    return "".join(said) + (_check_list(deck) if len(deck["cards"]) <= 1_000 else "")


MARKS = "".join([f'<i class="mark down" style="left: {10.5 + 63 * n}mm; top: {y}mm"></i>' for n in range(4)
                 for y in (7, 285)]
                + [f'<i class="mark across" style="left: {x}mm; top: {16.5 + 88 * n}mm"></i>' for n in range(4)
                   for x in (4, 202)])


def _spot(place: int, side: str) -> tuple[float, float]:
    """The left and the top of a card, in mm: in rows, from the left or, for backs, from the right."""
    row, column = divmod(place, 3)
    return 10.5 + 63 * (column if side == "recto" else 2 - column), 16.5 + 88 * row


def _grounds(dealt: list[dict], deck: dict) -> str:
    """Behind backs; those at the edge reach past it."""
    said = ""
    for place, card in enumerate(dealt):
        (left, top), (row, column) = _spot(place, "verso"), divmod(place, 3)
        before, after = 3 * (column == 2), 3 * (column == 0)
        above, below = 3 * (row == 0), 3 * (row == 2)
        said += (f'<i class="ground {_category(card, deck)["colour"]}" style="left: {left - before}mm; '
                 f'top: {top - above}mm; width: {63 + before + after}mm; height: {88 + above + below}mm"></i>')
    return said


def _category(card: dict, deck: dict) -> dict:
    return deck["categories"][card["category"]]


def _article(card: dict, deck: dict, spot: tuple[float, float], inside: str) -> str:
    return (f'<article class="card {_category(card, deck)["colour"]}" style="left: {spot[0]}mm; top: {spot[1]}mm">'
            f"{inside}</article>")


def _front(card: dict, deck: dict, spot: tuple[float, float]) -> str:
    category = _category(card, deck)
    return _article(card, deck, spot, (f'{_head(_badge(category), category["title"], card)}'
            f'<div class="claim" style="font-size: {_size(CLAIMS, card["front"])}pt">'
            f'<em>{escape(deck["heading"])}</em><div><b>{escape(card["front"])}</b></div></div>'
            f'<footer>{_foot(card, deck)}</footer>'))


def _back(card: dict, deck: dict, spot: tuple[float, float]) -> str:
    status, fiches = card["status"], ", ".join(card["guide"])
    size = _size(ANSWERS, card["fact"] + card["nuance"] + card["question"])
    mark = _drawn(status, INKS[_category(card, deck)["colour"]], outlined=True)
    return _article(card, deck, spot, (
            f'{_head(mark, STATUSES[status], card)}'
            f'<div class="told" style="font-size: {size}pt">'
            f"<h6>Ce que l'on sait</h6><p>{escape(card['fact'])}</p>"
            f"<h6>Ce qui se discute</h6><p>{escape(card['nuance'])}</p>"
            f"<h6>La question</h6><p><b>{escape(card['question'])}</b></p></div>"
            f'<footer>Phrase relevée : {fiches}<br>{_foot(card, deck)} · {deck["updated"]}</footer>'))


def _head(mark: str, label: str, card: dict) -> str:
    return f'<header>{mark}<b>{escape(label)}</b><span>{card["card"]}</span></header>'


def _foot(card: dict, deck: dict) -> str:
    return escape(f"{deck['title']} · {card['card']} · v{deck['version']}")


def _badge(category: dict) -> str:
    letter = (f'<text y=".42" font-size="1.2" text-anchor="middle" font-weight="bold" font-family="{FAMILY}" '
              f'fill="#fff">{category["letter"]}</text>')
    return _drawn(category["shape"], INKS[category["colour"]], letter)


def _drawn(shape: str, ink: str, letter: str = "", outlined: bool = False) -> str:
    paint = f'fill="#fff" stroke="{ink}" stroke-width=".15"' if outlined else f'fill="{ink}"'
    return f'<svg viewBox="-1 -1 2 2"><g {paint}>{SHAPES[shape]}</g>{letter}</svg>'


def _size(classes: tuple[tuple[int, float], ...], text: str) -> float:
    return next(size for letters, size in classes if len(text) <= letters)


def _check_list(deck: dict) -> str:
    cards, half = deck["cards"], -(-len(deck["cards"]) // 2)
    cell = "<td><i></i>{card} {front}</td>"
    rows = "".join("<tr>" + "".join(cell.format(card=card["card"], front=escape(card["front"]))
                                    for card in cards[i::half]) + "</tr>" for i in range(half))
    kinds = "".join(f'<span class="{one["colour"]}">{_badge(one)}<b>{escape(one["title"])}</b></span>'
                    for one in deck["categories"].values())
    return (f'<section class="list"><h1>Le jeu est-il complet ? {escape(deck["title"])}</h1><p>{len(cards)} cartes · '
            f'version {deck["version"]} · {deck["updated"]}</p><p>{kinds}</p><table>{rows}</table><p>À glisser dans la '
            "boîte avec les cartes. Après l'atelier, cocher ce qui est revenu ; réimprimer ce qui manque.</p>"
            "</section>")


# --- documents -------------------------------------------------------------------------------------


def _manuscript(about: dict, number: int) -> str:
    blocks = about["blocks"]
    at = blocks.index({"contents": True}) if {"contents": True} in blocks else len(blocks)
    contents = [one["text"] for one in blocks[at:] if one.get("level") == 2]
    ids = iter(range(-sum(one.get("level") == 2 for one in blocks[:at]), len(contents)))
    body = "".join(_block(one, contents, ids, number) for one in blocks)
    kind = "landscape" if about["landscape"] else "portrait"
    return (f'<section class="manuscript {kind}"><div class="running">{escape(about["title"])}</div>{body}</section>')


def _block(one: dict, contents: list[str], ids, number: int) -> str:
    if "level" in one:
        place = f' id="t{number}-{next(ids)}"' if one["level"] == 2 else ""
        starts = ' class="starts"' if one.get("starts-page") else ""
        return f"<h{one['level']}{place}{starts}>{escape(one['text'])}</h{one['level']}>"
    if "contents" in one:
        entries = (f'<li><a href="#t{number}-{n}">{escape(text)}</a></li>' for n, text in enumerate(contents))
        return f'<ol class="contents">{"".join(entries)}</ol>'
    if "list" in one:
        return f"<ul>{''.join(map(_item, one['list']))}</ul>"
    if "head" in one:
        head = "".join(f"<th>{escape(cell)}</th>" for cell in one["head"])
        rows = "".join(f"<tr>{''.join(f'<td>{_paragraphs(cell)}</td>' for cell in row)}</tr>" for row in one["rows"])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if "label" in one:
        aloud = " aloud" if one["label"] == "À dire" else ""
        said = "".join(_block(inner, contents, ids, number) for inner in one["blocks"])
        return f'<div class="named"><b>{escape(one["label"])}</b><div class="said{aloud}">{said}</div></div>'
    text = escape(one["text"])
    return f"<p><b>{text}</b></p>" if one.get("bold") else f"<p>{text}</p>"


def _item(item: dict) -> str:
    if "label" not in item:
        return f"<li>{_paragraphs(item['text'])}</li>"
    return f'<li class="labelled"><b>{escape(item["label"])}</b><div>{_paragraphs(item["text"])}</div></li>'


def _paragraphs(said: list[str]) -> str:
    return "<br>".join(map(escape, said))
