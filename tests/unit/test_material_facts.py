"""The section's materials say what the documents say, can be read aloud in time, and carry nobody's private data.

Expectations are written from the documents, not from the content. Files are read as plain YAML, so that a mistake of
our own loading cannot hide a mistake of the content.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.model.base import Record
from macros.model.materials import (
    ContactsFile,
    FaqFile,
    GlossaryFile,
    Instruction,
    ReportForm,
    SpeechModule,
    Structure,
)
from macros.model.page import PageMeta
from macros.model.parties import PartiesFile, PartyRegistry

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REVIEWED = "2026-11-22"
TEMPLATES = "https://myschool.guppros.ru/poleznye-materialy/shablony-faylov/"
FAMILY_GUIDES = "https://myschool.guppros.ru/instrukcii-po-platforme/obuchayuschimsya-i-zakonnym-predstavitelyam/"
SUPPORT = "support@myschool.edu.ru"
HOTLINE = "8 800 505-47-16"
SPOKEN_WORDS_PER_MINUTE = 110

KINDS: dict[str, type[Record]] = {
    "contacts.yaml": ContactsFile,
    "faq.yaml": FaqFile,
    "glossary.yaml": GlossaryFile,
    "instructions/*.yaml": Instruction,
    "report-forms/*.yaml": ReportForm,
    "speech-modules/*.yaml": SpeechModule,
    "structures/*.yaml": Structure,
}
FILES = [(path, model) for pattern, model in KINDS.items() for path in sorted(DOCS.glob(pattern))]
WEBINARS = sorted(path for path in (DOCS / "webinars").glob("*.md") if path.stem != "index")
DESCRIBED = [path for path, model in FILES if issubclass(model, Instruction | ReportForm | SpeechModule)]
SPEECHES = sorted((DOCS / "speech-modules").glob("*.yaml"))
PAGES_OF_THE_REGISTRIES = {"faq.md", "contacts.md", "glossary.md"}

# Whom the documents mean by each abbreviation, and where they do not say so themselves.
DEFINED_BY_DOCUMENTS = {
    "ФГИС": "федеральная государственная информационная система",
    "ЕТД": "Единая точка доступа",
    "ЦОС": "цифровая образовательная среда",
    "ЦОК": "цифровой образовательный контент",
    "МОУО": "органы управления образованием муниципальных и городских округов",
    "УО": "управление образования",
    "ОО": "образовательная организация",
    "РИС ЭШ": "«Электронная школа»",
    "КП": "«Кадровый профиль»",
    "БИПП": "банк инновационных педагогических практик",
    "МИРС ПК": "Министерство информационного развития и связи Пермского края",
    "ИРО ПК": "Институт развития образования Пермского края",
    "СТП": "служба технической поддержки",
    "ЭЖД": "электронный журнал и дневник",
    "ПО": "программное обеспечение",
    "РИС": "региональная информационная система",
    "МШ": "«Моя школа»",
    "ИРО": "институт развития образования",
}
LEFT_UNEXPLAINED = {
    "ИКОП": "информационно-коммуникационная образовательная платформа",
    "ОМСУ": "органы местного самоуправления",
    "ОО-1": "форма федерального статистического наблюдения",
    "ЕСИА": "Единая система идентификации и аутентификации",
    "СНИЛС": "страховой номер индивидуального лицевого счёта",
    "ОГРН": "основной государственный регистрационный номер",
    "ИНН": "идентификационный номер налогоплательщика",
    "АИС": "автоматизированная информационная система",
    "ЭПОС": "Электронная Пермская Образовательная Система",
    "ГАУ ДПО": "дополнительного профессионального образования",
    "ФГАНУ «ФИЦТО»": "цифровой трансформации в сфере образования",
    "СМИ": "средства массовой информации",
    "ВКМ": "VK Мессенджер",
    "СЭД": "система электронного документооборота",
    "МОУ": "в документах не раскрыто",
    "ГИС РУО": "в документах не раскрыты",
}


def read_plain(text: str) -> Any:
    """YAML with every scalar as the string that was written."""
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 – makes nothing but strings


def read_file(path: Path | str) -> Any:
    """A content file; a relative path starts at docs/."""
    return read_plain((DOCS / path).read_text(encoding="utf-8"))


def plain_spaces(text: str) -> str:
    """The text with non-breaking spaces made ordinary, for comparing words."""
    return text.replace("\u00a0", " ")


def strings_in(value: Any) -> Iterator[str]:
    """Every text of a tree, keys left out."""
    if isinstance(value, str):
        yield plain_spaces(value)
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


def whole_text(value: Any) -> str:
    """All texts of a tree in one string."""
    return "\n".join(strings_in(value))


def front_matter_and_body(path: Path) -> tuple[dict[str, Any], str]:
    """A Markdown page in its two parts."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return read_plain(head), body


