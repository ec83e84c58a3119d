"""The CI samples run as written: a hostile change is judged by the program of the protected branch, and never run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.ci_samples import (
    HOSTILE,
    ROOT,
    SAMPLES,
    SCRIPTS,
    Ran,
    Server,
    make_server,
    run_sample,
    run_steps,
    sample,
)

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(os.name == "nt", reason="сценарии CI написаны для sh"),
]
PAGE = "docs/faq.md"


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return make_server(tmp_path / "server")


def hacked(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("hacked") if path.is_file()]


def foreign_files(ran: Ran, server: Server) -> list[str]:
    """What in the checked tree, the content left out, is not as the protected branch has it."""
    done = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all", "--", ".", ":!docs", ":!roadmap.yaml"],
        cwd=ran.trusted,
        check=True,
        capture_output=True,
        text=True,
    )
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ran.trusted, check=True, capture_output=True, text=True)
    assert head.stdout.strip() == server.git("rev-parse", "main")
    return [line for line in done.stdout.splitlines() if "__pycache__" not in line and ".cache" not in line]


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_a_hostile_change_is_run_but_its_words_are_shown(name: str, server: Server, tmp_path: Path) -> None:
    words = (server.folder / PAGE).read_text("utf-8") + "\nНовая строка.\n"
    server.commit(**HOSTILE, **{PAGE: words})
    ran = run_sample(name, server, tmp_path / "runner")
    assert ran.code == 0, ran.output
    assert "Новая строка." in (ran.preview / "faq/index.html").read_text("utf-8")
    assert "чужой просмотр" not in (ran.preview / "index.html").read_text("utf-8")
    assert foreign_files(ran, server) == []
    assert hacked(tmp_path / "runner") == [], "the change's own program was run"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_fault_is_told_where_the_server_shows_it(name: str, server: Server, tmp_path: Path) -> None:
    words = (server.folder / PAGE).read_text("utf-8") + "\n[Нет](net.md)\n"
    line = words.splitlines().index("[Нет](net.md)") + 1
    server.commit(**HOSTILE, **{PAGE: words})
    ran = run_sample(name, server, tmp_path / "runner")
    assert ran.code == 1, ran.output
    assert not (ran.preview / "faq").exists()
    assert hacked(tmp_path / "runner") == []
    if name.startswith("gitlab"):
        (entry,) = json.loads((ran.clone / "gl-code-quality-report.json").read_text("utf-8"))
        assert (entry["check_name"], entry["location"]) == ("dead-link", {"path": PAGE, "lines": {"begin": line}})
    elif name.startswith("github"):
        assert f"\n::error file={PAGE},line={line}," in f"\n{ran.output}"
    else:
        assert f"{PAGE}:{line}:" in ran.output and f"{PAGE}:{line}:" in ran.summary
        assert ran.summary.startswith("```text\n") and ran.summary.count("```") == 2


def test_a_change_can_hide_no_file_from_the_check(server: Server, tmp_path: Path) -> None:
    """`git archive` would leave out what the change marks «export-ignore»; links out of the tree stay links."""
    (server.folder / "docs/secret.md").symlink_to("/etc/passwd")
    server.commit(**{".gitattributes": "docs/** export-ignore\n", "docs/hidden.md": "# Я\n\n<script>x</script>\n"})
    target = tmp_path / "tree"
    subprocess.run(
        ["sh", str(ROOT / "ci/trusted-tree.sh"), "main", "change", str(target)], cwd=server.folder, check=True
    )
    assert (target / "docs/hidden.md").is_file()
    assert (target / "docs/secret.md").is_symlink()
    assert not (target / ".gitattributes").read_text("utf-8").startswith("docs/**")


@pytest.mark.parametrize("part", ["docs", "roadmap.yaml"])
def test_content_that_is_a_link_is_refused(server: Server, tmp_path: Path, part: str) -> None:
    place = server.folder / part
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    place.symlink_to("/etc")
    server.commit()
    command = ["sh", str(ROOT / "ci/trusted-tree.sh"), "main", "change", str(tmp_path / "tree")]
    done = subprocess.run(command, cwd=server.folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{part} в правке – не файл и не папка" in done.stderr


def test_a_change_without_a_roadmap_is_a_tree_too(server: Server, tmp_path: Path) -> None:
    (server.folder / "roadmap.yaml").unlink(missing_ok=True)
    server.commit(**{"docs/new.md": "# Я\n"})
    subprocess.run(
        ["sh", str(ROOT / "ci/trusted-tree.sh"), "main", "change", str(tmp_path / "tree")],
        cwd=server.folder,
        check=True,
    )
    assert not (tmp_path / "tree/roadmap.yaml").exists() and (tmp_path / "tree/docs/new.md").exists()


def test_without_network_there_is_none_where_the_system_allows_it() -> None:
    probe = "import socket; socket.create_connection(('127.0.0.1', 9), 2)"
    command = ["sh", str(ROOT / "ci/without-network.sh"), "python3", "-c", probe]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    if "Сеть отключить нельзя" not in done.stderr:
        assert "Network is unreachable" in done.stderr


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_keeps_no_secret_and_takes_every_script_from_the_protected_branch(name: str) -> None:
    text = (ROOT / "ci" / name).read_text("utf-8")
    lines = [line.strip() for step in run_steps(name) for line in step.splitlines()]
    assert "secrets." not in text and "TOKEN" not in text and "PASSWORD" not in text
    assert not any("${{" in line for line in lines), "a name of a branch would become part of the script"
    for script in SCRIPTS:
        (taken,) = [line for line in lines if line.startswith("git show") and script in line]
        assert taken.startswith('git show "$TARGET:ci/') and "/" in taken.partition("> ")[2], "never into the checkout"
    work = [line for line in lines if "run.py" in line and "--help" not in line]
    assert work and all("without-network.sh python3 run.py" in line for line in work)


@pytest.mark.parametrize("name", SAMPLES[1:])
def test_the_change_cannot_write_its_own_workflow(name: str) -> None:
    read = sample(name)
    assert read[True] == {"pull_request_target": {"branches": ["main"]}}, "«on» is true in YAML 1.1"
    assert read["permissions"] == {"contents": "read"}
    (checkout,) = [step for step in read["jobs"]["check"]["steps"] if "checkout" in step.get("uses", "")]
    assert checkout["with"]["persist-credentials"] is False
