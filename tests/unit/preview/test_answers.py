"""What the preview answers: the site as a host would show it, one script more, and nothing from outside the site."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from macros.adapters.preview.answers import answer_to, find_file, page_identity, state_event
from macros.adapters.preview.state import Shown
from macros.diagnostics import Diagnostic, Span

PROBLEM = Diagnostic("docs/a.md", Span(7), "x", "нет <такого> поля", "напишите «срок»", "срок: до 1 мая")


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    site = tmp_path / "site"
    files = {
        "index.html": "<html><body><h1>Главная</h1></body></html>",
        "404.html": "<html><body>Нет такой страницы</body></html>",
        "карты/index.html": "<p>Карты",
        "no-index/data.json": "{}",
        "style.css": "body{}",
    }
    for name, text in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("секрет", encoding="utf-8")
    for path in (site, *site.rglob("*")):
        os.utime(path, (1, 1))
    return Shown(site=site, base="/myschool/", looks="looks", change=5)


@pytest.mark.parametrize("target", ["/", "/myschool"])
def test_entry_leads_to_the_site(shown: Shown, target: str) -> None:
    answer = answer_to(target, shown, "t")
    assert (answer.status, answer.headers["Location"]) == (302, "/myschool/")


def test_page_gets_the_script_before_the_end_of_its_body(shown: Shown) -> None:
    answer = answer_to("/myschool/?print=1", shown, "t")
    assert answer.type == "text/html; charset=utf-8"
    tag = '<script src="/myschool/__preview__/overlay.js" data-page="t-looks-1000000000-49"></script>'
    assert answer.body.decode() == f"<html><body><h1>Главная</h1>{tag}</body></html>"


def test_page_without_a_body_tag_gets_the_script_at_its_end(shown: Shown) -> None:
    body = answer_to("/myschool/%D0%BA%D0%B0%D1%80%D1%82%D1%8B/", shown, "t").body.decode()
    assert body.startswith("<p>Карты<script ")


def test_folder_without_its_slash_is_redirected(shown: Shown) -> None:
    answer = answer_to("/myschool/%D0%BA%D0%B0%D1%80%D1%82%D1%8B", shown, "t")
    assert (answer.status, answer.headers["Location"]) == (302, "/myschool/%D0%BA%D0%B0%D1%80%D1%82%D1%8B/")


def test_other_files_are_given_untouched(shown: Shown) -> None:
    answer = answer_to("/myschool/style.css", shown, "t")
    assert (answer.status, answer.body, answer.type) == (200, b"body{}", "text/css; charset=utf-8")


@pytest.mark.parametrize("target", ["/myschool/none", "/elsewhere/", "/myschool/no-index/", "/myschool/no-index"])
def test_unknown_address_shows_the_sites_own_page(shown: Shown, target: str) -> None:
    answer = answer_to(target, shown, "t")
    assert answer.status == 404
    assert "Нет такой страницы<script" in answer.body.decode()


@pytest.mark.parametrize(
    "name",
    [
        "../secret.txt",
        "x/../../secret.txt",
        "..%2fsecret.txt/../../secret.txt",
        "..\\secret.txt",
        "C:/Windows/win.ini",
        "/etc/passwd",
        "index.html\0.css",
        "./index.html",
        "a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_found(shown: Shown, name: str) -> None:
    assert shown.site
    assert find_file(shown.site, name) is None


def test_link_out_of_the_site_is_not_followed(shown: Shown, tmp_path: Path) -> None:
    assert shown.site
    (shown.site / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert find_file(shown.site, "link.txt") is None


@pytest.mark.parametrize("target", ["//evil.example/", "//evil.example/..", "/\\evil.example/"])
def test_no_redirect_leads_to_another_host(shown: Shown, target: str) -> None:
    location = answer_to(target, replace(shown, base="/"), "t").headers.get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.PNG", "image/png"),
        ("a.unknown-kind", "application/octet-stream"),
    ],
)
def test_types_do_not_depend_on_the_system(shown: Shown, name: str, expected: str) -> None:
    assert shown.site
    (shown.site / name).write_bytes(b"x")
    assert answer_to(f"/myschool/{name}", shown, "t").type == expected


def test_before_the_first_build_the_page_says_so() -> None:
    answer = answer_to("/page/", Shown(), "t")
    assert answer.status == 503
    assert "Сайт собирается…" in answer.body.decode()


def test_when_the_first_build_failed_the_page_shows_why() -> None:
    body = answer_to("/", Shown(change=1, problems=(PROBLEM,)), "t").body.decode()
    for text in ("ошибок: 1", "docs/a.md:7", "нет &lt;такого&gt; поля", "Подсказка: напишите", "срок: до 1 мая"):
        assert text in body
    assert 'data-page="t-1"' in body


def test_event_names_the_page_and_the_problems(shown: Shown) -> None:
    event = state_event(replace(shown, problems=(PROBLEM,)), "t", "/myschool/__preview__/events").decode()
    name, data, *end = event.split("\n")
    assert (name, end) == ("event: state", ["", ""])
    assert json.loads(data.removeprefix("data: ")) == {
        "page": "t-looks-1000000000-49",
        "problems": [
            {
                "file": "docs/a.md",
                "line": 7,
                "message": "нет <такого> поля",
                "hint": "напишите «срок»",
                "example": "срок: до 1 мая",
            }
        ],
    }


def page_of(answer: bytes) -> str:
    found = re.search(rb'data-page="([^"]*)"', answer)
    assert found
    return found[1].decode()


def event_page(shown: Shown, page: str) -> str:
    event = state_event(shown, "t", f"/myschool/__preview__/events?page={quote(page, safe='')}").decode()
    return str(json.loads(event.split("data: ")[1])["page"])


@pytest.mark.parametrize(
    "path", ["/myschool/", "/myschool/%D0%BA%D0%B0%D1%80%D1%82%D1%8B/", "/myschool/none", "/else/"]
)
def test_an_open_page_is_told_of_its_own_changes_only(shown: Shown, path: str) -> None:
    assert shown.site
    opened = page_of(answer_to(path, shown, "t").body)
    assert event_page(shown, path) == opened
    (shown.site / "style.css").write_text("", encoding="utf-8")
    assert event_page(replace(shown, change=6, problems=(PROBLEM,)), path) == opened
    assert event_page(replace(shown, looks="others"), path) != opened
    (file,) = [each for each in ("index.html", "карты/index.html", "404.html") if find(shown, each) in opened]
    (shown.site / file).write_text("<p>Иначе", encoding="utf-8")
    assert event_page(shown, path) != opened


def find(shown: Shown, name: str) -> str:
    assert shown.site
    return f"-{(shown.site / name).stat().st_size}"


def test_a_page_that_has_come_is_another_than_the_one_that_was_missed(shown: Shown) -> None:
    assert shown.site
    opened = page_of(answer_to("/myschool/new/", shown, "t").body)
    (shown.site / "new").mkdir()
    (shown.site / "new/index.html").write_text("<p>Новое", encoding="utf-8")
    assert event_page(shown, "/myschool/new/") != opened
    (shown.site / "404.html").unlink()
    assert event_page(shown, "/myschool/none/") == page_of(answer_to("/myschool/none/", shown, "t").body)


def test_pages_differ_between_failed_builds_and_runs_of_the_server(shown: Shown) -> None:
    assert page_identity(Shown(change=1), "t", None) != page_identity(Shown(change=2), "t", None)
    assert page_identity(shown, "t", None) != page_identity(shown, "restarted", None)
