"""The stub pages of one build: the host makes one for each shell, and what it makes is cut and never written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.adapters.host.shells import STUB_CONTENT, ShellTemplate, stub_path
from macros.site import Shell


class Stubs:
    """Knows a stub by its path below docs/; `templates` are those of the shells that the host has drawn."""

    def __init__(self, shells: Iterable[Shell] = ()) -> None:
        self._shells = {stub_path(shell): shell for shell in shells}
        self.templates: Mapping[Shell, ShellTemplate] = {}

    def __contains__(self, path: str) -> bool:
        return path in self._shells

    def add_to(self, files: Files, config: MkDocsConfig) -> None:
        """Let the host make them; the navigation does not show them."""
        for path in self._shells:
            stub = File.generated(config, path, content=STUB_CONTENT)
            stub.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(stub)

    def take_places(self, files: Files) -> None:
        """Let the navigation show a shell's section as the current one."""
        for path, shell in self._shells.items():
            stub, index = files.get_file_from_path(path), files.get_file_from_path(f"{shell.section}/index.md")
            if stub and stub.page and index and index.page and index is not stub:
                shown: Any = index.page.parent or index.page  # the host only asks it to be active
                stub.page.parent = shown

    def cut(self, path: str, output: str) -> None:
        """The theme has drawn this one."""
        shell = self._shells[path]
        self.templates = {**self.templates, shell: ShellTemplate.cut(output, shell)}

    def lead_to_styles(self, address: str) -> None:
        """Give all shells the address of the styles."""
        self.templates = {shell: each.with_styles(address) for shell, each in self.templates.items()}
