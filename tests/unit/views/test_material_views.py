"""What the materials' views decide: the clock, anchors, links, order, and whose a material is."""

from __future__ import annotations

from datetime import date

import pytest

from macros.model.materials import SpeechModule
from macros.project import Project
from macros.views.contacts import contacts_view
from macros.views.documents import documents_view
from macros.views.faq import faq_view
from macros.views.glossary import abbreviations, glossary_view, is_abbreviation
from macros.views.page_foot import material_foot_view, roadmap_foot_view
from macros.views.party_materials import has_page, party_materials
from macros.views.places import find_place
from macros.views.prose import phone_url, prose
from macros.views.role_cards import role_cards_view
from macros.views.section_index import section_index_view
from macros.views.speech_module import block_views, clock, minutes_words
from macros.views.steps import steps_checklist_view, steps_view
from macros.views.structure import draw
from macros.views.urls import glossary_anchor
from tests.support.material_samples import MODULE, make, section_project
from tests.support.plan_samples import make_project

TODAY = date(2025, 2, 10)


@pytest.fixture(scope="module")
def project() -> Project:
    return section_project()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Просто слова.", [("Просто слова.", "", False)]),
        (
            "Смотрите https://a.ru/b/, потом пишите.",
            [("Смотрите ", "", False), ("a.ru/b", "https://a.ru/b/", False), (", потом пишите.", "", False)],
        ),
        ("(http://a.ru)", [("(", "", False), ("a.ru", "http://a.ru", False), (")", "", False)]),
        ("x@y.ru.", [("x@y.ru", "mailto:x@y.ru", False), (".", "", False)]),
        ("8 800 505-47-16", [("8 800 505-47-16", "tel:+78005054716", False)]),
        ("до [дата]!", [("до ", "", False), ("[дата]", "", True), ("!", "", False)]),
        ("javascript:alert(1)", [("javascript:alert(1)", "", False)]),
    ],
)
def test_prose(text: str, pieces: list[tuple[str, str, bool]]) -> None:
    assert [(piece.text, piece.url, piece.fill) for piece in prose(text)] == pieces


@pytest.mark.parametrize(
    ("number", "url"),
    [
        ("8 800 505-47-16", "tel:+78005054716"),
        ("112", "tel:112"),
        ("8 800 505-47-16, доб. 5", "tel:+78005054716"),
    ],
)
def test_phone(number: str, url: str) -> None:
    assert phone_url(number) == url


@pytest.mark.parametrize(("seconds", "words"), [(0, "0:00"), (59, "0:59"), (750, "12:30"), (3750, "1:02:30")])
def test_clock(seconds: int, words: str) -> None:
    assert clock(seconds) == words


@pytest.mark.parametrize(
    ("minutes", "words"), [(1, "1\xa0минута"), (2.5, "2,5\xa0минуты"), (5, "5\xa0минут"), (22, "22\xa0минуты")]
)
def test_minutes(minutes: float, words: str) -> None:
    assert minutes_words(minutes) == words


def test_blocks_follow_each_other_without_a_gap(project: Project) -> None:
    blocks = block_views(project.speech_modules[0])
    assert [(block.clock, block.start, block.end) for block in blocks] == [("0:00–1:00", 0, 60), ("1:00–3:30", 60, 210)]
    assert blocks[-1].end == project.speech_modules[0].minutes * 60


def test_reading_time_is_told_for_spoken_blocks_only() -> None:
    silent = {**MODULE, "блоки": [{"название": "Показ", "минуты": "2"}]}
    spoken = {**MODULE, "блоки": [{"название": "Речь", "минуты": "2", "речь": ["слово " * 220]}]}
    assert block_views(make(SpeechModule, silent))[0].spoken == ""
    assert block_views(make(SpeechModule, spoken))[0].spoken == "вслух около 2\xa0мин"


def test_steps_have_anchors_and_say_who_and_when(project: Project) -> None:
    view = steps_view(project, project.instructions[0], own_page=True)
    assert [step.anchor for step in view.steps] == ["step-1", "step-2"]
    assert view.steps[0].url == "instructions/first-steps/#step-1"
    assert [(who.name, who.url, who.note) for who in view.steps[0].who] == [
        ("Директор", "parties/director/", ""),
        ("Министерство", "parties/ministry/", "помогает"),
    ]
    assert view.steps[0].templates[0].site == "myschool.guppros.ru"


def test_steps_on_another_page_do_not_take_its_ids(project: Project) -> None:
    view = steps_view(project, project.instructions[0])
    assert view.steps[0].anchor == "first-steps-step-1"
    assert view.page_url == "instructions/first-steps/"


def test_a_steps_checklist_keeps_its_ticks_apart(project: Project) -> None:
    view = steps_checklist_view(project.instructions[0], TODAY)
    assert view.key == "instruction-first-steps"
    assert [row.id for row in view.groups[0].rows] == ["first-steps/1", "first-steps/2"]
    assert [row.term for row in view.groups[0].rows] == ["Если администратора ещё нет", "всегда"]
    assert view.term_title == "Когда нужен"


def test_faq_by_topic_and_audience(project: Project) -> None:
    def ids(topic: str = "", audience: str = "") -> list[str]:
        return [a.id for t in faq_view(project, topic, audience).topics for a in t.answers]

    assert ids() == ["who-registers", "where"]
    assert ids(topic="Поддержка") == ["where"]
    assert ids(audience="director") == ["who-registers"]
    assert [topic.title for topic in faq_view(project).topics] == ["Регистрация", "Поддержка"]
    assert faq_view(project, "Регистрация").topics[0].title == ""


