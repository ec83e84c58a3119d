"""The published roadmaps say what their documents say: every number, term, figure, act and body, and no private name.

The expectations stand in tests/corpus/source_facts.yaml, written from the documents and not from the content. Files
are read as plain YAML, so that a mistake of our own loading cannot hide a mistake of the content.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.model.parties import PartiesFile, PartyRegistry

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
TEXT_SUFFIXES = {".md", ".yaml", ".yml", ".html", ".txt", ".json", ".csv", ".svg"}
COLUMNS = ("ответственные", "участники")
ENTRY_ROLES = {
    "director",
    "school-admin",
    "municipal-coordinator",
    "regional-coordinator",
    "teacher",
    "class-teacher",
    "parent",
    "student",
    "school",
    "municipal-authority",
}


def read_plain(path: Path) -> Any:
    """A YAML file with every scalar as the string that was written."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 – makes nothing but strings


FACTS: list[dict[str, Any]] = read_plain(CORPUS / "source_facts.yaml")
# SHA-256 of the casefolded surnames (in their cases) and mailbox names that the documents carry.
PRIVATE_NAMES = frozenset((CORPUS / "private_names.sha256").read_text(encoding="ascii").split())

each_roadmap = pytest.mark.parametrize("facts", FACTS, ids=[facts["карта"] for facts in FACTS])


@pytest.fixture(scope="module")
def registry() -> PartyRegistry:
    """Everybody whom the documents name."""
    return PartyRegistry(PartiesFile.model_validate(read_plain(ROOT / "docs" / "parties.yaml")).parties)


def measures_of(facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The measures of the published file, in its order."""
    roadmap = read_plain(ROOT / facts["файл"])
    return [measure for section in roadmap["разделы"] for measure in section["мероприятия"]]


def words_of_term(cell: Any) -> str:
    """The document's words of a term cell, also where the reading of it is written apart."""
    return str(cell["текст"] if isinstance(cell, dict) else cell)


def results_of(measure: dict[str, Any]) -> list[dict[str, Any]]:
    """The results that are more than a sentence."""
    return [result for result in measure.get("результаты", []) if isinstance(result, dict)]


def controls_of(measure: dict[str, Any]) -> list[dict[str, Any]]:
    """The control entries that have a term."""
    return [entry for entry in measure.get("контроль", []) if isinstance(entry, dict) and "срок" in entry]


def mentions_in(measure: dict[str, Any], *columns: str) -> Iterator[str]:
    """The names in the columns of a measure and of its results."""
    for record in (measure, *results_of(measure)):
        for column in columns:
            for mention in record.get(column, []):
                yield mention["кто"] if isinstance(mention, dict) else mention


def plain(text: str) -> str:
    """Text with every kind and run of spaces made one space."""
    return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def strings_in(value: Any) -> Iterator[str]:
    """Every scalar of a tree."""
    if isinstance(value, dict):
        for item in value.values():
            yield from strings_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)
    else:
        yield str(value)


def private_names_in(text: str, hashes: frozenset[str]) -> list[str]:
    """The words of `text` whose casefolded SHA-256 is among `hashes`."""
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    return sorted(word for word in words if hashlib.sha256(word.encode()).hexdigest() in hashes)


@each_roadmap
def test_identity(facts: dict[str, Any]) -> None:
    roadmap = read_plain(ROOT / facts["файл"])
    assert roadmap["ид"] == facts["карта"]
    assert roadmap.get("территория", "") == facts["территория"]


@each_roadmap
def test_sections_hold_as_many_measures_as_in_the_document(facts: dict[str, Any]) -> None:
    roadmap = read_plain(ROOT / facts["файл"])
    found = [(section["название"], len(section["мероприятия"])) for section in roadmap["разделы"]]
    assert found == [(title, int(count)) for title, count in facts["разделы"].items()]


@each_roadmap
def test_numbers_stand_in_the_order_of_the_document(facts: dict[str, Any]) -> None:
    assert [m["номер"] for m in measures_of(facts)] == [m["номер"] for m in facts["мероприятия"]]


@each_roadmap
def test_terms_are_verbatim(facts: dict[str, Any]) -> None:
    for expected, measure in zip(facts["мероприятия"], measures_of(facts), strict=True):
        cells = [record["срок"] for record in (measure, *results_of(measure)) if "срок" in record]
        assert [words_of_term(cell) for cell in cells] == expected["сроки"], measure["номер"]


@each_roadmap
def test_control_terms_and_footnotes(facts: dict[str, Any]) -> None:
    for expected, measure in zip(facts["мероприятия"], measures_of(facts), strict=True):
        found = [words_of_term(entry["срок"]) + entry.get("сноска", "") for entry in controls_of(measure)]
        assert found == expected.get("контроль", []), measure["номер"]
    assert list(read_plain(ROOT / facts["файл"]).get("сноски", {})) == facts.get("сноски", [])


@each_roadmap
def test_indicators(facts: dict[str, Any]) -> None:
    found = {
        measure["номер"]: figures
        for measure in measures_of(facts)
        if (
            figures := [[i["цель"], i.get("единица", "")] for r in results_of(measure) for i in r.get("показатели", [])]
        )
    }
    assert found == facts.get("показатели", {})


