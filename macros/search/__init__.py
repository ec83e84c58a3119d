"""The search index of a large section: postings and texts in small parts. A query fetches only what it needs."""

from macros.search.block import Block, make_block
from macros.search.index import HEAD_KEY, Joined, join_blocks
from macros.search.reading import read_documents
from macros.search.values import DocumentStems, SearchDocument, Weights
from macros.search.words import document_stems

__all__ = [
    "HEAD_KEY",
    "Block",
    "DocumentStems",
    "Joined",
    "SearchDocument",
    "Weights",
    "document_stems",
    "join_blocks",
    "make_block",
    "read_documents",
]
