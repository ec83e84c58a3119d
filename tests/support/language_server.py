"""Talks to a real YAML language server over its standard streams, as an editor does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

VARIABLE = "METODICHKA_YAML_SERVER"  # a path, where it is not on PATH


def find_language_server() -> str | None:
    """The program `yaml-language-server`, or None."""
    return os.environ.get(VARIABLE) or shutil.which("yaml-language-server")


class LanguageServer:
    """A running server with an open folder; `settings` are those of VS Code, nested («yaml» → …)."""

    def __init__(self, process: subprocess.Popen[bytes], settings: dict[str, Any]) -> None:
        self._process = process
        self._settings = settings
        self._number = 0

    def ask(self, method: str, parameters: Any) -> Any:
        """Send a request and give its result."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": parameters})
        return self._until(lambda message: message.get("id") == self._number and "method" not in message)["result"]

    def tell(self, method: str, parameters: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def diagnostics(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Open the file with this text; what the server says of it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        found = self._until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == path.as_uri()
            )
        )
        return list(found["params"]["diagnostics"])

    def hover(self, path: Path, line: int, character: int) -> str:
        """The hint at a place, from 0."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": character}}
        answer = self.ask("textDocument/hover", place)
        return str(answer["contents"]["value"]) if answer else ""

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self._process.stdin.flush()

    def _until(self, wanted: Any) -> dict[str, Any]:
        while True:
            message = self._read()
            if wanted(message):
                return message
            if message.get("method") == "workspace/configuration":
                values = [self._settings.get(item.get("section", ""), {}) for item in message["params"]["items"]]
                self._send({"id": message["id"], "result": values})
            elif "id" in message and "method" in message:
                self._send({"id": message["id"], "result": None})

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            if not line and self._process.poll() is not None:
                raise RuntimeError("the language server ended")
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        found: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return found


@contextmanager
def language_server(program: str, folder: Path, settings: dict[str, Any]) -> Iterator[LanguageServer]:
    """A server over the folder, ended afterwards."""
    command = [program, "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        server = LanguageServer(process, settings)
        try:
            capabilities = {
                "workspace": {"configuration": True, "didChangeConfiguration": {"dynamicRegistration": True}},
                "textDocument": {"hover": {"contentFormat": ["markdown"]}},
            }
            start: dict[str, Any] = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
            start["workspaceFolders"] = [{"uri": folder.as_uri(), "name": "section"}]
            server.ask("initialize", start)
            server.tell("initialized", {})
            yield server
        finally:
            process.kill()
