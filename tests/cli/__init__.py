"""The command line in this process, with streams of our own around it."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from s3settings.cli.console import Streams
from s3settings.cli.main import main

EXAMPLE = """\
AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE
AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
AWS_STORAGE_BUCKET_NAME=acme
AWS_S3_REGION_NAME=eu-west-1
"""


class Answer(NamedTuple):
    """The result of a command."""

    status: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return not super().isatty()


def s3settings(
    *argv: str,
    env: Mapping[str, str] | None = None,
    asked: str = "",
    terminal: bool = False,
) -> Answer:
    """Run a command line; `asked` has the lines that a user types."""
    out, err = Terminal() if terminal else io.StringIO(), io.StringIO()
    status = main(argv, Streams(out, err, io.StringIO(asked), env=env or {}))
    return Answer(status, out.getvalue(), err.getvalue())


def write(name: str, content: str) -> Path:
    """Write a file that nobody else may read."""
    path = Path(name)
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    return path
