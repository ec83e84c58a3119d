"""What `metodichka new` writes: entries in the existing files and whole new files, out of an editor's answers.

A draft is a proposal: where it goes, the whole text of the file, and the address at which the site will show it. The
answers are taken as given; whoever asks for them checks them first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from macros.authoring.insertion import append_item, whole_file
from macros.authoring.yaml_writing import Quoted, Value
from macros.model.roadmap import Roadmap
from macros.sources.tree import Path
from macros.views.urls import (
    answer_url,
    instruction_url,
    page_url,
    party_url,
    roadmap_url,
    speech_module_url,
)

Answers = Mapping[str, Sequence[str]]  # the name of a question: one answer, or several


@dataclass(frozen=True, slots=True)
class Draft:
    """A file to be written. `path` is POSIX from the project's root; the new lines are `first` to `last`, from 1.

    `url` is root-relative. `creates` is False where an existing file grows.
    """

    path: str
    text: str
    first: int
    last: int
    url: str
    creates: bool

    @property
    def block(self) -> str:
        """The new lines."""
        return "\n".join(self.text.split("\n")[self.first - 1 : self.last])


def measure_draft(answers: Answers, path: str, text: str, roadmap: Roadmap, section: int) -> Draft | None:
    """A measure at the end of the section with this index, or None where the file's layout forbids it."""
    grown = append_item(text, ("разделы", section, "мероприятия"), _measure(answers))
    if grown is None:
        return None
    url = f"{roadmap_url(roadmap)}#m-{_one(answers, 'ид')}"
    return Draft(path, grown.text, grown.first, grown.last, url, creates=False)


def party_draft(answers: Answers, text: str | None) -> Draft | None:
    """A body or role at the end of the registry; None where the file's layout forbids it."""
    record: dict[str, Value] = {
        key: _one(answers, key) for key in ("ид", "название", "кому", "вид", "уровень", "территория", "описание")
    }
    record |= {"псевдонимы": answers.get("псевдонимы", ()), "отчитывается": answers.get("отчитывается", ())}
    head = "# Реестр органов и ролей. «Псевдонимы» – как эту сторону называют документы."
    where = ("docs/parties.yaml", "parties.schema.json", head)
    return _entry(where, text, ("стороны",), record, party_url(_one(answers, "ид")))


def faq_draft(answers: Answers, text: str | None) -> Draft | None:
    """A question with its answer at the end of the list; None where the file's layout forbids it."""
    record: dict[str, Value] = {
        "ид": _one(answers, "ид"),
        "вопрос": _one(answers, "вопрос"),
        "ответ": answers.get("ответ", ()),
        "для": answers.get("для", ()),
        "тема": _one(answers, "тема"),
        "источник": _one(answers, "источник"),
    }
    head = "# Ответы говорят только то, что есть в документах."
    where = ("docs/faq.yaml", "faq.schema.json", head)
    return _entry(where, text, ("вопросы",), record, answer_url(_one(answers, "ид")))


def roadmap_draft(answers: Answers, today: date) -> Draft:
    """A new roadmap with one section and one measure, which the editor copies."""
    roadmap_id = _one(answers, "ид")
    record: dict[str, Value] = {
        "ид": roadmap_id,
        "название": _one(answers, "название"),
        "краткое-название": _one(answers, "краткое-название"),
        "описание": _one(answers, "описание"),
        "уровень": _one(answers, "уровень"),
        "территория": _one(answers, "территория"),
        "период": _one(answers, "период"),
        "владелец": _one(answers, "владелец"),
        "проверено": today.isoformat(),
        "разделы": [
            {"номер": Quoted("1"), "название": _one(answers, "раздел"), "мероприятия": [_first_measure(answers)]}
        ],
    }
    head = """# yaml-language-server: $schema=../../schemas/roadmap.schema.json
# Срок пишут словами документа: «до 01.03.2025, далее – постоянно». Номер – всегда в кавычках.
# Новое мероприятие проще добавить командой: python3 run.py new measure
# План закончился? Добавьте под «период» строку «архив: да» – карта перейдёт в архив, адреса останутся.
# «ид» не меняйте никогда: из него сделаны адреса. Есть утверждение? Добавьте перед «разделы»:
#   утверждение:
#     - {кем: Министр образования, вид: Утверждено, дата: 28.08.2024}"""
    return _file(f"docs/roadmaps/{roadmap_id}.yaml", head, record, f"roadmaps/{roadmap_id}/")


