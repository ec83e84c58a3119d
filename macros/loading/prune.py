"""Takes things out of a tree: what is written without a value, and what is too broken to go on with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from macros.sources.tree import Entry, ListNode, MapNode, Node, Path, PlainData, ScalarNode


@dataclass(frozen=True, slots=True)
class Gap:
    """A place without a value: where its record is in the tree without gaps, and its name or its empty value."""

    record: Path
    key: str  # empty for an item of a list
    node: ScalarNode  # the field's name, or the empty item
    silent: bool  # an author who writes «""» knows what is meant


def without_gaps(node: Node, path: Path, gaps: list[Gap]) -> Node | None:
    """The tree without empty values, None if nothing is left; each is added to `gaps`."""
    if isinstance(node, ScalarNode):
        return node if node.text.strip() and not node.absent else None
    if isinstance(node, MapNode):
        return node._replace(entries=tuple(_full_entries(node, path, gaps)))
    return node._replace(items=tuple(_full_items(node, path, gaps)))


def _full_entries(node: MapNode, path: Path, gaps: list[Gap]) -> list[Entry]:
    found = []
    for entry in node.entries:
        value = without_gaps(entry.value, (*path, entry.key.text), gaps)
        if value is None:
            silent = isinstance(entry.value, ScalarNode) and entry.value.quoted
            gaps.append(Gap(path, entry.key.text, entry.key, silent))
        else:
            found.append(entry if value is entry.value else Entry(entry.key, value))
    return found


def _full_items(node: ListNode, path: Path, gaps: list[Gap]) -> list[Node]:
    found: list[Node] = []
    for item in node.items:
        value = without_gaps(item, (*path, len(found)), gaps)
        if value is not None:
            found.append(value)
        else:
            assert isinstance(item, ScalarNode)  # noqa: S101 - lists and mappings stay, empty or not
            gaps.append(Gap(path, "", item, item.quoted))
    return found


def without_paths(node: Node, paths: Collection[Path]) -> Node:
    """The tree without the fields and items at these paths, all of them counted before anything is taken out."""
    gone = {path[0] for path in paths if len(path) == 1}
    deeper: dict[str | int, list[Path]] = {}
    for path in paths:
        deeper.setdefault(path[0], []).append(path[1:])

    def below(step: str | int, value: Node) -> Node:
        return without_paths(value, deeper[step]) if step in deeper else value

    if isinstance(node, MapNode):
        kept = (entry for entry in node.entries if entry.key.text not in gone)
        return node._replace(entries=tuple(Entry(e.key, below(e.key.text, e.value)) for e in kept))
    assert isinstance(node, ListNode)  # noqa: S101 - a path below a text leads nowhere
    items = (below(index, item) for index, item in enumerate(node.items) if index not in gone)
    return node._replace(items=tuple(items))


def plain(node: Node) -> PlainData:
    """The tree as plain texts, lists and mappings."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, MapNode):
        return {key.text: value.text if isinstance(value, ScalarNode) else plain(value) for key, value in node.entries}
    return [item.text if isinstance(item, ScalarNode) else plain(item) for item in node.items]


def has_gaps(node: Node) -> bool:
    """Whether anything is written without a value."""
    if isinstance(node, ScalarNode):
        return not node.text.strip() or node.absent
    if isinstance(node, MapNode):
        return any(has_gaps(value) for _, value in node.entries)
    return any(has_gaps(item) for item in node.items)