def id_of(path: Path) -> str:
    """A readable name of a test case."""
    return path.relative_to(DOCS).as_posix()


@pytest.fixture(scope="module")
def registry() -> PartyRegistry:
    """Everybody whom the documents name."""
    return PartyRegistry(PartiesFile.model_validate(read_file("parties.yaml")).parties)


# ── Every file ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_promised_materials_are_there() -> None:
    """A lost file would otherwise only make the other tests shorter."""
    assert {id_of(path) for path, _ in FILES} >= {
        "contacts.yaml",
        "faq.yaml",
        "glossary.yaml",
        "instructions/region-first-steps.yaml",
        "report-forms/perm-2024.yaml",
        "speech-modules/municipal-coordinators.yaml",
        "speech-modules/parents-primary.yaml",
        "speech-modules/parents-secondary.yaml",
        "speech-modules/teachers-council.yaml",
        "structures/learning.yaml",
        "structures/region.yaml",
    }
    assert [id_of(path) for path in WEBINARS] == ["webinars/region-structure.md"]


@pytest.mark.parametrize(("path", "model"), FILES, ids=[id_of(path) for path, _ in FILES])
def test_a_file_has_the_fields_of_its_kind(path: Path, model: type[Record]) -> None:
    """The contract accepts the file, and its name is its id."""
    data = read_file(path)
    model.model_validate(data)
    assert "ид" not in data or data["ид"] == path.stem


@pytest.mark.parametrize("path", DESCRIBED, ids=id_of)
def test_a_material_tells_who_keeps_it_and_what_is_near(path: Path, registry: PartyRegistry) -> None:
    """Description, owner, review, readers and neighbours."""
    data = read_file(path)
    assert data["описание"] and data["источник"]
    assert data["проверено"] == REVIEWED
    assert registry.find(data["владелец"]) is not None
    assert data["для"] and [party for party in data["для"] if registry.get(party) is None] == []
    assert len(data["связанные"]) >= 2


def related_targets() -> Iterator[tuple[str, str]]:
    """(page, address of a page that it calls related)."""
    for path in DESCRIBED:
        yield from ((id_of(path), target) for target in read_file(path)["связанные"])
    for path in WEBINARS:
        yield from ((id_of(path), target) for target in front_matter_and_body(path)[0]["связанные"])


@pytest.mark.parametrize(("page", "target"), list(related_targets()))
def test_a_related_page_exists(page: str, target: str) -> None:
    """A generated page ends with «/» and has its YAML file, a Markdown page is named by its file."""
    if target.endswith(".md"):
        assert target in PAGES_OF_THE_REGISTRIES or (DOCS / target).is_file()
        return
    assert re.fullmatch(r"(roadmaps|instructions|speech-modules|reports)/[a-z0-9-]+/", target)
    own_roadmap = ROOT / "roadmap.yaml"
    file = DOCS / f"{target.rstrip('/').replace('reports/', 'report-forms/')}.yaml"
    assert file.is_file() or target == f"roadmaps/{read_file(own_roadmap)['ид']}/"
    assert Path(target) != Path(page).with_suffix("")


