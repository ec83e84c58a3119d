"""Which sheets a call of `metodichka print` means: words of the command line to views, or a sentence why not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from macros.loading.words import suggest
from macros.model.materials import Instruction, SpeechModule
from macros.model.parties import Party
from macros.model.roadmap import Roadmap
from macros.project import Project
from macros.views.assignments import assignments, current_assignments
from macros.views.sheets.catalogue import NamedSheet, site_sheets
from macros.views.sheets.checklist import instruction_checklist_sheet, party_checklist_sheet, roadmap_checklist_sheet
from macros.views.sheets.edition import Edition
from macros.views.sheets.facts import SheetKind
from macros.views.sheets.meeting import MeetingScope, meeting_sheet, usual_until
from macros.views.sheets.official import official_sheet
from macros.views.sheets.speech import handout_sheet, speech_sheet
from macros.views.wording import quoted

# «нет … с ид», «в проекте нет …»
_ROADMAP = ("дорожной карты", "дорожных карт")
_INSTRUCTION = ("инструкции", "инструкций")
_SPEECH = ("речевого модуля", "речевых модулей")

_ALIKE = 0.6  # of 1, as difflib compares

Thing = TypeVar("Thing", Roadmap, Instruction, SpeechModule)


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for. `day` is the day of the meeting and of printing; `kind` None means whatever fits."""

    kind: SheetKind | None
    name: str
    day: date
    party: str = ""
    section: str = ""
    instruction: str = ""
    until: date | None = None
    since: date | None = None
    large: bool = False
    whole: bool = False  # --all


class RefusedError(Exception):
    """Why nothing is printed, as a sentence; `usage` says that the call is at fault and not the materials."""

    def __init__(self, sentence: str, *, usage: bool = True) -> None:
        super().__init__(sentence)
        self.usage = usage


def choose_sheets(project: Project, order: Order, edition: Edition) -> tuple[NamedSheet, ...]:
    """The sheets of the order, one at least. Raises RefusedError."""
    _check_combination(order)
    if order.whole:
        found = tuple(
            sheet
            for sheet in site_sheets(project, edition)
            if sheet.large is order.large and order.kind in (None, sheet.kind)
        )
        if not found:
            raise RefusedError("Нечего печатать: в проекте нет ни одного такого материала.", usage=False)
        return tuple(_local(sheet) for sheet in found)
    return (_local(_CHOICES[order.kind or SheetKind.CHECKLIST](project, order, edition)),)


def _check_combination(order: Order) -> None:
    for wrong, sentence in _wrong_combinations(order):
        if wrong:
            raise RefusedError(sentence)


def _wrong_combinations(order: Order) -> Iterator[tuple[bool, str]]:
    meeting = order.kind is SheetKind.MEETING
    narrowed = bool(order.party or order.section or order.instruction)
    yield (
        bool(order.until or order.since) and not meeting,
        "--until и --since бывают только у листа совещания: metodichka print meeting … --until 2025-03-10",
    )
    yield (
        meeting and order.until is not None and order.until <= order.day,
        "Следующее совещание (--until) должно быть позже этого (--today).",
    )
    yield (
        meeting and order.since is not None and order.since > order.day,
        "Прошлое совещание (--since) должно быть не позже этого (--today).",
    )
    yield meeting and order.whole, "Лист совещания печатают по одному: --all с ним не бывает."
    yield (
        bool(order.section) and not order.name,
        "С --section укажите карту: metodichka print checklist perm-2024 --section 2",
    )
    yield (
        bool(order.instruction) and bool(order.name or order.party or meeting),
        "Чек-лист инструкции печатают отдельно: ни карты, ни роли с --instruction не указывают.",
    )
    yield (
        order.kind not in (None, SheetKind.CHECKLIST, SheetKind.MEETING) and narrowed,
        "--party, --section и --instruction бывают только у чек-листа и листа совещания.",
    )
    yield order.whole and (narrowed or bool(order.name)), "--all печатает всё: одну карту или роль с ним не указывают."


