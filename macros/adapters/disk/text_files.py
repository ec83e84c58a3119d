"""Writes authored files so that nothing but the change differs: line ends and byte order mark stay, no half files."""

from __future__ import annotations

from pathlib import Path

from macros.adapters.disk.whole_files import write_file

_BOM = b"\xef\xbb\xbf"


def read_text(path: Path) -> str:
    """The text without a byte order mark, with «\\n» line ends. Raises OSError, UnicodeDecodeError."""
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def write_text(path: Path, text: str) -> None:
    """Put the text (with «\\n» line ends) into the file at once, in the file's own style of line ends where it exists.

    Raises OSError; the old file is whole then.
    """
    before = path.read_bytes() if path.exists() else b""
    data = text.encode()
    if b"\r\n" in before:
        data = data.replace(b"\n", b"\r\n")
    if before.startswith(_BOM):
        data = _BOM + data
    write_file(path, data)
