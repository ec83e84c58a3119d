"""Rarer parts of Word's XML: where the text is, what stands in the margin, symbols, wrappers, limits of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.importers import allowance
from macros.importers.grid import Document, Table
from macros.importers.reading import read_document
from macros.importers.refusals import RefusedError
from tests.support.plan_documents import W, zip_bytes

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell(markup: str) -> str:
    return f"<w:tc>{markup}</w:tc>"


def text(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def read(tmp_path: Path, body: str, name: str = "word/document.xml", **parts: str) -> Document:
    files: dict[str, bytes | str] = {"[Content_Types].xml": TYPES, name: f"<w:document {W}>{body}</w:document>"}
    path = tmp_path / "plan.docx"
    path.write_bytes(zip_bytes(files | {key.replace("__", "/") + ".xml": value for key, value in parts.items()}))
    return read_document(path, path.name)


def words(document: Document) -> list[str]:
    found: list[str] = []
    for block in document.blocks:
        found += [each.text for each in block.cells] if isinstance(block, Table) else [block.text]
    return found


def remarks(document: Document) -> str:
    return " | ".join(f"{each.place}: {each.text}" for each in document.remarks)


def test_a_document_of_another_name_is_found_by_its_link(tmp_path: Path) -> None:
    links = f'<Relationships><Relationship Type="{OFFICE}/officeDocument" Target="/odd/main.xml"/></Relationships>'
    path = tmp_path / "plan.docx"
    body = f"<w:document {W}><w:body>{text('Слова')}</w:body></w:document>"
    path.write_bytes(zip_bytes({"[Content_Types].xml": TYPES, "_rels/.rels": links, "odd/main.xml": body}))
    assert words(read_document(path, path.name)) == ["Слова"]
    for rels in (links.replace("odd/main", "gone"), links.replace("officeDocument", "other"), ""):
        parts: dict[str, bytes | str] = {"[Content_Types].xml": TYPES, "word/x.xml": "<a/>"}
        path.write_bytes(zip_bytes(parts | ({"_rels/.rels": rels} if rels else {})))
        with pytest.raises(RefusedError):
            read_document(path, path.name)


def test_a_document_without_a_body_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, "<w:nothing/>")
    assert refused.value.refusal.reason == "в файле нет текста документа Word"


def test_remarks_in_the_margin_are_told_and_not_taken(tmp_path: Path) -> None:
    comments = (
        f"<w:comments {W}><w:comment>{text('уточнить срок')}</w:comment><w:comment><w:p/></w:comment></w:comments>"
    )
    document = read(tmp_path, f"<w:body>{text('Слова')}</w:body>", word__comments=comments)
    assert words(document) == ["Слова"]
    assert remarks(document) == "примечание на полях: «уточнить срок» – примечание к документу, в план не взято"


def test_wrappers_around_blocks_cells_and_rows_are_looked_through(tmp_path: Path) -> None:
    inner = f"<w:sdt><w:sdtContent>{text('Внутри')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{cell(text('Слева'))}</w:sdtContent></w:sdt>{cell(inner)}"
    document = read(tmp_path, f"<w:body>{inner}{table(row)}</w:body>")
    assert words(document) == ["Внутри", "Слева", "Внутри"]


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        ("F0B7", "•"),
        ("E000", "•"),
        ("F8FF", "•"),
        ("2713", "✓"),
        ("0041", "A"),
        ("zz", ""),
        ("1F600", "•"),
        ("0007", "•"),
    ],
)
def test_a_sign_of_a_symbol_font(tmp_path: Path, code: str, sign: str) -> None:
    document = read(tmp_path, f'<w:body><w:p><w:r><w:sym w:char="{code}"/><w:t>слово</w:t></w:r></w:p></w:body>')
    assert words(document) == [f"{sign}слово"]


def test_breaks_tabs_and_marks_of_notes_that_are_not_there(tmp_path: Path) -> None:
    runs = (
        '<w:r><w:t>раз</w:t><w:br w:type="column"/><w:t>два</w:t><w:br/><w:t>три</w:t><w:tab/><w:t>четыре</w:t></w:r>'
        '<w:r><w:footnoteReference w:id="7"/></w:r>'
    )
    (found,) = words(read(tmp_path, f"<w:body><w:p>{runs}</w:p></w:body>"))
    assert found.split() == ["раздва", "три", "четыре"] and "\n" in found


def test_a_paragraphs_own_mark_that_was_put_in_is_told(tmp_path: Path) -> None:
    body = '<w:body><w:p><w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr><w:r><w:t>Слова</w:t></w:r></w:p></w:body>'
    document = read(tmp_path, body)
    assert words(document) == ["Слова"] and document.remarks


def test_words_that_were_moved_and_rows_without_words_leave_no_trace(tmp_path: Path) -> None:
    moved = "<w:moveFrom><w:r><w:t>переехали</w:t></w:r></w:moveFrom><w:del><w:r><w:delText/></w:r></w:del>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('<w:p/>')}</w:tr>"
    rows = f"<w:tbl><w:tr>{cell(text('Осталось'))}</w:tr>{gone}</w:tbl>"
    document = read(tmp_path, f"<w:body><w:p>{moved}<w:r><w:t>Слова</w:t></w:r></w:p>{rows}</w:body>")
    assert words(document) == ["Слова", "Осталось"]
    assert "удалено" not in remarks(document).replace("удалённое", "") and "исправления" in remarks(document)


def test_a_note_without_words_is_no_note(tmp_path: Path) -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="2"><w:p/></w:footnote></w:footnotes>'
    body = '<w:body><w:p><w:r><w:t>Слова</w:t><w:footnoteReference w:id="2"/></w:r></w:p></w:body>'
    document = read(tmp_path, body, word__footnotes=notes)
    assert words(document) == ["Слова"] and document.footnotes == ()


def test_a_table_beyond_all_measure_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = table(*(cell(text(str(n))) * 4 for n in range(4)))
    monkeypatch.setattr(allowance, "MAX_CELLS", 10)
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, f"<w:body>{rows}</w:body>")
    assert "больше 10 ячеек" in refused.value.refusal.reason
    monkeypatch.setattr(allowance, "MAX_CELLS", 1000)
    monkeypatch.setattr(allowance, "MAX_COLUMNS", 3)
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, f"<w:body>{rows}</w:body>")
    assert refused.value.refusal.reason == "в таблице 4 столбцов"


def test_what_is_nested_deeper_than_any_paper_is_left(tmp_path: Path) -> None:
    deep = 120
    wrapped = "<w:sdt><w:sdtContent>" * deep + text("Глубоко") + "</w:sdtContent></w:sdt>" * deep
    assert words(read(tmp_path, f"<w:body>{text('Слова')}{wrapped}</w:body>")) == ["Слова"]
    assert words(read(tmp_path, f"<w:body>{table(cell(text('Слова') + wrapped))}</w:body>")) == ["Слова"]
    runs = "<w:smartTag>" * deep + "<w:r><w:t>глубоко</w:t></w:r>" + "</w:smartTag>" * deep
    assert words(read(tmp_path, f"<w:body><w:p><w:r><w:t>Слова</w:t></w:r>{runs}</w:p></w:body>")) == ["Слова"]
