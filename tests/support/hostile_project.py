"""The real content with an attack in every text that an editor may write.

The same words get the same attack wherever they stand, so that names still match their registry. What a field does
not take (an id, a kind, a day) is found by reading and set back; everything else stays hostile.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from macros.diagnostics import Diagnostic, Severity
from macros.model.parties import name_key
from macros.project import SiteSettings, load_project
from macros.sources.files import SourceFiles, read_project

Where = tuple[Any, ...]  # keys and numbers from the top of a file

# Fields of a page's card that no page of ours has.
_MORE_OF_A_CARD = {
    "подзаголовок": "Кратко",
    "значок": "material/school",
    "состояние": "new",
    "метки": ["школа", "вход"],
}
_NAMES = frozenset({"unknown-party", "unknown-party-id", "dead-reference", "ambiguous-party"})

# «%» is the place of the words; each attack that could run says which one it was.
ATTACKS = (
    "% <script>window.hit=1</script>",
    '% <img src=x onerror="window.hit=2">',
    "% <svg onload=window.hit=3>",
    '% "><script>window.hit=4</script>',
    "% '><img src=x onerror=window.hit=5>",
    '% " onmouseover="window.hit=6" x="',
    "% ' onfocus='window.hit=7' autofocus='",
    "% </title><script>window.hit=8</script>",
    "% </script><script>window.hit=9</script>",
    "% </textarea></template><script>window.hit=10</script>",
    "% </style><script>window.hit=11</script>",
    "% <!--",
    "% --><script>window.hit=12</script>",
    "% ]]><script>window.hit=13</script>",
    "% <![CDATA[x",
    "% &lt;script&gt;window.hit=14&lt;/script&gt;",
    "% &#60;script&#62;window.hit=15&#60;/script&#62;",
    "% {{7*7}}",
    "% {% raw %} {% include 'main.html' %}",
    "% {{ config.site_name }} {# x #}",
    "% ${7*7} #{7*7} <%= 7*7 %>",
    "% #set text(red) #panic()",
    '% #import "x.typ" #read("mkdocs.yml")',
    "% $x^2$ @label *a* _b_ `c`",
    "% \\ \\n \\u{41} //",
    "=1+1 %",
    "+1 %",
    "-1 %",
    "@SUM(A1) %",
    '=HYPERLINK("http://evil.example","x") %',
    "% %0d%0aSet-Cookie:x",
    "% END:VEVENT;X=1,BEGIN:VEVENT",
    "% javascript:window.hit=16",
    "% data:text/html,<script>window.hit=17</script>",
    "% [x](javascript:window.hit=18)",
    '% <a href="javascript:window.hit=19">x</a>',
    "% <iframe src=javascript:window.hit=20>",
    "% <base href=//evil.example/><meta http-equiv=refresh content=0>",
    "% <math><mtext></mtext><style>*{display:none}</style>",
    "% <object data=x><embed src=x><form action=x><button formaction=javascript:window.hit=21>",
    "% mtmacro0mark mtshelltitlemarker",
    "% __proto__ constructor \" ' ` < > & \u00a0",
)


def attacked(text: str) -> str:
    """The text with an attack, always the same one."""
    return ATTACKS[crc32(name_key(text).encode()) % len(ATTACKS)].replace("%", text, 1)


@dataclass
class HostileProject:
    """The files with attacks in them, and which fields were attacked: file → names of fields."""

    texts: dict[str, str]
    fields: dict[str, set[str]] = field(default_factory=dict)


@cache
def hostile_project(root: Path) -> HostileProject:
    """All YAML of the project at `root` and the cards of its pages, attacked wherever it is still read as content."""
    sources = read_project(root)
    trees = {path: _tree(path, text) for path, text in sources.texts.items()}
    spared: dict[str, set[Where]] = {path: set() for path in trees}
    for path, text in sources.texts.items():
        for name in re.findall(r'"([^"\n]+)"', text) if path.endswith(".md") else ():  # values of macros
            _spare_name(name, trees, spared)
    for _ in range(12):
        texts = {path: _written(path, tree, sources.texts[path], spared[path]) for path, tree in trees.items()}
        project = load_project(SourceFiles(texts, sources.others), SiteSettings())
        faults = [each for each in project.diagnostics if each.severity is Severity.ERROR]
        if not faults:
            return HostileProject(texts, {path: _fields(trees[path], spared[path]) for path in trees})
        for each in faults:
            _spare(each, trees, texts, spared)
    raise AssertionError("\n".join(each.headline for each in faults[:20]))


def _tree(path: str, text: str) -> Any:
    """The file's data; of a page the card."""
    card = text.split("\n---\n", 1)[0].removeprefix("---\n") if path.endswith(".md") else text
    tree: Any = yaml.load(card, Loader=yaml.CBaseLoader)  # noqa: S506 - texts only
    return {**_MORE_OF_A_CARD, **tree} if path.endswith(".md") else tree


def _written(path: str, tree: Any, text: str, spared: set[Where]) -> str:
    data = _mapped(tree, (), lambda where, value: value if where in spared else attacked(value))
    written = _dumped(data)
    return f"---\n{written}---\n{text.split(chr(10) + '---' + chr(10), 1)[1]}" if path.endswith(".md") else written


def _mapped(node: Any, where: Where, change: Callable[[Where, str], str]) -> Any:
    if isinstance(node, dict):
        return {key: _mapped(value, (*where, key), change) for key, value in node.items()}
    if isinstance(node, list):
        return [_mapped(value, (*where, index), change) for index, value in enumerate(node)]
    return change(where, node) if node.strip() else node


def _leaves(tree: Any) -> list[tuple[Where, str]]:
    found: list[tuple[Where, str]] = []

    def note(where: Where, value: str) -> str:
        found.append((where, value))
        return value

    _mapped(tree, (), note)
    return found


def _fields(tree: Any, spared: set[Where]) -> set[str]:
    """The names of the fields that are under attack."""
    leaves = ((where, value) for where, value in _leaves(tree) if where not in spared and value.strip())
    return {next(step for step in reversed(where) if isinstance(step, str)) for where, _ in leaves}


def _spare(fault: Diagnostic, trees: dict[str, Any], texts: dict[str, str], spared: dict[str, set[Where]]) -> None:
    """Set back the text in the fault's line; a name also where it is said elsewhere."""
    line = texts[fault.file].split("\n")[fault.span.line - 1]
    for where, value in _leaves(trees[fault.file]):
        if (value and _quoted(attacked(value)) in line) or _quoted(value) in line:
            spared[fault.file].add(where)
            if fault.code in _NAMES:
                _spare_name(value, trees, spared)


def _spare_name(name: str, trees: dict[str, Any], spared: dict[str, set[Where]]) -> None:
    for path, tree in trees.items():
        spared[path] |= {where for where, value in _leaves(tree) if name_key(value) == name_key(name)}


def _quoted(text: str) -> str:
    """The text as it stands in a written file."""
    return _dumped(text).strip()


def _dumped(data: Any) -> str:
    style: dict[str, Any] = {"allow_unicode": True, "sort_keys": False, "default_style": '"', "width": 10_000}
    written: str = yaml.dump(data, Dumper=yaml.CSafeDumper, **style)
    return written
