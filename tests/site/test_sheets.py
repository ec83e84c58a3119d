"""The sheets of the real section: all there, linked where people look, nothing printed over anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.exports.pdf import page_count
from macros.views.downloads import file_size
from tests.support.pdf_reader import needs_poppler, overlapping_words, read_pdf

KINDS = {
    "roadmap-perm-2024-checklist",
    "roadmap-perm-2024-official",
    "role-director-checklist",
    "instruction-school-admin-rights-checklist",
    "speech-parents-primary-speech",
    "speech-parents-primary-handout",
}


@pytest.fixture(scope="module")
def sheets(built_site: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in sorted((built_site / "files").glob("*.pdf"))}


def test_every_kind_is_there_in_both_editions(sheets: dict[str, bytes]) -> None:
    assert KINDS | {f"{name}-large" for name in KINDS} <= set(sheets)


def test_no_plain_edition_without_its_large_one(sheets: dict[str, bytes]) -> None:
    plain = {name for name in sheets if not name.endswith("-large")}
    assert {name.removesuffix("-large") for name in sheets if name.endswith("-large")} == plain


@needs_poppler
def test_no_word_runs_into_another(sheets: dict[str, bytes], tmp_path: Path) -> None:
    found = {name: overlapping_words(data, tmp_path) for name, data in sheets.items()}
    assert {name: pairs[:3] for name, pairs in found.items() if pairs} == {}


def test_large_editions_have_large_type_only(sheets: dict[str, bytes]) -> None:
    small = {name for name, data in sheets.items() if name.endswith("-large") and min(read_pdf(data).sizes) < 18}
    assert small == set()


def test_handouts_are_one_page(sheets: dict[str, bytes]) -> None:
    assert {page_count(data) for name, data in sheets.items() if name.endswith("-handout")} == {1}


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("roadmaps/perm-2024/", ["roadmap-perm-2024-checklist", "roadmap-perm-2024-official"]),
        ("roadmaps/perm-2024/checklist/", ["roadmap-perm-2024-checklist"]),
        ("parties/director/", ["role-director-checklist"]),
        ("parties/director/checklist/", ["role-director-checklist"]),
        ("instructions/school-admin-rights/", ["instruction-school-admin-rights-checklist"]),
        ("speech-modules/parents-primary/", ["speech-parents-primary-speech", "speech-parents-primary-handout"]),
        ("speech-modules/parents-primary/read/", ["speech-parents-primary-speech"]),
    ],
)
def test_links_tell_pages_and_size(built_site: Path, sheets: dict[str, bytes], page: str, names: list[str]) -> None:
    html = (built_site / page / "index.html").read_text(encoding="utf-8")
    root = "../" * page.count("/")
    shown = re.findall(r'<a class="mt-downloads__link" href="([^"]+\.pdf)"[^>]*>(.*?)</a>', html)
    expected = []
    for name in names:
        for edition, words in ((name, "Скачать PDF"), (f"{name}-large", "Крупным шрифтом")):
            data = sheets[edition]
            size = f"{page_count(data)}\u00a0стр., {file_size(len(data))}"
            expected.append((f"{root}files/{edition}.pdf", f'{words} <span class="mt-downloads__size">({size})</span>'))
    assert shown == expected


def test_a_roadmap_is_offered_for_word_and_excel(built_site: Path) -> None:
    html = (built_site / "roadmaps/perm-2024/index.html").read_text(encoding="utf-8")
    for kind in ("docx", "xlsx"):
        assert f'href="../../files/roadmap-perm-2024.{kind}"' in html
        assert (built_site / f"files/roadmap-perm-2024.{kind}").read_bytes().startswith(b"PK")


def test_fonts_for_paper_stay_out_of_the_site(built_site: Path) -> None:
    assert list(built_site.rglob("*.ttf")) == []
    assert list(built_site.rglob("*.typ")) == []
