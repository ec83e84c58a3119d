"""Reads mkdocs.yml through the host, and says in values what is wrong with it: the host says it in English or not."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from macros.adapters.host.words import HostWords, host_words, menu_span, setting_span
from macros.adapters.project_root import CONFIG_FILE, settings_text
from macros.diagnostics import Diagnostic, Severity, Span, sort_diagnostics
from macros.messages import tell
from macros.report import format_text
from macros.sources.conflicts import find_conflicts
from macros.sources.encoding import guess_encoding
from macros.sources.files import CONTENT_FOLDER
from macros.sources.yaml_syntax import explain_syntax_error

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class BrokenConfigError(Exception):
    """mkdocs.yml cannot be used; the diagnostics say why. `text` is what stands in it, where that is known."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], text: str = "") -> None:
        super().__init__(format_text(diagnostics, {CONFIG_FILE: text}))
        self.diagnostics = diagnostics


class HostMessages(logging.Handler):
    """Collects what the host warns of, as diagnostics about its configuration, whose folder is `root`."""

    def __init__(self, root: Path | None = None) -> None:
        super().__init__(logging.WARNING)
        self._root = root
        self.diagnostics: list[Diagnostic] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message; our own plugin's report is not repeated."""
        if record.name.startswith("mkdocs.plugins.metodichka"):
            return
        severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
        self.diagnostics.append(host_message(record.getMessage(), self._root, severity))


@contextlib.contextmanager
def quiet_host(root: Path | None = None) -> Iterator[HostMessages]:
    """Within it the host prints nothing; what it says is collected, with places in the mkdocs.yml of `root`."""
    handler, logger = HostMessages(root), logging.getLogger("mkdocs")
    before = logger.propagate, logger.level
    logger.propagate, logger.level = False, logging.WARNING
    logger.addHandler(handler)
    try:
        yield handler
    finally:
        logger.removeHandler(handler)
        logger.propagate, logger.level = before


class HostConfig(NamedTuple):
    """The host's configuration, and what the host warns of in it."""

    config: MkDocsConfig
    warnings: tuple[Diagnostic, ...]


def load_host_config(root: Path, **values: str) -> HostConfig:
    """The host's configuration of the project at `root`. Raises BrokenConfigError."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    _look_first(root)
    with quiet_host(root) as host:
        try:
            config = load_config(str(root / CONFIG_FILE), **values)
        except (MkDocsException, Abort, yaml.YAMLError, ValueError) as error:
            found = [each for each in host.diagnostics if each.severity is Severity.ERROR]
            text = settings_text(root).get(CONFIG_FILE, "")
            raise BrokenConfigError(sort_diagnostics(found or [_explained(error, root)]), text) from error
    if "metodichka" not in config.plugins:
        raise BrokenConfigError((_without_plugin(),))
    return HostConfig(config, sort_diagnostics(host.diagnostics))


def _look_first(root: Path) -> None:
    """What the host would tell worse than we: no folder, another encoding, broken YAML."""
    if not (root / CONTENT_FOLDER).is_dir():
        hint = "создайте её рядом с mkdocs.yml или перейдите в папку проекта"
        raise BrokenConfigError((Diagnostic(CONTENT_FOLDER, Span(), "host-message", "нет папки docs", hint),))
    data = (root / CONFIG_FILE).read_bytes()
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        guess = guess_encoding(data)
        words = f", похоже на {guess}" if guess else ""
        raise BrokenConfigError((tell("file-encoding", CONFIG_FILE, Span(), guess=words),)) from error
    if conflicts := tuple(find_conflicts(text, CONFIG_FILE)):
        raise BrokenConfigError(conflicts, text)
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):  # events only: the host's own tags are let be
            pass
    except yaml.MarkedYAMLError as error:
        raise BrokenConfigError((explain_syntax_error(error, text.split("\n"), CONFIG_FILE, 1),), text) from error
    except yaml.YAMLError as error:  # a character that YAML does not have
        raise BrokenConfigError((tell("yaml-syntax", CONFIG_FILE, Span()),)) from error


def _explained(error: Exception, root: Path) -> Diagnostic:
    """What the host could not make data of, with the place where it is known."""
    cause = error if isinstance(error, yaml.MarkedYAMLError) else error.__cause__ or error.__context__
    if isinstance(cause, yaml.MarkedYAMLError):
        lines = (root / CONFIG_FILE).read_text(encoding="utf-8-sig").split("\n")
        return explain_syntax_error(cause, lines, CONFIG_FILE, 1)
    return host_message(str(error), root)


def host_message(
    text: str, root: Path | None, severity: Severity = Severity.ERROR, better_hint: str = ""
) -> Diagnostic:
    """What the host says, in Russian, at the setting's place, and without the folders of this machine.

    `root` is that of the project; `better_hint` stands instead of the usual one.
    """
    lines: list[str] = []
    if root is not None:
        text = text.replace(str(root / "_")[:-1], "")
        lines = (root / CONFIG_FILE).read_text(encoding="utf-8-sig").split("\n")
    words = host_words(text)
    span = menu_span(lines, words.message) or setting_span(lines, words.keys)
    hint = better_hint or _meant(words) or words.hint
    return Diagnostic(CONFIG_FILE, span, "host-message", words.message, hint, severity=severity)


def _meant(words: HostWords) -> str:
    """The setting that a misspelt one may mean, as a hint."""
    from mkdocs.config.defaults import MkDocsConfig

    from macros.adapters.settings import MetodichkaOptions

    if not words.message.startswith("неизвестный параметр"):
        return ""
    known = MetodichkaOptions if "metodichka" in words.keys else MkDocsConfig
    close = get_close_matches(words.keys[-1], [name for name, _ in known._schema], n=1)
    return f"возможно, имелось в виду «{close[0]}»; лишнюю строку удалите" if close else ""


def _without_plugin() -> Diagnostic:
    hint = "допишите «- metodichka» в список «plugins»: без этого расширения раздел не собрать"
    return Diagnostic(CONFIG_FILE, Span(), "host-message", "расширение metodichka не включено", hint)
