"""Reads a git repository through git itself: nothing is checked out, nothing is written, nothing is fetched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

SECONDS = 60  # longer than any question here takes; then git is taken for absent
CONTENT = ("roadmap.yaml", "docs")

_FILE_MODES = ("100644", "100755")  # a link or a submodule is no content
_NO_BLOB = "0" * 40


def day_of(seconds: int, zone: tzinfo) -> date:
    """The day of a commit's moment (seconds since 1970) by the clocks of the zone."""
    return datetime.fromtimestamp(seconds, zone).date()


class GitError(Exception):
    """Git is not there, or it does not know the answer."""


@dataclass(frozen=True, slots=True)
class LoggedCommit:
    """A commit of the log: seconds since 1970, and path → blobs before and after (None where there is no file)."""

    id: str
    seconds: int
    files: Mapping[str, tuple[str | None, str | None]]


@dataclass(frozen=True, slots=True)
class GitRepository:
    """The repository around the project's folder; all paths are relative to that folder."""

    root: Path

    def commit(self, revision: str) -> str:
        """The full id of the commit that the words mean («main», «v1.0», «HEAD~3»). Raises GitError."""
        if revision.startswith("-"):
            raise GitError(revision)
        return self._text("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()

    def has_history(self) -> bool:
        """Whether there is any commit, and a git to ask."""
        try:
            self.commit("HEAD")
        except GitError:
            return False
        return True

    def seconds(self, commit: str) -> int:
        """When the commit was made, in seconds since 1970."""
        return int(self._text("show", "--no-patch", "--format=%ct", commit).split()[-1])

    def holds(self, commit: str, path: str) -> bool:
        """Whether the file is in the commit."""
        return bool(self._text("ls-tree", "--name-only", commit, "--", path))

    def shallow_commits(self) -> frozenset[str]:
        """The commits whose past was not copied here."""
        path = self.root / self._text("rev-parse", "--git-path", "shallow").strip()
        try:
            return frozenset(path.read_text(encoding="ascii").split())
        except OSError:
            return frozenset()

    def files(self, commit: str) -> dict[str, str]:
        """Path → blob of all content at the commit."""
        listed = self._text("ls-tree", "-r", "-z", commit, "--", *CONTENT)
        rows = (row.partition("\t") for row in listed.split("\0") if row)
        return {path: about.split()[2] for about, _, path in rows if about.split()[0] in _FILE_MODES}

    def line(self, head: str) -> frozenset[str]:
        """The ids of the commit and of all before it, along the first parents."""
        return frozenset(self._text("rev-list", "--first-parent", head).split())

    def log(self, head: str, most: int | None = None, since: str = "") -> list[LoggedCommit]:
        """The newest commits that touched content, along the first parents: a merge is one change.

        At `most` so many, and only those after the commit `since`.
        """
        form = ("--raw", "-z", "--relative", "--no-renames", "--no-abbrev", "--format=%x01%H%x02%ct")
        some = () if most is None else (f"--max-count={most}",)
        commits = f"{since}..{head}" if since else head
        command = ("-c", "log.showRoot=true", "log", "--first-parent", "-m", *form, *some, commits)
        return _parse_log(self._text(*command, "--", *CONTENT))

    def texts(self, blobs: Iterable[str]) -> dict[str, str]:
        """Blob → its text, with «\\n» line ends; what is no UTF-8 is left out."""
        wanted = sorted(set(blobs))
        if not wanted:
            return {}
        output = self._run("cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
        found: dict[str, str] = {}
        position = 0
        while position < len(output):
            end = output.index(b"\n", position)
            blob, _, size = output[position:end].decode().split(" ")
            data = output[end + 1 : end + 1 + int(size)]
            position = end + 2 + int(size)
            try:
                found[blob] = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
            except UnicodeDecodeError:
                continue
        return found

    def _text(self, *arguments: str) -> str:
        return self._run(*arguments).decode("utf-8", "surrogateescape")

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        # A hook's GIT_DIR would lead elsewhere; a partial copy must not reach for the network.
        variables = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        variables |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
        command = ["git", "-c", "core.quotePath=false", *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - the words are ours, a revision is never an option
                command, cwd=self.root, input=given, env=variables, capture_output=True, timeout=SECONDS, check=True
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise GitError(str(error)) from error
        return done.stdout


def _parse_log(output: str) -> list[LoggedCommit]:
    """Headers and pairs of «:modes blobs letter» and path, all parted by zero bytes."""
    commits: list[LoggedCommit] = []
    files: dict[str, tuple[str | None, str | None]] = {}
    pieces = iter(output.split("\0"))
    for raw in pieces:
        piece = raw.lstrip("\n")
        if piece.startswith("\x01"):
            name, _, seconds = piece[1:].partition("\x02")
            files = {}
            commits.append(LoggedCommit(name, int(seconds), files))
        elif piece.startswith(":"):
            old_mode, new_mode, old, new, _ = piece[1:].split(" ")
            files[next(pieces)] = (_blob(old_mode, old), _blob(new_mode, new))
    return commits


def _blob(mode: str, blob: str) -> str | None:
    return blob if mode in _FILE_MODES and blob != _NO_BLOB else None
