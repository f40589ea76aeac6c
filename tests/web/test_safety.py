"""Whom the page answers, asked byte by byte: nobody but the browser that holds its key."""

from __future__ import annotations

import socket
import time
from contextlib import suppress

import pytest

from kit.web.safety import HEADERS

FORM = "participants=9"


@pytest.mark.parametrize("host", (
    "evil.example", "127.0.0.1.evil.example", "", "127.0.0.1", "127.0.0.1:1", "localhost", "127.0.0.1:{port}.", "127.1:{port}",
    "0.0.0.0:{port}", "[::]:{port}", "127.0.0.1:{port}@evil.example", "evil.example\r\nHost: 127.0.0.1:{port}",
    "127.0.0.1:{port}\r\nHost: evil.example", None))
@pytest.mark.parametrize("method", ("GET", "POST"))
def test_another_host_is_refused_before_all_else(page, host, method):
    wanted = " " if host == "" else host and host.format(port=page.port)
    lines = (f"Cookie: {page.pass_}", f"Origin: http://{page.host}")
    for path in ("/", f"/?cle={page.gate.key}", "/habit/page.css", "/rien"):
        answer = page.ask(method, path, *lines, host=wanted)
        assert answer.status in (400, 403) and "set-cookie" not in answer.headers
    assert not page.studio.asked


