"""What looks like a list or a link and is none, and all that is left alone."""

from __future__ import annotations

import time

import pytest

from macros.sources.list_indents import short_indents
from macros.sources.markdown_slips import bold_slips, box_slips, link_slips, list_slips, macro_slips
from macros.sources.markdown_tables import lost_cells, tabbed_tables, unruled_tables
from macros.sources.markdown_text import blank_code
from macros.sources.note_boxes import empty_notes, note_slips


def _signs(body: str) -> list[tuple[str, str]]:
    return [(slip.sign, slip.meant) for slip in list_slips(blank_code(body))]


@pytest.mark.parametrize(
    ("body", "signs"),
    [
        ("Нужны:\n• паспорт\n•СНИЛС", [("•", "- "), ("•", "- ")]),
        ("· одна", [("·", "- ")]),
        ("Нужны:\n\n– паспорт\n— СНИЛС", [("–", "- "), ("—", "- ")]),
        ("– Здравствуйте!\n– Добрый день!", [("–", ""), ("–", "")]),
        ("1) войти\n2) выйти", [("1)", "1. "), ("2)", "2. ")]),
        ("Порядок:\n1) войти и выйти", [("1)", "1. ")]),
        ("а) войти\nб) выйти", [("а)", ""), ("б)", "")]),
        ("-паспорт\n-СНИЛС", [("-", "- "), ("-", "- ")]),
        ("1.войти\n2.выйти", [("1.", "1. "), ("2.", "2. ")]),
        ("- пункт\n    – раз\n    – два", [("–", ""), ("–", "")]),
        ("## Шаги:\n1) войти", [("1)", "1. ")]),
        ("1. войти\n1.1. открыть", [("1.1.", "")]),
        ("1.1 войти\n1.2 выйти", [("1.1", ""), ("1.2", "")]),
        ("I. войти\nIV. выйти", [("I.", ""), ("IV.", "")]),
        ("Порядок:\nІ) войти", [("І)", "")]),  # a Ukrainian letter, as Word's corrector has it
        ("-\u00a0паспорт", [("-", "- ")]),
        ("1.\u00a0войти\n2.\u00a0 выйти", [("1.", "1. "), ("2.", "2. ")]),
        ("Порядок:\n2.10.1. войти", [("2.10.1.", "")]),
    ],
)
def test_signs_that_make_no_list(body: str, signs: list[tuple[str, str]]) -> None:
    assert _signs(body) == signs


@pytest.mark.parametrize(
    "body",
    [
        "- паспорт\n- СНИЛС",
        "1. войти\n2. выйти",
        "– Здравствуйте!\n\n– Добрый день!",
        "Портал\n– это сайт",
        "По п.\n1.\u00a0приказа",
        "Пётр\nI. и слова",
        "Слова\n1) ещё слова",
        "раз  \n– два  \n– три",
        "раз<br>\n– два<br>\n– три",
        "```\n• раз\n• два\n```",
        "    • раз\n    • два",
        "| • раз |\n| --- |",
        "**жирно**\n*курсив*",
        "-5 градусов\n-7 градусов",
        "Слова\n1.5 часа занятий",
        "Сроки:\n01.09.2025 – начало\n01.10.2025 – конец",
        "–",
        "•",
        "",
    ],
)
def test_what_is_no_slip_of_a_list(body: str) -> None:
    assert _signs(body) == []


def test_the_first_sign_knows_whether_words_stand_right_above() -> None:
    found = list(list_slips("Нужны:\n  • раз\n  • два\n\n• три"))
    assert [(slip.first, slip.glued) for slip in found] == [(True, True), (False, False), (True, False)]
    assert found[0].start == len("Нужны:\n  ")


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("[Вопросы] (faq.md)", "[Вопросы](faq.md)"),
        ("[Вопросы]\u00a0(a/faq.md#вход)", "[Вопросы](a/faq.md#вход)"),
        ("[Портал] (https://gosuslugi.ru/a)", "[Портал](https://gosuslugi.ru/a)"),
        ("[Вопросы](faq.md", "[Вопросы](faq.md)"),
        ("[Вопросы](faq.md, дальше (слова)", "[Вопросы](faq.md)"),
        ("[Портал](https://gosuslugi.ru. Дальше", "[Портал](https://gosuslugi.ru)"),
        ("(Вопросы)[faq.md]", "[Вопросы](faq.md)"),
        ("![Снимок] (a.png)", "[Снимок](a.png)"),
        ("[Файл `a`] (faq.md)", "[Файл `a`](faq.md)"),
    ],
)
def test_links_that_are_none(body: str, meant: str) -> None:
    assert [slip.meant for slip in link_slips(blank_code(body), body)] == [meant]


