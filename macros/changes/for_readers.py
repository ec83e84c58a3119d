"""What readers are told of the history: a page that is none of theirs is no news to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from macros.changes.history import History
from macros.changes.values import Changes, Sort
from macros.model.page import Page


def for_readers(history: History, pages: Iterable[Page]) -> History:
    """The history without those of the `pages` that the search leaves out, and without days of nothing else."""
    hidden = {page.path for page in pages if page.meta.search and page.meta.search.exclude}
    told = (replace(each, changes=_without(each.changes, hidden)) for each in history.revisions)
    return replace(history, revisions=tuple(each for each in told if not each.changes.empty))


def _without(changes: Changes, hidden: set[str]) -> Changes:
    kept = tuple(each for each in changes.materials if each.sort is not Sort.PAGE or each.id not in hidden)
    return replace(changes, materials=kept)
