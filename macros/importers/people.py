"""Addressees in a cell: split into single bodies and roles, compared with the registry, doubted where unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from macros.importers.draft import MentionDraft
from macros.importers.items import Item
from macros.model.parties import PartyKind, PartyRegistry, name_key
from macros.model.personal_data import is_person

SAME_AS_ABOVE = re.compile(r"(?:[-–—]?\s*(?://|\|\|)\s*[-–—]?|то же|те же|тот же|он же|[«\"»]{1,2})", re.IGNORECASE)
_DEFINITION = re.compile(
    r"\s*\(\s*(?:далее|в дальнейшем)\s*(?:по тексту)?\s*[-–—:]?\s*(?P<short>[^()]{1,120})\)", re.IGNORECASE
)
_TAIL = re.compile(r"(?P<name>.+?)\s*\((?P<note>[^()]+(?:\([^()]*\)[^()]*)?)\)$", re.DOTALL)
_NOT_A_NOTE = re.compile(
    r"законн\w+ представител\w+|школьн\w+ координатор\w*|муниципальн\w+ координатор\w*|лиц[оа]", re.IGNORECASE
)
_LONGEST_EXPANSION = 400  # characters before the bracket
_MOST_WORDS = 24  # of two names whose line break was lost
# «Министерство цифрового развития, связи и …»: the comma is inside the name.
_DOMAIN = re.compile(
    r"(?:связи|науки|культуры|спорта|туризма|молод[её]ж\w+|информ\w+|массов\w+|транспорт\w*|занятости|опеки|труда)\b"
)
_PERSON = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+")


@dataclass
class People:
    """Reads addressees of one document. `aliases` are the short names that the document itself introduces."""

    registry: PartyRegistry
    territory: str = ""
    aliases: dict[str, str] = field(default_factory=dict)

    def mentions(self, items: Iterable[Item]) -> tuple[MentionDraft, ...]:
        """The addressees of a cell's items, each once."""
        found: dict[MentionDraft, None] = {}
        for item in items:
            if item.drawn and item.text:
                found[self._mention(item.text)] = None
                continue
            for name in self._split(without_definition(item.text).strip(" ;,")):
                found[self._mention(name)] = None
        return tuple(found)

    def doubts(self, mentions: Sequence[MentionDraft], role: str) -> Iterator[str]:
        """Sentences about the addressees whom the registry does not know, and about persons."""
        for mention in mentions:
            if _PERSON.search(mention.name) or is_person(f"{mention.name} {mention.note}"):
                yield f"{role}: «{mention.name}» – похоже на имя человека; на сайте ему не место, замените должностью"
            elif self._known(mention.name) is False:
                yield f"{role}: «{mention.name}» {self._unknown(mention.name)}"

    def _known(self, name: str) -> bool | None:
        if self.registry.candidates(name, self.territory):
            return True
        full = self.aliases.get(name_key(name))
        if full and self.registry.candidates(full, self.territory):
            return True
        return False if self.registry.parties else None

    def _unbroken(self, name: str) -> str:
        """The known name that a narrow column has broken without a hyphen: «Муници пальные координ аторы»."""
        same = self._joined.get(name_key(name).replace(" ", ""), ())
        return next((each for each in same if self._known(each)), "")

    @cached_property
    def _joined(self) -> dict[str, list[str]]:
        """The registry's names by their letters without spaces."""
        found: dict[str, list[str]] = {}
        for each in self.registry.names():
            found.setdefault(name_key(each).replace(" ", ""), []).append(each)
        return found

    @cached_property
    def _names(self) -> dict[str, str]:
        """The registry's names as they are compared."""
        return {name_key(each): each for each in self.registry.names()}

    def _unknown(self, name: str) -> str:
        if name_key(name) in self._names:
            return "в docs/parties.yaml есть, но у другой территории; проверьте «территория» карты"
        close = get_close_matches(name_key(name)[:120], self._names, n=1, cutoff=0.72)
        if close:
            return f"нет в docs/parties.yaml; возможно, это «{self._names[close[0]]}»"
        return "нет в docs/parties.yaml" + ("; если здесь двое, разделите их" if re.search(r"\sи\s", name) else "")

    def _split(self, text: str) -> Iterator[str]:
        for part in outside(text, ";"):
            yield from self._by_commas(part)

    def _by_commas(self, text: str) -> Iterator[str]:
        if self._known(text):
            yield text
            return
        parts = outside(text, ",")
        at = 0
        while at < len(parts):
            length = self._longest_known(parts, at)
            if not length:
                length = 1
                while at + length < len(parts) and _DOMAIN.match(parts[at + length].strip()):
                    length += 1
            yield from self._by_and(", ".join(part.strip() for part in parts[at : at + length]))
            at += length

    def _longest_known(self, parts: Sequence[str], at: int) -> int:
        for length in range(min(len(parts) - at, 6), 0, -1):
            if self._known(", ".join(part.strip() for part in parts[at : at + length])):
                return length
        return 0

    def _by_and(self, text: str) -> Iterator[str]:
        """«МОУО и ОО» are two only if the registry knows both."""
        halves = re.split(r"\s+и\s+", text)
        words = text.split()
        if self._known(text) or len(words) < 2:
            yield text
        elif len(halves) > 1 and all(self._known(half) for half in halves):
            yield from halves
        else:
            cuts = range(1, len(words)) if len(words) <= _MOST_WORDS else ()
            cut = next((i for i in cuts if self._both_known(words[:i], words[i:])), None)
            yield from (text,) if cut is None else (" ".join(words[:cut]), " ".join(words[cut:]))

    def _both_known(self, first: Sequence[str], second: Sequence[str]) -> bool:
        """«ОО МОУО»: two names whose line break was lost; «руководители ОО» are the heads of it, and one."""
        if not (self._known(" ".join(first)) and self._known(" ".join(second))):
            return False
        return not (self._is_role(" ".join(first)) and not self._is_role(" ".join(second)))

    def _is_role(self, name: str) -> bool:
        found = self.registry.candidates(name, self.territory)
        return bool(found) and all(party.kind is not PartyKind.BODY for party in found)

    def _mention(self, name: str) -> MentionDraft:
        if self._known(name):
            return MentionDraft(name)
        if whole := self._unbroken(name):
            return MentionDraft(whole)
        match = _TAIL.fullmatch(name)
        if match is None or _NOT_A_NOTE.fullmatch(match["note"].strip()):
            return MentionDraft(name)
        return MentionDraft(match["name"].strip(), match["note"].strip())


