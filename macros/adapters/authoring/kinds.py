"""What `metodichka new` can make, and the questions of each kind, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from macros.adapters.authoring.asking import Given, Question, first
from macros.adapters.authoring.judges import (
    folder_name,
    free_name,
    free_number,
    one_of,
    one_of_given,
    party_id,
    party_named,
    remarking,
    term_words,
    whole_minutes,
)
from macros.authoring.drafts import (
    Draft,
    faq_draft,
    instruction_draft,
    measure_draft,
    page_draft,
    party_draft,
    roadmap_draft,
    speech_module_draft,
)
from macros.authoring.numbering import next_number
from macros.authoring.transliteration import free_slug
from macros.model.parties import PartyKind
from macros.model.roadmap import Level, Roadmap, Section
from macros.project import Project


@dataclass(frozen=True)
class Desk:
    """What the questions lean on: the project as it is, where each roadmap is written, the files' texts, the day."""

    project: Project
    roadmap_files: Mapping[str, str]
    texts: Mapping[str, str]
    today: date

    def roadmap(self, given: Given) -> Roadmap:
        """The roadmap that was chosen."""
        return next(each for each in self.project.roadmaps if each.id == given["карта"][0])

    def section(self, given: Given) -> Section:
        """The section that was chosen."""
        return self.roadmap(given).sections[int(given["раздел"][0])]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing: its name in Russian, its questions and what makes a draft of the answers."""

    title: str
    questions: Callable[[Desk], tuple[Question, ...]]
    draft: Callable[[Desk, Given], Draft | None]


def _name(taken: Callable[[Given], frozenset[str]], source: str) -> Question:
    return Question(
        "ид",
        "--id",
        "Имя латиницей, часть адреса",
        free_name(taken),
        propose=lambda given: free_slug(given[source][0], taken(given)),
    )


def _title(text: str = "Название") -> Question:
    return Question("название", "--title", text, required=True)


def _description() -> Question:
    return Question("описание", "--description", "Описание, одно предложение: для кого и зачем", required=True)


def _owner(desk: Desk) -> Question:
    judge = party_named(desk.project.parties, lambda _: "")
    return Question("владелец", "--owner", "Кто отвечает за текст: роль или орган", judge, required=True)


def _audience(desk: Desk) -> Question:
    return Question("для", "--for", "Кому нужно: роли", party_id(desk.project.parties), many=True)


def _source() -> Question:
    return Question("источник", "--source", "Документ, из которого взяты факты")


def _measure_questions(desk: Desk) -> tuple[Question, ...]:
    roadmaps = _running_first(desk.project.roadmaps)
    only = next(iter(roadmaps.values())) if len(roadmaps) == 1 else ""
    archived = frozenset(each.id for each in desk.project.roadmaps if each.archived)
    party = party_named(desk.project.parties, lambda given: desk.roadmap(given).territory)

    def names(given: Given) -> frozenset[str]:
        return frozenset(measure.slug for measure in desk.roadmap(given).measures())

    def period(given: Given) -> str:
        term = desk.roadmap(given).period
        return term.text if term else ""

    return (
        Question(
            "карта",
            "--roadmap",
            "Дорожная карта",
            remarking(one_of(roadmaps), archived, _ARCHIVED),
            required=True,
            propose=lambda _: only,
            choices=lambda _: tuple(roadmaps),
        ),
        Question(
            "раздел",
            "--section",
            "Раздел",
            one_of_given(lambda given: _sections(desk.roadmap(given))),
            required=True,
            choices=lambda given: tuple(_sections(desk.roadmap(given))),
        ),
        Question(
            "номер",
            "--number",
            "Номер",
            free_number(desk.roadmap),
            propose=lambda given: next_number(desk.roadmap(given), desk.section(given)),
        ),
        _title("Что сделать (например: «Назначить школьного координатора»)"),
        Question(
            "срок",
            "--term",
            "Срок словами документа",
            term_words(period),
            required=True,
        ),
        Question("ответственные", "--responsible", "Кто отвечает", party, required=True, many=True),
        Question("участники", "--participant", "Кто участвует", party, many=True),
        Question("результаты", "--result", "Что получится", many=True),
        Question("примечание", "--note", "Примечание редактора"),
        _name(names, "название"),
    )


_ARCHIVED = (
    "эта карта в архиве: мероприятие встанет в её таблицу, но не в «Что сейчас». План снова действует – напишите "
    "в его файле «архив: нет»"
)


def _running_first(roadmaps: Iterable[Roadmap]) -> dict[str, str]:
    """What is shown → the roadmap's id; the archive comes last."""
    ordered = sorted(roadmaps, key=lambda each: each.archived)
    return {f"{each.name} (в архиве)" if each.archived else each.name: each.id for each in ordered}


def _sections(roadmap: Roadmap) -> dict[str, str]:
    """«Организация работы (раздел 1)» → the section's index."""
    return {
        f"{section.title} (раздел {section.number.rstrip('.')})" if section.number else section.title: str(index)
        for index, section in enumerate(roadmap.sections)
    }


def _measure(desk: Desk, given: Given) -> Draft | None:
    roadmap = desk.roadmap(given)
    path = desk.roadmap_files[roadmap.id]
    return measure_draft(given, path, desk.texts[path], roadmap, int(given["раздел"][0]))


