"""What is written in any output format is read back by that format's own reader, and stays within its place."""

from __future__ import annotations

import html
import io
import json
import zipfile
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.adapters.offline.archive import FOLDER, archive
from macros.authoring.yaml_writing import record_lines, scalar
from macros.changes import NO_HISTORY
from macros.changes.history import History, Revision
from macros.changes.values import Changes, Kind, MaterialChange, Sort
from macros.diagnostics import Diagnostic, Severity, Span
from macros.exports.changes.feed import export_changes_feed
from macros.importers.yaml_text import mapping_lines
from macros.loading.prune import plain
from macros.project import Project, SiteSettings
from macros.render.environment import component_environment
from macros.render.links import SiteLinks
from macros.report import FORMATS
from macros.site.values import way_to_root
from macros.sources.characters import find_odd_characters
from macros.sources.page_macros import find_calls
from macros.sources.yaml_tree import parse_yaml
from tests.unit.exports.samples import project as sample_project

DAY = date(2025, 2, 10)
ATOM = "{http://www.w3.org/2005/Atom}"
# Signs that some format gives a meaning to, and letters that people write.
SIGNS = [*"<>&\"'`{}[]()|\\/%:;,.#-–=+@!?*_~$^ \t\nабвЖё№«»1", "]]>", "<!--", "{{", "%0A", "::", "\u2028", "😀"]
nasty = st.lists(st.sampled_from(SIGNS), max_size=14).map("".join)
# No unseen characters: the loading refuses them long before anything is written.
letters = st.characters(exclude_categories=["C"]).filter(lambda sign: not any(find_odd_characters(sign, "")))
visible = st.text(letters, max_size=20) | nasty
one_line = visible.map(lambda text: " ".join(text.split()))


@dataclass
class Held:
    """What a browser would find in a piece of markup."""

    tags: list[tuple[str, dict[str, str | None]]]
    text: str


def read_markup(markup: str) -> Held:
    held = Held([], "")

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            held.tags.append((tag, dict(attrs)))

        def handle_data(self, data: str) -> None:
            held.text += data

    reader = Reader(convert_charrefs=True)
    reader.feed(markup)
    reader.close()
    return held


@given(visible)
@settings(max_examples=50)
def test_a_templates_text_and_attribute_give_their_words_back(text: str) -> None:
    template = component_environment().from_string('<p title="{{ view }}">{{ view }}</p>')
    held = read_markup(template.render(view=text))
    assert held.tags == [("p", {"title": text})]
    assert held.text == text


@given(visible)
@settings(max_examples=50)
def test_escaped_markup_is_its_own_text(text: str) -> None:
    assert html.unescape(html.escape(text)) == text
    assert not set(html.escape(text)) & set("<>\"'")


@given(one_line, one_line)
@settings(max_examples=40)
def test_a_feed_gives_its_words_back(name: str, title: str) -> None:
    changes = Changes((), (MaterialChange(Kind.ADDED, Sort.PAGE, "x.md", title),))
    history = History((Revision("a", datetime(2025, 2, 10, tzinfo=UTC), DAY, changes),))
    feed = export_changes_feed(Project(settings=SiteSettings(site_name=name)), history, DAY)
    root = ElementTree.fromstring(feed)  # noqa: S314 - our own
    assert root.findtext(f"{ATOM}title") == f"{name}: что изменилось"
    assert root.findtext(f"{ATOM}entry/{ATOM}content") == f"Материалы: {title.rstrip('.')}."
    assert export_changes_feed(sample_project(), NO_HISTORY, DAY) == export_changes_feed(
        sample_project(), NO_HISTORY, DAY
    )


@example("раз\nдва\r%0A::", "a\n:,b", Severity.ERROR)
@given(visible, visible, st.sampled_from(list(Severity)))
@settings(max_examples=50)
def test_a_forges_annotation_is_one_line_and_says_all(message: str, file: str, severity: Severity) -> None:
    said = FORMATS["github"]([Diagnostic(file, Span(3, 2, 4), "some-code", message, severity=severity)], {})
    (line,) = said.rstrip("\n").split("\n")
    head, _, text = line.removeprefix(f"::{severity.value} ").partition("::")
    values = dict(pair.split("=", 1) for pair in head.split(","))
    assert unquote_forge(text) == message
    assert unquote_forge(values["file"]) == file
    assert (values["line"], values["col"], values["endColumn"]) == ("3", "2", "3")


