"""The site's entries in the host's index: in one file while it is small, else in parts under their digests' names."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from macros.adapters.building.search_blocks import Earlier, document_of
from macros.adapters.building.search_index import SEARCH_INDEX, SearchIndex, indexed_places, likely_in_parts
from macros.adapters.keeping.kept_blocks import KeptBlocks
from macros.adapters.keeping.kept_output import kept_output
from macros.adapters.keeping.sealed_store import SealedStore
from macros.search import Block
from macros.site import PlannedEntries, SearchEntry
from tests.support.made_files import tree
from tests.support.plan_samples import make_project, plan_of
from tests.support.search_parts import write_search_index

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


def test_a_small_index_stays_one_file(out: Path) -> None:
    write_search_index(out, iter(ENTRIES))
    index = json.loads((out / SEARCH_INDEX).read_bytes())
    assert index["docs"][:2] == HOST
    shown = {"location": "plan-0/", "title": "План 0 &lt;города&gt;", "text": "Слова &amp; дела", "boost": 1.5}
    assert index["docs"][2] == shown
    assert len(index["docs"]) == 52
    assert list(tree(out)) == [SEARCH_INDEX]


def test_a_large_index_is_in_parts(out: Path) -> None:
    write_search_index(out, iter(ENTRIES), most_whole=1000)
    head = head_of(out)
    assert head["documents"] == 52
    assert set(tree(out)) == {
        SEARCH_INDEX,
        *(f"search/{name}/texts-{n}.json" for name, *counts in head["blocks"] for n in range(len(counts))),
        *(f"search/{head['version']}/terms-{n}.json" for n in range(len(head["terms"]))),
        f"search/{head['version']}/words.json",
    }
    (own, _), (added, _) = head["blocks"]
    texts = json.loads((out / "search" / own / "texts-0.json").read_bytes())
    assert texts["pages"] == [["", "Главная & начало"], ["notes/", "Заметки"]]
    assert texts["docs"][0] == [0, "", "Главная & начало", "Переход к картам Да"]
    assert texts["docs"][1] == [1, "", "Заметки", "", ["важное"]]
    more = json.loads((out / "search" / added / "texts-0.json").read_bytes())
    assert more["pages"][0] == ["plan-0/", "План 0 <города>"]
    terms = json.loads((out / "search" / head["version"] / "terms-0.json").read_bytes())
    assert terms["заметк"] == [[20, [0, 1]]]  # the settings' title, the page's boost
    assert list(indexed_places(out)) == ["", "notes/", *(entry.location for entry in ENTRIES)]


@pytest.mark.parametrize("most", [0, 200, 1000, 2000])
def test_no_entry_is_lost_at_the_bound(out: Path, most: int) -> None:
    write_search_index(out, iter(ENTRIES), most_whole=most)
    assert list(indexed_places(out)) == ["", "notes/", *(entry.location for entry in ENTRIES)]


def test_a_large_index_of_the_hosts_own_pages_is_in_parts_too(out: Path) -> None:
    write_search_index(out, (), most_whole=10)
    assert head_of(out)["documents"] == 2


def test_parts_of_an_earlier_or_interrupted_build_go(out: Path) -> None:
    before = (out / SEARCH_INDEX).read_bytes()
    for name in ("0123456789ab", "ba9876543210"):
        (out / "search" / name).mkdir()
        (out / "search" / name / "texts-0.json").write_text("{}", encoding="utf-8")
    write_search_index(out, iter(ENTRIES), most_whole=1000)
    first = tree(out)
    assert not any("0123456789ab" in path or "ba9876543210" in path for path in first)
    (out / SEARCH_INDEX).write_bytes(before)
    write_search_index(out, iter(ENTRIES), most_whole=1000)
    assert tree(out) == first


@pytest.mark.parametrize(("measures", "is_likely"), [(100, False), (4000, True)])
def test_whether_an_index_will_be_in_parts_is_guessed_by_the_measures(measures: int, is_likely: bool) -> None:
    rows = [{"номер": str(number), "название": "Дело"} for number in range(measures)]
    project = make_project(plan_of(разделы=[{"название": "Раздел", "мероприятия": rows}]))
    assert likely_in_parts(project) == is_likely


def test_without_the_hosts_index_nothing_is_written(tmp_path: Path) -> None:
    write_search_index(tmp_path, ENTRIES)
    assert list(tmp_path.iterdir()) == []


ROWS = (("one", ENTRIES[:20]), ("two", ENTRIES[20:40]), ("", ENTRIES[40:]))
NAMES = {"one": "1", "two": "2"}


class Rebuilds:
    """Builds the index again and again from the same host's index, as a program with a memory and a store does."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.host = (out / SEARCH_INDEX).read_bytes()
        self.store = SealedStore(out / "store", b"key")
        self.latest: dict[str, Block] = {}
        self.stays: frozenset[str] = frozenset()  # of the build before

    def build(self, names: Mapping[str, str], rows: Sequence[tuple[str, Sequence[SearchEntry]]] = ROWS) -> list[str]:
        """The first pages of the blocks that were made."""
        (self.out / SEARCH_INDEX).write_bytes(self.host)
        planned = [PlannedEntries(partial(tuple, entries), (name,) if name else ()) for name, entries in rows]
        earlier = Earlier(names, KeptBlocks(self.store, self.latest), self.stays.issuperset)
        index = SearchIndex(self.out, planned, earlier, most_whole=0)
        blocks = [make() for make in index.missing]
        index.finish(blocks)
        return [block.pages[0] for block in blocks]

    def left(self) -> dict[str, bytes]:
        """The files that the last build has written; the next one may leave them."""
        files = {path: content for path, content in tree(self.out).items() if not path.startswith("store")}
        self.stays |= files.keys()
        return files


