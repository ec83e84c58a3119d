"""One function for each kind of authored file: its text → a typed value beside all that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar

from macros.diagnostics import Diagnostic, Span
from macros.loading.prune import plain
from macros.loading.records import Loaded, Reading, load_record, validated
from macros.loading.term_days import TermResolver
from macros.loading.typed_quotes import take_off_quotes
from macros.messages import tell
from macros.model.base import Record
from macros.model.calendar import CalendarFile
from macros.model.page import HOST_KEYS, Page, PageMeta
from macros.model.parties import PartiesFile
from macros.model.roadmap import TERM_CONTEXT, TERM_RESOLVER, Level, Roadmap
from macros.sources.front_matter import split_page
from macros.sources.places import Places
from macros.sources.tree import Entry, ListNode, MapNode, Node, PlainData, ScalarNode, child
from macros.sources.yaml_plain import read_plain
from macros.sources.yaml_tree import parse_yaml
from macros.terms import Term, TermContext, context_from_period, parse_term

R = TypeVar("R", bound=Record)

_NUMBERS = ("номер", "после")  # fields that hold numbers of measures
_BARE_NUMBER = re.compile(r"[\d.,]+")


def _as_read(term: Term) -> Term:
    return term


class RoadmapText(NamedTuple):
    """The text of a roadmap, its path from the root, and the digest of the text where somebody knows it."""

    text: str
    file: str
    digest: str = ""


def places_in(text: RoadmapText) -> Places:
    """The places of a faultless roadmap, which are found when somebody asks."""
    return Places(text.file, lambda: parse_yaml(text.text, text.file).node)


def load_roadmap(text: str, file: str, resolve: TermResolver = _as_read) -> Loaded[Roadmap]:
    """A roadmap. Its «период» is read first: it gives the year to the terms. `file` is the path from the root.

    `resolve` gives a read term the days that a calendar makes certain.
    """
    places = places_in(RoadmapText(text, file))
    data = read_plain(text, quoted=_NUMBERS)
    if data is not None and (record := validated(Roadmap, data, _roadmap_reading(data.get("период"), file, resolve))):
        return Loaded(record, places)
    parsed = parse_yaml(text, file)
    if not isinstance(parsed.node, MapNode):
        return _nothing(parsed.node, parsed.diagnostics, places, text)
    found = list(parsed.diagnostics)
    root = take_off_quotes(parsed.node, file, found)
    period = child(root, "период")
    reading = _roadmap_reading(plain(period) if period else None, file, resolve)
    loaded = load_record(Roadmap, root, places, reading)
    return _with_diagnostics(loaded, (*found, *_unquoted_numbers(root, file)))


def _roadmap_reading(period: PlainData | None, file: str, resolve: TermResolver) -> Reading:
    stem = re.sub(r"[^a-z0-9]+", "-", file.rpartition("/")[2].partition(".")[0].lower()).strip("-")
    return Reading(
        context={TERM_CONTEXT: _period_context(period), TERM_RESOLVER: resolve},
        stand_ins={"ид": stem or "x", "название": "…", "уровень": Level.ORGANISATION.value, "разделы": []},
    )


@lru_cache(maxsize=2)  # thousands of lines that a preview reads after every save
def load_parties(text: str, file: str) -> Loaded[PartiesFile]:
    """The registry of bodies and roles."""
    return load_data(PartiesFile, text, file, Reading(stand_ins={"стороны": []}))


def load_calendar(text: str, file: str) -> Loaded[CalendarFile]:
    """Academic years and named events."""
    return load_data(CalendarFile, text, file, Reading())


def load_page(text: str, file: str, path: str) -> Loaded[Page]:
    """A Markdown page; `path` is its path below docs/. A page always has a value: its text is readable at least."""
    split = split_page(text, file)
    if split.front_matter is None:
        page = Page(path, PageMeta(), split.body, split.body_line)
        return Loaded(page, _no_places(file), split.diagnostics, partial=bool(split.diagnostics))
    quotes: list[Diagnostic] = []
    tree = take_off_quotes(_in_russian(split.front_matter), file, quotes)
    loaded = load_record(PageMeta, tree, Places(file, lambda: tree), Reading())
    page = Page(path, loaded.value or PageMeta(), split.body, split.body_line)
    repeated = tuple(_repeated(split.front_matter, file))
    unread = bool(split.diagnostics) and isinstance(tree, MapNode) and not tree.entries
    found = (*split.diagnostics, *repeated, *quotes, *loaded.diagnostics)
    return Loaded(page, loaded.places, found, loaded.partial or unread)


def load_data(model: type[R], text: str, file: str, reading: Reading) -> Loaded[R]:
    """A YAML file that holds one record and needs nothing else to be known first."""
    places = Places(file, lambda: parse_yaml(text, file).node)
    data = read_plain(text)
    if data is not None and (record := validated(model, data, reading)):
        return Loaded(record, places)
    parsed = parse_yaml(text, file)
    if not isinstance(parsed.node, MapNode):
        return _nothing(parsed.node, parsed.diagnostics, places, text)
    found = list(parsed.diagnostics)
    loaded = load_record(model, take_off_quotes(parsed.node, file, found), places, reading)
    return _with_diagnostics(loaded, tuple(found))


def _nothing(node: Node | None, found: tuple[Diagnostic, ...], places: Places, text: str) -> Loaded[R]:
    """What a file gives that is no record at all."""
    if not found and (node is None or (isinstance(node, ScalarNode) and node.absent)):
        found = (tell("empty-file", places.file, Span()),)
    elif node is not None:
        words = {"where": "в файле", "expected": "запись с полями", "advice": "начните с поля «ид» или «название»"}
        words["found"] = "список" if isinstance(node, ListNode) else "текст"
        found = (*found, tell("wrong-type", places.file, node.span, example="ид: perm-2024", **words))
    return Loaded(None, places, found, partial=True)


def _with_diagnostics(loaded: Loaded[R], more: tuple[Diagnostic, ...]) -> Loaded[R]:
    return Loaded(loaded.value, loaded.places, (*more, *loaded.diagnostics), loaded.partial or bool(more))


def _no_places(file: str) -> Places:
    return Places(file, lambda: None)


def _period_context(period: PlainData | None) -> TermContext | None:
    words = period.get("читать-как") if isinstance(period, dict) else period
    return _context_of(words) if isinstance(words, str) and words else None


@lru_cache(maxsize=1 << 7)  # a country's plans are made for the same few years
def _context_of(period: str) -> TermContext | None:
    return context_from_period(parse_term(period, None))


def _unquoted_numbers(root: Node, file: str) -> Iterator[Diagnostic]:
    """Numbers of measures that other programs would read as 1.1 where 1.10 is written."""
    for measure in _measures(root):
        number, after = measure.get("номер"), measure.get("после")
        for node in (number, *(after.items if isinstance(after, ListNode) else (after,))):
            if isinstance(node, ScalarNode) and not node.quoted and _BARE_NUMBER.fullmatch(node.text):
                sample = f'номер: "{node.text}"' if node is number else f'после: ["{node.text}"]'
                yield tell("unquoted-number", file, node.span, example=sample, value=node.text)


def _measures(root: Node) -> Iterator[MapNode]:
    sections = child(root, "разделы")
    for section in sections.items if isinstance(sections, ListNode) else ():
        measures = section.get("мероприятия") if isinstance(section, MapNode) else None
        for measure in measures.items if isinstance(measures, ListNode) else ():
            if isinstance(measure, MapNode):
                yield measure


def _in_russian(node: Node) -> Node:
    """Front matter with our names for the host's; of two that mean the same the first stays."""
    if not isinstance(node, MapNode):
        return node
    entries: dict[str, Entry] = {}
    for entry in node.entries:
        key = entry.key._replace(text=HOST_KEYS.get(entry.key.text, entry.key.text))
        entries.setdefault(key.text, Entry(key, _in_russian(entry.value)))
    return node._replace(entries=tuple(entries.values()))


def _repeated(node: Node, file: str) -> Iterator[Diagnostic]:
    """A field given by our name and by the host's."""
    seen: dict[str, ScalarNode] = {}
    for entry in node.entries if isinstance(node, MapNode) else ():
        name = HOST_KEYS.get(entry.key.text, entry.key.text)
        first = seen.setdefault(name, entry.key)
        if first is not entry.key:
            yield tell("yaml-duplicate-key", file, entry.key.span, key=name, line=first.line)
