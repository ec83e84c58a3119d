"""Rules over everything that was read. `ALL_CHECKS`, with the `ROADMAP_CHECKS` of each roadmap by itself
(`one_roadmap`), is the specification of a faultless project."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from macros.checks.calendar import check_calendar
from macros.checks.contacts import check_contact_values
from macros.checks.duplicate_alias import check_duplicate_alias
from macros.checks.duplicate_id import check_duplicate_id
from macros.checks.faq import check_questions
from macros.checks.glossary import check_glossary
from macros.checks.glued_blocks import check_glued_blocks
from macros.checks.links import check_links
from macros.checks.list_indents import check_list_indents
from macros.checks.macro_calls import check_calls
from macros.checks.markdown_slips import (
    check_bold_signs,
    check_box_signs,
    check_link_signs,
    check_list_signs,
    check_macro_signs,
)
from macros.checks.markdown_tables import check_tables
from macros.checks.material_ids import check_material_ids
from macros.checks.material_links import check_material_links
from macros.checks.material_parties import check_material_mentions, check_material_parties
from macros.checks.misplaced import check_misplaced, with_misfiled
from macros.checks.mixed_letters import check_mixed_pages, said_once
from macros.checks.named_people import check_named_people
from macros.checks.note_boxes import check_note_signs, check_note_words
from macros.checks.page_bounds import check_page_bounds
from macros.checks.page_code import check_fences, check_words_as_code
from macros.checks.page_outline import check_bold_headings, check_headings, check_notes, check_ruled_headings
from macros.checks.pages import check_address_collision, check_description, check_home, check_related
from macros.checks.parties import check_mentions
from macros.checks.party_links import check_party_links
from macros.checks.personal_data import check_personal_data
from macros.checks.references import check_references
from macros.checks.repeated_party import check_repeated_party
from macros.checks.report_forms import check_monitoring_roadmap, check_report_cells, check_report_roadmap
from macros.checks.reserved_places import check_reserved_places
from macros.checks.speech_timing import check_message_length, check_speech_fits, check_speech_minutes
from macros.checks.structures import check_structure_footnotes
from macros.checks.subject import PageFile, RoadmapFile, Subject
from macros.checks.words_of_links import check_link_words, check_picture_words
from macros.diagnostics import Diagnostic

__all__ = [
    "ALL_CHECKS",
    "PageFile",
    "RoadmapFile",
    "Subject",
    "check_calls",
    "check_home",
    "check_misplaced",
    "check_personal_data",
    "run_checks",
    "said_once",
    "with_misfiled",
]

Check = Callable[[Subject], Iterable[Diagnostic]]

ALL_CHECKS: tuple[Check, ...] = (
    # Names are given once.
    check_duplicate_id,
    check_material_ids,
    check_glossary,
    check_questions,
    # Everybody named is in the registry, and the registry is in order.
    check_mentions,
    check_repeated_party,
    check_duplicate_alias,
    check_party_links,
    check_material_mentions,
    check_material_parties,
    # Academic years and events are in order.
    check_calendar,
    # What is referred to is there.
    check_references,
    check_report_roadmap,
    check_monitoring_roadmap,
    check_structure_footnotes,
    check_related,
    check_links,
    check_material_links,
    # What is said fits its time, what is filled in fits its form.
    check_speech_minutes,
    check_speech_fits,
    check_message_length,
    check_report_cells,
    check_contact_values,
    # Nobody is named where a role can stand.
    check_named_people,
    # A page can be read in a second, and looks as it was meant.
    check_page_bounds,
    check_glued_blocks,
    check_list_signs,
    check_list_indents,
    check_link_signs,
    check_macro_signs,
    check_bold_signs,
    check_box_signs,
    check_note_signs,
    check_note_words,
    check_fences,
    check_words_as_code,
    check_tables,
    check_headings,
    check_ruled_headings,
    check_bold_headings,
    check_notes,
    check_mixed_pages,
    check_link_words,
    check_picture_words,
    # Nothing is in another's place.
    check_description,
    check_address_collision,
    check_reserved_places,
)


def run_checks(subject: Subject) -> tuple[Diagnostic, ...]:
    """What the checks of the whole say, in the order of the list."""
    return tuple(diagnostic for check in ALL_CHECKS for diagnostic in check(subject))
