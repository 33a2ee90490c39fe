"""The list of the example projects, from the README of their folder."""

import re
from collections.abc import Iterator
from pathlib import Path

_README = Path(__file__).parent.parent.parent / "examples" / "README.md"
_HOME = "https://github.com/s3settings/s3settings/tree/main/examples"


def lines() -> Iterator[str]:
    """Yield the table of the examples, with links that work outside the folder."""
    for line in _README.read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            yield re.sub(r"\]\((\w+)\)", rf"]({_HOME}/\1)", line)
