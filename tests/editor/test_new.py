"""An editor adds things: what is written fits, passes the check, and nothing else in the files changes."""

from __future__ import annotations

import difflib

import pytest
import yaml

from macros.sources.yaml_tree import parse_yaml
from tests.support.editor_desk import EditorDesk

PRIMORYE = "ФГИС «Моя школа» в Приморском крае, 2022 год"
MEASURE = (
    *("--roadmap", "primorye-2022", "--section", "2", "--title", "Провести вебинар для школ"),
    *("--term", "до 25.12.2022", "--responsible", "ОМСУ", "--result", "Вебинар прошёл."),
)
OWNER = ("--owner", "Региональный координатор")
DAY = ("--today", "2025-02-10")
FLAGS = {
    "measure": MEASURE,
    "roadmap": (
        *("--title", "Цифровая школа, 2025 год", "--description", "План школ края на 2025 год.", "--level", "регион"),
        *("--territory", "Приморский край", "--period", "2025 год", *OWNER, "--measure", "Назначить координатора"),
        *("--term", "до 1 марта", "--responsible", "ОМСУ"),
    ),
    "instruction": (
        *("--title", "Как сменить пароль", "--description", "Для всех, кто забыл пароль.", *OWNER),
        *("--step", "Откройте страницу входа", "--step", "Нажмите «Забыли пароль?»", "--who", "Учитель"),
    ),
    "speech-module": (
        *("--title", "Планёрка", "--description", "Разговор с учителями.", *OWNER, "--speaker", "Директор школы"),
        *("--minutes", "20", "--block", "Зачем", "--block", "Как", "--block", "Когда"),
    ),
    "page": ("--title", "Новости раздела", "--description", "Что появилось в разделе.", *OWNER),
    "party": ("--title", "Наставник школы", "--kind", "роль", "--level", "организация", "--alias", "Наставники школ"),
    "faq": ("--question", "Можно ли войти с телефона?", "--answer", "Да, через браузер.", "--for", "Учитель"),
}
WRITTEN = {
    "measure": ("roadmap.yaml", "roadmaps/primorye-2022/#m-provesti-vebinar-shkol"),
    "roadmap": ("docs/roadmaps/cifrovaya-shkola-2025-god.yaml", "roadmaps/cifrovaya-shkola-2025-god/"),
    "instruction": ("docs/instructions/kak-smenit-parol.yaml", "instructions/kak-smenit-parol/"),
    "speech-module": ("docs/speech-modules/planyorka.yaml", "speech-modules/planyorka/"),
    "page": ("docs/novosti-razdela.md", "novosti-razdela/"),
    "party": ("docs/parties.yaml", "parties/nastavnik-shkoly/"),
    "faq": ("docs/faq.yaml", "faq/#mozhno-li-vojti-telefona"),
}


def added_lines(before: str, after: str) -> list[str]:
    """The lines that are new; fails if any other line changed."""
    delta = list(difflib.ndiff(before.split("\n"), after.split("\n")))
    assert not [line for line in delta if line[0] in "-?"]
    return [line[2:] for line in delta if line[0] == "+"]


@pytest.mark.parametrize("kind", FLAGS)
def test_flags_alone_make_it_without_a_question(desk: EditorDesk, kind: str) -> None:
    before = desk.tree()
    said = desk.run("new", kind, *FLAGS[kind], *DAY)
    assert (said.code, said.err) == (0, "")
    path, address = WRITTEN[kind]
    after = desk.tree()
    assert {name for name in after if after[name] != before.get(name)} == {path}
    assert f"http://127.0.0.1:8000/myschool/{address}\n" in said.out
    if path in before:
        assert added_lines(before[path].decode(), after[path].decode())
    checked = desk.run("check")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.endswith("Ошибок и предупреждений нет.\n"), checked.out


@pytest.mark.parametrize("title", ["Защита данных: памятка", "#МояШкола", "- Тест"])
def test_the_line_for_the_menu_can_be_pasted_as_it_is(desk: EditorDesk, title: str) -> None:
    said = desk.run("new", "page", f"--title={title}", "--description", "О чём страница.", *OWNER, "--id", "p", *DAY)
    line = said.out.partition("файла mkdocs.yml: ")[2].split("\n")[0]
    (item,) = yaml.safe_load(line)
    assert item == {title: "p.md"}


