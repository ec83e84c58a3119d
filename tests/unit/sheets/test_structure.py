"""Every kind of sheet is a tagged document for people, screen readers and archives."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.exports import export_roadmap_json
from macros.exports.pdf import page_count
from tests.support.pdf_reader import needs_poppler, pdf_text, read_pdf
from tests.unit.sheets.samples import KINDS, made_pdf, sheet_of, whole_project

A4, A4_LANDSCAPE = (595, 842), (842, 595)


@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
@pytest.mark.parametrize("kind", KINDS)
def test_sheet_is_an_accessible_document_for_the_archive(kind: str, large: bool) -> None:
    data = made_pdf(kind, large=large)
    facts = read_pdf(data)
    assert facts.standards == {"PDF/UA-1", "PDF/A-3a"}
    assert facts.marked
    assert facts.language == "ru"
    assert sheet_of(kind).view.head.title in facts.title
    assert facts.fonts == {"GolosText-Regular", "GolosText-SemiBold"}
    assert facts.embedded
    assert facts.tags["H1"] == 1
    assert facts.pages == page_count(data)


@pytest.mark.parametrize("kind", KINDS)
def test_large_edition_has_no_small_type(kind: str) -> None:
    assert min(read_pdf(made_pdf(kind, large=True)).sizes) >= 18


@pytest.mark.parametrize(
    ("kind", "text"),
    [("checklist", 10), ("party", 10), ("meeting", 10), ("official", 10), ("speech", 16), ("handout", 20)],
)
def test_plain_edition_is_readable(kind: str, text: float) -> None:
    sizes = read_pdf(made_pdf(kind)).sizes
    assert text in sizes
    assert min(sizes) >= (6.5 if kind == "official" else 8.5)  # the raised mark of a footnote


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        ("checklist", A4_LANDSCAPE),
        ("party", A4_LANDSCAPE),
        ("instruction", A4_LANDSCAPE),
        ("meeting", A4_LANDSCAPE),
        ("official", A4_LANDSCAPE),
        ("speech", A4),
        ("handout", A4),
    ],
)
def test_paper(kind: str, size: tuple[int, int]) -> None:
    assert read_pdf(made_pdf(kind)).page_size == size


@pytest.mark.parametrize(
    ("kind", "names", "sections"), [("checklist", 8, 2), ("party", 8, 2), ("instruction", 7, 0), ("official", 14, 2)]
)
def test_table_has_real_header_cells(kind: str, names: int, sections: int) -> None:
    tags = read_pdf(made_pdf(kind)).tags
    assert tags["Table"] == 1
    assert tags["TH"] == names + sections
    assert tags["TD"] > 0


def test_sections_are_bookmarks_once() -> None:
    assert read_pdf(made_pdf("checklist")).outline == (
        "План внедрения; проверка «на прочность»",
        "1. Организация",
        "2. Работа",
    )


def test_speech_has_a_bookmark_for_each_block() -> None:
    assert read_pdf(made_pdf("speech")).outline[1:] == ("Подготовить", "Зачем", "Вопросы", "О чём могут спросить")


@pytest.mark.parametrize("kind", ["checklist", "official"])
@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
def test_data_travel_with_the_sheet(kind: str, large: bool) -> None:
    attached = read_pdf(made_pdf(kind, large=large)).attachments
    assert list(attached) == ["plan-2025.json"]
    whole = whole_project()
    assert attached["plan-2025.json"] == export_roadmap_json(whole, whole.roadmaps[0])
    assert json.loads(attached["plan-2025.json"])["id"] == "plan-2025"


@pytest.mark.parametrize("kind", ["party", "instruction", "speech", "handout", "meeting"])
def test_nothing_is_attached_where_it_makes_no_sense(kind: str) -> None:
    assert read_pdf(made_pdf(kind)).attachments == {}


def test_handout_is_one_page() -> None:
    assert read_pdf(made_pdf("handout")).pages == 1


def test_large_edition_is_upright_where_there_is_little_to_put_side_by_side() -> None:
    assert read_pdf(made_pdf("checklist", large=True)).page_size == A4


@pytest.mark.parametrize("large", [False, True], ids=["plain", "large"])
@needs_poppler
def test_lines_to_fill_in_are_not_divided_between_sheets(large: bool, tmp_path: Path) -> None:
    pages = pdf_text(made_pdf("meeting", large=large), tmp_path, "-layout").split("\f")
    for title, count in (("Решения", 6), ("Участники", 8)):
        (page,) = [page for page in pages if re.search(rf"^\s*{title}$", page, re.MULTILINE)]
        lines = page.split(title)[-1]
        assert all(re.search(rf"^\s*{number}\b", lines, re.MULTILINE) for number in range(1, count + 1)), page
