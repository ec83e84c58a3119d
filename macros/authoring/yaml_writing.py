"""Values as YAML the way this project's editors write it: two spaces, quotes only where needed, long text folded.

The strict reader is asked whether a text survives without quotes, so writing and reading cannot disagree.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from macros.sources.tree import ListNode, MapNode, ScalarNode
from macros.sources.yaml_tree import parse_yaml

WIDTH = 120
_NAMES = frozenset(("ответственные", "участники", "кто", "ведущий", "для", "псевдонимы", "отчитывается"))

Value: TypeAlias = "str | Quoted | Sequence[Value] | Mapping[str, Value]"


class Quoted(str):
    """A text that keeps its quotes whatever it is: numbers of measures."""

    __slots__ = ()


def record_lines(record: Mapping[str, Value], indent: int = 0) -> list[str]:
    """The fields of a record, those without a value left out; lines without their ends."""
    return [line for key, value in record.items() if value for line in _field(key, value, indent)]


def item_lines(record: Mapping[str, Value], dash: int) -> list[str]:
    """The record as an item of a list whose dashes stand after `dash` spaces."""
    first, *rest = record_lines(record, dash + 2)
    return [f"{' ' * dash}- {first.strip()}", *rest]


def scalar(text: str, *, in_flow: bool = False) -> str:
    """The text on one line, in double quotes where it would be read otherwise."""
    return text if not isinstance(text, Quoted) and _plain(text, in_flow) else _quoted(text)


@lru_cache(maxsize=4096)
def _plain(text: str, in_flow: bool) -> bool:
    """Whether a plain scalar gives the very text back, to strict and to ordinary readers alike."""
    parsed = parse_yaml(f"ключ: [{text}]\n" if in_flow else f"ключ: {text}\n", "")
    value = parsed.node.get("ключ") if isinstance(parsed.node, MapNode) else None
    if in_flow and isinstance(value, ListNode) and len(value.items) == 1:
        value = value.items[0]
    same = isinstance(value, ScalarNode) and value.text == text and not value.quoted and not value.absent
    return same and not parsed.diagnostics and " #" not in text and not text.startswith(("'", '"'))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _field(key: str, value: Value, indent: int) -> Iterator[str]:
    margin, name = " " * indent, scalar(key)
    if isinstance(value, str):
        yield from _text(f"{margin}{name}:", value, indent + 2)
    elif isinstance(value, Mapping):
        yield f"{margin}{name}:"
        yield from record_lines(value, indent + 2)
    elif (flow := _flow(key, value)) and len(margin + flow) <= WIDTH:
        yield margin + flow
    else:
        yield f"{margin}{name}:"
        for item in value:
            yield from _item(item, indent + 2)


def _item(item: Value, indent: int) -> Iterator[str]:
    if isinstance(item, str):
        yield from _text(" " * indent + "-", item, indent + 2)
    else:
        assert isinstance(item, Mapping)  # noqa: S101 - a list never holds a list
        yield from item_lines(item, indent)


def _text(before: str, text: str, indent: int) -> Iterator[str]:
    line = f"{before} {scalar(text)}"
    if len(line) <= WIDTH or " " not in text or "\n" in text or text != " ".join(text.split(" ")).strip():
        yield line
        return
    folded = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    if " ".join(folded) != text:
        yield line
        return
    yield f"{before} >-"
    yield from (" " * indent + part for part in folded)


def _flow(key: str, items: Sequence[Value]) -> str:
    """«[Школа, ОМСУ]» for names; sentences get a line each."""
    if key not in _NAMES or not all(isinstance(item, str) for item in items):
        return ""
    return f"{key}: [{', '.join(scalar(str(item), in_flow=True) for item in items)}]"
