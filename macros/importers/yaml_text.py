"""A draft as YAML for review: our format with the house's layout, and «# СОМНЕНИЕ» above each doubted entry.

Written by hand, because comments, quoting of numbers and folded lines are what the file is made for.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from macros.importers.draft import Doubt, MeasureDraft, MentionDraft, ResultDraft, RoadmapDraft, SectionDraft

WIDTH = 116
DOUBT = "СОМНЕНИЕ"

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
Path: TypeAlias = tuple[str | int, ...]

# A plain scalar that no YAML reader takes for anything but a text.
_DAY = re.compile(r"\d{2}\.\d{2}\.\d{4}|^\d{4}-\d{2}-\d{2}$")
_PLAIN = re.compile(r"[А-Яа-яЁёA-Za-z0-9«(][^#:\[\]{}&*!|>'\"%@`\\\n\t]*")
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null", "~"})


@dataclass(frozen=True)
class DraftTree:
    """The draft as plain values under Russian keys, and its comments by path."""

    tree: dict[str, Tree]
    comments: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)


def draft_tree(draft: RoadmapDraft) -> DraftTree:
    """The draft's fields that have a value, in the order of the format."""
    comments: dict[Path, tuple[str, ...]] = {(): _told(draft.doubts)}
    for s, section in enumerate(draft.sections):
        comments["разделы", s] = _told(section.doubts)
        for m, measure in enumerate(section.measures):
            comments["разделы", s, "мероприятия", m] = _told(measure.doubts)
    return DraftTree(roadmap_fields(draft), {path: each for path, each in comments.items() if each})


def roadmap_fields(draft: RoadmapDraft) -> dict[str, Tree]:
    """The roadmap's fields that have a value."""
    return _fields(
        ид=draft.id,
        название=draft.title,
        уровень=draft.level,
        территория=draft.territory,
        период=draft.period,
        утверждение=[_fields(кем=a.by, вид=a.kind, дата=a.date, номер=a.number) for a in draft.approvals],
        приложение=draft.annex,
        основание=list(draft.basis),
        примечание=draft.note,
        разделы=[section_tree(section) for section in draft.sections],
        сноски=dict(draft.footnotes),
    )


def write_yaml(draft: DraftTree, schema: str = "", heading: Iterable[str] = ()) -> str:
    """The YAML text. `schema` is the address for editors' hints, `heading` are comment lines on top."""
    lines: list[str] = []
    if schema:
        lines.append(f"# yaml-language-server: $schema={schema}")
    lines += [line for text in heading for line in comment_lines(text, "")]
    lines += [line for text in draft.comments.get((), ()) for line in comment_lines(f"{DOUBT}: {text}", "")]
    lines += _mapping(draft.tree, (), "", draft.comments)
    return "\n".join(lines) + "\n"


def _told(doubts: Iterable[Doubt]) -> tuple[str, ...]:
    return tuple(f"{doubt.text} ({doubt.place})" if doubt.place else doubt.text for doubt in doubts)


def _fields(**values: str | Sequence[Tree] | Mapping[str, Tree]) -> dict[str, Tree]:
    """The values that say something; «_» stands for «-» in names."""
    return {key.replace("_", "-"): _plain_value(value) for key, value in values.items() if value}


def _plain_value(value: str | Sequence[Tree] | Mapping[str, Tree]) -> Tree:
    if isinstance(value, str):
        return value
    return dict(value) if isinstance(value, Mapping) else list(value)


def section_tree(section: SectionDraft) -> dict[str, Tree]:
    """One section with its measures."""
    head = _fields(номер=section.number, название=section.title, примечание=section.note)
    return head | {"мероприятия": [measure_tree(measure) for measure in section.measures]}


def measure_tree(measure: MeasureDraft) -> dict[str, Tree]:
    """One measure's fields."""
    return _fields(
        номер=measure.number,
        номер_повторён="да" if measure.number_repeats else "",
        ид=measure.id,
        название=measure.title or "…",
        подробности=list(measure.details),
        срок=measure.term,
        ответственные=mention_trees(measure.responsible),
        участники=mention_trees(measure.participants),
        результаты=[_result(result) for result in measure.results],
        контроль=[_shortened(_fields(текст=c.text, срок=c.term, сноска=c.footnote)) for c in measure.control],
        системы=list(measure.systems),
        реализует=list(measure.implements),
        после=list(measure.after),
        основание=list(measure.basis),
        сноска=measure.footnote,
        примечание=measure.note,
    )


