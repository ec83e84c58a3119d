"""What is published as it is: documents and pictures, nothing that a browser would run on the site's address."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.sources.file_kinds import MAX_DRAWING_BYTES, drawing_fault, kind_fault, meant_name
from macros.sources.files import read_project

GOOD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
LINKED = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    "path", ["docs/a.pdf", "docs/б/План (1).DOCX", "docs/a.b.png", "docs/x.csv", "docs/section.css"]
)
def test_documents_and_pictures_are_published(path: str) -> None:
    assert kind_fault(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        *("docs/a.html", "docs/a.HTM", "docs/a.xhtml", "docs/a.xml", "docs/a.js", "docs/a.mjs", "docs/a.wasm"),
        *(
            "docs/a.exe",
            "docs/a.docm",
            "docs/a.xlsm",
            "docs/a.swf",
            "docs/a.pdf.html",
            "docs/a",
            "docs/a.",
            "docs/x.MD",
        ),
        *("docs/a.lnk", "docs/a.url", "docs/a.bat", "docs/a.php", "docs/.htaccess", "docs/a.mht", "docs/a.hta"),
    ],
)
def test_pages_programs_and_the_unknown_are_not(path: str) -> None:
    assert kind_fault(path)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("docs/roadmaps/perm-2024.yaml.txt", "perm-2024.yaml"),
        ("docs/faq.md.TXT", "faq.md"),
        ("docs/План.YAML", "План.yaml"),
        ("docs/x.MD", "x.md"),
        ("docs/parties.Yml", "parties.yml"),
        ("docs/приказ.txt", ""),
        ("docs/a.md.pdf", ""),
        ("docs/.md", ""),
    ],
)
def test_a_text_of_the_section_is_known_by_what_windows_made_of_its_name(path: str, name: str) -> None:
    assert meant_name(path) == name


def test_such_a_text_is_told_with_its_right_name(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("a.yaml.txt", "b.MD"):
        (tmp_path / "docs" / name).write_text("название: А\n", encoding="utf-8")
    found = read_project(tmp_path).diagnostics
    assert [(each.code, each.file, each.example) for each in found] == [
        ("file-kind", "docs/a.yaml.txt", "a.yaml"),
        ("file-kind", "docs/b.MD", "b.md"),
    ]
    assert "переименуйте файл в «a.yaml»" in found[0].hint


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9" fill="url(#a)"/><text x="1">Схема</text>',
        '<style>.a{fill:url(#b)}</style><g id="b" class="a"><use href="#b"/></g>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    ],
)
def test_a_drawing_is_a_drawing(inside: str) -> None:
    assert drawing_fault(GOOD.format(inside).encode()) == ""


@pytest.mark.parametrize(
    "data",
    [
        GOOD.format("<script>alert(1)</script>").encode(),
        GOOD.format('<g onload="alert(1)"/>').encode(),
        GOOD.format('<g ONclick="alert(1)"/>').encode(),
        GOOD.format("<foreignObject><p/></foreignObject>").encode(),
        GOOD.format('<a href="javascript:alert(1)"><text>x</text></a>').encode(),
        GOOD.format('<use href="evil.svg#a"/>').encode(),
        GOOD.format('<image href="https://example.org/a.png"/>').encode(),
        GOOD.format('<image href="data:image/svg+xml;base64,AAAA"/>').encode(),
        GOOD.format("<animate attributeName='href' to='javascript:alert(1)'/>").encode(),
        GOOD.format("<set attributeName='onclick' to='alert(1)'/>").encode(),
        GOOD.format("<style>@import url(https://example.org/a.css)</style>").encode(),
        GOOD.format('<rect style="fill:url(https://example.org/a)"/>').encode(),
        GOOD.format('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>').encode(),
        LINKED.format('<use xlink:href="data:text/html,x"/>').encode(),
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + GOOD.format("&a;").encode(),
        b"<?xml-stylesheet href='a.xsl'?>" + GOOD.format("").encode(),
        GOOD.format("").encode("utf-16"),
        GOOD.format("<g>").encode(),
        b"<html><script>alert(1)</script></html>",
        b"\x89PNG",
        b"",
        b" " * (MAX_DRAWING_BYTES + 1),
    ],
)
def test_anything_else_in_a_drawing_is_refused(data: bytes) -> None:
    assert drawing_fault(data)


def test_the_reading_names_both(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.html").write_text("<script>alert(1)</script>", "utf-8")
    (tmp_path / "docs" / "b.svg").write_text(GOOD.format("<script/>"), "utf-8")
    (tmp_path / "docs" / "c.svg").write_text(GOOD.format("<g/>"), "utf-8")
    found = read_project(tmp_path).diagnostics
    assert [(each.file, each.code) for each in found] == [("docs/a.html", "file-kind"), ("docs/b.svg", "file-kind")]
    assert all(each.hint for each in found)