@pytest.mark.parametrize("path", [path for path, _ in FILES] + WEBINARS, ids=id_of)
def test_only_public_services_are_named(path: Path) -> None:
    """No mailbox but the support's, no telephone but the hotline's, no site but the operator's, no surname."""
    text = plain_spaces(path.read_text(encoding="utf-8"))
    assert set(re.findall(r"[\w.+-]+@[\w.-]+\.\w+", text)) <= {SUPPORT}
    assert set(re.findall(r"(?:\+7|\b8)[ (\d)-]{9,}\d", text)) <= {HOTLINE}
    assert set(re.findall(r"https?://[^\s\"]+", text)) <= {TEMPLATES, FAMILY_GUIDES}
    hashes = (ROOT / "tests" / "corpus" / "private_names.sha256").read_text(encoding="ascii").split()
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    assert hashes
    assert [word for word in words if hashlib.sha256(word.encode()).hexdigest() in hashes] == []


@pytest.mark.parametrize("path", [path for path, _ in FILES] + WEBINARS, ids=id_of)
def test_the_only_age_is_fourteen(path: Path) -> None:
    """The documents name one age, 14."""
    assert set(re.findall(r"(\d+)\slет\b", path.read_text(encoding="utf-8"))) <= {"14"}


@pytest.mark.parametrize("path", [path for path, _ in FILES] + WEBINARS, ids=id_of)
def test_every_abbreviation_is_in_the_glossary(path: Path) -> None:
    """A reader gets the meaning of each abbreviation on the spot."""
    known = {
        word
        for entry in read_file("glossary.yaml")["слова"]
        for name in (entry["термин"], *entry.get("варианты", []))
        for word in re.findall(r"[А-ЯЁ]{2,}", name)
    }
    known |= {"РУО", "ПК"}  # parts of «ГИС РУО» and «ИРО ПК», which are entries as a whole
    assert set(re.findall(r"\b[А-ЯЁ]{2,}\b", path.read_text(encoding="utf-8"))) - known == set()


# ── The region's first steps ───────────────────────────────────────────────────────────────────────────────────────


def test_nine_first_steps_with_their_people_and_links() -> None:
    """Who does each step and what is at hand, step by step."""
    steps = read_file("instructions/region-first-steps.yaml")["шаги"]
    people = [[who["кто"] if isinstance(who, dict) else who for who in step["кто"]] for step in steps]
    family = "Родители (законные представители)"
    assert people == [
        ["Региональный координатор"],
        ["Региональный координатор", "Служба технической поддержки"],
        ["Региональный координатор"],
        ["Региональный координатор", "Муниципальный координатор"],
        ["Администратор ОО"],
        ["Администратор ОО"],
        [family],
        ["Обучающиеся", "Родители"],
        ["Администратор ОО", "Педагоги", "Обучающиеся", family],
    ]
    links = [[link["адрес"] for link in step.get("шаблоны", [])] for step in steps]
    one, guide = [TEMPLATES], [FAMILY_GUIDES]
    assert links == [one, one, one, [], one, one, guide, guide, []]
    assert all(step["итог"] for step in steps)


def test_first_steps_keep_their_conditions() -> None:
    """Division by municipality is optional; 14 decides who registers a pupil."""
    steps = read_file("instructions/region-first-steps.yaml")["шаги"]
    assert "при необходимости" in steps[2]["условие"]
    assert [number for number, step in enumerate(steps, 1) if step.get("условие")] == [3, 8]
    pupils = plain_spaces(whole_text(steps[7]))
    assert "старше 14 лет регистрируется сам" in pupils
    assert "младше 14 лет регистрирует родитель" in pupils


def test_the_request_for_a_coordinator_gives_no_private_mailbox() -> None:
    """The source names a person's mailbox; the step sends to the operator's page instead."""
    first = read_file("instructions/region-first-steps.yaml")["шаги"][0]
    assert "@" not in whole_text(first)
    assert "сайте федерального оператора" in first["примечание"]


# ── Speech modules ─────────────────────────────────────────────────────────────────────────────────────────────────


def spoken_words(block: dict[str, Any]) -> int:
    """How many words a speaker says in the block."""
    tokens = plain_spaces(" ".join(block.get("речь", []))).split()
    return sum(1 for token in tokens if re.search(r"\w", token))


