"""Editions of everything: what is printed is as large, as airy, as upright and as simple as each of them promises."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import page as validator
import pytest

from kit.delivery.deck_printouts import deck_printout
from kit.delivery.editions import edited, stem_of
from kit.delivery.gallery import write_gallery
from kit.delivery.order import Edition, Order
from kit.delivery.packing import Pack, lay_out, make_pack, write_pack
from kit.delivery.workbench import load_fonts, load_look, open_session, worded
from kit.documents import faces
from kit.documents.look import Look
from kit.documents.session import Printout, Session
from kit.model.edition import Reading
from kit.model.library import WORKSHOPS
from kit.model.simple import simplified
from kit.model.values import Size
from kit.pdf.document import Printer
from kit.reading.diagnostics import Report
from kit.typesetting.page import BOLD, Page, Path, Placed, Run
from kit.typesetting.shapes import rectangle
from tests.documents.desk import bare, said
from tests.pdf.reading_back import texts
from tests.shipped import everything, library, trials

from .project import WORKSHOP, Project

EDITIONS = ("large", "dys", "simple")
READ = ("programme", "guide", "running-order", "cofacilitation", "scribe", "direction", "sheet")  # not the print plan, which is no text to be read through
STAMP = "version simplifiée, non relue"


class Shelf:
    """The shipped workshops in one edition."""

    def __init__(self, name: str):
        self.report = Report()
        self.library = library(self.report)
        self.reading: Reading = self.library.edition(name)
        self.fonts = load_fonts(self.reading)
        self.look: Look = load_look(self.library, self.fonts, reading=self.reading)
        self.order = Order(edition=Edition(self.reading))

    @lru_cache
    def laid_out(self, workshop: str) -> tuple[Session, list[Printout]]:
        made = lay_out(self.library.workshop(workshop), self.library, self.look, self.order)
        assert made, [(d.code, d.facts) for d in self.report if d.severity == "error"]
        return made

    @lru_cache
    def pack(self, workshop: str) -> Pack:
        return make_pack(self.library.workshop(workshop), self.library, self.look, Printer(self.fonts), self.order)

    def printouts(self, workshop: str, *kinds: str) -> list[Printout]:
        return [out for out in self.laid_out(workshop)[1] if out.kind in kinds]


shelf = lru_cache(Shelf)


def placed(page: Page) -> Iterator[Run]:
    """Every run, those of pages set in pages too."""
    for box in page.boxes:
        if isinstance(box, Run):
            yield box
        elif isinstance(box, Placed):
            yield from placed(box.page)


def sizes_of(pages: list[Page], texts_: list[str]) -> dict[str, float]:
    """The least size in which each of these texts is set, of those that stand in one piece on one page."""
    wanted, found = {bare(text): str(text) for text in texts_}, {}
    for page in pages:
        told: dict[object, list[Run]] = {}
        for run in placed(page):
            told.setdefault(run.node, []).append(run)
        for node, runs in told.items():
            text = wanted.get(bare("".join(run.text for run in runs))) if node else None
            if text:
                found[text] = min([found.get(text, 99.0), *(run.size for run in runs)])
    return found


def script_of(session: Session) -> list[str]:
    """What the workshop says in whole sentences."""
    workshop = session.workshop
    steps = [text for step in workshop.steps for text in (step.aim, step.say, *step.do, *step.ask, *step.watch) if text]
    return [workshop.summary, workshop.frame, workshop.outcome, *workshop.aims, *workshop.before, *workshop.watch,
            *workshop.debrief, *workshop.after, *steps]


# --- large -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", trials(WORKSHOPS))
def test_in_large_print_all_that_the_script_says_has_18_points_and_small_print_14(name):
    large = shelf("large")
    session, _ = large.laid_out(name)
    for kind, least_found in (("guide", 30), ("programme", 6)):
        out, = large.printouts(name, kind)
        found = sizes_of(out.pages, script_of(session))
        assert len(found) >= least_found, "the test finds what it is about"
        assert min(found.values()) >= 17.99, sorted(found.items(), key=lambda item: item[1])[:3]
    for out in large.printouts(name, *READ):
        for page in out.pages:
            small = [run for run in placed(page) if run.size < 13.99 and run.node]
            assert out.tiles != (1, 1) or not small, (out.file, page.title, small[:2])


def test_in_large_print_a_sheet_goes_to_larger_paper_and_further_pages_never_to_smaller_type():
    large, usual = shelf("large"), shelf("standard")
    for name in ("cafe-debat", "fiche-de-poste"):
        before = {out.name: out for out in usual.printouts(name, "sheet")}
        for out in large.printouts(name, "sheet"):
            assert min(out.paper) >= min(before[out.name].paper) - 0.1, out.file
    evaluation = next(out for out in large.printouts("cafe-debat", "sheet") if out.name == "evaluation")
    assert evaluation.use == "A4", "an A6 form does not hold 18 points"
    form = next(out for out in large.printouts("fiche-de-poste", "sheet") if out.name == "fiche-de-poste")
    assert form.use == "A3" and len(form.pages) > 1, "it goes on to another page of the paper asked for"
    asked = [str(area.title) for area in large.library.sheet("fiche-de-poste").areas]
    heard = [bare(words) for _, words in said(form.pages)]
    assert [title for title in asked if bare(title) not in heard] == []


def test_large_print_has_air_between_its_lines():
    out, = shelf("large").printouts("cafe-debat", "guide")
    assert min(leading_of(out.pages)) >= 1.249


def test_the_rule_of_the_print_plan_is_100_mm_long_in_every_edition():
    for name in EDITIONS:
        plan, = shelf(name).printouts("cafe-debat", "plan")
        words = {run.text: run for run in plan.pages[0].boxes if isinstance(run, Run)}
        first, last = (words[key].x + words[key].width / 2 for key in ("0", "100 mm"))
        assert abs((last - first) / 72 * 25.4 - 100) < 0.05, name


@pytest.mark.parametrize("name", EDITIONS)
def test_a_booklet_is_refused_in_larger_type_with_its_reason(name, capsys, tmp_path):
    from kit.cli.app import main

    assert main(["pack", "cafe-debat", "--edition", name, "--booklet", "--output", str(tmp_path)]) == 2
    assert "A5" in capsys.readouterr().err and not list(tmp_path.iterdir())


# --- dys -------------------------------------------------------------------------------------------------


def leading_of(pages: list[Page]) -> list[float]:
    """From line to line, in sizes, wherever one node's upright words stand on several lines of one page."""
    found = []
    for page in pages:
        lines: dict[object, dict[float, Run]] = {}
        for run in page.boxes:
            if isinstance(run, Run) and run.node and run.face != BOLD and run.node.tag in ("P", "LBody"):
                lines.setdefault(run.node, {})[round(run.y, 2)] = run
        for runs in lines.values():
            found += [(b - a) / runs[a].size for a, b in pairwise(sorted(runs)) if runs[a].size == runs[b].size]
    return [leading for leading in found if leading > 0]


