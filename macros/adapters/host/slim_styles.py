"""Leaves out of a stylesheet the rules that nothing on the site can meet; what stays is as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tinycss2 import parse_blocks_contents, parse_rule_list, parse_stylesheet, serialize

from macros.adapters.host.theme_features import Needs

_GROUPS = ("media", "supports")  # at-rules that hold rules


def slim_styles(css: str, needs: Needs) -> str:
    """The stylesheet without selectors of classes and attributes that are not needed, and without unneeded variables.

    What a selector must not be (`:not(…)`), or be one of (`:is(…)`), is not looked into.
    """
    return "".join(_rules(parse_stylesheet(css, skip_comments=True, skip_whitespace=True), needs))


def _rules(rules: Sequence[Any], needs: Needs) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield _rule(rule, needs)
        elif rule.type == "at-rule" and rule.lower_at_keyword in _GROUPS:
            inner = parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if held := "".join(_rules(inner, needs)):
                yield f"@{rule.at_keyword}{serialize(rule.prelude)}{{{held}}}"
        else:
            yield rule.serialize()


def _rule(rule: Any, needs: Needs) -> str:
    selectors = ",".join(serialize(each).strip() for each in _selectors(rule.prelude) if _is_met(each, needs))
    content = _content(rule.content, needs)
    return f"{selectors}{{{content}}}" if selectors and content else ""


def _selectors(prelude: Sequence[Any]) -> Iterator[list[Any]]:
    selector: list[Any] = []
    for token in prelude:
        if token == ",":  # noqa: S105 - a token of CSS
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _is_met(selector: Sequence[Any], needs: Needs) -> bool:
    before: Any = None
    for token in selector:
        if token.type == "ident" and before == "." and not needs.for_class(token.value):
            return False
        if token.type == "[] block" and not needs.for_attribute(serialize(token.content).replace('"', "")):
            return False
        before = token
    return True


def _content(tokens: Sequence[Any], needs: Needs) -> str:
    found = parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True)
    left = [each for each in found if each.type != "declaration" or needs.for_variable(each.name)]
    return serialize(tokens) if len(left) == len(found) else ";".join(each.serialize() for each in left)
