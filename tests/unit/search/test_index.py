"""An index in parts holds every document and every stem of it, in small files, the same each time."""

from __future__ import annotations

import json
from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate, product
from string import ascii_lowercase
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.search import SearchDocument, Weights, document_stems, join_blocks, make_block, read_documents
from macros.search.index import MOST_WORDS
from macros.search.words import stem, words_of

DOCUMENTS = (
    SearchDocument("", "Главная", "Раздел о «Моей школе»"),
    SearchDocument("plan/", "План города", "Что делать школам", 1.5),
    SearchDocument("plan/#m-1-2", "1.2 Назначить координаторов", "До 01.03.2025: учётные записи, № 5"),
    SearchDocument("plan/#m-1-3", "1.3 Провести совещание", "Координаторы школ города"),
    SearchDocument("faq/#lost", "Вопрос без своей страницы", "Ответ"),
    SearchDocument("plan/#m-9", "9 Позже", "Место той же страницы", tags=("важное",)),
)


def made(documents: Iterable[SearchDocument], size: int = 10_000) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The index of the documents, so many in each block."""
    files: dict[str, bytes] = {}
    blocks, all_of_them = [], list(documents)
    for start in range(0, len(all_of_them), size):
        block, texts = make_block(all_of_them[start : start + size])
        blocks.append(block)
        files.update(texts)
    joined = join_blocks(blocks, Weights())
    return joined.head, {**files, **joined.files}


def postings(head: dict[str, Any], files: dict[str, bytes]) -> dict[str, dict[int, float]]:
    """Stem → the documents that hold it, each with its weight."""
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    starts = list(accumulate((sum(counts) for _, *counts in head["blocks"]), initial=0))
    for name, content in files.items():
        if "/terms-" not in name:
            continue
        for each, lists in json.loads(content).items():
            assert each not in found, f"{each} is in two parts"
            assert [weight for weight, *_ in lists] == sorted((weight for weight, *_ in lists), reverse=True)
            for weight, *chunks in lists:
                for block, *steps in chunks:
                    found[each].update({starts[block] + document: weight for document in unfolded(steps)})
    return dict(found)


def unfolded(steps: list[Any]) -> list[int]:
    if isinstance(steps[0], str):
        bits = b64decode(steps[0])
        return [8 * byte + bit for byte, held in enumerate(bits) for bit in range(8) if held >> bit & 1]
    return list(accumulate(steps))


def test_documents_come_back_in_order() -> None:
    head, files = made(DOCUMENTS)
    found = list(read_documents(head, files.__getitem__))
    assert [(each.location, each.title, each.text, each.tags) for each in found] == [
        (each.location, each.title, each.text, each.tags) for each in DOCUMENTS
    ]


def test_head_tells_pages_and_their_places() -> None:
    head, _ = made(DOCUMENTS)
    assert head["documents"] == 6
    assert head["pages"] == [1, 3, -1, -1]  # home, the plan, a place without its page, the plan again
    assert head["again"] == {3: 1}
    assert [sum(counts) for _, *counts in head["blocks"]] == [6]


def test_blocks_know_nothing_of_each_other_and_the_head_puts_them_together() -> None:
    head, files = made(DOCUMENTS, size=3)
    assert [sum(counts) for _, *counts in head["blocks"]] == [3, 3]
    assert head["pages"] == [1, 2, -1, -1, -1]
    assert head["again"] == {2: 1, 4: 1}
    assert postings(head, files) == postings(*made(DOCUMENTS))
    assert [each.location for each in read_documents(head, files.__getitem__)] == [each.location for each in DOCUMENTS]
    other = made((*DOCUMENTS[:3], SearchDocument("new/", "Новое", "слово"), *DOCUMENTS[3:5]), size=3)
    assert other[0]["blocks"][0] == head["blocks"][0]  # its files stay where they are
    assert other[0]["version"] != head["version"]


def test_titles_of_pages_elsewhere_are_told() -> None:
    block, files = make_block([SearchDocument("faq/#lost", "Вопрос", "Ответ")], {"faq/": "Вопросы и ответы"})
    assert json.loads(files[f"{block.name}/texts-0.json"])["pages"] == [["faq/", "Вопросы и ответы"]]


def test_a_word_weighs_most_where_it_says_most() -> None:
    held = postings(*made(DOCUMENTS))
    assert held["координатор"] == {2: 1000, 3: 1}
    assert held["план"] == {1: 1500}
    assert held["школ"] == {0: 1, 1: 1.5, 3: 1}
    assert held["важн"] == {5: 1_000_000}
    assert held["1.2"] == {2: 1000}
    assert held["01.03.2025"] == {2: 1}
    assert held["5"] == {2: 1}


def test_e_with_dots_is_e() -> None:
    held = postings(*made(DOCUMENTS))
    assert held["учетн"] == {2: 1}
    assert stem("Учётными") == stem("учетная") == "учетн"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("до 01.03.2025, далее – постоянно.", ["до", "01.03.2025", "далее", "постоянно"]),
        ("п. 1.10. «Моя школа»/Сферум", ["п", "1.10", "Моя", "школа", "Сферум"]),
        ("№5-й +7 (800) 50%", ["5", "й", "7", "800", "50"]),
        ("a_b school.ru …", ["a", "b", "school", "ru"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


WORDS = st.sampled_from(["школа", "школы", "совещание", "отчёт", "1.2", "координатор", "план", "Сферум", "ещё", "МОУО"])
PLACES = st.sampled_from(["", "a/", "a/#1", "a/#2", "b/", "b/#1", "c/#1"])
TEXTS = st.lists(WORDS, max_size=6).map(" ".join)
ANY = st.lists(st.builds(SearchDocument, PLACES, TEXTS, TEXTS, st.sampled_from([1.0, 1.5, 4.0])), max_size=120)


@given(ANY, st.sampled_from([7, 40, 1000]))
def test_every_stem_of_every_document_is_held_and_no_other(documents: list[SearchDocument], size: int) -> None:
    head, files = made(documents, size)
    expected: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for number, document in enumerate(documents):
        stems = document_stems(document)
        for each in stems.title:
            expected[each][number] = 1000 * document.boost
        for each in stems.text:
            expected[each][number] = document.boost
    assert postings(head, files) == expected
    found = [(each.location, each.title, each.text) for each in read_documents(head, files.__getitem__)]
    assert found == [(each.location, each.title, each.text) for each in documents]


def test_parts_are_small_and_sorted_and_one_large_stem_has_its_own() -> None:
    documents = [
        SearchDocument(f"plan-{n}/", f"План {n} слово{n}", f"общее {'редкое' if n % 37 == 0 else ''} текст" * 3)
        for n in range(4000)
    ]
    head, files = made(documents)
    version, (block, *counts) = head["version"], head["blocks"][0]
    assert len(head["terms"]) > 3
    terms = [files[f"{version}/terms-{n}.json"] for n in range(len(head["terms"]))]
    assert [size for _, size in head["terms"]] == list(map(len, terms))
    assert max(map(len, terms)) < 20_000
    firsts = [first for first, _ in head["terms"]]
    assert firsts == sorted(firsts)
    assert [min(json.loads(content)) for content in terms] == firsts
    assert max(len(files[f"{block}/texts-{n}.json"]) for n in range(len(counts))) < 40_000
    held = postings(head, files)
    assert list(held["общ"]) == list(range(4000))
    assert list(held["редк"]) == [n for n in range(4000) if n % 37 == 0]


def test_the_same_documents_are_the_same_bytes_and_others_another_version() -> None:
    head, files = made(DOCUMENTS)
    assert made(DOCUMENTS) == (head, files)
    assert made(DOCUMENTS[:-1])[0]["version"] != head["version"]


def words(documents: Iterable[SearchDocument], size: int = 10_000) -> list[list[str]]:
    """The words that misspelt ones are compared with."""
    head, files = made(documents, size)
    found: list[list[str]] = json.loads(files[f"{head['version']}/words.json"])
    return found


def test_words_are_told_once_in_their_usual_form_the_commonest_first() -> None:
    documents = [
        SearchDocument("a/", "Координаторы школ", "координаторов и координаторов, Сферум по ФГИС"),
        SearchDocument("b/", "Школы", "Координатор. Координатор. Координатор; координаторов 2025 №5й"),
        SearchDocument("c/", "Отчёты", "отчет о школе", tags=("важное",)),
    ]
    expected = [["координаторов"], ["отчет", "школ"], ["Сферум", "ФГИС"]]
    assert words(documents) == words(documents, size=1) == expected


def test_of_very_many_words_the_commonest_are_told() -> None:
    long = ["z" * 200 + first + second for first in ascii_lowercase for second in ascii_lowercase]
    documents = [SearchDocument(f"{n}/", "", f"often always {word}") for n, word in enumerate(long)]
    told = words(documents)
    assert told == [["always", "often"], long[: len(told[1])]]
    assert MOST_WORDS - 250 < sum(len(word) + 3 for group in told for word in group) <= MOST_WORDS


def is_known(head: dict[str, Any], stem: str) -> bool:
    """Whether the head takes the stem for one that is there."""
    bits = b64decode(head["known"])
    bit = crc32(stem.encode()) % (8 * len(bits))
    return bool(bits[bit >> 3] >> (bit & 7) & 1)


def test_the_head_tells_most_words_that_are_nowhere() -> None:
    there = [f"слово{first}{second}" for first in "абвгдежз" for second in "бвгдклмнпрст"]
    head, files = made(SearchDocument(f"{word}/", word, "1.2 2025") for word in there)
    stems = {each for each in postings(head, files) if each.isalpha()}
    assert len(b64decode(head["known"])) == len(stems) > 90
    assert all(is_known(head, stem) for stem in stems)
    nowhere = [f"совсем{first}{second}" for first in ascii_lowercase for second in ascii_lowercase]
    assert sum(is_known(head, word) for word in nowhere) < len(nowhere) / 6


def test_what_the_head_tells_of_words_does_not_grow_with_all_of_them() -> None:
    text = " ".join(first + second + third + "щ" for first, second, third in product(ascii_lowercase, repeat=3))
    head, _ = made([SearchDocument("a/", "", text)])
    assert len(b64decode(head["known"])) == 4096
    nowhere = [f"совсем{first}{second}" for first in ascii_lowercase for second in ascii_lowercase]
    assert is_known(head, "abcщ") and not all(is_known(head, word) for word in nowhere)


def test_where_there_are_no_words_none_is_known() -> None:
    head, files = made([SearchDocument("a/", "1.2", "2025")])
    assert head["known"] == "AA=="
    assert len(list(read_documents(head, files.__getitem__))) == 1


TANGLES = st.text(st.sampled_from("аЯёz19._-,«» \t\n\u00a0\u2028/") | st.characters(), max_size=40)


@given(TANGLES, TANGLES)
def test_stems_are_those_of_the_words(title: str, text: str) -> None:
    found = document_stems(SearchDocument("", title, text, tags=("важное слово",)))
    assert found.tags == {stem("важное"), stem("слово")}
    assert found.title == {stem(word) for word in words_of(title)} - found.tags
    assert found.text == {stem(word) for word in words_of(text)} - found.title - found.tags


def test_weights_are_those_of_the_settings() -> None:
    assert Weights.of_config({"fields": {"title": {"boost": 5.0}, "text": {}}}) == Weights(1e6, 5.0, 1.0)
    assert Weights.of_config({}) == Weights()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("texts-0.json", b"{"),
        ("texts-0.json", b'{"pages":[],"docs":[]}'),
        ("terms-0.json", b"{}"),
        ("terms-0.json", b'{"0":[[1,[0,99]]]}'),
        ("words.json", b"["),
        ("words.json", b"[[1]]"),
        ("words.json", b"7"),
    ],
)
def test_spoilt_parts_are_noticed(name: str, content: bytes) -> None:
    head, files = made(DOCUMENTS)
    (path,) = (path for path in files if path.endswith(name))
    files[path] = content
    with pytest.raises((ValueError, LookupError, TypeError, AttributeError)):
        list(read_documents(head, files.__getitem__))


@pytest.mark.parametrize("spoilt", [[[1000, [0, 2, 7]]], [[1000, [0, 2], [1, 0]]], [[1000, [0, "AQ==", 2]]]])
def test_postings_beyond_the_documents_are_noticed(spoilt: list[Any]) -> None:
    head, files = made(DOCUMENTS)
    path = f"{head['version']}/terms-0.json"
    terms = json.loads(files[path])
    terms["координатор"] = spoilt
    files[path] = json.dumps(terms).encode()
    head["terms"][0] = (head["terms"][0][0], len(files[path]))
    with pytest.raises((ValueError, IndexError)):
        list(read_documents(head, files.__getitem__))


@pytest.mark.parametrize("known", ["AAAA", "AAA", ""])
def test_a_stem_that_the_head_does_not_tell_is_noticed(known: str) -> None:
    head, files = made(DOCUMENTS)
    with pytest.raises((ValueError, LookupError)):
        list(read_documents(head | {"known": known}, files.__getitem__))


@pytest.mark.parametrize("change", [{"documents": 7}, {"pages": [1, 3, -1]}])
def test_a_head_that_counts_otherwise_is_not_believed(change: dict[str, Any]) -> None:
    head, files = made(DOCUMENTS)
    with pytest.raises(ValueError, match="6"):
        list(read_documents(head | change, files.__getitem__))
