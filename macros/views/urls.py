"""Where things live on the site: every address is made here and nowhere else.

Addresses are relative to the site's root, without a leading «/» («roadmaps/perm-2024/#m-2-1»); render puts the way
back to the root in front of them, so that the site works under a sub-path. They are permanent: ids are never reused.
"""

from __future__ import annotations

import re

from macros.model.roadmap import Measure, Roadmap


def roadmap_url(roadmap: Roadmap) -> str:
    """The roadmap's page with its table."""
    return f"roadmaps/{roadmap.id}/"


def timeline_url(roadmap: Roadmap) -> str:
    """The roadmap's month grid."""
    return f"roadmaps/{roadmap.id}/timeline/"


def timeline_part_url(roadmap: Roadmap, number: int) -> str:
    """A page of a timeline that is too long for one; the first is the timeline's own."""
    return timeline_url(roadmap) if number == 1 else f"{timeline_url(roadmap)}part-{number}/"


def checklist_url(roadmap: Roadmap) -> str:
    """The roadmap's printable checklist."""
    return f"roadmaps/{roadmap.id}/checklist/"


def part_url(roadmap: Roadmap, number: int) -> str:
    """A part of a roadmap that is too long for one page; parts count from 1. It may shift, unlike other addresses."""
    return f"roadmaps/{roadmap.id}/part-{number}/"


def part_checklist_url(roadmap: Roadmap, number: int) -> str:
    """The checklist of such a part."""
    return f"{part_url(roadmap, number)}checklist/"


def measure_anchor(measure: Measure) -> str:
    """The id of the measure's element on its roadmap's page."""
    return f"m-{measure.slug}"


def table_id(roadmap: Roadmap) -> str:
    """The id of the table's element on the roadmap's page."""
    return f"table-{roadmap.id}"


def measure_url(roadmap: Roadmap, measure: Measure) -> str:
    """The measure's permanent link."""
    return f"{roadmap_url(roadmap)}#{measure_anchor(measure)}"


def party_url(party_id: str) -> str:
    """«Что мне делать» of a body or role."""
    return f"parties/{party_id}/"


def party_checklist_url(party_id: str) -> str:
    """The party's printable checklist."""
    return f"parties/{party_id}/checklist/"


def roadmap_data_url(roadmap_id: str, kind: str) -> str:
    """A roadmap's data file; `kind` is json or csv."""
    return f"api/v1/roadmaps/{roadmap_id}.{kind}"


def roadmap_calendar_url(roadmap_id: str) -> str:
    """The roadmap's iCalendar feed."""
    return f"calendar/{roadmap_id}.ics"


def party_calendar_url(party_id: str) -> str:
    """The party's iCalendar feed."""
    return f"calendar/role-{party_id}.ics"


def index_data_url() -> str:
    """The list of everything that the API gives."""
    return "api/v1/index.json"


def parties_data_url() -> str:
    """The registry of bodies and roles."""
    return "api/v1/parties.json"


def party_data_url(party_id: str) -> str:
    """The measures of a body or role."""
    return f"api/v1/parties/{party_id}.json"


def sheet_url(of: str, subject_id: str, kind: str, *, large: bool = False) -> str:
    """A sheet for paper: `of` is roadmap, role, instruction or speech; `kind` what it is («checklist»)."""
    return f"files/{of}-{subject_id}-{kind}{'-large' if large else ''}.pdf"


OFFICE_KINDS = ("docx", "xlsx")


def office_url(roadmap_id: str, kind: str) -> str:
    """The roadmap for Word or Excel; `kind` is one of OFFICE_KINDS."""
    return f"files/roadmap-{roadmap_id}.{kind}"


def schema_url() -> str:
    """The JSON Schema of all files of the API."""
    return "api/v1/schema.json"


def page_url(path: str) -> str:
    """The page made of docs/`path`: «faq.md» → «faq/», «roadmaps/index.md» → «roadmaps/», as is «README.md»."""
    folder, slash, name = path.removesuffix(".md").rpartition("/")
    return folder + slash if name in ("index", "README") else f"{folder}{slash}{name}/"


def instruction_url(instruction_id: str) -> str:
    """An instruction with its steps."""
    return f"instructions/{instruction_id}/"


def instruction_checklist_url(instruction_id: str) -> str:
    """The instruction's steps for ticks and for paper."""
    return f"instructions/{instruction_id}/checklist/"


def step_anchor(number: int) -> str:
    """The id of a step's element on its instruction's page; steps count from 1."""
    return f"step-{number}"


def step_url(instruction_id: str, number: int) -> str:
    """A step's permanent link."""
    return f"{instruction_url(instruction_id)}#{step_anchor(number)}"


def speech_module_url(module_id: str) -> str:
    """A speech module with everything that its speaker needs."""
    return f"speech-modules/{module_id}/"


def read_aloud_url(module_id: str) -> str:
    """The words of a speech module in large type."""
    return f"speech-modules/{module_id}/read/"


def block_anchor(number: int) -> str:
    """The id of a block of a speech module; blocks count from 1."""
    return f"block-{number}"


def question_anchor(number: int) -> str:
    """The id of a likely question of a speech module; questions count from 1."""
    return f"question-{number}"


def report_url(form_id: str) -> str:
    """A report form with its worked examples."""
    return f"reports/{form_id}/"


def form_file_url(form_id: str) -> str:
    """The report form as a workbook to fill in."""
    return f"files/form-{form_id}.xlsx"


def monitoring_url(monitoring_id: str) -> str:
    """How a roadmap is carried out, by the reports that were collected."""
    return f"monitoring/{monitoring_id}/"


def error_url(code: str) -> str:
    """The manual's page about a message of the check."""
    return f"{ERRORS_URL}{code}/"


ERRORS_URL = "editors/errors/"
FAQ_URL = "faq/"
GLOSSARY_URL = "glossary/"
CONTACTS_URL = "contacts/"


CHANGES_URL = "changes/"
FEED_URL = "changes.atom"
COVERAGE_URL = "coverage/"


def changes_day_url(day: str) -> str:
    """What changed on the day (ISO)."""
    return f"{CHANGES_URL}#d-{day}"


def coverage_url(roadmap: Roadmap) -> str:
    """How other roadmaps carry this one out."""
    return f"{roadmap_url(roadmap)}coverage/"


def answer_url(entry_id: str) -> str:
    """The permanent link of an answer."""
    return f"{FAQ_URL}#{entry_id}"


def glossary_anchor(term: str) -> str:
    """The id of a word's entry, made of its letters: «ГИС РУО» is «gis-ruo», «и. о.» is «i-o»."""
    latin = "".join(_LATIN.get(letter, letter) for letter in term.casefold())
    return "-".join(re.findall(r"[a-z0-9]+", latin)) or "word"


def glossary_url(term: str) -> str:
    """A word's entry in the glossary."""
    return f"{GLOSSARY_URL}#{glossary_anchor(term)}"


_LATIN = dict(zip("абвгдеёзийклмнопрстуфхцыэ", "abvgdeeziiklmnoprstufhcye", strict=True)) | {
    "ж": "zh",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
}
