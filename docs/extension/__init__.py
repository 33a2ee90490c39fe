"""The Sphinx extension of this site: generated parts, and references to other projects.

A page has a generated part where a line reads ``<!-- generated: NAME -->``; `PARTS` has the
functions that write them, from the tables and parsers of the package.
"""

import re
from collections.abc import Callable, Iterator

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from docs.extension import api, commands, examples, foreign, problems, providers, speed, variables

PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "api": api.lines,
    "commands": commands.lines,
    "examples": examples.lines,
    "links": speed.links,
    "problems": problems.lines,
    "providers": providers.lines,
    "provider names": providers.names,
    "starts": speed.starts,
    "values": variables.options,
    "variables": variables.table,
}

_MARK = re.compile(r"^<!-- generated: ([\w ]+) -->$", re.MULTILINE)


def filled(text: str) -> str:
    """Return the page with its generated parts."""
    return _MARK.sub(lambda mark: "\n".join(PARTS[mark[1]]()), text)


def _fill(_: Sphinx, __: str, content: list[str]) -> None:
    content[0] = filled(content[0])


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect the extension to Sphinx."""
    app.connect("source-read", _fill)
    app.connect("doctree-read", problems.anchor)
    app.connect("missing-reference", foreign.resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
