"""OpenDocument texts and tables, and PDF with ruled tables."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import typst

from macros.importers.grid import Document, Table
from macros.importers.reading import read_document
from macros.importers.refusals import RefusedError
from tests.support.plan_documents import HEADER, imported, measures, ruled_pdf, told, zip_bytes

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)


def zip_parts(path: Path) -> dict[str, bytes | str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cell(text: str, attributes: str = "") -> str:
    body = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    return f"<table:table-cell {attributes}>{body}</table:table-cell>"


def row(*cells: str) -> str:
    return (
        f"<table:table-row>{''.join(each if each.startswith('<') else cell(each) for each in cells)}</table:table-row>"
    )


def save(folder: Path, body: str, kind: str = "text", extra: dict[str, str] | None = None) -> Path:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>"
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="."/></text:list-style></office:automatic-styles>'
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    path = folder / ("plan.odt" if kind == "text" else "plan.ods")
    path.write_bytes(
        zip_bytes({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content, **(extra or {})})
    )
    return path


HEAD = row("№", "Мероприятие", "Срок", "Ответственный", "Результат")
COVERED = "<table:covered-table-cell/>"


def test_odt_spans_lists_and_notes(tmp_path: Path) -> None:
    opened, closed = (
        '<table:table-cell><text:list text:style-name="L1"><text:list-item>',
        "</text:list></table:table-cell>",
    )
    numbered = f"{opened}<text:p/></text:list-item>{closed}"
    listed = (
        f"{opened}<text:p>Приказ издан</text:p></text:list-item>"
        f"<text:list-item><text:p>Приказ размещён</text:p></text:list-item>{closed}"
    )
    note = (
        "<table:table-cell><text:p>Назначить<text:s/>школы<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>По согласию</text:p></text:note-body></text:note></text:p></table:table-cell>"
    )
    body = (
        "<text:p>План мероприятий на 2025 год</text:p><table:table>"
        f"<table:table-header-rows>{HEAD}</table:table-header-rows>"
        + row(cell("1. Организация", 'table:number-columns-spanned="5"'), *[COVERED] * 4)
        + row(numbered, note, "май", cell("ОО", 'table:number-rows-spanned="2"'), listed)
        + row("2", "Собрать", "июнь", COVERED, "Собраны")
        + "</table:table>"
    )
    draft = imported(save(tmp_path, body))
    first, second = measures(draft)
    assert (draft.sections[0].title, first.number, first.title, first.footnote) == (
        "Организация",
        "1",
        "Назначить школы",
        "¹",
    )
    assert dict(draft.footnotes) == {"¹": "По согласию"}
    assert [r.text for r in first.results] == ["Приказ издан", "Приказ размещён"]
    assert [m.name for m in second.responsible] == ["ОО"]


def test_ods_sheets(tmp_path: Path) -> None:
    body = "".join(
        f'<table:table table:name="{name}">{HEAD}{row("1", f"Дело {name}", "май 2025", "ОО", "Сделано")}'
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        for name in ("2024", "2025")
    )
    path = save(tmp_path, body, "spreadsheet")
    assert [m.title for m in measures(imported(path, "2025"))] == ["Дело 2025"]
    with pytest.raises(RefusedError):
        read_document(path, path.name, "2026")


def texts(document: Document) -> list[str]:
    found: list[str] = []
    for block in document.blocks:
        found += [each.text for each in block.cells] if isinstance(block, Table) else [block.text]
    return found


def test_sections_changes_and_macros_of_a_text(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:p>удалено</text:p></text:tracked-changes>"
        "<text:section><text:p>В разделе<text:tab/>с отступом<text:line-break/>и строкой"
        "<text:annotation><text:p>заметка</text:p></text:annotation></text:p></text:section>"
        '<text:list text:style-name="нет такого"><text:list-item><text:p>Пункт</text:p><text:soft-page-break/>'
        "</text:list-item><text:list-end/></text:list>"
    )
    path = save(tmp_path, body, extra={"Basic/Standard/Module1.xml": "<module/>"})
    document = read_document(path, path.name)
    assert texts(document) == ["В разделе\tс отступом\nи строкой", "• Пункт"]
    said = [each.text for each in document.remarks]
    assert said == [
        "в файле есть макросы; они не запускались и не взяты",
        "в документе есть исправления; удалённое не взято",
    ]


def test_tables_within_cells_of_a_text(tmp_path: Path) -> None:
    deepest = f"<table:table-cell><table:table>{row('самая глубокая')}</table:table></table:table-cell>"
    rows = f"{row('Приказ', 'издан')}{row('', '')}{row(deepest)}"
    inner = f"<table:table-cell><table:table>{rows}</table:table></table:table-cell>"
    section = "<table:table-cell><text:section><text:p>В разделе</text:p></text:section></table:table-cell>"
    body = f"<table:table>{row('Один', inner, section, '<text:p/>')}</table:table>"
    path = save(tmp_path, body)
    document = read_document(path, path.name)
    assert texts(document)[:3] == ["Один", "Приказ | издан", "В разделе"]
    assert [block.nested for block in document.blocks if isinstance(block, Table)] == [False, True, True]


def test_a_file_of_another_program_of_the_same_office_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, "", kind="presentation")
    with pytest.raises(RefusedError, match="это не текст и не таблица OpenDocument"):
        read_document(path, path.name)


def test_an_encrypted_odt_is_refused(tmp_path: Path) -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    path = save(tmp_path, "<text:p>x</text:p>", extra={"META-INF/manifest.xml": manifest})
    with pytest.raises(RefusedError, match="паролем"):
        read_document(path, path.name)


LOOKS = """
<style:style style:name="T1"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="T2"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T3"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="T4"><style:text-properties style:text-line-through-style="none"/></style:style>
<style:style style:name="T5"/>
"""


def test_the_look_of_words_is_understood(tmp_path: Path) -> None:
    def span(style: str, words: str) -> str:
        return f'<text:span text:style-name="{style}">{words}</text:span>'

    title = cell(f"Назначить {span('T1', 'двух')} координаторов{span('T2', ' тайно')}")
    result = cell(f"не менее 5{span('T3', '1')} {span('T4', 'приказов')} {span('T5', 'школ')}{span('T2', '')}")
    struck = '<table:table-cell><text:p text:style-name="T1">ОО</text:p></table:table-cell>'
    body = f"<table:table>{HEAD}{row('1', title, 'май 2025', struck, result)}</table:table>"
    path = save(tmp_path, body)
    content = zip_parts(path)
    content["styles.xml"] = f"<office:document-styles {SPACES}>{LOOKS}</office:document-styles>".encode()
    path.write_bytes(zip_bytes(content))
    draft = imported(path)
    (measure,) = measures(draft)
    assert measure.title == "Назначить двух координаторов"
    assert [each.text for each in measure.results] == ["не менее 5¹ приказов школ"]
    for words in ("зачёркнут, но взят: «двух»", "зачёркнут, но взят: «ОО»", "скрытый текст не взят: «тайно»"):
        assert told(draft, "таблица 1, строка 2", words)
    assert not told(draft, "приказов")


@pytest.mark.parametrize(
    ("shown", "term"),
    [
        ("май 2025", "май 2025"),
        ("Май 25", "май 2025"),
        ("2025", "2025 год"),
        ("01.05.25", "01.05.2025"),
        ("1 май 25", "01.05.2025"),
        ("", "01.05.2025"),
    ],
)
def test_a_day_that_an_ods_does_not_show_is_none(tmp_path: Path, shown: str, term: str) -> None:
    day = cell(shown, 'office:value-type="date" office:date-value="2025-05-01"')
    body = f'<table:table table:name="План">{HEAD}{row("1", "Назначить", day, "ОО", "Приказ")}</table:table>'
    assert [each.term for each in measures(imported(save(tmp_path, body, "spreadsheet")))] == [term]


PDF = """
#set page(width: 24cm, height: 9cm, margin: 1cm, numbering: "1")
#set text(size: 9pt)
План мероприятий на 2025 год
#table(columns: (1cm, 6cm, 3cm, 4cm, 6cm),
  table.header[№][Наименование мероприятия][Срок][Ответственный][Результат],
  table.cell(colspan: 5)[1. Организация],
  [1.1], [Назначить координаторов во всех школах и утвердить порядок их работы],
  [до 01.03.2025], [МОУО, ОО], [Приказ издан],
  table.cell(rowspan: 2)[1.2], table.cell(rowspan: 2)[Провести вебинары],
  [20.03.2025], [Минобр], [Вебинар для школ проведён],
  [20.04.2025], [МОУО], [Вебинар для районов проведён],
  [1.3], [Собрать отчёты], [май], [МОУО], [Отчёты собраны],
  [1.4], [Разослать памятки], [июнь], [ОО], [Памятки разосланы],
  [1.5], [Подвести итоги], [декабрь], [Минобр], [Итоги подведены],
)
"""


def test_pdf_over_two_pages(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    source = tmp_path / "plan.typ"
    source.write_text(PDF, encoding="utf-8")
    typst.compile(str(source), output=str(path))
    draft = imported(path)
    found = measures(draft)
    assert [m.number for m in found] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert found[0].title == "Назначить координаторов во всех школах и утвердить порядок их работы"
    assert [(r.text, r.term) for r in found[1].results] == [
        ("Вебинар для школ проведён", "20.03.2025"),
        ("Вебинар для районов проведён", "20.04.2025"),
    ]
    assert draft.sections[0].title == "Организация" and len(draft.sections) == 1
    assert told(draft, "из PDF")


def test_a_pdf_without_text_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "scan.typ"
    source.write_text("#rect(width: 5cm, height: 5cm)", encoding="utf-8")
    typst.compile(str(source), output=str(tmp_path / "scan.pdf"))
    with pytest.raises(RefusedError, match="нет текста"):
        read_document(tmp_path / "scan.pdf", "scan.pdf")


NARROW = """
#set page(width: 20cm, height: 9cm, margin: 1cm)
#set text(size: 9pt)
План мероприятий на 2025 год
#table(columns: (1cm, 5cm, 3cm, 3cm, 3cm), inset: (x: 2pt, y: 0pt),
  table.header([№ \\ п/ \\ п], [Наименование мероприятия], [Срок], [Ответствен \\ ный исп \\ олнитель], [Резуль \\ тат],
    [1], [2], [3], [4], [5]),
  [1.1], [Назначить координаторов], [до 01.03.2025], [МО \\ УО], [Приказ издан],
  [1.2], [Провести вебинары], [20.03.2025], [Мин \\ обр, О \\ О], [Вебинар проведён],
  [1.3], [Собрать отчёты], [май], [Ко \\ ты], [Отчёты собраны],
)
"""


def test_a_narrow_pdf_keeps_rows_apart_and_broken_words_together(tmp_path: Path) -> None:
    """Letters whose boxes reach over the line above stay in their cell, header and first row are not mixed."""
    source = tmp_path / "plan.typ"
    source.write_text(NARROW, encoding="utf-8")
    typst.compile(str(source), output=str(tmp_path / "plan.pdf"))
    draft = imported(tmp_path / "plan.pdf")
    found = measures(draft)
    assert draft.title == "План мероприятий на 2025 год"
    assert [(m.number, m.title, m.term) for m in found] == [
        ("1.1", "Назначить координаторов", "до 01.03.2025"),
        ("1.2", "Провести вебинары", "20.03.2025"),
        ("1.3", "Собрать отчёты", "май"),
    ]
    assert [[p.name for p in m.responsible] for m in found] == [["МОУО"], ["Минобр", "ОО"], ["Ко ты"]]
    assert [[r.text for r in m.results] for m in found] == [["Приказ издан"], ["Вебинар проведён"], ["Отчёты собраны"]]
    assert told(draft, "«Ко ты» нет в docs/parties.yaml")


RUNNING = r"""
#set page(width: 20cm, height: 5cm, margin: 1.2cm, header: [План Верхнего района], footer: context [
  Страница #counter(page).display() из 3])
