"""Comments of statements that are removed: they move to the statements that take their place."""

import io
import tokenize
from collections.abc import Collection, Iterator
from typing import NamedTuple

# comments for tools about the line itself
_OF_TOOLS = ("fmt:", "isort:", "mypy:", "noqa", "pragma:", "pylint:", "pyright:", "type:")


class Moved(NamedTuple):
    """The comments in order, and the lines that have nothing else and go with the statements."""

    comments: tuple[str, ...]
    lines: frozenset[int]


def moved(text: str, gone: Collection[int]) -> Moved:
    """Return the comments of the lines that are gone: in them, and directly above them.

    A comment at the beginning of a paragraph stays where a statement of the paragraph stays.
    """
    lines = text.split("\n")
    comments = dict(_comments(text))
    on_their_own = {one for one in comments if lines[one - 1].lstrip().startswith("#")} - {*gone}
    above: set[int] = set()
    for first in gone:
        block = [*_directly_above(on_their_own, first)]
        if block and (_is_inside(lines, block[-1]) or _is_last(lines, on_their_own, gone, first)):
            above.update(block)
    taken = (comments[one] for one in sorted(comments) if one in above or one in gone)
    return Moved(tuple(one for one in taken if not _is_for_a_tool(one)), frozenset(above))


def _comments(text: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _is_for_a_tool(comment: str) -> bool:
    return comment.lstrip("# ").startswith(_OF_TOOLS)


def _directly_above(on_their_own: Collection[int], first: int) -> Iterator[int]:
    """Yield the lines of the comments above a line, without an empty line between them."""
    number = first - 1
    while number in on_their_own:
        yield number
        number -= 1


def _is_inside(lines: list[str], number: int) -> bool:
    """Return True if a statement is directly above a line, and does not begin a block."""
    before = lines[number - 2].strip() if number > 1 else ""
    return bool(before) and not before.endswith(":")


def _is_last(
    lines: list[str], on_their_own: Collection[int], gone: Collection[int], number: int
) -> bool:
    """Return True if no statement behind a line stays before an empty line or a comment."""
    while number in gone:
        number += 1
    return number > len(lines) or number in on_their_own or not lines[number - 1].strip()