@pytest.mark.parametrize("kind", ["roadmap", "instruction", "speech-module", "page"])
def test_a_new_file_never_takes_the_place_of_another(desk: EditorDesk, kind: str) -> None:
    assert desk.run("new", kind, *FLAGS[kind], *DAY).code == 0
    before = desk.tree()
    again = desk.run("new", kind, *FLAGS[kind], *DAY)
    assert again.code == 0, "the name gets the next number"
    path = WRITTEN[kind][0]
    assert desk.tree().keys() - before.keys() == {path.replace(".", "-2.")}
    forced = desk.run("new", kind, *FLAGS[kind], "--id", path.rpartition("/")[2].partition(".")[0])
    assert forced.code == 2 and "уже занято" in forced.err
    assert before.items() <= desk.tree().items()


def test_a_file_that_only_the_disk_knows_stays(desk: EditorDesk) -> None:
    """A broken instruction is no instruction yet, but it is somebody's work."""
    path = WRITTEN["instruction"][0]
    desk.write(path, "название: [\n")
    said = desk.run("new", "instruction", *FLAGS["instruction"])
    assert said.code == 2 and f"файл {path} уже есть" in said.err
    assert desk.text(path) == "название: [\n"


def test_a_talk_goes_on_until_the_answers_fit(desk: EditorDesk) -> None:
    """Wrong term, misspelt body, proposals taken by Enter."""
    typed = [
        "край",
        "Приморском",
        "2",
        "",
        "Провести вебинар для школ",
        "когда-нибудь",
        "до 25.12.2022",
        "ОМСУУ",
        "ОМСУ",
    ]
    before = desk.text("roadmap.yaml")
    said = desk.run("new", "measure", typed="\n".join([*typed, "", "", "Вебинар прошёл.", "", "", ""]) + "\n")
    assert said.code == 0
    assert "Не подходит: «край» здесь не бывает" in said.out, "two plans have the word"
    assert f"выбрано: {PRIMORYE}" in said.out
    assert "Не подходит: срок не понят" in said.out
    assert "возможно, имелось в виду «ОМСУ»" in said.out
    assert "прочитано: до 25 декабря 2022 года включительно" in said.out
    assert added_lines(before, desk.text("roadmap.yaml")) == [
        '      - номер: "13"',
        "        ид: provesti-vebinar-shkol",
        "        название: Провести вебинар для школ",
        "        срок: до 25.12.2022",
        "        ответственные: [ОМСУ]",
        "        результаты:",
        "          - Вебинар прошёл.",
    ]


def test_the_end_of_the_input_writes_nothing(desk: EditorDesk) -> None:
    before = desk.tree()
    said = desk.run("new", "measure", typed="1\n")
    assert said.code == 2
    assert "Ничего не записано: нет ответа на вопрос «Раздел»" in said.err
    assert desk.tree() == before


@pytest.mark.parametrize(
    ("flags", "word"),
    [
        (("--section", "9"), "--section: «9» здесь не бывает"),
        (("--term", "до 31 феврыля"), "феврыля"),
        (("--responsible", "Школьный кординатор"), "возможно, имелось в виду «Школьный координатор»"),
        (("--number", "3"), "номер 3 в этой карте уже есть"),
        (("--id", "Вебинар"), "строчные латинские"),
    ],
)
def test_flags_that_do_not_fit_are_explained(desk: EditorDesk, flags: tuple[str, str], word: str) -> None:
    at = dict(zip(MEASURE[::2], MEASURE[1::2], strict=True)) | {flags[0]: flags[1]}
    before = desk.tree()
    said = desk.run("new", "measure", *(part for pair in at.items() for part in pair))
    assert said.code == 2 and word in said.err
    assert desk.tree() == before


def test_what_would_break_the_section_is_not_written(desk: EditorDesk) -> None:
    """An answer may be well-formed and still be a fault: a person's phone number."""
    before = desk.tree()
    said = desk.run("new", "faq", "--question", "Кому звонить?", "--answer", "Методисту: +7 914 555-12-34.")
    assert said.code == 1
    assert "[personal-phone]" in said.err and "Ничего не записано" in said.err
    assert desk.tree() == before


def test_windows_line_ends_stay(desk: EditorDesk) -> None:
    crlf = desk.text("roadmap.yaml").replace("\n", "\r\n")
    desk.write("roadmap.yaml", crlf)
    assert desk.run("new", "measure", *MEASURE).code == 0
    after = desk.text("roadmap.yaml")
    assert after.startswith(crlf) and "\n" not in after.replace("\r\n", "")


