"""A new edition of a known plan into its YAML: ids, comments and hand edits stay, facts of the document are renewed.

Facts (number, term, addressees, period, annex line) are taken from the new edition. Words (title, details, results,
control) may have been rewritten by an editor, so they are replaced only where the editor left the document's words;
else the new words stand in a comment. With the edition before at hand only what the document itself changed is touched.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from macros.importers.changes import Pair, match_measures, same_words
from macros.importers.cleaning import letters_only
from macros.importers.draft import RoadmapDraft, SectionDraft
from macros.importers.measure_merging import (
    MARK,
    MeasureMerge,
    MergeWork,
    default_slug,
    empty_list,
    loaded_tree,
    plain_value,
    put,
    round_trip_yaml,
    shown,
    similar,
)
from macros.importers.slugs import slug_of
from macros.importers.yaml_text import (
    comment_lines,
    measure_tree,
    roadmap_fields,
    section_tree,
)
from macros.model.dates import parse_date
from macros.model.parties import PartyRegistry
from macros.sources.tree import ListNode, MapNode, Node, child
from macros.sources.yaml_tree import parse_yaml


@dataclass(frozen=True, slots=True)
class Merged:
    """The new text, what changed (a line each, for the screen) and the counts in words."""

    text: str
    changes: tuple[str, ...]
    summary: str


def merge_edition(text: str, new: RoadmapDraft, before: RoadmapDraft | None, registry: PartyRegistry) -> Merged:
    """The YAML `text` of a roadmap with the new edition merged in. The text must be one that our reader accepts."""
    yaml = round_trip_yaml()
    root = yaml.load(text)
    work = MergeWork(root, registry, str(root.get("территория", "")))
    _merge_head(work, new, before)
    old = [(section, measure) for section in root["разделы"] for measure in section["мероприятия"]]
    pairs = match_measures([measure for _, measure in old], tuple(new.measures()), before)
    for pair in pairs:
        if pair.new is not None and pair.old is not None:
            MeasureMerge(work, pair.old, pair.new, pair.before).merge()
    _place(work, new, pairs)
    _name_the_new(work, pairs)
    for _, measure in old:
        if all(pair.old is not measure or pair.new is not None for pair in pairs):
            continue
        work.counts["removed"] += 1
        work.changes.append(f"− {measure['номер']} {measure['название']}: в новой редакции нет; запись оставлена")
        work.tell(measure, "этого мероприятия нет; удалите запись, если оно отменено")
    buffer = io.StringIO()
    yaml.dump(root, buffer)
    counts = work.counts
    summary = f"изменено мероприятий {counts['changed']}, добавлено {counts['added']}, нет в новой {counts['removed']}"
    return Merged(_with_comments(buffer.getvalue(), work), tuple(work.changes), summary)


# --- the head --------------------------------------------------------------------------------------------------------


def _merge_head(work: MergeWork, new: RoadmapDraft, before: RoadmapDraft | None) -> None:
    fields, old_fields = roadmap_fields(new), roadmap_fields(before) if before else None
    for key in ("период", "приложение", "утверждение"):
        value = fields.get(key)
        if not value or (old_fields is not None and old_fields.get(key) == value):
            continue
        if key == "утверждение" and _stamps(work.root.get(key)) == _stamps(value):
            continue
        if plain_value(work.root.get(key)) == value or same_words(shown(plain_value(work.root.get(key))), shown(value)):
            continue
        work.changes.append(f"~ {key}: было «{shown(plain_value(work.root.get(key)))}», стало «{shown(value)}»")
        put(work.root, key, value, ("ид", "название", "уровень", "территория", "период", "утверждение", "приложение"))
    if before is not None and before.title != new.title and not same_words(str(work.root["название"]), new.title):
        work.top.append(f"{MARK}: название документа: «{new.title}»")
        work.changes.append(f"~ название документа: «{new.title}»; название карты оставлено")


def _stamps(value: Any) -> list[tuple[str, object, str]]:
    """Approvals as they compare: whose, on which day, under which number."""
    stamps = value if isinstance(value, list) else [value] if value else []
    return [
        (letters_only(str(s.get("кем", ""))), parse_date(str(s.get("дата", ""))), str(s.get("номер", "")))
        for s in stamps
    ]


# --- order and new entries -------------------------------------------------------------------------------------------


def _place(work: MergeWork, new: RoadmapDraft, pairs: Sequence[Pair]) -> None:
    """Puts new measures behind their neighbour and moves those that changed their section."""
    by_new = {id(pair.new): pair.old for pair in pairs if pair.new is not None}
    for section in new.sections:
        target = _target_section(work, section, [by_new.get(id(m)) for m in section.measures])
        measures = target["мероприятия"]
        at = 0
        for draft in section.measures:
            old = by_new.get(id(draft))
            if old is None:
                entry = loaded_tree(measure_tree(draft))
                measures.insert(at, entry)
                work.counts["added"] += 1
                work.changes.append(f"+ {draft.number} {draft.title}")
                work.tell(entry, "новое мероприятие")
                for pair in pairs:
                    if pair.new is draft:
                        pair.made = entry
                at += 1
                continue
            index = _index(measures, old)
            if index is None:
                _take_out(work, old)
                measures.insert(at, old)
                work.tell(old, f"мероприятие перенесено в раздел «{target['название']}»")
                work.changes.append(f"~ {draft.number} {old['название']}: теперь в разделе «{target['название']}»")
                index = at
            at = index + 1


def _target_section(work: MergeWork, section: SectionDraft, olds: Sequence[Any]) -> Any:
    """The section of most of its measures, else one of the same number or words, else a new one."""
    sections = [each for each in work.root["разделы"] if id(each) not in work.claimed]
    by_measures = [
        sum(old is not None and _index(each["мероприятия"], old) is not None for old in olds) for each in sections
    ]
    if any(by_measures):
        found = sections[by_measures.index(max(by_measures))]
    else:
        found = next((each for each in sections if similar(str(each["название"]), section.title)), None)
    if found is not None:
        work.claimed.add(id(found))
        return found
    fresh = loaded_tree(section_tree(SectionDraft(section.title, section.number, section.note)))
    fresh["мероприятия"] = empty_list()
    work.root["разделы"].append(fresh)
    work.claimed.add(id(fresh))
    work.changes.append(f"+ раздел «{section.title}»")
    return fresh


def _take_out(work: MergeWork, measure: Any) -> None:
    for section in work.root["разделы"]:
        index = _index(section["мероприятия"], measure)
        if index is not None:
            del section["мероприятия"][index]


def _index(measures: Sequence[Any], measure: Any) -> int | None:
    return next((index for index, each in enumerate(measures) if each is measure), None)


def _name_the_new(work: MergeWork, pairs: Sequence[Pair]) -> None:
    """New measures whose number makes an address that another one keeps get a name of their own."""
    made = [pair.made for pair in pairs if pair.made is not None]
    everything = [measure for section in work.root["разделы"] for measure in section["мероприятия"]]
    taken = [
        str(m.get("ид") or default_slug(str(m["номер"]))) for m in everything if not any(m is each for each in made)
    ]
    for entry in made:
        slug = str(entry.get("ид") or default_slug(str(entry["номер"])))
        if slug in taken:
            base, count = slug_of(str(entry["название"]))[:60].strip("-"), 1
            slug = base
            while slug in taken:
                count += 1
                slug = f"{base}-{count}"
            put(entry, "ид", slug)
            work.tell(entry, "«ид» придуман: адрес по номеру занят другим мероприятием")
        taken.append(slug)


# --- comments --------------------------------------------------------------------------------------------------------


def _with_comments(text: str, work: MergeWork) -> str:
    """Comment lines above the measures they are about; their places are found by our own reader."""
    root = parse_yaml(text, "").node
    lines = text.split("\n")
    above: dict[int, list[str]] = {1: [line for each in work.top for line in comment_lines(each, "")]}
    for s, section in enumerate(work.root["разделы"]):
        for m, measure in enumerate(section["мероприятия"]):
            texts = work.comments.get(id(measure), [])
            node = _node(root, ("разделы", s, "мероприятия", m)) if texts else None
            if isinstance(node, MapNode):
                indent = " " * (len(lines[node.line - 1]) - len(lines[node.line - 1].lstrip()))
                above[node.line] = [line for each in texts for line in comment_lines(each, indent)]
    out: list[str] = []
    for number, line in enumerate(lines, 1):
        out += above.get(number, [])
        out.append(line)
    return "\n".join(out)


def _node(root: Node | None, path: Iterable[str | int]) -> Node | None:
    node = root
    for step in path:
        node = child(node, step) if isinstance(node, MapNode | ListNode) else None
    return node
