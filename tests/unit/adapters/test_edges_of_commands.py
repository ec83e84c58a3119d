"""Commands where something is missing or in the way: each says what to do, and nothing half-made stays behind."""

from __future__ import annotations

import http.client
import io
import os
import zipfile
from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.adapters.building import rebuild
from macros.adapters.building.search_worker import gather_search_worker
from macros.adapters.commands import build as build_command
from macros.adapters.commands import form as form_command
from macros.adapters.commands.form import UsageError, find_form
from macros.adapters.host.page_inspection import Inspection, _converted
from macros.adapters.keeping.kept_output import _holds
from macros.adapters.mkdocs_plugin import MetodichkaPlugin
from macros.adapters.offline import command as offline
from macros.adapters.offline.archive import offline_files
from macros.adapters.preview import builds, watching
from macros.adapters.preview import command as preview
from macros.adapters.preview.building import BuildResult
from macros.adapters.preview.server import PreviewServer
from macros.adapters.preview.state import PreviewState
from macros.adapters.reporting.folder import answer_files
from macros.adapters.reporting.pool import _Child
from macros.adapters.reporting.words import collected_words
from macros.cli import main
from macros.diagnostics import Diagnostic, Span
from macros.model.page import Page, PageMeta
from macros.project import Project
from macros.reports.consolidation import consolidate
from macros.site import Site
from tests.support.filled_forms import Filling, fill, read_bytes, sample

Patch = pytest.MonkeyPatch
Said = pytest.CaptureFixture[str]


# --- preview ---------------------------------------------------------------------------------------------------------


def test_a_taken_address_ends_the_command_and_a_served_one_ends_well(
    monkeypatch: Patch, tmp_path: Path, capsys: Said
) -> None:
    asked: list[tuple[Any, ...]] = []

    def serve(*what: Any, **more: Any) -> None:
        asked.append((*what[2:], more))
        if len(asked) > 1:
            raise preview.AddressTakenError("Порт 8001 занят.")

    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(preview, "serve", serve)
    assert preview.run_serve_command(["--port", "8001", "--open"]) == 0
    assert preview.run_serve_command([]) == 2
    assert asked[0] == ("127.0.0.1", 8001, {"open_browser": True})
    assert capsys.readouterr().err == "Порт 8001 занят.\n"


def test_the_browser_is_opened_at_the_site(monkeypatch: Patch, tmp_path: Path, capsys: Said) -> None:
    opened: list[str] = []

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(preview, "_build_forever", stop)
    preview.serve(tmp_path, ["нет"], "127.0.0.1", 0, open_browser=True)
    said = capsys.readouterr()
    assert opened[0].startswith("http://127.0.0.1:") and opened[0] in said.out + said.err


def test_a_redirect_goes_out_with_its_address(tmp_path: Path) -> None:
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq/index.html").write_text("<html></html>", "utf-8")
    state = PreviewState("/")
    state.show_site(tmp_path, "/", "")
    with PreviewServer("127.0.0.1", 0, state) as server, server.serving():
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        connection.request("GET", "/faq")
        answer = connection.getresponse()
        assert answer.status in (301, 302, 307, 308) and str(answer.headers["Location"]).endswith("/faq/")
        connection.close()


@pytest.mark.parametrize("works", [True, False])
def test_a_build_is_shown_and_said_whether_it_works_or_not(
    monkeypatch: Patch, tmp_path: Path, capsys: Said, works: bool
) -> None:
    fault = Diagnostic("roadmap.yaml", Span(), "code", "ошибка в карте")
    result = BuildResult(tmp_path if works else None, () if works else (fault,), 0.5)
    builder: Any = SimpleNamespace(prepare=lambda _: None, run=lambda *_, edited, shown: shown())
    monkeypatch.setattr(builds, "build_site", lambda root, folder, run: run(root, folder) or result)
    state = PreviewState("/")
    builds.Builds(tmp_path, tmp_path, builder, state, lambda _: "/").build(("roadmap.yaml",))
    assert state.shown.change == 2  # when the page was shown, and when all was
    assert (state.shown.site, state.shown.problems) == (tmp_path if works else None, result.diagnostics)
    assert ("Сайт собран за" if works else "Сайт не собран, ошибок – 1") in capsys.readouterr().out


def test_an_edit_makes_a_build_wait_but_not_for_ever(monkeypatch: Patch, tmp_path: Path, capsys: Said) -> None:
    asked: list[int] = []
    now = [100.0]
    results = [
        BuildResult(tmp_path, (), 1.0),
        BuildResult(None, (), 1.0, given_up=True),
        BuildResult(None, (), 1.0, given_up=True),
        BuildResult(tmp_path, (), 1.0),
    ]
    builder: Any = SimpleNamespace(
        prepare=lambda _: None, run=print, give_up=lambda: asked.append(1), make_sheets=lambda: made.hurry() or 7
    )
    state = PreviewState("/")
    made = builds.Builds(tmp_path, tmp_path, builder, state, lambda _: "/")

    def build(*_: object) -> BuildResult:
        made.hurry()  # an edit during the build
        return results.pop(0)

    monkeypatch.setattr(builds, "build_site", build)
    monkeypatch.setattr(builds.time, "monotonic", lambda: now[0])
    made.build(())
    assert asked == []  # there is nothing to look at before the first one
    made.hurry()
    assert asked == []  # nothing is built
    made.build(("a.md",))
    now[0] += 20
    made.build(("b.md", "a.md"))
    assert (asked, state.shown.change) == ([1, 1], 1)
    now[0] += 20
    made.build(("c.md",))
    assert (asked, state.shown.change) == ([1, 1], 2)  # somebody has saved again and again for too long
    said = capsys.readouterr().out
    assert said.count("Сайт") == 2 and said.endswith(": a.md, b.md, c.md\n")
    assert (made.make_sheets(), asked) == (7, [1, 1, 1])  # sheets always have to wait
    made.hurry()
    assert len(asked) == 3


