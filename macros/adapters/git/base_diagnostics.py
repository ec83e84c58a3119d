"""What was wrong with the content at an earlier revision, so that only what a change brought is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.adapters.git.repository import GitRepository
from macros.diagnostics import Diagnostic
from macros.project import SiteSettings, load_project
from macros.site import check_page_macros
from macros.sources.files import TEXT_SUFFIXES, SourceFiles

Signature = tuple[str, str, str, str]


def brought_since(
    root: Path, revision: str, found: Iterable[Diagnostic], texts: Mapping[str, str], settings: SiteSettings
) -> tuple[Diagnostic, ...]:
    """The diagnostics that the revision did not have on the same words; raises GitError for an unknown revision.

    A change may bring a fault into a file that it did not touch (a body taken out of the registry): that one is shown
    too. Lines that only moved are the same words.
    """
    repository = GitRepository(root)
    blobs = repository.files(repository.commit(revision))
    wanted = {path: blob for path, blob in blobs.items() if path.endswith(TEXT_SUFFIXES)}
    known = repository.texts(wanted.values())
    before = {path: known[blob] for path, blob in sorted(wanted.items()) if blob in known}
    others = {path: 0 for path in sorted(blobs) if path not in wanted}
    project = load_project(SourceFiles(before, others), settings)
    old = Counter(_signature(each, before) for each in (*project.diagnostics, *check_page_macros(project)))
    new = []
    for each in found:
        signature = _signature(each, texts)
        if old[signature] > 0:
            old[signature] -= 1
        else:
            new.append(each)
    return tuple(new)


def _signature(diagnostic: Diagnostic, texts: Mapping[str, str]) -> Signature:
    lines = texts.get(diagnostic.file, "").split("\n")
    line = lines[diagnostic.span.line - 1].strip() if diagnostic.span.line <= len(lines) else ""
    return diagnostic.file, diagnostic.code, diagnostic.message, line
