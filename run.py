#!/usr/bin/env python3
"""One command from a bare Python to the site: `python3 run.py serve`.

Makes `.venv` from the hash-locked lists and hands over to the program in it. Only the standard library is used, and the
syntax is that of Python 3.8, so that an old Python can still say in words what it lacks.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable, Iterator, NamedTuple, NoReturn

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "metodichka.json"  # written last: without it the environment counts as half-made
CACHE = ROOT / ".cache"
PREVIOUS = CACHE / "venv-previous"  # the environment before the change, until the new one is whole
LOG = CACHE / "setup.log"
SITE_LIST = "requirements.lock"
TEST_LIST = "requirements-dev.lock"
MEGABYTES = {SITE_LIST: 350, TEST_LIST: 900}  # measured: 160 and 410 unpacked, as much again for downloads
CHECKERS = {"test": "tests.gate", "coverage": "tests.measure_coverage"}

USAGE = """Как запускать: python3 run.py КОМАНДА [ПАРАМЕТРЫ]

  serve     проверить материалы, собрать сайт и показать его с обновлением на лету
  build     собрать сайт в папку site/
  check     только проверить материалы
  test      проверить саму программу (параметры передаются pytest)
  coverage  измерить, какие ветви программы проходят её тесты (долго; параметры передаются pytest)

Остальные команды передаются программе как есть: python3 run.py term "до 1 сентября".
Пути в параметрах считаются от папки проекта."""


class SetupError(Exception):
    """A failure the user can mend; the text is one Russian sentence with the next step."""


class Said(NamedTuple):
    """What a tool answered: exit code and everything it printed."""

    code: int
    text: str


def main(arguments: list[str]) -> int:
    """Exit code of the whole run: 0 well, 1 diagnostics, 2 wrong use or no environment, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        if sys.version_info < OLDEST_PYTHON:
            raise SetupError(old_python_sentence())
        if not arguments or arguments[0] in ("-h", "--help", "help"):
            print(USAGE)
            return 0 if arguments else 2
        signal.signal(signal.SIGTERM, stop_on_term)
        return run(arguments)
    except SetupError as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nОстановлено.", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"run.py: {disk_sentence(error)}", file=sys.stderr)
        return 2


def run(arguments: list[str]) -> int:
    """Make the environment ready and hand over."""
    checker = CHECKERS.get(arguments[0])
    prepare([SITE_LIST, TEST_LIST] if checker else [SITE_LIST])
    python = str(python_in(VENV))
    if checker:
        return hand_over([python, "-m", checker, *arguments[1:]])
    return hand_over([python, "-m", "macros.cli", *arguments])


def hand_over(command: list[str]) -> int:
    """Run the program in the project's folder; Ctrl-C and SIGTERM are its own affair, its exit code is ours."""
    environment = dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1")
    with subprocess.Popen(command, cwd=str(ROOT), env=environment) as child:
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        while True:
            try:
                code = child.wait()
                break
            except KeyboardInterrupt:
                continue  # the terminal sent it to the child too, which says goodbye by itself
    return 128 - code if code < 0 else code


def stop_on_term(*_: Any) -> NoReturn:
    """SIGTERM while installing: leave through the same door as Ctrl-C, so that the clean-up happens."""
    raise KeyboardInterrupt


# --- the environment ---------------------------------------------------------------------------------------------


def prepare(lists: list[str]) -> None:
    """See to it that `.venv` holds exactly the locked packages; a moment when it already does."""
    if holds(VENV, lists):
        return
    with only_one_at_a_time():
        if not holds(VENV, lists):
            wanted = sorted(set(lists) | set(read_stamp(VENV).get("lists", {})) & {TEST_LIST})
            replace_environment(wanted)


def holds(venv: Path, lists: list[str]) -> bool:
    """Whether the environment is whole, of this Python, of this folder and of these very lists."""
    stamp, wanted = read_stamp(venv), wanted_stamp(lists)
    known = stamp.pop("lists", {})
    needed = wanted.pop("lists")
    same_lists = all(known.get(name) == digest for name, digest in needed.items())
    return stamp == wanted and same_lists and python_in(venv).exists()


