"""What goes into the search index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing that a reader finds; all words are plain text.

    `location` is a root-relative address: of a page, or of a place on one («roadmaps/perm-2024/#measure-1-2»).
    """

    location: str
    title: str
    text: str
    boost: float = 1.0
    tags: tuple[str, ...] = ()

    @property
    def page(self) -> str:
        """The address of the page that it stands on."""
        return self.location.partition("#")[0]

    @property
    def size(self) -> int:
        """Bytes of the words, and characters of the address."""
        return len(self.location) + len(self.title.encode()) + len(self.text.encode())


@dataclass(frozen=True, slots=True)
class DocumentStems:
    """The stems of a document, each once and where it weighs most. They depend on the document's words alone."""

    tags: frozenset[str]
    title: frozenset[str]
    text: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much more a word says in one place than in another; the defaults are those of Material for MkDocs."""

    tags: float = 1e6
    title: float = 1e3
    text: float = 1.0

    def of(self, field: str) -> float:
        """The weight of a field by its name."""
        return {"tags": self.tags, "title": self.title, "text": self.text}[field]

    @classmethod
    def of_config(cls, config: Mapping[str, Any]) -> Weights:
        """Those in the configuration that the theme's search is given; what it does not tell is usual."""
        usual, fields = cls(), config.get("fields") or {}
        names = ("tags", "title", "text")
        return cls(*(float((fields.get(name) or {}).get("boost", getattr(usual, name))) for name in names))
