"""Which of the host's own files are told where the styles are."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.adapters.host import page_styles
from macros.adapters.host.fingerprints import STYLES_TO_COME
from macros.adapters.host.page_styles import PageStyles


def test_only_files_that_ask_for_styles_are_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_styles, "theme_styles", lambda *_: ".theirs{}")
    styles = PageStyles()
    for name, text in (("asks.html", f"<link href={STYLES_TO_COME}>"), ("feed.xml", "<feed>")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        styles.note_written(name, text)
    before = (tmp_path / "feed.xml").stat().st_mtime_ns
    config: Any = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path))
    address, content = styles.finish(config, b".ours{}")
    assert content == b".theirs{}.ours{}"
    assert (tmp_path / "asks.html").read_text(encoding="utf-8") == f"<link href={address}>"
    assert (tmp_path / "feed.xml").stat().st_mtime_ns == before
