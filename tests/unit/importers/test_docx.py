"""Word documents of many shapes: every measure arrives with what its rows say."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT

from macros.importers.draft import MentionDraft, ResultDraft
from macros.importers.yaml_text import draft_tree, write_yaml
from macros.project import PARTIES, SiteSettings, load_project
from macros.sources.files import SourceFiles
from tests.support.plan_documents import (
    HEADER,
    WordPlan,
    imported,
    loaded,
    measures,
    merge_down,
    number_list,
    put_in_list,
    told,
    xml,
)

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROW = ("1.1", "Назначить координаторов", "до 01.03.2025", "ОО", "Приказ издан")
OTHER = ("1.2", "Провести вебинар", "20.03.2025", "МОУО", "Запись размещена")
SECTION = ("1. Организация",)


def test_a_simple_plan(tmp_path: Path) -> None:
    plan = WordPlan().text("План мероприятий на 2025 год")
    plan.table(
        SECTION, ROW, OTHER, ("2. Обучение",), ("2.1", "Обучить педагогов", "май", "ОО, МОУО", "Обучены\nОтчёт сдан")
    )
    roadmap = loaded(imported(plan.save(tmp_path)))
    assert [(s.number, s.title, [m.number for m in s.measures]) for s in roadmap.sections] == [
        ("1", "Организация", ["1.1", "1.2"]),
        ("2", "Обучение", ["2.1"]),
    ]
    last = roadmap.sections[1].measures[0]
    assert [m.name for m in last.responsible] == ["ОО", "МОУО"]
    assert [r.text for r in last.results] == ["Обучены", "Отчёт сдан"]
    assert last.term is not None and str(last.term.start) == "2025-05-01"  # the year is the plan's
    assert roadmap.title == "План мероприятий на 2025 год"


def test_two_header_rows_and_column_numbers(tmp_path: Path) -> None:
    plan = WordPlan()
    table = plan.table(
        ("", "", "начало", "окончание", "", ""),
        ("1", "2", "3", "4", "5", "6"),
        ("1", "Провести сверку", "01.02.2025", "10.02.2025", "ОО", "Сверка проведена"),
        ("2", "Провести вебинар", "20.03.2025", "20.03.2025", "ОО", "Вебинар проведён"),
        header=("№ п/п", "Перечень действий", "Сроки", "", "Исполнитель", "Прогнозируемый результат"),
    )
    for column in (0, 1, 4, 5):
        merge_down(table, column, 0, 1)
    table.cell(0, 2).merge(table.cell(0, 3))
    found = measures(imported(plan.save(tmp_path)))
    assert [(m.number, m.term) for m in found] == [("1", "01.02.2025 – 10.02.2025"), ("2", "20.03.2025")]


def test_a_repeated_header_after_a_page_break_joins_the_tables(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(SECTION, ROW)
    plan.text("")
    plan.table(OTHER)
    plan.text("")
    plan.table(("1.3", "Собрать отчёты", "июнь 2025", "МОУО", "Отчёты собраны"), header=())
    draft = imported(plan.save(tmp_path))
    assert [m.number for m in measures(draft)] == ["1.1", "1.2", "1.3"]
    assert len(draft.sections) == 1
    assert told(draft, "таблица 3", "нет заголовка")


def test_other_tables_are_passed_by_and_told(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(ROW)
    plan.text("Показатели")
    plan.table(("1", "Доля школ", "90 %", "95 %"), header=("№", "Показатель", "2024", "2025"))
    plan.table(
        ("Город", "Назначить координаторов", "1.1", "Назначен Петров Пётр Петрович"),
        header=("Муниципалитет", "Наименование мероприятия", "Пункт Дорожной карты", "Организованные мероприятия"),
    )
    draft = imported(plan.save(tmp_path))
    assert [m.number for m in measures(draft)] == ["1.1"]
    assert told(draft, "таблица 2", "не взята", "Доля школ", "95 %")
    assert told(draft, "таблица 3", "форму отчёта")
    assert not told(draft, "Петров")


def test_a_measure_over_several_rows_has_results_of_their_own(tmp_path: Path) -> None:
    plan = WordPlan()
    table = plan.table(
        ("1.1", "Разработать материалы", "01.03.2025", "ОО", "Черновик готов"),
        ("", "", "01.04.2025", "МОУО", "Материалы утверждены"),
        ("", "", "постоянно", "МОУО", "Материалы обновляются"),
        ("1.2", "Разослать", "май 2025", "ОО", "Разосланы"),
    )
    merge_down(table, 0, 1, 3)
    merge_down(table, 1, 1, 3)
    first, second = measures(imported(plan.save(tmp_path)))
    assert first.term == ""
    assert first.results == (
        ResultDraft("Черновик готов", "01.03.2025", (MentionDraft("ОО"),)),
        ResultDraft("Материалы утверждены", "01.04.2025", (MentionDraft("МОУО"),)),
        ResultDraft("Материалы обновляются", "постоянно", (MentionDraft("МОУО"),)),
    )
    assert second.term == "май 2025" and second.results == (ResultDraft("Разосланы"),)


def test_unmerged_rows_without_a_number_are_results_too(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(ROW, ("", "", "01.04.2025", "", "Приказ размещён"), OTHER)
    first, second = measures(imported(plan.save(tmp_path)))
    assert [(r.text, r.term) for r in first.results] == [
        ("Приказ издан", "до 01.03.2025"),
        ("Приказ размещён", "01.04.2025"),
    ]
    assert first.responsible == (MentionDraft("ОО"),)
    assert second.number == "1.2"


def test_one_responsible_over_many_measures_is_inherited_and_told(tmp_path: Path) -> None:
    plan = WordPlan()
    table = plan.table(ROW, OTHER, ("1.3", "Собрать отчёты", "июнь 2025", "", "Собраны"))
    merge_down(table, 3, 1, 3)
    draft = imported(plan.save(tmp_path))
    assert [m.responsible for m in measures(draft)] == [(MentionDraft("ОО"),)] * 3
    assert len(told(draft, "из ячейки, общей с мероприятиями выше")) == 2


def test_words_for_the_cell_above(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(ROW, ("1.2", "Провести вебинар", "-//-", "то же", "Проведён"))
    draft = imported(plan.save(tmp_path))
    assert measures(draft)[1].responsible == (MentionDraft("ОО"),)
    assert measures(draft)[1].term == "до 01.03.2025"
    assert len(told(draft, "знаком повтора")) == 2


def test_words_for_the_cell_above_where_the_section_has_none_are_told(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(ROW, ("2. Обучение",), ("2.1", "Провести вебинар", "май 2025", "то же", "Проведён"))
    draft = imported(plan.save(tmp_path))
    assert [m.responsible for m in measures(draft)] == [(MentionDraft("ОО"),), (MentionDraft("то же"),)]
    assert len(told(draft, "в разделе выше никого нет")) == 1


def test_numbers_that_word_draws_are_rebuilt(tmp_path: Path) -> None:
    plan = WordPlan()
    number_list(plan.document, (("decimal", "%1."), ("decimal", "%1.%2.")))
    rows = [("", f"Мероприятие по плану {n}", "май 2025", "ОО", "Сделано") for n in range(1, 12)]
    table = plan.table(("Организация",), *rows, ("Обучение",), ("", "Обучить", "июнь 2025", "ОО", "Обучены"))
    for row in table.rows[1:]:
        merged = len({id(cell._tc) for cell in row.cells}) == 1
        put_in_list(row.cells[0].paragraphs[0], 0 if merged else 1)
    draft = imported(plan.save(tmp_path))
    assert [m.number for m in measures(draft)] == [f"1.{n}" for n in range(1, 12)] + ["2.1"]
    assert [(s.number, s.title) for s in draft.sections] == [("1", "Организация"), ("2", "Обучение")]


@pytest.mark.parametrize(
    ("row", "number", "title"),
    [
        (("Раздел 1. Организация",), "1", "Организация"),
        (("II. Обучение",), "II", "Обучение"),
        (("1 этап – Организация работы",), "", "1 этап – Организация работы"),
        (("Общие мероприятия",), "", "Общие мероприятия"),
        (("1", "Организация", "", "", ""), "1", "Организация"),
    ],
)
def test_section_rows(tmp_path: Path, row: tuple[str, ...], number: str, title: str) -> None:
    plan = WordPlan()
    plan.table(row, ROW, OTHER)
    (section,) = imported(plan.save(tmp_path)).sections
    assert (section.number, section.title, len(section.measures)) == (number, title, 2)


def test_sections_between_tables_and_in_a_column(tmp_path: Path) -> None:
    plan = WordPlan().text("План на 2025 год", "1. Организация")
    plan.table(ROW)
    plan.text("2. Обучение")
    plan.table(("2.1", "Обучить", "май", "ОО", "Обучены"))
    draft = imported(plan.save(tmp_path))
    assert [(s.number, s.title) for s in draft.sections] == [("1", "Организация"), ("2", "Обучение")]
    plan = WordPlan()
    table = plan.table(
        ("Организация", "1", "Назначить", "май 2025", "ОО"),
        ("", "2", "Собрать", "май 2025", "ОО"),
        ("Обучение", "3", "Обучить", "май 2025", "ОО"),
        header=("Направление", "№", "Мероприятие", "Срок", "Ответственный"),
    )
    merge_down(table, 0, 1, 2)
    draft = imported(plan.save(tmp_path))
    assert [(s.title, len(s.measures)) for s in draft.sections] == [("Организация", 2), ("Обучение", 1)]


def test_a_section_within_a_section_keeps_the_outer_name(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(("1. Организация",), ("Подготовка приказов",), ROW)
    (section,) = imported(plan.save(tmp_path)).sections
    assert section.title == "Подготовка приказов"
    assert "1. Организация" in section.note


def test_lists_and_soft_lines_in_cells(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(
        (
            "1",
            "Собрать сведения:\n– о школах;\n– о педагогах",
            "май 2025",
            "1. ОО\n2. МОУО",
            "– Список готов;\n– Список\nутверждён",
        ),
        ("2", "Провести встречи с\nродителями", "в течение\n2025 года", "ОО", "Встречи проведены.\nЗамечания собраны."),
    )
    first, second = measures(imported(plan.save(tmp_path)))
    assert first.title == "Собрать сведения: – о школах; – о педагогах"
    assert [m.name for m in first.responsible] == ["ОО", "МОУО"]
    assert [r.text for r in first.results] == ["Список готов;", "Список утверждён"]
    assert second.title == "Провести встречи с родителями" and second.term == "в течение 2025 года"
    assert [r.text for r in second.results] == ["Встречи проведены.", "Замечания собраны."]


def test_short_names_footnotes_annex_and_approvals(tmp_path: Path) -> None:
    plan = WordPlan().text(
        "Приложение\nк приказу министерства образования\nот 10.01.2025 № 6",
        "УТВЕРЖДАЮ\nМинистр образования края\n________ И.И. Петров\n«28» августа 2024 г.",
        "ДОРОЖНАЯ КАРТА\nпо внедрению сервисов на 2025 год",
    )
    plan.table(
        (
            "1",
            "Назначить ответственных*",
            "май",
            "Муниципальные органы управления образованием (далее – МОУО)",
            "Назначены",
        ),
        ("2", "Отчитаться", "июнь", "МОУО", "Отчёты сданы**"),
    )
    plan.text("* В новых школах.", "** По форме министерства.")
    draft = imported(plan.save(tmp_path))
    assert draft.annex == "Приложение к приказу министерства образования от 10.01.2025 № 6"
    (approval,) = draft.approvals
    assert (approval.by, approval.kind, approval.date) == ("Министр образования края", "Утверждено", "2024-08-28")
    assert not told(draft, "Петров") and told(draft, "фамилия")
    assert dict(draft.footnotes) == {"*": "В новых школах.", "**": "По форме министерства."}
    first, second = measures(draft)
    assert (first.title, first.footnote, second.footnote) == ("Назначить ответственных", "*", "**")
    assert second.results[0].text == "Отчёты сданы"
    assert [(w.term, w.expansion) for w in draft.glossary] == [("МОУО", "Муниципальные органы управления образованием")]
    assert draft.title == "Дорожная карта по внедрению сервисов на 2025 год"


def test_word_footnotes_come_with_their_text(tmp_path: Path) -> None:
    plan = WordPlan()
    table = plan.table(ROW)
    run = table.cell(1, 1).paragraphs[0].add_run()
    run._element.append(xml('<w:footnoteReference w:id="2"/>'))
    path = plan.save(tmp_path)
    import zipfile

    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "word/footnotes.xml",
            '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
            '<w:footnote w:id="2"><w:p><w:r><w:t>По согласованию</w:t></w:r></w:p></w:footnote></w:footnotes>',
        )
    draft = imported(path)
    assert dict(draft.footnotes) == {"¹": "По согласованию"}
    assert (measures(draft)[0].title, measures(draft)[0].footnote) == ("Назначить координаторов", "¹")


def test_tracked_changes_keep_insertions_and_tell_deletions(tmp_path: Path) -> None:
    plan = WordPlan()
    table = plan.table(ROW, OTHER)
    paragraph = table.cell(1, 1).paragraphs[0]._element
    paragraph.append(xml("<w:ins><w:r><w:t> школ</w:t></w:r></w:ins>"))
    paragraph.append(xml("<w:del><w:r><w:delText> детских садов</w:delText></w:r></w:del>"))
    table.rows[2]._tr.get_or_add_trPr().append(xml("<w:del/>"))
    draft = imported(plan.save(tmp_path))
    assert [m.title for m in measures(draft)] == ["Назначить координаторов школ"]
    assert told(draft, "удалено исправлением", "детских садов")
    assert told(draft, "удалено исправлением", "Провести вебинар")


def test_text_boxes_nested_tables_and_content_controls(tmp_path: Path) -> None:
    plan = WordPlan()
    table = plan.table(ROW, OTHER)
    box = xml("<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>и кураторов</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>")
    table.cell(1, 1).paragraphs[0]._element.append(box)
    inner = table.cell(2, 4).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Школ", "52"
    row = table.rows[2]._tr
    control = xml("<w:sdt><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control[0].append(row)
    draft = imported(plan.save(tmp_path))
    first, second = measures(draft)
    assert "и кураторов" in " ".join([first.title, *first.details])
    assert told(draft, "надписи")
    assert "Школ | 52" in [r.text for r in second.results]


def test_a_plan_inside_a_layout_table(tmp_path: Path) -> None:
    plan = WordPlan()
    outer = plan.document.add_table(1, 1)
    inner = outer.cell(0, 0).add_table(2, 5)
    for column, texts in enumerate(zip(HEADER, ROW, strict=True)):
        for line, text in enumerate(texts):
            inner.cell(line, column).text = text
    assert [m.number for m in measures(imported(plan.save(tmp_path)))] == ["1.1"]


def test_damaged_letters_are_mended_and_told(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(
        (
            "1.1",
            "Hазначить координатоpов",
            "до\u00a001.03.2025",
            "О\u00adО",
            "<p>Приказ издан</p> <p>Приказ размещён</p>",
        ),
        header=("No॒ Π/Π", "Наименование меро\u00adприятия", "Cрок", "Ответственный", "Результат"),
    )
    draft = imported(plan.save(tmp_path))
    (measure,) = measures(draft)
    assert (measure.title, measure.term) == ("Назначить координаторов", "до 01.03.2025")
    assert measure.responsible == (MentionDraft("ОО"),)
    assert [r.text for r in measure.results] == ["Приказ издан", "Приказ размещён"]
    assert told(draft, "знаки", "Hазначить", "координатоpов")


def test_repeated_rows_and_numbers(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(
        ROW,
        ("1.1", "Назначить координаторов", "до 01.04.2025", "ОО", "Приказ размещён"),
        ("1.3", "Собрать отчёты", "май 2025", "ОО", "Собраны"),
        ("1.3", "Провести опрос", "июнь 2025", "ОО", "Проведён"),
    )
    draft = imported(plan.save(tmp_path))
    first, second, third = measures(draft)
    assert [r.term for r in first.results] == ["до 01.03.2025", "до 01.04.2025"]
    assert told(draft, "это пункты 1.1")
    assert (second.number, third.number) == ("1.3", "1.3")
    assert second.number_repeats and third.number_repeats and second.id != third.id


def test_what_is_missing_or_unclear_is_a_doubt(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(
        ("1.1", "Назначить", "когда получится", "Отдел кадров", "Назначены", "100 тыс."),
        ("", "Провести опрос без номера", "май 2025", "", "Проведён", "–"),
        header=(*HEADER, "Объём средств"),
    )
    draft = imported(plan.save(tmp_path))
    first, second = measures(draft)
    assert told(draft, "таблица 1, строка 2", "не понят", "когда получится")
    assert told(draft, "«Отдел кадров» нет в docs/parties.yaml")
    assert told(draft, "строка 3", "ответственный не указан")
    assert told(draft, "строка 3", "номера в документе нет", "«1.2»")
    assert first.note == "Объём средств: 100 тыс." and second.note == ""
    assert told(draft, "столбец «Объём средств»")


def test_a_header_nobody_knows_is_read_by_content(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(
        ("1", "Назначить координаторов", "до 01.03.2025", "ОО"),
        ("2", "Провести вебинар", "20.03.2025", "МОУО"),
        ("3", "Собрать отчёты", "ежемесячно", "МОУО"),
        header=("А", "Б", "В", "Г"),
    )
    draft = imported(plan.save(tmp_path))
    assert [(m.number, m.term, m.responsible[0].name) for m in measures(draft)][1] == ("2", "20.03.2025", "МОУО")
    assert told(draft, "смысл взят по содержимому")


def test_a_plan_without_numbers_is_numbered(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(
        ("Назначить координаторов", "до 01.03.2025", "ОО"),
        ("Провести вебинар", "20.03.2025", "МОУО"),
        header=("Что сделать", "Когда", "Кто отвечает"),
    )
    assert [(m.number, m.title) for m in measures(imported(plan.save(tmp_path)))] == [
        ("1", "Назначить координаторов"),
        ("2", "Провести вебинар"),
    ]


def test_numbers_typed_in_front_of_titles(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(
        ("1.1. Назначить координаторов", "до 01.03.2025", "ОО"),
        ("1.10. Провести вебинар", "20.03.2025", "МОУО"),
        header=("Мероприятие", "Срок", "Исполнители"),
    )
    assert [m.number for m in measures(imported(plan.save(tmp_path)))] == ["1.1", "1.10"]


# --- terms of control, lists in one line, persons --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "text", "term"),
    [
        ("Мониторинг до 01.03.2025", "Мониторинг", "до 01.03.2025"),
        ("Справка – ежемесячно, до 5 числа", "Справка", "ежемесячно, до 5 числа"),
        ("Акт (до 20.05.2025)", "Акт", "до 20.05.2025"),
        ("Охват до 50 % до 1 мая 2025", "Охват до 50 %", "до 1 мая 2025"),
        ("Довести до 100 % школ", "Довести до 100 % школ", ""),
        ("Протокол от 04.08.2023 № 1493", "Протокол от 04.08.2023 № 1493", ""),
        ("Справка по итогам 2024 года", "Справка по итогам 2024 года", ""),
    ],
)
def test_a_control_keeps_its_term(tmp_path: Path, cell: str, text: str, term: str) -> None:
    plan = WordPlan()
    plan.table(("1", "Проверить", "май 2025", "ОО", "Сделано", cell), header=(*HEADER, "Форма контроля"))
    (measure,) = measures(imported(plan.save(tmp_path)))
    assert [(c.text, c.term) for c in measure.control] == [(text, term)]


@pytest.mark.parametrize(
    ("cell", "results"),
    [
        ("1) приказ издан; 2) график утверждён", [("приказ издан", ""), ("график утверждён", "")]),
        ("– приказ; – график; – отчёт", [("приказ", ""), ("график", ""), ("отчёт", "")]),
        (
            "Приказ до 01.03.2025; отчёт до 05.05.2025",
            [("Приказ", "до 01.03.2025"), ("отчёт", "до 05.05.2025")],
        ),
        ("Назначены ответственные (школа; детский сад)", [("Назначены ответственные (школа; детский сад)", "")]),
    ],
)
def test_a_list_in_one_line_is_taken_apart(tmp_path: Path, cell: str, results: list[tuple[str, str]]) -> None:
    plan = WordPlan()
    plan.table(("1", "Проверить", "май 2025", "ОО", cell))
    draft = imported(plan.save(tmp_path))
    (measure,) = measures(draft)
    assert [(r.text, r.term) for r in measure.results] == results
    assert not told(draft, "делится точкой с запятой")


def test_a_semicolon_alone_is_a_doubt(tmp_path: Path) -> None:
    plan = WordPlan()
    plan.table(("1", "Проверить", "май 2025", "ОО", "Приказ издан; график утверждён"))
    draft = imported(plan.save(tmp_path))
    assert [r.text for r in measures(draft)[0].results] == ["Приказ издан; график утверждён"]
    assert told(draft, "строка 2", "возможно, их несколько")


@pytest.mark.parametrize("name", ["Иванова М. П.", "Петрова Анна", "ПЕТРОВА А. А.", "Сидоров Пётр Ильич, директор"])
def test_a_person_is_doubted_and_stops_the_check(tmp_path: Path, project_root: Path, name: str) -> None:
    plan = WordPlan()
    plan.table(("1", "Проверить", "май 2025", name, "Сделано"))
    draft = imported(plan.save(tmp_path))
    assert told(draft, "похоже на имя человека")
    registry = (project_root / PARTIES).read_text(encoding="utf-8")
    files = SourceFiles({"roadmap.yaml": write_yaml(draft_tree(draft)), PARTIES: registry})
    found = load_project(files, SiteSettings())
    assert "personal-name" in {each.code for each in found.diagnostics}
    assert found.broken


def test_a_raised_figure_is_no_figure_of_the_number_before_it(tmp_path: Path) -> None:
    plan = WordPlan()
    paragraph = plan.table(ROW).cell(1, 1).paragraphs[0]
    for text, raised in ((" не менее 5", False), ("1", True), (" залов по 40 м", False), ("2", True)):
        paragraph.add_run(text).font.superscript = raised
    (measure,) = measures(imported(plan.save(tmp_path)))
    assert "не менее 5¹ залов по 40 м²" in measure.title


def test_struck_words_are_taken_and_told_hidden_ones_told_alone(tmp_path: Path) -> None:
    plan = WordPlan()
    table = plan.table(("1", "Назначить", "май 2025", "ОО", "Приказ"), ("2", "", "июнь 2025", "ОО", "Отчёт"))
    struck, seen = table.cell(1, 1).paragraphs[0], table.cell(2, 1).paragraphs[0]
    struck.runs[0].font.strike = True
    struck.add_run(" координатора").font.double_strike = True
    seen.add_run("Собрать").font.strike = False
    seen.add_run(" (Иванову проверить)").font.hidden = True
    draft = imported(plan.save(tmp_path))
    assert [each.title for each in measures(draft)] == ["Назначить координатора", "Собрать"]
    assert told(draft, "таблица 1, строка 2", "текст зачёркнут, но взят: «Назначить координатора»")
    assert told(draft, "таблица 1, строка 3", "скрытый текст не взят: «(Иванову проверить)»")
    assert not told(draft, "зачёркнут", "Собрать")


def test_an_address_behind_words_is_told(tmp_path: Path) -> None:
    plan = WordPlan()
    paragraph = plan.table(ROW).cell(1, 1).paragraphs[0]
    for address, words in (("https://example.org/form", "по форме"), ("https://example.org/", "https://example.org")):
        link = plan.document.part.relate_to(address, RT.HYPERLINK, is_external=True)
        markup = f'<w:hyperlink xmlns:r="{RELATIONS}" r:id="{link}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
        paragraph._element.append(xml(markup))
    draft = imported(plan.save(tmp_path))
    assert told(draft, "таблица 1, строка 2", "ссылки без её адреса: «по форме» – https://example.org/form")
    assert not told(draft, "ссылки без её адреса: «https")
