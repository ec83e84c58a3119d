"""Reads the HTML that came out of a page, token by token, and tells what of it the policy does not allow.

Two texts with the same tokens are the same document for a browser; so the tokens also say whether sanitising
has changed anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from macros.checks.markup.policy import (
    TAGS,
    VOID,
    address_fault,
    allowed_attribute,
    class_fault,
    id_fault,
    picture_fault,
    value_fault,
)

Attributes = tuple[tuple[str, str], ...]
Token = tuple[str, str, Attributes]  # sort, name or text, attributes

# A browser puts a table's body around its rows by itself, so it is no change.
_SILENT = frozenset({"tbody"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong. `needle` is what to look for in the source, `words` what the message names."""

    code: str
    needle: str
    words: tuple[tuple[str, str], ...] = ()


class MarkupReader(HTMLParser):
    """Collects the tokens and the faults of one piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[Token] = []
        self.faults: list[Fault] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge an element and remember that it is open."""
        pairs = [(name, value or "") for name, value in attrs]
        self._add_tag(tag, pairs)
        if tag not in TAGS:
            self._tell("html-tag", f"<{tag}", tag=tag)
        else:
            self._judge(tag, pairs)
            if tag not in VOID:
                self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """«<br/>» ends itself; a browser takes «<div/>» for an open one, and so do we."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close the element, if it is the one that is open."""
        if tag not in _SILENT:
            self.tokens.append(("end", tag, ()))
        if tag not in TAGS:
            return
        if self._open and self._open[-1] == tag:
            self._open.pop()
        elif tag in self._open:
            while self._open[-1] != tag:
                self._unclosed(self._open.pop())
            self._open.pop()
        else:
            self._tell("html-unopened", f"</{tag}", tag=tag)

    def handle_data(self, data: str) -> None:
        """Text, one token between two tags."""
        if self.tokens and self.tokens[-1][0] == "text":
            data = self.tokens.pop()[1] + data
        self.tokens.append(("text", data, ()))

    def handle_decl(self, decl: str) -> None:
        """«<!DOCTYPE …>»."""
        self._tell("html-tag", "<!", tag=f"!{decl.split(maxsplit=1)[0] if decl.strip() else ''}")

    def handle_pi(self, data: str) -> None:
        """«<?php …>»."""
        self._tell("html-tag", "<?", tag=f"?{data.split(maxsplit=1)[0] if data.strip() else ''}")

    def unknown_decl(self, data: str) -> None:
        """«<![CDATA[…]]>»."""
        self._tell("html-tag", "<!", tag="![CDATA[")

    def close(self) -> None:
        """Finish: what is still open was never closed."""
        super().close()
        while self._open:
            self._unclosed(self._open.pop())

    def _add_tag(self, tag: str, pairs: list[tuple[str, str]]) -> None:
        if tag not in _SILENT or pairs:
            self.tokens.append(("start", tag, tuple(sorted(pairs))))

    def _judge(self, tag: str, pairs: list[tuple[str, str]]) -> None:
        seen: set[str] = set()
        for name, value in pairs:
            if name in seen:
                self._tell("html-attribute", f"{name}=", tag=tag, name=name)
            elif not allowed_attribute(tag, name):
                self._tell("html-attribute", name, tag=tag, name=name)
            else:
                self._judge_value(tag, name, value)
            seen.add(name)

    def _judge_value(self, tag: str, name: str, value: str) -> None:
        if name == "class" and (odd := class_fault(value)):
            self._tell("html-class", odd, name=odd)
        elif name == "id" and id_fault(value):
            self._tell("html-id", value, name=value)
        elif name == "href" and address_fault(value):
            self._tell("unsafe-link", value, target=value)
        elif name == "src" and picture_fault(value):
            self._tell("remote-picture", value, target=value)
        elif value_fault(name, value):
            self._tell("html-value", value, tag=tag, name=name, value=value)

    def _unclosed(self, tag: str) -> None:
        self._tell("html-unclosed", f"<{tag}", tag=tag)

    def _tell(self, code: str, needle: str, **words: str) -> None:
        shown = tuple((key, shown_value(value)) for key, value in words.items())
        self.faults.append(Fault(code, needle, shown))


def read_markup(html: str) -> MarkupReader:
    """The tokens and faults of finished HTML."""
    reader = MarkupReader()
    reader.feed(html)
    reader.close()
    return reader


def shown_value(value: str) -> str:
    """The value on one line, nothing unseen in it, short enough for a message."""
    plain = "".join(sign if sign.isprintable() else "·" for sign in value)
    return plain if len(plain) <= 80 else plain[:79] + "…"
