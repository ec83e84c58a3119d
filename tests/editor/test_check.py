"""An editor checks: certain faults are mended, a change shows only what it brought, chores come on request."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.editor_desk import EditorDesk

CONTACT = "Пишите: методист@пример.рф"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Редактор", "-c", "user.email=editor@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(desk: EditorDesk) -> EditorDesk:
    """The desk with a first commit."""
    desk.run("check", "--fix")
    git(desk.folder, "init", "-q", "-b", "main")
    git(desk.folder, "add", "-A")
    git(desk.folder, "commit", "-qm", "начало")
    return desk


def test_fix_mends_shows_and_then_rests(desk: EditorDesk) -> None:
    desk.run("check", "--fix")
    clean = desk.tree()
    text = desk.text("roadmap.yaml")
    broken = text.replace('- номер: "2"', "- номер: 2  # второе", 1).replace("2022 – 25", "2022 - 25", 1).rstrip("\n")
    desk.write("roadmap.yaml", broken)
    said = desk.run("check", "--fix")
    assert said.code == 0
    assert "номер взят в кавычки" in said.out and '    + - номер: "2"  # второе' in said.out
    assert "Исправлено мест: 3. Посмотрите правку: git diff" in said.out
    mended = desk.text("roadmap.yaml").replace("  # второе", "")
    assert mended.encode() == clean["roadmap.yaml"]
    again = desk.run("check", "--fix")
    assert "Исправлять нечего" in again.out and "Ошибок и предупреждений нет" in again.out


def test_a_line_is_not_shown_twice_where_only_the_width_of_a_space_changes(desk: EditorDesk) -> None:
    page = desk.text("docs/index.md")
    desk.write("docs/index.md", f"{page}\nШкола № 5\n")
    said = desk.run("check", "--fix").out
    assert "номер не оторвётся от знака №" in said and "Школа" not in said
    assert desk.text("docs/index.md") == f"{page}\nШкола №\u00a05\n"


def test_the_real_section_needs_no_repairs_and_stays_clean(desk: EditorDesk) -> None:
    assert "Исправлять нечего" in desk.run("check", "--fix").out
    assert desk.run("check").out.endswith("Ошибок и предупреждений нет.\n")


def test_since_shows_what_the_change_brought(repository: EditorDesk) -> None:
    old = repository.text("docs/faq.md") + f"\n{CONTACT}\n"
    repository.write("docs/faq.md", old)
    git(repository.folder, "commit", "-qam", "чужая ошибка")
    repository.write("docs/contacts.md", repository.text("docs/contacts.md") + "\n[Нет](нет-такой.md)\n")
    repository.write("docs/faq.md", "\n" + old)  # its fault only moved down
    everything = json.loads(repository.run("check", "--format", "json").out)
    assert {each["code"] for each in everything} >= {"dead-link", "personal-mail"}
    said = repository.run("check", "--since", "HEAD", "--format", "json")
    assert [each["code"] for each in json.loads(said.out) if each["file"] == "docs/contacts.md"] == ["dead-link"]
    assert "personal-mail" not in said.out
    assert said.code == 1
    assert repository.run("check", "--since", "HEAD~1").code == 1


def test_since_finds_a_fault_in_a_file_that_nobody_touched(repository: EditorDesk) -> None:
    parties = repository.text("docs/parties.yaml").replace("[СТП, служба технической поддержки]", "[СТП, ОМСУ]")
    repository.write("docs/parties.yaml", parties)
    found = json.loads(repository.run("check", "--since", "HEAD", "--format", "json").out)
    assert {each["code"] for each in found} & {"ambiguous-party", "duplicate-alias"}


def test_since_explains_a_folder_without_git_and_an_unknown_state(desk: EditorDesk) -> None:
    said = desk.run("check", "--since", "HEAD")
    assert said.code == 2 and said.err.startswith("Сравнить не с чем: здесь нет истории git.")
    git(desk.folder, "init", "-q", "-b", "main")
    git(desk.folder, "add", "roadmap.yaml")
    git(desk.folder, "commit", "-qm", "начало")
    said = desk.run("check", "--since", "нет-такой")
    assert said.code == 2 and "Не удалось прочитать из git" in said.err


def test_the_message_leads_to_its_page(desk: EditorDesk) -> None:
    desk.write("docs/faq.md", desk.text("docs/faq.md") + f"\n{CONTACT}\n")
    address = "https://example.org/myschool/editors/errors/personal-mail/"
    assert f"подробнее: {address}" in desk.run("check").out
    (entry,) = json.loads(desk.run("check", "--format", "json").out)
    assert entry["manual"] == address


def test_chores_are_told_on_request(desk: EditorDesk) -> None:
    said = desk.run("check", "--stale", "--today", "2026-11-23").out
    assert said.count("предупреждение: ") == said.count("[roadmap-over]") == 2, "plans that only the ministry may close"
    assert "roadmap.yaml" not in said.replace("docs/roadmaps", ""), "what is in the archive is offered no more"
    assert "строку «архив: да»" in said
    desk.write(
        "docs/lost.md", "---\nназвание: Потеряна\nописание: Никто не ссылается.\nпроверено: 2026-11-22\n---\n# Я\n"
    )
    desk.write("docs/old.pdf", "x")
    roadmap = desk.text("docs/roadmaps/perm-2024.yaml").split("описание: >-")[0]
    desk.write(
        "docs/roadmaps/bare.yaml",
        "ид: bare\nназвание: Голая\nуровень: регион\nпериод: 2022 год\nразделы:\n  - название: Р\n    мероприятия:\n"
        '      - {номер: "1", название: Сделать, срок: до 01.03.2022}\n',
    )
    assert roadmap
    said = desk.run("check", "--stale", "--today", "2027-11-23", "--format", "json")
    assert said.code == 0, "chores never fail a check"
    found = {(each["file"], each["code"]) for each in json.loads(said.out)}
    assert {
        ("docs/lost.md", "unreachable-page"),
        ("docs/old.pdf", "unlinked-file"),
        ("docs/roadmaps/bare.yaml", "roadmap-over"),
        ("docs/roadmaps/bare.yaml", "roadmap-no-description"),
        ("docs/index.md", "overdue-review"),
    } <= found
    assert ("docs/faq.md", "unreachable-page") not in found
    assert "lost.md" not in desk.run("check", "--today", "2027-11-23").out


def test_crlf_stays_when_something_is_mended(desk: EditorDesk) -> None:
    whole = desk.text("docs/faq.yaml").replace("\n", "\r\n")
    desk.write("docs/faq.yaml", " - ".join(whole.rsplit(" – ", 1)))
    desk.run("check", "--fix")
    assert desk.text("docs/faq.yaml") == whole


def as_windows(desk: EditorDesk) -> None:
    """Every text as Notepad saves it: a byte order mark, and both signs at line ends."""
    for path, data in desk.tree().items():
        if path.endswith((".yaml", ".md")):
            (desk.folder / path).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))


def test_a_section_saved_by_notepad_is_read_mended_and_added_to_as_it_is(desk: EditorDesk) -> None:
    desk.run("check", "--fix")
    desk.write("docs/faq.yaml", " - ".join(desk.text("docs/faq.yaml").rsplit(" – ", 1)))
    as_windows(desk)
    before = desk.tree()
    clean = desk.run("check", "--format", "json")
    assert (clean.code, json.loads(clean.out)) == (0, [])
    assert "Исправлено мест: 1." in desk.run("check", "--fix").out
    question = ("--question", "Можно ли с планшета?", "--answer", "Да, через браузер.")
    assert desk.run("new", "faq", *question).code == 0
    measure = ("--roadmap", "perm-2024", "--section", "1", "--title", "Провести вебинар", "--term", "до 01.12.2024")
    assert desk.run("new", "measure", *measure, "--responsible", "Школа").code == 0
    after = desk.tree()
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {"docs/faq.yaml", "docs/roadmaps/perm-2024.yaml"}
    for path in changed:
        assert after[path].startswith(b"\xef\xbb\xbf") and after[path].count(b"\xef\xbb\xbf") == 1
        assert b"\n" not in after[path].replace(b"\r\n", b"")
    assert desk.run("check").code == 0