@pytest.mark.parametrize("method", ("OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "NIX"))
def test_other_methods_do_nothing_whoever_asks(page, method):
    assert page.ask(method, "/", f"Cookie: {page.pass_}").status in (400, 405)
    assert page.ask(method, "/", f"Cookie: {page.pass_}", host="evil.example").status in (400, 403)


def test_the_names_of_this_machine_are_its_own(page):
    for host in (f"127.0.0.1:{page.port}", f"localhost:{page.port}", f"[::1]:{page.port}"):
        assert page.get("/", host=host).status == 200


def test_a_whole_address_in_place_of_a_path_is_refused(page):
    for path in ("http://evil.example/", f"http://{page.host}/", "//evil.example/"):
        assert page.get(path).status in (400, 403)


def test_the_key_is_exchanged_for_a_cookie_that_no_script_reads(page):
    answer = page.ask("GET", f"/atelier/un?cle={page.gate.key}")
    assert answer.status == 303 and answer.headers["location"] == "/atelier/un"
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(answer.headers["set-cookie"].split("; "))
    secrets = {page.gate.key, page.gate.word, page.pass_.partition("=")[2]}
    assert len(secrets) == 3 and min(map(len, secrets)) * 6 >= 128
    assert page.gate.key not in page.get("/").text


@pytest.mark.parametrize("path", ("/", "/atelier/un", "/habit/page.css", "/changements/0", "/atelier/un/dossier", "/rien"))
def test_nothing_is_said_to_who_has_no_key(page, path):
    for lines in ((), ("Cookie: kit=x",), (f"Cookie: {page.gate.cookie}=x",), (f"Cookie: {page.gate.cookie}=é",)):
        for asked in (path, f"{path}?cle=", f"{path}?cle=x", f"{path}?cle=%C3%A9"):
            answer = page.ask("GET", asked, *lines)
            assert answer.status == 403 and "atelier/un" not in answer.text and "set-cookie" not in answer.headers


@pytest.mark.parametrize("lines", (
    (), ("Origin: http://evil.example",), ("Origin: null",), ("Origin: http://127.0.0.1:1",), ("Origin: http://localhost:{port}",),
    ("Origin: https://127.0.0.1:{port}",), ("Origin: null", "Sec-Fetch-Site: cross-site"), ("Origin: null", "Sec-Fetch-Site: same-site"),
    ("Origin: null", "Sec-Fetch-Site: none"), ("Origin: http://127.0.0.1:{port}", "Sec-Fetch-Site: cross-site")))
def test_a_form_of_another_page_changes_nothing(page, lines):
    lines = [line.format(port=page.port) for line in lines]
    assert page.post("/atelier/un", FORM, f"Cookie: {page.pass_}", *lines).status == 403
    assert not page.studio.asked


def test_a_form_is_heard_with_cookie_origin_and_word_together(page):
    here = f"Origin: http://{page.host}"
    assert page.post("/atelier/un", FORM, here).status == 403
    for word in ("", "x", page.gate.key):
        assert page.post("/atelier/un", FORM, word=word).status == 403
    assert page.ask("POST", f"/atelier/un?cle={page.gate.key}", here).status == 403
    assert not page.studio.asked
    for lines in ((here,), ("Origin: null", "Sec-Fetch-Site: same-origin"), ("Sec-Fetch-Site: same-origin",)):
        assert page.post("/atelier/un", FORM, f"Cookie: {page.pass_}", *lines).status == 303
    assert len(page.studio.asked) == 3


@pytest.mark.parametrize("site", ("cross-site", "same-site"))
def test_another_page_cannot_even_look(page, site):
    for path in ("/", "/habit/page.css", "/atelier/un", f"/?cle={page.gate.key}"):
        assert page.get(path, f"Sec-Fetch-Site: {site}").status == 403


def test_looking_changes_nothing(page):
    for path in ("/", "/atelier/un", "/atelier/un?minutes=90&participants=3", "/atelier/un/deroule?minutes=90",
                 "/atelier/un/avancement", "/atelier/un/dossier", "/atelier/un/fichier/f1"):
        page.get(path)
        assert page.ask("HEAD", path, f"Cookie: {page.pass_}").body == b""
    assert not page.studio.asked and page.studio.built("un") is None


@pytest.mark.parametrize("path", (
    "/habit/../server.py", "/habit/%2e%2e/server.py", "/habit/..%2fserver.py", "/habit/page.css%00", "/habit//page.css",
    "/habit/..\\server.py", "/habit/%5c..%5cserver.py", "/atelier/../un", "/atelier/un/fichier/..%2f..%2fsetup.cfg",
    "/atelier/un/fichier/guide.pdf", "/atelier/un/fichier/f1/page/0/petite", "/atelier/un/fichier/f1/page/3/petite",
    "/atelier/un/fichier/f1/page/1/9999", "/atelier/un/fichier/f1/page/-1/petite", "/atelier/%2e%2e", "/atelier/trois",
    "/static/page.css", "/etc/passwd", "/atelier/un\x00"))
def test_an_address_is_looked_up_and_never_a_path(page, path):
    page.post("/atelier/un", FORM)
    answer = page.get(path)
    assert answer.status in (301, 308, 400, 404) and b"import" not in answer.body


def test_every_answer_is_sealed(page):
    page.post("/atelier/un", FORM)
    for path in ("/", "/atelier/un", "/habit/page.js", "/rien", "/atelier/un/fichier/f1/telecharger", "/atelier/un/couverture",
                 f"/?cle={page.gate.key}"):
        answer = page.get(path)
        assert {name.lower(): value for name, value in HEADERS.items()}.items() <= answer.headers.items()
        assert not {"server", "access-control-allow-origin", "x-powered-by"} & set(answer.headers)
    assert "'unsafe" not in HEADERS["Content-Security-Policy"] and "default-src 'none'" in HEADERS["Content-Security-Policy"]


def test_an_error_of_the_program_is_admitted_and_not_shown(page):
    page.post("/atelier/un", FORM)
    answer = page.get("/atelier/un/dossier")
    assert answer.status == 500 and [type(one) for one in page.troubles] == [KeyError]
    assert "secret" not in answer.text and "Traceback" not in answer.text and "s’est trompé" in answer.text


def test_a_form_too_large_is_refused_in_words(page):
    answer = page.post("/atelier/un", "place=" + "x" * 9_000_000)
    assert answer.status == 413 and "4 Mo" in answer.text and not page.studio.asked


def test_headers_too_long_are_refused(page):
    with suppress(ConnectionError):  # which may be cut while they are still being sent
        assert page.get("/", "X-Long: " + "x" * 9000).status == 431
    assert page.get("/", "X-Long: " + "x" * 4000).status == 200


def test_two_hundred_idle_connections_hold_nobody_up(page):
    idle = [socket.create_connection(("127.0.0.1", page.port)) for _ in range(200)]
    try:
        begun = time.monotonic()
        assert page.get("/").status == 200 and time.monotonic() - begun < 1
    finally:
        for one in idle:
            one.close()


def test_only_this_machine_is_listened_to(page):
    assert page.server._socket.getsockname()[0] == "127.0.0.1"


def test_the_port_is_free_at_once_whoever_still_waits(page):
    page.studio.slow = 30
    with socket.create_connection(("127.0.0.1", page.port)) as waiting:
        waiting.sendall(f"GET /changements/1 HTTP/1.1\r\nHost: {page.host}\r\nCookie: {page.pass_}\r\n\r\n".encode())
        time.sleep(0.1)
        begun = time.monotonic()
        page.stop()
        assert time.monotonic() - begun < 1
    socket.create_server(("127.0.0.1", page.port)).close()
