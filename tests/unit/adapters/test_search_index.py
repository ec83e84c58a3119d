"""The site's entries in the host's index: in one file while it is small, else in parts under the digest's name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.adapters.search_index import SEARCH_INDEX, indexed_places, write_search_index
from macros.site import SearchEntry

HOST = [
    {
        "location": "",
        "title": "Главная &amp; начало",
        "text": "<p>Пере<em>ход</em> к <a href='x'>картам</a></p><p>Да</p>",
    },
    {"location": "notes/", "title": "Заметки", "text": "", "boost": 2, "tags": ["важное"]},
]
ENTRIES = [SearchEntry(f"plan-{n}/", f"План {n} <города>", "Слова & дела", 1.5) for n in range(50)]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "search").mkdir()
    index = {"config": {"lang": ["ru"], "fields": {"title": {"boost": 10.0}}}, "docs": HOST}
    (tmp_path / SEARCH_INDEX).write_text(json.dumps(index), encoding="utf-8")
    return tmp_path


def head_of(out: Path) -> dict[str, Any]:
    index = json.loads((out / SEARCH_INDEX).read_bytes())
    assert index["docs"] == []
    assert index["config"]["lang"] == ["ru"]
    return dict(index["config"]["split"])


def files_of(out: Path) -> dict[str, bytes]:
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_a_small_index_stays_one_file(out: Path) -> None:
    write_search_index(out, iter(ENTRIES))
    index = json.loads((out / SEARCH_INDEX).read_bytes())
    assert index["docs"][:2] == HOST
    shown = {"location": "plan-0/", "title": "План 0 &lt;города&gt;", "text": "Слова &amp; дела", "boost": 1.5}
    assert index["docs"][2] == shown
    assert len(index["docs"]) == 52
    assert list(files_of(out)) == [SEARCH_INDEX]


def test_a_large_index_is_in_parts(out: Path) -> None:
    write_search_index(out, iter(ENTRIES), most_whole=1000)
    head = head_of(out)
    assert head["documents"] == 52
    assert set(files_of(out)) == {
        SEARCH_INDEX,
        *(f"search/{head['version']}/texts-{n}.json" for n in range(len(head["texts"]))),
        *(f"search/{head['version']}/terms-{n}.json" for n in range(len(head["terms"]))),
    }
    texts = json.loads((out / "search" / head["version"] / "texts-0.json").read_bytes())
    assert texts["pages"][:3] == [["", "Главная & начало"], ["notes/", "Заметки"], ["plan-0/", "План 0 <города>"]]
    assert texts["docs"][0] == [0, "", "Главная & начало", "Переход к картам Да"]
    assert texts["docs"][1] == [1, "", "Заметки", "", ["важное"]]
    terms = json.loads((out / "search" / head["version"] / "terms-0.json").read_bytes())
    assert terms["заметк"] == [[20, 1]]  # the settings' title, the page's boost
    assert list(indexed_places(out)) == ["", "notes/", *(entry.location for entry in ENTRIES)]


@pytest.mark.parametrize("most", [0, 200, 1000, 2000])
def test_no_entry_is_lost_at_the_bound(out: Path, most: int) -> None:
    write_search_index(out, iter(ENTRIES), most_whole=most)
    assert list(indexed_places(out)) == ["", "notes/", *(entry.location for entry in ENTRIES)]


def test_a_large_index_of_the_hosts_own_pages_is_in_parts_too(out: Path) -> None:
    write_search_index(out, (), most_whole=10)
    assert head_of(out)["documents"] == 2


def test_entries_are_taken_one_by_one(out: Path) -> None:
    """Forty thousand of them are not to be in memory."""
    seen = 0

    def entries() -> Iterator[SearchEntry]:
        nonlocal seen
        for number in range(3000):
            seen = number
            if number == 2999:  # long before the last one, the first have been written
                assert (out / "search/making/texts-0.json").exists()
            yield SearchEntry(f"{number}/", "Название", "слова " * 20)

    write_search_index(out, entries(), most_whole=1000)
    assert seen == 2999
    assert head_of(out)["documents"] == 3002


def test_parts_of_an_earlier_or_interrupted_build_go(out: Path) -> None:
    before = (out / SEARCH_INDEX).read_bytes()
    for name in ("0123456789ab", "making"):
        (out / "search" / name).mkdir()
        (out / "search" / name / "texts-0.json").write_text("{}", encoding="utf-8")
    write_search_index(out, iter(ENTRIES), most_whole=1000)
    first = files_of(out)
    assert not any("0123456789ab" in path or "making" in path for path in first)
    (out / SEARCH_INDEX).write_bytes(before)
    write_search_index(out, iter(ENTRIES), most_whole=1000)
    assert files_of(out) == first


def test_without_the_hosts_index_nothing_is_written(tmp_path: Path) -> None:
    write_search_index(tmp_path, ENTRIES)
    assert list(tmp_path.iterdir()) == []
