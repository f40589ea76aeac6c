"""A page that answers on a port of this machine while a test asks it things."""

from __future__ import annotations

import socket
from threading import Thread
from typing import NamedTuple

import pytest

from kit.web.server import Server

from .fake import Studio


class Answer(NamedTuple):
    """What came back: the status, every header by its small name, the body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Page:
    """A running page, asked byte by byte: no client in between puts anything right."""

    def __init__(self, studio):
        self.studio, self.troubles = studio, []
        self.server = Server(studio, self.troubles.append)
        self.port, self.gate = self.server.port, self.server.gate
        self.host = f"127.0.0.1:{self.port}"
        self._thread = Thread(target=self.server.run, daemon=True)
        self._thread.start()
        self.pass_ = self.ask("GET", f"/?cle={self.gate.key}").headers["set-cookie"].partition(";")[0]

    def ask(self, method: str, path: str, *lines: str, host: str | None = "", body: bytes = b"") -> Answer:
        """One request of these header lines; `host` None leaves the Host out."""
        head = [f"{method} {path} HTTP/1.1", "Connection: close", *lines]
        head += [] if host is None else [f"Host: {host or self.host}"]
        head += [f"Content-Length: {len(body)}"] if body else []
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall("\r\n".join([*head, "", ""]).encode("latin-1") + body)
            return parsed(b"".join(iter(lambda: connection.recv(65536), b"")))

    def get(self, path: str, *lines: str, **more) -> Answer:
        """As the page's own browser asks."""
        return self.ask("GET", path, f"Cookie: {self.pass_}", *lines, **more)

    def post(self, path: str, fields: str, *lines: str, word: str | None = None, **more) -> Answer:
        """As a form of the page is sent, but for what a test makes different."""
        body = f"mot={self.gate.word if word is None else word}&{fields}".encode()
        lines = lines or (f"Origin: http://{self.host}", f"Cookie: {self.pass_}")
        return self.ask("POST", path, "Content-Type: application/x-www-form-urlencoded", *lines, body=body, **more)

    def stop(self):
        """The loop ends once nothing is open."""
        for one in list(self.server._open.values()):
            if hasattr(one, "pull_trigger") and hasattr(one, "thunks"):
                one.pull_trigger(self.server.close)
        self._thread.join(5)


def parsed(data: bytes) -> Answer:
    head, _, body = data.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return Answer(int(status.split()[1]), {name.lower(): value for name, value in headers.items()}, body)


@pytest.fixture
def page():
    page = Page(Studio())
    yield page
    page.stop()