#set text(size: 9pt, hyphenate: false)
План мероприятий на 2025 год
#table(columns: (1cm, 6cm, 4cm, 3cm, 3cm),
  [№], [Мероприятие], [Срок], [Исполнитель], [Результат],
  [1], [Постоянно собирать отчёты], [до 01.03.2025], [МОУО], [не менее 5#super(typographic: false)[12]],
  [2], [Провести], [май], [МОУО], [Приказ 30#super(typographic: false, size: 5pt)[2]],
  [3], [Собрать], [июнь], [ОО], [Отчёты собраны],
  [4], [Разослать], [июль], [ОО], [Памятки разосланы],
  [5], [Подвести итоги], [август], [ОО], [Итоги подведены],
)
#pagebreak()
Пояснение первое. \
Пояснение второе. \
Пояснение третье. \
Пояснение четвёртое.
"""


def test_running_titles_and_raised_figures_of_a_pdf(tmp_path: Path) -> None:
    source = tmp_path / "plan.typ"
    source.write_text(RUNNING, encoding="utf-8")
    typst.compile(str(source), output=str(tmp_path / "plan.pdf"))
    draft = imported(tmp_path / "plan.pdf")
    assert len(draft.sections) == 1
    first, second, *_ = measures(draft)
    assert [r.text for m in (first, second) for r in m.results] == ["не менее 5¹²", "Приказ 30²"]
    assert told(draft, "взято один раз: «План Верхнего района»")
    assert told(draft, "не вошло в карту: Пояснение первое. / Пояснение второе. / Пояснение третье.")
    assert not told(draft, "Страница 2")


def test_a_hyphen_that_a_pdf_calls_soft_is_one(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    row = ("1", "Посто\xad\nянно собирать\n5\xad10 отчётов", "01.09\xad20.09.2025", "ОО", "интернет\xadпортал")
    path.write_bytes(ruled_pdf([HEADER, row]))
    (measure,) = measures(imported(path))
    assert (measure.title, measure.term) == ("Постоянно собирать 5-10 отчётов", "01.09-20.09.2025")
    assert [r.text for r in measure.results] == ["интернет-портал"]
