"""The guard of people's data: a corpus of lines that must not be published and of lines that may."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.checks.personal_data import check_personal_data
from macros.model.materials import Contact, ContactKind
from macros.sources.files import read_project

CORPUS = yaml.safe_load(
    (Path(__file__).resolve().parents[2] / "corpus" / "personal_data" / "lines.yaml").read_text("utf-8")
)
FORBIDDEN = [(code, line) for code, lines in CORPUS["нельзя"].items() for line in map(str, lines)]
HOTLINE = Contact(id="line", title="Линия", kind=ContactKind.PHONE, value="8 800 000-00-00")
MAILBOX = Contact(id="mail", title="Почта", kind=ContactKind.EMAIL, value="help@example.org")


def codes(text: str, file: str = "docs/page.md") -> list[str]:
    return [each.code for each in check_personal_data({file: text}, [HOTLINE, MAILBOX])]


@pytest.mark.parametrize(("code", "line"), FORBIDDEN)
@pytest.mark.parametrize("file", ["docs/page.md", "roadmap.yaml"])
def test_it_is_found(code: str, line: str, file: str) -> None:
    assert codes(f"Начало. {line}, конец.", file) == [code]
    assert codes(line, file) == [code]


@pytest.mark.parametrize("line", [*map(str, CORPUS["можно"])])
def test_it_is_let_through(line: str) -> None:
    assert codes(line) == codes(f"Начало: {line}.") == []


@pytest.mark.parametrize(
    "text", ["8 800 000-00-00", "+7 (800) 000-00-00", "88000000000", "Help@Example.org", "Линия: 8 800 000 00 00."]
)
def test_public_contacts_may_stand_anywhere(text: str) -> None:
    assert codes(text) == []


def test_a_comment_of_a_yaml_file_is_not_published() -> None:
    assert codes("ид: x  # спросить Иванову Марию Ивановну\n", "roadmap.yaml") == []
    assert codes("# Иванова Мария Ивановна\n", "docs/page.md") == ["personal-name"]


def test_the_place_is_exact() -> None:
    (found,) = check_personal_data({"a.yaml": "ид: x\nпримечание: Пишите a@b.example\n"}, [])
    assert (found.span.line, found.span.column, found.span.end_column) == (2, 20, 31)


@pytest.mark.parametrize("line", ["Министр А. В. Ромашкова", "министр А.В. Ромашкова", "Директор А. В. Ромашкова"])
def test_the_name_is_shown_and_not_the_post_before_it(line: str) -> None:
    (found,) = check_personal_data({"a.yaml": line}, [])
    assert line[found.span.column - 1 : found.span.end_column - 1].replace(" ", "") == "А.В.Ромашкова"


def test_the_real_section_is_clean(project_root: Path) -> None:
    """Only the service contacts, which its docs/contacts.yaml lists, are in it."""
    texts = read_project(project_root).texts
    found = {each.code for each in check_personal_data(texts, [])}
    assert found == {"personal-phone", "personal-mail"}, "the guard sees the hotline where nothing allows it"
