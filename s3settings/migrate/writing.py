"""Writing a migration: the settings beside a backup, secrets into `.env`; all of it, or nothing."""

import os
import shutil
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from s3settings.dotenv.assignments import CannotAssignError, assigned, beside, is_tracked
from s3settings.migrate.plans import Secret

_MODE = 0o600


class CannotWriteError(Exception):
    """Raised if nothing was written; the text is the reason, without any value."""


def write(
    file: Path,
    *,
    old: str,
    new: str,
    env_file: Path,
    secrets: Iterable[Secret],
    is_valid: Callable[[], bool] = lambda: True,
) -> Path:
    """Replace the text of the settings, append secrets to `env_file`, and return the backup.

    Raises `CannotWriteError` and leaves every file as it was: if the settings are not `old` any
    more, if git tracks `env_file` or it has one of the variables, if a file can't be written, or
    if `is_valid`, which is asked at the end, returns False.
    """
    file = file.resolve()
    kept = file.with_name(f"{file.name}.orig")
    try:
        content = file.read_bytes()
        if _text(content) != old:
            raise CannotWriteError("the settings have changed meanwhile")
        if os.path.lexists(kept):
            raise CannotWriteError(f"{kept.name} exists already")
        secret = _assigned(env_file, secrets)
        with beside(file, _bytes(new, like=content)) as settings:
            shutil.copymode(file, settings)
            with _replaced(env_file, secret), _copied(file, kept):
                settings.replace(file)
                if not is_valid():
                    raise CannotWriteError("the written settings make other storages")
    except (OSError, UnicodeDecodeError) as error:
        fact = f"{file.name} or {env_file.name} can't be read or written"
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8 text"
        raise CannotWriteError(f"{fact}: {reason}" if reason else fact) from None
    return kept


def _text(content: bytes) -> str:
    return content.decode().replace("\r\n", "\n")


def _bytes(text: str, *, like: bytes) -> bytes:
    """Return text with the line breaks of a file."""
    return (text.replace("\n", "\r\n") if b"\r\n" in like else text).encode()


def _assigned(env_file: Path, secrets: Iterable[Secret]) -> bytes | None:
    """Return the content of `env_file` with the secrets, or None if there are none."""
    found = {secret.variable: str(secret.value) for secret in secrets}
    if not found:
        return None
    if is_tracked(env_file):
        raise CannotWriteError(f"git tracks {env_file.name}, which would publish the secrets")
    text = env_file.read_bytes().decode() if env_file.exists() else ""
    try:
        return assigned(text, env_file.name, found).encode()
    except CannotAssignError as error:
        raise CannotWriteError(str(error)) from None


@contextmanager
def _copied(path: Path, copy: Path) -> Generator[None]:
    """Copy a file, and put the copy back in its place if something fails."""
    try:
        shutil.copy2(path, copy)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    try:
        yield
    except BaseException:
        _put_back(path, copy)
        raise


def _put_back(path: Path, copy: Path) -> None:
    """Replace a file by its copy; if that is not possible, remove only the copy."""
    try:
        copy.replace(path)
    except OSError:
        if path.read_bytes() != copy.read_bytes():
            raise
        copy.unlink()


@contextmanager
def _replaced(path: Path, content: bytes | None) -> Generator[None]:
    """Replace a file by one that only this user may read, and undo it if something fails."""
    if content is None:
        yield
        return
    path = path.resolve()
    before = path.read_bytes() if path.exists() else None
    mode = path.stat().st_mode if before is not None else _MODE
    with beside(path, content) as written:
        written.replace(path)
    try:
        yield
    except BaseException:
        if before is None:
            path.unlink()
        else:
            with beside(path, before) as written:
                written.chmod(mode)
                written.replace(path)
        raise
