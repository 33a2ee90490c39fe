"""Bounded reading: no file, pipe or device can block or fill the process that reads it."""

import os
import stat
from pathlib import Path
from time import monotonic

# bytes; an .env file has kilobytes, and so has every secret
LARGEST = 1024 * 1024
# seconds for the writer of a pipe, such as the program in `--env-file <(sops -d …)`
PATIENCE = 10.0

_CHUNK = 64 * 1024


class Unreadable(ValueError):
    """Raised for what can be opened but is not read; the text is the fact of a problem."""


def content_of(path: Path, *, patience: float = PATIENCE) -> bytes:
    """Return the content of a regular file or a pipe, at most 1 MiB.

    Raises `Unreadable` for anything else, OSError and ValueError as `open` does.
    """
    # without O_NONBLOCK, opening a pipe waits for its writer
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise Unreadable("not a regular file")
        deadline = monotonic() + patience if stat.S_ISFIFO(mode) else None
        return _read(descriptor, deadline)
    finally:
        os.close(descriptor)


def _read(descriptor: int, deadline: float | None) -> bytes:
    content = bytearray()
    while len(content) <= LARGEST:
        if deadline is not None:
            _wait(descriptor, deadline)
        part = os.read(descriptor, _CHUNK)
        if not part:
            return bytes(content)
        content += part
    raise Unreadable("larger than 1 MiB")


def _wait(descriptor: int, deadline: float) -> None:
    """Wait until a pipe has data or its writer has closed it."""
    from select import POLLIN, poll

    ready = poll()
    ready.register(descriptor, POLLIN)
    if not ready.poll(max(0.0, deadline - monotonic()) * 1000):
        raise Unreadable("a pipe that nothing is written to")
