"""Where code begins and ends in a page, sign by sign."""

from __future__ import annotations

import pytest

from macros.sources.markdown_text import blank_code, read_text

# The page, and what is left of it: a dot for each sign that is code or a comment.
PAGES = [
    ("a `b` c", "a ··· c"),
    ("``b`c`` d", "······· d"),
    ("`a\nb` c", "··\n·· c"),
    ("`a\n\nb` c", "`a\n\nb` c"),
    ("\\`a` b`", "\\`a· ··"),
    ("\\\\`a`", "\\\\···"),
    ("<!-- x --> y", "···· · ··· y"),
    ("a <!-- x\n\ny --> z", "a ···· ·\n\n· ··· z"),
    ("<!-- x", "<!-- x"),
    ("<!---->a", "·······a"),
    ("<!-->a-->", "·········"),
    ("```\nx\n```\ny", "···\n·\n···\ny"),
    ("```\nx\n````\ny", "···\n·\n····\ny"),
    ("````\nx\n```\ny", "````\nx\n```\ny"),
    ("~~~\nx\n```\n~~~\ny", "···\n·\n···\n···\ny"),
    ("``` a`b\nx\n```", "``` a`b\nx\n```"),
    ("~~~~\nx\n~~~\ny\n~~~\nz", "~~~~\nx\n···\n·\n···\nz"),
    ("~~~ a`b\nx\n~~~\ny", "··· ···\n·\n···\ny"),
    ("  ```\nx\n  ```\ny", "  ···\n·\n  ···\ny"),
    ("```\nx", "```\nx"),
    ("```\n`x`\n\n[a](b.md)", "```\n···\n\n[a](b.md)"),
    ("a\n```\nb\n```\nc", "a\n···\n·\n···\nc"),
    ("a\n\n    b\nc", "a\n\n    ·\nc"),
    ("a\n    b", "a\n    b"),
    ("\n    b\n    c\n\n    d\ne", "\n    ·\n    ·\n\n    ·\ne"),
    ("\tb\nc", "··\nc"),
    ("- a\n\n    b", "- a\n\n    b"),
    ("- a\n\n        b\n", "- a\n\n        ·\n"),
    ("- a\n    - b\n\n        c\n\n            d\n", "- a\n    - b\n\n        c\n\n            ·\n"),
    ("1. a\n\n    b", "1. a\n\n    b"),
    ("1) a\n\n        b", "1) a\n\n        ·"),
    ("!!! n\n    a\n\n        b", "!!! n\n    a\n\n        ·"),
    ("??? n\n\n        b", "??? n\n\n        ·"),
    ("???+ n\n\n        b", "???+ n\n\n        ·"),
    ("=== n\n\n        b", "=== n\n\n        ·"),
    ("[^1]: n\n\n        b", "[^1]: n\n\n        ·"),
    (": n\n\n        b", ": n\n\n        ·"),
    ("* a\n\nb\n\n    c", "* a\n\nb\n\n    ·"),
    ("+ a\n\n    b\n", "+ a\n\n    b\n"),
    ("`a\n- b` c", "`a\n- b` c"),
    ("`a\n```\nb\n```\nc`", "`a\n···\n·\n···\nc`"),
    ("<!-- a\n- b --> c", "···· ·\n· · ··· c"),
    ("- a\n\nb\n\n        c", "- a\n\nb\n\n        ·"),
    ("-a\n\n    b", "-a\n\n    ·"),
    ("a `b``c` d", "a ······ d"),
    ("`` a ` b", "`` a ` b"),
    ("\\<!-- a -->", "\\<!-- a -->"),
    ("<!-- a --> b --> c `d`", "···· · ··· b --> c ···"),
    ("- a\n\n  b\n\n        c\n", "- a\n\n  b\n\n        ·\n"),
    ("    b\n\n    - c\n", "    ·\n\n    · ·\n"),
]


@pytest.mark.parametrize(("text", "shown"), PAGES)
def test_code_and_comments_are_blanked(text: str, shown: str) -> None:
    marked = "".join("·" if old != new else old for old, new in zip(text, blank_code(text), strict=True))
    assert marked == shown


@pytest.mark.parametrize(
    ("text", "fence"),
    [
        ("а\n```\nб", "```"),
        ("~~~~ yaml\nа\n~~~\n", "~~~~"),
        ("```\nа\n```\n\n  ```\nб", "```"),
        ("```\nа\n```", None),
        ("```а``` б", None),
        ("", None),
    ],
)
def test_a_fence_that_nothing_closes(text: str, fence: str | None) -> None:
    place = read_text(text).open_fence
    assert (place and text[slice(*place)]) == fence


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("а\n\n    б\n    в\n\nг", ["    б\n    в\n"]),
        ("    б\n\n    в", ["    б\n", "    в"]),
        ("- а\n\n    б\n\n        в", ["        в"]),
        ("```\nа\n```\nа\n    б", []),
    ],
)
def test_code_by_its_spaces(text: str, code: list[str]) -> None:
    assert [text[slice(*each)] for each in read_text(text).indented] == code
