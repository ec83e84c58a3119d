"""A section of any size for benchmarks: the real section's settings and theme, with roadmaps made of its own measures.

The same numbers give the same bytes. Every municipality is a territory with a roadmap and a few bodies of its own, as
in life: a country's plans name mostly local bodies, and a few national ones again and again.
"""

from __future__ import annotations

import itertools
import random
import re
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ("mkdocs.yml", "overrides", "schemas")
_EDITS = itertools.count(1)  # no edit is like one before
TERMS = (
    "до 01.03.2025, далее – постоянно",
    "10.03.2025 – 14.03.2025",
    "1 раз в месяц",
    "до 15 сентября",
    "февраль – март 2025 года",
    "постоянно",
    "в течение года (по мере необходимости)",
    "не позднее 20.12.2025",
    "II квартал 2025 года",
    "ежеквартально, до 10 числа",
)
DOINGS = ("Назначить", "Проверить", "Провести", "Обновить", "Согласовать", "Разослать", "Подготовить", "Собрать")
THINGS = (
    "координаторов школ",
    "учётные записи педагогов",
    "совещание с директорами",
    "перечень образовательных организаций",
    "отчёт о работе в системе",
    "памятку для родителей",
    "график обучения учителей",
    "сведения о классах",
    "чаты в Сферуме",
    "план методических встреч",
    "расписание уроков",
    "заявки на подключение",
)
AIMS = (
    "чтобы школы начали год вовремя",
    "по данным мониторинга",
    "вместе с институтом развития образования",
    "для учителей начальных классов",
    "с учётом замечаний родителей",
    "в каждой школе территории",
)
SYSTEMS = ("ФГИС «Моя школа»", "Сферум", "Госуслуги")
MUNICIPALITIES = 5_000  # a registry of more bodies is too large for one file; beyond, some have several roadmaps
NATIONAL = ("Министерство образования", "ИРО", "ОО", "Директора", "Учителя", "Родители")


@dataclass(frozen=True)
class Measure:
    """What a generated measure says, for every generator that is compared."""

    number: str
    title: str
    term: str
    responsible: tuple[str, ...]
    participants: tuple[str, ...]
    results: tuple[str, ...]
    system: str


@dataclass(frozen=True)
class Plan:
    """A generated roadmap: sections of measures."""

    id: str
    title: str
    territory: str
    sections: tuple[tuple[str, tuple[Measure, ...]], ...]


def plan(number: int, measures: int) -> Plan:
    """The roadmap with this number, of a municipality; five sections, `measures` measures in all."""
    words = random.Random(number)  # noqa: S311 - the same bytes every time is the point
    territory = f"Округ {number % MUNICIPALITIES:05d}"
    sections = []
    for section in range(1, 6):
        share = measures * section // 5 - measures * (section - 1) // 5
        made = tuple(_measure(words, f"{section}.{index}", territory) for index in range(1, share + 1))
        sections.append((f"Раздел {section}: {words.choice(THINGS)}", made))
    return Plan(f"plan-{number:05d}", f"План округа {number:05d} по работе с «Моей школой»", territory, tuple(sections))


def _measure(words: random.Random, number: str, territory: str) -> Measure:
    title = f"{words.choice(DOINGS)} {words.choice(THINGS)} {words.choice(AIMS)}"
    results = tuple(
        f"{words.choice(THINGS).capitalize()} готовы {words.choice(AIMS)}" for _ in range(words.randint(1, 2))
    )
    return Measure(
        number,
        title,
        words.choice(TERMS),
        (f"Управление, {territory}", words.choice(NATIONAL)),
        (f"Школы, {territory}",),
        results,
        words.choice(SYSTEMS),
    )


