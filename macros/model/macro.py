"""Макрос страницы: a call in a Markdown page and the description of what may be called.

A call is data: a name and literal values. Content never becomes code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from macros.diagnostics import Span

Literal: TypeAlias = "str | int | float | bool | tuple[Literal, ...] | None"


@dataclass(frozen=True, slots=True)
class MacroCall:
    """`{{ name("value", key=1) }}` in a page.

    `start` and `end` are offsets in the page's body, the brackets included; `span` is the place in the file, of the
    call's first line. `block` says that the call is alone in its paragraph and may give a table, a list, a heading.
    """

    name: str
    args: tuple[Literal, ...]
    kwargs: tuple[tuple[str, Literal], ...]
    start: int
    end: int
    span: Span
    block: bool


@dataclass(frozen=True, slots=True)
class MacroParameter:
    """One value that a macro takes. A required one has no default and comes before the others.

    `check` answers what is wrong with a value, in Russian, or an empty text; it is asked for given values only.
    """

    name: str
    description: str
    required: bool = True
    default: Literal = None
    check: Callable[[Literal], str] | None = None


@dataclass(frozen=True, slots=True)
class MacroSpec:
    """What a registered macro is called with. A `block` macro needs a paragraph of its own.

    `summary` says in one Russian sentence what appears on the page; `example` is a whole call.
    """

    name: str
    parameters: tuple[MacroParameter, ...] = ()
    block: bool = True
    summary: str = ""
    example: str = ""

    def arguments(self, call: MacroCall) -> Mapping[str, Literal]:
        """Every parameter's value in a call that `checks.check_calls` found faultless, defaults filled in."""
        given = dict(zip((p.name for p in self.parameters), call.args, strict=False)) | dict(call.kwargs)
        return {p.name: given.get(p.name, p.default) for p in self.parameters}
