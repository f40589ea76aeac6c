"""What stands beside the PDFs (calendar, web page, manifest, word-processor copy) takes hostile words as words."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kit.cli.app import main
from tests.hostile.table import HERE
from tests.pdf import reading_back

TITLE = '"&" <script>alert(1)</script> <img src=x> \\n; ,'
PLACE = "Salle\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Faux\nATTACH:x; \\, " + "é " * 40 + "fin"
WORDS = "=SUM(1) & <b>Relais</b> %s ${x} {0}"


@pytest.fixture(scope="module")
def pack(tmp_path_factory) -> Path:
    """The output of a pack whose title, place and organisation are code in every language there is."""
    folder = tmp_path_factory.mktemp("siblings")
    (folder / "workshops").mkdir()
    (folder / "cards").mkdir()
    (folder / "assets/sheets").mkdir(parents=True)
    for name in ("workshops/essai", "cards/petit", "assets/sheets/fiche"):
        text = (HERE / "project" / f"{name}.yaml").read_text("utf-8")
        text = text.replace("title: Essai\n", f"title: {json.dumps(TITLE)}\n")
        text = text.replace("title: Petit jeu\n", "title: '</h3><script>x</script>'\n")
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        said = ["--date", "2027-01-12", "--start", "9h30", "--place", PLACE, "--organisation", WORDS]
        assert main(["pack", "essai", "--jobs", "1", "--word", *said]) == 0
    return folder / "output"


def test_the_calendar_has_one_event_and_all_words(pack):
    from icalendar import Calendar

    data = (pack / "essai/agenda.ics").read_bytes()
    found = Calendar.from_ical(data)
    (event,) = found.walk("VEVENT")
    assert (str(event["summary"]), str(event["location"])) == (TITLE, f"{PLACE}, {WORDS}")
    assert "attach" not in event and not found.errors
    for line in data.split(b"\r\n"):
        assert len(line) <= 75 and b"\n" not in line
        line.decode("utf-8")  # no character is cut in two


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.words = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words += data


def test_the_page_has_no_script_and_all_words(pack):
    page = _Tags()
    page.feed((pack / "index.html").read_text("utf-8"))
    assert not [tag for tag, about in page.tags if tag == "script" or any(key.startswith("on") for key in about)]
    for _, about in page.tags:
        for key in {"href", "src"} & set(about):
            assert ":" not in about[key].split("/")[0] and not about[key].startswith("//")
    assert reading_back.bare("<script>alert(1)</script>") in reading_back.bare(page.words)


def test_the_manifest_says_every_word(pack):
    about = json.loads((pack / "essai/manifest.json").read_text("utf-8"))
    assert about["title"] == TITLE and PLACE in about["order"]["place"]


def test_the_copies_for_a_word_processor_open_and_say_every_word(pack):
    from docx import Document

    copies = sorted((pack / "essai").glob("*.docx"))
    assert copies
    said = ""
    for path in copies:
        document = Document(str(path))
        paragraphs = [*document.paragraphs, *(p for table in document.tables for row in table.rows
                                              for cell in row.cells for p in cell.paragraphs)]
        said += "".join(paragraph.text for paragraph in paragraphs)
    assert reading_back.bare("<script>alert(1)</script>") in reading_back.bare(said)


def test_every_file_is_named_for_what_it_is(pack):
    names = [path.name for path in pack.rglob("*") if path.is_file()]
    assert all(len(name.encode()) <= 100 and name.isascii() and not set(name) & set('\\/:*?"<>| ') for name in names)
    folded = [str(path.relative_to(pack)).casefold() for path in pack.rglob("*")]
    assert len(set(folded)) == len(folded)
