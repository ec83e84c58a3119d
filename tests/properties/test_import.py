"""What must hold for every roadmap and every table: nothing is lost on the way to Word and back, or into YAML."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.exports.docx_files import export_roadmap_docx
from macros.exports.xlsx_files import export_roadmap_xlsx
from macros.importers.cleaning import clean
from macros.importers.drafting import Wishes, make_draft
from macros.importers.grid import document_from_json, document_to_json
from macros.importers.numbers import parse_number
from macros.importers.reading import read_document
from macros.importers.text_reading import read_text
from macros.importers.yaml_text import draft_tree, write_yaml
from macros.loading import load_parties, load_roadmap
from macros.model.parties import PartyRegistry
from macros.model.roadmap import Roadmap
from tests.support.plan_samples import make_roadmap

ROOT = Path(__file__).resolve().parents[2]
PARTIES = load_parties((ROOT / "docs/parties.yaml").read_text("utf-8"), "docs/parties.yaml").value
REGISTRY = PartyRegistry(PARTIES.parties if PARTIES else ())
# Fields that no paper shows: they belong to the site.
OFF_PAPER = {"id", "short_title", "description", "level", "territory", "owner", "reviewed", "archive"}
OFF_MEASURE = {"id", "number_repeats"}


def back(roadmap: Roadmap, data: bytes, name: str = "plan.docx") -> Roadmap:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        draft = make_draft(read_document(path, name), Wishes(id=roadmap.id, registry=REGISTRY))
    assert draft is not None
    loaded = load_roadmap(write_yaml(draft_tree(draft)), "plan.yaml")
    assert loaded.value is not None and not loaded.diagnostics, loaded.diagnostics
    return loaded.value


def on_paper(roadmap: Roadmap) -> dict[str, Any]:
    """Everything a paper shows, terms as their words."""
    fields = roadmap.model_dump(exclude=OFF_PAPER)
    for section in fields["sections"]:
        for measure in section["measures"]:
            for name in OFF_MEASURE:
                del measure[name]
    return _words(fields)  # type: ignore[no-any-return]


def _words(value: Any) -> Any:
    if isinstance(value, dict):
        return value["text"] if "clauses" in value else {key: _words(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_words(each) for each in value]
    return value


# --- roadmaps --------------------------------------------------------------------------------------------------------

words = st.text("абвгдежзиклмнопрстуфхцчшыьэюя", min_size=2, max_size=9)
sentences = st.lists(words, min_size=1, max_size=6).map(lambda w: " ".join(w).capitalize())
texts = st.builds(
    lambda s, end: s + end, sentences, st.sampled_from(["", ".", ";", " (да)", ", нет", " «Сферум»", " 50\u00a0%"])
)
names = st.builds(lambda s, n: f"{s} {n}", sentences, st.integers(1, 99))
terms = st.sampled_from(
    ["до 01.03.2025", "май", "постоянно", "до 01.03.2025, далее – постоянно", "1 раз в месяц", "когда сочтут нужным"]
)
mentions = st.lists(
    st.one_of(names, st.builds(lambda n, t: {"кто": n, "примечание": f"в части {t}"}, names, words)),
    max_size=3,
    unique_by=str,
)
indicators = st.builds(
    lambda n, g, u: {"название": n, "цель": str(g), "единица": u},
    sentences,
    st.integers(0, 100),
    st.sampled_from(["%", "шт."]),
)


def _some(**fields: Any) -> dict[str, Any]:
    return {key.replace("_", "-"): value for key, value in fields.items() if value}


results = st.builds(
    lambda t, s, o, p, n: _some(текст=t, срок=s, ответственные=o, показатели=p, примечание=n),
    texts,
    st.one_of(st.just(""), terms),
    st.one_of(st.just([]), mentions),
    st.lists(indicators, max_size=2),
    st.one_of(st.just(""), sentences),
)
controls = st.builds(
    lambda t, s, m: _some(текст=t, срок=s, сноска=m),
    sentences,
    st.one_of(st.just(""), terms),
    st.sampled_from(["", "*"]),
)
measures = st.builds(
    lambda t, d, s, o, u, r, c, m, n: _some(
        название=t,
        подробности=d,
        срок=s,
        ответственные=o,
        участники=u,
        результаты=r,
        контроль=c,
        сноска=m,
        примечание=n,
    ),
    texts,
    st.lists(texts, max_size=2, unique=True),
    st.one_of(st.just(""), terms),
    mentions,
    mentions,
    st.lists(results, max_size=4, unique_by=lambda r: r["текст"]),
    st.lists(controls, max_size=2),
    st.sampled_from(["", "*", "**"]),
    st.one_of(st.just(""), sentences),
)

APPROVAL = {"кем": "Министр образования", "вид": "Согласовано", "дата": "2024-08-28", "номер": "СЭД-26-1"}


@st.composite
def roadmaps(draw: st.DrawFn) -> Roadmap:
    sections = []
    for s in range(1, draw(st.integers(1, 3)) + 1):
        found = draw(st.lists(measures, min_size=1, max_size=4))
        numbered = [{"номер": f"{s}.{n}", **measure} for n, measure in enumerate(found, 1)]
        section = _some(
            номер=draw(st.sampled_from([str(s), ""])),
            название=draw(sentences),
            примечание=draw(st.sampled_from(["", "Название короче"])),
        )
        sections.append({**section, "мероприятия": numbered})
    return make_roadmap(
        {
            "ид": "plan",
            "название": draw(sentences),
            "уровень": "регион",
            "период": "2025 год",
            "утверждение": draw(st.sampled_from([[], [APPROVAL]])),
            "приложение": draw(st.sampled_from(["", "Приложение к приказу управления от 10.01.2025 № 6"])),
            "разделы": sections,
            "сноски": {"*": "По запросу", "**": "Для новых школ"},
        }
    )  # fmt: skip


@given(roadmaps())
@settings(max_examples=20)
def test_word_and_back_loses_nothing(roadmap: Roadmap) -> None:
    first = back(roadmap, export_roadmap_docx(roadmap))
    assert on_paper(first) == on_paper(roadmap)
    second = back(first, export_roadmap_docx(first))
    assert second.model_dump(exclude={"sections"}) == first.model_dump(exclude={"sections"})
    assert on_paper(second) == on_paper(first)


@given(roadmaps())
@settings(max_examples=6)
def test_a_workbook_keeps_every_measure(roadmap: Roadmap) -> None:
    found = back(roadmap, export_roadmap_xlsx(roadmap), "plan.xlsx")
    assert [(m.number, m.title) for m in found.measures()] == [(m.number, m.title) for m in roadmap.measures()]


@pytest.mark.parametrize(
    "path", ["roadmap.yaml", *sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs/roadmaps").glob("*.yaml"))]
)
def test_the_real_roadmaps_survive_word(path: str) -> None:
    roadmap = load_roadmap((ROOT / path).read_text("utf-8"), path).value
    assert roadmap is not None
    data = export_roadmap_docx(roadmap)
    assert data == export_roadmap_docx(roadmap)
    found = back(roadmap, data)
    assert on_paper(found) == on_paper(roadmap)
    book = back(roadmap, export_roadmap_xlsx(roadmap), "plan.xlsx")
    results = [r.text for m in roadmap.measures() for r in m.results]
    assert [r.text for m in book.measures() for r in m.results] == results
    assert (book.annex, book.approvals) == (roadmap.annex, roadmap.approvals)
    assert [(s.note, s.measures[0].note) for s in book.sections] == [
        (s.note, s.measures[0].note) for s in roadmap.sections
    ]


# --- tables ----------------------------------------------------------------------------------------------------------

HEADS = ("№", "Мероприятие", "Срок", "Ответственный", "Результат", "Контроль", "Участники", "Цвет")
tokens = st.integers(100, 999).map(lambda n: f"слово{n}")
cells = st.lists(st.lists(tokens, min_size=1, max_size=4).map(" ".join), max_size=3).map("\n".join)


@given(
    st.permutations(HEADS).flatmap(
        lambda heads: st.tuples(
            st.just(heads),
            st.lists(st.tuples(st.booleans(), st.lists(cells, min_size=8, max_size=8)), min_size=1, max_size=6),
            st.lists(st.tuples(st.integers(1, 5), st.integers(0, 7)), max_size=3),
        )
    )
)
@settings(max_examples=20)
def test_every_word_of_a_table_is_in_the_yaml_or_among_the_doubts(
    table: tuple[list[str], list[tuple[bool, list[str]]], list[tuple[int, int]]],
) -> None:
    heads, rows, merges = table
    document = docx.Document()
    made = document.add_table(rows=0, cols=len(heads))
    number = 0
    for numbered, texts in ((True, heads), *rows):
        line = list(texts)
        if line != list(heads):
            number += numbered
            line[heads.index("№")] = f"1.{number}" if numbered else ""
        for cell, text in zip(made.add_row().cells, line, strict=True):
            cell.text = text
    for row, column in merges:
        if row + 1 < len(made.rows):
            made.cell(row, column).merge(made.cell(row + 1, column))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.docx"
        document.save(str(path))
        read = read_document(path, path.name)
    assert document_from_json(document_to_json(read)) == read
    draft = make_draft(read, Wishes(id="plan"))
    written = {word for _, texts in rows for c, text in enumerate(texts) if heads[c] != "№" for word in text.split()}
    if draft is None:
        assert not any(text.strip() for _, texts in rows for text in texts) or not number
        return
    yaml = write_yaml(draft_tree(draft))
    loaded = load_roadmap(yaml, "plan.yaml")
    assert not loaded.diagnostics, (yaml, loaded.diagnostics)
    found = yaml + " ".join(doubt.text for doubt in draft.all_doubts())
    assert {word for word in written if word not in found} == set()


# --- total functions -------------------------------------------------------------------------------------------------


@given(st.text(max_size=300))
def test_cleaning_is_total_and_stable(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once or "<" in text or "&" in text or "$" in text or "^" in text


@given(st.text(max_size=40))
def test_numbers_are_total(text: str) -> None:
    parse_number(text)


@given(st.text('1.№\t;|"«» абсрок\nмероприятие', max_size=200))
@settings(max_examples=40)
def test_any_pasted_text_is_read_or_refused(text: str) -> None:
    draft = make_draft(read_text(text.encode()), Wishes(id="plan"))
    if draft is not None:
        loaded = load_roadmap(write_yaml(draft_tree(draft)), "plan.yaml")
        assert loaded.value is not None and not loaded.diagnostics
