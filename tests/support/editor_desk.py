"""A temporary copy of the section, and the command line as an editor uses it in there."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


class EditorDesk:
    """An editor's working folder: run commands in it, read and change its files."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capsys = capsys
        folder.mkdir(parents=True)
        for name in ("roadmap.yaml", "mkdocs.yml"):
            shutil.copy2(ROOT / name, folder / name)
        shutil.copytree(ROOT / "docs", folder / "docs")
        (folder / "overrides").symlink_to(ROOT / "overrides")  # the theme's folder must be there; nobody changes it

    def run(self, *arguments: str, typed: str = "") -> Said:
        """Run one command of ours here, with `typed` coming from the keyboard."""
        self._monkeypatch.chdir(self.folder)
        self._monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
        self._capsys.readouterr()
        try:
            code = main(list(arguments))
        except SystemExit as stop:
            code = int(stop.code or 0)
        said = self._capsys.readouterr()
        return Said(code, said.out, said.err)

    def text(self, path: str) -> str:
        """A file as it is now."""
        return (self.folder / path).read_bytes().decode()

    def write(self, path: str, text: str) -> None:
        """Change or make a file."""
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(text.encode())

    def tree(self) -> dict[str, bytes]:
        """Every authored file."""
        paths = [self.folder / "roadmap.yaml", *(self.folder / "docs").rglob("*")]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths if path.is_file()}
