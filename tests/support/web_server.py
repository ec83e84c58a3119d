"""A plain static web server for browser tests: what a folder on any host would answer, nothing of our preview."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps silent."""

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the test's own output matters."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Address («http://127.0.0.1:PORT/») under which the folder is served while the context lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
