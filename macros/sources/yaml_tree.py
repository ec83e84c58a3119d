"""The one strict reader of YAML, for data and for front matter: text → tree of texts with places, and its faults.

It takes mappings, lists and texts from YAML's big language and refuses the rest with advice. The tree is made from
the parser's events, so nothing is resolved: «01.09», «no» and «12:30» stay what the author typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from macros.diagnostics import Diagnostic, Span
from macros.messages import tell
from macros.sources.characters import find_odd_characters, mask_odd_characters
from macros.sources.conflicts import find_conflicts
from macros.sources.tree import Entry, ListNode, MapNode, Node, Parsed, ScalarNode
from macros.sources.yaml_records import Again, as_records
from macros.sources.yaml_syntax import explain_syntax_error

MAX_DEPTH = 20
MAX_BYTES = 5_000_000
MAX_TOLD = 300  # faults of writing; nobody reads more
MAX_NODES = 200_000  # a roadmap of forty measures has a thousand

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_STUMBLED_OVER = frozenset({"yaml-tab", "odd-character", "git-conflict"})  # faults that no parser gets past
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)
BULLETS = frozenset("–—•▪●")  # what Word begins an item of a list with
WIDE_SPACES = frozenset("\u00a0\u2007\u2009\u202f\u3000")  # what Word leaves behind the sign of an item
GLUED_HASH = re.compile(r"(?<=\s)#[^\s#!]\S*")


def parse_yaml(text: str, file: str, first_line: int = 1, loader: Any = LOADER) -> Parsed:
    """The tree of one document and every fault of its writing; never raises.

    `first_line` is the line of `file` at which `text` begins. The tree is None for a text without content, and where
    the syntax is broken or a limit is passed. Faults of writing that leave a tree do not stop the reading.
    """
    if len(text) > MAX_BYTES // 4 and len(text.encode(errors="replace")) > MAX_BYTES:
        return Parsed(None, (_too_big(file, first_line, f"больше {MAX_BYTES // 1_000_000} МБ"),))
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    found = [*find_odd_characters(text, file, first_line), *_tabs(text, file, first_line)]
    found += find_conflicts(text, file, first_line)
    builder = _Builder(mask_odd_characters(text), file, first_line)
    try:
        builder.read(loader)
    except yaml.MarkedYAMLError as error:
        builder.root = None
        builder.tell_unfinished()
        slip = explain_syntax_error(error, builder.lines, file, first_line, builder.open_bracket())
        found += _not_told_yet(slip, found, builder.diagnostics)
    except _StopReadingError:
        builder.root = None
    return Parsed(builder.root, tuple((found + builder.diagnostics)[:MAX_TOLD]))


def _not_told_yet(slip: Diagnostic, *told: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The slip, unless the parser stumbles over what is named already."""
    before = [each for group in told for each in group]
    named = any(each.code in _STUMBLED_OVER or each.span.line == slip.span.line for each in before)
    return () if named else (slip,)


