"""An attack in every text that an editor may write, one build, and not one element, formula or line of it at work."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import icalendar
import pytest
from docx import Document
from filelock import FileLock
from openpyxl import load_workbook

from macros.adapters.building.build import build_site_to
from macros.changes import NO_HISTORY
from macros.diagnostics import has_errors
from tests.conftest import TODAY
from tests.support.hostile_project import ATTACKS, hostile_project
from tests.support.pdf_reader import needs_poppler, pdf_text

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Quoted as YAML wants it.
CONFIG = (
    (
        "site_name: ФГИС «Моя школа»",
        "site_name: 'ФГИС </title><script>window.hit=90</script> \"><img src=x onerror=window.hit=91>'",
    ),
    (
        "site_description: Дорожные карты, инструкции",
        "site_description: '\"><script>window.hit=92</script>'\nsite_author: '\"><script>window.hit=97</script>' #",
    ),
    ("publisher: ", "publisher: <script>window.hit=93</script> "),
    ("- Вопросы: faq.md", "- '<img src=x onerror=window.hit=94> Вопросы': faq.md"),
    ("- Дорожные карты:", '- \'Дорожные " onclick="window.hit=95" <script>window.hit=96</script> карты\':'),
)
# Headings in Markdown reach the theme's menus and titles by other ways than the cards.
PAGE = """---
описание: Заголовки
---
# `</title><script>window.hit=80</script>` &lt;/title&gt;&lt;script&gt;window.hit=81&lt;/script&gt;

## `<img src=x onerror=window.hit=82>` { data-toc-label="<img src=x onerror=window.hit=83>" }

## &lt;svg onload=window.hit=84&gt;
"""
CODE_FIRST = "---\nописание: Код\n---\n    # <img src=x onerror=window.hit=85>\n\n## Слова\n"
UNPUBLISHED = ("~$план.docx", "index.md.bak", ".черновик.md", "#faq.md#", "план.docx.tmp")
COUNTED = (
    "script",
    "style",
    "iframe",
    "base",
    "object",
    "embed",
    "math",
    "form",
    "meta",
    "link",
    "textarea",
    "template",
)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory, project_root: Path, worker_id: str) -> Path:
    """The site of the hostile project, built once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    root = shared / "hostile-project"
    with FileLock(shared / "hostile-project.lock"):
        if not (root / "done").exists():
            _build(project_root, root)
            (root / "done").touch()
    return root / "site"


def _build(project_root: Path, root: Path) -> None:
    for folder in ("docs", "overrides"):
        shutil.copytree(project_root / folder, root / folder)
    hostile = hostile_project(project_root)
    for path, text in hostile.texts.items():
        (root / path).write_text(text, encoding="utf-8")
    (root / "docs/headings.md").write_text(PAGE, encoding="utf-8")
    (root / "docs/code-first.md").write_text(CODE_FIRST, encoding="utf-8")
    for name in UNPUBLISHED:
        (root / "docs" / name).write_text("<script>window.hit=70</script>", encoding="utf-8")
    config = (project_root / "mkdocs.yml").read_text(encoding="utf-8")
    for before, after in CONFIG:
        assert before in config
        config = config.replace(before, after)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    diagnostics = build_site_to(root, root / "site", today=TODAY, history=NO_HISTORY)
    assert not has_errors(diagnostics), "\n".join(each.headline for each in diagnostics)


def test_the_attacks_stand_in_every_sort_of_text(project_root: Path) -> None:
    fields = {name for names in hostile_project(project_root).fields.values() for name in names}
    assert fields >= {
        *("название", "описание", "владелец", "источник", "подробности", "условие", "итог", "примечание", "кто"),
        *("вопрос", "ответ", "тема", "пункты", "термин", "расшифровка", "пояснение", "варианты", "значение", "когда"),
        *("речь", "тезисы", "памятка", "подготовить", "показать", "действие", "ведущий", "подсказка", "куда", "как"),
        *("результаты", "текст", "срок", "период", "территория", "системы", "участники", "ответственные", "контроль"),
        *("единица", "база", "цель", "кем", "вид", "основание", "приложение", "номер", "краткое-название", "*"),
        *("кому", "псевдонимы", "подзаголовок", "значок", "состояние", "метки", "скрыть"),
    }


def test_files_that_reading_leaves_out_are_not_published(hostile_site: Path) -> None:
    names = {path.name for path in hostile_site.rglob("*")}
    assert not names & set(UNPUBLISHED)


