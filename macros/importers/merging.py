"""A new edition of a known plan into its YAML: ids, comments and hand edits stay, facts of the document are renewed.

Facts (number, term, addressees, period, annex line) are taken from the new edition. Words (title, details, results,
control) may have been rewritten by an editor, so they are replaced only where the editor left the document's words;
else the new words stand in a comment. With the edition before at hand only what the document itself changed is touched.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML

from macros.importers.changes import Pair, likeness, match_measures, same_words
from macros.importers.draft import MeasureDraft, MentionDraft, RoadmapDraft, SectionDraft
from macros.importers.slugs import slug_of
from macros.importers.yaml_text import (
    Tree,
    comment_lines,
    mapping_lines,
    measure_tree,
    mention_trees,
    roadmap_fields,
    section_tree,
)
from macros.model.parties import PartyRegistry, name_key
from macros.sources.tree import ListNode, MapNode, Node, child
from macros.sources.yaml_tree import parse_yaml

_MARK = "НОВАЯ РЕДАКЦИЯ"
_ORDER = (
    "номер", "номер-повторён", "ид", "название", "подробности", "срок", "ответственные", "участники", "результаты",
    "контроль", "системы", "реализует", "после", "основание", "сноска", "примечание",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Merged:
    """The new text, what changed (a line each, for the screen) and the counts in words."""

    text: str
    changes: tuple[str, ...]
    summary: str


@dataclass
class _Work:
    """The YAML being changed, and what is to be said about it. Comments are kept by the identity of their measure."""

    root: Any
    registry: PartyRegistry
    territory: str
    changes: list[str] = field(default_factory=list)
    comments: dict[int, list[str]] = field(default_factory=dict)
    top: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"added": 0, "removed": 0, "changed": 0})

    def who(self, name: str) -> str:
        """Whom a name means, as it compares."""
        found = self.registry.candidates(name, self.territory)
        return found[0].id if found else name_key(name)

    def tell(self, measure: Any, text: str) -> None:
        """A comment above the measure."""
        self.comments.setdefault(id(measure), []).append(f"{_MARK}: {text}")


def merge_edition(text: str, new: RoadmapDraft, before: RoadmapDraft | None, registry: PartyRegistry) -> Merged:
    """The YAML `text` of a roadmap with the new edition merged in. The text must be one that our reader accepts."""
    yaml = _yaml()
    root = yaml.load(text)
    work = _Work(root, registry, str(root.get("территория", "")))
    _merge_head(work, new, before)
    old = [(section, measure) for section in root["разделы"] for measure in section["мероприятия"]]
    pairs = match_measures([measure for _, measure in old], tuple(new.measures()), before)
    for pair in pairs:
        if pair.new is not None and pair.old is not None:
            _MeasureMerge(work, pair.old, pair.new, pair.before).merge()
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


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


# --- the head --------------------------------------------------------------------------------------------------------


def _merge_head(work: _Work, new: RoadmapDraft, before: RoadmapDraft | None) -> None:
    fields, old_fields = roadmap_fields(new), roadmap_fields(before) if before else None
    for key in ("период", "приложение", "утверждение"):
        value = fields.get(key)
        if not value or (old_fields is not None and old_fields.get(key) == value):
            continue
        if _plain(work.root.get(key)) == value or same_words(_shown(_plain(work.root.get(key))), _shown(value)):
            continue
        work.changes.append(f"~ {key}: было «{_shown(_plain(work.root.get(key)))}», стало «{_shown(value)}»")
        _put(work.root, key, value, ("ид", "название", "уровень", "территория", "период", "утверждение", "приложение"))
    if before is not None and before.title != new.title and not same_words(str(work.root["название"]), new.title):
        work.top.append(f"{_MARK}: название документа: «{new.title}»")
        work.changes.append(f"~ название документа: «{new.title}»; название карты оставлено")


# --- one measure -----------------------------------------------------------------------------------------------------


class _MeasureMerge:
    """One measure of the YAML (`old`) with the same one of the new edition and, where known, of the edition before."""

    def __init__(self, work: _Work, old: Any, new: MeasureDraft, before: MeasureDraft | None) -> None:
        self._work, self._old, self._new, self._before = work, old, new, before
        self._name = f"{old['номер']} {old['название']}"

    def merge(self) -> None:
        """Change the YAML's measure and tell every change."""
        new, before = self._new, self._before
        told = len(self._work.changes)
        self._number()
        self._term()
        self._people("ответственные", new.responsible, before.responsible if before else None)
        self._people("участники", new.participants, before.participants if before else None)
        self._words("название", [new.title], [before.title] if before else None)
        self._words("подробности", new.details, before.details if before else None)
        self._words("результаты", [r.text for r in new.results], [r.text for r in before.results] if before else None)
        self._result_terms()
        self._words("контроль", [c.text for c in new.control], [c.text for c in before.control] if before else None)
        if len(self._work.changes) > told:
            self._work.counts["changed"] += 1

    def _tell(self, text: str) -> None:
        self._work.changes.append(f"~ {self._name}: {text}")

    def _number(self) -> None:
        old = str(self._old["номер"])
        if old.rstrip(".") == self._new.number.rstrip("."):
            return
        if "ид" not in self._old:
            _put(self._old, "ид", _default_slug(old))
        _put(self._old, "номер", self._new.number)
        self._tell(f"номер теперь {self._new.number}; ид «{self._old['ид']}» прежний")

    def _term(self) -> None:
        old, new = _term_words(self._old.get("срок")), self._new.term
        if (self._before is not None and same_words(self._before.term, new)) or same_words(old, new):
            return
        if not new:
            self._work.tell(self._old, "срок больше не указан")
            self._tell(f"срок «{old}» в новой редакции не указан; оставлен прежний")
            return
        _put(self._old, "срок", new)
        self._tell(f"срок был «{old or 'не указан'}», стал «{new}»")

    def _people(self, key: str, new: Sequence[MentionDraft], before: Sequence[MentionDraft] | None) -> None:
        work = self._work
        if before is not None and {work.who(m.name) for m in before} == {work.who(m.name) for m in new}:
            return
        known = {work.who(_name(item)): item for item in _listed(self._old.get(key))}
        if not new:
            if known and before:
                work.tell(self._old, f"{key} больше не названы")
                self._tell(f"{key} в новой редакции не названы; оставлены прежние")
            return
        wanted = {work.who(mention.name): mention for mention in new}
        gone = [item for who, item in known.items() if who not in wanted]
        added = [mention for who, mention in wanted.items() if who not in known]
        if not gone and not added:
            return
        kept: list[Tree] = [_plain(item) for who, item in known.items() if who in wanted]
        _put(self._old, key, [*kept, *mention_trees(added)])
        words = [f"добавлены {', '.join(m.name for m in added)}"] if added else []
        words += [f"убраны {', '.join(_name(item) for item in gone)}"] if gone else []
        self._tell(f"{key}: {'; '.join(words)}")

    def _words(self, key: str, new: Sequence[str], before: Sequence[str] | None) -> None:
        """Words an editor may have rewritten: replaced only where they are still the document's own."""
        items = _listed(self._old.get(key))
        old = [_words(item) for item in items]
        if (before is not None and list(before) == list(new)) or _alike(old, new):
            return
        if before is not None and list(before) == old and all(isinstance(item, str) for item in items):
            _put(self._old, key, new[0] if key == "название" else list(new))
            self._tell(f"{key} по новой редакции")
            return
        known = old if before is None else before
        fresh = [text for text in new if text not in known and (before or not any(_similar(text, o) for o in old))]
        lost = [text for text in before or () if text not in new]
        for text in fresh:
            self._work.tell(self._old, f"{key}: «{text}»")
        for text in lost:
            self._work.tell(self._old, f"{key}: больше нет «{text}»")
        if fresh or lost:
            self._tell(f"{key} изменились; правка редактора оставлена, новые слова – в комментарии")

    def _result_terms(self) -> None:
        """A result's own term that moved: renewed where the result is plain to find."""
        items = [item for item in _listed(self._old.get("результаты")) if isinstance(item, Mapping)]
        was = {result.text: result.term for result in self._before.results} if self._before else {}
        for result in self._new.results:
            if not result.term or was.get(result.text) == result.term:
                continue
            found = [item for item in items if _similar(result.text, _words(item))]
            if any(same_words(_term_words(item.get("срок")), result.term) for item in found or items):
                continue
            if len(found) == 1:
                old = _term_words(found[0].get("срок"))
                _put(found[0], "срок", result.term, ("текст", "срок"))
                self._tell(f"срок результата «{_words(found[0])}» был «{old or 'не указан'}», стал «{result.term}»")
            else:
                self._work.tell(self._old, f"результат «{result.text}» к сроку «{result.term}»")
                self._tell(f"у результата «{result.text}» срок «{result.term}»; внесите сами")