def test_unknown_kind_and_help(desk: EditorDesk) -> None:
    said = desk.run("new", "plan")
    assert said.code == 2 and "Не знаю, что такое «plan»" in said.err
    assert "measure" in desk.run("new", "--help").out
    assert "--responsible" in desk.run("new", "measure", "--help").out


def test_new_schemas_lines_lead_to_schemas(desk: EditorDesk) -> None:
    for kind in ("roadmap", "instruction", "speech-module"):
        desk.run("new", kind, *FLAGS[kind], *DAY)
        path = WRITTEN[kind][0]
        named = desk.text(path).split("\n")[0].rpartition("=")[2]
        here = (desk.folder / path).parent / named
        assert here.resolve().parent == (desk.folder / "schemas").resolve()
        assert parse_yaml(desk.text(path), path).diagnostics == ()


def test_the_archive_comes_last_and_says_what_it_is(desk: EditorDesk) -> None:
    said = desk.run("new", "measure", typed="Перм\n1\n\nПровести вебинар\nдо 25.12.2024\nШкола\n\n\n\n\n\n")
    assert said.code == 0, said
    choices = [line.strip() for line in said.out.splitlines()[:4]]
    assert choices[3] == f"4. {PRIMORYE} (в архиве)" and not any("архив" in line for line in choices[:3])
    assert "в архиве:" not in said.out
    assert (
        "эта карта в архиве: мероприятие встанет в её таблицу, но не в «Что сейчас»"
        in desk.run("new", *("measure", *MEASURE)).out
    )


def test_a_title_typed_for_a_number_is_not_taken(desk: EditorDesk) -> None:
    typed = "Перм\n1\nПровести вебинар\n1.9\nПровести вебинар\nдо 25.12.2024\nШкола\n\n\n\n\n\n"
    said = desk.run("new", "measure", typed=typed)
    assert said.code == 0
    assert "Не подходит: «Провести вебинар» – не номер" in said.out
    assert 'номер: "1.9"' in said.out


def test_a_slip_of_the_hand_gets_the_word_that_was_meant(desk: EditorDesk) -> None:
    assert "Возможно, имелось в виду «check»" in desk.run("chek").err
    assert "Возможно, имелось в виду «measure»" in desk.run("new", "mesure").err
    assert "Возможно" not in desk.run("йцукен").err


def test_a_name_that_windows_keeps_for_itself_is_not_taken(desk: EditorDesk) -> None:
    said = desk.run("new", "page", *FLAGS["page"], "--id", "con")
    assert said.code == 2 and "имя «con» не годится: такое имя занято в Windows" in said.err


IN_ONE_LINE = """ид: flow
название: Карта в одну строку
уровень: регион
разделы: [{название: Р, мероприятия: [{номер: "1", название: М, срок: до 25.12.2024}]}]
"""
FIELDS = ("--section", "1", "--title", "Провести вебинар", "--term", "до 25.12.2024", "--responsible", "Школа")


def test_a_plan_in_an_unusual_layout_is_left_for_the_hand(desk: EditorDesk) -> None:
    desk.write("docs/roadmaps/flow.yaml", IN_ONE_LINE)
    said = desk.run("new", "measure", "--roadmap", "flow", *FIELDS)
    assert said.code == 1 and "Ничего не записано: список в файле записан непривычно" in said.err
    assert desk.text("docs/roadmaps/flow.yaml") == IN_ONE_LINE


def test_a_file_that_is_no_plan_stops_nobody_and_the_page_is_opened(
    desk: EditorDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    desk.write("docs/roadmaps/odd.yaml", "- не карта\n")
    said = desk.run("new", "measure", "--roadmap", "perm-2024", *FIELDS, "--open")
    assert said.code == 0, said.err
    assert len(opened) == 1 and "roadmaps/perm-2024/" in opened[0]


def test_the_topics_that_there_are_are_shown(desk: EditorDesk) -> None:
    said = desk.run("new", "faq", typed="Кому звонить?\nМетодисту.\n\n\n\n\n\n")
    assert said.code == 0, said.err
    assert "Вход" in said.out + said.err or "1." in said.out + said.err


def test_an_empty_flag_is_no_answer(desk: EditorDesk) -> None:
    """It is asked for like one that was not given; an empty optional one is passed over."""
    before = desk.tree()
    said = desk.run("new", "faq", "--question", "Где?", "--answer", " ")
    assert said.code == 2 and said.err.startswith("Ничего не записано: нет ответа на вопрос «")
    assert desk.tree() == before
    assert desk.run("new", "faq", "--question", "Где?", "--answer", "Здесь.", "--topic", "").code == 0
    assert desk.run("check").code == 0
