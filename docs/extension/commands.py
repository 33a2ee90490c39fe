"""The reference of the command line, from its parsers."""

from collections.abc import Iterator

from docs.extension.output import help_of
from s3settings.cli.commands import COMMANDS


def lines() -> Iterator[str]:
    """Yield the help of every command."""
    for name in COMMANDS:
        yield from ("", f"## `s3settings {name}`", "", "```text")
        yield from help_of(name).splitlines()
        yield "```"
