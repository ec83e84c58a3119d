"""What a build has read is not read again, and nothing is taken for unchanged that is not."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NoReturn

import pytest

from macros.adapters.keeping import seen_files
from macros.adapters.keeping.build_inputs import inputs_name
from macros.adapters.keeping.seen_files import SeenFiles
from macros.sources.files import read_project, text_digest


def much_later() -> int:
    return time.time_ns() + 60_000_000_000


def never(*_: object) -> NoReturn:
    raise AssertionError("the file is read again")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "index.md"
    page.write_text("# Раздел\n", encoding="utf-8")
    return page


def test_what_lies_there_for_long_is_read_once(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = SeenFiles(much_later)
    digest = seen.digest(str(page))
    monkeypatch.setattr(seen_files, "open", never, raising=False)
    assert seen.digest(str(page)) == digest
    assert seen.read(page) == ("# Раздел\n".encode(), digest)


def test_what_was_saved_just_now_is_read_again(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = SeenFiles()
    seen.digest(str(page))
    monkeypatch.setattr(seen_files, "open", never, raising=False)
    with pytest.raises(AssertionError):
        seen.digest(str(page))


def test_a_save_of_as_many_bytes_at_the_same_second_is_seen(page: Path) -> None:
    seen, before = SeenFiles(much_later), page.stat()
    digest = seen.digest(str(page))
    page.write_text("# Раздал\n", encoding="utf-8")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert seen.digest(str(page)) != digest


def test_a_name_asked_for_twice_knows_what_was_saved_between(page: Path) -> None:
    root = page.parents[1]
    (root / "mkdocs.yml").write_text("site_name: Раздел\n", encoding="utf-8")
    seen = SeenFiles(much_later)
    name = inputs_name(root, seen=seen)
    assert inputs_name(root, seen=seen) == name == inputs_name(root)
    page.write_text("# Другой\n", encoding="utf-8")
    assert inputs_name(root, seen=seen) == inputs_name(root) != name


def test_a_text_is_given_once_and_other_files_come_from_the_disk(page: Path) -> None:
    picture = page.with_name("plan.png")
    picture.write_bytes(b"png")
    seen = SeenFiles(much_later)
    seen.digest(str(page))
    seen.digest(str(picture))
    page.write_text("Новое", encoding="utf-8")
    assert seen.read(picture).data == b"png"
    assert seen.read(page) == ("# Раздел\n".encode(), text_digest("# Раздел\n"))
    assert seen.read(page) == ("Новое".encode(), text_digest("Новое"))


@pytest.mark.parametrize("text", ["ид: perm\n", "\ufeffид: perm\n", "ид: perm\r\nназвание: План\r\n"])
def test_a_text_s_digest_does_not_depend_on_how_it_was_saved(tmp_path: Path, text: str) -> None:
    (tmp_path / "roadmap.yaml").write_bytes(text.encode())
    files = read_project(tmp_path)
    assert files.digest("roadmap.yaml") == text_digest(files.texts["roadmap.yaml"])
