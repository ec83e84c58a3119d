"""The web server of the preview: carries answers and the stream of events, decides nothing."""

from __future__ import annotations

import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from macros.adapters.preview.answers import EVENTS, Answer, answer_to, state_event
from macros.adapters.preview.state import PreviewState

HEARTBEAT_SECONDS = 15.0  # an open page that went away is noticed then


class PreviewServer(ThreadingHTTPServer):
    """Listens from the moment it is made; OSError when the port is taken."""

    daemon_threads = True
    # Windows lets two programs listen on one port with this option; elsewhere it only skips the wait after a stop.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, host: str, port: int, state: PreviewState) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.state = state
        self.token = secrets.token_hex(4)
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Bind without the look-up of this machine's full name, which can take seconds."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, int(self.allow_reuse_address))
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hung up is no news; anything else is named in a line, without a traceback."""
        error = sys.exception()
        if not isinstance(error, ConnectionError):
            print(f"Предпросмотр не смог ответить браузеру: {error}", file=sys.stderr)  # noqa: T201

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Answer requests while the context lasts."""
        thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.state.close()
            self.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer

    def do_GET(self) -> None:
        shown = self.server.state.shown
        if urlsplit(self.path).path == shown.base + EVENTS:
            self._stream()
            return
        answer = answer_to(self.path, shown, self.server.token)
        self._head(answer)
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_HEAD = do_GET  # noqa: N815

    def _head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        state = self.server.state
        shown = state.shown
        self.wfile.write(state_event(shown, self.server.token, self.path))
        while not state.closed:
            news = state.wait_after(shown.change, HEARTBEAT_SECONDS)
            shown = news or shown
            self.wfile.write(state_event(shown, self.server.token, self.path) if news else b": still here\n\n")

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not news; the terminal is for the editor's files."""
