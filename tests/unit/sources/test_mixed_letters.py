"""Latin letters in Russian words: which words are told of, and which are two alphabets on purpose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.authoring.repairs import repair_text
from macros.sources.mixed_letters import MAX_FOUND, TWINS, mixed_words


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Изучить дocтупные", ["доступные"]),
        ("«Mоя школа»", ["Моя"]),
        ("OУ и MОУО", ["МОУО"]),
        ("c 1 сентября", ["с"]),
        ("до 5 дней c учётом", ["с"]),
        ("o порядке и o правах", ["о", "о"]),
        ("и/или cроки", ["сроки"]),
        ("Pособрнадзор", ["Рособрнадзор"]),
    ],
)
def test_words_typed_with_a_foreign_key(text: str, meant: list[str]) -> None:
    assert [word.meant for word in mixed_words(text)] == meant
    assert all(text[word.start : word.end] == word.word for word in mixed_words(text))


@pytest.mark.parametrize(
    "text",
    [
        *("vitamin c и другие", "Wi-Fi сети", "IT-специалист", "XХI век", "HTMLстраница", "ЯндексGPT", "СO2"),
        *("плаn.pdf", "docs/плaн.md", "#плaн", "a) текст", "1C бухгалтерия", "A4 и А4", "Х и Y равны", "ид: perm-2024"),
    ],
)
def test_what_holds_two_alphabets_on_purpose(text: str) -> None:
    assert list(mixed_words(text)) == []


def test_so_many_of_one_text_and_no_more() -> None:
    assert len(list(mixed_words("дocтуп " * (MAX_FOUND + 1)))) == MAX_FOUND


@given(st.text(alphabet="абвгдежзиклмнопрстуфх ", min_size=1), st.data())
def test_one_foreign_letter_in_a_long_word_is_found_and_mended(words: str, data: st.DataObject) -> None:
    right = f"доступ {words}"
    back = {chr(russian): chr(latin) for latin, russian in TWINS.items()}
    place = data.draw(st.sampled_from([at for at, letter in enumerate(right[:6]) if letter in back]))
    wrong = right[:place] + back[right[place]] + right[place + 1 :]
    assert [(word.start, word.meant) for word in mixed_words(wrong)] == [(0, "доступ")]
    fixed = repair_text("docs/x.yaml", f"название: {wrong.strip()}\n").text
    assert fixed == f"название: {right.strip()}\n"


def test_a_repair_keeps_what_is_an_address() -> None:
    text = 'название: Доступ c портала\nадрес: "docs/плaн.md"\n'
    assert repair_text("docs/x.yaml", text).text == text.replace(" c ", " с ")