def make_section(out: Path, roadmaps: int, measures: int, pages: int = 50) -> None:
    """Write the sources of a whole section into the new folder `out`."""
    out.mkdir(parents=True)
    for name in KEPT:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, out / name)
    (out / "docs" / "roadmaps").mkdir(parents=True)
    (out / "docs" / "notes").mkdir()
    _write(out / "docs" / "parties.yaml", parties_yaml(min(roadmaps, MUNICIPALITIES)))
    for number in range(roadmaps):
        _write(out / "docs" / "roadmaps" / f"{number:05d}.yaml", plan_yaml(plan(number, measures)))
    for number in range(pages):
        _write(out / "docs" / "notes" / f"note-{number:03d}.md", page_markdown(number))
    _write(out / "docs" / "index.md", _page("Раздел", "Главная страница раздела для замеров.", "# Раздел\n"))
    _write(out / "mkdocs.yml", _settings((out / "mkdocs.yml").read_text(encoding="utf-8")))


def _settings(text: str) -> str:
    """The real settings without the navigation, whose pages are not here."""
    before, _, rest = text.partition("\nnav:\n")
    _, _, after = rest.partition("\nmarkdown_extensions:")
    return f"{before}\nnav:\n  - Главная: index.md\n  - Заметки: notes/note-000.md\n\nmarkdown_extensions:{after}"


def parties_yaml(municipalities: int) -> str:
    """The registry: the national parties, then two for each municipality."""
    lines = ["стороны:"]
    for index, name in enumerate(NATIONAL):
        lines += [f"  - ид: national-{index}", f"    название: {name}", "    вид: орган", "    уровень: регион"]
    for number in range(municipalities):
        territory = f"Округ {number:05d}"
        for kind, name, level in (("office", "Управление", "муниципалитет"), ("schools", "Школы", "организация")):
            lines += [f"  - ид: {kind}-{number:05d}", f'    название: "{name}, {territory}"', "    вид: орган"]
            lines += [f"    уровень: {level}", f"    территория: {territory}"]
    return "\n".join(lines) + "\n"


def plan_yaml(made: Plan) -> str:
    """The roadmap as an editor writes it."""
    lines = [
        f"ид: {made.id}",
        f"название: {made.title}",
        "описание: Кто что делает в 2025 году.",
        "уровень: муниципалитет",
        f"территория: {made.territory}",
        "период: 01.01.2025 – 31.12.2025",
        "разделы:",
    ]
    for index, (title, measures) in enumerate(made.sections, 1):
        lines += [f'  - номер: "{index}"', f'    название: "{title}"', "    мероприятия:"]
        for each in measures:
            lines += [
                f'      - номер: "{each.number}"',
                f"        название: {each.title}",
                f"        срок: {each.term}",
            ]
            lines += ["        ответственные:", *(f'          - "{name}"' for name in each.responsible)]
            lines += ["        участники:", *(f'          - "{name}"' for name in each.participants)]
            lines += ["        результаты:", *(f"          - {text}" for text in each.results)]
            lines += [f"        системы: [{each.system}]"]
    return "\n".join(lines) + "\n"


def page_markdown(number: int) -> str:
    """A hand-written page of two thousand letters."""
    words = random.Random(number)  # noqa: S311 - the same bytes every time is the point
    parts = [f"# Заметка {number}\n"]
    for index in range(6):
        text = " ".join(f"{words.choice(DOINGS)} {words.choice(THINGS)} {words.choice(AIMS)}." for _ in range(4))
        parts.append(f"## Часть {index + 1}\n\n{text}\n\n- {words.choice(THINGS)}\n- {words.choice(THINGS)}\n")
    return _page(f"Заметка {number}", f"Заметка для замеров, номер {number}.", "\n".join(parts))


def _page(title: str, description: str, body: str) -> str:
    return f"---\nназвание: {title}\nописание: {description}\n---\n\n{body}"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def new_words(plan: str) -> str:
    """The plan's YAML with another title of its first measure, of which there is none yet."""
    return re.sub(r"(?m)^        название: .*$", f"        название: Правка {next(_EDITS)}", plan, count=1)


def new_term(plan: str) -> str:
    """The plan's YAML with another day for its first measure."""
    day = date(2025, 1, 1) + timedelta(days=next(_EDITS) % 365)
    return re.sub(r"(?m)^        срок: .*$", f"        срок: до {day:%d.%m.%Y}", plan, count=1)


def new_line(page: str) -> str:
    """The page with one more sentence."""
    return f"{page}\nПравка {next(_EDITS)}.\n"
