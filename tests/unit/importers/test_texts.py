"""Pasted text: tabs, CSV, Markdown, recognised scans; the shapes are those of real sources, the words are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.exports.csv_files import export_roadmap_csv
from macros.importers.cleaning import clean
from macros.importers.draft import RoadmapDraft
from macros.importers.reading import read_document
from macros.importers.refusals import RefusedError
from macros.importers.text_reading import decode_text
from tests.support.plan_documents import imported, measures, told
from tests.support.plan_samples import make_project


def pasted(folder: Path, text: str, name: str = "plan.txt", encoding: str = "utf-8") -> RoadmapDraft:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return imported(path)


TABS = """План мероприятий на 2025 год

№ п/п\tНаименование мероприятия\tРезультат\tСрок\tОтветственный
1\t2\t3\t4\t5
Общие мероприятия\t\t\t\t
1.1\tНазначить координаторов\tИздан приказ о назначении\t01.03.2025\tМуниципальные органы

\t\tответственных в школах\t(далее – МОУО), школы
1.2\tОткрыть доступ\t<p>Доступ открыт</p> <p>Проверка проведена</p>\tМинобр
1.3\tСобрать отчёты\tОтчёты собраны\t15.09.2025 Минобр
\t\tпостоянно\t
2\t<p>Обучение</p>\t\t\t
2.1\tОбучить педагогов\tСоставлен график\t20.09.2025\tМОУО

\t\tПедагоги обучены\tпостоянно\t
"""


def test_tabs_of_a_recognised_document(tmp_path: Path) -> None:
    draft = pasted(tmp_path, TABS)
    first, second, third, last = measures(draft)
    assert [(s.number, s.title) for s in draft.sections] == [("", "Общие мероприятия"), ("2", "Обучение")]
    assert first.results[0].text == "Издан приказ о назначении ответственных в школах"
    assert [m.name for m in first.responsible] == ["Муниципальные органы", "школы"]
    assert [m.name for m in second.responsible] == ["Минобр"]
    assert told(draft, "не хватает ячейки", "«Минобр» отнесено к ответственным")
    assert [r.text for r in second.results] == ["Доступ открыт", "Проверка проведена"]
    assert (third.results[0].term, third.term, third.responsible[0].name) == ("15.09.2025", "постоянно", "Минобр")
    assert told(draft, "срок «постоянно» стоит в строке без результата")
    assert told(draft, "разделена на срок и ответственного")
    assert [(r.text, r.term) for r in last.results] == [
        ("Составлен график", "20.09.2025"),
        ("Педагоги обучены", "постоянно"),
    ]


WRAPPED = """No\tНаименование мероприятия\tСрок выполнения\tОтветственный\tРезультат
П/П\t\t(или период\tисполнитель\t
\t\tреализации)\t\t
1. Op\tганизационные мероприятия\t\t\t
1.1.\tНазначить координаторов во\tдо 01.03.2025,\tруководители и\tприказы
\tвсех школах и утвердить\tдалее –\tкоординаторы\tизданы
\tпорядок работы\tпостоянно\t\t
\tкоординаторов\t\t\t

No॒\tНаименование мероприятия\tСрок выполнения\tОтветственный\tРезультат
П/П\t\t(или период\tисполнитель\t
\t\tреализации)\t\t
\t\t\t\tи размещены
\t\t\t\tна сайтах
1.2.\tСобрать отчёты\tмай 2025\tМОУО\tсобраны
"""


def test_rows_cut_into_lines_and_slices(tmp_path: Path) -> None:
    draft = pasted(tmp_path, WRAPPED)
    first, second = measures(draft)
    assert [(s.number, s.title) for s in draft.sections] == [("1", "Организационные мероприятия")]
    assert told(draft, "разрезано по столбцам", "1. Op | ганизационные мероприятия")
    assert first.title == "Назначить координаторов во всех школах и утвердить порядок работы координаторов"
    assert first.term == "до 01.03.2025, далее – постоянно"
    assert first.results[0].text == "приказы изданы и размещены на сайтах"
    assert (second.number, second.term) == ("1.2", "май 2025")


STACKED = """ \t№
п/п
\tДата
начала
\tДата окончания
\tПеречень действий
\tУчастники
\tРезультаты

