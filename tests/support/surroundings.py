"""Other machines, as far as one machine can play them: the same commit must give the same bytes on all of them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

# Read by Python at its start. A folder's files come backwards, the clock is ahead, there is one processor.
SITECUSTOMIZE = """
import datetime, os, time

listdir, scandir = os.listdir, os.scandir

class Backwards:
    def __init__(self, path):
        with scandir(path) as found:
            self.entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))
    def __iter__(self):
        return self.entries
    def __next__(self):
        return next(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

os.listdir = lambda path=".": sorted(listdir(path), reverse=True)
os.scandir = lambda path=".": Backwards(path)
os.cpu_count = lambda: 1

AHEAD = 400 * 24 * 60 * 60
real_time, real_localtime, real_gmtime = time.time, time.localtime, time.gmtime
time.time = lambda: real_time() + AHEAD
time.time_ns = lambda: int(time.time() * 10**9)
time.localtime = lambda seconds=None: real_localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: real_gmtime(time.time() if seconds is None else seconds)

class OfAnyDay(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])

class date(datetime.date, metaclass=OfAnyDay):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

class moment(datetime.datetime, metaclass=OfAnyDay):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    today = now
    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

date.__name__, moment.__name__ = "date", "datetime"
datetime.date, datetime.datetime = date, moment
"""

# Everything that a section gives away: the site, its archive, a sheet, the office files of each roadmap, the forms.
MAKE_EVERYTHING = """
import sys
from pathlib import Path
from macros.cli import main
from macros.adapters.offline.archive import archive, offline_files
from macros.adapters.project_reader import read_whole_project

out = Path(sys.argv[1])
out.mkdir()
def run(*words):
    if main(list(words)) != 0:
        sys.exit("fails: " + " ".join(words))
run("build", "--site-dir", str(out / "site"))
(out / "section.zip").write_bytes(archive(offline_files(out / "site")))
project = read_whole_project(Path.cwd()).project
for roadmap in project.roadmaps:
    for kind in ("docx", "xlsx"):
        run("export", roadmap.id, "--format", kind, "-o", str(out / f"{roadmap.id}.{kind}"))
for form in project.report_forms:
    run("form", form.id, "-o", str(out / f"form-{form.id}.xlsx"))
if project.roadmaps:
    sheet = out / "sheet.pdf"
    run("print", "checklist", project.roadmaps[0].id, "--today", "2025-02-10", "-o", str(sheet))
"""


@dataclass(frozen=True)
class Surroundings:
    """A kind of machine: all its variables beside PATH, its umask, and whether its Python is a strange one."""

    variables: Mapping[str, str] = field(default_factory=dict)
    umask: int = 0o022
    strange: bool = False
    wrapper: tuple[str, ...] = ()


PLAIN = Surroundings({"LANG": "C.UTF-8", "TZ": "UTC"})
BARE = Surroundings(umask=0o077)
STRANGE = Surroundings(
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "12345", "NO_COLOR": "1", "COLUMNS": "33"},
    umask=0o007,
    strange=True,
)


def make_everything(commit: Path, where: Path, around: Surroundings) -> dict[str, str]:
    """Check the repository out into the new folder `where`, make everything there, and give path → digest."""
    tree, out, custom = where / "a folder, другая", where / "out", where / "python"
    where.mkdir(parents=True)
    subprocess.run(["git", "clone", "--quiet", "--local", str(commit), str(tree)], check=True)
    variables = {"PATH": os.environ["PATH"], **around.variables}
    if around.strange:
        custom.mkdir()
        (custom / "sitecustomize.py").write_text(SITECUSTOMIZE, encoding="utf-8")
        variables["PYTHONPATH"] = str(custom)
    command = [*around.wrapper, sys.executable, "-c", MAKE_EVERYTHING, str(out)]
    done = subprocess.run(
        command, cwd=tree, env=variables, umask=around.umask, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return digests(out)


def digests(folder: Path) -> dict[str, str]:
    """Path → digest of every file below the folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def different(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The paths that only one of them has, or that are not the same in both."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def commit_folder(folder: Path, when: str = "2025-02-10T20:00:00+00:00") -> None:
    """Make the folder a repository with one commit of that moment, by nobody in particular."""
    names = {f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    moments = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for cache in folder.rglob("__pycache__"):
        shutil.rmtree(cache)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", str(folder), *command], check=True, env=own | names | moments)
