"""Small parts of the border: options, shells, the search index, the server's words, git without answers."""

from __future__ import annotations

import http.client
import json
import logging
import os
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from mkdocs.config.base import ValidationError

from macros.adapters.building.build import build_whole_site
from macros.adapters.building.cores import FEWEST, available_cores, can_fork
from macros.adapters.building.output import _mingled, write_site
from macros.adapters.building.search_index import SEARCH_INDEX, indexed_places
from macros.adapters.disk.text_files import read_text, write_text
from macros.adapters.git.repository import GitRepository
from macros.adapters.host.config import HostMessages
from macros.adapters.host.shells import ShellTemplate
from macros.adapters.preview.answers import SCRIPT, answer_to
from macros.adapters.preview.server import PreviewServer
from macros.adapters.preview.state import PreviewState, Shown
from macros.adapters.settings import DayOption, TimeZoneOption
from macros.cli import main
from macros.site import GeneratedPage, Part, PlannedEntries, PlannedPart, SearchEntry, Shell, Site
from macros.views.tallies import Tally
from tests.support.git_samples import SampleRepository


def test_options_are_days_and_zones_that_exist() -> None:
    assert DayOption(default="").run_validation(" 10.02.2025 ") == "10.02.2025"
    assert TimeZoneOption(default="").run_validation("Asia/Vladivostok") == "Asia/Vladivostok"
    with pytest.raises(ValidationError, match=r"«завтра» – не дата\. Правильно: 2025-02-10"):
        DayOption(default="").run_validation("завтра")
    for wrong in ("Asia/Nowhere", "../etc/passwd", ""):
        with pytest.raises(ValidationError, match=f"Неизвестный часовой пояс «{wrong}». Правильно: Asia/Vladivostok"):
            TimeZoneOption(default="").run_validation(wrong)


PAGE = GeneratedPage("roadmaps/a/", "Карта <a>", "Описание", "<h1>Тело</h1>")


def test_a_theme_that_loses_a_part_of_the_shell_is_told() -> None:
    whole = "<title>mtshelltitlemarker</title><h1>mtshellbodymarker</h1>"
    assert ShellTemplate.cut(whole, PAGE.shell).fill(PAGE) == "<title>Карта &lt;a&gt;</title><h1>Тело</h1>"
    for lost in ("<title>mtshelltitlemarker</title>", "<h1>mtshellbodymarker</h1>", ""):
        with pytest.raises(ValueError, match="the theme lost"):
            ShellTemplate.cut(lost, Shell("roadmaps", 2))


def test_without_the_hosts_index_nothing_is_added_to_it(tmp_path: Path) -> None:
    write_site(tmp_path, Site((PAGE,), files={"a/b.txt": b"x"}), lambda page: page.body)
    assert sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()) == [
        "a/b.txt",
        "roadmaps/a/index.html",
    ]


def test_parts_and_a_large_index_are_made_side_by_side(tmp_path: Path) -> None:
    index = tmp_path / SEARCH_INDEX
    index.parent.mkdir()
    index.write_text('{"config": {}, "docs": [{"location": "", "title": "Главная", "text": ""}]}', encoding="utf-8")
    rows = [PlannedEntries(partial(_long_entries, row)) for row in range(20)]
    parts = [PlannedPart((), (f"{n}.txt",), partial(Part, files={f"{n}.txt": b"x"})) for n in range(FEWEST)]
    made = []
    write_site(
        tmp_path, Site(search=tuple(rows), parts=tuple(parts)), lambda page: page.body, between=lambda: made.append(1)
    )
    assert len(made) == len(parts) + len(rows) + 1
    assert len(list(tmp_path.glob("*.txt"))) == len(parts)
    assert list(indexed_places(tmp_path)) == ["", *(f"{row}/" for row in range(20))]


def _long_entries(row: int) -> list[SearchEntry]:
    return [SearchEntry(f"{row}/", "Страница", "слово " * 6000)]


