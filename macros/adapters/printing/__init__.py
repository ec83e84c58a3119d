"""`metodichka print`: any sheet for paper, at once."""

from macros.adapters.printing.command import run_print_command

__all__ = ["run_print_command"]