def unquote_forge(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


@given(visible, visible)
@settings(max_examples=50)
def test_json_reports_give_their_words_back(message: str, hint: str) -> None:
    found = Diagnostic("docs/x.md", Span(1, 1, 2), "code", message, hint)
    (entry,) = json.loads(FORMATS["json"]([found], {}))
    assert (entry["message"], entry["hint"], entry["file"]) == (message, hint, "docs/x.md")
    (other,) = json.loads(FORMATS["gitlab"]([found], {}))
    assert other["description"] == message + (f" ({hint})" if hint else "")


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=50)
def test_a_terminal_is_never_steered(message: str, line: str) -> None:
    shown = FORMATS["text"]([Diagnostic("x.md", Span(1, 1, 2), "code", message)], {"x.md": line})
    assert not {sign for sign in shown if sign != "\n" and (ord(sign) < 32 or 127 <= ord(sign) < 160)}
    assert "\u202e" not in shown and "\u200f" not in shown


@given(one_line.filter(bool))
@settings(max_examples=50)
def test_a_written_scalar_is_read_back(text: str) -> None:
    for written in (f"поле: {scalar(text)}\n", f"поле: [{scalar(text, in_flow=True)}]\n"):
        parsed = parse_yaml(written, "x.yaml")
        assert parsed.diagnostics == (), written
        assert parsed.node is not None
        assert plain(parsed.node) in ({"поле": text}, {"поле": [text]})


records = st.dictionaries(
    st.text("абвг-", min_size=1, max_size=5).filter(str.isalpha), one_line.filter(bool), min_size=1, max_size=4
)


@given(records)
@settings(max_examples=40)
def test_an_authored_record_is_read_back(record: dict[str, str]) -> None:
    assert read_yaml("\n".join(record_lines(record)) + "\n") == record


@given(records, st.lists(one_line.filter(bool), min_size=1, max_size=3))
@settings(max_examples=40)
def test_an_imported_record_is_read_back(record: dict[str, str], items: list[str]) -> None:
    tree: dict[str, Any] = {**record, "список": items, "внутри": [dict(record)]}
    assert read_yaml("\n".join(mapping_lines(tree)) + "\n") == tree


def read_yaml(text: str) -> object:
    parsed = parse_yaml(text, "x.yaml")
    assert parsed.diagnostics == (), text
    assert parsed.node is not None
    return plain(parsed.node)


@given(st.text(letters, max_size=20), st.integers(-(10**6), 10**6))
@settings(max_examples=50)
def test_a_macros_literals_arrive_as_written(text: str, number: int) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    body = f'Слова {{{{ term("{quoted}", число={number}) }}}} ещё слова'
    calls, found = find_calls(body, "docs/x.md", 1)
    if "\\" not in text and "}}" not in text and "{" not in text and "%}" not in text and "#" not in text:
        assert not list(found), found
        (call,) = calls
        assert call.name == "term"
        assert call.args == (text,)
        assert dict(call.kwargs) == {"число": number}


@given(
    st.dictionaries(
        st.text("abcd/", min_size=1, max_size=6).map(lambda t: t.strip("/") or "a"), st.binary(max_size=20), max_size=5
    )
)
@settings(max_examples=30)
def test_an_archive_gives_its_files_back(files: dict[str, bytes]) -> None:
    packed = archive(files)
    with zipfile.ZipFile(io.BytesIO(packed)) as found:
        assert {entry.date_time for entry in found.infolist()} <= {(1980, 1, 1, 0, 0, 0)}
        assert {name.removeprefix(f"{FOLDER}/"): found.read(name) for name in found.namelist()} == files
    assert archive(dict(reversed(files.items()))) == packed


folders = st.lists(st.text("abc", min_size=1, max_size=3), max_size=4).map(
    lambda parts: "".join(f"{p}/" for p in parts)
)


@given(folders, folders, st.sampled_from(["", "#m-1", "?status=now#x"]))
@settings(max_examples=50)
def test_a_link_leads_from_any_page_to_any_page(page: str, target: str, rest: str) -> None:
    site = "https://example.org/myschool/"
    link = SiteLinks(way_to_root(page))(target + rest)
    if (target + rest).startswith("#"):
        assert link == rest
        return
    assert urljoin(site + page, link) == site + target + rest
    with_files = SiteLinks(way_to_root(page), index_files=True)(target + rest)
    assert unquote(urlsplit(urljoin(site + page, with_files)).path) == f"/myschool/{target}index.html"
