"""A built site is examined as its readers will meet it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from macros.adapters.publishing.validating import MOST_FAULTS, validate_site
from macros.model.materials import Contact
from tests.support.search_parts import write_search_index

URL = "https://example.org/myschool/"


def site(folder: Path, **pages: str) -> Path:
    """A small site with a search index; «__» in a name stands for «/»."""
    files = {"index": "<h1 id='top'>Главная</h1>", "a__index": "<h1 id=here>А</h1>", **pages}
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write_index(folder, json.dumps({"docs": [{"location": "a/#here", "title": "А", "text": ""}]}))
    (folder / "style.css").write_text("", encoding="utf-8")
    return folder


def write_index(folder: Path, text: str) -> None:
    (folder / "search").mkdir(exist_ok=True)
    (folder / "search/search_index.json").write_text(text, encoding="utf-8")


GOOD = (
    '<a href="../a/">',
    '<a href="../a/#here">',
    "<a href='../a/index.html#here'>",
    "<a href=../a/>",
    '<a href="../">',
    '<a href="./">',
    '<a href="#own"><p id="own">',
    '<a href="#%D0%B6"><p id="ж">',
    '<a name="old"><a href="#old">',
    '<a href="..">',
    '<a href="">',
    '<a href="#">',
    '<a href="../a/?status=now#here">',
    '<link href="../style.css">',
    '<a href="/myschool/a/">',
    '<a href="/myschool/.">',
    '<a href="https://example.org/myschool/a/#here">',
    '<a href="https://example.org/other/">',
    '<a href="mailto:x@example.org">',
    '<a href="//example.com/x">',
    "<!-- <a href='../lost/'> -->",
    "<!--\n<a href='../lost/'>\n-->",
    "<SCRIPT>\nx = '<a href=\"../lost/\">'\n</script>",
    "<script>x = '<a href=\"../lost/\">'</script>",
    '<p title="<a href=../lost/>">',
)


@pytest.mark.parametrize("markup", GOOD)
def test_what_leads_somewhere_is_no_fault(tmp_path: Path, markup: str) -> None:
    assert validate_site(site(tmp_path, b__index=markup), (), URL) == ()


BAD = (
    ('<a href="../lost/">', "b/index.html: ссылка «../lost/» никуда не ведёт"),
    ('<a href="../a/#lost">', "b/index.html: ссылка «../a/#lost» ведёт к месту «lost», которого нет на странице"),
    ('<a href="#lost">', "b/index.html: ссылка «#lost» ведёт к месту «lost», которого нет на странице"),
    ('<img alt="a > b" src="x.png">', "b/index.html: ссылка «x.png» никуда не ведёт"),
    ('<script src="../x.js"></script>', "b/index.html: ссылка «../x.js» никуда не ведёт"),
    ('<a href="/a/">', "b/index.html: ссылка «/a/» никуда не ведёт"),
    ('<a href="https://example.org/myschool/lost/">', "«https://example.org/myschool/lost/» никуда не ведёт"),
    ('<a\nclass="x"\nhref="../lost/">', "b/index.html: ссылка «../lost/» никуда не ведёт"),
    ('<a HREF="../lost/?a=1&amp;b=2">', "b/index.html: ссылка «../lost/?a=1&b=2» никуда не ведёт"),
)


@pytest.mark.parametrize(("markup", "words"), BAD)
def test_what_leads_nowhere_is_named(tmp_path: Path, markup: str, words: str) -> None:
    (fault,) = validate_site(site(tmp_path, b__index=markup), (), URL)
    assert fault.endswith(words)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert validate_site(site(tmp_path), ("a/index.html", "b/index.html"), URL) == ("нет файла b/index.html",)


def test_data_that_is_no_json_is_named(tmp_path: Path) -> None:
    (site(tmp_path) / "index.json").write_text('{"a":', encoding="utf-8")
    assert validate_site(tmp_path, (), URL) == ("index.json – не JSON",)


UNREADABLE = {
    "api/v1/x.csv": (b'"a";"b"\r\n"1"\r\n', "api/v1/x.csv – не таблица CSV"),
    "api/v1/y.csv": (b'"a";"b', "api/v1/y.csv – не таблица CSV"),
    "changes.atom": (b"<feed><entry></feed>", "changes.atom – не XML"),
    "sitemap.xml": (b"", "sitemap.xml – не XML"),
    "calendar/a.ics": (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n", "не календарь iCalendar"),
    "calendar/b.ics": (b"BEGIN:VCALENDAR\r\nSUMMARY\r\nEND:VCALENDAR\r\n", "не календарь iCalendar"),
    "calendar/c.ics": (b"BEGIN:VCALENDAR\r\n", "не календарь iCalendar"),
    "files/a.xlsx": (b"PK\x03\x04", "files/a.xlsx – не документ Office"),
    "files/b.pdf": (b"%PDF-1.7\n", "files/b.pdf – не PDF"),
}


@pytest.mark.parametrize("path", UNREADABLE)
def test_a_file_that_its_program_cannot_read_is_named(tmp_path: Path, path: str) -> None:
    data, words = UNREADABLE[path]
    place = site(tmp_path) / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    (fault,) = validate_site(tmp_path, (), URL)
    assert fault.endswith(words)


def test_a_spoiled_member_of_a_document_is_seen(tmp_path: Path) -> None:
    site(tmp_path)
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document>")
    assert validate_site(tmp_path, (), URL) == ("a.docx – не документ Office",)


NAME = "Иванова Мария Ивановна"
LINE = Contact.model_validate({"ид": "line", "название": "Линия", "вид": "телефон", "значение": "8 800 100-20-30"})
TOLD = {
    "b/index.html": f"<p>Ответственный – <b>Иванова</b> Мария <span>Ивановна</span></p><!-- {NAME} -->".encode(),
    "b/lost.html": b"<p>m.ivanova&#64;example.org",
    "calendar/a.ics": "BEGIN:VCALENDAR\r\nX:Ответственный – Иванова Ма\r\n рия Ивановна\r\nEND:VCALENDAR\r\n".encode(),
    "changes.atom": f"<feed>больше не отвечает: {NAME}</feed>".encode(),
    "api/v1/a.json": json.dumps({"note": "тел. +7 (914) 123-45-67"}, ensure_ascii=False).encode(),
}


@pytest.mark.parametrize("path", TOLD)
def test_peoples_data_is_not_published_wherever_it_came_from(tmp_path: Path, path: str) -> None:
    place = site(tmp_path) / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(TOLD[path])
    (fault,) = validate_site(tmp_path, (), URL, [LINE])
    assert fault.startswith(f"{path}: в тексте стоит ")


def test_a_public_service_and_the_samples_of_the_manual_may_be_named(tmp_path: Path) -> None:
    pages = {"b__index": "Звоните: 8 (800) 100-20-30", "editors__errors__personal-name__index": f"<pre>{NAME}</pre>"}
    assert validate_site(site(tmp_path, **pages), (), URL, [LINE]) == ()
    assert len(validate_site(tmp_path, (), URL)) == 1


@pytest.mark.parametrize(
    ("index", "words"),
    [
        ('{"docs": [{"location": "a/#lost"}]}', "поиск ведёт на «a/#lost», а такого места на странице нет"),
        ("{}", "указатель поиска search/search_index.json не читается"),
        ('{"docs": [{"title": "А"}]}', "указатель поиска search/search_index.json не читается"),
        ('{"docs": []}', "указатель поиска пуст"),
        ('{"docs": [{"location": "lost/"}]}', "поиск ведёт на «lost/», а такой страницы нет"),
    ],
)
def test_search_must_read_and_lead_somewhere(tmp_path: Path, index: str, words: str) -> None:
    write_index(site(tmp_path), index)
    assert validate_site(tmp_path, (), URL) == (words,)


def test_search_in_parts_must_read_and_lead_somewhere_too(tmp_path: Path) -> None:
    folder = site(tmp_path)
    index = {"config": {}, "docs": [{"location": place, "title": "А", "text": ""} for place in ("a/#here", "lost/")]}
    write_index(folder, json.dumps(index))
    write_search_index(folder, (), most_whole=0)
    assert validate_site(folder, (), URL) == ("поиск ведёт на «lost/», а такой страницы нет",)
    next(folder.glob("search/*/terms-0.json")).unlink()
    assert validate_site(folder, (), URL) == ("указатель поиска search/search_index.json не читается",)


def test_an_empty_folder_is_no_site(tmp_path: Path) -> None:
    assert validate_site(tmp_path, (), "") == (
        "нет главной страницы index.html",
        "нет указателя поиска search/search_index.json",
    )


def test_a_thousand_faults_are_cut_short(tmp_path: Path) -> None:
    links = "".join(f'<a href="{n}/">' for n in range(1000))
    faults = validate_site(site(tmp_path, b__index=links), (), URL)
    assert len(faults) == MOST_FAULTS + 1
    assert faults[-1] == "и ещё 950"
