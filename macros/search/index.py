"""Blocks → the files of an index in parts: all their postings together, and the head, which tells what is where."""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import Any
from zlib import crc32

from macros.search.block import NAME_LENGTH, Block
from macros.search.values import Weights
from macros.search.words import usual_form

HEAD_KEY = "split"  # in the theme's configuration of its search, which is handed to the worker as it is
ENOUGH = 16_000  # bytes of one file of postings: some six thousand when compressed
MOST_KNOWN = 4096  # bytes of bits that tell which stems there are: hardly fewer when compressed
MOST_WORDS = 110_000  # bytes of the words that misspelt ones are compared with: some thirty thousand when compressed


@dataclass(frozen=True, slots=True)
class Joined:
    """An index of several blocks: its head, its files of postings and that of its words by their paths.

    The texts are the blocks' own.

    The head: version, of everything together, the name of the folder that the postings lie in; documents: how many;
    blocks: the folder of each one's texts, and how many documents are in each «texts-N.json» there; pages: how many
    documents in a row each page has, below zero where the page itself is not the first of them; again: rows of a page
    that had one before → that one; terms: of each «terms-N.json» the first stem and the size in bytes;
    known: base64 of bits, the lowest of a byte first: those of the stems of letters are set, each at its CRC-32 modulo
    how many bits there are; a word whose bit is not set is nowhere, but as a beginning.
    """

    head: dict[str, Any]
    files: dict[str, bytes]


def join_blocks(blocks: Sequence[Block], weights: Weights) -> Joined:
    """The index of the blocks, in their order. The same blocks give the same bytes."""
    parts, words = list(_parts(_lines(blocks, weights))), _words(blocks)
    digest = sha256("".join(block.name for block in blocks).encode())
    for content in (words, *(content for _, content in parts)):
        digest.update(f"{len(content)}\n".encode() + content)
    version = digest.hexdigest()[:NAME_LENGTH]
    head = {
        "version": version,
        "documents": sum(block.documents for block in blocks),
        "blocks": [(block.name, *block.texts) for block in blocks],
        "pages": [run for block in blocks for run in block.runs],
        "again": _again(page for block in blocks for page in block.pages),
        "terms": [(first, len(content)) for first, content in parts],
        "known": _known(blocks),
    }
    files = {terms_path(version, number): content for number, (_, content) in enumerate(parts)}
    return Joined(head, {words_path(version): words, **files})


def terms_path(version: str, number: int) -> str:
    """Where a file of postings lies in the index."""
    return f"{version}/terms-{number}.json"


def words_path(version: str) -> str:
    """Where the words lie that misspelt ones are compared with."""
    return f"{version}/words.json"


def _lines(blocks: Sequence[Block], weights: Weights) -> Iterator[tuple[str, bytes]]:
    """The stems in order of their letters, so that forms and beginnings of a word stand together; each with its JSON:

    lists, heaviest first, each [weight, [block, documents…]…], where the documents are as in `Block`.
    """
    held: defaultdict[str, defaultdict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, block in enumerate(blocks):
        for (field, boost), postings in block.postings.items():
            weight = weights.of(field) * boost
            for stem, documents in postings.items():
                held[stem][weight].append(f"[{number},{documents}]")
    for stem in sorted(held):
        lists = sorted(held[stem].items(), key=lambda each: -each[0])
        shown = ",".join(f"[{weight:g},{','.join(chunks)}]" for weight, chunks in lists)
        yield stem, f"{json.dumps(stem, ensure_ascii=False)}:[{shown}]".encode()


def _known(blocks: Sequence[Block]) -> str:
    """What tells that a word is nowhere before anything is fetched: a filter as Bloom's, of one hash.

    With eight bits for each stem one word in nine that is nowhere seems to be known.
    """
    postings = (stems for block in blocks for stems in block.postings.values())
    sums = [crc32(stem.encode()) for stem in set(chain.from_iterable(postings)) if stem.isalpha()]
    bits = bytearray(min(len(sums), MOST_KNOWN) or 1)
    for each in sums:
        bit = each % (8 * len(bits))
        bits[bit >> 3] |= 1 << (bit & 7)
    return b64encode(bits).decode()


def _words(blocks: Sequence[Block]) -> bytes:
    """The commonest words, each in its usual form: lists of equally common ones, the commonest first.

    «Equally» is within a power of two: in order of letters they take half the bytes.
    """
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for block in blocks:
        for stem, (form, count) in block.forms.items():
            forms[stem][form] += count
    groups: defaultdict[int, list[str]] = defaultdict(list)
    size = 0
    for count, word in sorted((-found.total(), usual_form(found)) for found in forms.values()):
        size += len(word.encode()) + len('"",')
        if size > MOST_WORDS:
            break
        groups[count.bit_length()].append(word)
    told = [sorted(group) for group in groups.values()]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _parts(lines: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Files of some size, each with its first stem."""
    held: list[bytes] = []
    first, size = "", 0
    for stem, line in lines:
        if held and size + len(line) > ENOUGH:
            yield first, _object(held)
            held, size = [], 0
        first = first if held else stem
        held.append(line)
        size += len(line)
    if held:
        yield first, _object(held)


def _object(lines: list[bytes]) -> bytes:
    return b"{" + b",\n".join(lines) + b"}\n"


def _again(pages: Iterator[str]) -> dict[int, int]:
    first: dict[str, int] = {}
    return {number: first[page] for number, page in enumerate(pages) if first.setdefault(page, number) != number}
