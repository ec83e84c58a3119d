"""Takes typographic quotes off values that never have any, and says so: the rest of the file is judged without them."""

from __future__ import annotations

from macros.diagnostics import Diagnostic
from macros.messages import tell
from macros.sources.tree import Entry, ListNode, MapNode, Node
from macros.sources.typed_quotes import NEVER_IN_QUOTES, without_typed_quotes


def take_off_quotes(node: Node, file: str, found: list[Diagnostic], key: str = "") -> Node:
    """The tree with such values as they are meant, each of them told in `found`; `key` is the field it stands in."""
    if isinstance(node, MapNode):
        entries = (Entry(name, take_off_quotes(value, file, found, name.text)) for name, value in node.entries)
        return node._replace(entries=tuple(entries))
    if isinstance(node, ListNode):
        return node._replace(items=tuple(take_off_quotes(item, file, found, key) for item in node.items))
    meant = node.text if node.quoted or key not in NEVER_IN_QUOTES else without_typed_quotes(node.text)
    if meant == node.text:
        return node
    words = {"key": key, "signs": f"{node.text[0]}…{node.text[-1]}", "value": meant}
    found.append(tell("typed-quotes", file, node.span, example=f'{key}: "{meant}"', **words))
    return node._replace(text=meant, quoted=True)
