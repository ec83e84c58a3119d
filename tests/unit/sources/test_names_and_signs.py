"""Names, kinds and signs that are refused, one by one, and the reason that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.sources.characters import MAX_TOLD, find_odd_characters, mask_odd_characters
from macros.sources.encoding import guess_encoding, is_utf16
from macros.sources.file_kinds import MAX_DRAWING_BYTES, drawing_fault, kind_fault
from macros.sources.file_names import collisions, copies, name_fault, temporary_program
from macros.sources.files import MAX_PAGE_BYTES, MAX_TEXT_BYTES, read_project

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'

# --- signs -----------------------------------------------------------------------------------------------------------

NAMED = {
    "\x00": "нулевой знак",
    "\x08": "управляющий знак",
    "\u00ad": "мягкий перенос",
    "\u200b": "пробел нулевой ширины",
    "\u2060": "соединитель слов",
    "\ufeff": "метка порядка байтов",
    "\u2028": "разделитель строк",
    "\u2029": "разделитель абзацев",
    "\ufffc": "место вставленного рисунка",
    "\ufffd": "знак «�», след испорченной кодировки",
    **dict.fromkeys("\u061c\u200e\u200f\u202a\u202e\u2066\u2069", "смена направления письма"),
    **dict.fromkeys("\ue000\uf8ff\U000f0000\U0010ffff", "значок из шрифта Word, которого нет в других"),
    **dict.fromkeys(
        "\x0b\x0c\x0e\x1f\x7f\x9f\ud800\udfff\u034f\u115f\u1160\u17b4\u17b5\u180b\u180e\u2061\u2064\u206a\u206f\u3164"
        "\uffa0\ufff9\ufffb\U000e0000\U000e0fff\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0002ffff",
        "управляющий знак",
    ),
}


@pytest.mark.parametrize("sign", NAMED, ids=lambda sign: f"{ord(sign):04X}")
def test_an_odd_sign_is_named(sign: str) -> None:
    (found,) = find_odd_characters(f"а\nб{sign}{sign}", "x", 5)
    assert found.message.endswith(f": {NAMED[sign]} (U+{ord(sign):04X})")
    assert (found.span.line, found.span.column, found.span.end_column) == (6, 2, 3)
    assert mask_odd_characters(f"а{sign}") == "а·"


def test_usual_signs_are_no_fault_and_a_hundred_faults_are_enough() -> None:
    assert not list(find_odd_characters("\t\r\n\u00a0\u200d\u202fёЁ😀", "x"))
    assert len(list(find_odd_characters("\x00\n" * (MAX_TOLD + 1), "x"))) == MAX_TOLD == 100
    assert next(iter(find_odd_characters("\x00", "x"))).span.line == 1


# --- names -----------------------------------------------------------------------------------------------------------

REASONS = {
    "оно слишком длинное": ("a" * 201, "ы" * 101),
    "в нём есть невидимый знак": (
        "a\x00", "a\x1f", "a\x7f", "a\u009f", "a\u00a0b", "a\u00adb", "a\u200bb", "a\u200f", "a\u2028b", "a\u202f",
        "a\u2060", "a\u206f", "a\ufeff",
    ),
    "в нём есть знак, который не годится для имён и адресов": tuple(f"a{sign}b" for sign in '<>:"|?*\\%#'),
    "оно начинается или кончается пробелом или точкой": (" a", "a ", "a."),
    "такое имя занято в Windows": ("con", "CON.md", "prn", "aux", "nul", "com0", "com9.txt", "lpt1", "lpt9"),
    "буквы «й» или «ё» в нём составные": ("и\u0306", "е\u0308.md"),
    "оно записано не в UTF-8": ("\udcff",),
    "": ("a" * 200, "ы" * 100, "com10", "console", "a.b", "й"),
}  # fmt: skip


@pytest.mark.parametrize(("reason", "name"), [(why, name) for why, names in REASONS.items() for name in names])
def test_the_reason_for_refusing_a_name(reason: str, name: str) -> None:
    assert name_fault(name) == reason


PROGRAMS = {
    "Word или Excel": ("~$a.docx", "~WRL0001.tmp", "~WRD0000.doc"),
    "LibreOffice": (".~lock.a.odt#",),
    "текстовый редактор": (".a.md.swp", ".#a", "#a#", "a~", "4913"),
    "Проводник Windows": ("Thumbs.db", "thumbs.DB", "desktop.ini", "$RECYCLE.BIN"),
    "Finder": (".DS_Store", "._a", "__MACOSX"),
    "прежняя или недокачанная копия": ("a.tmp", "a.TEMP", "a.bak", "a.orig", "a.rej", "a.crdownload", "a.part"),
    "": ("41913", ".a.md", "a#b", "a.temple", "a"),
}


@pytest.mark.parametrize(("program", "name"), [(who, name) for who, names in PROGRAMS.items() for name in names])
def test_whose_temporary_file_it_is(program: str, name: str) -> None:
    assert temporary_program(name) == program


def test_names_that_are_one_on_windows() -> None:
    assert list(collisions(["a/B.md", "a/b.md", "c"])) == [("a/b.md", "a/B.md")]
    assert list(collisions(["A/x", "a/y", "a/z"])) == [("a/y", "A"), ("a/z", "A")]
    assert list(collisions(["й", "и\u0306"])) == [("й", "и\u0306")]
    assert list(collisions(["a/b", "a/c", "b/a"])) == []


# --- kinds -----------------------------------------------------------------------------------------------------------

PUBLISHED = (
    "pdf docx xlsx pptx odt ods odp rtf doc xls ppt csv txt json ics zip vtt png jpg jpeg gif webp avif ico svg mp3 "
    "m4a ogg mp4 webm css woff2"
)


@pytest.mark.parametrize("suffix", PUBLISHED.split())
def test_a_file_of_this_kind_is_published(suffix: str) -> None:
    assert kind_fault(f"docs/a.{suffix}") == kind_fault(f"docs/a.b.{suffix.upper()}") == ""


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("docs/a", "у имени нет расширения"),
        ("docs.pdf/a", "у имени нет расширения"),
        ("docs/.pdf", "у имени нет расширения"),
        ("a.HTML", "файлы «.HTML» не публикуются"),
        ("docs/a.pdf.exe", "файлы «.exe» не публикуются"),
        ("docs/a.", "файлы «.» не публикуются"),
    ],
)
def test_why_a_file_is_not_published(path: str, reason: str) -> None:
    assert kind_fault(path) == reason


DRAWN = (
    "svg g defs symbol use title desc metadata switch style image path rect circle ellipse line polyline polygon text "
    "tspan textPath marker clipPath mask pattern linearGradient radialGradient stop filter feGaussianBlur feOffset "
    "feMerge feMergeNode feFlood feBlend feColorMatrix feComposite feDropShadow"
)


@pytest.mark.parametrize("name", DRAWN.split())
def test_an_element_that_is_drawn(name: str) -> None:
    assert drawing_fault(SVG.format(f"<{name}/>").encode()) == ""


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script/>", "в рисунке есть «<script>»"),
        ("<foreignObject/>", "в рисунке есть «<foreignObject>»"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "в рисунке есть HTML"),
        ('<g onLoad="x"/>', "в рисунке есть действие «onload»"),
        ('<use href="a.svg#b"/>', "рисунок ссылается на другой файл"),
        ('<use xlink:href="a.svg#b"/>', "рисунок ссылается на другой файл"),
        ('<g fill="url(a.svg#b)"/>', "рисунок ссылается на другой файл"),
        ("<g fill=\"URL( 'a')\"/>", "рисунок ссылается на другой файл"),
        ('<g style="width: Expression(1)"/>', "рисунок ссылается на другой файл"),
        ('<text title="javascript:x"/>', "рисунок ссылается на другой файл"),
        ("<style>@IMPORT 'a'</style>", "рисунок ссылается на другой файл"),
        ('<image href="data:image/svg+xml;base64,AA=="/>', "рисунок ссылается на другой файл"),
        ("<g>", "рисунок не удалось разобрать"),
        ("<!DOCTYPE x>", "в рисунке есть служебные определения"),
        ("<!entity x>", "в рисунке есть служебные определения"),
        ("<?XML-stylesheet x?>", "в рисунке есть служебные определения"),
        ('<use href=" #a "/><use xlink:href="#b"/>', ""),
        ('<g fill="url( \'#a\')" color="url(#b)"/>', ""),
        *((f'<image href="data:image/{kind};base64,AB+/ 9=="/>', "") for kind in ("png", "jpeg", "gif", "webp")),
        ("<text>@import и url(a)</text><style/>", ""),
        ('<x:y xmlns:x="urn:x"/>', ""),
    ],
)
def test_what_is_no_drawing(inside: str, reason: str) -> None:
    assert drawing_fault(SVG.format(inside).encode()) == reason


def test_a_drawing_as_a_whole() -> None:
    assert drawing_fault(b"\xef\xbb\xbf" + SVG.format("").encode()) == ""
    assert drawing_fault(b"<svg/>") == "это не рисунок SVG"
    assert drawing_fault(b"\xff") == "рисунок записан не в UTF-8"
    assert MAX_DRAWING_BYTES == 2_000_000
    padded = SVG.format("").encode().ljust(MAX_DRAWING_BYTES)
    assert (drawing_fault(padded), drawing_fault(padded + b" ")) == ("", "рисунок больше 2 МБ")


# --- encodings and files ---------------------------------------------------------------------------------------------


def test_which_encoding_it_was() -> None:
    assert guess_encoding("дорожная карта".encode("cp1251")) == "Windows-1251"
    assert guess_encoding("дорожная карта".encode("cp866")) == "OEM 866"
    assert guess_encoding("карта".encode("utf-16-le")) == "UTF-16"
    assert (
        guess_encoding("\ufeff日本".encode("utf-16-be")) == guess_encoding("\ufeff日本".encode("utf-16-le")) == "UTF-16"
    )
    assert guess_encoding(b"abc") == guess_encoding(b"") == guess_encoding(b"\x80\x81") == ""
    assert guess_encoding("ДА ДА да".encode("cp1251")) == ""  # two small letters of six
    assert guess_encoding("ДАда".encode("cp1251")) == ""  # half of it: «─└фр» of OEM 866 is as Russian
    assert guess_encoding("ДАдам".encode("cp1251")) == "Windows-1251"
    assert guess_encoding(b"a" * 19_999 + "да".encode("cp1251")) == "Windows-1251"
    assert (is_utf16(b"\x04\x04ab" + b"a" * 2), is_utf16(b"\x00\x04\x04ab" + b"a")) == (False, True)


def test_the_size_that_is_too_big_is_told(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for name, size in (("a.md", MAX_PAGE_BYTES), ("b.md", 1_450_000), ("c.yaml", MAX_TEXT_BYTES + 60_000)):
        (docs / name).write_bytes(b"#" * size)
    found = read_project(tmp_path)
    assert list(found.texts) == ["docs/a.md"]
    told = [(each.file, "1,4" in each.message, "5,1" in each.message) for each in found.diagnostics]
    assert told in ([("docs/b.md", True, False), ("docs/c.yaml", False, True)],)
    assert all(str(limit) in each.message + each.hint for each, limit in zip(found.diagnostics, (1, 5), strict=True))
    assert (MAX_PAGE_BYTES, MAX_TEXT_BYTES) == (1_000_000, 5_000_000)


def test_every_fault_of_a_file_stands_at_its_place(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "a.yaml").write_bytes("а: б\nв: ".encode() + "карта".encode("cp1251"))
    (docs / "b.md").write_bytes("карта".encode("utf-16-le"))
    (docs / "c.yaml").write_bytes(b"a\rb\r\nc")
    (docs / "D.SVG").write_bytes(SVG.format("<script/>").encode())
    (docs / ".gitignore").write_bytes(b"")
    (docs / ".gitattributes").write_bytes(b"")
    (docs / "e#f.md").write_bytes(b"")
    found = read_project(tmp_path)
    assert found.texts == {"docs/c.yaml": "a\nb\nc"}
    assert dict(found.others) == {"docs/D.SVG": len(SVG.format("<script/>"))}
    told = [
        (each.file, each.code, (each.span.line, each.span.column, each.span.end_column)) for each in found.diagnostics
    ]
    assert told == [
        ("docs/D.SVG", "file-kind", (1, 1, 2)),
        ("docs/a.yaml", "file-encoding", (2, 1, 2)),
        ("docs/b.md", "file-encoding", (1, 1, 2)),
        ("docs/e#f.md", "file-name", (1, 1, 2)),
    ]
    assert "в рисунке есть «<script>»" in found.diagnostics[0].message


@pytest.mark.parametrize(
    "name",
    [
        "plan (1).yaml",
        "plan(12).yaml",
        "plan — копия.yaml",
        "plan - Копия (2).yaml",
        "plan - copy.yaml",
        "Копия plan.yaml",
        "Copy of plan.yaml",
    ],
)
def test_a_copy_is_told_from_its_original(name: str) -> None:
    assert list(copies([f"docs/{name}", "docs/plan.yaml"])) == [(f"docs/{name}", "docs/plan.yaml")]
    assert list(copies([f"docs/{name}", "docs/other.yaml", "plan.yaml"])) == []


@pytest.mark.parametrize("name", ["plan-1.yaml", "plan (весна).yaml", "plan (1).md", "копия.yaml", "(1).yaml"])
def test_other_names_are_no_copies(name: str) -> None:
    assert list(copies([name, "plan.yaml", ".yaml"])) == []
