"""The section for reading from a disk: a built site in, an archive out whose pages need no server."""

from macros.adapters.offline.command import run_offline_command

__all__ = ["run_offline_command"]
