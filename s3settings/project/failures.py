"""The class and the place of an exception of a project, without its text, which may have values."""

import os
from collections.abc import Iterator
from pathlib import Path

from s3settings.dotenv.content import content_of


def described(error: BaseException, folder: Path) -> str:
    """Return such as ``UnicodeDecodeError for .env at shop/settings.py:3``.

    Files are named only if they are in the directory of the project.
    """
    subject, place = _subject(error, folder), place_of(error, folder)
    described = f"{type(error).__name__} for {subject}" if subject else type(error).__name__
    return f"{described} at {place}" if place else described


def place_of(error: BaseException, folder: Path) -> str | None:
    """Return the file and line of the project where an exception comes from."""
    inside = [
        f"{os.path.relpath(file, folder)}:{line}"
        for file, line in _places(error)
        if Path(file).is_relative_to(folder)
    ]
    return inside[-1] if inside else None


def _places(error: BaseException) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename:
        yield error.filename, error.lineno or 1


def _subject(error: BaseException, folder: Path) -> str | None:
    """Return the module that is missing, or the file that is not UTF-8 text."""
    if isinstance(error, ModuleNotFoundError):
        return error.name
    if isinstance(error, UnicodeDecodeError) and error.object:
        for path in sorted({*folder.glob(".env*"), *folder.glob("*.env")}):
            if _has(path, error.object):
                return path.name
    return None


def _has(path: Path, part: bytes) -> bool:
    try:
        # a pipe would wait for another writer
        return path.is_file() and part in content_of(path)
    except (OSError, ValueError):
        return False