def wanted_stamp(lists: list[str]) -> dict[str, Any]:
    """What the stamp of a fitting environment says."""
    return {
        "python": "{}.{}".format(*sys.version_info),
        "folder": str(ROOT),
        "project": project_digest(),
        "lists": {name: digest(read_project_file(name)) for name in lists},
    }


def project_digest() -> str:
    """Digest of what an editable install copies out of pyproject.toml: names, entry points, build settings."""
    import tomllib  # Python 3.11 has it; an older one never comes here

    try:
        tables = tomllib.loads(read_project_file("pyproject.toml").decode())
    except ValueError as error:
        raise SetupError(
            f"Не удалось прочитать pyproject.toml ({error}): верните файл из git и запустите снова."
        ) from None
    kept = {"build": tables.get("build-system"), "project": tables.get("project")}
    return digest(json.dumps(kept, sort_keys=True).encode())


def read_project_file(name: str) -> bytes:
    """Bytes of a file without which nothing can be installed; line ends of any system count as the same."""
    try:
        return (ROOT / name).read_bytes().replace(b"\r\n", b"\n")
    except FileNotFoundError:
        raise SetupError(
            f"Не найден файл {name}: скопируйте папку проекта целиком или верните файл из git и запустите снова."
        ) from None


def read_stamp(venv: Path) -> dict[str, Any]:
    """The stamp of an environment; empty when there is none or it was cut short."""
    try:
        stamp = json.loads((venv / STAMP.name).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def python_in(venv: Path) -> Path:
    """The interpreter of an environment on this system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def replace_environment(lists: list[str]) -> None:
    """Make a new `.venv`; on any failure put the previous one back and leave nothing half-made."""
    if not read_stamp(VENV) and holds(PREVIOUS, lists):  # a run was killed in the middle, and the lists went back
        remove(VENV)
        PREVIOUS.rename(VENV)
        return
    check_free_space(lists)
    started = time.monotonic()
    if read_stamp(VENV):
        remove(PREVIOUS)
        VENV.rename(PREVIOUS)
    else:
        remove(VENV)
    whole = False
    try:
        install(lists)
        STAMP.write_text(json.dumps(wanted_stamp(lists), indent=1), encoding="utf-8")
        whole = True
    finally:
        if not whole:
            remove(VENV)
            if PREVIOUS.exists():
                PREVIOUS.rename(VENV)
    remove(PREVIOUS)
    say(f"Готово за {time.monotonic() - started:.0f} с. В следующий раз установка не понадобится.")


def remove(folder: Path) -> None:
    """Delete a folder if it is there; one that a running program holds (Windows) is named."""
    try:
        shutil.rmtree(str(folder))
    except FileNotFoundError:
        pass
    except OSError as error:
        raise SetupError(
            f"Не удалось удалить папку {folder.relative_to(ROOT)} ({error.strerror}): закройте программы, "
            "которые её используют, и запустите снова."
        ) from None


def check_free_space(lists: list[str]) -> None:
    """Refuse before anything is touched when the packages cannot fit."""
    needed = max(MEGABYTES[name] for name in lists)
    free = shutil.disk_usage(str(ROOT)).free // 2**20
    if free < needed:
        raise SetupError(
            f"На диске мало места: для установки нужно {needed}\u00a0МБ, свободно {free}\u00a0МБ; "
            "освободите место и запустите снова."
        )


@contextlib.contextmanager
def only_one_at_a_time() -> Iterator[None]:
    """Two runs at once would spoil each other's `.venv`: the second waits. The system lets go when a run dies."""
    CACHE.mkdir(exist_ok=True)
    with (CACHE / "setup.lock").open("a+b") as handle:
        if not try_lock(handle.fileno()):
            say("Другой запуск уже готовит окружение, жду…")
            while not try_lock(handle.fileno()):
                time.sleep(0.2)
        yield


def try_lock(descriptor: int) -> bool:
    """Take the lock on an open file if nobody has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True


# --- installing --------------------------------------------------------------------------------------------------


def install(lists: list[str]) -> None:
    """Install with uv where it works, else with pip; both keep to the machine's own settings (mirror, proxy)."""
    LOG.write_text("", encoding="utf-8")
    name = TEST_LIST if TEST_LIST in lists else SITE_LIST
    count = sum(1 for line in read_project_file(name).decode().splitlines() if "==" in line)
    uv = shutil.which("uv")
    if uv and answers(uv):
        say(f"Готовлю окружение .venv: ставлю пакеты с помощью uv ({count})…")
        said = install_with_uv(uv, name)
        if said.code == 0:
            return
        if is_about(said.text, DISK_WORDS + HASH_WORDS):
            raise SetupError(failure_sentence(said.text))
        say("У uv не получилось, пробую pip…")
        remove(VENV)
    install_with_pip(name, count)


def install_with_uv(uv: str, name: str) -> Said:
    """The answer of the first uv command that failed, or of the last one."""
    python = str(python_in(VENV))
    said = Said(0, "")
    for command in (
        ["venv", "--quiet", "--no-project", "--python", base_python(), str(VENV)],
        ["pip", "sync", "--quiet", "--python", python, "--require-hashes", name],
        ["pip", "install", "--quiet", "--python", python, "--no-deps", "--no-build-isolation", "--editable", "."],
    ):
        said = tell([uv, *command])
        if said.code:
            break
    return said


def install_with_pip(name: str, count: int) -> None:
    """The same with the tools of the standard library."""
    if not has_module("venv") or not has_module("ensurepip"):
        raise SetupError(no_venv_sentence())
    say(f"Готовлю окружение .venv: ставлю пакеты с помощью pip ({count}), это займёт минуту-другую…")
    pip = [str(python_in(VENV)), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    for command, listen in (
        ([base_python(), "-m", "venv", str(VENV)], None),
        ([*pip, "--progress-bar", "off", "--require-hashes", "-r", name], PackageCounter(count)),
        ([*pip, "--no-deps", "--no-build-isolation", "--editable", "."], None),
    ):
        said = tell(command, listen)
        if said.code:
            raise SetupError(failure_sentence(said.text))


def tell(command: list[str], listen: Callable[[str], None] | None = None) -> Said:
    """Run a tool in the project's folder, keep what it prints in the log, pass on its lines as they come."""
    lines = []
    environment = dict(os.environ, PYTHONUTF8="1", PYTHONIOENCODING="utf-8")
    try:
        child = subprocess.Popen(
            command, cwd=str(ROOT), env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
    except OSError as error:
        return Said(127, str(error))
    with child, LOG.open("a", encoding="utf-8") as log:
        try:
            for raw in child.stdout or ():
                line = raw.decode("utf-8", "replace")
                lines.append(line)
                log.write(line)
                if listen:
                    listen(line)
        except BaseException:
            child.kill()
            raise
    return Said(child.returncode, "".join(lines))


class PackageCounter:
    """Shows how far pip has come: one line that counts in a terminal, a line for every ten packages in a log."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.seen = 0
        self.retrying = False

    def __call__(self, line: str) -> None:
        """Hear one line of pip."""
        if line.startswith(("Collecting ", "Processing ")) and self.seen < self.total:
            self.seen += 1
            if sys.stdout.isatty():
                print(f"\r  {self.seen} из {self.total}", end="", flush=True)
            elif self.seen % 10 == 0:
                say(f"  {self.seen} из {self.total}")
        elif "Retrying" in line and not self.retrying:
            self.retrying = True
            say("  связи нет, пробую ещё несколько раз…")
        elif line.startswith("Installing collected"):
            say(("\r" if sys.stdout.isatty() else "") + "  скачано, распаковываю…")


def base_python() -> str:
    """The interpreter outside any environment: `.venv/bin/python run.py` must not make `.venv` out of itself."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def has_module(name: str) -> bool:
    """Whether this Python really has a module (Debian cuts `ensurepip` out)."""
    try:
        __import__(name)
    except ImportError:
        return False
    return True


# --- words -------------------------------------------------------------------------------------------------------

DISK_WORDS = ("No space left on device", "os error 28", "not enough space on the disk", "os error 112", "Errno 28")
HASH_WORDS = ("DO NOT MATCH THE HASHES", "Hash mismatch", "hash mismatch")
RIGHTS_WORDS = ("Permission denied", "Read-only file system", "os error 13", "os error 30", "WinError 5")
NETWORK_WORDS = (
    "name resolution", "new connection", "Connection refused", "dns error", "error sending request", "getaddrinfo",
    "Failed to connect", "Failed to fetch", "timed out", "ProxyError", "unreachable", "client error", "SSLError",
    "No matching distribution", "no versions of", "Network connectivity is disabled", "was not found in the",
)  # fmt: skip


def is_about(text: str, words: tuple[str, ...]) -> bool:
    """Whether a tool's answer speaks of this kind of trouble."""
    return any(word in text for word in words)


def failure_sentence(text: str) -> str:
    """What went wrong while installing, by what the tool printed."""
    log = f"(подробности в {LOG.relative_to(ROOT).as_posix()})"
    if is_about(text, DISK_WORDS):
        return "На диске кончилось место: освободите его и запустите снова, недоделанное уже убрано."
    if is_about(text, HASH_WORDS):
        return (
            f"Скачанный пакет не тот, что записан в списке: контрольная сумма не совпала {log}; проверьте, "
            "откуда берутся пакеты, и запустите снова."
        )
    if is_about(text, RIGHTS_WORDS):
        return f"Нет права записать файлы {log}: проверьте права на папку проекта и запустите снова."
    if is_about(text, NETWORK_WORDS):
        return (
            f"Не удалось скачать пакеты {log}: проверьте связь с интернетом и настройки прокси или зеркала "
            "(или укажите папку с пакетами: PIP_NO_INDEX=1 PIP_FIND_LINKS=папка) и запустите снова."
        )
    if "ensurepip" in text:
        return no_venv_sentence()
    return f"Установка не удалась {log}: запустите снова, а если не поможет, покажите этот файл разработчику."


def no_venv_sentence() -> str:
    """What to do where Python came without `venv`."""
    version = "{}.{}".format(*sys.version_info)
    return (
        f"В этом Python нет модуля venv: установите его (в Debian и Ubuntu: sudo apt install python{version}-venv) "
        "или программу uv и запустите снова."
    )


def old_python_sentence() -> str:
    """What to do with an old Python; names a newer one when it is at hand."""
    found = next((name for name in newer_pythons() if answers(name)), None)
    advice = f"запустите так: {found} run.py" if found else "установите новую версию с python.org и запустите снова"
    return "Нужен Python {}.{} или новее, а это {}.{}: {}.".format(*OLDEST_PYTHON, *sys.version_info[:2], advice)


def newer_pythons() -> list[str]:
    """Names under which a fitting Python is usually found, newest first."""
    return [f"python3.{minor}" for minor in range(14, OLDEST_PYTHON[1] - 1, -1)]


def answers(program: str) -> bool:
    """Whether a program is there and starts (a pyenv shim may be there and refuse)."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def disk_sentence(error: OSError) -> str:
    """A failure of the disk in words."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return "На диске кончилось место: освободите его и запустите снова, недоделанное уже убрано."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            "В папку проекта нельзя записывать: скопируйте проект туда, где у вас есть право записи, и запустите снова."
        )
    return f"Не удалось подготовить окружение ({error}): проверьте папку проекта и запустите снова."


def say(text: str) -> None:
    """One line of progress."""
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