def _tabs(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    if "\t" not in text:
        return
    for number, line in enumerate(text.split("\n"), first_line):
        if match := _TAB_INDENT.match(line):
            column = match[0].index("\t") + 1
            yield tell("yaml-tab", file, Span(number, column, match.end() + 1))


def _too_big(file: str, line: int, what: str) -> Diagnostic:
    return tell("yaml-size", file, Span(line, 1, 2), what=what)


class _StopReadingError(Exception):
    """Further reading would only waste memory; the reason is among the diagnostics."""


class _Frame:
    """A list or mapping that is being read. In a mapping keys and values come in turn."""

    __slots__ = ("broken", "column", "end_column", "is_map", "items", "key", "line", "names", "repeats")

    def __init__(self, is_map: bool, line: int, column: int, end_column: int) -> None:
        self.is_map = is_map
        self.line, self.column, self.end_column = line, column, end_column
        self.items: list[Any] = []
        self.key: Node | None = None
        self.names: set[str] = set()
        self.repeats = False  # a name stands here twice
        self.broken = False  # a key was refused

    def close(self) -> Node:
        if self.broken and not self.items:  # «{{ name }}»: told as such, then treated as nothing
            return ScalarNode("", self.line, self.column, self.end_column, quoted=True)
        if self.is_map:
            return MapNode(tuple(self.items), self.line, self.column, self.end_column)
        return ListNode(tuple(self.items), self.line, self.column, self.end_column)


class _Builder:
    """Collects the events of one document into a tree."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.root: Node | None = None
        self.diagnostics: list[Diagnostic] = []
        self.lines: Sequence[str] = text.split("\n")
        self._text = text
        self._file = file
        self._first_line = first_line
        self._stack: list[_Frame] = []
        self._nodes = 0
        self._normal = unicodedata.is_normalized("NFC", text)
        self._hashes = bool(GLUED_HASH.search(text))

    def read(self, loader: Any) -> None:
        """Read everything. Raises yaml.MarkedYAMLError and _StopReadingError."""
        documents = 0
        handlers = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
        }
        for event in yaml.parse(self._text, Loader=loader):
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                self._document(event, documents)

    def open_bracket(self) -> tuple[int, int] | None:
        """The 0-based row and column of the innermost bracket that has not been closed yet."""
        for frame in reversed(self._stack):
            row, column = frame.line - self._first_line, frame.column - 1
            if self.lines[row][column : column + 1] in ("[", "{"):
                return row, column
        return None

    def _document(self, event: Any, count: int) -> None:
        if event.version or event.tags:
            self._tell("yaml-directive", event.start_mark)
        if count > 1:
            self._tell("yaml-documents", event.start_mark)
            raise _StopReadingError

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        column = start.column + 1
        end_column = end.column + 1 if end.line == start.line else len(self.lines[start.line]) + 1
        text = event.value if self._normal else unicodedata.normalize("NFC", event.value)
        quoted = event.style not in (None, "")
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if not quoted:
            if text:
                self._look_at_plain(event, text)
            if self._hashes:
                self._look_behind(event.end_mark)
        end_column = max(end_column, column + 1)
        self._add(ScalarNode(text, start.line + self._first_line, column, end_column, quoted))

    def _look_at_plain(self, event: Any, text: str) -> None:
        if text[0] == "-" and text[1:2].isalpha():
            self._tell("yaml-dash", event.start_mark, length=len(text.split(maxsplit=1)[0]))
        if text[0] == "-" and text[1:2] in WIDE_SPACES:
            self._tell("yaml-wide-space", event.start_mark, length=2)
        if text[0] in BULLETS and text[1:2].isspace():
            before = self.lines[event.start_mark.line][: event.start_mark.column]
            if not before.strip():  # on a line of its own, as the item of a list
                self._tell("yaml-bullet", event.start_mark, sign=text[0])

    def _look_behind(self, end: Any) -> None:
        """Tell of words after a «#», which stand behind a value or, «название: #Урок», in its place."""
        if self._text.startswith((" ", "\t"), end.index):
            rest = self.lines[end.line][end.column :]
            if match := _hash_after(rest):
                column = end.column + match.start() + 1
                span = Span(end.line + self._first_line, column, column + len(match[0]))
                self.diagnostics.append(tell("yaml-hash", self._file, span))

    def _open(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_properties(event)
        mark = event.start_mark
        if len(self._stack) >= MAX_DEPTH:
            self._tell("yaml-depth", mark, limit=MAX_DEPTH)
            raise _StopReadingError
        line, column = mark.line + self._first_line, mark.column + 1
        self._stack.append(_Frame(type(event) is yaml.MappingStartEvent, line, column, column + 1))

    def _close(self, _: Any) -> None:
        frame = self._stack.pop()
        parts = self._parts(frame, self._stack[-1] if self._stack else None)
        if parts:
            frame.items = list(parts[0])
        self._add(frame.close())
        for entries in parts[1:]:
            key = entries[0].key
            self._add(MapNode(entries, key.line, key.column, key.end_column))

    def _parts(self, frame: _Frame, above: _Frame | None) -> tuple[tuple[Entry, ...], ...]:
        """The records that a mapping with repeated names is, each fault told; nothing for a faultless frame."""
        if not frame.repeats:
            return ()
        found = as_records(frame.items, self.lines, self._first_line, above is not None and not above.is_map)
        self._tell_again("yaml-lost-dash", found.dashless)
        self._tell_again("yaml-duplicate-key", found.repeats)
        return found.records

    def tell_unfinished(self) -> None:
        """Tell the repeated names of the mappings in whose midst the reading broke off."""
        for above, frame in zip((None, *self._stack), self._stack, strict=False):
            self._parts(frame, above)

    def _tell_again(self, code: str, names: Sequence[Again]) -> None:
        for each in names:
            self.diagnostics.append(tell(code, self._file, each.key.span, key=each.key.text, line=each.before))

    def _alias(self, event: Any) -> None:
        self._tell("yaml-anchor", event.start_mark, length=len(event.anchor) + 1)
        mark = event.start_mark
        self._add(ScalarNode("", mark.line + self._first_line, mark.column + 1, mark.column + 2, True))

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self.diagnostics.append(_too_big(self._file, node.line, f"больше {MAX_NODES} полей и пунктов"))
            raise _StopReadingError
        if not self._stack:
            self.root = node
            return
        frame = self._stack[-1]
        if not frame.is_map:
            frame.items.append(node)
        elif frame.key is None:
            frame.key = node
        else:
            self._add_entry(frame, frame.key, node)
            frame.key = None

    def _add_entry(self, frame: _Frame, key: Node, value: Node) -> None:
        if not isinstance(key, ScalarNode):
            frame.broken = True
            self.diagnostics.append(tell("yaml-key", self._file, key.span))
            return
        if key.text == "<<" and not key.quoted:
            self.diagnostics.append(tell("yaml-anchor", self._file, key.span))
            return
        frame.repeats = frame.repeats or key.text in frame.names
        frame.names.add(key.text)
        if not frame.items and key.line == frame.line and key.column == frame.column:
            frame.end_column = key.end_column
        frame.items.append(Entry(key, value))

    def _refuse_properties(self, event: Any) -> None:
        self._tell("yaml-anchor" if event.anchor else "yaml-tag", event.start_mark)

    def _tell(self, code: str, mark: Any, length: int = 1, **words: Any) -> None:
        span = Span(mark.line + self._first_line, mark.column + 1, mark.column + 1 + length)
        self.diagnostics.append(tell(code, self._file, span, **words))


def _hash_after(rest: str) -> re.Match[str] | None:
    match = GLUED_HASH.search(rest)
    return match if match and not rest[: match.start()].strip() else None
