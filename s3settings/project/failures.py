"""The class and the place of an exception of a project, without its text, which may have values."""

import re
from collections.abc import Iterator
from pathlib import Path

from s3settings.dotenv.content import content_of
from s3settings.paths import is_file


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
        f"{Path(file).relative_to(folder)}:{line}"
        for file, line in _places(error)
        # a removed directory has a relative path, and so has <frozen importlib>
        if Path(file).is_absolute() and Path(file).is_relative_to(folder)
    ]
    return inside[-1] if inside else None


def _places(error: BaseException) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename:
        yield error.filename, error.lineno or 1


def missing_module(error: ModuleNotFoundError) -> str | None:
    """Return the module that is missing, if its name is in the source that imports it.

    ``import_module(os.environ["NAME"])`` has a value in its place.
    """
    files = [file for file, _ in _places(error) if not _is_of_importlib(file)]
    if not files or not error.name:
        return None
    last = error.name.rpartition(".")[2]
    return error.name if _has_word(Path(files[-1]), last) else None


def _is_of_importlib(file: str) -> bool:
    return file.startswith("<frozen ") or Path(file).parent.name == "importlib"


def _has_word(path: Path, word: str) -> bool:
    try:
        text = content_of(path).decode(errors="replace") if is_file(path) else ""
    except (OSError, ValueError):
        return False
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _subject(error: BaseException, folder: Path) -> str | None:
    """Return the module that is missing, or the file that is not UTF-8 text."""
    if isinstance(error, ModuleNotFoundError):
        return missing_module(error)
    if isinstance(error, UnicodeDecodeError) and error.object:
        for path in sorted({*folder.glob(".env*"), *folder.glob("*.env")}):
            if _has(path, error.object):
                return path.name
    return None


def _has(path: Path, part: bytes) -> bool:
    try:
        # a pipe would wait for another writer
        return is_file(path) and part in content_of(path)
    except (OSError, ValueError):
        return False