def _checklist(project: Project, order: Order, edition: Edition) -> NamedSheet:
    if order.party:
        if order.name:
            raise RefusedError(f"Чек-лист бывает карты или роли: укажите что-нибудь одно.{_quotes(project, order)}")
        party = _party(project, order)
        if party.id not in assignments(project):
            raise RefusedError(f"Нечего печатать: у стороны {quoted(party.name)} нет мероприятий.", usage=False)
        if not current_assignments(project, party.id):
            words = f"Нечего печатать: все мероприятия стороны {quoted(party.name)} – из карт в архиве."
            raise RefusedError(words, usage=False)
        sheet = party_checklist_sheet(project, party, edition)
        return NamedSheet(f"role-{party.id}-checklist", SheetKind.CHECKLIST, sheet, order.large)
    if order.instruction:
        steps = _one(project, order, project.instructions, order.instruction, _INSTRUCTION)
        sheet = instruction_checklist_sheet(project, steps, edition)
        return NamedSheet(f"instruction-{steps.id}-checklist", SheetKind.CHECKLIST, sheet, order.large)
    roadmap = _one(project, order, project.roadmaps, order.name, _ROADMAP)
    section = _section(roadmap, order.section)
    part = f"-section-{order.section}" if order.section else ""
    sheet = roadmap_checklist_sheet(project, roadmap, edition, section)
    return NamedSheet(f"roadmap-{roadmap.id}{part}-checklist", SheetKind.CHECKLIST, sheet, order.large, roadmap)


def _meeting(project: Project, order: Order, edition: Edition) -> NamedSheet:
    roadmap = _one(project, order, project.roadmaps, order.name, _ROADMAP) if order.name else None
    party = _party(project, order) if order.party else None
    scope = MeetingScope(
        day=order.day,
        until=order.until or usual_until(order.day),
        since=order.since,
        roadmap=roadmap,
        party=party,
        section=_section(roadmap, order.section) if roadmap else None,
    )
    sheet = meeting_sheet(project, scope, edition)
    if sheet.empty:
        raise RefusedError(
            "Нечего печатать: к этому совещанию нет ни прошедших сроков, ни предстоящих, ни постоянной работы.",
            usage=False,
        )
    about = "-".join(part.id for part in (roadmap, party) if part is not None)
    return NamedSheet(f"meeting{'-' if about else ''}{about}-{order.day}", SheetKind.MEETING, sheet, order.large)


def _official(project: Project, order: Order, edition: Edition) -> NamedSheet:
    roadmap = _one(project, order, project.roadmaps, order.name, _ROADMAP)
    sheet = official_sheet(project, roadmap, edition)
    return NamedSheet(f"roadmap-{roadmap.id}-official", SheetKind.OFFICIAL, sheet, order.large, roadmap)


def _speech(project: Project, order: Order, edition: Edition) -> NamedSheet:
    module = _one(project, order, project.speech_modules, order.name, _SPEECH)
    return NamedSheet(
        f"speech-{module.id}-speech", SheetKind.SPEECH, speech_sheet(project, module, edition), order.large
    )


def _handout(project: Project, order: Order, edition: Edition) -> NamedSheet:
    module = _one(project, order, project.speech_modules, order.name, _SPEECH)
    if not module.handout:
        raise RefusedError(f"Нечего печатать: в речевом модуле «{module.id}» нет памятки.", usage=False)
    sheet = handout_sheet(project, module, edition)
    return NamedSheet(f"speech-{module.id}-handout", SheetKind.HANDOUT, sheet, order.large)


_CHOICES: dict[SheetKind, Callable[[Project, Order, Edition], NamedSheet]] = {
    SheetKind.CHECKLIST: _checklist,
    SheetKind.MEETING: _meeting,
    SheetKind.OFFICIAL: _official,
    SheetKind.SPEECH: _speech,
    SheetKind.HANDOUT: _handout,
}


