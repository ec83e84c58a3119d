"""The checks at their edges: broken materials beside good ones, repeated mentions, links out of the folder."""

from __future__ import annotations

from datetime import date

import pytest

from macros.checks import check_calls
from macros.checks.links import link_address, page_targets
from macros.checks.page_bounds import MOST_BLOCKS
from macros.checks.staleness import check_stale
from macros.model.macro import MacroSpec
from macros.project import Project, SiteSettings, load_project
from macros.sources.files import SourceFiles
from macros.sources.page_macros import find_calls
from tests.support.plan_samples import SMALL_ROADMAP

PARTIES = "стороны:\n  - {ид: school, название: Школы, вид: орган, уровень: организация}\n"
MATERIALS = ("instructions", "speech-modules", "report-forms", "structures", "monitoring")
FORM = (
    "ид: form\nназвание: Отчёт\nописание: О чём.\nвладелец: Школы\nпроверено: 2025-02-01\nкарта: {}\n"
    "столбцы: [{{название: Пункт}}]\nсрок: до 1 числа\nкуда: [Школы]\nкто: [Школы]\nкак: таблицей\n"
)


def loaded(**files: str) -> Project:
    """A project of these files; «__» is a slash, the names end in «.yaml» if they do not say otherwise."""
    texts = {name.replace("__", "/").replace("_", "-") + ".yaml": text for name, text in files.items()}
    return load_project(SourceFiles(texts), SiteSettings())


def said(project: Project, code: str) -> list[str]:
    return [f"{each.message}; {each.hint}" for each in project.diagnostics if each.code == code]


def test_materials_that_cannot_be_read_are_told_once_and_stop_no_rule() -> None:
    broken = {f"docs/{folder}/broken.yaml": "- это список\n" for folder in MATERIALS}
    faq = {"docs/faq.yaml": "- это список\n", "docs/parties.yaml": PARTIES}
    project = load_project(SourceFiles({"roadmap.yaml": SMALL_ROADMAP, **broken, **faq}), SiteSettings())
    found = sorted(each.file for each in project.diagnostics if each.file != "roadmap.yaml")
    assert found == sorted([*broken, "docs/faq.yaml"])


def test_a_form_of_a_roadmap_that_could_not_be_read_is_not_blamed() -> None:
    form = FORM.format("gone")
    assert said(loaded(roadmap=SMALL_ROADMAP, docs__parties=PARTIES, docs__report_forms__form=form), "dead-reference")
    project = loaded(roadmap="разделы: [", docs__parties=PARTIES, docs__report_forms__form=form)
    assert not said(project, "dead-reference")


def test_parties_of_a_form_are_judged_where_the_territory_of_its_roadmap_is_known() -> None:
    """Bodies of a territory are found by their short names there, and nowhere else."""
    local = PARTIES + "  - {ид: mirs, название: МИРС ПК, вид: орган, уровень: регион, территория: Край}\n"
    form = FORM.format("sample").replace("кто: [Школы]", "кто: [МИРС ПК]")

    def told(roadmap: str) -> list[str]:
        return said(loaded(roadmap=roadmap, docs__parties=local, docs__report_forms__form=form), "unknown-party")

    assert told("территория: Край\n" + SMALL_ROADMAP) == []
    (elsewhere,) = told("территория: Другой\n" + SMALL_ROADMAP)
    assert "в реестре это название другой территории" in elsewhere
    for faulty in ("территория: Край\nразделы: [", "сроки: до мая\n" + SMALL_ROADMAP):
        assert told(faulty) == []


def test_an_unknown_party_is_told_at_every_place_and_a_name_of_a_person_as_such() -> None:
    measures = SMALL_ROADMAP + "        ответственные: [Лицеи, Петрова Анна]\n        участники: [Лицеи]\n"
    project = loaded(roadmap=measures, docs__parties=PARTIES)
    assert len(said(project, "unknown-party")) == 3
    assert len(said(project, "personal-name")) == 1


def test_an_owner_and_a_contact_are_no_persons() -> None:
    about = "название: Имя\nописание: О чём.\nпроверено: 2025-02-01\nвладелец: {}\n"
    contact = "  - {{ид: c{}, название: {}, вид: телефон, значение: 8 800 100-20-30, когда: всегда, источник: План}}\n"
    project = loaded(
        roadmap=SMALL_ROADMAP + "владелец: Сидорова Ольга\n",
        docs__contacts="контакты:\n" + contact.format(1, "Анна Петрова") + contact.format(2, "Горячая линия"),
        docs__instructions__a="ид: a\n" + about.format("Пётр Васильев") + "шаги: [{название: Шаг, кто: [Школы]}]\n",
        docs__parties=PARTIES,
    )
    page = {"docs/index.md": f"---\n{about.format('Петрова А. А.')}---\nТекст\n"}  # told of the text itself
    assert [text.partition("«")[2].partition("»")[0] for text in said(project, "personal-name")] == [
        "Анна Петрова",
        "Пётр Васильев",
        "Сидорова Ольга",
    ]
    assert len(said(load_project(SourceFiles(page), SiteSettings()), "personal-name")) == 1


