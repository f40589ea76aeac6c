"""The benchmark compares the same work: each engine's files hold the same cards and words, on as many pages."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tests.bench import project
from tests.bench.cases import DECK_FILE, PACK, workplace
from tests.bench.comparing import cards, families, is_tagged, pages, words
from tests.bench.engines import KIT, LIBRARIES, kit_command, peer_command, versions

CARDS = 54
LABELS = {"contredit": "Contredit par le guide", "nuance": "À nuancer", "ouvert": "Question ouverte"}
# What only helps to find one's way: feet, what is drawn in a category's mark, the ruler of the print plan.
FURNITURE = words("page sur suite version v1 proposition du kit mm P E C S U")
Made = tuple[str, Path]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workplace(tmp_path_factory.mktemp("bench"), CARDS, project.STEPS)


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.slow) for name in (KIT, *LIBRARIES)])
def made(request: pytest.FixtureRequest, work: Path) -> Made:
    """An engine, and the folder of the pack it made."""
    name, output = request.param, work / "made" / request.param
    if not versions((name,))[name]:
        pytest.skip(f"{name} is not installed: python3 build.py bench")
    output.mkdir(parents=True)
    command = (kit_command(*PACK, "--output", str(output)) if name == KIT else
               peer_command(name, work, output, project.NAME, (*order(work), "pack")))
    subprocess.run(command, cwd=work, check=True, capture_output=True)
    return name, output / project.NAME if name == KIT else output


def order(work: Path) -> list[str]:
    return yaml.safe_load((work / "pack.yaml").read_text("utf-8"))


def test_every_card_says_what_its_script_says_on_the_right_side_of_the_paper(made, work):
    deck = yaml.safe_load((work / "cards" / "banc.yaml").read_text("utf-8"))
    found = list(cards(made[1] / f"{DECK_FILE}.pdf", CARDS))
    assert len(found) == len(deck["cards"])
    for card, (front, back) in zip(deck["cards"], found, strict=True):
        category = deck["categories"][card["category"]]
        foot = f"{deck['title']} {card['card']} v{deck['version']}"
        assert words(front) == words(f"{category['letter']} {category['title']} {card['card']} {deck['heading']} "
                                     f"{card['front']} {foot}"), card["card"]
        assert words(back) == words(
            f"{LABELS[card['status']]} {card['card']} Ce que l'on sait {card['fact']} Ce qui se discute "
            f"{card['nuance']} La question {card['question']} Phrase relevée {' '.join(card['guide'])} {foot}"
        ), card["card"]


def test_every_document_says_what_its_manuscript_says(made, work):
    for name in order(work):
        if name != DECK_FILE:
            about = yaml.safe_load((work / f"{name}.yaml").read_text("utf-8"))
            said, wanted = words("\n".join(pages(made[1] / f"{name}.pdf"))), words(" ".join(texts(about["blocks"])))
            assert not wanted - said, name
            assert not set(said - wanted) - set(repeated(about)), name


def test_a_file_has_about_as_many_pages_in_every_engine(made, work):
    for name in order(work):
        if name != DECK_FILE:
            about = yaml.safe_load((work / f"{name}.yaml").read_text("utf-8"))
            assert len(pages(made[1] / f"{name}.pdf")) == pytest.approx(about["pages"], rel=0.15, abs=1), name


def test_the_whole_pack_is_all_its_files_once_more(made, work):
    parts = [pages(made[1] / f"{name}.pdf") for name in order(work)]
    assert len(pages(made[1] / "pack.pdf")) == pytest.approx(sum(map(len, parts)), abs=1)


def test_the_letters_are_embedded_from_one_family(made):
    name, folder = made
    found = families(folder / "guide.pdf")
    ours = ("AtkinsonHyperlegibleNext", "KitSymbols")
    assert found and all(one.replace("-", "").startswith(ours) for one in found), (name, found)


def test_the_two_that_are_measured_closest_are_tagged(made):
    name, folder = made
    if name in (KIT, "typst"):
        assert is_tagged(folder / "guide.pdf") and is_tagged(folder / f"{DECK_FILE}.pdf")


def texts(value: object) -> list[str]:
    """Every text of a manuscript."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [one for each in value.values() for one in texts(each)]
    return [one for each in value for one in texts(each)] if isinstance(value, list) else []


def repeated(about: dict) -> Counter[str]:
    """What may be said more often: headings in running heads and contents, heads of tables, and the furniture."""
    found = FURNITURE + words(about["title"])
    for block in about["blocks"]:
        found += words(block["text"]) if "level" in block else words(" ".join(block.get("head", ())))
    return found
