"""The live preview: edit, save, look. The site is built in a child process, so no edit stops the server."""

from macros.adapters.preview.command import run_serve_command

__all__ = ["run_serve_command"]