def test_for_dyslexic_readers_lines_are_half_as_far_again_as_they_are_tall():
    dys = shelf("dys")
    for kind in ("guide", "programme", "sheet"):
        for out in dys.printouts("cafe-debat", kind):
            found = leading_of(out.pages)
            assert all(leading >= 1.499 for leading in found), (out.file, min(found))
    deck = edited(dys.library.deck("idees-recues"), dys.order.edition)
    backs = [back for _, back in faces.draw_deck(deck, dys.look)]
    assert min(leading_of(backs)) >= 1.499 and len(leading_of(backs)) > 50


def streams(pdf: bytes) -> Iterator[bytes]:
    """What is drawn, unpacked."""
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            yield found[1]


def test_for_dyslexic_readers_no_file_has_an_italic_font_and_every_word_is_spaced():
    files = {name: data for name, data in shelf("dys").pack("cafe-debat").files.items() if name.endswith(".pdf")}
    for name, data in files.items():
        assert not re.search(rb"/FontName\s*/\S*(Italic|Oblique)", data), name
    usual = shelf("standard").pack("cafe-debat").files
    assert re.search(rb"/FontName\s*/\S*Italic", usual["guide.pdf"]), "the search finds what it looks for"
    guide = shelf("dys").printouts("cafe-debat", "guide")[0]
    fonts = shelf("standard").fonts
    runs = [run for page in guide.pages for run in placed(page)
            if run.width and len(run.text) > 20 and run.face == "regular" and run.text == run.text.strip()]
    assert len(runs) > 100
    for run in runs:
        more = run.width - fonts.width(run.text, run.face, run.size)
        wanted = (35 * len(run.text) + 120 * run.text.count(" ")) * run.size / 1000
        assert more == pytest.approx(wanted, abs=0.05), run.text
    assert re.search(rb"[\d.]+ Tc [\d.]+ Tw", b"".join(streams(files["guide.pdf"]))), "and drawn so"
    assert not re.search(rb" Tc ", b"".join(streams(usual["guide.pdf"])))