@pytest.mark.parametrize(
    "body",
    [
        "[Вопросы](faq.md)",
        '[Вопросы](faq.md "О входе")',
        "[Вопросы](faq.md 'О входе' )",
        "[Портал](https://a.example/b.c?d=e,f)",
        "[пункт 2] (см. приложение)",
        "[Вопросы](faq",
        "(слово)[1]",
        "(Вопросы)[faq.md](faq.md)",
        "(Вопросы)[faq.md]: так",
        "`[Вопросы] (faq.md)`",
        "[Вопросы][1]\n\n[1]: faq.md",
    ],
)
def test_what_is_no_slip_of_a_link(body: str) -> None:
    assert list(link_slips(blank_code(body), body)) == []


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("{ faq() }", "{{ faq() }}"),
        ("{faq()}", "{{ faq() }}"),
        ("{ faq() }}", "{{ faq() }}"),
        ("{ { faq() } }", "{{ faq() }}"),
        ("{ {faq()}}", "{{ faq() }}"),
        ("[[ faq() ]]", "{{ faq() }}"),
        (
            'Таблица: { roadmap_table("perm (2024)", party="директор") }.',
            '{{ roadmap_table("perm (2024)", party="директор") }}',
        ),
        ("{ таблица(«perm-2024») }", "{{ таблица(«perm-2024») }}"),
    ],
)
def test_macros_that_are_none(body: str, meant: str) -> None:
    assert [slip.meant for slip in macro_slips(blank_code(body), body)] == [meant]


@pytest.mark.parametrize(
    "body",
    [
        "{{ faq() }}",
        "{{faq()}}",
        "`{ faq() }`",
        "```\n{ faq() }\n```",
        "\\{ faq() }",
        "# Заголовок { #id .class }",
        "{% faq() %}",
        "{# faq() #}",
        "{ год }",
        "[[1]](a.md)",
        "[[faq()]](faq.md)",
        "{ f(x) + g(x) }",
    ],
)
def test_what_is_a_macro_or_none_at_all(body: str) -> None:
    assert list(macro_slips(blank_code(body), body)) == []


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("**Важно: **вход", "**Важно:** "),
        ("**Важно: ** вход", "**Важно:**"),
        ("слово ** жирно ** слово", "**жирно**"),
        ("(** жирно**)", " **жирно**"),
        ("**раз\nдва **", "**раз\nдва**"),
        ("** Код `x` **", "**Код `x`**"),
        ("**да** и ** нет**", "**нет**"),
    ],
)
def test_stars_that_make_nothing_bold(body: str, meant: str) -> None:
    assert [slip.meant for slip in bold_slips(blank_code(body), body)] == [meant]


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("- [ ] дело", ["☐"]),
        ("1. [x] дело\n    - [\u00a0] шаг", ["☑", "☐"]),
        ("[ ] раз\n[Х] два", ["- ☐", "- ☑"]),
        ("* [✓]\u00a0дело", ["☑"]),
        ("- слово [ ] слово", []),
        ("- [x](https://example.org)", []),
        ("[x]: https://example.org", []),
        ("- [] дело\n- [ ]", []),
        ("`- [ ] дело`\n\n    - [ ] код\n\n```\n- [ ] код\n```", []),
    ],
)
def test_brackets_for_a_box(body: str, meant: list[str]) -> None:
    assert [slip.meant for slip in box_slips(blank_code(body))] == meant


@pytest.mark.parametrize(
    "body",
    [
        "**а** и **б**",
        "срок** и ещё **",
        "срок** до мая и после**",
        "\\** а **",
        "***",
        "** а\n\nб **",
        "- ** а\n- б **",
        "`** а **`",
        "2 ** 3",
        "** **",
    ],
)
def test_stars_that_are_left_alone(body: str) -> None:
    assert list(bold_slips(blank_code(body), body)) == []


@pytest.mark.parametrize(
    "body",
    [
        "[a](",
        "](" + "a." * 9,
        "(a)[",
        "[a] (",
        "• а\n\n",
        "– а\n",
        "[a](https://a.",
        "{a(",
        '{a("',
        "{ {",
        "[[a(b",
        "** а",
        "- [ ] а\n",
        "|а|\n",
        "|-|\n",
        "а\tб\n",
        "1.1 а\n",
        "- а\n  - б\n",
        "- а\n\n  б\n\n",
        "!!! note\n",
        "!!! note\nа\n",
        "!!! а\n\n",
        "-\u00a0",
        "```\n",
        "а\n---\n\n",
    ],
)
def test_any_page_is_read_in_linear_time(body: str) -> None:
    start = time.process_time()
    text = body * 20_000
    words = blank_code(text)
    slips = (*list_slips(words), *link_slips(words, text), *macro_slips(words, text), *bold_slips(words, text))
    for _ in (*slips, *box_slips(words), *unruled_tables(words), *tabbed_tables(words), *lost_cells(words)):
        pass
    for _ in (*short_indents(words), *note_slips(words), *empty_notes(words)):
        pass
    assert time.process_time() - start < 5
