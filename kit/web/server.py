"""The page on a port of this machine alone, one process for one person; let go of the port as soon as it is closed."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable

from waitress.server import create_server
from waitress.wasyncore import close_all, loop

from kit.web.pages import make_app
from kit.web.safety import KEY, Gate
from kit.web.studio import Studio

HOST = "127.0.0.1"
# How much one machine may ask of the page at a time. Connections that ask nothing cost no thread; a system gives a
# program 256 files at least, and a request that is not written within some seconds is no longer waited for.
LIMITS = {"threads": 16, "connection_limit": 220, "channel_timeout": 5, "cleanup_interval": 1,
          "max_request_header_size": 8 * 1024, "max_request_body_size": 32 * 1024 * 1024}
_QUIET = {"ident": "", "expose_tracebacks": False, "log_socket_errors": False, "clear_untrusted_proxy_headers": True}


class Server:
    """The page of one studio. `told` hears of an error of the program itself, which the page only admits to.

    port: 0 for any that is free. OSError where it is not.
    """

    def __init__(self, studio: Studio, told: Callable[[Exception], None], port: int = 0):
        logging.getLogger("waitress").addHandler(logging.NullHandler())
        logging.getLogger("waitress").propagate = False
        self._socket = socket.create_server((HOST, port))
        self.port = self._socket.getsockname()[1]
        self.gate = Gate(self.port)
        self._open: dict = {}  # every connection
        create_server(make_app(studio, self.gate, told), self._open, sockets=[self._socket], **LIMITS, **_QUIET)

    def address(self, path: str = "/") -> str:
        """What to open: it holds the key, once."""
        return f"http://{HOST}:{self.port}{path}?{KEY}={self.gate.key}"

    def run(self) -> None:
        """Answer until interrupted; then the port is free, whatever is still being worked at."""
        try:
            loop(timeout=1, map=self._open)
        finally:
            self.close()

    def close(self) -> None:
        """Free the port and every connection."""
        self._socket.close()
        close_all(self._open, ignore_all=True)
