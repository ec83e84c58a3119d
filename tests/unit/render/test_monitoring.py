"""The monitoring page: figures of made-up reports as markup, and what an author's mistake in the file is told as."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.loading.materials import load_materials
from macros.model.monitoring import Monitoring
from macros.model.targets import read_target
from macros.project import Project, SiteSettings, load_project
from macros.render import render_component
from macros.site import build_site, check_page_macros, expand_page
from macros.sources.files import SourceFiles
from macros.views.monitoring import monitoring_head_view, monitoring_view
from macros.views.pages import roadmap_page_view
from macros.views.urls import roadmap_url
from tests.support.golden_files import Golden
from tests.support.markup import Markup
from tests.support.plan_samples import make_project

TODAY = date(2025, 6, 2)
FIGURES: dict[str, Any] = {
    "ид": "plan-june",
    "название": "Ход выполнения: проба",
    "карта": "plan",
    "форма": "plan-report",
    "дата": "2025-06-01",
    "ждали": 4,
    "получено": 3,
    "мероприятия": [
        {
            "пункт": "1-1",
            "номер": "1.1",
            "название": "Прежнее название",
            "выполнено": 2,
            "выполняется": 1,
            "просрочено": 1,
        },
        {"пункт": "9-9", "номер": "9.9", "название": "<b>Ушло</b> из карты", "не-начато": 1, "нет-сведений": 2},
    ],
    "муниципалитеты": [
        {"кто": "Первый округ", "выполнено": 1, "не-требуется": 1},
        {"кто": "Второй округ", "ответ": "нет"},
    ],
    "показатели": [
        {
            "пункт": "2-1",
            "номер": "2.1",
            "название": "доля педагогов",
            "единица": "%",
            "цель": "50",
            "значения": [
                {"кто": "Первый округ", "значение": "48.5"},
                {"кто": "Третий округ", "значение": 62},
            ],
        },
        {"пункт": "1-2", "номер": "1.2", "название": "списки", "цель": "по графику"},
    ],
}


def project(**fields: Any) -> Project:
    return replace(make_project(), monitoring=(Monitoring.model_validate({**FIGURES, **fields}),))


def markup(of: Project, name: str = "plan-june") -> str:
    return render_component("monitoring", monitoring_view(of, name), root="../../")


def test_component_is_as_reviewed(golden: Golden) -> None:
    golden("render/monitoring.html", markup(project()))


def test_component_is_well_formed_and_needs_no_open_content_policy() -> None:
    found = Markup(markup(project()))
    assert found.faults == []
    assert not [e for e in found.elements if "style" in e.attributes or any(a.startswith("on") for a in e.attributes)]


def test_every_picture_is_hidden_or_has_words() -> None:
    pictures = [e for e in Markup(markup(project())).elements if e.tag == "svg"]
    assert len(pictures) >= 4
    for picture in pictures:
        assert picture.attributes.get("aria-hidden") == "true" or picture.attributes.get("aria-labelledby")


def test_names_are_those_of_today_s_plan_and_text_is_never_markup() -> None:
    html = markup(project())
    assert "Назначить координаторов" in html
    assert "Прежнее название" not in html
    assert "&lt;b&gt;Ушло&lt;/b&gt;" in html
    assert "данные на" in html.casefold()
    assert "отчёт не сдан" in html


def test_reports_of_those_whom_the_list_does_not_name_stand_apart() -> None:
    html = markup(project(**{"ждали": 2, "получено": 3, "не-по-списку": 1})).replace("\u00a0", " ")
    assert "2 отчёта из 2 и ещё 1 не по списку" in html


def test_the_plan_and_its_newest_figures_lead_to_each_other() -> None:
    older = Monitoring.model_validate({**FIGURES, "ид": "plan-may", "дата": "2025-05-01"})
    found = project()
    found = replace(found, monitoring=(older, *found.monitoring))
    roadmap = found.roadmaps[0]
    tabs = roadmap_page_view(found, roadmap, TODAY).head.tabs
    assert [(tab.text, tab.url) for tab in tabs][3:] == [
        ("Ход выполнения на\u00a01\u00a0июня 2025\u00a0г.", "monitoring/plan-june/")
    ]
    assert roadmap_url(roadmap) in [link.url for link in monitoring_head_view(found, older).path]
    assert len(roadmap_page_view(make_project(), roadmap, TODAY).head.tabs) == 3


def test_a_target_may_be_a_ceiling() -> None:
    target = read_target("не более 5")
    assert target is not None
    assert target.reached(5.0)
    rows = [{**FIGURES["показатели"][0], "цель": "не более 50"}]
    view = monitoring_view(project(показатели=rows), "plan-june").indicators[0]
    assert [(row.value, row.mark) for row in view.rows] == [
        ("62\u00a0%", "цель не достигнута"),
        ("48,5\u00a0%", "цель достигнута"),
    ]


def test_bars_fill_exactly_a_hundred() -> None:
    view = monitoring_view(project(), "plan-june")
    for row in (view.total, *view.measures):
        assert row is not None
        assert sum(float(piece.length) for piece in row.bar) == pytest.approx(100, abs=0.1)


def test_without_figures_there_is_a_kind_sentence_and_no_page() -> None:
    html = markup(make_project(), "plan")
    assert "ещё не собирали" in html
    assert not [
        page.url for page in build_site(make_project(), TODAY).whole().pages if page.url.startswith("monitoring/")
    ]


def test_a_roadmap_s_name_gives_its_newest_figures() -> None:
    older = Monitoring.model_validate({**FIGURES, "ид": "plan-may", "дата": "2025-05-01"})
    of = replace(project(), monitoring=(older, *project().monitoring))
    assert monitoring_view(of, "plan").day == "2025-06-01"
    assert monitoring_view(of, "plan-may").day == "2025-05-01"


def sources(page: str = "", **files: str) -> SourceFiles:
    import yaml

    from tests.support.plan_samples import PARTIES, PLAN

    texts = {
        "docs/roadmaps/plan.yaml": yaml.safe_dump(PLAN, allow_unicode=True),
        "docs/parties.yaml": yaml.safe_dump({"стороны": PARTIES}, allow_unicode=True),
        "docs/monitoring/plan-june.yaml": yaml.safe_dump(FIGURES, allow_unicode=True),
        "docs/index.md": f"---\ntitle: А\ndescription: Б\n---\n\n{page}\n",
    }
    return SourceFiles(texts={**texts, **files})


def test_a_file_becomes_a_page_and_a_macro() -> None:
    of = load_project(sources('{{ monitoring("plan") }}'), SiteSettings())
    codes = {d.code for d in (*of.diagnostics, *check_page_macros(of)) if "monitoring" in d.file or "macro" in d.code}
    assert codes == set()
    (page,) = [page for page in build_site(of, TODAY).whole().pages if page.url == "monitoring/plan-june/"]
    assert "Первый округ" in page.body
    expanded = expand_page(of, of.pages[0], TODAY, "")
    assert "Первый округ" in expanded.insert(expanded.markdown)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("карта: plan", "карта: plam", "dead-reference"),
        ("получено: 3", "получено: -3", "wrong-number"),
        ("получено: 3", "получено: много", "wrong-number"),
        ("дата: '2025-06-01'", "дата: 31.06.2025", "wrong-date"),
        ("получено: 3", "получили: 3", "unknown-field"),
    ],
)
def test_a_mistake_in_the_file_has_its_place(old: str, new: str, code: str) -> None:
    file = "docs/monitoring/plan-june.yaml"
    text = sources().texts[file]
    assert old in text
    found = load_project(sources(**{file: text.replace(old, new)}), SiteSettings()).diagnostics
    assert code in {d.code for d in found if d.file == file}


def test_files_are_read_in_the_order_of_their_paths() -> None:
    text = sources().texts["docs/monitoring/plan-june.yaml"]
    loaded = load_materials({"docs/monitoring/b.yaml": text, "docs/monitoring/a.yaml": text}).monitoring
    assert [each.places.file for each in loaded] == ["docs/monitoring/a.yaml", "docs/monitoring/b.yaml"]


def test_a_target_in_words_has_a_summary_without_a_count() -> None:
    rows = [{**FIGURES["показатели"][0], "цель": "все желающие"}]
    (indicator,) = monitoring_view(project(показатели=rows), "plan-june").indicators
    assert "Цели достигли" not in str(indicator) and "у половины – не меньше" in str(indicator)