def test_contacts_are_links_that_phones_understand(project: Project) -> None:
    assert [contact.url for contact in contacts_view(project).contacts] == [
        "tel:+78005054716",
        "mailto:support@myschool.edu.ru",
        "https://myschool.edu.ru/",
        "",
    ]


def test_glossary_is_in_the_order_of_the_alphabet(project: Project) -> None:
    letters = glossary_view(project).letters
    assert [(letter.letter, [entry.term for entry in letter.entries]) for letter in letters] == [
        ("Г", ["ГИС РУО"]),
        ("Е", ["Ёмкость"]),
        ("О", ["ОО", "ОО-1"]),
        ("S", ["Smart TV"]),
    ]


@pytest.mark.parametrize(
    ("word", "answer"),
    [
        *[(word, True) for word in ("ОО", "МОУО", "ГИС РУО", "ОО-1", "ИРО ПК", "РИС ЭШ", "КП")],
        *[(word, False) for word in ("Сферум", "и. о.", "п/п", "Smart TV", "«Файлы»", "Я", "Администратор ОО")],
    ],
)
def test_what_counts_as_an_abbreviation(word: str, answer: bool) -> None:
    assert is_abbreviation(word) is answer


def test_longer_abbreviations_come_first(project: Project) -> None:
    assert [view.word for view in abbreviations(project)] == ["ГИС РУО", "ОО-1", "ОО"]
    assert abbreviations(project)[2].meaning == "Образовательная организация. Проще – школа."


@pytest.mark.parametrize(("term", "anchor"), [("ГИС РУО", "gis-ruo"), ("Объём", "obem"), ("?", "word")])
def test_glossary_anchor(term: str, anchor: str) -> None:
    assert glossary_anchor(term) == anchor


def test_a_place_is_found_by_address_and_by_file(project: Project) -> None:
    def found(target: str) -> tuple[str, str] | None:
        link = find_place(project, target)
        return (link.text, link.url) if link else None

    assert found("faq.md#where") == ("Вопросы", "faq/#where")
    assert found("roadmaps/plan/") == ("Внедрение «Моей школы»", "roadmaps/plan/")
    assert found("speech-modules/meeting/") == ("Родительское собрание", "speech-modules/meeting/")
    assert found("lost/") is None


def test_a_foot_names_owner_review_and_neighbours(project: Project) -> None:
    foot = material_foot_view(project, project.instructions[0], "instructions/first-steps/")
    assert foot.owner is not None and foot.owner.url == "parties/director/"
    assert foot.reviewed == "1\xa0февраля 2025\xa0г."
    assert [link.url for link in foot.related] == ["roadmaps/plan/", "faq/"]


def test_a_roadmap_knows_its_report_and_who_refers_to_it(project: Project) -> None:
    foot = roadmap_foot_view(project, project.roadmaps[0])
    assert [link.url for link in foot.related] == [
        "roadmaps/plan/coverage/",
        "reports/plan/",
        "instructions/first-steps/",
    ]


def test_materials_of_a_party(project: Project) -> None:
    parties = {party.id: party for party in project.parties.parties}
    director = party_materials(project, parties["director"])
    assert [own.number for own in director.steps] == [1]
    assert [module.id for module in director.handouts] == ["meeting"]  # the director acts for the school
    assert [entry.id for entry in director.answers] == ["who-registers"]
    assert party_materials(project, parties["nobody"]).count == 0
    assert not has_page(project, "nobody")


def test_a_party_with_materials_only_has_a_page() -> None:
    project = section_project()
    bare = make_project()
    assert has_page(project, "ministry") and has_page(bare, "ministry")
    entry = project.faq[0].model_copy(update={"audience": ("nobody",)})
    from dataclasses import replace

    assert has_page(replace(project, faq=(entry,)), "nobody")


def test_documents_by_kind_and_audience(project: Project) -> None:
    assert [card.url for card in documents_view(project).cards] == [
        "instructions/first-steps/",
        "speech-modules/meeting/",
        "webinars/start/",
        "reports/plan/",
    ]
    assert documents_view(project).show_kind
    assert [card.url for card in documents_view(project, "reports").cards] == ["reports/plan/"]
    assert not documents_view(project, "reports").show_kind
    assert [card.url for card in documents_view(project, audience="ministry").cards] == ["reports/plan/"]


def test_role_cards_keep_the_visitors_word(project: Project) -> None:
    cards = role_cards_view(project, ["ОО", "director", "Неизвестный"]).cards
    assert [(card.title, card.url) for card in cards] == [("ОО", "parties/school/"), ("Директор", "parties/director/")]


def test_section_index_lists_what_is_right_below(project: Project) -> None:
    assert [page.url for page in section_index_view(project, "webinars").pages] == ["webinars/start/"]
    assert [page.url for page in section_index_view(project, "roadmaps").pages] == ["roadmaps/plan/", "roadmaps/old/"]


def test_a_drawing_has_every_unit_inside_and_no_two_boxes_in_one_place(project: Project) -> None:
    drawing = draw(project.structures[0].root)
    assert len(drawing.boxes) == 4
    assert len(drawing.links) == 3
    for box in drawing.boxes:
        assert box.x >= 0 and box.x + box.width <= drawing.width and box.y + box.height <= drawing.height
        assert box.indent > 0 and all(line.down > 0 for line in box.lines)
        assert sum(line.down for line in box.lines) <= box.height
    pairs = [(a, b) for i, a in enumerate(drawing.boxes) for b in drawing.boxes[i + 1 :]]
    for one, other in pairs:
        apart = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_a_card_of_one_for_whom_there_are_materials_only(project: Project) -> None:
    cards = role_cards_view(project, [party.id for party in project.parties.parties]).cards
    assert any(len(card.facts) < 2 for card in cards)
