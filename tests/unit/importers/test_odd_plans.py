"""Plans with one odd thing each, as offices write them: what is read, and what a person is told to look at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from macros.importers.deadlines import LONGEST, split_term
from macros.importers.draft import RoadmapDraft
from macros.importers.drafting import Wishes, make_draft
from macros.importers.inline_lists import statements
from macros.importers.items import Item
from macros.importers.people import definitions
from macros.importers.reading import read_document
from macros.importers.slugs import LONGEST as LONGEST_SLUG
from macros.importers.slugs import slug_of
from macros.model.parties import PartyRegistry
from tests.support.plan_documents import HEADER, REGISTRY, WordPlan, imported, measures, merge_down, told

ROW = ("1", "Назначить координаторов", "май 2025", "ОО", "Координаторы назначены")
SECTION = ("1. Организация",)


def plan(folder: Path, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER, title: str = "") -> RoadmapDraft:
    document = WordPlan().text(title or "План мероприятий на 2025 год")
    document.table(*rows, header=header)
    return imported(document.save(folder))


def lines(folder: Path, text: str, name: str = "plan.txt") -> RoadmapDraft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return imported(path)


# --- terms -----------------------------------------------------------------------------------------------------------


def test_a_term_longer_than_any_is_told_and_kept(tmp_path: Path) -> None:
    draft = plan(tmp_path, (*ROW[:2], "май 2025\n" + "слово " * (LONGEST // 5), *ROW[3:]))
    assert told(draft, f"срок длиннее {LONGEST} знаков")
    assert measures(draft)[0].term.startswith("май 2025 слово слово")


def test_terms_one_below_the_other_are_parted(tmp_path: Path) -> None:
    (measure,) = measures(plan(tmp_path, (*ROW[:2], "до 01.03.2025\nдо 01.04.2025", *ROW[3:])))
    assert measure.term == "до 01.03.2025; до 01.04.2025"


@pytest.mark.parametrize("text", ["до 01.03.2025", "«Отчёт (до 01.03.2025"])
def test_a_term_without_words_before_it_is_not_taken_out(text: str) -> None:
    assert split_term(text) == (text, "")


def test_a_term_in_words_beside_two_days(tmp_path: Path) -> None:
    header = ("№", "Мероприятие", "Срок", "Начало", "Окончание", "Ответственный")
    draft = plan(tmp_path, ("1", "Назначить", "когда решит совет", "01.03.2025", "01.04.2025", "ОО"), header=header)
    assert measures(draft)[0].term == "когда решит совет; 01.03.2025 – 01.04.2025"


def test_a_term_below_the_row_of_the_result(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    table = document.table(
        ("1", "Назначить", "", "ОО", "Приказ издан"), ("1", "Назначить", "май 2025", "ОО", ""), header=HEADER
    )
    merge_down(table, 0, 1, 2)
    merge_down(table, 1, 1, 2)
    (measure,) = measures(imported(document.save(tmp_path)))
    assert (measure.term, [r.text for r in measure.results]) == ("май 2025", ["Приказ издан"])


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("май 2025; июнь 2025", "результатов 2 и сроков 2: возможно, у каждого результата свой срок"),
        ("май 2025; июнь 2025; июль 2025", "результатов 2, сроков 3: какой срок чей, решите сами"),
    ],
)
def test_several_terms_and_several_results_in_one_row(tmp_path: Path, term: str, words: str) -> None:
    assert told(plan(tmp_path, (*ROW[:2], term, ROW[3], "Приказ издан\nПриказ размещён")), words)


def test_one_cell_over_two_columns_is_told(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    table = document.table(ROW, ("2", "Собрать", "июнь 2025", "", "Собраны"))
    table.cell(2, 2).merge(table.cell(2, 3))
    assert told(imported(document.save(tmp_path)), "ячейка «июнь 2025» занимает столбцы", "она отнесена к первому")


# --- cells -----------------------------------------------------------------------------------------------------------


def test_words_with_a_colon_and_no_list_below_are_a_statement(tmp_path: Path) -> None:
    draft = plan(tmp_path, (*ROW[:4], "Издано:\nПриказ размещён на сайте"))
    assert [r.text for r in measures(draft)[0].results] == ["Издано:", "Приказ размещён на сайте"]


def test_numbers_in_a_line_that_do_not_follow_one_another_part_nothing() -> None:
    parted = statements(Item("Издать приказ; 3) с перечнем; 2) разослать", "1)"))
    assert list(parted) == ["Издать приказ; 3) с перечнем", "разослать"]


def test_the_second_footnote_of_a_measure_is_told(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    document.table((ROW[0], "Назначить координаторов*", "май 2025**", "ОО", "Назначены**"))
    document.text("* По согласованию.", "** Кроме малокомплектных школ.")
    draft = imported(document.save(tmp_path))
    assert measures(draft)[0].footnote == "*" and measures(draft)[0].term == "май 2025"
    assert told(draft, "вторая сноска «**» осталась в тексте «Назначены**»")


def test_a_footnote_of_the_term_alone(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    document.table((*ROW[:2], "май 2025*", *ROW[3:]))
    document.text("* Срок уточняется.")
    (measure,) = measures(imported(document.save(tmp_path)))
    assert (measure.term, measure.footnote) == ("май 2025", "*")


def test_a_result_over_two_rows_of_one_measure_is_taken_once(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    table = document.table(
        ("1", "Назначить", "май 2025", "ОО", "Назначены"),
        ("1", "Назначить", "июнь 2025", "МОУО", "Назначены"),
        header=HEADER,
    )
    for column in (0, 1, 4):
        merge_down(table, column, 1, 2)
    (measure,) = measures(imported(document.save(tmp_path)))
    assert [r.text for r in measure.results] == ["Назначены"]


def test_a_column_of_our_own_over_two_measures_is_noted_once(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    table = document.table(
        (*ROW, "Бюджет"), ("2", "Собрать", "июнь 2025", "ОО", "Собраны", "Бюджет"), header=(*HEADER, "Источник")
    )
    merge_down(table, 5, 1, 2)
    assert [m.note for m in measures(imported(document.save(tmp_path)))] == ["Источник: Бюджет", ""]


# --- numbers ---------------------------------------------------------------------------------------------------------


def test_numbers_of_a_workbook_that_cannot_be_another(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (HEADER, (1.5, *ROW[1:]), (1.6, "Собрать", *ROW[2:])):
        book.active.append(row)
    path = tmp_path / "plan.xlsx"
    book.save(path)
    draft = imported(path)
    assert [m.number for m in measures(draft)] == ["1.5", "1.6"]
    assert not told(draft, "не отличает")


def test_the_first_number_in_a_numbered_section_is_made_of_the_sections(tmp_path: Path) -> None:
    draft = plan(tmp_path, ("3. Организация",), ("", *ROW[1:]), ("3.2", "Собрать", *ROW[2:]))
    assert [m.number for m in measures(draft)] == ["3.1", "3.2"]


def test_a_number_that_is_taken_everywhere_goes_deeper(tmp_path: Path) -> None:
    rows = [("1", "Назначить"), ("", "Собрать"), ("2", "Обучить"), ("1.1", "Проверить")]
    draft = plan(tmp_path, *((*row, *ROW[2:]) for row in rows))
    assert [m.number for m in measures(draft)] == ["1", "1.1.1", "2", "1.1"]


# --- people ----------------------------------------------------------------------------------------------------------


def test_a_short_name_that_the_document_explains_is_known(tmp_path: Path) -> None:
    draft = plan(
        tmp_path,
        ("1", "Назначить", "май 2025", "Министерство образования (далее – МО)", "Назначены"),
        ("2", "Собрать", "июнь 2025", "МО", "Собраны"),
    )
    assert not told(draft, "«МО» нет в docs/parties.yaml")


def test_a_body_of_many_domains_stays_in_one_piece(tmp_path: Path) -> None:
    draft = plan(tmp_path, (*ROW[:3], "Комитет образования, науки, спорта; ; ОО", ROW[4]))
    assert [m.name for m in measures(draft)[0].responsible] == ["Комитет образования, науки, спорта", "ОО"]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Есть единая информационная служба поддержки (далее – ЕИСП)", "единая информационная служба поддержки"),
        ("Центр, районы: Дом детского творчества и спорта (далее – ЦДО)", "Дом детского творчества и спорта"),
    ],
)
def test_what_a_short_name_stands_for(text: str, full: str) -> None:
    assert [each[1] for each in definitions(text)] == [full]


def test_known_words_are_not_offered_for_the_glossary(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    document.table(("1. Работа с региональной системой (далее – РИС)",), ROW)
    path = document.save(tmp_path)
    for known, offered in ((frozenset[str](), ["РИС"]), (frozenset({"рис"}), [])):
        wishes = Wishes(id="plan", registry=REGISTRY, glossary=known)
        draft = make_draft(read_document(path, path.name), wishes)
        assert draft is not None and [each.term for each in draft.glossary] == offered


# --- above the table -------------------------------------------------------------------------------------------------


def head(folder: Path, *texts: str) -> RoadmapDraft:
    document = WordPlan().text(*texts)
    document.table(SECTION, ROW)
    return imported(document.save(folder))


def test_an_annex_line_ends_where_the_title_begins(tmp_path: Path) -> None:
    draft = head(tmp_path, "Приложение", "План мероприятий на 2025 год")
    assert (draft.annex, draft.title) == ("Приложение", "План мероприятий на 2025 год")


def test_a_day_and_a_number_that_stand_above_their_stamp(tmp_path: Path) -> None:
    draft = head(tmp_path, "01.03.2025 26-01-15", "УТВЕРЖДЕНО", "Министр образования", "План на 2025 год")
    (approval,) = draft.approvals
    assert (approval.by, approval.date) == ("Министр образования", "2025-03-01")


def test_a_number_without_its_sign(tmp_path: Path) -> None:
    draft = head(tmp_path, "УТВЕРЖДЕНО", "приказом министерства 26-ОД-15", "от 01.03.2025", "План на 2025 год")
    (approval,) = draft.approvals
    assert (approval.number, approval.date) == ("26-ОД-15", "2025-03-01")


def test_a_stamp_without_an_office_is_told(tmp_path: Path) -> None:
    draft = head(tmp_path, "УТВЕРЖДАЮ", "«31» июня 2025 г.", "План на 2025 год")
    assert draft.approvals == () or draft.approvals[0].date == ""
    draft = head(tmp_path, "УТВЕРЖДАЮ", "И.И. Иванов", "01.03.2025", "План на 2025 год")
    assert draft.approvals == ()
    assert told(draft, "гриф «Утверждено» без должности не взят")


def test_a_year_that_gives_no_period(tmp_path: Path) -> None:
    draft = head(tmp_path, "План развития 2025 – 2020")
    assert draft.period == ""


def test_a_period_nobody_understands_is_told(tmp_path: Path) -> None:
    draft = head(tmp_path, "Период: когда-нибудь", "Пояснительная записка", "План развития")
    assert told(draft, "период «когда-нибудь» не понят")
    assert told(draft, "не вошло в карту: Пояснительная записка")


def test_a_name_of_a_file_no_longer_than_an_address_may_be() -> None:
    slug = slug_of("Внедрение информационной системы " * 10)
    assert len(slug) <= LONGEST_SLUG and re.fullmatch(r"[a-z-]+[a-z]", slug)


# --- tables ----------------------------------------------------------------------------------------------------------


def test_a_footnote_within_the_table(tmp_path: Path) -> None:
    draft = plan(tmp_path, (ROW[0], "Назначить координаторов*", *ROW[2:]), ("* По согласованию",))
    assert dict(draft.footnotes) == {"*": "По согласованию"}


def test_a_header_again_after_the_columns_numbers(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    document.table(("1", "2", "3", "4", "5"), HEADER, ROW, header=HEADER)
    document.table(header=HEADER)
    assert [m.number for m in measures(imported(document.save(tmp_path)))] == ["1"]


def test_a_table_without_a_header_of_other_columns_is_no_continuation(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    document.table(ROW)
    document.table(("Школа", "Телефон"), ("Первая", "нет"), header=())
    document.table(("№ п/п", "Школа", "Адрес", "Классов", "Смен"), ("1", "Первая", "нет", "5", "1"), header=())
    draft = imported(document.save(tmp_path))
    assert [m.title for m in measures(draft)] == ["Назначить координаторов"]
    assert len(told(draft, "не похожа на дорожную карту")) == 2


def test_a_number_in_front_of_a_title_in_the_numbers_cell(tmp_path: Path) -> None:
    draft = plan(tmp_path, ("1. Назначить координаторов", "", *ROW[2:]), ("2. Собрать", "", *ROW[2:]))
    assert [(m.number, m.title) for m in measures(draft)] == [("1", "Назначить координаторов"), ("2", "Собрать")]


def test_one_number_over_several_measures(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    table = document.table(ROW, ("1", "Собрать сведения", *ROW[2:4], "Собраны"))
    merge_down(table, 0, 1, 2)
    draft = imported(document.save(tmp_path))
    assert [m.title for m in measures(draft)] == ["Назначить координаторов", "Собрать сведения"]
    assert told(draft, "номер 1 стоит в общей ячейке нескольких мероприятий")


UNKNOWN = ("а", "б", "в", "г")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("Назначить", "май 2025"), ("Собрать", "июнь 2025")], ["Назначить", "Собрать"]),
        (
            [("1.", "Назначить", "01.05.2025", "01.06.2025"), ("2.", "Собрать", "01.07.2025", "01.08.2025")],
            ["Назначить", "Собрать"],
        ),
    ],
)
def test_columns_without_names_are_known_by_what_they_hold(
    tmp_path: Path, rows: list[tuple[str, ...]], expected: list[str]
) -> None:
    draft = plan(tmp_path, *rows, header=UNKNOWN[: len(rows[0])])
    assert [m.title for m in measures(draft)] == expected
    assert told(draft, "смысл взят по содержимому")


@pytest.mark.parametrize(
    "rows", [[("Первая", "Вторая"), ("Третья", "Четвёртая")], [("", "май 2025"), ("", "июнь 2025")]]
)
def test_a_table_that_holds_no_plan_is_none(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    document = WordPlan().text("Список школ")
    document.table(*rows, header=("", "б"))
    path = document.save(tmp_path)
    assert make_draft(read_document(path, path.name), Wishes(id="x", registry=PartyRegistry())) is None


# --- pasted lines ----------------------------------------------------------------------------------------------------


def test_pasted_csv_without_a_name(tmp_path: Path) -> None:
    draft = lines(tmp_path, "№;Мероприятие;Срок\n1;Назначить;май 2025\n2;Собрать;июнь 2025\n")
    assert [m.title for m in measures(draft)] == ["Назначить", "Собрать"]


def test_a_quote_that_never_closes_is_a_quote(tmp_path: Path) -> None:
    text = '№\tМероприятие\tСрок\tРезультат\n1\tНазначить\tмай 2025\t"Приказ\n2\tСобрать\tиюнь 2025\tСобраны\n'
    assert [m.title for m in measures(lines(tmp_path, text))] == ["Назначить", "Собрать"]


def test_words_above_cells_that_stand_one_below_the_other(tmp_path: Path) -> None:
    cells = "".join(f"\t{cell}\n" for row in (HEADER, ROW, ("2", *ROW[1:])) for cell in row)
    path = tmp_path / "plan.txt"
    path.write_text(f"План на 2025 год\n{cells.replace(HEADER[-1], HEADER[-1] + chr(10), 1)}", encoding="utf-8")
    draft = imported(path)
    assert draft.title == "План на 2025 год" and len(measures(draft)) == 2


SLICES = """№\tНаименование мероприятия\tСрок\tОтветственный\tРезультат
1. Op\tганизационные мероприятия\t\t\t
работ\tы в системе\t\t\t
1.1\tНазначить координаторов\tмай 2025\tОО\tНазначены
{middle}
{next}\tОбучить педагогов\tиюнь 2025\tОО\tОбучены
"""


@pytest.mark.parametrize(
    ("middle", "number", "titles"),
    [
        ("\tобучение пед\tагогов\t\t", "2.1", ["обучение педагогов"]),
        ("\tво всех школах\tи далее\t\t", "1.2", []),
    ],
)
def test_names_of_sections_cut_along_the_columns(tmp_path: Path, middle: str, number: str, titles: list[str]) -> None:
    draft = lines(tmp_path, SLICES.format(middle=middle, next=number))
    assert [each.title for each in draft.sections] == ["Организационные мероприятия работы в системе", *titles]
    assert [m.number for m in measures(draft)] == ["1.1", number]


def test_a_line_of_a_cut_row_without_a_title(tmp_path: Path) -> None:
    text = """№\tНаименование мероприятия\tСрок\tОтветственный\tРезультат
