"""Writing a migration: the settings beside a backup, secrets into `.env`; all of it, or nothing."""

import os
import shutil
import subprocess
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from s3settings.dotenv.readers import Lost, python_dotenv, readings
from s3settings.migrate.planning import Secret

_MODE = 0o600


class CannotWriteError(Exception):
    """Raised if nothing was written; the text is the reason, without any value."""


def write(file: Path, *, old: str, new: str, env_file: Path, secrets: Iterable[Secret]) -> Path:
    """Replace the text of the settings, append secrets to `env_file`, and return the backup.

    Raises `CannotWriteError` and leaves every file as it was: if the settings are not `old` any
    more, if git tracks `env_file` or it has one of the variables, or if a file can't be written.
    """
    file = file.resolve()
    kept = file.with_name(f"{file.name}.orig")
    try:
        content = file.read_bytes()
        if _text(content) != old:
            raise CannotWriteError("the settings have changed meanwhile")
        if os.path.lexists(kept):
            raise CannotWriteError(f"{kept.name} exists already")
        lines = "".join(_lines(env_file, secrets))
        with _beside(file, _bytes(new, like=content)) as settings:
            shutil.copymode(file, settings)
            with _appended(env_file, lines), _copied(file, kept):
                settings.replace(file)
    except (OSError, UnicodeDecodeError):
        raise CannotWriteError("a file can't be read or written") from None
    return kept


def _text(content: bytes) -> str:
    return content.decode().replace("\r\n", "\n")


def _bytes(text: str, *, like: bytes) -> bytes:
    """Return text with the line breaks of a file."""
    return (text.replace("\n", "\r\n") if b"\r\n" in like else text).encode()


def _lines(env_file: Path, secrets: Iterable[Secret]) -> Iterator[str]:
    """Yield lines that set the secrets, for every reader of .env files if there is a way."""
    found = {secret.variable: str(secret.value) for secret in secrets}
    if not found:
        return
    if _is_tracked(env_file):
        raise CannotWriteError(f"git tracks {env_file.name}, which would publish the secrets")
    text = _text(env_file.read_bytes()) if env_file.exists() else ""
    if text and not text.endswith("\n"):
        yield "\n"
    for name, value in found.items():
        if python_dotenv(name, text) is not Lost.UNSET:
            raise CannotWriteError(f"{env_file.name} has {name} already")
        line, quoted = f"{name}={value}\n", f"{name}='{value}'\n"
        if set(readings(name, line).values()) != {value}:
            line = quoted
        if python_dotenv(name, line) != value:
            raise CannotWriteError(f"no line of {env_file.name} can set {name}")
        yield line


def _is_tracked(path: Path) -> bool:
    """Return True if git tracks the file, or if that can't be known."""
    folder = path.resolve().parent
    if not any((parent / ".git").exists() for parent in (folder, *folder.parents)):
        return False
    try:
        done = subprocess.run(  # noqa: S603 - after -- no name is an option
            ["git", "-C", str(folder), "ls-files", "--error-unmatch", "--", path.name],  # noqa: S607 - where the path says
            capture_output=True,
            check=False,
        )
    except OSError:
        return True
    # 1: git does not know the file
    return done.returncode != 1


@contextmanager
def _beside(path: Path, content: bytes) -> Generator[Path]:
    """Write a file beside another, for this user, and remove it if it is not moved."""
    descriptor, name = mkstemp(prefix=f"{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        yield beside
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _copied(path: Path, copy: Path) -> Generator[None]:
    """Copy a file, and remove the copy if something fails."""
    try:
        shutil.copy2(path, copy)
        yield
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


@contextmanager
def _appended(path: Path, lines: str) -> Generator[None]:
    """Append lines to a file that only this user may read, and undo it if something fails."""
    if not lines:
        yield
        return
    path = path.resolve()
    before = path.read_bytes() if path.exists() else None
    mode = path.stat().st_mode if before is not None else _MODE
    with _beside(path, (before or b"") + lines.encode()) as beside:
        beside.replace(path)
    try:
        yield
    except BaseException:
        if before is None:
            path.unlink()
        else:
            with _beside(path, before) as beside:
                beside.chmod(mode)
                beside.replace(path)
        raise