def _result(result: ResultDraft) -> Tree:
    return _shortened(
        _fields(
            текст=result.text,
            срок=result.term,
            ответственные=mention_trees(result.responsible),
            показатели=[
                _fields(название=i.name, цель=i.target, единица=i.unit, база=i.base, срок=i.date)
                for i in result.indicators
            ],
            примечание=result.note,
        )
    )


def mention_trees(mentions: Iterable[MentionDraft]) -> list[Tree]:
    """Addressees, short where they have no note."""
    return [_fields(кто=m.name, примечание=m.note) if m.note else m.name for m in mentions]


def _shortened(record: dict[str, Tree]) -> Tree:
    return record["текст"] if set(record) == {"текст"} else record


def mapping_lines(tree: Mapping[str, Tree]) -> Iterator[str]:
    """The YAML lines of one record without comments."""
    return _mapping(tree, ("",), "", {})


# --- layout ----------------------------------------------------------------------------------------------------------


def _mapping(
    tree: Mapping[str, Tree], path: Path, indent: str, comments: Mapping[Path, tuple[str, ...]]
) -> Iterator[str]:
    for key, value in tree.items():
        name = f"{indent}{_key(key)}:"
        if isinstance(value, str):
            yield from _scalar(f"{name} ", value, indent + "  ", always_quoted=key in ("номер", "цель") and bool(path))
        elif isinstance(value, dict):
            yield name
            yield from _mapping(value, (*path, key), indent + "  ", comments)
        elif _inline(key, value, indent):
            yield f"{name} [{', '.join(_short(str(item), quoted=key == 'после', flow=True) for item in value)}]"
        else:
            yield name
            yield from _sequence(value, (*path, key), indent + "  ", comments)


def _sequence(items: list[Tree], path: Path, indent: str, comments: Mapping[Path, tuple[str, ...]]) -> Iterator[str]:
    for index, item in enumerate(items):
        here = (*path, index)
        for text in comments.get(here, ()):
            yield from comment_lines(f"{DOUBT}: {text}", indent)
        if isinstance(item, str):
            yield from _scalar(f"{indent}- ", item, indent + "  ")
        else:
            assert isinstance(item, dict)  # noqa: S101 - a list never holds a list
            lines = list(_mapping(item, here, indent + "  ", comments))
            yield f"{indent}- {lines[0].lstrip()}"
            yield from lines[1:]


def _inline(key: str, value: list[Tree], indent: str) -> bool:
    """Short lists of names stay on their line."""
    names = key in ("ответственные", "участники", "системы", "после", "реализует")
    if not names or not all(isinstance(item, str) for item in value):
        return False
    return len(indent) + len(key) + sum(len(str(item)) + 4 for item in value) < WIDTH


def _scalar(head: str, text: str, indent: str, *, always_quoted: bool = False) -> Iterator[str]:
    if always_quoted or not (" " in text and len(head) + len(text) > WIDTH):
        yield head + _short(text, quoted=always_quoted)
        return
    yield f"{head}>-"
    yield from _folded(text, indent)


def _folded(text: str, indent: str) -> Iterator[str]:
    """A folded block: single spaces only, so that it reads back the same."""
    wrapper = textwrap.TextWrapper(WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    yield from (indent + line for line in wrapper.wrap(text))


def _short(text: str, *, quoted: bool = False, flow: bool = False) -> str:
    """The text plain where every YAML reader takes it for a text or a day, else in quotes."""
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML and text == text.strip()
    number = text[:1].isdigit() and not (_DAY.search(text) or any(char.isalpha() for char in text))
    return _quote(text) if quoted or not plain or number or (flow and "," in text) else text


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _key(key: str) -> str:
    return key if re.fullmatch(r"[а-яё-]+", key) else _quote(key)


def comment_lines(text: str, indent: str) -> Iterator[str]:
    """A comment of any length; its text can never leave the comment."""
    flat = " ".join(text.split())
    wrapper = textwrap.TextWrapper(WIDTH - len(indent) - 4, break_long_words=False, break_on_hyphens=False)
    lines = wrapper.wrap(flat) or [""]
    yield f"{indent}# {lines[0]}"
    yield from (f"{indent}#   {line}" for line in lines[1:])
