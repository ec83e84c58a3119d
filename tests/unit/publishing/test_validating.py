"""A built site is examined as its readers will meet it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.adapters.publishing.validating import MOST_FAULTS, validate_site

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


@pytest.mark.parametrize(
    ("index", "words"),
    [
        ("{}", "указатель поиска search/search_index.json не читается"),
        ('{"docs": [{"title": "А"}]}', "указатель поиска search/search_index.json не читается"),
        ('{"docs": []}', "указатель поиска пуст"),
        ('{"docs": [{"location": "lost/"}]}', "поиск ведёт на «lost/», а такой страницы нет"),
    ],
)
def test_search_must_read_and_lead_somewhere(tmp_path: Path, index: str, words: str) -> None:
    write_index(site(tmp_path), index)
    assert validate_site(tmp_path, (), URL) == (words,)


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