def speech_blocks() -> list[Any]:
    """Every block of every module, named by module and title."""
    return [
        pytest.param(block, id=f"{path.stem}: {block['название']}")
        for path in SPEECHES
        for block in read_file(path)["блоки"]
    ]


@pytest.mark.parametrize("block", speech_blocks())
def test_a_block_can_be_read_aloud_in_its_time(block: dict[str, Any]) -> None:
    """Never more words than minutes; silence of half the time only where the participants do something."""
    share = spoken_words(block) / SPOKEN_WORDS_PER_MINUTE / float(block["минуты"])
    assert 0 < share <= 1
    assert share >= 0.55 or block.get("действие")
    assert block["показать"] and block["тезисы"]


@pytest.mark.parametrize("path", SPEECHES, ids=id_of)
def test_a_module_is_ready_for_its_meeting(path: Path, registry: PartyRegistry) -> None:
    """Minutes add up; questions, message, handout and preparation are complete."""
    module = read_file(path)
    assert sum(float(block["минуты"]) for block in module["блоки"]) == float(module["минут"])
    assert [name for name in module["ведущий"] if registry.find(name) is None] == []
    assert 5 <= len(module["вопросы"]) <= 8
    assert 8 <= len(module["памятка"]) <= 10
    assert all(len(line) <= 120 for line in module["памятка"])
    assert len(module["подготовить"]) >= 3
    assert len(module["сообщение"]) <= 700
    assert re.search(r"\[[^\[\]]+\]", module["сообщение"])


@pytest.mark.parametrize("path", SPEECHES, ids=id_of)
def test_a_module_says_where_to_get_help(path: Path) -> None:
    """The handout and the chat message end with a public contact."""
    module = read_file(path)
    assert HOTLINE in module["сообщение"]
    assert HOTLINE in "\n".join(module["памятка"])
    assert SUPPORT in "\n".join(module["памятка"])


@pytest.mark.parametrize("path", SPEECHES, ids=id_of)
def test_local_facts_stay_in_closed_brackets(path: Path) -> None:
    """A bracket that is never closed would be read aloud."""
    for text in strings_in(read_file(path)):
        assert re.sub(r"\[[^\[\]]+\]", "", text).count("[") == 0
        assert re.sub(r"\[[^\[\]]+\]", "", text).count("]") == 0


@pytest.mark.parametrize("name", ["parents-primary", "parents-secondary"])
def test_parents_hear_who_registers_the_child(name: str) -> None:
    """The rule of 14 is said, written in the chat and printed; the guides are linked."""
    module = read_file(f"speech-modules/{name}.yaml")
    speech = whole_text([block["речь"] for block in module["блоки"]])
    assert "четырнадцат" in speech
    assert "младше 14 лет регистрируют родители" in plain_spaces(module["сообщение"])
    assert FAMILY_GUIDES in module["сообщение"]
    assert FAMILY_GUIDES in whole_text(module["памятка"])


def test_older_pupils_register_themselves() -> None:
    """The secondary school's variant adds the other half of the rule."""
    module = read_file("speech-modules/parents-secondary.yaml")
    assert "старше 14 лет регистрируются сами" in plain_spaces(module["сообщение"])
    assert "старше четырнадцати, он регистрируется сам" in whole_text(module["блоки"])


# ── Webinar, questions, contacts, glossary ─────────────────────────────────────────────────────────────────────────

WEBINAR_ANSWERS = {
    "connect-school": ["из региональной системы", "ГИС РУО"],
    "admin-rights": ["к директору", "составляет перечень", "муниципальному координатору", "открывает права"],
    "admin-abilities": [
        "педагогов",
        "обучающихся",
        "законных представителей",
        "новости",
        "опросы",
        "ссылки",
        "вопросы и ответы",
        "Smart TV",
    ],
    "director-change": ["и. о. директора", "к муниципальному координатору", "блокирует прежнего", "права новому"],
}


def test_the_webinar_answers_its_four_questions() -> None:
    """Each answer has every fact of the slide."""
    asked = {entry["ид"]: entry for entry in read_file("faq.yaml")["вопросы"] if entry["тема"] == "Вебинар"}
    assert list(asked) == list(WEBINAR_ANSWERS)
    for faq_id, facts in WEBINAR_ANSWERS.items():
        answer = whole_text(asked[faq_id])
        assert [fact for fact in facts if fact not in answer] == []


