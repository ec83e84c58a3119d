"""The examination of a built site at its edges: every kind of file, good and spoilt, and links of every shape."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from macros.adapters.publishing.reading_back import reading_faults
from macros.adapters.publishing.validating import MOST_FAULTS, validate_site
from tests.unit.publishing.test_validating import NAME, URL, site, write_index

CALENDAR = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{}END:VEVENT\r\nEND:VCALENDAR\r\n"


def document(**members: str) -> bytes:
    """An archive; «__» in a name stands for «.»."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "."), text)
    return data.getvalue()


def faults(folder: Path, path: str, data: bytes) -> list[str]:
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return list(reading_faults(folder, [path], ()))


GOOD = {
    "api/v1/a.csv": '\ufeff"а";"б"\r\n"1";"2"\r\n'.encode(),
    "api/v1/head.csv": b'"a";"b"\r\n',
    "files/own.csv": b"a;b\r\n1\r\n",
    "api/a.json": b'{"a": 1}',
    "a.xml": b"<a/>",
    "a.atom": b"<feed/>",
    "a.svg": b"<svg/>",
    "a.ics": CALENDAR.format("SUMMARY;LANGUAGE=ru:x\r\n").encode(),
    "b.ics": CALENDAR.format("SUMMARY:ab\r\n c\r\n").encode(),
    "a.docx": document(a__xml="<a/>", b__rels="<a/>", c__bin="<a>"),
    "a.xlsx": document(a__xml="<a/>"),
    "a.pdf": b"%PDF-1.7\n%%EOF\n",
    "a.png": b"\xff\x00",
    "a.txt": "просто слова".encode(),
    "b.txt": b"\xff\xfe",
}


@pytest.mark.parametrize("path", GOOD)
def test_a_good_file_of_each_kind_is_no_fault(tmp_path: Path, path: str) -> None:
    assert faults(tmp_path, path, GOOD[path]) == []


SPOILT = [
    ("api/a.csv", b"", "таблица CSV"),
    ("api/a.csv", b"\xff\xfe", "таблица CSV"),
    ("api/a.csv", b'"a";"b"\r\n"1";"2";"3"\r\n', "таблица CSV"),
    ("api/a.csv", b'"a"x;"b"\r\n', "таблица CSV"),
    ("a.json", b"{'a': 1}", "JSON"),
    ("a.xml", b"<a>", "XML"),
    ("a.atom", b"<a", "XML"),
    ("a.svg", b"<svg>", "XML"),
    ("a.ics", b"", "календарь iCalendar"),
    ("a.ics", CALENDAR.format("SUMMARY:x\r\n").encode() + b"\xff:\r\n", "календарь iCalendar"),
    ("a.ics", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n", "календарь iCalendar"),
    ("a.ics", CALENDAR.format(":x\r\n").encode(), "календарь iCalendar"),
    ("a.ics", CALENDAR.format("SUMMARY\r\n").encode(), "календарь iCalendar"),
    ("a.ics", CALENDAR.format("END:VALARM\r\n").encode(), "календарь iCalendar"),
    ("a.ics", (CALENDAR.format("") + "END:VCALENDAR\r\n").encode(), "календарь iCalendar"),
    ("a.ics", CALENDAR.format("BEGIN:VALARM\r\n").encode(), "календарь iCalendar"),
    ("a.docx", document(a__xml="<a>"), "документ Office"),
    ("a.xlsx", document(a__xml="<a/>", b__rels="<a>"), "документ Office"),
    ("a.xlsx", b"", "документ Office"),
    ("a.pdf", b"%PDF-1.7\n", "PDF"),
    ("a.pdf", b"x%PDF-1.7\n%%EOF\n", "PDF"),
    ("a.pdf", b"%PDF-1.7\n%%EOF\n" + b" " * 1024, "PDF"),
]


@pytest.mark.parametrize(("path", "data", "kind"), SPOILT)
def test_a_spoilt_file_of_each_kind_is_named(tmp_path: Path, path: str, data: bytes, kind: str) -> None:
    assert faults(tmp_path, path, data) == [f"{path} – не {kind}"]


TOLD = {
    "a.txt": NAME,
    "b.txt": f"\ufffd {NAME}",
    "a.xml": f"<a>{NAME}</a>",
    "a.svg": f"<svg>{NAME}</svg>",
    "api/a.csv": f'"{NAME}"\r\n',
    "a.json": f'"{NAME}"',
    "a.atom": f"<a>{NAME}</a>",
    "a.ics": CALENDAR.format(f"SUMMARY:{NAME}\r\n"),
    "a.html": NAME,
    "b.html": NAME.replace(" ", "<b> </b>"),
    "c.html": f"<tr><td>{NAME.replace(' ', '</td><td>')}</td></tr>",  # a table of names
}


@pytest.mark.parametrize("path", TOLD)
def test_people_are_found_in_every_text(tmp_path: Path, path: str) -> None:
    (fault,) = faults(tmp_path, path, TOLD[path].encode())
    assert fault.startswith(f"{path}: в тексте стоит ")


def test_bytes_that_are_no_text_hide_nobody(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "a.txt", b"\xff " + NAME.encode())
    assert fault.startswith("a.txt: ")


@pytest.mark.parametrize(
    "text",
    [
        f"<!--\n{NAME}\n-->",
        f"<SCRIPT>\n'{NAME}'\n</Script>",
        f"<style>\n/* {NAME} */\n</style >",
        f'<p title="{NAME}">',
    ],
)
def test_what_nobody_reads_tells_of_nobody(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, "a.html", text.encode()) == []


@pytest.mark.parametrize("name", ["a", "abbr", "b", "cite", "code", "em", "i", "mark", "s", "small", "span", "strong",
                                  "sub", "sup", "time", "u"])  # fmt: skip
def test_marks_within_a_line_do_not_cut_a_name(tmp_path: Path, name: str) -> None:
    assert len(faults(tmp_path, "a.html", f"<{name} class='x'>Иван</{name}>ова Мария Ивановна".encode())) == 1


# --- links -----------------------------------------------------------------------------------------------------------


def dead(folder: Path, markup: str, url: str = URL) -> list[str]:
    return [fault.partition("ссылка ")[2] for fault in validate_site(site(folder, b__index=markup), (), url)]


def test_an_address_elsewhere_does_not_hide_what_follows(tmp_path: Path) -> None:
    markup = '<a href="mailto:x@example.org"><a href="../a/"><a href="../lost/"><a href="../gone/"><a href="../lost/">'
    assert dead(tmp_path, markup) == ["«../lost/» никуда не ведёт", "«../gone/» никуда не ведёт"]


@pytest.mark.parametrize(
    "markup",
    [
        '<p ID="z"><a href="#z">',
        '<a href=" ../a/ ">',
        '<a href="../a/#">',
        '<a href="../a">',
        '<img src="../%D0%B6.png">',
        '<a href="../ж.png#page=2">',
        '<video poster="../ж.png">',
        '<a data-href="../lost/">',
        "<a href>",
    ],
)
def test_more_that_leads_somewhere(tmp_path: Path, markup: str) -> None:
    (tmp_path / "ж.png").write_bytes(b"\xff\x00")
    assert dead(tmp_path, markup) == []


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<video poster="x.png">', "«x.png» никуда не ведёт"),
        ("<img src='x.png'>", "«x.png» никуда не ведёт"),
        ("<img src=x.png>", "«x.png» никуда не ведёт"),
        ('<a href="/">', "«/» никуда не ведёт"),
        ('<a href="/myschool">', "«/myschool» никуда не ведёт"),
        ('<a href="../search/">', "«../search/» никуда не ведёт"),
        ('<a title="x" href="../a/index.html#z">', "«../a/index.html#z» ведёт к месту «z», которого нет на странице"),
    ],
)
def test_more_that_leads_nowhere(tmp_path: Path, markup: str, fault: str) -> None:
    assert dead(tmp_path, markup) == [fault]