\t1 этап – Организация

\t1.
\t24.10.2025
\t25.10.2025
\tНазначить координаторов
по внедрению.
\tМинобр

\tКоординаторы названы.

\t2.
\t27.10.2025
\t28.10.2025
\tОткрыть раздел
на сайте.
\t1. Минобр
2. МОУО
\tРаздел открыт.
"""


def test_cells_one_below_the_other(tmp_path: Path) -> None:
    draft = pasted(tmp_path, STACKED)
    first, second = measures(draft)
    assert draft.sections[0].title == "1 этап – Организация"
    assert (first.title, first.term) == ("Назначить координаторов по внедрению.", "24.10.2025 – 25.10.2025")
    assert [m.name for m in second.participants] == ["Минобр", "МОУО"]


LINES = (
    ("№", "Мероприятие", "Срок", "Ответственный"),
    ("1.1", "Назначить; утвердить", "май 2025", "ОО"),
    ("1.10", "Собрать", "июнь 2025", "ОО"),
)


def joined(separator: str, *, quote: str = "") -> str:
    """The lines with this separator; the title with the semicolon is in quotes where asked."""
    return "".join(separator.join(f"{quote}{c}{quote}" if ";" in c else c for c in line) + "\n" for line in LINES)


def piped() -> str:
    """The lines as a Markdown table."""
    head, *rest = (f"| {' | '.join(line)} |\n" for line in LINES)
    return f"{head}|---|:--|---|---|\n{''.join(rest)}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plan.csv", joined(";", quote='"')),
        ("plan.csv", joined(",", quote='"')),
        ("plan.tsv", joined("\t")),
        ("plan.txt", joined("\t", quote='"').replace("; ", ";\n")),
        ("plan.md", piped()),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_separators_and_encodings(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    draft = pasted(tmp_path, text, name, encoding)
    first, second = measures(draft)
    assert " ".join([first.title, *first.details]).replace("\n", " ") == "Назначить; утвердить"
    assert (second.number, second.term, second.responsible[0].name) == ("1.10", "июнь 2025", "ОО")
    assert bool(told(draft, "Windows-1251")) == (encoding == "cp1251")


def test_bytes_without_any_text_are_refused() -> None:
    for data in (b"\0\1\2", b"\xff" + bytes(range(1, 32)) * 20):
        with pytest.raises(RefusedError):
            decode_text(data)


def test_our_own_open_data_are_no_document(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(export_roadmap_csv(make_project(), make_project().roadmaps[0]))
    with pytest.raises(RefusedError, match="это открытые данные сайта, а не документ"):
        read_document(path, path.name)


@pytest.mark.parametrize(
    ("text", "own", "changed"),
    [
        ("c 01.09.2025", "с 01.09.2025", ("c",)),
        ("Работа в школах. B классах – c учителем", "Работа в школах. В классах – с учителем", ("B", "c")),
        ("a также o мерах", "а также о мерах", ("a", "o")),
        ("витамин C и форма A", "витамин C и форма A", ()),
        ("приложение a.docx", "приложение a.docx", ()),
        ("as a 5 star", "as a 5 star", ()),
    ],
)
def test_a_preposition_in_latin_letters(text: str, own: str, changed: tuple[str, ...]) -> None:
    found = clean(text)
    assert (found.text, found.changed) == (own, changed)


def test_a_number_said_again_for_the_rest_of_a_title_is_one_measure(tmp_path: Path) -> None:
    rows = ("№\tМероприятие\tСрок\tОтветственный", "1.1\tНазначить координаторов\tмай 2025\tОО", "1.1\tв школах\t\t")
    draft = pasted(tmp_path, "\n".join((*rows, "1.2\tСобрать отчёты\tиюнь 2025\tОО")))
    assert [each.number for each in measures(draft)] == ["1.1", "1.2"]
    assert told(draft, "номер тот же, что в", "строки прочитаны как одно мероприятие")
