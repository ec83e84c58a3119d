"""A new item at the end of a list in an authored file; every other byte of the file stays as it is.

The text is changed, not written anew: comments, quotes and line breaks are the author's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from macros.authoring.yaml_writing import Value, item_lines, record_lines
from macros.loading.prune import plain
from macros.sources.tree import ListNode, MapNode, Node, Path, child
from macros.sources.yaml_tree import parse_yaml


@dataclass(frozen=True, slots=True)
class Inserted:
    """The whole text with the new lines in it; `first` and `last` are their numbers, from 1."""

    text: str
    first: int
    last: int

    @property
    def block(self) -> str:
        """The new lines."""
        return "\n".join(self.text.split("\n")[self.first - 1 : self.last])


def append_item(text: str, path: Path, record: Mapping[str, Value]) -> Inserted | None:
    """The text with `record` as the last item of the list at `path`, or None where the list cannot be found or grown.

    A field that is not there yet is made, where the record around it is. What was read before is read after, plus the
    new item: anything else gives None.
    """
    parsed = parse_yaml(text, "")
    if parsed.node is None:
        return None
    made = _grow(text, parsed.node, path, record)
    return made if made and _only_added(parsed.node, parse_yaml(made.text, "").node, path) else None


def _grow(text: str, root: Node, path: Path, record: Mapping[str, Value]) -> Inserted | None:
    node = _at(root, path)
    if not isinstance(node, ListNode):
        return None
    lines = text.split("\n")
    if not node.items:
        return _fill_empty(lines, node, record)
    if lines[node.line - 1][node.column - 1] != "-":
        return None
    dash = node.column - 1
    last = _end_of_block(lines, node.items[-1].line, dash)
    new = item_lines(record, dash)
    blank = len(node.items) > 1 and not lines[_first_line(lines, node.items[-1].line, dash) - 2].strip()
    return _put(lines, last, [""] * blank + new, len(new))


def _fill_empty(lines: list[str], node: ListNode, record: Mapping[str, Value]) -> Inserted | None:
    line = lines[node.line - 1]
    match = re.fullmatch(r"(?P<margin>[ ]*)(?P<dash>- )?(?P<key>[^:]+):\s*\[\s*\](?P<rest>\s*(#.*)?)", line)
    if match is None:
        return None
    indent = len(match["margin"]) + len(match["dash"] or "")
    lines[node.line - 1] = f"{match['margin']}{match['dash'] or ''}{match['key']}:{match['rest']}".rstrip()
    new = item_lines(record, indent + 2)
    return _put(lines, node.line, new, len(new))


def _put(lines: list[str], after: int, new: list[str], count: int) -> Inserted:
    made = [*lines[:after], *new, *lines[after:]]
    if after == len(lines):  # the file had no line end
        made.append("")
    last = after + len(new)
    return Inserted("\n".join(made), last - count + 1, last)


def _first_line(lines: list[str], line: int, dash: int) -> int:
    """The line of the item's dash, above it the comments that belong to the item."""
    while not re.match(rf" {{{dash}}}-(\s|$)", lines[line - 1]):
        line -= 1
    while line > 1 and lines[line - 2].lstrip().startswith("#"):
        line -= 1
    return line


def _end_of_block(lines: list[str], line: int, dash: int) -> int:
    """The last line that belongs to the item that begins at `line`; empty lines after it do not."""
    last = line
    for number in range(line + 1, len(lines) + 1):
        content = lines[number - 1]
        inside = len(content) - len(content.lstrip(" ")) > dash
        if content.strip() and inside:
            last = number
        elif content.strip() and not content.startswith("#", len(content) - len(content.lstrip())):
            break
    return last


def _at(root: Node, path: Path) -> Node | None:
    node: Node | None = root
    for step in path:
        node = child(node, step) if node is not None else None
    return node


def _only_added(before: Node, after: Node | None, path: Path) -> bool:
    grown = _at(after, path) if after is not None else None
    return after is not None and isinstance(grown, ListNode) and plain(_without_last(after, path)) == plain(before)


def _without_last(node: Node, path: Path) -> Node:
    """The tree without the last item of the list at `path`."""
    if not path and isinstance(node, ListNode):
        return node._replace(items=node.items[:-1])
    step, *rest = path
    if isinstance(node, MapNode):
        entries = tuple(
            entry._replace(value=_without_last(entry.value, tuple(rest))) if entry.key.text == step else entry
            for entry in node.entries
        )
        return node._replace(entries=entries)
    assert isinstance(node, ListNode)  # noqa: S101 - the path was followed before
    items = (_without_last(item, tuple(rest)) if at == step else item for at, item in enumerate(node.items))
    return node._replace(items=tuple(items))


def whole_file(head: str, record: Mapping[str, Value]) -> str:
    """A new file: the comment lines of `head`, then the record."""
    return "\n".join([*head.rstrip("\n").split("\n"), *record_lines(record)]) + "\n"