def test_where_nothing_can_be_watched_the_preview_lives_on(monkeypatch: Patch, tmp_path: Path) -> None:
    monkeypatch.setattr(watching, "_start", lambda *_: None)
    with watching.watch(tmp_path) as changes:
        assert changes.take(0.01) == ()


# --- sheets, archive, pages ------------------------------------------------------------------------------------------


def test_a_page_that_markdown_cannot_convert_is_told(tmp_path: Path) -> None:
    def convert(_: str) -> str:
        raise RecursionError

    html, (told,) = _converted(Page("a.md", PageMeta(), "слово\n", 3), convert)
    assert (html, told.code, told.span.line) == ("", "page-too-complex", 3)


def test_an_archive_is_written_and_told(monkeypatch: Patch, tmp_path: Path, capsys: Said) -> None:
    def build(_: Path, site: Path, **__: object) -> tuple[()]:
        site.mkdir()
        (site / "index.html").write_text("<html><head></head><body>Да</body></html>", "utf-8")
        return ()

    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(offline, "build_site_to", build)
    assert offline.run_offline_command(["-o", "a.zip"]) == 0
    assert "Раздел собран в «a.zip» (0,0 МБ)" in capsys.readouterr().out
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert [name.partition("/")[2] for name in archive.namelist()] == ["index.html"]
    assert set(offline_files(tmp_path / "docs")) == set()


# --- forms -----------------------------------------------------------------------------------------------------------


def test_a_form_of_a_plan_that_is_gone(monkeypatch: Patch, tmp_path: Path) -> None:
    whole = sample()
    form = whole.form.model_copy(update={"roadmap": "gone"})
    with pytest.raises(UsageError, match="Карты «gone», о которой эта форма, нет"):
        find_form(replace(whole.project, report_forms=(form,)), form.id)
    (tmp_path / "list.csv").write_text("название\nОкруг\n", "utf-8")
    monkeypatch.setattr(form_command, "default_party", lambda *_: None)
    options = Namespace(out=tmp_path / "out", list=tmp_path / "list.csv")
    with pytest.raises(UsageError, match="Добавьте --for"):
        form_command._listed_forms(whole.project, whole.form, whole.roadmap, None, options)


def test_what_is_neither_file_nor_folder_is_no_answer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "канал.xlsx")
    found = answer_files(tmp_path, ())
    assert (found.workbooks, found.refused, found.annexes) == ((), (), ())


def test_a_child_that_died_before_it_was_asked_gives_no_line(tmp_path: Path) -> None:
    class Broken(io.StringIO):
        def flush(self) -> None:
            raise BrokenPipeError

    process: Any = SimpleNamespace(stdin=Broken(), stdout=io.StringIO("нет"))
    assert _Child._ask(process, tmp_path / "x.xlsx") == ""


def test_the_summary_tells_of_files_that_came_twice_and_of_no_remarks(tmp_path: Path) -> None:
    whole = sample()
    empty = consolidate(whole.round(), [])
    assert "Замечания: " not in collected_words(empty, (), Path("a.xlsx"), None)
    status = {"plan/1-1/1": {"Статус": "выполнено", "Дата выполнения": "20.02.2025", "Что сделано": "Приказ"}}
    data = fill(whole.blank(), Filling(status, who="Округ"))
    twice = [read_bytes(whole, data, tmp_path, name) for name in ("a.xlsx", "b.xlsx")]
    assert "Повторных файлов: 1." in collected_words(consolidate(whole.round(), twice), (), Path("a.xlsx"), None)


# --- words -----------------------------------------------------------------------------------------------------------


def test_a_condition_of_one_clause_among_several_is_told(capsys: Said) -> None:
    assert main(["term", "до 01.03.2025, далее – по запросу, при необходимости", "по запросу до 1 мая 2025 года"]) == 0
    assert "условие: по запросу" in capsys.readouterr().out


def test_a_page_that_another_extension_has_added_is_let_be() -> None:
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="чужая.md"), meta={"title": "Чужая"})
    plugin: Any = MetodichkaPlugin()
    assert plugin.on_page_markdown("слова", page=page, config=None, files=None) in (None, "слова")
    assert page.meta == {"title": "Чужая"}


def test_a_file_that_is_not_there_yet_is_another(tmp_path: Path) -> None:
    (tmp_path / "есть.html").write_bytes("да".encode())
    assert _holds(tmp_path / "есть.html", "да".encode())
    assert not _holds(tmp_path / "нет.html", "да".encode())


def test_a_site_without_the_worker_of_search_is_left_as_it_is(tmp_path: Path) -> None:
    gather_search_worker(tmp_path, None)
    assert list(tmp_path.iterdir()) == []


def test_a_build_with_nothing_new_writes_that_there_is_nothing_to_say(
    monkeypatch: Patch, tmp_path: Path, capsys: Said
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(rebuild, "rebuild_site", lambda *_, **__: rebuild.Unchanged(frozenset({"index.html"})))
    monkeypatch.setattr(build_command, "rebuild_site", rebuild.rebuild_site, raising=False)
    assert build_command.run_build_command(["--diagnostics", "said.json"]) == 0
    assert "Ничего не изменилось" in capsys.readouterr().out
    assert (tmp_path / "said.json").read_text("utf-8") == "[]\n"


def test_after_an_error_of_a_page_the_places_are_not_looked_for() -> None:
    fault = Diagnostic("docs/a.md", Span(), "html-tag", "ошибка")
    assert Inspection(Project(), [fault]).finish(Site()) == (fault,)
