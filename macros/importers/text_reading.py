"""Reads plain text: tables pasted from Word, Excel or a web page (tabs), CSV, Markdown tables, recognised scans.

Lines with separators become tables, a line without them ends a table. A cell that holds line breaks stands in quotes,
as spreadsheets write it. Where a cell begins with a tab on a line of its own, rows are found by their numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from macros.importers.allowance import Allowance
from macros.importers.grid import Block, Cell, Document, Paragraph, Remark, Source, Table, TextBlock
from macros.importers.headers import Role, role_of
from macros.importers.numbers import parse_number
from macros.importers.refusals import RefusedError

MAX_BYTES = 5_000_000
MAX_LINES = 100_000
_MARKDOWN_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_BINARY_SHARE = 0.02


def decode_text(data: bytes) -> tuple[str, tuple[Remark, ...]]:
    """The text in UTF-8, UTF-16 with a mark, or Windows-1251; the last is told. Refuses what is no text."""
    if len(data) > MAX_BYTES:
        raise RefusedError(
            f"текст больше {MAX_BYTES // 1_000_000} МБ", "оставьте в файле только таблицу плана и повторите"
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), ()
    if data.count(b"\0"):
        raise RefusedError(
            "это не текст и не документ известного вида",
            "принимаются .docx, .xlsx, .odt, .ods, .pdf с текстом, .csv, .tsv и .txt",
        )
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = data.decode("cp1251", "replace")
    odd = sum(not (char.isprintable() or char in "\r\n\t") for char in text)
    if odd > len(text) * _BINARY_SHARE:
        raise RefusedError(
            "это не текст и не документ известного вида",
            "принимаются .docx, .xlsx, .odt, .ods, .pdf с текстом, .csv, .tsv и .txt",
        )
    return text, (Remark("весь файл", "файл не в UTF-8; прочитан в кодировке Windows-1251, проверьте буквы"),)


def read_text(data: bytes, *, csv_file: bool = False) -> Document:
    """The text as blocks. `csv_file` says that its name promises one table with commas or semicolons."""
    text, remarks = decode_text(data)
    text = re.sub("\r\n|\r|\x0b|\x0c|\x85|\u2028|\u2029", "\n", text)
    if text.count("\n") > MAX_LINES:
        raise RefusedError(f"в файле больше {MAX_LINES} строк", "оставьте в файле только таблицу плана и повторите")
    blocks: tuple[Block, ...]
    if csv_file and (rows := _csv_rows(text)):
        blocks = (_table(rows, 1),)
    elif _stacked(text):
        blocks = tuple(_stacked_blocks(text))
    else:
        blocks = tuple(_blocks(text))
    allowance = Allowance()
    for block in blocks:
        if isinstance(block, TextBlock):
            allowance.text(block.text)
            continue
        allowance.cells(len(block.cells))
        allowance.columns(block.columns)
        for cell in block.cells:
            allowance.text(cell.text)
    return Document(blocks, (), remarks)


# --- CSV -------------------------------------------------------------------------------------------------------------


def _csv_rows(text: str) -> list[list[str]]:
    """The rows by the separator that gives the most even table; none if it is no table."""
    best: list[list[str]] = []
    score = 1.0
    csv.field_size_limit(MAX_BYTES)
    for separator in ("\t", ";", ",", "|"):
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if any(row)]
        widths = [len(row) for row in rows]
        usual = max(set(widths), key=widths.count, default=1)
        found = usual * widths.count(usual) / max(len(widths), 1)
        if usual > 1 and found > score:
            best, score = rows, found
    return best


# --- lines with separators -------------------------------------------------------------------------------------------


def _blocks(text: str) -> Iterator[Block]:
    separator = "\t" if text.count("\t") >= text.count("|") else "|"
    if "\t" not in text and "|" not in text:
        separated = _csv_rows(text)
        if any(role_of(cell) is Role.MEASURE for row in separated[:10] for cell in row):
            yield _table(separated, 1)
            return
    rows: list[list[str]] = []
    count = 0
    for line in _logical_lines(text, separator):
        if separator in line and not (separator == "\t" and not line.strip()):
            if not (separator == "|" and _MARKDOWN_RULE.fullmatch(line.strip())):
                rows.append(_cells_of(line, separator))
            continue
        if rows:
            count += 1
            yield _table(rows, count)
            rows = []
        if line.strip():
            yield TextBlock(line.strip(), "текст документа")
    if rows:
        yield _table(rows, count + 1)


def _logical_lines(text: str, separator: str) -> Iterator[str]:
    """Lines, with the breaks inside a quoted cell kept in the line; a lone quote is a quote."""
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        line = lines[index]
        if separator == "\t" and _opens_quote(line):
            end = next((i for i in range(index + 1, min(index + 60, len(lines))) if _closes_quote(lines[i])), None)
            if end is not None:
                line = "\n".join(lines[index : end + 1])
                index = end
        yield line
        index += 1


def _opens_quote(line: str) -> bool:
    last = line.rpartition("\t")[2]
    return "\t" in line and last.startswith('"') and last.count('"') % 2 == 1


def _closes_quote(line: str) -> bool:
    first = line.partition("\t")[0]
    return first.count('"') % 2 == 1 and first.endswith('"')


def _cells_of(line: str, separator: str) -> list[str]:
    if separator == "|":
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    return [_unquoted(cell) for cell in line.split(separator)]


def _unquoted(cell: str) -> str:
    bare = cell.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"' and '"' not in bare[1:-1].replace('""', ""):
        return bare[1:-1].replace('""', '"')
    return cell


def _table(rows: Sequence[Sequence[str]], number: int) -> Table:
    cells = tuple(
        Cell(r, c, (Paragraph(text),)) for r, row in enumerate(rows) for c, text in enumerate(row) if text.strip()
    )
    width = max((len(row) for row in rows), default=0)
    return Table(f"таблица {number}", len(rows), width, cells, Source.LINES)


# --- cells one below the other ---------------------------------------------------------------------------------------


def _stacked(text: str) -> bool:
    """Whether every cell begins with a tab on a line of its own."""
    tabbed = [line for line in text.split("\n") if "\t" in line]
    stacked = [line for line in tabbed if line.lstrip(" ").startswith("\t") and "\t" not in line.strip()]
    return len(stacked) > 8 and len(stacked) * 10 > len(tabbed) * 9


def _stacked_blocks(text: str) -> Iterator[Block]:
    before: list[str] = []
    cells: list[str] = []
    header = 0
    for line in text.split("\n"):
        if line.lstrip(" ").startswith("\t"):
            cells.append(line.strip("\t"))
        elif not cells:
            before.append(line.strip())
        else:
            if not line.strip() and not header:
                header = len(cells)
            cells[-1] += "\n" + line
    yield from (TextBlock(line, "текст документа") for line in before if line)
    yield _table(_stacked_rows(cells, header), 1)


def _stacked_rows(cells: Sequence[str], header: int) -> list[list[str]]:
    """Rows of the header's width; a cell that is no number where a row begins is a section."""
    rows = [list(cells[:header])]
    at = header
    numbered = bool(cells) and role_of(cells[0]) is Role.NUMBER
    while at < len(cells):
        if numbered and not parse_number(cells[at]).whole:
            rows.append([cells[at]])
            at += 1
        else:
            rows.append(list(cells[at : at + header]))
            at += header
    return rows
