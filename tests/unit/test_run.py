"""run.py from the outside: real processes in a small project of its own, its packages from a folder of wheels."""

from __future__ import annotations

import ast
import base64
import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest
import uv

import run

SOURCE = Path(run.__file__)

CLI = """
import json, os, sys
import tiny
print(json.dumps({"arguments": sys.argv[1:], "folder": os.getcwd(), "tiny": tiny.VERSION, "utf8": sys.flags.utf8_mode,
                  "quiet": os.environ.get("NO_MKDOCS_2_WARNING"), "process": os.getpid()}), flush=True)
if "wait" in sys.argv:
    import time
    try:
        time.sleep(60)
    except KeyboardInterrupt:
        sys.exit(5)
sys.exit(7 if "fail" in sys.argv else 0)
"""

# An in-tree build backend: the editable install works without anything from outside.
BACKEND = """
import zipfile
from pathlib import Path
def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "small-1.0-py3-none-any.whl"
    info = "small-1.0.dist-info/"
    with zipfile.ZipFile(Path(folder) / name, "w") as wheel:
        wheel.writestr("small.pth", str(Path.cwd()))
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\\nName: small\\nVersion: 1.0\\n")
        tags = "Generator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\\n" + tags)
        names = ["small.pth", info + "METADATA", info + "WHEEL", info + "RECORD"]
        wheel.writestr(names[-1], "".join(f"{name},,\\n" for name in names))
    return name
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "small"
version = "1.0"
"""


@dataclass
class Small:
    """A small project with run.py in it."""

    root: Path
    wheels: Path
    path: str

    def lock(self, version: str, digest: str | None = None) -> None:
        """Make a wheel of the one dependency and lock it."""
        wheel = make_wheel(self.wheels, version)
        digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
        line = f"tiny=={version} --hash=sha256:{digest}\n"
        (self.root / "requirements.lock").write_text(line, encoding="utf-8")
        (self.root / "requirements-dev.lock").write_text(line, encoding="utf-8")

    def environment(self, **more: str) -> dict[str, str]:
        """Packages from the folder, nothing from the network, no word of the machine's own settings."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_", "PYTHON", "VIRTUAL_ENV"))}
        places = {"FIND_LINKS": str(self.wheels), "NO_INDEX": "1", "NO_CONFIG": "1"}
        tools = {f"{tool}_{name}": value for tool in ("PIP", "UV") for name, value in places.items()}
        cache = {"UV_CACHE_DIR": str(self.root.parent / "uv-cache"), "PIP_CONFIG_FILE": os.devnull, "UV_OFFLINE": "1"}
        return kept | tools | cache | {"PATH": self.path, "PYTHONUTF8": "1"} | more

    def start(self, *arguments: str, before: str = "", **environment: str) -> subprocess.Popen[str]:
        """Start run.py; `before` is Python that runs in its place first, to play a machine that lacks something."""
        command = [sys.executable, str(self.root / "run.py"), *arguments]
        if before:
            code = f"import sys; sys.path.insert(0, {str(self.root)!r}); import run\n{textwrap.dedent(before)}\n"
            command = [sys.executable, "-c", f"{code}sys.exit(run.main(sys.argv[1:]))", *arguments]
        return subprocess.Popen(
            command,
            cwd=self.root.parent,
            env=self.environment(**environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, *arguments: str, before: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run run.py to its end."""
        with self.start(*arguments, before=before, **environment) as process:
            out, err = process.communicate(timeout=100)
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    @property
    def leftovers(self) -> list[str]:
        """What stands in the project besides its sources."""
        known = {"run.py", "requirements.lock", "requirements-dev.lock", "pyproject.toml", "backend.py", "macros"}
        return sorted({p.name for p in self.root.iterdir()} - known - {"__pycache__", ".cache"})