@each_roadmap
def test_executors_are_those_of_the_document(facts: dict[str, Any], registry: PartyRegistry) -> None:
    for expected, measure in zip(facts["мероприятия"], measures_of(facts), strict=True):
        found = {registry.find(name, facts["территория"]) for name in mentions_in(measure, facts["столбец"])}
        named = {registry.find(name, facts["территория"]) for name in expected.get("кто", [])}
        assert None not in named, measure["номер"]
        assert found == named, measure["номер"]


@each_roadmap
def test_every_mention_means_exactly_one_party(facts: dict[str, Any], registry: PartyRegistry) -> None:
    names = {name for measure in measures_of(facts) for name in mentions_in(measure, *COLUMNS)}
    meant = {name: [p.id for p in registry.candidates(name, facts["территория"])] for name in names}
    assert {name: ids for name, ids in meant.items() if len(ids) != 1} == {}


@each_roadmap
def test_named_things_of_the_document_are_there(facts: dict[str, Any]) -> None:
    text = plain("\n".join(strings_in(read_plain(ROOT / facts["файл"])))).casefold()
    assert [word for word in facts["слова"] if plain(word).casefold() not in text] == []


@each_roadmap
def test_approvals_name_offices_dates_and_numbers(facts: dict[str, Any]) -> None:
    keys = ("кем", "дата", "номер")
    found = [{k: a[k] for k in keys if k in a} for a in read_plain(ROOT / facts["файл"]).get("утверждение", [])]
    assert found == facts.get("утверждение", [])


@each_roadmap
def test_a_measure_without_any_term_says_why(facts: dict[str, Any]) -> None:
    untold = [
        measure["номер"]
        for expected, measure in zip(facts["мероприятия"], measures_of(facts), strict=True)
        if not expected["сроки"] and "срок" not in measure.get("примечание", "").casefold()
    ]
    assert untold == []


def test_links_between_measures_lead_somewhere() -> None:
    known = {
        f"{facts['карта']}/{key}"
        for facts in FACTS
        for measure in measures_of(facts)
        for key in (measure["номер"], measure.get("ид"))
    }
    links = [
        link
        for facts in FACTS
        for measure in measures_of(facts)
        for link in (
            *measure.get("реализует", []),
            *(f"{facts['карта']}/{number}" for number in measure.get("после", [])),
        )
    ]
    assert links
    assert [link for link in links if link not in known] == []


def test_one_spelling_for_each_system() -> None:
    spellings: dict[str, set[str]] = {}
    for facts in FACTS:
        for measure in measures_of(facts):
            for system in measure.get("системы", []):
                key = re.sub(r"\W", "", system.casefold().replace("ё", "е"))
                spellings.setdefault(key, set()).add(system)
    assert {key: names for key, names in spellings.items() if len(names) > 1} == {}


def test_entry_roles_exist(registry: PartyRegistry) -> None:
    assert {party.id for party in registry.parties} >= ENTRY_ROLES


def test_reports_and_deputies_are_known_parties(registry: PartyRegistry) -> None:
    named = {party_id for party in registry.parties for party_id in (*party.reports_to, *party.acts_for)}
    assert {party_id for party_id in named if registry.get(party_id) is None} == set()


def test_every_name_in_the_registry_means_one_party(registry: PartyRegistry) -> None:
    shared = {
        name: ids
        for party in registry.parties
        for name in (party.name, *party.aliases)
        if len(ids := [p.id for p in registry.candidates(name, party.territory)]) != 1
    }
    assert shared == {}


@pytest.mark.parametrize(
    ("name", "party_id"),
    [
        ("администратор ОО", "school-admin"),
        ("администратор школы", "school-admin"),
        ("администратор образовательной организации", "school-admin"),
        ("школьный координатор", "school-admin"),
        ("администратор групп ОО", "municipal-coordinator"),
        ("администратор группы", "municipal-coordinator"),
        ("муниципальный координатор", "municipal-coordinator"),
        ("управление образования", "municipal-authority"),
        ("УО", "municipal-authority"),
        ("МОУО", "municipal-authority"),
        ("ОМСУ", "municipal-authority"),
        ("МОУ", "school"),
        ("руководители МОУ", "director"),
    ],
)
def test_one_role_has_many_names(registry: PartyRegistry, name: str, party_id: str) -> None:
    found = registry.find(name)
    assert found is not None
    assert found.id == party_id


@pytest.mark.parametrize(
    ("territory", "party_id"), [("Приморский край", "primorye-ministry"), ("Пермский край", "perm-ministry")]
)
def test_ministry_depends_on_the_territory(registry: PartyRegistry, territory: str, party_id: str) -> None:
    found = registry.find("Министерство образования", territory)
    assert found is not None
    assert found.id == party_id


def test_published_files_name_no_private_person() -> None:
    files = [ROOT / "roadmap.yaml", *sorted((ROOT / "docs").rglob("*"))]
    texts = {path: path.read_text(encoding="utf-8") for path in files if path.suffix in TEXT_SUFFIXES}
    assert len(texts) >= len(FACTS)
    found = {str(path.relative_to(ROOT)): private_names_in(text, PRIVATE_NAMES) for path, text in texts.items()}
    assert {path: names for path, names in found.items() if names} == {}


def test_the_search_for_private_names_finds_them() -> None:
    hashes = frozenset({hashlib.sha256("образцов".encode()).hexdigest()})
    assert private_names_in("Согласовано: ОБРАЗЦОВ О. О., o.Образцов@example.org", hashes) == ["образцов"]
    assert private_names_in("Согласовано: министр", hashes) == []