def _local(sheet: NamedSheet) -> NamedSheet:
    """The sheet under the name of its file: «roadmap-perm-2024-checklist-large.pdf»."""
    name = sheet.path.rpartition("/")[2].removesuffix(".pdf").removesuffix("-large")
    path = f"{name}{'-large' if sheet.large else ''}.pdf"
    return NamedSheet(path, sheet.kind, sheet.view, sheet.large, sheet.attached)


def _one(project: Project, order: Order, things: Iterable[Thing], name: str, words: tuple[str, str]) -> Thing:
    """The thing with this id; without a name the only one there is."""
    what, many = words
    known = {thing.id: thing for thing in things}
    if name in known:
        return known[name]
    if not known:
        raise RefusedError(f"Нечего печатать: в проекте нет {many}.", usage=False)
    if not name and len(known) == 1:
        return next(iter(known.values()))
    if not name:
        raise RefusedError(f"Укажите ид {what}. Есть: {', '.join(known)}.")
    raise RefusedError(f"Нет {what} с ид «{name}».{_remedy(project, order, name, known)}")


def _party(project: Project, order: Order) -> Party:
    name = order.party
    party = project.parties.get(name) or project.parties.find(name)
    if party is None:
        known = {key: None for each in project.parties.parties for key in (each.id, each.name)}
        raise RefusedError(f"Нет органа или роли «{name}».{_remedy(project, order, name, known)}")
    return party


def _quotes(project: Project, order: Order) -> str:
    """What to do about a name of several words of which the first alone was taken for the name."""
    whole = f"{order.party} {order.name}"
    return f' Название в несколько слов берут в кавычки: --party "{whole}"' if project.parties.find(whole) else ""


def _remedy(project: Project, order: Order, name: str, known: Iterable[str]) -> str:
    """The call for what has this name, or names alike, or those there are."""
    names = list(known)
    if command := _command(project, order.kind, name):
        return f" Это {command}"
    if get_close_matches(name, names, n=1, cutoff=_ALIKE):
        return _advice(name, names)
    meant = suggest(name, (*project.parties.names(), *(each.id for each in project.parties.parties)))
    if meant and (command := _command(project, order.kind, meant)):
        return f" Возможно, «{meant}»: это {command}"
    return _advice(name, names)


def _command(project: Project, kind: SheetKind | None, name: str) -> str:
    """What has this name, and how it is printed; empty where nothing has it. Things of several sorts may share it."""
    verb = SheetKind.MEETING if kind is SheetKind.MEETING else SheetKind.CHECKLIST
    party = project.parties.get(name) or project.parties.find(name)
    sorts = (
        ("орган или роль", f"{verb} --party", party.id if party else ""),
        ("дорожная карта", verb, _same(project.roadmaps, name)),
        ("инструкция", f"{SheetKind.CHECKLIST} --instruction", _same(project.instructions, name)),
        ("речевой модуль", SheetKind.SPEECH, _same(project.speech_modules, name)),
    )
    return "; ".join(f"{what}: metodichka print {call} {thing_id}" for what, call, thing_id in sorts if thing_id)


def _same(things: Iterable[Thing], name: str) -> str:
    """The name, if it is the id of one of the things."""
    return name if any(thing.id == name for thing in things) else ""


def _section(roadmap: Roadmap, number: str) -> int | None:
    """The 0-based place of the section with this number; where the document numbers none, its place from 1."""
    if not number:
        return None
    names = [section.number.rstrip(".") or str(index) for index, section in enumerate(roadmap.sections, 1)]
    if number.rstrip(".") not in names:
        raise RefusedError(f"В карте «{roadmap.id}» нет раздела «{number}». Есть: {', '.join(names)}.")
    return names.index(number.rstrip("."))


def _advice(name: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(name, names, n=1, cutoff=_ALIKE)
    return f" Возможно, «{close[0]}»." if close else f" Есть: {', '.join(_few(names))}."


def _few(names: list[str]) -> Iterator[str]:
    yield from names[:12]
    if len(names) > 12:
        yield "…"
