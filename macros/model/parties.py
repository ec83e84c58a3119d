"""Реестр органов и ролей: one entry for each body or role, with all the names that documents give it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from pydantic import Field

from macros.model.base import Many, PartyId, Record, Slug, Text
from macros.model.roadmap import Level


class PartyKind(StrEnum):
    """A body is an institution; a role is what a person does in it; an audience only reads (родители, ученики)."""

    BODY = "орган"
    ROLE = "роль"
    AUDIENCE = "аудитория"


class Party(Record):
    """Орган или роль."""

    id: Slug = Field(alias="ид", description="Постоянное имя латиницей, часть адреса страницы")
    name: Text = Field(alias="название", description="Полное имя: «Школьный координатор»")
    dative: str = Field(default="", alias="кому", description="Дательный падеж: «школьному координатору»")
    kind: PartyKind = Field(alias="вид", description="Орган, роль или аудитория")
    level: Level = Field(alias="уровень", description="На каком уровне работает")
    territory: str = Field(default="", alias="территория", description="Пусто – для любой территории")
    description: str = Field(default="", alias="описание", description="Что делает, одним предложением")
    aliases: Many[Text] = Field(default=(), alias="псевдонимы", description="Как ещё называют в документах")
    reports_to: Many[PartyId] = Field(default=(), alias="отчитывается", description="Кому отчитывается (ид)")
    acts_for: Many[PartyId] = Field(default=(), alias="действует-за", description="Чьи мероприятия тоже его (ид)")


class PartiesFile(Record):
    """docs/parties.yaml."""

    parties: tuple[Party, ...] = Field(alias="стороны", description="Органы и роли")

    @cached_property
    def registry(self) -> PartyRegistry:
        """The same ones, to be found by their names."""
        return PartyRegistry(self.parties)


_SPACES = re.compile(r"\s+")
_QUOTES = re.compile(r"[«»\"“”„]")


@lru_cache(maxsize=1 << 16)  # a thousand roadmaps name the same few thousand parties half a million times
def name_key(name: str) -> str:
    """A name as it is compared: without case, ё, quotes, footnote marks and doubled spaces."""
    plain = _QUOTES.sub("", name.casefold().replace("ё", "е").replace("‑", "-").replace("–", "-"))
    return _SPACES.sub(" ", plain).strip(" *.;,:")


@dataclass(frozen=True)
class PartyRegistry:
    """Finds the party that a document's words mean."""

    parties: tuple[Party, ...] = ()

    @cached_property
    def _by_key(self) -> dict[tuple[str, str | None], tuple[Party, ...]]:
        """By what they are called and where; those of any territory without one."""
        found: defaultdict[tuple[str, str | None], list[Party]] = defaultdict(list)
        for party in self.parties:
            territory = name_key(party.territory) if party.territory else None
            for key in {name_key(n) for n in (party.name, party.id, *party.aliases)}:
                found[key, territory].append(party)
        return {key: tuple(parties) for key, parties in found.items()}

    @cached_property
    def _by_id(self) -> dict[str, Party]:
        return {party.id: party for party in self.parties}

    def get(self, party_id: str) -> Party | None:
        """The party with this id."""
        return self._by_id.get(party_id)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {party.id: place for place, party in enumerate(self.parties)}

    def in_order(self, party_ids: Iterable[str]) -> tuple[Party, ...]:
        """The known ones among these, in the order of the registry, however many others there are."""
        places = sorted({self._places[each] for each in party_ids if each in self._places})
        return tuple(self.parties[place] for place in places)

    def candidates(self, name: str, territory: str = "") -> tuple[Party, ...]:
        """Whom the words may mean: none – unknown, one – known, several – ambiguous.

        A party of the roadmap's own territory goes before a party of any territory; one of another territory is
        never meant.
        """
        key = name_key(name)
        return self._by_key.get((key, name_key(territory))) or self._by_key.get((key, None), ())

    def find(self, name: str, territory: str = "") -> Party | None:
        """The one party meant, or None where it is unknown or ambiguous (checks report which)."""
        asked = (name, territory)
        if asked not in self._found:
            found = self.candidates(name, territory)
            self._found[asked] = found[0] if len(found) == 1 else None
        return self._found[asked]

    @cached_property
    def _found(self) -> dict[tuple[str, str], Party | None]:
        """What was asked before: every page asks for the same few names."""
        return {}

    def names(self) -> Iterable[str]:
        """Every known name, for suggestions."""
        for party in self.parties:
            yield party.name
            yield from party.aliases