def test_only_what_has_changed_is_indexed_again(out: Path) -> None:
    builds = Rebuilds(out)
    assert builds.build(NAMES) == ["", "plan-0/", "plan-20/", "plan-40/"]
    builds.left()
    assert builds.build(NAMES) == []
    assert list(builds.left()) == [SEARCH_INDEX]  # the other files are left where they are
    assert builds.build({**NAMES, "two": "22"}) == ["plan-20/"]
    builds.latest.clear()  # another process
    assert builds.build(NAMES) == []
    edited = (*ROWS[:2], ("", [SearchEntry("new/", "Новое", ""), *ENTRIES[40:]]))
    assert builds.build(NAMES, edited) == ["new/"]
    builds.stays = frozenset()  # somebody has emptied the folder
    assert builds.build(NAMES, edited) == ["", "plan-0/", "plan-20/", "new/"]


def test_entries_whose_size_is_known_are_not_made_to_be_measured(out: Path) -> None:
    builds = Rebuilds(out)
    builds.build(NAMES)
    builds.left()
    (out / SEARCH_INDEX).write_bytes(builds.host)
    asked: list[str] = []

    def entries(name: str) -> Sequence[SearchEntry]:
        asked.append(name)
        return dict(ROWS)[name]

    rows = [PlannedEntries(partial(entries, name), (name,) if name else ()) for name, _ in ROWS]
    earlier = Earlier(NAMES, KeptBlocks(builds.store), builds.stays.issuperset)
    known = sum(map(earlier.size, rows))
    sizes = {name: sum(document_of(entry).size for entry in row) for name, row in ROWS}
    assert known == sizes["one"] + sizes["two"] and not asked
    host = len(builds.host)
    assert SearchIndex(out, rows, earlier, most_whole=host + known - 1).missing == ()  # in parts, and all are known
    assert asked == [""]  # it has no name, so its words are
    asked.clear()
    assert SearchIndex(out, rows, earlier, most_whole=host + known).missing == ()
    assert asked == ["one", "two", "", ""]  # what is known does not decide: all are measured
    asked.clear()
    SearchIndex(out, rows, most_whole=host + sizes["one"] - 1)
    assert asked == ["one", "one", "two", ""]  # nothing is known: measured until they are too many, then planned


def test_what_was_kept_gives_the_same_bytes(out: Path) -> None:
    builds = Rebuilds(out)
    builds.build({})
    clean = builds.left()
    for names in (NAMES, {"one": "1"}):
        builds.build(names)
        builds.latest.clear()
        builds.build(names)
        again = builds.left()
        assert again[SEARCH_INDEX] == clean[SEARCH_INDEX]
        assert again.items() <= clean.items()


def test_a_folder_keeps_the_parts_that_stay(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index in parts goes through the draft of a rebuilt folder: what stays is neither made nor moved."""
    monkeypatch.setenv("METODICHKA_CACHE", str(tmp_path / "key"))
    site, builds = tmp_path / "site", Rebuilds(out)

    def rebuild(rows: Sequence[tuple[str, Sequence[SearchEntry]]]) -> dict[str, bytes]:
        kept = kept_output(tmp_path, site)
        (kept.draft / "search").mkdir(parents=True)
        (kept.draft / SEARCH_INDEX).write_bytes(builds.host)
        planned = [PlannedEntries(partial(tuple, entries), (name,)) for name, entries in rows]
        names = {name: repr(entries) for name, entries in rows}
        index = SearchIndex(kept.draft, planned, Earlier(names, KeptBlocks(builds.store), kept.stay), most_whole=0)
        index.finish([make() for make in index.missing])
        kept.settle("")
        return tree(site)

    rows = [(str(start), ENTRIES[start : start + 10]) for start in range(0, 50, 10)]
    rebuild(rows)
    status = {path: (site / path).stat().st_ino for path in tree(site)}
    rows[2] = ("20", [*ENTRIES[20:29], SearchEntry("new/", "Новое", "слово")])
    second = rebuild(rows)
    same = [path for path in second if status.get(path) == (site / path).stat().st_ino]
    assert sorted(path.rpartition("/")[2] for path in same) == ["texts-0.json"] * 5
    clean = tmp_path / "clean"
    (clean / "search").mkdir(parents=True)
    (clean / SEARCH_INDEX).write_bytes(builds.host)
    index = SearchIndex(clean, [PlannedEntries(partial(tuple, entries)) for _, entries in rows], most_whole=0)
    index.finish([make() for make in index.missing])
    assert second == tree(clean)
    (site / same[0]).write_bytes(b"{}")  # somebody has touched it
    assert rebuild(rows) == second
