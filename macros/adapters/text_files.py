"""Writes authored files so that nothing but the change differs: line ends and byte order mark stay, no half files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_BOM = b"\xef\xbb\xbf"


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
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".metodichka-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if before:
            Path(name).chmod(path.stat().st_mode)
        else:
            Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