def test_what_is_made_of_all_roadmaps_is_made_here_and_last(tmp_path: Path) -> None:
    def planned(name: str, roadmaps: int) -> PlannedPart:
        def make() -> Part:
            files = sum(1 for path in tmp_path.rglob("*.txt"))
            return Part(files={name: f"{os.getpid()} {files}".encode()})

        return PlannedPart((), (name,), make, tuple(map(str, range(roadmaps))))

    done: list[int] = []
    parts = (planned("wide.txt", 300), *(planned(f"{number}.txt", 200) for number in range(FEWEST)))
    write_site(tmp_path, Site(parts=parts), lambda page: page.body, between=lambda: done.append(1))

    assert (tmp_path / "wide.txt").read_text() == f"{os.getpid()} {FEWEST}"
    assert len(done) == FEWEST + 1
    if can_fork() and available_cores() > 1:
        assert (tmp_path / "0.txt").read_text().split()[0] != str(os.getpid())


@pytest.mark.parametrize("lists", [True, False])
def test_parts_tell_of_their_roadmaps_where_lists_are_made(tmp_path: Path, lists: bool) -> None:
    told: dict[str, Tally] = {}

    def planned(name: str) -> PlannedPart:
        make = partial(Part, files={name: b""})
        return PlannedPart((), (name,), make, ("a",), tally=lambda: (name, Tally((), ())))

    def made_last() -> Part:
        return Part(files={"list.txt": " ".join(sorted(told)).encode()})

    wide = PlannedPart((), ("list.txt",), made_last, tuple(map(str, range(300))))
    names = [f"{number:02d}.txt" for number in range(FEWEST)]
    parts = (*([wide] if lists else []), *map(planned, names))
    write_site(tmp_path, Site(parts=parts, learn=told.__setitem__), lambda page: page.body)
    assert sorted(told) == (names if lists else [])
    assert not lists or (tmp_path / "list.txt").read_text() == " ".join(names)


def test_the_first_part_of_each_sort_is_made_here_for_what_it_brings_to_the_children(tmp_path: Path) -> None:
    def planned(url: str) -> PlannedPart:
        return PlannedPart((url,), (), lambda: Part((GeneratedPage(url, "", "", str(os.getpid())),)))

    urls = ["roadmaps/", *(f"{top}/{number}/" for number in range(FEWEST) for top in ("roadmaps", "parties"))]
    write_site(tmp_path, Site(parts=tuple(map(planned, urls))), lambda page: page.body)

    makers = {url: (tmp_path / url / "index.html").read_text() for url in urls}
    here = {url for url, maker in makers.items() if maker == str(os.getpid())}
    assert here >= {"roadmaps/", "roadmaps/0/", "parties/0/"}
    if can_fork() and available_cores() > 1:
        assert len(here) == 3


def test_the_hosts_warnings_are_diagnostics_and_ours_are_not_repeated() -> None:
    heard = HostMessages()
    for name, level in (("mkdocs.build", logging.WARNING), ("mkdocs.build", logging.ERROR)):
        heard.emit(logging.LogRecord(name, level, "", 1, "something %s", ("odd",), None))
    heard.emit(logging.LogRecord("mkdocs.plugins.metodichka", logging.ERROR, "", 1, "ours", (), None))
    assert [each.severity.value for each in heard.diagnostics] == ["warning", "error"]
    assert {each.message for each in heard.diagnostics} == {"MkDocs сообщает по-английски: «something odd»"}


