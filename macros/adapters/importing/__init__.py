"""The `import` command: an incoming document to YAML for review."""

from macros.adapters.importing.command import run_import_command

__all__ = ["run_import_command"]