def test_the_webinar_page_shows_structure_plan_questions_and_contacts() -> None:
    """The page is made of the registries and has its front matter."""
    meta, body = front_matter_and_body(WEBINARS[0])
    PageMeta.model_validate(meta)
    assert meta["описание"] and meta["владелец"] and meta["проверено"] == REVIEWED
    assert re.findall(r"\{\{ (.+?) \}\}", body) == [
        'structure("region")',
        'structure("learning")',
        'roadmap_table("webinar-plan")',
        'timeline("webinar-plan")',
        'faq(topic="Вебинар")',
        "contacts()",
    ]
    assert "экспертное сообщество[^1]" in body
    assert "«Моей школы»[^2]" in body


def test_questions_have_readers_a_topic_and_a_source(registry: PartyRegistry) -> None:
    """Between 15 and 25 questions; each tells from where its answer is."""
    entries = read_file("faq.yaml")["вопросы"]
    assert 15 <= len(entries) <= 25
    assert max(Counter(entry["ид"] for entry in entries).values()) == 1
    for entry in entries:
        assert entry["вопрос"].endswith("?") and entry["тема"] and entry["источник"]
        assert entry["для"] and [party for party in entry["для"] if registry.get(party) is None] == []


def test_contacts_are_those_of_the_documents() -> None:
    """Exactly the published services."""
    contacts = read_file("contacts.yaml")["контакты"]
    assert {(contact["вид"], contact["значение"]) for contact in contacts} == {
        ("почта", SUPPORT),
        ("телефон", HOTLINE),
        ("форма", "Связаться с нами"),
        ("сайт", TEMPLATES),
        ("сайт", FAMILY_GUIDES),
    }
    assert all(contact["когда"] and contact["источник"] for contact in contacts)


@pytest.fixture(scope="module")
def glossary() -> dict[str, dict[str, Any]]:
    """The entries by term."""
    return {entry["термин"]: entry for entry in read_file("glossary.yaml")["слова"]}


@pytest.mark.parametrize(("term", "meaning"), DEFINED_BY_DOCUMENTS.items(), ids=list(DEFINED_BY_DOCUMENTS))
def test_an_abbreviation_means_what_its_document_says(
    term: str, meaning: str, glossary: dict[str, dict[str, Any]]
) -> None:
    """The document's own expansion, and the place of it."""
    assert meaning in glossary[term]["расшифровка"]
    assert re.search(r"пункт|раздел|шаг|вебинар|название|форма|шапк", glossary[term]["где"], re.IGNORECASE)
    assert "не раскрыт" not in glossary[term]["где"]


@pytest.mark.parametrize(("term", "meaning"), LEFT_UNEXPLAINED.items(), ids=list(LEFT_UNEXPLAINED))
def test_an_unexplained_abbreviation_says_so(term: str, meaning: str, glossary: dict[str, dict[str, Any]]) -> None:
    """Where the documents are silent, the entry tells so and does not pretend."""
    assert meaning in glossary[term]["расшифровка"]
    assert "не раскрыт" in whole_text(glossary[term])
    assert glossary[term]["где"]


def test_no_word_is_explained_twice(glossary: dict[str, dict[str, Any]]) -> None:
    """One spelling leads to one entry."""
    spellings = Counter(
        name.casefold() for entry in glossary.values() for name in (entry["термин"], *entry.get("варианты", []))
    )
    assert len(glossary) == len(read_file("glossary.yaml")["слова"])
    assert [name for name, count in spellings.items() if count > 1] == []
    assert [term for term, entry in glossary.items() if not entry.get("где")] == []


# ── Structures and the report form ─────────────────────────────────────────────────────────────────────────────────


def nodes_of(node: dict[str, Any], depth: int = 0) -> Iterator[tuple[int, dict[str, Any]]]:
    """(depth, unit) of a tree, from the top."""
    yield depth, node
    for child in node.get("состав", []):
        yield from nodes_of(child, depth + 1)