def test_settings_that_cannot_be_read_are_an_error_and_no_site(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: нет-такой\n", encoding="utf-8")
    built = build_whole_site(tmp_path, tmp_path / "site", today=date(2025, 2, 10))
    assert built.diagnostics and built.day is None and not built.paths
    assert {each.file for each in built.diagnostics} == {"mkdocs.yml"}


def test_git_is_not_asked_for_nothing(tmp_path: Path) -> None:
    sample = SampleRepository(tmp_path)
    sample.git("init", "--quiet")
    commit = sample.commit("2025-02-10T12:00:00+10:00", **{"docs/a.md": "а\r\nб", "docs/b.md": "б"})
    repository = GitRepository(tmp_path)
    assert repository.texts([]) == {}
    files = repository.files(commit)
    assert repository.texts(files.values()) == {files["docs/a.md"]: "а\nб", files["docs/b.md"]: "б"}
    assert (repository.holds(commit, "docs/a.md"), repository.holds(commit, "docs/c.md")) == (True, False)


def test_a_file_keeps_its_mark_and_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbf\xd0\xb0: 1\r\n")
    assert read_text(path) == "а: 1\n"
    write_text(path, "а: 2\nб: 3\n")
    assert path.read_bytes() == "\ufeffа: 2\r\nб: 3\r\n".encode()
    write_text(tmp_path / "new.yaml", "а: 1\n")
    assert (tmp_path / "new.yaml").read_bytes() == "а: 1\n".encode()


def test_a_terms_condition_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["term", "до 01.03.2025 – подать заявку, при наличии вакансий"]) == 0
    assert "при наличии вакансий" in capsys.readouterr().out


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    (tmp_path / "index.html").write_text("<html><body>Главная</body></html>", encoding="utf-8")
    return Shown(site=tmp_path, base="/", change=1)


def test_a_site_without_a_page_for_what_is_not_there_has_one_from_us(shown: Shown) -> None:
    answer = answer_to("/nothing", shown, "t")
    assert answer.status == 404 and "Такой страницы нет" in answer.body.decode()
    assert answer_to(f"/{SCRIPT}", shown, "t").type.startswith("text/javascript")


def test_the_server_answers_heads_streams_and_ends(shown: Shown) -> None:
    assert shown.site is not None
    state = PreviewState("/")
    state.show_site(shown.site, "/", "")
    with PreviewServer("127.0.0.1", 0, state) as server, server.serving():
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        for method, body in (("GET", True), ("HEAD", False)):
            connection.request(method, "/")
            response = connection.getresponse()
            content = response.read()
            assert (response.status, bool(content)) == (200, body)
            assert response.headers["Cache-Control"] == "no-store"
            assert response.headers["X-Content-Type-Options"] == "nosniff"
        connection.request("HEAD", "/__preview__/events")
        assert connection.getresponse().headers["Content-Type"].startswith("text/event-stream")
        connection.close()
        stream = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        stream.request("GET", "/__preview__/events")
        events = stream.getresponse()
        assert events.readline() == b"event: state\n"
        first = json.loads(events.readline().removeprefix(b"data: "))
        events.readline()
        state.show_problems(())
        assert events.readline() == b"event: state\n"
        assert json.loads(events.readline().removeprefix(b"data: "))["page"] == first["page"]
        stream.close()


def test_a_fault_of_the_server_is_one_line(shown: Shown, capsys: pytest.CaptureFixture[str]) -> None:
    with PreviewServer("127.0.0.1", 0, PreviewState("/")) as server:
        for error, said in (
            (ValueError("беда"), "Предпросмотр не смог ответить браузеру: беда\n"),
            (BrokenPipeError(), ""),
        ):
            try:
                raise error
            except Exception:
                server.handle_error(None, None)
            assert capsys.readouterr().err == said


@pytest.mark.parametrize(("few", "many"), [(3, 300), (7, 20), (0, 4), (4, 0), (5, 5)])
def test_blocks_of_the_index_stand_among_the_parts_of_their_roadmaps(few: int, many: int) -> None:
    blocks, parts = [f"block {number}" for number in range(few)], [f"part {number}" for number in range(many)]
    mixed = list(_mingled(blocks, parts))
    assert [each for each in mixed if each in set(blocks)] == blocks
    assert [each for each in mixed if each in set(parts)] == parts
    for number, block in enumerate(blocks):
        share = sum(each in set(parts) for each in mixed[: mixed.index(block)])
        assert many * number // few <= share <= -(-many * (number + 1) // few), block
