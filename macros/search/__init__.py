"""The search index of a large section: postings and texts in small parts. A query fetches only what it needs."""

from macros.search.index import HEAD_KEY, IndexBuilder
from macros.search.reading import read_documents
from macros.search.values import DocumentStems, SearchDocument, Weights
from macros.search.words import document_stems

__all__ = [
    "HEAD_KEY",
    "DocumentStems",
    "IndexBuilder",
    "SearchDocument",
    "Weights",
    "document_stems",
    "read_documents",
]
