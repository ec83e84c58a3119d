"""Whatever people type is read without a failure, and how it is spelt does not matter where it must not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.authoring.transliteration import free_slug, slug_of
from macros.checks import run_checks
from macros.checks.subject import number_key
from macros.importers.cleaning import letters_only, one_line
from macros.importers.deadlines import span_of_days
from macros.importers.footnotes import split_footnotes, take_mark
from macros.importers.headers import role_of
from macros.importers.numbers import parse_section
from macros.importers.people import definitions, without_definition
from macros.loading.words import did_you_mean, suggest
from macros.model.dates import parse_date, why_no_date
from macros.model.parties import name_key
from macros.model.personal_data import find_personal_data, without_personal_data
from macros.model.targets import read_target
from macros.project import SiteSettings, load_project
from macros.reports.addressees import addressee_key, made_id, read_addressees
from macros.reports.columns import column_kind
from macros.sources.characters import mask_odd_characters
from macros.sources.file_names import name_fault
from macros.sources.files import SourceFiles
from macros.terms import TermKind, parse_term, write_term
from macros.terms.folding import fold
from tests.support.git_samples import FILES
from tests.support.plan_samples import PARTIES

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WORDS = [
    "школа",
    "Министерство",
    "МОУО",
    "№ 1",
    "п/п",
    "срок",
    "до",
    "01.03.2025",
    "*",
    "¹",
    "(далее – РЦОИ)",
    ";",
    "\n",
    "«",
    "»",
]
any_text = st.text(max_size=40) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(days)
@settings(max_examples=50)
def test_a_written_day_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(f" {day.day}.{day.month}.{day.year:04d}\n") == day


@given(any_text | st.from_regex(r"\d{1,2}\.\d{1,2}\.\d{4}", fullmatch=True))
@settings(max_examples=50)
def test_any_text_is_a_day_or_has_a_reason(text: str) -> None:
    assert parse_date(text) is not None or why_no_date(text)


@given(any_text, st.integers(8, 64), st.frozensets(st.sampled_from(["zapis", "shkola", "shkola-2"])))
@settings(max_examples=50)
def test_a_permanent_name_is_fit_new_and_stable(text: str, limit: int, taken: frozenset[str]) -> None:
    slug = slug_of(text, limit)
    assert SLUG.fullmatch(slug) and len(slug) <= limit
    assert slug_of(slug, limit) == slug
    assert SLUG.fullmatch(free_slug(text, taken)) and free_slug(text, taken) not in taken


@given(any_text)
@settings(max_examples=50)
def test_an_addressees_id_is_fit_for_a_file(text: str) -> None:
    found = made_id(text)
    assert name_fault(f"{found}.xlsx") == ""
    assert made_id(text) == found
    assert addressee_key(f"  {text}  ") == addressee_key(text)


LIMITS = [
    "{a:%d.%m.%Y}",
    "до {a:%d.%m.%Y}",
    "{a:%d.%m.%Y} – {b:%d.%m.%Y}",
    "с {a:%d.%m.%Y}",
    "до {a:%d.%m.%Y}, далее – постоянно",
    "{a:%d.%m.%Y}; {b:%d.%m.%Y}",
    "ежемесячно с {a:%d.%m.%Y} по {b:%d.%m.%Y}",
    "до {a:%d.%m.%Y}; при необходимости",
    "{a.year} год",
]


@given(st.sampled_from(LIMITS), st.dates(date(2001, 1, 1), date(2098, 1, 1)), st.integers(1, 900))
@settings(max_examples=50)
def test_a_written_term_is_read_back(form: str, first: date, length: int) -> None:
    term = parse_term(form.format(a=first, b=first + timedelta(days=length)))
    again = parse_term(write_term(term))
    values = [[(c.kind, c.start, c.end, c.recurrence) for c in each.clauses] for each in (term, again)]
    assert values[0] == values[1]
    assert write_term(again) == write_term(term)
    assert term.kind is not TermKind.UNKNOWN


DRESSES: list[Callable[[str], str]] = [
    str.upper,
    str.lower,
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: f"  {text} *",
    lambda text: f"«{text}»",
    lambda text: text.replace("е", "ё"),
    lambda text: text + ".",
]
names = st.sampled_from([name for party in PARTIES for name in (party["название"], *party.get("псевдонимы", []))])


@given(names, st.lists(st.sampled_from(DRESSES), max_size=4))
@settings(max_examples=50)
def test_a_party_is_known_in_any_dress(name: str, dresses: list[Callable[[str], str]]) -> None:
    dressed = name
    for each in dresses:
        dressed = each(dressed)
    assert name_key(dressed) == name_key(name)
    assert name_key(name_key(name)) == name_key(name)


@given(any_text)
@settings(max_examples=50)
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    for place in range(len(folded.text)):
        start, end = folded.source(place, place + 1)
        assert 0 <= start < end <= len(text)
    assert fold(folded.text).text == folded.text


@given(st.binary(max_size=80) | any_text.map(str.encode) | any_text.map(lambda text: text.encode("cp1251", "replace")))
@settings(max_examples=50)
def test_any_list_of_addressees_is_read_or_told(data: bytes) -> None:
    found = read_addressees(data)
    assert found.addressees or found.faults
    assert len({each.id for each in found.addressees}) == len(found.addressees)


@given(any_text, st.lists(st.sampled_from(["*", "**", "¹"]), max_size=3))
@settings(max_examples=50)
def test_a_footnotes_mark_is_taken_and_nothing_else(text: str, marks: list[str]) -> None:
    rest, mark = take_mark(text, marks)
    assert mark in {*marks, ""}
    assert sorted(rest + mark) == sorted(re.sub(r"\s(?=\S*$)", "", text)) or rest == text or mark
    assert take_mark(text, []) == (text, "")


@given(st.lists(any_text, max_size=4))
@settings(max_examples=40)
def test_texts_below_a_table_keep_their_words(texts: list[str]) -> None:
    notes, rest = split_footnotes(texts)
    kept = "".join([*notes, *notes.values(), *rest])
    words = {word for text in texts for word in re.findall(r"[а-яё]{3,}", text.casefold())}
    assert {word for word in words if word not in kept.casefold()} == set()


@given(any_text)
@settings(max_examples=50)
def test_a_heads_role_has_no_case(text: str) -> None:
    assert role_of(text) == role_of(text.lower())
    assert column_kind(text) == column_kind(f" {text} ")
    assert letters_only(letters_only(text)) == letters_only(text)


@given(any_text)
@settings(max_examples=50)
def test_cells_of_a_table_are_read_whatever_they_hold(text: str) -> None:
    parse_section(text)
    assert "\n" not in one_line(text)
    assert number_key(text) == number_key(text.strip())
    assert all(short for short, _ in definitions(text))
    assert len(without_definition(text)) <= len(text)
    assert span_of_days(text, "").strip() == text.strip() or text.strip() in span_of_days(text, "")
    target = read_target(text)
    assert target is None or isinstance(target.number, Decimal)


@given(any_text, st.sampled_from(["89141234567", "+7 (914) 123-45-67", "a.b@mail.ru", "112-233-445 95"]))
@settings(max_examples=50)
def test_personal_data_are_found_in_any_text_and_taken_out_for_good(text: str, secret: str) -> None:
    whole = f"{text} {secret} {text}"
    assert without_personal_data(without_personal_data(whole)) == without_personal_data(whole)
    for found in find_personal_data(whole):
        assert 0 <= found.start < found.end <= len(whole)


@given(any_text, st.lists(st.sampled_from(["срок", "название", "ответственные", "номер"]), unique=True))
@settings(max_examples=50)
def test_only_known_words_are_suggested(text: str, known: list[str]) -> None:
    found = suggest(text, known)
    assert found in {*known, ""}
    assert all(suggest(each, known) == each for each in known)
    assert not found or did_you_mean(found, text)


@given(st.text(max_size=30))
@settings(max_examples=50)
def test_a_masked_text_has_no_odd_signs_and_its_old_places(text: str) -> None:
    masked = mask_odd_characters(text)
    assert len(masked) == len(text)
    assert mask_odd_characters(masked) == masked


@given(st.text(max_size=20))
@settings(max_examples=50)
def test_a_files_name_is_fit_or_has_a_reason(name: str) -> None:
    if name_fault(name) == "" and name:
        assert unicodedata.is_normalized("NFC", name)
        assert not set(name) & set('<>:"|?*\\%#\x00\n')


PIECES = st.sampled_from(
    ["срок: ", "номер: ", "- ", '"', "до 1 мая", "[", "]", ": ", "\n", "  ", "Школа", "1.10", "{{", "#"]
)


@given(st.sampled_from(sorted(FILES)), st.integers(0, 10_000), st.lists(PIECES, max_size=3).map("".join))
@settings(max_examples=50)
def test_checks_are_total_over_what_could_be_read(name: str, place: int, put_in: str) -> None:
    """Whatever is left of a damaged project, every check looks at it and names a place inside of it."""
    texts = {each: text for each, text in FILES.items() if each != "mkdocs.yml"}
    if name in texts:
        at = place % (len(texts[name]) + 1)
        texts[name] = texts[name][:at] + put_in + texts[name][at:]
    project = load_project(SourceFiles(texts), SiteSettings())
    for found in (*project.diagnostics, *run_checks(project.subject)):
        lines = texts.get(found.file, "").split("\n")
        assert found.message and found.code
        assert 1 <= found.span.line <= max(len(lines), 1)