def test_a_number_that_stands_twice_is_no_address() -> None:
    twice = (
        SMALL_ROADMAP + '      - {номер: "1", ид: again, номер-повторён: да, название: Ещё, реализует: [sample/1]}\n'
    )
    (told,) = said(loaded(roadmap=twice, docs__parties=PARTIES), "dead-reference")
    assert "таких пунктов несколько" in told and "укажите «ид»" in told


def test_a_registry_in_a_wrong_place_is_told() -> None:
    (told,) = said(loaded(roadmap=SMALL_ROADMAP, docs__other=PARTIES), "file-unused")
    assert "parties.yaml" in told


def test_a_list_given_to_a_macro_is_shown_as_written() -> None:
    calls, _ = find_calls('{{ сейчас(["a", true]) }}', "docs/x.md")
    (told,) = check_calls(calls, {"сейчас": MacroSpec("сейчас", example="{{ сейчас() }}")}, "docs/x.md")
    assert '["a", true]' in told.message


def test_a_page_of_more_pieces_than_a_person_writes_is_told() -> None:
    page = "---\nназвание: А\nописание: Б\n---\n" + "а\n\n" * (MOST_BLOCKS + 1)
    project = load_project(SourceFiles({"docs/index.md": page}), SiteSettings())
    assert any(f"больше {MOST_BLOCKS} абзацев" in each.message for each in project.diagnostics)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("#раздел", "a/b/"),
        ("../c.md", "c/"),
        ("c.md#x", "a/c/"),
        ("x.pdf", None),
        ("../x.pdf", None),
        ("../../../../etc", None),
        ("../../roadmaps/perm", "roadmaps/perm/"),
        ("../..", ""),
    ],
)
def test_the_address_that_a_link_leads_to(target: str, address: str | None) -> None:
    assert link_address("a/b.md", target, {"c.md", "a/c.md", "a/x.pdf", "a/b/x.pdf", "x.pdf"}) == address


def test_what_leads_elsewhere_leads_to_no_page_of_the_site() -> None:
    page = "---\nназвание: А\nописание: Б\n---\n[раз](https://example.org/x) [два](#x) [три](b.md)\n"
    project = load_project(SourceFiles({"docs/a.md": page}), SiteSettings())
    (each,) = project.subject.pages
    assert set(page_targets(each)) == {"b.md", "a/b.md"}


def test_a_roadmap_without_a_description_is_out_of_date() -> None:
    subject = loaded(roadmap=SMALL_ROADMAP, docs__parties=PARTIES).subject
    assert "roadmap-no-description" in [each.code for each in check_stale(subject, date(2024, 6, 1), None, 12)]


CARD = "---\nназвание: А\nописание: Б\nсвязанные: [{}]\n---\n\n{}\n"


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("[а](faq.md)", "файл называется «FAQ.md»"),
        ("[а](Pages/vhod.md)", "файл называется «pages/Vhod.md»"),
        ("[а](мой план.pdf)", "в адресе есть пробел"),
        ("![а](мой новый план.png)", "в адресе есть пробел"),
        ('[а](план.pdf "Мой план")', "проверьте путь"),
        ("[а](план.pdf) и (ещё)", "проверьте путь"),
        ("[а](план.pdf", "проверьте путь"),
    ],
)
def test_a_link_that_windows_would_open_is_told_with_what_to_change(link: str, hint: str) -> None:
    files = {"docs/FAQ.md": CARD.format("", "а"), "docs/pages/Vhod.md": CARD.format("", "а")}
    project = load_project(SourceFiles({**files, "docs/a.md": CARD.format("", link)}), SiteSettings())
    (found,) = said(project, "dead-link")
    assert hint in found


def test_a_related_page_in_other_letters_is_named() -> None:
    files = {"docs/FAQ.md": CARD.format("", "а"), "docs/a.md": CARD.format("faq.md, net.md", "а")}
    first, second = said(load_project(SourceFiles(files), SiteSettings()), "dead-reference")
    assert "файл называется «FAQ.md»" in first and "укажите путь" in second
