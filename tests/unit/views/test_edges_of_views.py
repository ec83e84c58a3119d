"""Views where something is missing, long, or of an unusual kind."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from macros.changes.history import Absence, History, Revision
from macros.changes.values import Aspect, Changes, Difference, Kind, MaterialChange, MeasureChange, RoadmapChange, Sort
from macros.exports.changes import Compared, Edition, changes_letter, changes_text, export_changes_json
from macros.project import Project, SiteSettings
from macros.terms import TermKind
from macros.views.changes.days import changes_view
from macros.views.changes.sentences import quote, sentence
from macros.views.material_pages import report_head_view
from macros.views.measure import months_of
from macros.views.status import Window
from macros.views.timeline import timeline_view
from macros.views.timeline.recurrence import has_known_days, intervals
from macros.views.timeline.words import period_words, shortened, span_words
from tests.support.filled_forms import sample
from tests.support.timeline_samples import clause, measure, recurring, roadmap, span, term
from tests.unit.sheets.samples import KINDS, sheet_of

TODAY = date(2025, 3, 5)
NBSP = "\u00a0"


# --- what has changed ------------------------------------------------------------------------------------------------


def difference(aspect: Aspect, before: str, after: str, **more: object) -> Difference:
    return Difference(aspect, before, after, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("each", "said"),
    [
        (difference(Aspect.TERM, "", "май"), "появился срок «май»"),
        (difference(Aspect.TERM, "май", ""), "срок «май» снят"),
        (difference(Aspect.TERM, "май", "лето"), "срок изменён: был «май», стал «лето»"),
        (difference(Aspect.TERM, "1", "3", days=2), f"срок перенесён: был «1», стал «3» – на{NBSP}2{NBSP}дня позже"),
        (difference(Aspect.TERM, "3", "2", days=-1), f"срок перенесён: был «3», стал «2» – на{NBSP}1{NBSP}день раньше"),
        (difference(Aspect.TERM, "", "май", within="Отчёт"), "результат «Отчёт»: появился срок «май»"),
        (difference(Aspect.INDICATOR, "", "50", within="доля"), "новый показатель «доля»: 50"),
        (difference(Aspect.INDICATOR, "50", "", within="доля"), "показатель «доля» снят (был 50)"),
        (difference(Aspect.INDICATOR, "50", "60", within="доля"), "показатель «доля»: был «50», стал «60»"),
        (difference(Aspect.RESULT, "", "Отчёт"), "новый результат: «Отчёт»"),
        (difference(Aspect.RESULT, "Отчёт", ""), "снят результат «Отчёт»"),
        (difference(Aspect.RESULT, "Отчёт", "Акт"), "результат: был «Отчёт», стал «Акт»"),
        (difference(Aspect.RESPONSIBLE, "", "ОО"), "новый ответственный: ОО"),
        (difference(Aspect.RESPONSIBLE, "ОО", ""), "больше не отвечает: ОО"),
        (difference(Aspect.NUMBER, "1", "2"), "номер: был 1, стал 2"),
        (difference(Aspect.ADDRESS, "a", "b"), "адрес страницы: был roadmaps/a/, стал roadmaps/b/"),
        (difference(Aspect.SECTION, "А", "Б"), "перенесено из раздела «А» в раздел «Б»"),
    ],
)
def test_a_difference_in_a_sentence(each: Difference, said: str) -> None:
    assert sentence(each) == said


def test_a_long_quotation_is_cut_at_a_word() -> None:
    long = "слово " * 60
    cut = quote(long.strip())
    assert cut.startswith("«слово слово") and cut.endswith("слово…»") and len(cut) < len(long)
    assert quote("«Моя школа»") == "«„Моя школа“»"


@pytest.mark.parametrize("absence", list(Absence))
def test_an_empty_history_says_why(absence: Absence) -> None:
    notice = changes_view(Project(), History((), absence)).notice
    assert notice
    assert (notice == "Изменений пока не было.") is (absence in {Absence.NONE, Absence.CUT})


def test_a_part_of_another_page_has_the_last_days_and_the_way_to_all() -> None:
    page = MaterialChange(Kind.CHANGED, Sort.PAGE, "faq.md", "Вопросы")
    days = tuple(
        Revision(str(day), datetime(2025, 2, day, tzinfo=UTC), date(2025, 2, day), Changes((), (page,)))
        for day in (3, 2, 1)
    )
    view = changes_view(Project(), History(days, Absence.CUT), limit=2)
    assert [len(view.days), view.notice, bool(view.all_url)] == [2, "", True]
    whole = changes_view(Project(), History(days, Absence.CUT))
    assert len(whole.days) == 3 and whole.notice and not whole.all_url


PAGE = MaterialChange(Kind.ADDED, Sort.PAGE, "faq.md", "Вопросы и ответы")
NEW_PLAN = RoadmapChange(Kind.ADDED, "plan", "Новая карта", "Край", "регион", 3)
OLD_PLAN = RoadmapChange(
    Kind.CHANGED,
    "old",
    "Старая карта",
    "",
    "регион",
    3,
    measures=(MeasureChange(Kind.ADDED, "m", "1.1", "Новое дело", "Раздел", term="май 2025", responsible=("ОО",)),),
)
COMPARED = Compared(
    Edition("a", date(2025, 1, 1)), Edition("b", date(2025, 2, 1)), Changes((NEW_PLAN, OLD_PLAN), (PAGE,))
)


def test_materials_and_new_plans_are_told_in_every_form() -> None:
    text = changes_text(COMPARED)
    assert "Другие материалы" in text and "Вопросы и ответы" in text
    assert "Карта «Новая карта», Край" in text and "3 мероприятия" in text
    data = export_changes_json(COMPARED, "https://x.example/").decode()
    assert '"sort":"page"' in data.replace(": ", ":") and "Вопросы и ответы" in data


@pytest.mark.parametrize("site_url", ["", "https://x.example/"])
def test_a_letter_has_addresses_only_where_the_site_has_one(site_url: str) -> None:
    letter = changes_letter(COMPARED, SiteSettings(site_name="Раздел", site_url=site_url))
    assert "«Новая карта», Край" in letter and "Новое дело" in letter
    assert ("https://x.example/roadmaps/old/" in letter) is bool(site_url)
    assert "roadmaps/" not in letter or site_url


def test_a_letter_about_one_day_and_about_nothing() -> None:
    same = Compared(COMPARED.before, COMPARED.before, Changes((), ()))
    assert "1 января 2025 г. дорожные карты не менялись." in changes_letter(same, SiteSettings())


# --- the timeline ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2025, 5, 1), date(2025, 5, 31), f"май{NBSP}2025"),
        (date(2025, 1, 1), date(2025, 12, 31), f"2025{NBSP}год"),
        (date(2025, 9, 1), date(2025, 11, 30), f"сен –{NBSP}ноя 2025"),
        (date(2024, 9, 1), date(2025, 5, 31), f"сен 2024 –{NBSP}май 2025"),
        (date(2025, 3, 5), date(2025, 3, 9), f"5–9{NBSP}марта{NBSP}2025"),
    ],
)
def test_a_span_in_few_words(start: date, end: date, words: str) -> None:
    assert span_words(start, end, True).replace(NBSP, " ") == words.replace(NBSP, " ")


def test_words_are_cut_at_a_word_and_not_after_a_preposition() -> None:
    assert shortened("раз два", 20) == "раз два"
    assert shortened("подготовить отчёт о работе школы", 20) == "подготовить отчёт…"
    assert shortened("подготовить отчёт, о работе", 19) == "подготовить отчёт…"
    assert shortened("непрерывноедлинноеслово", 10) == "непрерывн…"
    assert period_words(date(2025, 1, 1), date(2025, 12, 31), True)


@pytest.mark.parametrize(
    ("rule", "known"),
    [
        ("FREQ=DAILY", True),
        ("FREQ=WEEKLY", False),
        ("FREQ=WEEKLY;BYDAY=FR", True),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", False),
        ("FREQ=MONTHLY", False),
        ("FREQ=MONTHLY;BYMONTHDAY=5", True),
        ("FREQ=YEARLY;BYMONTHDAY=5", False),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5", True),
        ("FREQ=HOURLY", False),
        ("", False),
    ],
)
def test_whether_a_rule_names_its_days(rule: str, known: bool) -> None:
    assert has_known_days(rule) is known


def test_spans_in_each_of_which_it_happens_once() -> None:
    first, last = date(2025, 1, 15), date(2025, 3, 10)
    assert intervals("FREQ=HOURLY", first, last) == ((first, last),)
    assert intervals("FREQ=MONTHLY", first, last) == (
        (first, date(2025, 1, 31)),
        (date(2025, 2, 1), date(2025, 2, 28)),
        (date(2025, 3, 1), last),
    )
    assert intervals("FREQ=YEARLY;BYMONTH=2", first, last) == ((date(2025, 2, 1), date(2025, 2, 28)),)
    weeks = intervals("FREQ=WEEKLY;INTERVAL=2", first, last)
    assert weeks[0] == (first, date(2025, 1, 26)) and weeks[1][0] == date(2025, 1, 27)
    assert intervals("FREQ=DAILY;INTERVAL=30", first, last)[1] == (date(2025, 2, 14), last)


def test_what_has_no_days_stands_there_in_words() -> None:
    always = measure("1", term("постоянно", clause(TermKind.CONTINUOUS, "постоянно")))
    over = measure("2", recurring("FREQ=WEEKLY", "еженедельно", "2024-01-01", "2024-03-01"))
    plan = roadmap(always, over, period=span("2025-01-01", "2025-06-30"))
    view = timeline_view(Project(roadmaps=(plan,)), plan, TODAY)
    marks = [mark for section in view.sections for row in section.rows for line in row.lines for mark in line.marks]
    assert len(marks) == 2 and all(mark.caption.text for mark in marks)


# --- sheets and heads ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_parts_of_a_sheet_are_the_whole_of_it(kind: str) -> None:
    """For naming the guilty one when a sheet cannot be made: every part alone, each with its owner."""
    view = sheet_of(kind).view
    parts = list(view.parts_alone())
    assert parts and all(owner for owner, _ in parts)
    assert all(type(part) is type(view) for _, part in parts)


def test_a_form_about_a_plan_that_is_not_there_has_no_workbook() -> None:
    whole = sample()
    assert report_head_view(whole.project, whole.form).files
    assert report_head_view(Project(), whole.form).files == ()


def test_windows_without_days_touch_no_month() -> None:
    assert months_of([None, Window(None, None)]) == ()


def test_always_without_a_year_is_drawn_as_words() -> None:
    always = measure("1", term("постоянно", clause(TermKind.CONTINUOUS, "постоянно")))
    plan = roadmap(always)
    view = timeline_view(Project(roadmaps=(plan,)), plan, TODAY)
    assert "постоянно" in str(view)
