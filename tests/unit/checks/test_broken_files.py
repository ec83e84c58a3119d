"""The museum of broken files: each case is broken in one way, and the golden text is what its editor reads.

Faults of files themselves (links, names, encodings) need a disk: tests/unit/sources/test_files.py.
A case is a roadmap (`.yaml`), a page (`.md`) or the folder of a whole project; the folder around it names the code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.adapters.host.page_inspection import inspect_pages
from macros.checks import check_calls
from macros.diagnostics import Diagnostic, Severity, has_errors, sort_diagnostics
from macros.messages import CATALOGUE, checks, fields, markup, materials, pages, yaml_text
from macros.model.macro import MacroParameter, MacroSpec
from macros.project import SiteSettings, load_project
from macros.report import format_text
from macros.sources.files import SourceFiles
from macros.sources.page_macros import find_calls
from tests.support.golden_files import Golden
from tests.support.page_markup import DAY, site_markdown

MUSEUM = Path(__file__).resolve().parents[2] / "corpus" / "broken"
BASE = MUSEUM / "_base"
HEALTHY_PAGE = (BASE / "healthy.md").read_text(encoding="utf-8")

# Such files are too big for a repository: tests/unit/sources/test_yaml_tree.py and test_page_macros.py make them.
TOO_BIG = {"yaml-size", "macro-too-many"}

TABLE = MacroSpec(
    "таблица",
    (
        MacroParameter("карта", "ид дорожной карты", check=lambda v: "" if v == "sample" else "такой карты нет"),
        MacroParameter("месяц", "номер месяца", required=False),
    ),
    summary="Таблица мероприятий",
    example='{{ таблица("sample") }}',
)


def _cases() -> list[str]:
    folders = (folder for folder in sorted(MUSEUM.iterdir()) if not folder.name.startswith("_"))
    return [f"{folder.name}/{case.name}" for folder in folders for case in sorted(folder.iterdir())]


def _texts(case: Path) -> dict[str, str]:
    if case.is_dir():
        return {p.relative_to(case).as_posix(): p.read_text("utf-8") for p in sorted(case.rglob("*")) if p.is_file()}
    path = "docs/page.md" if case.suffix == ".md" else "roadmap.yaml"
    healthy = {"docs/page.md": BASE / "healthy.md", "roadmap.yaml": BASE / "healthy.yaml"}
    files = {"docs/parties.yaml": BASE / "parties.yaml", **healthy, path: case}
    return {name: file.read_bytes().decode() for name, file in files.items()}


def _read(texts: dict[str, str]) -> tuple[Diagnostic, ...]:
    project = load_project(SourceFiles(texts), SiteSettings())
    found = list(project.diagnostics)
    for page in project.pages:
        calls, faults = find_calls(page.body, f"docs/{page.path}", page.body_line)
        found += [*faults, *check_calls(calls, {TABLE.name: TABLE}, f"docs/{page.path}")]
    if texts.get("docs/page.md", HEALTHY_PAGE) != HEALTHY_PAGE:
        found += inspect_pages(project, site_markdown(), DAY, broken=has_errors(found))
    return sort_diagnostics(found)


@pytest.mark.parametrize("name", _cases())
def test_a_broken_file_is_told_as_in_its_golden_text(name: str, golden: Golden) -> None:
    code = name.partition("/")[0]
    texts = _texts(MUSEUM / name)
    found = _read(texts)
    golden(f"diagnostics/{name}.txt", format_text(found, texts) + "\n")
    assert code in {each.code for each in found}
    assert {each.severity for each in found if each.code == code} == {CATALOGUE[code].severity}


@pytest.mark.parametrize("name", _cases())
def test_places_lie_within_their_files(name: str) -> None:
    texts = _texts(MUSEUM / name)
    for each in _read(texts):
        lines = texts[each.file].split("\n")
        assert each.span.line <= len(lines)
        assert each.span.column <= len(lines[each.span.line - 1]) + 1
        assert each.span.end_column > each.span.column


def test_the_base_of_the_cases_is_faultless() -> None:
    assert _read(_texts(BASE / "healthy.yaml")) == ()


def test_every_code_has_a_case() -> None:
    codes = {**yaml_text.MESSAGES, **fields.MESSAGES, **pages.MESSAGES, **markup.MESSAGES, **checks.MESSAGES}
    codes |= materials.MESSAGES
    shown = {name.partition("/")[0] for name in _cases()}
    assert shown <= set(CATALOGUE)
    assert set(codes) - TOO_BIG <= shown


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_a_message_has_all_its_parts(code: str) -> None:
    message = CATALOGUE[code]
    assert message.text and message.hint and message.wrong and message.right
    assert message.wrong != message.right
    assert message.severity in Severity
    assert not message.text.endswith((".", "!")), "the code follows in brackets"