class _Elements(HTMLParser):
    """How many elements of each sort, and the names of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] += 1
        for name, value in attrs:
            self.attributes.add(name)
            if name in {"href", "src", "action", "formaction"}:
                self.addresses.add((value or "").strip().lower())


def _pages(site: Path) -> Iterator[tuple[str, _Elements]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), _Elements(path.read_text(encoding="utf-8"))


def test_no_page_gets_an_element_or_an_attribute_more(hostile_site: Path, built_site: Path) -> None:
    usual = dict(_pages(built_site))
    names = {name for page in usual.values() for name in page.attributes} | {"start"}
    faults = []
    for path, page in _pages(hostile_site):
        twin = usual.get(path, usual["faq/index.html"])
        page.counts["meta"] -= 1  # the site's author, of whom the usual configuration says nothing
        faults += [
            f"{path}: <{tag}> {page.counts[tag]} times, not {twin.counts[tag]}"
            for tag in COUNTED
            if page.counts[tag] > twin.counts[tag]
        ]
        faults += [f"{path}: {name}=" for name in page.attributes if name.startswith("on") or name not in names]
        faults += [f"{path}: {each}" for each in page.addresses if each.startswith(("data:", "vbscript:", "//"))]
        faults += [
            f"{path}: {each}"
            for each in page.addresses
            if each.startswith("javascript:") and each != "javascript:void(0)"
        ]
        faults += [f"{path}: the attack's picture"] if "x" in page.addresses else []
    assert faults == []
    assert len(dict(_pages(hostile_site))) > 150


def test_titles_and_descriptions_are_text(hostile_site: Path) -> None:
    for path in sorted(hostile_site.rglob("*.html")):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        title = head.partition("<title>")[2].partition("</title>")[0]
        assert title and "<" not in title, f"{path}: {title}"


def test_the_search_index_holds_text(hostile_site: Path, built_site: Path) -> None:
    def tags(site: Path) -> set[str]:
        docs = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
        return {tag for each in docs for tag in _Elements(f"{each['title']} {each['text']}").counts}

    assert tags(hostile_site) <= tags(built_site) | {"code", "pre"}
    assert not tags(hostile_site) & {"script", "img", "svg", "iframe", "base", "meta", "style", "object", "form", "a"}


def test_data_and_feeds_are_read_as_written(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*.json"):
        json.loads(path.read_bytes())
    texts = json.dumps([json.loads(p.read_bytes()) for p in hostile_site.rglob("api/v1/**/*.json")], ensure_ascii=False)
    assert "<script>window.hit=1</script>" in texts, "data keeps the words as they are"
    for path in (*hostile_site.rglob("*.atom"), *hostile_site.rglob("*.xml")):
        tree = ElementTree.fromstring(path.read_bytes())  # noqa: S314 - our own
        assert not {element.tag.rpartition("}")[2] for element in tree.iter()} & {"script", "img", "svg"}


def test_calendars_have_the_same_events(hostile_site: Path) -> None:
    for path in sorted(hostile_site.rglob("*.ics")):
        data = path.read_bytes()
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        lines = data.decode().split("\r\n")
        assert lines.count("BEGIN:VEVENT") == len(events) == lines.count("END:VEVENT"), path
        assert not [line for line in lines if line.startswith(("Set-Cookie", "X=1"))]


def test_no_table_runs_a_formula(hostile_site: Path) -> None:
    for path in sorted(hostile_site.rglob("*.csv")):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"):
            assert not [cell for cell in row if cell.lstrip()[:1] in "=+-@" and cell.lstrip()], path
    for path in sorted(hostile_site.rglob("*.xlsx")):
        cells = (cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
        assert not [cell for cell in cells if cell.data_type == "f" and "evil" in str(cell.value)], path


def test_documents_show_the_words(hostile_site: Path) -> None:
    for path in sorted(hostile_site.rglob("*.docx")):
        assert Document(str(path)).paragraphs, path


@needs_poppler
def test_sheets_show_the_words_and_obey_none(hostile_site: Path, tmp_path: Path) -> None:
    text = "".join(pdf_text(path.read_bytes(), tmp_path) for path in sorted(hostile_site.rglob("roadmap-*.pdf"))[:6])
    plain = "".join(text.split()).replace("\u00ad", "").replace("\u200b", "")
    assert any("".join(each.replace("%", "").split()) in plain for each in ATTACKS if "#" in each or "$" in each)


@pytest.mark.browser
def test_no_script_runs(hostile_site: Path, chromium: Browser, serve_directory: Callable[[Path], str]) -> None:
    """Without the site's policy, which would stop the scripts by itself."""
    base = serve_directory(hostile_site)
    context = chromium.new_context(bypass_csp=True)
    try:
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.dismiss())
        pages = ["", "headings/", "code-first/", "faq/", "glossary/", "contacts/", "roadmaps/perm-2024/"]
        pages += [
            "roadmaps/perm-2024/timeline/",
            "parties/school/",
            "speech-modules/parents-primary/",
            "reports/perm-2024/",
        ]
        for each in pages:
            answer = page.goto(base + each)
            assert answer is not None and answer.ok, each
            assert page.evaluate("window.hit") is None, each
        page.goto(base)
        for word in ("школа", "script", "координатор"):
            page.fill("input[data-md-component=search-query]", word, force=True)
            page.wait_for_function("document.querySelectorAll('.md-search-result__item').length > 0")
            assert page.evaluate("window.hit") is None, word
            assert (
                page.evaluate(
                    "document.querySelectorAll('.md-search-result__item :is(script, img, svg[onload])').length"
                )
                == 0
            )
    finally:
        context.close()
