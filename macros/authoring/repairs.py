"""What `check --fix` mends by itself: only what is certain, in the text as it stands; a second run changes nothing.

Every repair of a YAML file is proved: the file is read before and after, and apart from the signs that were meant to
change it says the same; a term must be read as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.authoring.edit import Edit
from macros.authoring.page_repairs import slip_edits
from macros.authoring.prose import Stretch, is_prose, markdown_stretches, yaml_stretches
from macros.loading import load_roadmap
from macros.loading.prune import plain
from macros.sources.files import OWN_ROADMAP
from macros.sources.mixed_letters import TWINS, mixed_words
from macros.sources.tree import PlainData
from macros.sources.typed_quotes import NEVER_IN_QUOTES, without_typed_quotes
from macros.sources.yaml_tree import parse_yaml
from macros.terms import describe_term, parse_term

NBSP = "\u00a0"

_MENTIONS = frozenset(("ответственные", "участники", "кто", "ведущий", "куда", "владелец"))
_TERMS = frozenset(("срок", "период", "читать-как"))
_UNITS = r"(?:мин|МБ|ГБ|КБ|Мбит/с|%|шт\.|руб\.|кг|км|г\.|гг\.)"
_PASSES = 4  # a repair may make room for another one

# What is replaced, by what, and what it is called.
_PROSE_RULES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?<=[^\s|]) - (?=[^\s|>])"), " – ", "дефис между словами стал тире"),
    (re.compile(rf"(?<=\d) (?={_UNITS}(?![А-Яа-яЁё]))"), NBSP, "число не оторвётся от единицы"),
    (re.compile(r"№ (?=[\d\w])"), f"№{NBSP}", "номер не оторвётся от знака №"),
    (re.compile(r"№(?=\d)"), f"№{NBSP}", "после знака № поставлен пробел"),
)
_QUOTED = re.compile(r'(?<![\w"\\=])"(?=\S)([^"\n]*[А-Яа-яЁё][^"\n]*)(?<=\S)"(?![\w"])')


@dataclass(frozen=True, slots=True)
class Repair:
    """One change: its line (from 1), what it is, and the line before and after."""

    line: int
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """The whole text after the repairs."""

    text: str
    repairs: tuple[Repair, ...] = ()


def repair_text(path: str, text: str, party_names: frozenset[str] = frozenset()) -> Repaired:
    """The file's text with everything mended that is certain. `party_names` are all names of the registry.

    `path` is POSIX from the project's root. A file that cannot be read as YAML gets its blanks mended at most.
    """
    repairs: list[Repair] = []
    for _ in range(_PASSES):
        edits = _chosen(_edits(path, text, party_names))
        mended = _proved(path, text, edits)
        if mended == text:
            break
        repairs += _told(text, edits)
        text = mended
    return Repaired(text, tuple(sorted(repairs, key=lambda repair: repair.line)))


def _edits(path: str, text: str, names: frozenset[str]) -> Iterator[Edit]:
    if text and not text.endswith("\n"):
        yield Edit(len(text), len(text), "\n", "в конце файла поставлен перевод строки")
    if path.endswith(".md"):
        yield from _page_edits(text, names)
    else:
        yield from _yaml_edits(path, text, 0, names)


def _page_edits(text: str, names: frozenset[str]) -> Iterator[Edit]:
    front = re.match(r"---\n(.*?\n)---(?:\n|\Z)", text, re.DOTALL)
    if front:
        yield from _yaml_edits("", front[1], front.start(1), names)
    body = front.end() if front else 0
    yield from slip_edits(text[body:], body)
    for stretch in markdown_stretches(text, body):
        yield from _prose_edits(text, stretch)
        for match in re.finditer(r"(?m)(?:(?<=\S)[ \t]|^[ \t]+)$", text[stretch.start : stretch.end]):
            ends = stretch.start + match.end()
            if ends == len(text) or text[ends] == "\n":
                yield Edit(stretch.start + match.start(), ends, "", "убраны пробелы в конце строки")


def _yaml_edits(path: str, text: str, offset: int, names: frozenset[str]) -> Iterator[Edit]:
    found = [*_tab_edits(text), *_yaml_text_edits(path, text, names)]
    for edit in found:
        yield Edit(edit.start + offset, edit.end + offset, edit.new, edit.what)


def _tab_edits(text: str) -> list[Edit]:
    """Tabs that indent, if the file can be read with spaces in their places."""
    found = [
        Edit(m.start(), m.end(), m[0].replace("\t", "  "), "отступ сделан пробелами") for m in _TABS.finditer(text)
    ]
    mended = _applied(text, found)
    return found if found and parse_yaml(mended, "").node is not None and not _barred(text, found) else []


_TABS = re.compile(r"(?m)^[ \t]*\t[ \t]*(?=\S)")


def _barred(text: str, edits: list[Edit]) -> bool:
    """Whether one of the edits would touch the inside of a value."""
    stretches = yaml_stretches(text)
    return stretches is not None and any(s.start < e.end and e.start < s.end for s in stretches for e in edits)


def _yaml_text_edits(path: str, text: str, names: frozenset[str]) -> Iterator[Edit]:
    stretches = yaml_stretches(text)
    if stretches is None or parse_yaml(text, "").node is None:
        return
    for match in re.finditer(r"(?m)[ \t]+$", text):
        if not any(s.start < match.end() and match.start() < s.end for s in stretches):
            yield Edit(match.start(), match.end(), "", "убраны пробелы в конце строки")
    yield from _number_edits(path, text)
    for stretch in stretches:
        yield from _typed_quote_edits(text, stretch)
        if is_prose(stretch):
            edits = [*_prose_edits(text, stretch), *_name_edits(text, stretch, names)]
            if stretch.key in _TERMS:  # words of a document; what keeps to its line, the site decides
                edits = [edit for edit in edits if NBSP not in edit.new]
            if stretch.key not in _TERMS or _same_term(text, stretch, edits):
                yield from edits


def _number_edits(path: str, text: str) -> Iterator[Edit]:
    if path != OWN_ROADMAP and not path.startswith("docs/roadmaps/"):
        return
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    for each in load_roadmap(text, path).diagnostics:
        if each.code == "unquoted-number":
            start = starts[each.span.line - 1] + each.span.column - 1
            end = starts[each.span.line - 1] + each.span.end_column - 1
            yield Edit(start, end, f'"{text[start:end]}"', "номер взят в кавычки")


def _typed_quote_edits(text: str, stretch: Stretch) -> Iterator[Edit]:
    """«2» where only a number, a day or a name can stand."""
    written = text[stretch.start : stretch.end]
    meant = without_typed_quotes(written)
    if stretch.key in NEVER_IN_QUOTES and not stretch.style and meant != written:
        yield Edit(stretch.start, stretch.end, f'"{meant}"', "кавычки из Word стали прямыми")


def _prose_edits(text: str, stretch: Stretch) -> Iterator[Edit]:
    for pattern, new, what in _PROSE_RULES:
        for match in pattern.finditer(text, stretch.start, stretch.end):
            yield Edit(match.start(), match.end(), new, what)
    for word in mixed_words(text[stretch.start : stretch.end]):
        start = stretch.start + word.start
        yield Edit(start, start + len(word.word), word.meant, "латинские буквы в русском слове стали русскими")
    if stretch.style != '"':
        yield from _quote_edits(text, stretch)


def _quote_edits(text: str, stretch: Stretch) -> Iterator[Edit]:
    """Pairs of straight quotes around Russian words, line by line; a quotation inside «…» is left to the author."""
    inner = 1 if stretch.style == "'" else 0
    for line in re.finditer(r"[^\n]+", text[stretch.start + inner : stretch.end - inner]):
        if line[0].count('"') % 2:
            continue
        base = stretch.start + inner + line.start()
        for match in _QUOTED.finditer(line[0]):
            before = line[0][: match.start()]
            if before.count("«") == before.count("»") and not set("«»") & set(match[1]):
                yield Edit(base + match.start(), base + match.end(), f"«{match[1]}»", "прямые кавычки стали «ёлочками»")


def _name_edits(text: str, stretch: Stretch, names: frozenset[str]) -> Iterator[Edit]:
    """A body's name that differs from the registry's by «ё» only."""
    written = text[stretch.start : stretch.end]
    if stretch.key not in _MENTIONS or stretch.style or written in names or "\n" in written:
        return
    meant = {name for name in names if _without_yo(name) == _without_yo(written)}
    if len(meant) == 1:
        yield Edit(stretch.start, stretch.end, meant.pop(), "название записано, как в реестре: с «ё»")


def _without_yo(name: str) -> str:
    return name.replace("ё", "е").replace("Ё", "Е")


def _same_term(text: str, stretch: Stretch, edits: list[Edit]) -> bool:
    moved = [Edit(e.start - stretch.start, e.end - stretch.start, e.new, e.what) for e in edits]
    written = text[stretch.start : stretch.end]
    before, after = (" ".join(words.split("\n")) for words in (written, _applied(written, _chosen(iter(moved)))))
    return describe_term(parse_term(before, None)) == describe_term(parse_term(after, None))


def _chosen(edits: Iterator[Edit]) -> list[Edit]:
    """The edits in the order of the text, none over another."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if not kept or edit.start > kept[-1].end or (edit.start == kept[-1].end and edit.start < edit.end):
            kept.append(edit)
    return kept


