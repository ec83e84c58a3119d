"""Every kind of page printed by Chromium: nothing lost or cut, no controls, folded parts open, addresses shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.support.pdf_reader import filled, needs_poppler, overlapping_words, pdf_text

pytestmark = [pytest.mark.browser, needs_poppler]

PAGES = (
    "",
    "roadmaps/",
    "roadmaps/perm-2024/",
    "roadmaps/municipal-2025/",
    "roadmaps/perm-2024/timeline/",
    "roadmaps/perm-2024/checklist/",
    "parties/",
    "parties/director/",
    "parties/director/checklist/",
    "instructions/region-first-steps/",
    "instructions/region-first-steps/checklist/",
    "speech-modules/parents-primary/",
    "speech-modules/parents-primary/read/",
    "faq/",
    "glossary/",
    "contacts/",
    "webinars/region-structure/",
    "reports/perm-2024/",
)
# What a reader of the paper must find: cells, headings, paragraphs, answers – folded ones too. Left out are things to
# press, and links that print hides (a link to a place of the same page is of no use on paper).
MATTERS = """(controls) => {
  const found = [];
  const hidden = (part) => getComputedStyle(part).display === 'none';
  for (const part of document.querySelectorAll('article :is(h1, h2, h3, td, th, p, li, dt, dd, summary)')) {
    if (part.closest(controls) || part.querySelector('td, th, p, li, dt, dd, h3, summary')) continue;
    const links = [...part.querySelectorAll('a')];
    const copy = part.cloneNode(true);
    [...copy.querySelectorAll('a')].forEach((link, index) => { if (hidden(links[index])) link.remove(); });
    copy.querySelectorAll(controls).forEach((each) => each.remove());
    const text = copy.textContent.trim();
    if (text) found.push(text);
  }
  return found;
}"""
CONTROLS = (
    "button, select, form, nav, script, style, template, [hidden], [aria-hidden=true], .mt-hidden,"
    " .mt-tabs, .mt-card__more, .mt-files, .mt-downloads, .mt-filters, .mt-page-path,"
    " .headerlink, .mt-permalink > span, .mt-anchor, .footnote-backref,"
    " .mt-checklist__tools, .mt-read__bar, .mt-read__keys, .mt-speech__actions, .mt-speech__buttons,"
    " .mt-summary ~ .mt-table .mt-table__note, .mt-structure__outline"
)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context


def flat(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2010-]+", "", text).casefold()


Printed = tuple[list[str], bytes, str]  # what must be on paper, the PDF, its text


@pytest.fixture
def printed(
    built_site: Path, serve_directory: Callable[[Path], str], context: BrowserContext, tmp_path: Path
) -> Callable[[str], Printed]:
    def print_page(url: str) -> Printed:
        page = context.new_page()
        page.goto(f"{serve_directory(built_site)}{url}")
        page.wait_for_load_state("load")
        page.emulate_media(media="print")
        matters = page.evaluate(MATTERS, CONTROLS)
        data = page.pdf(prefer_css_page_size=True)
        return matters, data, pdf_text(data, tmp_path)

    return print_page


@pytest.mark.parametrize("url", PAGES)
def test_paper_has_everything_and_nothing_over_anything(
    printed: Callable[[str], Printed], url: str, context: BrowserContext, tmp_path: Path
) -> None:
    matters, data, text = printed(url)
    assert matters
    words = flat(text)
    missing = [part for part in matters if not all(flat(word) in words for word in part.split())]
    assert not missing, "\n".join(missing[:10])
    assert overlapping_words(data, tmp_path) == []
    pages = text.split("\f")[:-1]
    assert all(page.strip() for page in pages), "an empty sheet"
    headings = context.pages[-1].eval_on_selector_all(
        "article :is(h1, h2, h3, h4, summary)", "all => all.map((each) => each.textContent)"
    )
    feet = {flat(page.strip().splitlines()[-1]) for page in pages}
    assert not feet & set(map(flat, headings)), "a heading alone at a sheet's foot"


@pytest.mark.parametrize(
    ("url", "most"), [("roadmaps/municipal-2025/", 12), ("roadmaps/perm-2024/", 8), ("roadmaps/primorye-2022/", 4)]
)
def test_table_fills_its_sheets_and_its_head_stands_on_each(
    printed: Callable[[str], Printed], url: str, most: int, tmp_path: Path
) -> None:
    _, data, text = printed(url)
    pages = [page.split() for page in text.split("\f")[:-1]]
    assert len(pages) <= most
    first = next(number for number, words in enumerate(pages) if "Мероприятие" in words)
    assert first <= 1, "the table waits for a sheet of its own"
    for number, words in enumerate(pages[first:-1], first):
        assert "Мероприятие" in words, f"sheet {number + 1} has no head"
        assert len(words) - words.index("Мероприятие") > 30, "a head alone"
        assert not re.fullmatch(r"\d+|мероприяти[еяй]", words[-1]), "a section's title alone at the foot"
    assert min(filled(data, tmp_path)[first:-1]) > 0.55, filled(data, tmp_path)


@pytest.mark.parametrize(("url", "most"), [("parties/director/", 12), ("glossary/", 10)])
def test_long_pages_take_few_sheets(printed: Callable[[str], Printed], url: str, most: int, tmp_path: Path) -> None:
    _, data, text = printed(url)
    assert text.count("\f") <= most
    assert min(filled(data, tmp_path)[:-1]) > 0.6, filled(data, tmp_path)


@pytest.mark.parametrize("url", PAGES)
def test_paper_has_no_controls(
    built_site: Path, serve_directory: Callable[[Path], str], context: BrowserContext, url: str
) -> None:
    page = context.new_page()
    page.goto(f"{serve_directory(built_site)}{url}")
    page.emulate_media(media="print")
    controls = page.locator(
        ".md-header:visible, .md-tabs:visible, .md-sidebar:visible, .md-search:visible, .md-top:visible,"
        " button:visible, select:visible,"
        " .mt-tabs:visible, .mt-files:visible, .mt-downloads:visible, .mt-filters:visible,"
        " .mt-card__more:visible, .mt-glossary__letters:visible"
    )
    assert controls.count() == 0, [each.evaluate("each => each.className") for each in controls.all()]
    arrows = page.eval_on_selector_all(
        "article :is(summary, summary h2, .mt-roles__item)",
        """all => all.flatMap((each) => ['::before', '::after'].map((side) => getComputedStyle(each, side)))
          .filter((style) => style.content !== 'none' && style.display !== 'none').length""",
    )
    assert arrows == 0


@pytest.mark.parametrize(
    "url", ["", "instructions/region-first-steps/", "contacts/", "speech-modules/parents-primary/"]
)
def test_addresses_outside_the_site_are_on_paper(
    printed: Callable[[str], Printed], url: str, context: BrowserContext
) -> None:
    _, _, text = printed(url)
    page = context.pages[-1]
    links = page.eval_on_selector_all("article a[href^=http]", "links => links.map((link) => link.href)")
    assert links
    words = flat(text)
    for link in set(links):
        address = flat(link.removeprefix("https://").rstrip("/"))
        assert words.count(address) >= links.count(link)
        assert f"{address}(https://{address}" not in words, "the words are the address already"


@pytest.mark.parametrize(
    ("version", "told"), [("2020-01-31", True), ("2999-01-01", False), ("вчера", False), ("", False)]
)
def test_page_tells_the_owner_of_an_older_sheet(
    built_site: Path, serve_directory: Callable[[Path], str], context: BrowserContext, version: str, told: bool
) -> None:
    page = context.new_page()
    page.goto(f"{serve_directory(built_site)}roadmaps/perm-2024/{f'?v={version}' if version else ''}")
    message = page.locator("[data-mt-older]")
    assert message.is_visible() is told
    if told:
        assert message.inner_text().startswith("Ваш лист – в редакции от 31.01.2020. Здесь уже редакция от ")