def without_definition(text: str) -> str:
    """The text without «(далее – …)»."""
    return _DEFINITION.sub("", text)


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """The short names that the text introduces, with the words they stand for."""
    for match in _DEFINITION.finditer(text):
        before = text[max(match.start() - _LONGEST_EXPANSION, 0) : match.start()]
        for short in re.split(r",\s*(?=[А-ЯA-Z]{2,}\b)", match["short"].strip(' «»"')):
            yield match["short"].strip() if "«" in match["short"] else short.strip(), _expansion(before, short)


def _expansion(before: str, short: str) -> str:
    """The words right before the bracket that the short name was made of, or the last phrase."""
    phrase = re.split(r"[;:]|\.\s|,\s(?![^«]*»)|\)\s", before.strip())[-1].strip()
    words = phrase.split()
    letters = [char for char in short.casefold() if char.isalpha()]
    stem = re.sub(r"[^\w]", "", short.partition(" ")[0]).casefold()
    stem = stem[: max(3, len(stem) - 2)]
    for start in reversed(range(len(words))):
        word = words[start].strip('«"(').casefold()
        if word.startswith(stem) or (short.isupper() and word[:1] == letters[0] and _spells(words[start:], letters)):
            return " ".join(words[start:])
    return " ".join(words[-12:])


def _spells(words: Sequence[str], letters: Sequence[str]) -> bool:
    """Whether the words' initials go through the letters in order."""
    rest = list(letters)
    for word in words:
        for part in re.split(r"[-–]", word.strip('«»"(),').casefold()):
            if rest and part.startswith(rest[0]):
                rest.pop(0)
    return not rest


def outside(text: str, sign: str) -> list[str]:
    """The text cut at the sign where it stands outside brackets and quotes."""
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char in "(«":
            depth += 1
        elif char in ")»":
            depth = max(depth - 1, 0)
        elif char == sign and not depth:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]