# --- order and new entries -------------------------------------------------------------------------------------------


def _place(work: _Work, new: RoadmapDraft, pairs: Sequence[Pair]) -> None:
    """Puts new measures behind their neighbour and moves those that changed their section."""
    by_new = {id(pair.new): pair.old for pair in pairs if pair.new is not None}
    for section in new.sections:
        target = _target_section(work, section, [by_new.get(id(m)) for m in section.measures])
        measures = target["мероприятия"]
        at = 0
        for draft in section.measures:
            old = by_new.get(id(draft))
            if old is None:
                entry = _loaded(measure_tree(draft))
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


def _target_section(work: _Work, section: SectionDraft, olds: Sequence[Any]) -> Any:
    """The section of most of its measures, else one of the same number or words, else a new one."""
    votes: dict[int, int] = {}
    for index, each in enumerate(work.root["разделы"]):
        votes[index] = sum(old is not None and _index(each["мероприятия"], old) is not None for old in olds)
    best = max(votes, key=lambda index: votes[index], default=0)
    if votes.get(best):
        return work.root["разделы"][best]
    for each in work.root["разделы"]:
        if _similar(str(each["название"]), section.title) or (
            section.number and str(each.get("номер", "")) == section.number
        ):
            return each
    fresh = _loaded(section_tree(SectionDraft(section.title, section.number, section.note)))
    work.root["разделы"].append(fresh)
    work.changes.append(f"+ раздел «{section.title}»")
    return fresh


