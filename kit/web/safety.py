"""Whom the page answers: this machine's own browser that holds the key, asking from the page itself.

Any web page that is open meanwhile can send requests to this machine, and any name can be made to point at it. So the
`Host` is looked at first; then where a request comes from; then the cookie, which the key in the opened address was
exchanged for; and what changes something says besides a word that only the page's own forms know.
"""

from __future__ import annotations

from hmac import compare_digest
from http import HTTPStatus
from secrets import token_urlsafe

from flask import Request, Response, redirect
from werkzeug.exceptions import Forbidden, MethodNotAllowed

KEY, FIELD = "cle", "mot"  # in the address that is opened; in each form
METHODS = ("GET", "HEAD", "POST")
_BYTES = 16  # 128 bits: nobody guesses them
_OURS = "'self'"
_POLICY = {"default-src": "'none'", "img-src": _OURS, "style-src": _OURS, "script-src": _OURS, "font-src": _OURS,
           "connect-src": _OURS, "form-action": _OURS, "frame-ancestors": "'none'", "base-uri": "'none'"}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Gate:
    """What one run of the page lets in. Each secret serves one thing, and lives as long as the process."""

    def __init__(self, port: int):
        self.hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        self.cookie = f"kit-{port}"  # cookies are shared by all ports of a machine
        self.key, self.word, self._pass = (token_urlsafe(_BYTES) for _ in range(3))

    def check(self, request: Request) -> Response | None:
        """None for a request to answer; a Response that exchanges the key for the cookie. Raises Forbidden."""
        if request.environ.get("HTTP_HOST") not in self.hosts or not _plain(request.environ["REQUEST_URI"]):
            raise Forbidden
        if request.method not in METHODS:
            raise MethodNotAllowed(METHODS)
        if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
            raise Forbidden
        if request.method != "POST" and _same(request.args.get(KEY, ""), self.key):
            return self._admit(request)
        if not _same(request.cookies.get(self.cookie, ""), self._pass):
            raise Forbidden
        if request.method == "POST" and not (self._from_here(request) and _same(request.form.get(FIELD, ""), self.word)):
            raise Forbidden
        return None

    def _from_here(self, request: Request) -> bool:
        """Whether a form of ours was sent. A browser that tells no page where it was says an origin of "null"."""
        origin = request.headers.get("Origin", "null")
        if origin == "null":
            return request.headers.get("Sec-Fetch-Site") == "same-origin"
        return origin == f"http://{request.environ['HTTP_HOST']}"

    def _admit(self, request: Request) -> Response:
        """Give the cookie, and lead to the same page without the key."""
        answer = redirect(request.path, HTTPStatus.SEE_OTHER)
        answer.set_cookie(self.cookie, self._pass, httponly=True, samesite="Strict")
        return answer


def seal(response: Response) -> Response:
    """What every answer carries."""
    response.headers.update(HEADERS)
    return response


def _plain(uri: str) -> bool:
    """Whether an address is a path of this host, and not a whole address or another host's."""
    return uri.startswith("/") and not uri.startswith("//")


def _same(given: str, kept: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), kept.encode())
