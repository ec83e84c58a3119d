"""Plans a large search index block by block: what an earlier build has made and left in its place is not made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from macros.adapters.keeping.kept_blocks import KeptBlocks, block_name
from macros.search import Block, SearchDocument, Weights, join_blocks, make_block
from macros.site import PlannedEntries, SearchEntry

FOLDER = "search"

MakeBlock = Callable[[], Block]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What spares the making of blocks: those that are kept, and files of an earlier build that stay.

    `names` are those of the roadmaps' texts by id; entries of roadmaps without one are known by themselves. `stays`
    tells whether all files of these paths stay in the site as an earlier build has made them.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    kept: KeptBlocks = field(default_factory=KeptBlocks)
    stays: Callable[[Sequence[str]], bool] = lambda _paths: False

    def name(self, planned: PlannedEntries) -> str:
        """The name of their block; empty where it is of more than roadmaps with a name."""
        named = planned.roadmaps and all(roadmap in self.names for roadmap in planned.roadmaps)
        return block_name(*(self.names[roadmap] for roadmap in planned.roadmaps)) if named else ""

    def size(self, planned: PlannedEntries) -> int:
        """How many bytes the entries are, if that is known without them; else nothing."""
        name = self.name(planned)
        block = self.kept.find(name) if name else None
        return block.size if block else 0


class PlannedBlocks:
    """The blocks of an index in the built site `out`: one of the host's own documents, one of each planned entries."""

    def __init__(
        self, out: Path, own: Sequence[SearchDocument], planned: Iterable[PlannedEntries], earlier: Earlier
    ) -> None:
        self._folder = out / FOLDER
        self._earlier = earlier
        self._titles = {document.page: document.title for document in reversed(own)}
        self._found: dict[str, Block | None] = {}  # by names, in the order of the blocks
        self.missing: dict[str, MakeBlock] = {}  # each writes its files, in whatever process, and returns its block
        self._plan_of_words(own)
        for each in planned:
            self._plan_entries(each)

    def join(self, made: Iterable[Block], weights: Weights) -> dict[str, Any]:
        """Write the index of all blocks, with those that were `missing`, and return its head."""
        new = dict(zip(self.missing, made, strict=True))
        blocks = {name: found or new[name] for name, found in self._found.items()}
        self._earlier.kept.remember(blocks)
        joined = join_blocks([block for block in blocks.values() if block.texts], weights)
        if not self._stay(joined.files):
            self._write(joined.files)
        return joined.head

    def _plan_entries(self, planned: PlannedEntries) -> None:
        if name := self._earlier.name(planned):
            self._plan(name, lambda: map(document_of, planned.make()), {})
        else:
            self._plan_of_words(tuple(map(document_of, planned.make())))

    def _plan_of_words(self, documents: Sequence[SearchDocument]) -> None:
        self._plan(block_name(repr(documents), repr(self._titles)), lambda: documents, self._titles)

    def _plan(self, name: str, documents: Callable[[], Iterable[SearchDocument]], titles: Mapping[str, str]) -> None:
        block = self._earlier.kept.find(name)
        self._found[name] = block if block and self._stay(block.paths()) else None
        if self._found[name] is None:
            self.missing[name] = partial(self._make, name, documents, titles)

    def _make(self, name: str, documents: Callable[[], Iterable[SearchDocument]], titles: Mapping[str, str]) -> Block:
        block, files = make_block(documents(), titles)
        self._write(files)
        self._earlier.kept.keep(name, block)
        return block

    def _stay(self, paths: Iterable[str]) -> bool:
        return self._earlier.stays([f"{FOLDER}/{path}" for path in paths])

    def _write(self, files: Mapping[str, bytes]) -> None:
        for path, content in files.items():
            place = self._folder / path
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)


def document_of(entry: SearchEntry) -> SearchDocument:
    """The entry as the index takes it."""
    return SearchDocument(entry.location, entry.title, entry.text, entry.boost)