def _roadmap_questions(desk: Desk) -> tuple[Question, ...]:
    taken = frozenset(each.id for each in desk.project.roadmaps)
    party = party_named(desk.project.parties, lambda given: first(given, "территория"))
    return (
        _title("Полное название карты"),
        Question("краткое-название", "--short-title", "Короткое название для меню и карточек"),
        _description(),
        Question(
            "уровень",
            "--level",
            "Чей это документ",
            one_of({level.value: level.value for level in Level}),
            required=True,
            choices=lambda _: tuple(level.value for level in Level),
        ),
        Question("территория", "--territory", "Территория: край, область, округ"),
        Question("период", "--period", "Период: «2025 год», «2025/26 учебный год»", term_words(lambda _: "")),
        _owner(desk),
        Question("раздел", "--section", "Название первого раздела", propose=lambda _: "Организация работы"),
        Question("мероприятие", "--measure", "Первое мероприятие: что сделать", required=True),
        Question(
            "срок",
            "--term",
            "Его срок словами документа",
            term_words(lambda given: first(given, "период")),
            required=True,
        ),
        Question("ответственные", "--responsible", "Кто за него отвечает", party, required=True, many=True),
        _name(lambda _: taken, "название"),
    )


def _described_questions(desk: Desk, taken: frozenset[str]) -> tuple[Question, ...]:
    return (_title(), _description(), _owner(desk), _audience(desk), _source(), _name(lambda _: taken, "название"))


def _instruction_questions(desk: Desk) -> tuple[Question, ...]:
    taken = frozenset(each.id for each in desk.project.instructions)
    who = party_named(desk.project.parties, lambda _: "")
    return (
        *_described_questions(desk, taken),
        Question("шаги", "--step", "Шаги: что сделать", required=True, many=True),
        Question("кто", "--who", "Кто делает шаги", who, many=True),
    )


def _speech_questions(desk: Desk) -> tuple[Question, ...]:
    taken = frozenset(each.id for each in desk.project.speech_modules)
    who = party_named(desk.project.parties, lambda _: "")
    return (
        *_described_questions(desk, taken),
        Question("ведущий", "--speaker", "Кто говорит", who, required=True, many=True),
        Question("минут", "--minutes", "Сколько минут идёт встреча", whole_minutes, required=True),
        Question("блоки", "--block", "Блоки: о чём говорим", required=True, many=True),
    )


def _page_questions(desk: Desk) -> tuple[Question, ...]:
    folders = tuple(sorted({path.rpartition("/")[0] for path in desk.project.paths if "/" in path}))

    def taken(given: Given) -> frozenset[str]:
        prefix = f"{first(given, 'папка')}/".lstrip("/")
        names = (path.removeprefix(prefix) for path in desk.project.paths if path.startswith(prefix))
        return frozenset(name.removesuffix(".md") for name in names)

    return (
        _title(),
        _description(),
        _owner(desk),
        Question(
            "папка",
            "--folder",
            "Папка внутри docs (пусто – прямо в ней)",
            folder_name(folders),
            choices=lambda _: folders,
        ),
        _name(taken, "название"),
    )


def _party_questions(desk: Desk) -> tuple[Question, ...]:
    registry = desk.project.parties
    kinds, levels = ({each.value: each.value for each in enum} for enum in (PartyKind, Level))
    return (
        _title("Полное название: «Школьный координатор»"),
        Question("кому", "--dative", "Кому? «школьному координатору»"),
        Question(
            "вид", "--kind", "Орган, роль или аудитория", one_of(kinds), required=True, choices=lambda _: tuple(kinds)
        ),
        Question("уровень", "--level", "Уровень", one_of(levels), required=True, choices=lambda _: tuple(levels)),
        Question("территория", "--territory", "Территория (пусто – для любой)"),
        Question("описание", "--description", "Что делает, одним предложением"),
        Question("псевдонимы", "--alias", "Как ещё называют в документах", many=True),
        Question("отчитывается", "--reports-to", "Кому отчитывается", party_id(registry), many=True),
        _name(lambda _: frozenset(party.id for party in registry.parties), "название"),
    )


def _faq_questions(desk: Desk) -> tuple[Question, ...]:
    return (
        Question("вопрос", "--question", "Вопрос словами того, кто спрашивает", required=True),
        Question("ответ", "--answer", "Ответ, абзацами", required=True, many=True),
        _audience(desk),
        Question("тема", "--topic", "Под каким заголовком стоит", choices=lambda _: _topics(desk)),
        _source(),
        _name(lambda _: frozenset(entry.id for entry in desk.project.faq), "вопрос"),
    )


def _topics(desk: Desk) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.topic for entry in desk.project.faq if entry.topic))


KINDS: Mapping[str, Kind] = {
    "roadmap": Kind("дорожная карта", _roadmap_questions, lambda desk, given: roadmap_draft(given, desk.today)),
    "measure": Kind("мероприятие", _measure_questions, _measure),
    "instruction": Kind("инструкция", _instruction_questions, lambda desk, given: instruction_draft(given, desk.today)),
    "speech-module": Kind(
        "речевой модуль", _speech_questions, lambda desk, given: speech_module_draft(given, desk.today)
    ),
    "page": Kind("страница", _page_questions, lambda desk, given: page_draft(given, desk.today)),
    "party": Kind(
        "орган или роль",
        _party_questions,
        lambda desk, given: party_draft(given, desk.texts.get("docs/parties.yaml")),
    ),
    "faq": Kind(
        "вопрос с ответом",
        _faq_questions,
        lambda desk, given: faq_draft(given, desk.texts.get("docs/faq.yaml")),
    ),
}
