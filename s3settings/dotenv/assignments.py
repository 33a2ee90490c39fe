"""Writing variables into an `.env` file that only its user may read, or leaving it as it is."""

import os
import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from tempfile import mkstemp

from s3settings.dotenv.git import tracked
from s3settings.dotenv.readers import Lost, python_dotenv, readings

# the end of the names of files that are about to replace others
_BESIDE = ".s3settings"
# seconds for git, whose answer decides whether a secret is written
_PATIENCE = 60.0


class CannotAssignError(Exception):
    """Raised if the file can't take a variable; the text is the reason, without any value."""


def assigned(text: str, name: str, values: Mapping[str, str]) -> str:
    """Return the text of the file `name` with these variables, other lines as they are.

    A variable without a value gets it in its place, and a new one comes last. Raises
    `CannotAssignError` if the file has another value of a variable, or if no line can set it.
    """
    taken: list[str] = []
    for variable, value in values.items():
        line = _line(name, variable, value)
        empty = re.compile(rf"^(?:export )?{re.escape(variable)}=[ \t]*\r?$\n?", re.MULTILINE)
        found = python_dotenv(variable, text)
        if found == "" and len(empty.findall(text)) == 1:
            text = empty.sub(lambda _, line=line: line, text)  # type: ignore[misc] # a default argument
        elif found is Lost.UNSET:
            text += f"{'' if text.endswith(chr(10)) or not text else chr(10)}{line}"
        elif found != value:
            taken.append(variable)
    if taken:
        raise CannotAssignError(f"{name} has another value of {' and '.join(taken)}")
    return text


def _line(name: str, variable: str, value: str) -> str:
    """Return the line that sets the variable, for every reader of .env files if there is one."""
    line, quoted = f"{variable}={value}\n", f"{variable}='{value}'\n"
    if set(readings(variable, line).values()) != {value}:
        line = quoted
    if python_dotenv(variable, line) != value:
        raise CannotAssignError(f"no line of {name} can set {variable}")
    return line


def is_tracked(path: Path) -> bool:
    """Return True if git tracks the file, or if that can't be known."""
    folder = path.resolve().parent
    if not any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        return False
    return tracked(folder / path.name, seconds=_PATIENCE) is not False


@contextmanager
def beside(path: Path, content: bytes) -> Generator[Path]:
    """Write a file beside another, for this user, and remove it if it is not moved."""
    descriptor, name = mkstemp(prefix=f"{path.name}.", suffix=_BESIDE, dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        yield written
    finally:
        written.unlink(missing_ok=True)


def sweep(path: Path) -> None:
    """Remove files beside it that killed runs have left, and that may contain secrets."""
    for left in path.parent.glob(f"{escape(path.name)}.*{_BESIDE}"):
        left.unlink(missing_ok=True)


@contextmanager
def alone(path: Path) -> Generator[None]:
    """Keep other runs from the file meanwhile, on systems with locks of folders."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(path.resolve().parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