1.1\tНазначить координаторов во\tдо 01.03.2025\tруководители\tприказы
\tвсех школах и утвердить\t\tшкол\tизданы
\tпорядок их работы и\t\t\tи
\t\t\t\tразмещены
\tсписок координаторов\t\t\t
"""
    (measure,) = measures(lines(tmp_path, text))
    assert measure.title.endswith("порядок их работы и список координаторов")
    assert measure.results[0].text == "приказы изданы и размещены"


def test_a_table_of_two_columns_has_no_bare_sections(tmp_path: Path) -> None:
    draft = plan(
        tmp_path, ("Назначить", "май 2025"), ("Собрать", ""), ("Обучить", "июнь"), header=("Мероприятие", "Срок")
    )
    assert [m.title for m in measures(draft)] == ["Назначить", "Собрать", "Обучить"]


def test_a_header_whose_first_cell_is_empty(tmp_path: Path) -> None:
    draft = plan(tmp_path, ROW, header=("", *HEADER[1:]))
    assert [(m.number, m.title) for m in measures(draft)] == [("1", "Назначить координаторов")]


def test_a_header_over_two_rows_whose_lower_one_holds_data(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    table = document.table(("", "", "май 2025", "", ""), ROW, header=HEADER)
    for column in (0, 1, 3, 4):
        merge_down(table, column, 0, 1)
    assert [m.title for m in measures(imported(document.save(tmp_path)))] == ["Назначить координаторов"]


def test_a_title_over_three_rows_of_the_table(tmp_path: Path) -> None:
    document = WordPlan()
    table = document.table(("",), ("",), HEADER, ROW, header=("План мероприятий на 2025 год",))
    table.cell(0, 0).merge(table.cell(2, 4))
    draft = imported(document.save(tmp_path))
    assert (draft.title, [m.number for m in measures(draft)]) == ("План мероприятий на 2025 год", ["1"])


@pytest.mark.parametrize(
    ("line", "target", "unit"),
    [("цель – 50; не меньше; единица – %", "50; не меньше", "%"), ("просто слова", "", "")],
)
def test_an_indicator_in_words(tmp_path: Path, line: str, target: str, unit: str) -> None:
    (result, *rest) = measures(plan(tmp_path, (*ROW[:4], f"Назначены\nПоказатель: {line}")))[0].results
    assert [(each.target, each.unit) for each in result.indicators] == ([(target, unit)] if target else [])
    assert len(rest) == (0 if target else 1)


def test_a_total_is_no_measure_and_no_result(tmp_path: Path) -> None:
    draft = plan(tmp_path, ROW, ("Итого", "", "", "", "100"), ("", "Всего по разделу:", "", "", "7"))
    (measure,) = measures(draft)
    assert [each.text for each in measure.results] == ["Координаторы назначены"]
    assert told(draft, "итоговая строка не взята: Итого; 100")
    assert told(draft, "итоговая строка не взята: Всего по разделу:; 7")


@pytest.mark.parametrize(
    "day", ["«__» ________ 2025 г.", "____________ 2025 года", "« » ____ 20__ г.", "«___» 2025 г."]
)
def test_a_day_that_a_pen_was_to_fill_in_is_no_part_of_the_office(tmp_path: Path, day: str) -> None:
    document = WordPlan().text(f"УТВЕРЖДАЮ\nНачальник управления образования\n{day}", "План мероприятий")
    document.table(ROW)
    draft = imported(document.save(tmp_path))
    assert [(each.by, each.date) for each in draft.approvals] == [("Начальник управления образования", "")]
    assert told(draft, "день в грифе не заполнен")


def test_a_table_of_people_is_told_without_their_names(tmp_path: Path) -> None:
    document = WordPlan().text("План на 2025 год")
    document.table(ROW)
    document.text("Рабочая группа")
    document.table(("Петрова Анна Сергеевна", "методист"), header=("ФИО", "Должность"))
    draft = imported(document.save(tmp_path))
    assert told(draft, "не взята", "методист") and not told(draft, "Петрова")
