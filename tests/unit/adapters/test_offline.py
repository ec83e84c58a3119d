"""Pages for a disk: folders get their file, all else stays; the archive is the same twice and never half-written."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path

import pytest

from macros.adapters.offline import command
from macros.adapters.offline.archive import archive, offline_files
from macros.adapters.offline.pages import offline_address, offline_page
from macros.adapters.offline.search import index_script, part_scripts, worker_script

FILES = frozenset(
    (
        "index.html",
        "roadmaps/index.html",
        "roadmaps/plan/index.html",
        "api/plan.json",
        "словарь/index.html",
        "a b/index.html",
    )
)


@pytest.mark.parametrize(
    ("address", "folder", "expected"),
    [
        ("roadmaps/", "", "roadmaps/index.html"),
        ("../plan/#m-1", "roadmaps/plan", "../plan/index.html#m-1"),
        ("../?party=school#t", "roadmaps/plan", "../index.html?party=school#t"),
        ("..", "roadmaps", "../index.html"),
        (".", "", "./index.html"),
        ("./", "roadmaps/plan", "./index.html"),
        ("../roadmaps", "roadmaps", "../roadmaps/index.html"),
        ("%D1%81%D0%BB%D0%BE%D0%B2%D0%B0%D1%80%D1%8C/", "", "%D1%81%D0%BB%D0%BE%D0%B2%D0%B0%D1%80%D1%8C/index.html"),
        ("a%20b/", "", "a%20b/index.html"),
        ("../../api/plan.json", "roadmaps/plan", "../../api/plan.json"),
        ("roadmaps/plan/index.html", "", "roadmaps/plan/index.html"),
        ("#m-1", "roadmaps", "#m-1"),
        ("", "roadmaps", ""),
        ("?a=1", "roadmaps", "?a=1"),
        ("nowhere/", "", "nowhere/"),
        ("https://example.org/roadmaps/", "", "https://example.org/roadmaps/"),
        ("//example.org/", "", "//example.org/"),
        ("mailto:a@example.org", "", "mailto:a@example.org"),
        ("/roadmaps/", "", "/roadmaps/"),
    ],
)
def test_address(address: str, folder: str, expected: str) -> None:
    assert offline_address(address, folder, FILES) == expected


def test_only_links_of_tags_change() -> None:
    page = '<a class="x" href="roadmaps/?a=1&amp;b=2">href="roadmaps/"</a><b data-href="roadmaps/" title="a > b">'
    assert offline_page(page, "index.html", FILES) == page.replace(
        '<a class="x" href="roadmaps/?', '<a class="x" href="roadmaps/index.html?'
    )


def test_policy_knows_the_disk_and_the_worker_comes_before_the_theme() -> None:
    policy = "content=\"default-src 'self'; object-src 'none'\""
    page = policy + '<template id="mt-theme-script" data-src="../assets/javascripts/bundle.1.min.js"></template>'
    changed = offline_page(page, "faq/index.html", FILES)
    assert "default-src 'self' file:; object-src 'none'" in changed
    assert changed.index("../assets/javascripts/offline.js") < changed.index("bundle.1.min.js")


def test_index_is_a_script_with_files_for_addresses() -> None:
    index = {"config": {}, "docs": [{"location": "", "text": "</script>"}, {"location": "roadmaps/plan/#m-1"}]}
    index["docs"].append({"location": "#now", "text": "Что сейчас"})
    script = index_script(json.dumps(index).encode(), FILES).decode()
    data = json.loads(script.removeprefix("var __index = ").removesuffix(";\n"))
    assert [entry["location"] for entry in data["docs"]] == [
        "./index.html",
        "roadmaps/plan/index.html#m-1",
        "./index.html#now",
    ]


def test_parts_of_a_large_index_are_scripts() -> None:
    texts = {"pages": [["", "Главная"], ["roadmaps/plan/", "</script>"]], "docs": [[1, "#m-1", "Т", "о"]]}
    files = {
        **dict.fromkeys(FILES, b""),
        "search/0123456789ab/texts-0.json": json.dumps(texts).encode(),
        "search/0123456789ab/terms-0.json": b'{"a":[[1,0]]}',
        "search/0123456789ab/words.json": '[["слово"]]'.encode(),
        "api/v1/texts-0.json": b"{}",
    }
    scripts = part_scripts(files)
    assert scripts["search/0123456789ab/terms-0.js"] == b'searchParts["0123456789ab/terms-0.json"] = {"a":[[1,0]]};\n'
    script = scripts["search/0123456789ab/texts-0.js"].decode()
    data = json.loads(script.removeprefix('searchParts["0123456789ab/texts-0.json"] = ').removesuffix(";\n"))
    assert data["pages"] == [["./index.html", "Главная"], ["roadmaps/plan/index.html", "</script>"]]
    assert data["docs"] == texts["docs"]
    words = scripts["search/0123456789ab/words.js"].decode()
    assert words == 'searchParts["0123456789ab/words.json"] = [["слово"]];\n'
    assert len(scripts) == 3


def test_worker_holds_every_script_that_it_asks_for(built_site: Path) -> None:
    files = {path.relative_to(built_site).as_posix(): path.read_bytes() for path in built_site.rglob("*.js")}
    script = worker_script(files).decode()
    for name in ("search.a7633da7.min.js", "lunr.ru.min.js", "lunr.stemmer.support.min.js", "spelling.js"):
        assert f'"{name}":function()' in script


def test_archive_is_the_same_twice_and_lacks_nothing(built_site: Path) -> None:
    files = offline_files(built_site)
    content = archive(files)
    assert content == archive(dict(reversed(files.items())))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert names == sorted(names)
        assert all(name.startswith("section/") for name in names)
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    pages = {path.relative_to(built_site).as_posix() for path in built_site.rglob("index.html")}
    assert pages <= files.keys()


def test_a_failing_write_leaves_the_old_archive(
    tmp_path: Path, project_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "section.zip"
    target.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.chdir(project_root)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        command.run_offline_command(["-o", str(target), "--today", "2025-02-10"])
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["section.zip"]


def test_says_where_it_cannot_write(
    tmp_path: Path, project_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project_root)
    for place in (tmp_path, tmp_path / "none" / "section.zip"):
        assert command.run_offline_command(["-o", str(place)]) == 2
    assert "Сюда записать нельзя" in capsys.readouterr().err


def test_a_project_with_errors_gives_no_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], project_root: Path
) -> None:
    for name in ("mkdocs.yml", "overrides"):
        (tmp_path / name).symlink_to(project_root / name)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text('# Раздел\n\n{{ nothing_of_the_kind("x") }}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert command.run_offline_command(["-o", "section.zip"]) == 1
    assert "Архив не собран" in capsys.readouterr().err
    assert not (tmp_path / "section.zip").exists()
