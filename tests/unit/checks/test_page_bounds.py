"""Pages that Markdown would chew on for minutes are refused at a glance; what is let through takes a moment."""

from __future__ import annotations

import time

import pytest

from macros.checks.page_bounds import LONGEST_LINE, MOST_LINES, page_excess
from macros.checks.subject import PageFile
from macros.diagnostics import Diagnostic
from macros.model.page import Page, PageMeta
from macros.project import SiteSettings, load_project
from macros.site import check_page_macros
from macros.sources.files import SourceFiles
from macros.sources.places import Places
from tests.support.page_markup import CARD, ROOT, site_markdown

# Most of these take Python-Markdown from ten seconds to minutes, or end in its recursion limit.
BOMBS = {
    "20,000 [": "[" * 20_000,
    "20,000 [ in lines": "[[[[\n" * 5_000,
    "a link that never ends": "[a](" * 5_000,
    "references that never end": "[a][" * 5_000,
    "footnotes that never end": "[^" * 5_000,
    "pictures that never end": "![\n" * 5_000,
    "5,000 >": ">" * 5_000,
    "quotes": "> " * 30 + "а",
    "a stair of lists": "\n".join("    " * depth + "- а" for depth in range(60)),
    "lists in one line": "- " * 3_000 + "а",
    "lists behind comments": "<!-- а -->- " * 60,
    "a stair of notes": "\n".join("    " * depth + "!!! note" for depth in range(60)),
    "a stair of quotes": "\n".join(">" * depth + " а" for depth in range(60)),
    "10 MB in a line": "а" * 10_000_000,
    "100,000 cells": "а|б\n-|-\n" + ("|" * 100 + "\n") * 1_000,
    "50,000 *": "*" * 50_000,
    "runs of `": " ".join("`" * length for length in range(1, 130)),
    "` in a line": "`" * 30 + "\n" + "`а` " * 600,
    "20,000 references": "\n".join(f"[r{n}]: a{n}.md" for n in range(20_000)),
    "references in one paragraph": "[a]: b\n|" * 5_000,
    "5,000 abbreviations": "\n".join(f"*[А{n}]: слово" for n in range(5_000)),
    "3,000 footnotes": "\n\n".join(f"[^{n}]: слово" for n in range(3_000)),
    "deep elements": "<div>\n" * 300,
    "elements for Markdown": '<div markdown="1">\n' * 300,
    "unclosed <": "<a " * 3_000,
    "unclosed <!--": "<!--\n" * 3_000,
    "CDATA": "<![CDATA[\n" * 3_000,
    "100,000 paragraphs": "а\n\n" * 100_000,
    "headings without end": "а\n=\n" * 5_000,
    "rules": "***\n" * 5_000,
    "fences": "~~~ a\n" * 5_000,
    "definitions": ":   а\n" * 5_000,
}


def judged(text: str) -> Diagnostic | None:
    return page_excess(PageFile(Page("x.md", PageMeta(), text, 4), Places("docs/x.md", lambda: None)))


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_a_glance(name: str) -> None:
    started = time.perf_counter()
    found = judged(BOMBS[name])
    assert time.perf_counter() - started < 2
    assert found is not None
    assert found.code == "page-too-complex"
    assert found.hint
    assert found.span.line >= 4


HEAVY = {
    "prose": ("Слово и ещё **слово** со [ссылкой](faq.md), *курсивом* и `кодом`.\n" * 5 + "\n") * 500,
    "a long list": "\n".join(f"- пункт {n}" for n in range(3_000)),
    "a big table": "а|б|в\n-|-|-\n" + "слово|[вопросы](faq.md)|5\n" * 2_000,
    "many headings": "## Слово\n\nтекст\n\n" * 500,
    "open brackets": ("[" * 59 + "а " * 500 + "\n\n") * 20,
    "nested lists": "\n".join("    " * (n % 15) + "- а" for n in range(1_000)),
    "links": "[а](б.md) " * 900 + "\n",
    "rules and underlines": "слово\n" + "-" * 300 + "\n\n" + "- " * 300 + "\n\n" + "*" * 900 + "\n",
    "emphasis": "*а **б _в " * 900 + "\n",
    "code and stars": "`а` *\n" * 1_500,
    "footnotes": "\n\n".join(f"слово[^{n}]\n\n[^{n}]: сноска" for n in range(300)),
    "abbreviations": "\n".join(f"*[АБ{n}]: слово" for n in range(300)) + "\n\n" + "АБ1 АБ2 АБ3\n" * 300,
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_is_let_through_takes_a_moment(name: str) -> None:
    """Usually well below a second; the bound leaves room for a busy machine."""
    assert judged(HEAVY[name]) is None
    started = time.process_time()
    site_markdown()(HEAVY[name])
    assert time.process_time() - started < 4


# Our own patterns meet a page before its limits are known.
MEGABYTES = [
    "{{",
    "{% ",
    "{#\n",
    "}}",
    '{{ a("',
    "[",
    "](",
    '<a href="',
    "`",
    "``` \n",
    "<!--",
    "@",
    "а@б",
    "8 800 ",
    "1-",
    "12 ",
]
MEGABYTES += [
    "А. ",
    "Ив-",
    "вич ",
    "&#",
    "\\",
    '"',
    "a: ",
    "- ",
    "\n",
    "[a]: b\n",
    "~~~\n",
    "\u00a0",
    "https://",
    "()",
    "%20",
]


@pytest.mark.timeout(40)
@pytest.mark.parametrize("piece", MEGABYTES, ids=repr)
def test_our_own_patterns_take_linear_time(piece: str) -> None:
    text = CARD + (piece * (240_000 // len(piece.encode())))
    started = time.process_time()
    project = load_project(SourceFiles({"docs/x.md": text}), SiteSettings())
    check_page_macros(project)
    assert time.process_time() - started < 4


def test_the_pages_of_the_project_are_far_from_the_limits() -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert judged(text) is None
        assert text.count("\n") < MOST_LINES / 10
        assert max(map(len, text.split("\n"))) < LONGEST_LINE / 10
