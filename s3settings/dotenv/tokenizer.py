"""The statements of an `.env` file as python-dotenv parses them.

Plain lines, with only a name and a value, are parsed here: most files have no other lines, so the
patterns of python-dotenv are not needed. From the first other line on, python-dotenv parses the
rest, in which long runs of white space, which slow it down, are cut. Tests prove that both results
are equal.
"""

import re
from collections.abc import Iterator
from itertools import islice

from s3settings.record import Record

# python-dotenv searches for a comment at each white space of a value, to the end of the run
LONGEST_GAP = 255
_SPACE = r"[^\S\r\n]"
_GAP = rf"(?<!{_SPACE}){_SPACE}{{{LONGEST_GAP + 1},}}"


class Original(Record):
    """The text of a statement, and the line where it starts, counted from 1."""

    string: str
    line: int


class Binding(Record):
    """A statement like the one of ``dotenv.parser``; white space and comments have no key."""

    key: str | None
    value: str | None
    original: Original
    error: bool


def bindings(content: str) -> Iterator[Binding]:
    """Yield the bindings of an .env file; runs of white space are cut to `LONGEST_GAP`."""
    if _may_have_gaps(content):
        content = re.sub(_GAP, " " * LONGEST_GAP, content)
    start, line, blank = 0, 1, ""
    for text in content.splitlines(keepends=True):
        bare = text.removesuffix("\n")
        bare = bare.removesuffix("\r") if bare != text else bare
        if not bare:
            blank += text
            continue
        found = _plain(bare)
        if found is None:
            yield from _by_dotenv(content[start:], line)
            return
        (key, value), whole = found, blank + text
        yield Binding(key, value, Original(whole, line), error=False)
        start, line, blank = start + len(whole), line + whole.count("\n"), ""
    if blank:
        yield Binding(None, None, Original(blank, line), error=False)


def _plain(line: str) -> tuple[str | None, str | None] | None:
    """Return the name and the value of a line without escapes and quoted comments, or None.

    Both are None if the entire line is a comment.
    """
    if not line.isprintable():
        return None
    if line.startswith("#"):
        return None, None
    name, _, value = line.partition("=")
    if len(name) == len(line) or not name.isidentifier():
        return None
    value = value.rstrip()
    if not value.startswith((" ", "'", '"')):
        # white space before a comment belongs to it
        return name, re.sub(r"\s+#.*", "", value) if "#" in value else value
    quote, inner = value[0], value[1:-1]
    if quote == " " or len(value) == 1 or value[-1] != quote or quote in inner or "\\" in inner:
        return None
    return name, inner


def _by_dotenv(rest: str, line: int) -> Iterator[Binding]:
    """Yield the bindings of the rest of a file, which starts at a line."""
    import io

    from dotenv.parser import parse_stream

    # a comment, so that a byte order mark is not treated as that of a file
    before = 0 if line == 1 else 1
    found = parse_stream(io.StringIO("#\n" * before + rest))
    for key, value, original, error in islice(found, before, None):
        at = Original(original.string, line - 1 - before + original.line)
        yield Binding(key, value, at, error)


def gaps(content: str) -> Iterator[int]:
    """Yield the lines, counted from 1, in which `bindings` cuts white space."""
    if _may_have_gaps(content):
        for gap in re.finditer(_GAP, content):
            yield content.count("\n", 0, gap.start()) + 1


def _may_have_gaps(content: str) -> bool:
    return any(len(line) > LONGEST_GAP for line in content.split("\n"))