def _applied(text: str, edits: list[Edit]) -> str:
    pieces, position = [], 0
    for edit in edits:
        pieces += [text[position : edit.start], edit.new]
        position = edit.end
    return "".join([*pieces, text[position:]])


def _proved(path: str, text: str, edits: list[Edit]) -> str:
    """The text with the edits, or without them where a YAML file would say something else."""
    mended = _applied(text, edits)
    if path.endswith(".md"):
        return mended
    before, after = parse_yaml(text, "").node, parse_yaml(mended, "").node
    if before is None:
        return mended
    same = after is not None and _folded(plain(before)) == _folded(plain(after))
    return mended if same else text


_FOLDS: tuple[Callable[[str], str], ...] = (
    without_typed_quotes,
    lambda text: text.replace(NBSP, " ").replace("–", "-").replace("«", '"').replace("»", '"'),
    _without_yo,
    lambda text: text.translate(TWINS),
    lambda text: " ".join(text.replace("№", " № ").split()),
)


def _folded(data: PlainData) -> PlainData:
    """The data without what repairs change."""
    if isinstance(data, str):
        for fold in _FOLDS:
            data = fold(data)
        return data
    if isinstance(data, list):
        return [_folded(item) for item in data]
    return {key: _folded(value) for key, value in data.items()}


def _told(text: str, edits: list[Edit]) -> Iterator[Repair]:
    for edit in edits:
        start = text.rfind("\n", 0, edit.start) + 1
        end = text.find("\n", edit.end)
        before = text[start : end if end >= 0 else len(text)]
        after = before[: edit.start - start] + edit.new + before[edit.end - start :]
        yield Repair(text.count("\n", 0, edit.start) + 1, edit.what, before, after.rstrip("\n"))
