"""Where a file holds prose: the stretches in which typography may be repaired, and nothing else may be touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from macros.sources.yaml_tree import LOADER

# Fields whose text is a name, an address or a number for programs.
_NOT_PROSE = frozenset(
    (
        *("ид", "адрес", "значение", "реализует", "после", "связанные", "шаблон", "значок", "скрыть", "проверено"),
        *("дата", "для", "отчитывается", "действует-за", "номер", "карта", "пункт", "слушатели", "сторона"),
    )
)
_FENCE = re.compile(r"(?ms)^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)")
_NO_PROSE = re.compile(
    r"`+[^`\n]*`+"  # code
    r"|\{\{.*?\}\}|\{%.*?%\}"  # macros
    r"|<!--.*?-->|<[^>\n]*>"  # comments and tags
    r"|\]\([^)\n]*\)|\{[:#.][^}\n]*\}|\{ [^}\n]*\}"  # targets of links, attributes
    r"|https?://\S+|(?m:^\[[^\]\n]+\]:.*$)"  # addresses
    r"|(?m:^ *(?:!!!|\?\?\?|===).*$)"  # heads of notes and tabs: their quotes are syntax
    r"|(?m:^(?: {4}|\t).*$)|(?m:^[ |:-]*[|:-][ |:-]*$)",  # indented code, rules of tables
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a text, by 0-based positions. `key` is the YAML field it is in («срок»), or "" on a Markdown page.

    `style` is that of YAML: "" for a plain text, the quote, «|» or «>».
    """

    start: int
    end: int
    key: str = ""
    style: str = ""


def yaml_stretches(text: str) -> tuple[Stretch, ...] | None:
    """Every value that is a text, in document order; None where the YAML cannot be read."""
    try:
        return tuple(_values(text))
    except yaml.YAMLError:
        return None


def _values(text: str) -> Iterator[Stretch]:
    frames: list[list[str | bool]] = []  # [is a mapping, a key is due, the field's name]
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            name = _value_comes(frames)
            frames.append([isinstance(event, yaml.MappingStartEvent), True, name])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            frames.pop()
        elif isinstance(event, yaml.ScalarEvent):
            if frames and frames[-1][0] and frames[-1][1]:
                frames[-1][1:] = [False, event.value]
                continue
            start, end = event.start_mark, event.end_mark
            assert start is not None and end is not None  # noqa: S101 - missing in writers of YAML only
            yield Stretch(start.index, end.index, _value_comes(frames), event.style or "")


def _value_comes(frames: list[list[str | bool]]) -> str:
    """The name of the field whose value comes now."""
    if not frames:
        return ""
    if frames[-1][0]:
        frames[-1][1] = True
    return str(frames[-1][2])


def is_prose(stretch: Stretch) -> bool:
    """Whether a person reads the value as a sentence or a name."""
    return stretch.key not in _NOT_PROSE


def markdown_stretches(text: str, start: int) -> Iterator[Stretch]:
    """What is neither code nor a macro nor an address, from position `start` (the end of the front matter) on."""
    barred = sorted(
        (match.start(), match.end())
        for pattern in (_FENCE, _NO_PROSE)
        for match in pattern.finditer(text, start)
        if match.end() > match.start()
    )
    position = start
    for begin, end in barred:
        if begin > position:
            yield Stretch(position, begin)
        position = max(position, end)
    if position < len(text):
        yield Stretch(position, len(text))
