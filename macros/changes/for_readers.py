"""What readers are told of the history: nothing of people, and no page that is none of theirs."""

from __future__ import annotations

from dataclasses import replace

from macros.changes.history import History
from macros.changes.masking import without_personal_data
from macros.changes.values import Changes, Sort
from macros.project import Project


def for_readers(history: History, project: Project) -> History:
    """The history as it may be published beside the project, which holds the public contacts.

    People's data are masked; pages that the search leaves out are no news, nor are days of nothing else.
    """
    hidden = {page.path for page in project.pages if page.meta.search and page.meta.search.exclude}
    told = (replace(each, changes=_without(each.changes, hidden)) for each in history.revisions)
    kept = replace(history, revisions=tuple(each for each in told if not each.changes.empty))
    return without_personal_data(kept, project.contacts)


def _without(changes: Changes, hidden: set[str]) -> Changes:
    kept = tuple(each for each in changes.materials if each.sort is not Sort.PAGE or each.id not in hidden)
    return replace(changes, materials=kept)