def make_wheel(folder: Path, version: str) -> Path:
    """A wheel with one module that knows its version."""
    info = f"tiny-{version}.dist-info"
    files = {
        "tiny.py": f"VERSION = {version!r}\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = []
    for name, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
        rows.append(f"{name},sha256={digest},{len(text)}\n")
    files[f"{info}/RECORD"] = "".join(rows) + f"{info}/RECORD,,\n"
    path = folder / f"tiny-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for name, text in files.items():
            wheel.writestr(zipfile.ZipInfo(name), text)
    return path


@pytest.fixture
def small(tmp_path: Path) -> Small:
    root, wheels, empty = tmp_path / "проект с пробелом", tmp_path / "wheels", tmp_path / "no-programs"
    for folder in (root / "macros", wheels, empty):
        folder.mkdir(parents=True)
    shutil.copy(SOURCE, root / "run.py")
    (root / "macros/__init__.py").touch()
    (root / "macros/cli.py").write_text(CLI, encoding="utf-8")
    (root / "backend.py").write_text(BACKEND, encoding="utf-8")
    (root / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    project = Small(root, wheels, str(Path(uv.find_uv_bin()).parent))
    project.lock("1.0")
    return project


@pytest.fixture
def without_uv(small: Small) -> Small:
    small.path = str(small.root.parent / "no-programs")
    return small


def fake_uv(small: Small, script: str) -> None:
    """Put a program named uv first on PATH."""
    program = small.root.parent / "fake" / "uv"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!{sys.executable}\nimport sys\nif "--version" in sys.argv: sys.exit()\n{script}\n')
    program.chmod(0o755)
    small.path = str(program.parent)


# Sleeps while the one who started it lives.
HANGING_UV = """
import os, pathlib, time
parent = os.getppid()
venv = pathlib.Path(sys.argv[-1]); (venv / "bin").mkdir(parents=True); (venv / "bin/python").touch()
while os.getppid() == parent: time.sleep(0.1)
"""


def wait_for(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_first_start_installs_and_hands_over(small: Small) -> None:
    first = small.run("check", "--format", "json", "fail")
    assert first.returncode == 7, first.stderr
    *progress, last = first.stdout.splitlines()
    assert progress[0].startswith("Готовлю окружение .venv")
    assert progress[-1].startswith("Готово за ")
    said = json.loads(last)
    assert said.pop("process") > 0
    assert said == {
        "arguments": ["check", "--format", "json", "fail"],
        "folder": str(small.root),
        "tiny": "1.0",
        "utf8": 1,
        "quiet": "1",
    }
    assert small.leftovers == [".venv"]


def test_second_start_takes_a_moment(small: Small) -> None:
    small.run("check")
    stamp = (small.root / ".venv" / run.STAMP.name).stat().st_mtime_ns
    took = []
    for _ in range(3):
        started = time.monotonic()
        second = small.run("check", PATH="")
        took.append(time.monotonic() - started)
        assert len(second.stdout.splitlines()) == 1
    assert (small.root / ".venv" / run.STAMP.name).stat().st_mtime_ns == stamp
    assert min(took) < 1.0  # 0.1 s here; the rest is for a busy machine


def test_changed_list_is_installed_anew(small: Small) -> None:
    small.run("check")
    small.lock("2.0")
    again = small.run("check")
    assert json.loads(again.stdout.splitlines()[-1])["tiny"] == "2.0"
    assert "Готовлю окружение" in again.stdout


@pytest.mark.skipif(not run.has_module("ensurepip"), reason="this Python came without ensurepip")
def test_pip_does_it_without_uv(without_uv: Small) -> None:
    first = without_uv.run("check")
    assert first.returncode == 0, first.stderr
    assert "с помощью pip" in first.stdout
    assert json.loads(first.stdout.splitlines()[-1])["tiny"] == "1.0"


@pytest.mark.skipif(not run.has_module("ensurepip"), reason="this Python came without ensurepip")
def test_pip_takes_over_when_uv_fails(small: Small) -> None:
    fake_uv(small, "sys.exit('no mirror known to uv')")
    first = small.run("check")
    assert first.returncode == 0, first.stderr
    assert "У uv не получилось, пробую pip…" in first.stdout


def test_line_ends_of_windows_are_no_change(small: Small) -> None:
    small.run("check")
    lock = small.root / "requirements.lock"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    assert "Готовлю" not in small.run("check").stdout


def test_changed_entry_point_is_installed_but_other_settings_are_not(small: Small) -> None:
    small.run("check")
    project = small.root / "pyproject.toml"
    project.write_text(PYPROJECT + "[tool.ruff]\nline-length = 1\n", encoding="utf-8")
    assert "Готовлю" not in small.run("check").stdout
    project.write_text(PYPROJECT + '[project.scripts]\nx = "macros.cli:main"\n', encoding="utf-8")
    assert "Готовлю" in small.run("check").stdout


def test_moved_folder_gets_its_own_environment(small: Small) -> None:
    small.run("check")
    small.root = small.root.rename(small.root.with_name("moved"))
    again = small.run("check")
    assert json.loads(again.stdout.splitlines()[-1])["folder"] == str(small.root)
    assert "Готовлю" in again.stdout


def test_tests_need_more_and_the_site_is_content_with_it(small: Small) -> None:
    (small.root / "tests").mkdir()
    (small.root / "tests/gate.py").write_text("import sys; print('gate', *sys.argv[1:]); sys.exit(3)")
    small.run("check")
    gate = small.run("test", "-k", "terms")
    assert "Готовлю" in gate.stdout
    assert (gate.returncode, gate.stdout.splitlines()[-1]) == (3, "gate -k terms")
    assert "Готовлю" not in small.run("check").stdout


def test_killed_installation_is_not_used(small: Small) -> None:
    real = small.path
    fake_uv(small, HANGING_UV)
    process = small.start("check")
    wait_for((small.root / ".venv/bin/python").exists)
    process.kill()
    process.communicate()
    small.path = real
    after = small.run("check")
    assert after.returncode == 0, after.stderr
    assert json.loads(after.stdout.splitlines()[-1])["tiny"] == "1.0"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_stopped_installation_leaves_nothing(small: Small, stop: signal.Signals) -> None:
    fake_uv(small, HANGING_UV)
    process = small.start("check")
    wait_for((small.root / ".venv/bin/python").exists)
    process.send_signal(stop)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == "\nОстановлено.\n"
    assert "Traceback" not in out
    assert small.leftovers == []


def test_failed_change_gives_the_previous_environment_back(small: Small) -> None:
    small.run("check")
    good = (small.root / "requirements.lock").read_text()
    real = small.path
    fake_uv(small, "sys.exit('error: No space left on device (os error 28)')")
    (small.root / "requirements.lock").write_text("tiny==9.0 --hash=sha256:00\n")
    failed = small.run("check")
    assert failed.returncode == 2
    assert "На диске кончилось место" in failed.stderr
    (small.root / "requirements.lock").write_text(good)
    small.path = real
    back = small.run("check")
    assert (back.returncode, len(back.stdout.splitlines())) == (0, 1)


def test_two_at_once_install_once(small: Small) -> None:
    both = [small.start("check") for _ in range(2)]
    said = [process.communicate(timeout=100) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert "".join(out for out, _ in said).count("Готовлю окружение") == 1


def test_ctrl_c_is_the_programs_own_affair(small: Small) -> None:
    small.run("check")
    process = small.start("wait")
    assert process.stdout
    child = json.loads(process.stdout.readline())["process"]
    os.kill(process.pid, signal.SIGINT)
    time.sleep(0.3)
    assert process.poll() is None
    os.kill(child, signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 5


def test_sigterm_reaches_the_program(small: Small) -> None:
    small.run("check")
    process = small.start("wait")
    assert process.stdout
    process.stdout.readline()
    process.terminate()
    process.communicate(timeout=20)
    assert process.returncode == 128 + signal.SIGTERM


# --- failures: one clear sentence each -----------------------------------------------------------------------------


def test_nothing_asked(small: Small) -> None:
    asked = small.run()
    assert asked.returncode == 2
    assert "serve" in asked.stdout
    assert small.run("--help").returncode == 0
    assert small.leftovers == []


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_missing_file(small: Small, name: str) -> None:
    (small.root / name).unlink()
    failed = small.run("check")
    assert (failed.returncode, failed.stderr.count("\n")) == (2, 1)
    assert f"Не найден файл {name}: скопируйте папку проекта целиком" in failed.stderr
    assert small.leftovers == []


def test_broken_pyproject(small: Small) -> None:
    (small.root / "pyproject.toml").write_text("[")
    failed = small.run("check")
    assert failed.returncode == 2
    assert "Не удалось прочитать pyproject.toml" in failed.stderr


def test_old_python(small: Small) -> None:
    failed = small.run("check", before="sys.version_info = (3, 8, 18, 'final', 0)", PATH="")
    assert (failed.returncode, failed.stderr) == (
        2,
        "run.py: Нужен Python 3.11 или новее, а это 3.8: установите новую версию с python.org и запустите снова.\n",
    )
    assert small.leftovers == []


def test_old_python_is_told_of_a_newer_one_at_hand(small: Small) -> None:
    newer = small.root.parent / "no-programs" / "python3.12"
    newer.symlink_to(Path(sys.executable).resolve())
    failed = small.run("check", before="sys.version_info = (3, 8, 18, 'final', 0)", PATH=str(newer.parent))
    assert "запустите так: python3.12 run.py" in failed.stderr


def test_an_old_python_can_read_the_script() -> None:
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_no_venv_module(without_uv: Small) -> None:
    failed = without_uv.run("check", before="sys.modules['ensurepip'] = None")
    assert (failed.returncode, failed.stderr.count("\n")) == (2, 1)
    assert "нет модуля venv" in failed.stderr
    assert f"python{sys.version_info[0]}.{sys.version_info[1]}-venv" in failed.stderr
    assert without_uv.leftovers == []


def test_too_little_space(small: Small) -> None:
    before = "from types import SimpleNamespace as N; run.shutil.disk_usage = lambda path: N(free=12 * 2**20)"
    failed = small.run("check", before=before)
    assert (failed.returncode, failed.stderr.count("\n")) == (2, 1)
    assert "свободно 12\u00a0МБ; освободите место" in failed.stderr
    assert small.leftovers == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "На диске кончилось место"),
        (errno.EROFS, "В папку проекта нельзя записывать"),
        (errno.EACCES, "В папку проекта нельзя записывать"),
        (errno.EIO, "Не удалось подготовить окружение"),
    ],
)
@pytest.mark.parametrize("method", ["mkdir", "write_text"])
def test_disk_that_refuses(small: Small, number: int, words: str, method: str) -> None:
    before = f"""
        def refuse(*_, **__): raise OSError({number}, 'refused')
        run.Path.{method} = refuse
    """
    failed = small.run("check", before=before)
    assert (failed.returncode, failed.stderr.count("\n")) == (2, 1)
    assert words in failed.stderr
    assert small.leftovers == []


def test_disk_that_fills_up_while_the_stamp_is_written(small: Small) -> None:
    before = """
        write = run.Path.write_text
        def fill_up(path, *rest, **more):
            if path.name == run.STAMP.name:
                raise OSError(28, 'full')
            return write(path, *rest, **more)
        run.Path.write_text = fill_up
    """
    failed = small.run("check", before=before)
    assert failed.returncode == 2
    assert "На диске кончилось место" in failed.stderr
    assert small.leftovers == []


def test_wrong_hash(small: Small) -> None:
    small.lock("1.0", digest="0" * 64)
    failed = small.run("check")
    assert (failed.returncode, failed.stderr.count("\n")) == (2, 1)
    assert "контрольная сумма не совпала" in failed.stderr
    assert small.leftovers == []


@pytest.mark.skipif(not run.has_module("ensurepip"), reason="this Python came without ensurepip")
def test_no_network(without_uv: Small) -> None:
    nowhere = {"PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    failed = without_uv.run("check", **nowhere)
    assert (failed.returncode, failed.stderr.count("\n")) == (2, 1)
    assert "Не удалось скачать пакеты (подробности в .cache/setup.log)" in failed.stderr
    assert "127.0.0.1" in (without_uv.root / ".cache/setup.log").read_text(encoding="utf-8")
    assert without_uv.leftovers == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ERROR: [Errno 28] No space left on device", "На диске кончилось место"),
        ("OSError: [Errno 13] Permission denied: 'x'", "Нет права записать файлы"),
        ("error: client error (Connect): dns error", "Не удалось скачать пакеты"),
        ("ensurepip is not available", "нет модуля venv"),
        ("Segmentation fault", "Установка не удалась"),
    ],
)
def test_what_a_tool_says_is_understood(text: str, words: str) -> None:
    sentence = run.failure_sentence(text)
    assert words in sentence
    assert "запустите снова" in sentence


def test_windows_keeps_its_python_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "os", SimpleNamespace(name="nt"))
    assert run.python_in(Path("v")) == Path("v/Scripts/python.exe")


def test_progress_of_pip_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    counter = run.PackageCounter(20)
    for _ in range(12):
        counter("Collecting mkdocs==1.6.1 (from -r requirements.lock)\n")
        counter("WARNING: Retrying (Retry(total=4)) after connection broken\n")
    for _ in range(12):
        counter("Processing ./wheels/mkdocs-1.6.1-py3-none-any.whl\n")
    counter("Installing collected packages: mkdocs\n")
    assert capsys.readouterr().out.splitlines() == [
        "  связи нет, пробую ещё несколько раз…",
        "  10 из 20",
        "  20 из 20",
        "  скачано, распаковываю…",
    ]
