"""The macros' manual, made from the registry, so that it cannot lag behind: the list in the editors' guide, and the
reference on the site – an overview, and a page for each macro with a live sample.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.site.macros.scene import Macro

START, END = "<!-- macros:start -->", "<!-- macros:end -->"

REFERENCE = "editors/macros.md"  # the overview below docs/; the pages lie in a folder of its name
_OWN_ADDRESS = "{ #%s }"  # where the macro's sample stood when all of them were on one page; links lead there still
_HEAD = """\
---
название: Макрос «{macro.title}»
описание: Как написать макрос {macro.name} и что он показывает на странице
поиск: {{исключить: да}}
---
"""
_PAGE = """{head}
# Макрос «{macro.title}»

{macro.summary}

```text
{macro.example}
```
{values}
[Все макросы](../macros.md)

## Что появится

{macro.example}
"""


def with_manual(guide: str, macros: Iterable[Macro]) -> str:
    """The guide with the list of macros between its two marks. Raises ValueError where a mark is missing."""
    return _between_marks(guide, macro_manual(macros))


def macro_manual(macros: Iterable[Macro]) -> str:
    """A table with an example of each macro, and the values that each takes."""
    return "\n".join(["", "| Что появится | Как написать | Значения |", "| --- | --- | --- |", *_rows(macros), ""])


def with_overview(page: str, groups: Mapping[str, Iterable[Macro]]) -> str:
    """The reference's overview with all macros between its marks. Raises ValueError where a mark is missing."""
    return _between_marks(
        page, "\n".join(line for title, macros in groups.items() for line in _overview(title, macros))
    )


def reference_path(macro: Macro) -> str:
    """The macro's own page, below docs/."""
    return f"{REFERENCE.removesuffix('.md')}/{_slug(macro)}.md"


def reference_page(macro: Macro, old: str = "") -> str:
    """The macro's own page. What an `old` one says of itself before its heading stays, as who answers for it."""
    said, heading, _ = old.partition("\n# ")
    values = "".join(f"\n- `{each.name}` – {_value(each.description, each.required)}" for each in macro.parameters)
    told = f"\nЗначения:\n{values}\n" if values else ""
    return _PAGE.format(head=said if heading else _HEAD.format(macro=macro), macro=macro, values=told)


def _between_marks(text: str, made: str) -> str:
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not (start and end):
        raise ValueError(f"the guide has no {START} … {END}")
    return f"{before}{START}\n{made}\n{END}{after}"


def _rows(macros: Iterable[Macro]) -> Iterator[str]:
    for macro in macros:
        values = "; ".join(f"`{each.name}` – {_value(each.description, each.required)}" for each in macro.parameters)
        yield f"| {macro.summary} | `{macro.example}` | {values or '–'} |"


def _overview(title: str, macros: Iterable[Macro]) -> Iterator[str]:
    yield f"\n## {title}\n"
    for macro in macros:
        yield f"- [{macro.title}](macros/{_slug(macro)}.md){_OWN_ADDRESS % _slug(macro)}. {macro.summary}"
        yield f"\n    `{macro.example}`\n"


def _value(description: str, required: bool) -> str:
    return description if required else f"{description}, можно не писать"


def _slug(macro: Macro) -> str:
    return macro.name.replace("_", "-")
