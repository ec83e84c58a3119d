"""One measure of a YAML roadmap and the same one of a new edition: which fields change, and what is only told.

Works on ruamel's values, so that quotes, folds and comments of the file stay.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq

from macros.importers.changes import likeness, same_words
from macros.importers.draft import ControlDraft, MeasureDraft, MentionDraft, ResultDraft
from macros.importers.yaml_text import Tree, mapping_lines, mention_trees
from macros.model.parties import PartyRegistry, name_key

MARK = "НОВАЯ РЕДАКЦИЯ"
_ORDER = (
    "номер", "номер-повторён", "ид", "название", "подробности", "срок", "ответственные", "участники", "результаты",
    "контроль", "системы", "реализует", "после", "основание", "сноска", "примечание",
)  # fmt: skip


@dataclass
class MergeWork:
    """The YAML being changed, and what is to be said about it. Comments are kept by the identity of their measure."""

    root: Any
    registry: PartyRegistry
    territory: str
    changes: list[str] = field(default_factory=list)
    comments: dict[int, list[str]] = field(default_factory=dict)
    top: list[str] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)  # sections that a section of the new edition is
    counts: dict[str, int] = field(default_factory=lambda: {"added": 0, "removed": 0, "changed": 0})

    def who(self, name: str) -> str:
        """Whom a name means, as it compares."""
        found = self.registry.candidates(name, self.territory)
        return found[0].id if found else name_key(name)

    def tell(self, measure: Any, text: str) -> None:
        """A comment above the measure."""
        self.comments.setdefault(id(measure), []).append(f"{MARK}: {text}")


def round_trip_yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


class MeasureMerge:
    """One measure of the YAML (`old`) with the same one of the new edition and, where known, of the edition before."""

    def __init__(self, work: MergeWork, old: Any, new: MeasureDraft, before: MeasureDraft | None) -> None:
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
        if before is not None:  # without it a title that an editor put into the imperative would look like news
            self._words("название", [new.title], [before.title])
            self._words("подробности", new.details, before.details)
        self._words("результаты", [r.text for r in new.results], [r.text for r in before.results] if before else None)
        self._own_terms("результаты", "результат", new.results, before.results if before else ())
        self._words("контроль", [c.text for c in new.control], [c.text for c in before.control] if before else None)
        self._own_terms("контроль", "контроль", new.control, before.control if before else ())
        if len(self._work.changes) > told:
            self._work.counts["changed"] += 1

    def _tell(self, text: str) -> None:
        self._work.changes.append(f"~ {self._name}: {text}")

    def _number(self) -> None:
        old = str(self._old["номер"])
        if old.rstrip(".") == self._new.number.rstrip("."):
            return
        if "ид" not in self._old:
            put(self._old, "ид", default_slug(old))
        put(self._old, "номер", self._new.number)
        self._tell(f"номер теперь {self._new.number}; ид «{self._old['ид']}» прежний")

    def _term(self) -> None:
        old, new = _term_words(self._old.get("срок")), self._new.term
        if (self._before is not None and same_words(self._before.term, new)) or same_words(old, new):
            return
        if not new:
            self._work.tell(self._old, "срок больше не указан")
            self._tell(f"срок «{old}» в новой редакции не указан; оставлен прежний")
            return
        put(self._old, "срок", new)
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
        kept: list[Tree] = [plain_value(item) for who, item in known.items() if who in wanted]
        put(self._old, key, [*kept, *mention_trees(added)])
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
            put(self._old, key, new[0] if key == "название" else list(new))
            self._tell(f"{key} по новой редакции")
            return
        known = old if before is None else before
        fresh = [text for text in new if text not in known and (before or not any(similar(text, o) for o in old))]
        lost = [text for text in before or () if text not in new]
        for text in fresh:
            self._work.tell(self._old, f"{key}: «{text}»")
        for text in lost:
            self._work.tell(self._old, f"{key}: больше нет «{text}»")
        if fresh or lost:
            self._tell(f"{key} изменились; правка редактора оставлена, новые слова – в комментарии")

    def _own_terms(
        self,
        key: str,
        what: str,
        new: Sequence[ResultDraft | ControlDraft],
        before: Sequence[ResultDraft | ControlDraft],
    ) -> None:
        """A result's or control's own term that moved: renewed where its entry is plain to find."""
        listed = _listed(self._old.get(key))
        items = [item for item in listed if isinstance(item, Mapping)]
        was = {each.text: each.term for each in before}
        for each in new:
            if not each.term or was.get(each.text) == each.term or any(each.term in _words(item) for item in listed):
                continue
            found = [item for item in items if similar(each.text, _words(item))]
            if any(same_words(_term_words(item.get("срок")), each.term) for item in found or items):
                continue
            if len(found) == 1:
                old = _term_words(found[0].get("срок"))
                put(found[0], "срок", each.term, ("текст", "срок"))
                self._tell(f"{what} «{_words(found[0])}»: срок был «{old or 'не указан'}», стал «{each.term}»")
            else:
                self._work.tell(self._old, f"{what} «{each.text}»: срок «{each.term}»")
                self._tell(f"{what} «{each.text}»: срок «{each.term}»; внесите сами")


def put(target: Any, key: str, value: Tree, order: Sequence[str] = _ORDER) -> None:
    """Set a field in the house's style; a new field stands at its place in the order."""
    loaded = loaded_tree({key: value})[key]
    if key in target:
        target[key] = loaded
        return
    later = set(order[order.index(key) + 1 :]) if key in order else set()
    keys = list(target)
    at = next((index for index, name in enumerate(keys) if name in later), len(keys))
    target.insert(at, key, loaded)


def loaded_tree(tree: Tree) -> Any:
    """The value as ruamel reads it from our own writing, with its quotes and folds."""
    assert isinstance(tree, dict)  # noqa: S101 - records only
    return round_trip_yaml().load("\n".join(mapping_lines(tree)) + "\n")


def empty_list() -> Any:
    """A list of the file, empty yet."""
    return CommentedSeq()


def plain_value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): plain_value(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain_value(each) for each in value]
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


def shown(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(shown(each) for each in value.values())
    if isinstance(value, list):
        return "; ".join(shown(each) for each in value)
    return "" if value is None else str(value)


def default_slug(number: str) -> str:
    return "-".join(part for part in number.replace(".", "-").split("-") if part)


def similar(first: str, second: str) -> bool:
    return likeness(first, second) > 0.4


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    return len(old) == len(new) and all(same_words(a, b) for a, b in zip(old, new, strict=True))
