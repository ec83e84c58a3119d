"""Reading a folder: what is taken, what is refused, and always in the same order."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.sources.file_names import name_fault, temporary_program
from macros.sources.files import (
    HEAVY_FILE_BYTES,
    HEAVY_PICTURE_BYTES,
    MAX_PAGE_BYTES,
    MAX_TEXT_BYTES,
    SourceFiles,
    read_project,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "roadmap.yaml").write_text("ид: х\n", "utf-8")
    return tmp_path


def _codes(root: Path) -> list[tuple[str, str]]:
    return [(each.file, each.code) for each in read_project(root).diagnostics]


def test_texts_and_other_files_in_the_order_of_paths(folder: Path) -> None:
    (folder / "docs" / "б.md").write_bytes("\ufeffТекст\r\nдва".encode())
    (folder / "docs" / "а.png").write_bytes(b"12345")
    (folder / "docs" / "roadmaps").mkdir()
    (folder / "docs" / "roadmaps" / "п.yml").write_text("ид: п", "utf-8")
    (folder / "чужое.md").write_text("вне docs", "utf-8")
    files = read_project(folder)
    assert dict(files.texts) == {"docs/roadmaps/п.yml": "ид: п", "docs/б.md": "Текст\nдва", "roadmap.yaml": "ид: х\n"}
    assert list(files.texts) == sorted(files.texts)
    assert dict(files.others) == {"docs/а.png": 5}
    assert files.diagnostics == ()


def test_a_roadmap_beside_docs_is_told_and_not_read(folder: Path) -> None:
    (folder / "план.yml").write_text("ид: план\nразделы: []\n", "utf-8")
    (folder / "compose.yaml").write_text("services: []\n", "utf-8")
    (folder / ".скрытый.yaml").write_text("разделы: []\n", "utf-8")
    (folder / "roadmap.yaml").write_text("разделы: []\n", "utf-8")
    files = read_project(folder)
    assert [(each.file, each.code) for each in files.diagnostics] == [("план.yml", "file-unused")]
    assert "«docs/roadmaps/план.yaml»" in files.diagnostics[0].hint
    assert list(files.texts) == ["roadmap.yaml"]


def test_an_empty_folder_is_an_empty_project(tmp_path: Path) -> None:
    files = read_project(tmp_path)
    assert (dict(files.texts), dict(files.others), files.diagnostics) == ({}, {}, ())


@pytest.mark.skipif(sys.platform == "win32", reason="needs leave to make links")
def test_links_are_refused_and_not_followed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text("тайна", "utf-8")
    (folder / "docs" / "file.md").symlink_to(outside / "secret.md")
    (folder / "docs" / "folder").symlink_to(outside)
    (folder / "docs" / "nowhere.md").symlink_to("missing")
    files = read_project(folder)
    assert list(files.texts) == ["roadmap.yaml"]
    assert [(d.file, d.code) for d in files.diagnostics] == [
        (f"docs/{name}", "file-symlink") for name in ("file.md", "folder", "nowhere.md")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_stop_the_reading(folder: Path) -> None:
    os.mkfifo(folder / "docs" / "pipe.md")
    assert _codes(folder) == [("docs/pipe.md", "file-unreadable")]


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        ("название: Дорожная карта".encode("cp1251"), "Windows-1251"),
        ("название: дорожная карта региона".encode("cp866"), "OEM 866"),
        ("название: карта".encode("utf-16"), "UTF-16"),
        ("название: карта".encode("utf-16-be"), "UTF-16"),
        (b"\x98\xb0\xb1", ""),
    ],
)
def test_another_encoding_is_named(folder: Path, data: bytes, guess: str) -> None:
    (folder / "docs" / "x.yaml").write_bytes(data)
    (found,) = read_project(folder).diagnostics
    assert found.code == "file-encoding"
    assert found.message.endswith(f"похоже на {guess}" if guess else "UTF-8")
    assert "UTF-8" in found.hint


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "документ Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "до 2007 года"),
        (b"{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'eb\\'e0\\'ed}", "RTF"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
    ],
)
def test_a_document_that_was_renamed_is_no_text(folder: Path, data: bytes, kind: str) -> None:
    (folder / "docs" / "x.md").write_bytes(data)
    read = read_project(folder)
    (found,) = read.diagnostics
    assert (found.code, found.file, kind in found.message) == ("file-not-text", "docs/x.md", True)
    assert "docs/x.md" not in read.texts


def test_signs_of_a_document_within_a_text_are_text(folder: Path) -> None:
    (folder / "docs" / "x.md").write_text("Файл начинается с %PDF- или {\\rtf\n", encoding="utf-8")
    assert read_project(folder).diagnostics == ()


def test_the_place_of_the_first_undecodable_line_is_told(folder: Path) -> None:
    (folder / "docs" / "x.yaml").write_bytes("а: б\nв: г\n".encode() + "д: е".encode("cp1251"))
    (found,) = read_project(folder).diagnostics
    assert found.span.line == 3


def test_data_over_five_megabytes_and_pages_over_one_are_not_read(folder: Path) -> None:
    (folder / "docs" / "x.yaml").write_bytes(b"#" * (MAX_TEXT_BYTES + 1))
    (folder / "docs" / "x.md").write_bytes(b"#" * (MAX_PAGE_BYTES + 1))
    assert _codes(folder) == [("docs/x.md", "file-too-big"), ("docs/x.yaml", "file-too-big")]


def test_hidden_and_temporary_files_are_named_and_left_out(folder: Path) -> None:
    for name in (".черновик.md", "~$план.docx", "x.md.swp.tmp", ".gitkeep"):
        (folder / "docs" / name).write_text("х", "utf-8")
    files = read_project(folder)
    assert {(d.file, d.code) for d in files.diagnostics} == {
        ("docs/.черновик.md", "file-hidden"),
        ("docs/~$план.docx", "file-temporary"),
        ("docs/x.md.swp.tmp", "file-temporary"),
    }
    assert list(files.texts) == ["roadmap.yaml"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="one name there")
def test_names_that_are_one_on_windows_collide(folder: Path) -> None:
    (folder / "docs" / "План.md").write_text("а", "utf-8")
    (folder / "docs" / "план.md").write_text("б", "utf-8")
    assert _codes(folder) == [("docs/план.md", "file-collision")]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_a_name_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "docs" / os.fsdecode("план".encode("cp1251") + b".md")).write_text("а", "utf-8")
    assert [code for _, code in _codes(folder)] == ["file-name"]
    assert list(read_project(folder).texts) == ["roadmap.yaml"]


@pytest.mark.parametrize(
    "name",
    [
        "a:b.md",
        "a?.md",
        "a\u202eb.md",
        "con.md",
        "NUL",
        "a.md ",
        "a.",
        " a",
        "и\u0306.md",
        "a\nb",
        "ы" * 101,
        "50%.md",
        "a#b",
    ],
)
def test_odd_names_are_refused(name: str) -> None:
    assert name_fault(name)


@pytest.mark.parametrize("name", ["план.md", "2024-план (1).pdf", "console.md", "a_b.c.d", "й.md", "Отчёт за май.docx"])
def test_usual_names_are_taken(name: str) -> None:
    assert name_fault(name) == ""
    assert temporary_program(name) == ""


@pytest.mark.parametrize(
    "name", ["~$a.docx", ".~lock.a.odt#", ".a.md.swp", "a~", "Thumbs.db", ".DS_Store", "a.bak", "#a#"]
)
def test_temporary_files_are_known_by_name(name: str) -> None:
    assert temporary_program(name)


def test_what_the_system_does_not_let_us_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "docs" / "closed").mkdir()
    (folder / "docs" / "page.md").write_text("# Страница\n", "utf-8")
    (folder / "docs" / "picture.svg").write_text("<svg/>", "utf-8")
    listed, opened = os.listdir, Path.open

    def listdir(path: Path) -> list[str]:
        if path.name == "closed":
            raise PermissionError
        return listed(path)

    def refuse(path: Path, *arguments: Any, **more: Any) -> Any:
        if path.suffix in (".md", ".svg"):
            raise PermissionError
        return opened(path, *arguments, **more)

    monkeypatch.setattr(os, "listdir", listdir)
    monkeypatch.setattr(Path, "open", refuse)
    assert [(each.file, each.code) for each in read_project(folder).diagnostics] == [
        ("docs/closed", "file-unreadable"),
        ("docs/page.md", "file-unreadable"),
        ("docs/picture.svg", "file-kind"),
    ]


def test_a_text_is_known_by_its_digest_wherever_it_stands() -> None:
    files = SourceFiles({"docs/a.md": "одно", "docs/b.md": "одно", "docs/c.md": "другое"})
    assert files.digest("docs/a.md") == files.digest("docs/a.md") == files.digest("docs/b.md")
    assert files.digest("docs/a.md") != files.digest("docs/c.md")
    after = replace(files, texts={"docs/a.md": "другое"})
    assert after.digest("docs/a.md") == files.digest("docs/c.md")


@pytest.mark.parametrize(
    ("name", "size", "told"),
    [
        ("foto.png", HEAVY_PICTURE_BYTES, ""),
        ("foto.PNG", HEAVY_PICTURE_BYTES + 50_000, "файл занимает 1,1 МБ"),
        ("plan.pdf", HEAVY_FILE_BYTES, ""),
        ("plan.pdf", HEAVY_FILE_BYTES + 1_000_000, "файл занимает 16,0 МБ"),
    ],
)
def test_what_a_slow_link_would_not_bring_is_told(folder: Path, name: str, size: int, told: str) -> None:
    with (folder / "docs" / name).open("wb") as file:
        file.truncate(size)
    found = [each.message for each in read_project(folder).diagnostics if each.code == "file-heavy"]
    assert [each.partition(":")[0] for each in found] == ([told] if told else [])