def test_the_address_of_the_site_may_lack_its_last_stroke_or_be_unknown(tmp_path: Path) -> None:
    assert dead(tmp_path / "1", '<a href="/myschool/a/">', URL.rstrip("/")) == []
    assert dead(tmp_path / "2", f'<a href="{URL}lost/">', URL.rstrip("/")) == [f"«{URL}lost/» никуда не ведёт"]
    assert dead(tmp_path / "6", '<a href="https://example.org/myschool2/">', URL.rstrip("/")) == []
    assert dead(tmp_path / "3", '<a href="/a/">', "") == []
    assert dead(tmp_path / "4", '<a href="/lost/">', "") == ["«/lost/» никуда не ведёт"]
    assert dead(tmp_path / "5", '<a href="/a/">', "https://example.org") == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert validate_site(site(tmp_path), ("search", "a", "index.html"), URL) == ("нет файла a", "нет файла search")


@pytest.mark.parametrize(("count", "last"), [(MOST_FAULTS, "49"), (MOST_FAULTS + 1, "и ещё 1")])
def test_as_many_faults_as_one_can_read_are_told(tmp_path: Path, count: int, last: str) -> None:
    found = validate_site(site(tmp_path), [f"{number:02}" for number in range(count)], URL)
    assert len(found) == count
    assert found[-1].removeprefix("нет файла ") == last
    assert MOST_FAULTS == 50


@pytest.mark.parametrize(
    ("index", "faults"),
    [
        ("[]", ["указатель поиска search/search_index.json не читается"]),
        ('{"docs": 1}', ["указатель поиска search/search_index.json не читается"]),
        ("{", ["search/search_index.json – не JSON", "указатель поиска search/search_index.json не читается"]),
        ('{"docs": [{"location": ""}, {"location": "a/"}, {"location": "#top"}, {"location": "style.css#x"}]}', []),
        ('{"docs": [{"location": "a/#%68ere"}]}', []),
        (
            '{"docs": [{"location": "x/"}, {"location": "a/#y"}]}',
            ["поиск ведёт на «x/», а такой страницы нет", "поиск ведёт на «a/#y», а такого места на странице нет"],
        ),
    ],
)
def test_every_place_of_the_search_is_looked_at(tmp_path: Path, index: str, faults: list[str]) -> None:
    write_index(site(tmp_path), index)
    assert list(validate_site(tmp_path, (), URL)) == faults


def test_without_its_index_the_search_is_missed(tmp_path: Path) -> None:
    (site(tmp_path) / "search/search_index.json").unlink()
    assert validate_site(tmp_path, (), URL) == ("нет указателя поиска search/search_index.json",)
