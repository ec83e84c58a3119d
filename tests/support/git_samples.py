"""A project in a git repository of its own, made commit by commit on known days."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CONFIG = """\
site_name: Раздел
site_url: https://example.org/myschool/
theme:
  name: material
plugins:
  - search
  - metodichka:
      publisher: Министерство
      time_zone: Asia/Vladivostok
"""
ROADMAP = """\
ид: plan
название: Дорожная карта края
краткое-название: Карта края
уровень: регион
территория: Край
период: 01.01.2025 – 31.12.2025
разделы:
  - название: Организация
    мероприятия:
      - номер: "1"
        название: Назначить координаторов
        срок: до 01.03.2025
        ответственные: [Школа]
      - номер: "2"
        название: Обучить педагогов
        срок: до 01.04.2025
        ответственные: [Школа]
"""
PARTIES = """\
стороны:
  - {ид: school, название: Школа, вид: орган, уровень: организация}
"""
INDEX = "---\nназвание: Главная\nописание: Раздел\n---\n\n# Раздел\n\nТекст.\n"
FILES = {
    "mkdocs.yml": CONFIG,
    "roadmap.yaml": ROADMAP,
    "docs/parties.yaml": PARTIES,
    "docs/index.md": INDEX,
}


@dataclass(frozen=True)
class SampleRepository:
    """A repository to commit to; nobody's name but the samples' own gets into it."""

    root: Path

    def git(self, *arguments: str, when: str = "2025-02-10T12:00:00+10:00") -> str:
        """Run git on that moment and give what it says."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        own |= {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "HOME": str(self.root.parent)}
        own |= {"GIT_CONFIG_NOSYSTEM": "1"}
        who = ["-c", "user.name=Secret Author", "-c", "user.email=secret@example.org", "-c", "init.defaultBranch=main"]
        command = ["git", *who, *arguments]
        return subprocess.run(command, cwd=self.root, env=own, capture_output=True, text=True, check=True).stdout

    def commit(self, when: str, **changes: str | None) -> str:
        """Write the files («docs__index.md» is docs/index.md; None removes), commit them and give the commit's id."""
        for name, text in changes.items():
            self.write(name.replace("__", "/"), text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "words of the message", when=when)
        return self.git("rev-parse", "HEAD").strip()

    def write(self, path: str, text: str | None) -> None:
        """Write a file, or remove it."""
        place = self.root / path
        if text is None:
            place.unlink()
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")

    def replace(self, path: str, before: str, after: str) -> str:
        """The file's text with a replacement, which must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert before in text
        return text.replace(before, after)


def sample_repository(root: Path) -> SampleRepository:
    """A repository whose first commit, of 10 February 2025, holds the whole small project."""
    if shutil.which("git") is None:
        import pytest

        pytest.skip("нет git: история материалов не проверена")
    root.mkdir(parents=True, exist_ok=True)
    repository = SampleRepository(root)
    repository.git("init", "--quiet")
    for path, text in FILES.items():
        repository.write(path, text)
    repository.commit(at("2025-02-10"))
    return repository


def at(day: str) -> str:
    """Noon of the day in Vladivostok, as git takes it."""
    return f"{day}T12:00:00+10:00"
