"""The door: what is let in byte for byte, what is refused and by which name; nothing blocks it, nothing leads out."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.reading.diagnostics import Report
from kit.reading.door import SCRIPT_LIMIT, Refused, decode, listed, read_bytes, read_named, read_source

posix = pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise there")


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "projet"
    folder.mkdir()
    (tmp_path / "secret.yaml").write_text("secret: oui")
    return folder


def refused(path, root, limit=SCRIPT_LIMIT) -> str:
    with pytest.raises(Refused) as raised:
        read_bytes(path, root, limit)
    return raised.value.code


def source_error(path, root):
    report = Report()
    assert read_source(path, root, report) is None
    (found,) = report
    return found


def test_a_file_inside_is_read_byte_for_byte(project):
    (project / "a.yaml").write_bytes(b"\x00\xff\r\n")
    assert read_bytes(project / "a.yaml", project) == b"\x00\xff\r\n"


@posix
def test_a_link_inside_is_followed(project):
    (project / "a.yaml").write_text("a: 1")
    (project / "b.yaml").symlink_to("a.yaml")
    assert read_bytes(project / "b.yaml", project) == b"a: 1"


@posix
@pytest.mark.parametrize("name", ["../secret.yaml", "lien.yaml", "dossier/secret.yaml"])
def test_nothing_leads_out_of_the_project(project, name):
    (project / "lien.yaml").symlink_to(project.parent / "secret.yaml")
    (project / "dossier").symlink_to(project.parent)
    assert refused(project / name, project) == "hors-du-projet"


def test_a_folder_whose_name_only_begins_alike_is_outside(project):
    beside = project.parent / "projet-bis"
    beside.mkdir()
    (beside / "a.yaml").write_text("a: 1")
    assert refused(beside / "a.yaml", project) == "hors-du-projet"


@posix
def test_what_is_no_ordinary_file_is_refused_at_once(project):
    os.mkfifo(project / "tuyau.yaml")
    (project / "dossier.yaml").mkdir()
    assert refused(project / "tuyau.yaml", project) == "fichier-special"
    assert refused(project / "dossier.yaml", project) == "fichier-special"


@posix
def test_a_device_is_refused_at_once():
    assert refused("/dev/zero", "/dev") == "fichier-special"


@posix
@pytest.mark.parametrize("name", ["absent.yaml", "nul\x00.yaml", "a.yaml/b.yaml", "x" * 300, "boucle.yaml"])
def test_what_cannot_be_opened_is_an_error_and_no_exception(project, name):
    (project / "a.yaml").write_text("a: 1")
    (project / "boucle.yaml").symlink_to("boucle.yaml")
    assert refused(project / name, project) == "fichier-illisible"


def test_no_file_descriptor_is_left_open(project):
    (project / "dossier.yaml").mkdir()
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for _ in range(20):
        refused(project / "dossier.yaml", project)
    after = len(os.listdir("/proc/self/fd")) if before else 0
    assert after == before


def test_the_size_limit_is_where_it_is_said_to_be(project):
    (project / "juste.yaml").write_bytes(b"x" * 1000)
    (project / "gros.yaml").write_bytes(b"x" * 1001)
    assert len(read_bytes(project / "juste.yaml", project, limit=1000)) == 1000
    assert refused(project / "gros.yaml", project, limit=1000) == "fichier-trop-gros"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Cn"))))
def test_utf_8_comes_in_as_it_is_with_or_without_its_mark(text):
    assert decode(text.encode()) == text
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@pytest.mark.parametrize("data, code, line, column", [
    ("a: 1\nb: Café".encode("latin-1"), "fichier-latin1", 2, 7),
    ("é: 1\r\nb: Débat, café".encode("cp1252"), "fichier-latin1", 1, 1),
    ("é: ".encode() + "é".encode("latin-1"), "fichier-latin1", 1, 4),
    (b"a: 1\nb: \x00", "caractere-interdit", 2, 4),
    (b"a: 1\r\nb: \x1b[31m", "caractere-interdit", 2, 4),
    ("a: 1\rb: é\x9b".encode(), "caractere-interdit", 2, 5),
    ("a: caf\u202eé".encode(), "caractere-interdit", 1, 7),
    ("a: x\ufeff".encode(), "caractere-interdit", 1, 5),
])
def test_what_is_no_text_is_refused_at_its_place(project, data, code, line, column):
    (project / "a.yaml").write_bytes(data)
    found = source_error(project / "a.yaml", project)
    assert (found.code, found.place.line, found.place.column) == (code, line, column)
    assert found.place.source.line(line)


@pytest.mark.parametrize("encoding, mark", [("utf-16", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")])
def test_utf_16_is_called_by_its_name(project, encoding, mark):
    (project / "a.yaml").write_bytes(mark + "titre: Café".encode(encoding))
    found = source_error(project / "a.yaml", project)
    assert found.code == "fichier-utf16"
    assert (found.place.line, found.place.source.line(1)) == (1, "titre: Café")


def test_a_file_is_called_by_its_path_in_the_project(project):
    (project / "workshops").mkdir()
    (project / "workshops" / "a.yaml").write_text("a: 1")
    assert read_source(project / "workshops" / "a.yaml", project, Report()).name == "workshops/a.yaml"


def test_a_listing_has_a_stable_order_and_no_hidden_files(project):
    for name in ("b.yaml", "a.yaml", ".c.yaml", "_d.yaml", "e.txt"):
        (project / name).write_text("")
    assert [path.name for path in listed(project)] == ["a.yaml", "b.yaml"]
    assert listed(project / "absent") == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(project, encoding):
    (project / "a.yaml").write_bytes("titre: Café".encode(encoding))
    assert source_error(project / "a.yaml", project).code == "fichier-utf16"


@pytest.mark.parametrize("name, code", [
    ("/etc/passwd", "hors-du-projet"), ("\\\\serveur\\partage\\x.png", "hors-du-projet"),
    ("C:\\x.png", "hors-du-projet"),
    ("c:x.png", "hors-du-projet"), ("http://a.fr/x.png", "hors-du-projet"), ("file:///x.png", "hors-du-projet"),
    ("CON", "fichier-special"), ("images/nul.png", "fichier-special"), ("a.png::$DATA", "fichier-special"),
    ("a.png.", "fichier-special"), ("images /a.png", "fichier-special"), ("a.png ", "fichier-special"),
    ("../secret.yaml", "hors-du-projet"), ("~/x.png", "fichier-illisible"), ("%2e%2e/secret.yaml", "fichier-illisible"),
    (".", "fichier-special"), ("", "fichier-special"),
])
def test_a_name_in_a_script_says_the_same_on_every_system(project, name, code):
    with pytest.raises(Refused) as raised:
        read_named(name, project, SCRIPT_LIMIT)
    assert raised.value.code == code


def test_a_name_in_a_script_may_go_a_long_way_round(project):
    (project / "console.png").write_bytes(b"x")
    assert read_named("./../projet/console.png", project, SCRIPT_LIMIT) == b"x"


@pytest.mark.parametrize("typed, meant", (
    ("workshops/cafe-debt.yaml", "workshops/cafe-debat.yaml"),
    ("workshop/cafe-debat.yaml", "workshops/cafe-debat.yaml"),
    ("workshops/Cafe-debat.yaml", "workshops/cafe-debat.yaml"), ("workshops/rien.yaml", None), ("ailleurs/rien", None),
    ("../secret.yml", None),
))
def test_a_file_that_is_not_there_is_guessed(tmp_path, typed, meant):
    """… within the project alone."""
    project = tmp_path / "projet"
    (project / "workshops").mkdir(parents=True)
    (project / "workshops/cafe-debat.yaml").write_text("workshop: cafe-debat\n", "utf-8")
    (tmp_path / "secret.yaml").write_text("x", "utf-8")
    with pytest.raises(Refused) as refused:
        read_bytes(project / typed, project)
    assert refused.value.facts["near"] == meant