# --- simple ----------------------------------------------------------------------------------------------


def test_the_simple_edition_says_the_simple_words():
    simple = shelf("simple")
    session, _ = simple.laid_out("cafe-debat")
    plain = simple.library.workshop("cafe-debat")
    assert session.workshop == simplified(plain) != plain
    guide = {bare(words) for _, words in said(simple.printouts("cafe-debat", "guide")[0].pages)}
    assert bare(session.workshop.frame) in guide and bare(plain.frame) not in guide
    deck = simple.library.deck("idees-recues")
    out = next(out for out in simple.printouts("cafe-debat", "deck") if out.name == "cartes-idees-recues")
    assert out.deck.cards[0].fact == worded(deck, simple.reading).cards[0].fact != deck.cards[0].fact


def test_what_participants_read_in_simple_words_has_14_points():
    simple = shelf("simple")
    session, _ = simple.laid_out("cafe-debat")
    found = sizes_of(simple.printouts("cafe-debat", "programme")[0].pages, script_of(session))
    assert len(found) >= 6 and min(found.values()) >= 13.99
    for out in simple.printouts("cafe-debat", "sheet"):
        sheet = session.sheets[str(out.printed.sheet)]
        told = [text for section in getattr(sheet, "sections", ()) for text in (section.title, *section.points)]
        told += [text for text in (getattr(sheet, "intro", None), *getattr(sheet, "statements", ())) if text]
        found = sizes_of(out.pages, told)
        assert all(size >= 13.99 for size in found.values()), (out.file, found)
    deck = next(out.deck for out in simple.printouts("cafe-debat", "deck") if out.name == "cartes-idees-recues")
    told = [text for card in deck.cards for text in (card.front, card.fact, card.nuance, card.question) if text]
    pages = next(out.pages for out in simple.printouts("cafe-debat", "deck") if out.name == "cartes-idees-recues")
    found = sizes_of(pages, told)
    assert len(found) > 40 and min(found.values()) >= 13.99


def test_every_page_in_simple_words_says_that_nobody_concerned_has_read_it_again():
    simple = shelf("simple")
    for name, data in simple.pack("cafe-debat").files.items():
        if name.endswith(".pdf") and not name.startswith(("cartes-jetons", "pack")):
            for number, words in enumerate(texts(data), 1):
                heard = bare(words)
                assert bare(STAMP) in heard or bare("texte d'origine, pas encore simplifié") in heard or not heard, \
                    (name, number)
            assert "FALC" not in "".join(texts(data))


def test_the_stamp_goes_once_people_concerned_have_read_it_and_says_who(tmp_path):
    project = Project(tmp_path)
    reading = project.library.edition("simple")

    def feet(script: str) -> str:
        project.write("workshops/essai.yaml", script)
        project.open()
        look = load_look(project.library, load_fonts(reading), reading=reading)
        order = Order(edition=Edition(reading))
        _, printouts = lay_out(project.library.workshop("essai"), project.library, look, order)
        guide = next(out for out in printouts if out.kind == "guide")
        return "".join(run.text for page in guide.pages for run in placed(page))

    assert "pas encore simplifié" in feet(WORKSHOP)
    simple = WORKSHOP + "simple: {frame: Bonjour.}\n"
    assert STAMP in feet(simple)
    reviewed = feet(simple + "reviewed_by: le groupe du mardi\n")
    assert STAMP not in reviewed and "le groupe du mardi" in reviewed


# --- one beside the other ------------------------------------------------------------------------------


def test_the_usual_edition_is_what_it_was_before_there_were_others():
    assert shelf("standard").reading == Reading() and Order(edition=Edition(Reading())).described == Order().described
    library, report = shelf("standard").library, Report()
    bare_look = load_look(library, load_fonts())
    session = open_session(library.workshop("cafe-debat"), Order().event, library)
    made = lay_out(library.workshop("cafe-debat"), library, bare_look, Order())
    assert session and made and not list(report)
    usual = shelf("standard").pack("cafe-debat")
    plain = make_pack(library.workshop("cafe-debat"), library, bare_look, Printer(load_fonts()), Order())
    assert usual.files == plain.files and usual.about == plain.about


