"""The streams of a command, the answers that it asks for, and the environment that it reads."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Self, TextIO

from s3settings.record import Record
from s3settings.sources import process_environment

USAGE_ERROR = 2
CANNOT_WRITE = 2


class Streams(Record):
    """The streams of the result and of everything else, of answers, and the environment.

    As in `sys`, a stream that was closed before the start is None. `hidden` asks for secrets at a
    terminal; None is `getpass`.
    """

    out: TextIO | None = None
    err: TextIO | None = None
    asked: TextIO | None = None
    hidden: Callable[[str], str] | None = None
    env: Mapping[str, str] = {}

    @classmethod
    def of_process(cls) -> Self:
        """Return the streams and the environment of the process."""
        return cls(sys.stdout, sys.stderr, sys.stdin, env=process_environment())

    def finish(self, result: str, status: int) -> int:
        """Write the result, and return the status of the command.

        The status stays the same if the reader has closed its end (``| head``).
        """
        try:
            _write(self.out, result)
        except BrokenPipeError:
            _redirect_to_nowhere(self.out)
        except (OSError, ValueError):
            _redirect_to_nowhere(self.out)
            self.say("s3settings: the result can't be written\n")
            return CANNOT_WRITE
        return status

    def say(self, talk: str) -> None:
        """Write text that is not the result; an error in writing it is ignored."""
        try:
            _write(self.err, talk)
        except (OSError, ValueError):
            _redirect_to_nowhere(self.err)

    def answer(self, question: str) -> str:
        """Return the answer to a question; raises EOFError at the end of the input."""
        self.say(question)
        line = self.asked.readline() if self.asked else ""
        if not line:
            raise EOFError
        return line.strip()

    def secret(self, question: str) -> str:
        """Return the answer to a question, hidden at a terminal."""
        if not _is_terminal(self.asked):
            return self.answer(question)
        from getpass import getpass

        return (self.hidden or getpass)(question).strip()

    @property
    def is_watched(self) -> bool:
        """True if a person reads the messages at a terminal."""
        return _is_terminal(self.err)

    @property
    def has_colors(self) -> bool:
        """True if the result is colored: at a terminal, or as NO_COLOR and FORCE_COLOR set.

        Of the two, NO_COLOR wins; see https://no-color.org and https://force-color.org.
        """
        if self.env.get("NO_COLOR"):
            return False
        if self.env.get("FORCE_COLOR"):
            return True
        return _is_terminal(self.out) and self.env.get("TERM") not in {"dumb", "unknown"}


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        # closed meanwhile
        return False


def _write(stream: TextIO | None, text: str) -> None:
    r"""Write what the encoding of the stream lacks as escapes such as ``\u2026``."""
    if stream is None:
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def _redirect_to_nowhere(stream: TextIO | None) -> None:
    """Keep Python from writing what is left at its end, and from complaining that it can't."""
    with suppress(AttributeError, OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, stream.fileno())  # type: ignore[union-attr]
        finally:
            os.close(nowhere)