def instruction_draft(answers: Answers, today: date) -> Draft:
    """A new instruction; every step may grow «подробности», «условие», «шаблоны» and «итог»."""
    record = _described(answers, today) | {"шаги": [_step(answers, title) for title in answers["шаги"]]}
    head = """# yaml-language-server: $schema=../../schemas/instruction.schema.json
# У шага бывают ещё: «подробности» (списком), «условие», «шаблоны» (название и адрес), «итог», «примечание»."""
    instruction_id = _one(answers, "ид")
    return _file(f"docs/instructions/{instruction_id}.yaml", head, record, instruction_url(instruction_id))


def speech_module_draft(answers: Answers, today: date) -> Draft:
    """A new speech module; its minutes are divided among the blocks, the last one takes the rest."""
    minutes, titles = int(_one(answers, "минут")), answers["блоки"]
    share = minutes // len(titles)
    shares = [share] * (len(titles) - 1) + [minutes - share * (len(titles) - 1)]
    record = _described(answers, today) | {
        "ведущий": answers["ведущий"],
        "минут": str(minutes),
        "блоки": [
            {"название": title, "минуты": str(part), "тезисы": [f"Главное: {title[:1].lower()}{title[1:]}"]}
            for title, part in zip(titles, shares, strict=True)
        ],
    }
    head = """# yaml-language-server: $schema=../../schemas/speech-module.schema.json
# В блоке замените «тезисы» своими и добавьте «речь» – слова для чтения вслух, по абзацу в пункте списка.
# Вслух читают около 110 слов в минуту; минуты блоков вместе дают «минут»."""
    module_id = _one(answers, "ид")
    return _file(f"docs/speech-modules/{module_id}.yaml", head, record, speech_module_url(module_id))


def page_draft(answers: Answers, today: date) -> Draft:
    """A new Markdown page."""
    title, folder = _one(answers, "название"), _one(answers, "папка").strip("/")
    path = f"{folder}/{_one(answers, 'ид')}.md".lstrip("/")
    record: dict[str, Value] = {
        "название": title,
        "описание": _one(answers, "описание"),
        "владелец": _one(answers, "владелец"),
        "проверено": today.isoformat(),
    }
    card = whole_file("---", record)
    text = f"{card}---\n\n# {title}\n\n{_one(answers, 'описание')}\n"
    return Draft(f"docs/{path}", text, 1, text.count("\n"), page_url(path), creates=True)


def _one(answers: Answers, name: str) -> str:
    found = answers.get(name, ())
    return found[0] if found else ""


def _measure(answers: Answers) -> dict[str, Value]:
    return {
        "номер": Quoted(_one(answers, "номер")),
        "ид": _one(answers, "ид"),
        "название": _one(answers, "название"),
        "срок": _one(answers, "срок"),
        "ответственные": answers.get("ответственные", ()),
        "участники": answers.get("участники", ()),
        "результаты": answers.get("результаты", ()),
        "примечание": _one(answers, "примечание"),
    }


def _first_measure(answers: Answers) -> dict[str, Value]:
    return {
        "номер": Quoted("1.1"),
        "название": _one(answers, "мероприятие"),
        "срок": _one(answers, "срок"),
        "ответственные": answers.get("ответственные", ()),
    }


def _described(answers: Answers, today: date) -> dict[str, Value]:
    return {
        "ид": _one(answers, "ид"),
        "название": _one(answers, "название"),
        "описание": _one(answers, "описание"),
        "владелец": _one(answers, "владелец"),
        "проверено": today.isoformat(),
        "для": answers.get("для", ()),
        "источник": _one(answers, "источник"),
    }


def _step(answers: Answers, title: str) -> dict[str, Value]:
    return {"название": title, "кто": answers.get("кто", ())}


def _entry(
    where: tuple[str, str, str], text: str | None, path: Path, record: Mapping[str, Value], url: str
) -> Draft | None:
    """The record in the list at `path`, in a file that is made where there is none."""
    file, schema, head = where
    if text is None:
        first_line = f"# yaml-language-server: $schema=../schemas/{schema}"
        return _file(file, f"{first_line}\n{head}", {str(path[0]): [record]}, url)
    grown = append_item(text, path, record)
    return Draft(file, grown.text, grown.first, grown.last, url, creates=False) if grown else None


def _file(path: str, head: str, record: Mapping[str, Value], url: str) -> Draft:
    text = whole_file(head, record)
    return Draft(path, text, 1, text.count("\n"), url, creates=True)
