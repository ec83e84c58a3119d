"""The search of a large section: what the worker fetches, how it answers, and that it stems as the index does."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from macros.adapters.building.search_index import SEARCH_INDEX
from macros.search.words import stem, words_of
from macros.site import SearchEntry
from tests.support.search_parts import copy_in_parts, let_theme_wait

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

FIELD = "[data-md-component=search-query]"
META = ".md-search-result__meta"
RESULT = ".md-search-result__item"
PLANS = 60
FILLER = "и так далее " * 250  # each plan has a file of texts to itself
LONG = "начало " * 80 + "перед редкостями посередине " + "конец " * 80


def plan_entries(plan: int) -> Iterator[SearchEntry]:
    name = f"План округа {plan + 1000}"
    yield SearchEntry(f"plans/{plan}/", name, "Дорожная карта", 1.5)
    for number in range(1, 6):
        rare = "Зимовье" if (plan, number) == (41, 3) else ""
        title = f"1.{number} Собрать сведения о мухоловках"
        yield SearchEntry(f"plans/{plan}/#m-{number}", title, f"{name}. Отвечают директора. {rare} {FILLER}")


ENDINGS = (
    "ившись",
    "ейшего",
    "ованными",
    "ость",
    "ься",
    "ешь",
    "ают",
    "ами",
    "ям",
    "ях",
    "ов",
    "ий",
    "ую",
    "её",
    "ь",
    "нн",
)
ENTRIES = (
    *(entry for plan in range(PLANS) for entry in plan_entries(plan)),
    SearchEntry("plans/one/", "Пингвины", "", 4.0),
    SearchEntry("plans/both/#m-1", "Тюлени", "Живут и без пингвинов"),
    SearchEntry("plans/long/", "Длинный текст", LONG),
    SearchEntry("plans/signs/", "Знаки <b>&amp;</b>", "Сравнение: 5 < 7 & <i>восьмёрка</i>"),
)


@pytest.fixture(scope="module")
def site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_in_parts(built_site, tmp_path_factory.mktemp("large") / "site", ENTRIES)


@pytest.fixture
def home(chromium: Browser, site: Path, serve_directory: Callable[[Path], str]) -> Iterator[Page]:
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(serve_directory(site))
        page.locator(FIELD).click()
        expect(page.locator(META)).to_contain_text("Начните")
        yield page


def ask(page: Page, query: str) -> None:
    page.locator(FIELD).fill(query)


def answers(page: Page) -> list[str]:
    """The addresses of the pages found."""
    expect(page.locator(RESULT).first).to_be_visible()
    return [
        str(href) for href in page.locator(f"{RESULT} > a:first-child").evaluate_all("all => all.map(a => a.pathname)")
    ]


def test_the_worker_stems_and_parts_words_as_the_index_does(home: Page, built_site: Path) -> None:
    index = json.loads((built_site / SEARCH_INDEX).read_bytes())
    texts = [entry[field] for entry in index["docs"] for field in ("title", "text")]
    texts += ["до 01.03.2025, п. 1.10. №5-й a_b school.ru ½ x² Ёж ЁЛКИ", "ŸÄ ﬁn İstanbul ß ǅ", "й и\u0306 1.а а.1"]
    words = sorted({word for text in texts for word in words_of(text)})
    words += [f"{word[:cut]}{ending}" for word in words[::7] for cut in (2, 5) for ending in ENDINGS]
    worker = home.workers[0]
    assert worker.evaluate("texts => texts.map(text => text.match(self.russian.WORD) ?? [])", texts) == [
        words_of(text) for text in texts
    ]
    stems = worker.evaluate("words => words.map(self.russian.stemmed)", words)
    assert [(word, theirs) for word, theirs in zip(words, stems, strict=True) if theirs != stem(word)] == []
    # So a word that begins otherwise than what is sought need not be stemmed.
    begins = "words => words.filter(word => !self.russian.plain(word).startsWith(self.russian.stemmed(word)))"
    assert worker.evaluate(begins, words) == []
    assert len(words) > 10_000


def test_of_many_pages_the_best_are_shown_and_all_are_counted(home: Page) -> None:
    ask(home, "мухоловками")
    expect(home.locator(META)).to_have_text(f"Лучшие страницы: 10 из {PLANS}")
    expect(home.locator(RESULT)).to_have_count(10)
    first = home.locator(RESULT).first
    expect(first.locator("mark")).to_have_text(["мухоловках"] * 5)
    expect(first.locator("summary")).to_have_count(0)  # its five places are equally good


def test_what_is_said_of_one_answer_is_not_said_of_the_next(home: Page) -> None:
    ask(home, "мухоловки")
    expect(home.locator(META)).to_contain_text("Лучшие страницы")
    ask(home, "зимовьях")
    expect(home.locator(META)).to_have_text("Найдено 1 совпадение")
    assert answers(home) == ["/plans/41/"]
    ask(home, "абракадабра")
    expect(home.locator(META)).to_have_text("Совпадений не найдено")
    ask(home, "?! …")
    expect(home.locator(META)).to_have_text("Совпадений не найдено")


@pytest.mark.parametrize("query", ["1017 мухоловки", "мухоловку округа 1017", "сведения 1017"])
def test_a_rare_word_finds_its_page_among_common_ones(home: Page, query: str) -> None:
    ask(home, query)
    assert answers(home)[0] == "/plans/17/"


def test_an_unfinished_last_word_is_the_beginning_of_some(home: Page) -> None:
    for query in ("зим", "зимов", "Зимовь"):
        ask(home, query)
        expect(home.locator("mark").first).to_have_text("Зимовье")
        assert answers(home)[0] == "/plans/41/"


def test_what_holds_all_words_comes_before_a_page_with_one_of_them(home: Page) -> None:
    ask(home, "пингвинам и тюленю")
    assert answers(home)[0] == "/plans/both/"


def test_a_long_text_is_shown_around_the_words(home: Page) -> None:
    ask(home, "редкость")
    article = home.locator(RESULT).first
    expect(article.locator("mark")).to_have_text(["редкостями"])
    text = article.inner_text()
    assert re.search(r"… .*начало перед редкостями посередине конец.* …", text, re.DOTALL)
    assert len(text) < 400


def test_texts_are_no_markup(home: Page) -> None:
    ask(home, "восьмерка")
    article = home.locator(RESULT).first
    expect(article.locator("h1")).to_have_text("Знаки <b>&amp;</b>")
    expect(article).to_contain_text("Сравнение: 5 < 7 & <i>восьмёрка</i>")
    assert article.locator("b, i").count() == 0


def test_the_opened_page_is_told_what_to_mark(home: Page) -> None:
    ask(home, "зимовьях")
    expect(home.locator("mark").first).to_be_visible()
    href = home.locator(".md-search-result__link").last.get_attribute("href") or ""
    assert "h=" in href
    assert href.endswith("#m-3")


def test_a_query_fetches_a_few_small_files_once(home: Page) -> None:
    fetched: list[str] = []
    home.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]))
    ask(home, "мухоловки округа")
    answers(home)
    terms, texts = ([name for name in fetched if name.startswith(kind)] for kind in ("terms-", "texts-"))
    assert 1 <= len(terms) <= 4
    assert 1 <= len(texts) <= 10
    assert len(terms) + len(texts) == len(fetched)
    fetched.clear()
    ask(home, "мухоловками")
    expect(home.locator("mark").first).to_be_visible()
    ask(home, "округах мухоловка")
    expect(home.locator(META)).to_contain_text("Лучшие страницы")
    assert not set(fetched) & {*terms, *texts}


def test_the_texts_of_unfinished_words_are_not_fetched(home: Page) -> None:
    fetched: list[str] = []
    home.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]))
    home.workers[0].evaluate(
        """async word => {
            await self.splitSearch({type: 2, data: "абракадабра"});
            for (let end = 1; end < word.length; end++) {
                self.splitSearch({type: 2, data: word.slice(0, end)});
                await new Promise(done => setTimeout(done, 60));
            }
            await self.splitSearch({type: 2, data: word});
        }""",
        "зимовье",
    )
    assert len([name for name in fetched if name.startswith("texts-")]) == 1


def test_what_has_only_begun_is_not_fetched(home: Page) -> None:
    fetched: list[str] = []
    home.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]))
    home.workers[0].evaluate(
        """async () => {
            await self.splitSearch({type: 2, data: "абракадабра"});
            const typed = ["зи", "зимовье му", "зимовье а б в мухоловки", ""];
            await Promise.all(typed.map((data) => self.splitSearch({type: 2, data})));
        }"""
    )
    # For the first query, which is nowhere, and for «зимовье»; nobody has waited for an answer.
    assert [name.partition("-")[0] for name in fetched] == ["terms", "words.json", "terms"], fetched


def test_on_a_slow_line_the_best_pages_do_not_wait_for_the_others(home: Page) -> None:
    held: list[Route] = []
    parts: list[str] = []
    is_slow = True

    def hold(route: Route) -> None:
        parts.append(route.request.url)
        if is_slow and len(parts) > 3:
            held.append(route)
        else:
            route.continue_()

    home.context.route("**/texts-*.json", hold)
    ask(home, "округа")
    expect(home.locator(RESULT)).to_have_count(3)
    expect(home.locator(META)).to_contain_text("Лучшие страницы: 3")
    is_slow = False
    for route in held:
        route.continue_()
    expect(home.locator(RESULT)).to_have_count(10)
    expect(home.locator(META)).to_contain_text("Лучшие страницы: 10")


def test_whoever_types_on_fetches_texts_of_the_best_pages_only(home: Page) -> None:
    fetched: list[str] = []
    home.on("request", lambda request: fetched.append(request.url))
    home.workers[0].evaluate(
        """async () => {
            const told = new Promise((done) => {
                const { postMessage } = self;
                self.postMessage = (message) => {
                    self.postMessage = postMessage;
                    done(self.splitSearch({type: 2, data: "зимовье"})); // the next key, once the first ones are shown
                };
            });
            self.splitSearch({type: 2, data: "округа"});
            await told;
        }"""
    )
    assert len([url for url in fetched if "/texts-" in url]) == 3 + 1


def test_the_first_answer_does_not_wait_for_the_theme(
    chromium: Browser, site: Path, serve_directory: Callable[[Path], str]
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with chromium.new_context() as context:
        page = context.new_page()
        context.route("**/bundle.*.js", hold)
        page.goto(serve_directory(site))
        page.locator(FIELD).click()
        page.keyboard.type("зимовьях")
        expect(page.locator("mark").first).to_have_text("Зимовье")
        expect(page.locator(META)).to_have_text("Найдено 1 совпадение")
        link = page.locator(".md-search-result__link")
        assert (link.get_attribute("href") or "").endswith("/plans/41/#m-3")
        page.locator(FIELD).fill("абракадабра")
        expect(page.locator(META)).to_have_text("Совпадений не найдено")
        expect(link).to_have_count(0)
        page.locator(FIELD).fill("мухоловками")
        expect(page.locator(META)).to_have_text(f"Лучшие страницы: 10 из {PLANS}")
        for route in held:
            route.continue_()
        expect(page.locator("[data-md-score]").first).to_be_attached()  # the theme has taken over
        expect(page.locator(META)).to_have_text(f"Лучшие страницы: 10 из {PLANS}")


def test_the_theme_waits_for_the_first_answer_and_no_longer(
    chromium: Browser, site: Path, serve_directory: Callable[[Path], str]
) -> None:
    address = serve_directory(site)
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(address)
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1].partition("-")[0]))
        page.evaluate(
            """field => {
                document.querySelector(field).value = "зимовьях";
                document.querySelector(field).focus();
            }""",
            FIELD,
        )
        expect(page.locator("[data-md-score]").first).to_be_attached()
        (theme,) = [place for place, name in enumerate(fetched) if name.startswith("bundle")]
        assert {"metodichka.js", "terms", "texts"} <= set(fetched[:theme]), fetched
        other = context.new_page()
        other.goto(address)
        with other.expect_request("**/bundle.*.js"):
            other.locator(FIELD).click()  # nothing is sought: the line is free


def test_without_a_worker_the_theme_comes_all_the_same(
    chromium: Browser, site: Path, serve_directory: Callable[[Path], str]
) -> None:
    with chromium.new_context() as context:
        page = context.new_page()
        context.route("**/workers/*.js", lambda route: route.abort())
        page.goto(serve_directory(site))
        with page.expect_request("**/bundle.*.js"):
            page.locator(FIELD).click()


def test_a_guess_that_is_wrong_costs_nothing_but_time(
    chromium: Browser, built_site: Path, tmp_path: Path, serve_directory: Callable[[Path], str]
) -> None:
    shutil.copytree(built_site, tmp_path / "small")
    let_theme_wait(tmp_path / "small/index.html")
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(serve_directory(tmp_path / "small"))
        page.locator(FIELD).click()
        page.keyboard.type("Сферум")
        expect(page.locator(RESULT).first).to_be_visible()


def test_only_the_last_query_is_answered(home: Page) -> None:
    home.evaluate(
        """([field, words]) => {
            const input = document.querySelector(field);
            for (let end = 1; end <= words.length; end++) {
                input.value = words.slice(0, end);
                input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
            }
        }""",
        [FIELD, "мухоловки зимовье"],
    )
    assert answers(home)[0] == "/plans/41/"
    expect(home.locator("mark").filter(has_text="Зимовье").first).to_be_visible()


def test_words_are_fetched_for_a_misspelt_query_alone_and_once(home: Page) -> None:
    fetched: list[str] = []
    home.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]))
    ask(home, "зимовьях")
    expect(home.locator("mark").first).to_have_text("Зимовье")
    assert "words.json" not in fetched
    for query in ("зимвье", "зимовъе"):
        ask(home, query)
        expect(home.locator(META)).to_have_text("Возможно, вы искали: «зимовье». Найдено совпадений: 1")
        assert answers(home) == ["/plans/41/"]
    assert fetched.count("words.json") == 1


def test_a_misspelt_query_asks_for_its_words_and_for_what_was_meant_at_once(home: Page) -> None:
    held: list[Route] = []
    is_slow = True

    def hold(route: Route) -> None:
        if is_slow:
            held.append(route)
        else:
            route.continue_()

    home.context.route("**/terms-*.json", hold)
    with home.expect_request("**/words.json"):  # while no postings are there
        ask(home, "пингвинми зимвье")
    assert held
    is_slow = False
    for route in held:
        route.continue_()
    expect(home.locator(META)).to_contain_text("Возможно, вы искали: «пингвинов зимовье»")


def test_half_a_word_does_not_ask_for_the_words_before_its_own_are_there(home: Page) -> None:
    held: list[Route] = []
    fetched: list[str] = []

    def hold(route: Route) -> None:
        held.append(route)

    home.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]))
    home.context.route("**/terms-*.json", hold)
    home.workers[0].evaluate(
        """async () => {
            self.splitSearch({type: 2, data: "зим"});
            self.splitSearch({type: 2, data: "зимви"});
            await new Promise((done) => setTimeout(done, 500));
        }"""
    )
    assert "words.json" not in fetched and fetched, fetched
    for route in held:
        route.abort()


def test_a_misspelt_word_among_others_is_mended_and_they_are_found_still(home: Page) -> None:
    ask(home, "зимвье пингвинами")
    expect(home.locator(META)).to_have_text("Возможно, вы искали: «зимовье пингвинами». Найдено совпадений: 3")
    assert set(answers(home)) == {"/plans/41/", "/plans/one/", "/plans/both/"}


def test_without_the_words_the_rest_of_a_query_is_answered(home: Page) -> None:
    home.context.route("**/words.json", lambda route: route.abort())
    ask(home, "зимвье пингвинами")
    expect(home.locator(META)).to_have_text("Найдено совпадений: 2")


def test_a_lost_line_is_named_and_the_next_query_is_answered(home: Page) -> None:
    home.context.route("**/search/**", lambda route: route.abort())
    ask(home, "зимовье")
    expect(home.locator(META)).to_contain_text("Нет связи")
    home.context.unroute("**/search/**")
    ask(home, "зимовьях")
    assert answers(home) == ["/plans/41/"]


def test_after_a_publication_an_open_page_goes_on_searching(
    chromium: Browser, site: Path, tmp_path: Path, serve_directory: Callable[[Path], str]
) -> None:
    shutil.copytree(site, tmp_path / "site")
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(serve_directory(tmp_path / "site"))
        page.locator(FIELD).click()
        expect(page.locator(META)).to_contain_text("Начните")
        shutil.rmtree(tmp_path / "site/search")
        new = SearchEntry("new/", "Новое зимовье", "")
        other = copy_in_parts(site_whole(tmp_path, site), tmp_path / "other", (new,))
        shutil.move(other / "search", tmp_path / "site/search")
        ask(page, "зимовье")
        assert answers(page) == ["/new/"]


def site_whole(folder: Path, site: Path) -> Path:
    """A site of nothing but an empty index."""
    head = json.loads((site / SEARCH_INDEX).read_bytes())
    del head["config"]["split"]
    (folder / "whole/search").mkdir(parents=True)
    (folder / "whole" / SEARCH_INDEX).write_text(json.dumps(head), encoding="utf-8")
    return folder / "whole"
