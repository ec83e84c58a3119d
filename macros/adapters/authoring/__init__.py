"""`metodichka new`: asks an editor in Russian and writes the new entry or file where it belongs."""

from macros.adapters.authoring.command import run_new_command

__all__ = ["run_new_command"]