def _take_out(work: _Work, measure: Any) -> None:
    for section in work.root["разделы"]:
        index = _index(section["мероприятия"], measure)
        if index is not None:
            del section["мероприятия"][index]


def _index(measures: Sequence[Any], measure: Any) -> int | None:
    return next((index for index, each in enumerate(measures) if each is measure), None)


def _name_the_new(work: _Work, pairs: Sequence[Pair]) -> None:
    """New measures whose number makes an address that another one keeps get a name of their own."""
    made = [pair.made for pair in pairs if pair.made is not None]
    everything = [measure for section in work.root["разделы"] for measure in section["мероприятия"]]
    taken = [
        str(m.get("ид") or _default_slug(str(m["номер"]))) for m in everything if not any(m is each for each in made)
    ]
    for entry in made:
        slug = str(entry.get("ид") or _default_slug(str(entry["номер"])))
        if slug in taken:
            base, count = slug_of(str(entry["название"]))[:60].strip("-"), 1
            slug = base
            while slug in taken:
                count += 1
                slug = f"{base}-{count}"
            _put(entry, "ид", slug)
            work.tell(entry, "«ид» придуман: адрес по номеру занят другим мероприятием")
        taken.append(slug)


# --- YAML values -----------------------------------------------------------------------------------------------------


def _put(target: Any, key: str, value: Tree, order: Sequence[str] = _ORDER) -> None:
    """Set a field in the house's style; a new field stands at its place in the order."""
    loaded = _loaded({key: value})[key]
    if key in target:
        target[key] = loaded
        return
    later = set(order[order.index(key) + 1 :]) if key in order else set()
    keys = list(target)
    at = next((index for index, name in enumerate(keys) if name in later), len(keys))
    target.insert(at, key, loaded)


def _loaded(tree: Tree) -> Any:
    """The value as ruamel reads it from our own writing, with its quotes and folds."""
    assert isinstance(tree, dict)  # noqa: S101 - records only
    return _yaml().load("\n".join(mapping_lines(tree)) + "\n")


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if value is None else str(value)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _words(item: Any) -> str:
    return str(item.get("текст", "")) if isinstance(item, Mapping) else str(item)


def _name(item: Any) -> str:
    return str(item.get("кто", "")) if isinstance(item, Mapping) else str(item)


def _term_words(value: Any) -> str:
    return _words(value) if value is not None else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(_shown(each) for each in value.values())
    if isinstance(value, list):
        return "; ".join(_shown(each) for each in value)
    return "" if value is None else str(value)


def _default_slug(number: str) -> str:
    return "-".join(part for part in number.replace(".", "-").split("-") if part)


def _similar(first: str, second: str) -> bool:
    return likeness(first, second) > 0.4


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    return len(old) == len(new) and all(same_words(a, b) for a, b in zip(old, new, strict=True))


# --- comments --------------------------------------------------------------------------------------------------------


def _with_comments(text: str, work: _Work) -> str:
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