@pytest.mark.parametrize("name", ["region", "learning"])
def test_a_structure_tells_that_it_was_rebuilt(name: str, registry: PartyRegistry) -> None:
    """Units are known parties, marks have footnotes, and the note is honest about the lost pictures."""
    structure = read_file(f"structures/{name}.yaml")
    nodes = [node for _, node in nodes_of(structure["вершина"])]
    assert "не сохранились" in structure["примечание"] and "восстановлена" in structure["примечание"]
    assert [node["сторона"] for node in nodes if registry.get(node["сторона"]) is None] == []
    assert {node["сноска"] for node in nodes if "сноска" in node} == set(structure["сноски"])
    assert all(node["описание"] for node in nodes)


def test_connection_goes_from_the_country_to_the_family() -> None:
    """Country, region, municipality, school, its administrator, then the users."""
    top = read_file("structures/region.yaml")["вершина"]
    by_depth: dict[int, list[str]] = {}
    for depth, node in nodes_of(top):
        by_depth.setdefault(depth, []).append(node["сторона"])
    assert by_depth == {
        0: ["support-service"],
        1: ["regional-coordinator"],
        2: ["municipal-coordinator"],
        3: ["director"],
        4: ["school-admin"],
        5: ["teacher", "parent", "student"],
    }


def test_every_level_of_learning_has_its_experts() -> None:
    """The webinar's two footnotes: a community on each level, and who an expert is."""
    structure = read_file("structures/learning.yaml")
    nodes = [node for _, node in nodes_of(structure["вершина"])]
    levels = [node for node in nodes if node["название"].startswith("Уровень")]
    assert len(levels) == 4
    assert {node["сноска"] for node in levels} == {"*"}
    assert [node["сторона"] for node in nodes if node.get("сноска") == "**"] == ["expert"]


def test_the_report_form_is_that_of_the_annex(registry: PartyRegistry) -> None:
    """Who, to whom, when, how, five columns and four worked rows without a person."""
    form = read_file("report-forms/perm-2024.yaml")
    who = [registry.find(name, "Пермский край") for name in form["кто"]]
    to = [registry.find(name, "Пермский край") for name in form["куда"]]
    assert [p and p.id for p in who] == [
        "perm-ministry",
        "perm-digital-ministry",
        "municipal-authority",
        "perm-institute",
    ]
    assert [p and p.id for p in to] == ["perm-ministry"]
    assert (form["карта"], form["пункт"], form["срок"]) == ("perm-2024", "4.2", "01.12.2024")
    assert "электронная таблица" in whole_text(form["как"])
    assert len(form["столбцы"]) == 5 and all(column["подсказка"] for column in form["столбцы"])
    assert [len(row) for row in form["примеры"]] == [5, 5, 5, 5]
    assert [(row[0], row[2]) for row in form["примеры"]] == [
        ("Пермский городской округ", "1.1"),
        ("Пермский городской округ", "2.1"),
        ("ИРО ПК", "3.1"),
        ("Пермский городской округ", "4.1"),
    ]


def test_worked_rows_keep_the_annexs_figures() -> None:
    """Numbers and dates of the four examples; the person is a placeholder."""
    rows = [plain_spaces(" ".join(row)) for row in read_file("report-forms/perm-2024.yaml")["примеры"]]
    assert "приказ от 16.09.2024 № 1" in rows[0]
    assert "[должность ответственного]" in rows[0]
    assert "не менее 10 %" in rows[1]
    assert "письмом от 15.09.2024 № 1" in rows[2] and "приложение 1" in rows[2]
    assert "за сентябрь – декабрь 2024 года" in rows[3]


@pytest.mark.parametrize("path", sorted((DOCS / "instructions").glob("*.yaml")), ids=id_of)
def test_everyone_in_an_instruction_is_known(path: Path, registry: PartyRegistry) -> None:
    """Each «кто» is in the registry of parties."""
    names = [who["кто"] if isinstance(who, dict) else who for step in read_file(path)["шаги"] for who in step["кто"]]
    assert [name for name in names if registry.find(name) is None] == []
