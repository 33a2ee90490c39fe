"""python-dotenv's tokenizer of `.env` files, kept from the runs of white space that slow it down."""

import io
import re
from collections.abc import Iterator

from dotenv.parser import Binding, parse_stream

# python-dotenv looks for a comment from every white space of a value, up to the end of the run
LONGEST_GAP = 255
_SPACE = r"[^\S\r\n]"
_GAP = rf"(?<!{_SPACE}){_SPACE}{{{LONGEST_GAP + 1},}}"


def bindings(content: str) -> Iterator[Binding]:
    """The bindings of an .env file, longer runs of white space cut to the longest that is allowed."""
    return parse_stream(io.StringIO(re.sub(_GAP, " " * LONGEST_GAP, content)))


def gaps(content: str) -> Iterator[int]:
    """The lines, counted from 1, in which bindings leaves white space out."""
    return (content.count("\n", 0, gap.start()) + 1 for gap in re.finditer(_GAP, content))