def test_no_edition_takes_the_place_of_another(tmp_path):
    readings = [shelf(name).reading for name in ("standard", *EDITIONS)]
    assert len({reading.named("cafe-debat") for reading in readings}) == 4
    deck = shelf("standard").library.deck("vote")
    assert len({stem_of(deck, Edition(reading)) for reading in readings}) == 4
    described = [str(Order(edition=Edition(reading)).described) for reading in readings]
    assert len(set(described)) == 4
    project = Project(tmp_path)
    script = (tmp_path / "workshops/essai.yaml").read_text("utf-8")
    for name in ("essai-dys", "essai-creme", "essai-large", "autre-dys"):
        project.write(f"workshops/{name}.yaml", script.replace("essai", name, 1))
    project.open()
    refused = [name for name in project.library.names(WORKSHOPS)
               if name.startswith(("essai", "autre")) and not project.library.workshop(name)]
    assert refused == ["essai-creme", "essai-dys"] and project.codes == ["nom-impossible"] * 2


def test_the_page_of_all_files_tells_editions_apart(tmp_path):
    pack = shelf("dys").pack("cafe-debat")
    write_pack(pack, tmp_path / "cafe-debat-dys")
    write_gallery(tmp_path, shelf("dys").library.locale)
    page = (tmp_path / "index.html").read_text("utf-8")
    assert "pour personnes dyslexiques" in page and "cafe-debat-dys/guide.pdf" in page


def test_a_cream_ground_lies_under_every_page_and_is_no_part_of_what_is_read(tmp_path):
    library, report = shelf("dys").library, Report()
    reading = shelf("dys").reading.creamed
    look = load_look(library, shelf("dys").fonts, reading=reading)
    order = Order(edition=Edition(reading))
    _, printouts = lay_out(library.workshop("cafe-debat"), library, look, order)
    for page in (page for out in printouts for page in out.pages):
        ground, *rest = page.boxes
        assert ground == Path(rectangle(0, 0, page.width, page.height), look.theme.cream) and ground not in rest
    assert look.theme.soft.contrast(look.theme.cream) >= 4.5 and look.theme.ink.contrast(look.theme.cream) >= 7
    assert not list(report) and order.reading.described == "dys cream"
    assert order.reading.named("cafe-debat") == "cafe-debat-dys-creme"


def test_a_cream_ground_is_for_screens(capsys, tmp_path):
    from kit.cli.app import main

    for more in (["--ink", "grey"], ["--ink", "saver"], ["--shop"]):
        assert main(["pack", "cafe-debat", "--cream", *more, "--output", str(tmp_path)]) == 2
    assert "--cream" in capsys.readouterr().err and not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("workshop", trials(WORKSHOPS))
def test_a_shipped_workshop_can_be_set_in_every_edition(workshop, name):
    one = shelf(name)
    assert one.laid_out(workshop)
    assert not [d.code for d in one.report if d.severity == "error"]


def test_every_shipped_deck_and_sheet_can_be_read():
    assert all(thing for _, thing in everything())


@pytest.mark.parametrize("name", EDITIONS)
def test_a_pack_of_every_edition_is_valid(name, tmp_path):
    path = tmp_path / "pack.pdf"
    path.write_bytes(shelf(name).pack("cafe-debat").files["pack.pdf"])
    for profile in ("ua1", "2a"):
        found = {failure.rule_id for failure in validator.validate_pdf(str(path), profile=profile).failures}
        assert not found, (name, profile, found)


def test_a_card_too_small_for_simple_words_is_told_as_it_would_be_drawn():
    simple, report = shelf("simple"), Report()
    edition = Edition(simple.reading, Size.parse("poker"))
    deck_printout(simple.library.deck("missions"), simple.look.trying(report), Order(edition=edition))
    told = [diagnostic.facts for diagnostic in report if diagnostic.code == "carte-deborde"]
    assert told and {facts["size"] for facts in told} == {"63 × 88 mm"}
    assert all(float(facts["floor"].replace(",", ".")) >= 10 for facts in told)


def test_a_deck_in_the_simple_edition_is_drawn_larger_and_keeps_its_words():
    simple = shelf("simple")
    deck = edited(simple.library.deck("idees-recues"), simple.order.edition)
    assert deck.size.width > Size.parse("poker").width * 1.5
