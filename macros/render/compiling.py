"""How our templates are compiled: to plain Python, where the library is prepared for everything that a template may be.

Views are records of ours, so `view.title` is an attribute and nothing else; text is escaped into strings, not into
objects of markup; what stands between two statements goes out as one piece. A thousand plans are ten million pieces.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, Expr, Getattr, Name, Output
from markupsafe import Markup, escape

from macros.views.typography import keep_together

TOOLS = frozenset({"link", "part"})  # functions that every template is given; called with positions only
_NUMBERS = frozenset((int, float))


def escaped(value: object) -> str:
    """The value as it may stand in HTML, its lines broken where they may be; markup of our own stays as it is."""
    if type(value) is str:  # and not Markup, which is equal to a text that must be escaped
        return _escaped_text(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) in _NUMBERS else escape(value)


@lru_cache(maxsize=1 << 11)  # a measure's words stand on the pages of its roadmap and of everybody in it
def _escaped_text(text: str) -> str:
    return str(escape(keep_together(text)))


class Pieces:
    """Takes pieces as the library gives them to its buffers, and makes one of them."""

    append = staticmethod(str)
    extend = staticmethod("".join)


class PlainGenerator(CodeGenerator):
    """Compiles a template. The environment that runs it has `escaped` and `pieces`."""

    def write_commons(self) -> None:
        """What every template has at hand."""
        super().write_commons()
        self.writeline("escaped, pieces = environment.escaped, environment.pieces")

    def visit_Output(self, node: Output, frame: Frame) -> None:  # noqa: N802 - the library's name, as the next ones
        """One piece for all that is written between two statements."""
        if frame.buffer is None:
            frame = frame.copy()
            frame.buffer = "yield pieces"
        super().visit_Output(node, frame)

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute; one that a view does not have is an AttributeError."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Our own tools are functions, which the library need not look at before each call."""
        named = node.kwargs or node.dyn_args or node.dyn_kwargs
        if named or not _is_call(node, TOOLS):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        elif _is_call(node, {"part"}):
            self.write("(")  # finished markup
        else:
            self.write("escaped(")


def _is_call(node: Expr, names: Collection[str]) -> bool:
    return isinstance(node, Call) and isinstance(node.node, Name) and node.node.name in names
