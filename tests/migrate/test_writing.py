import shutil
import stat
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

from s3settings.masked import Masked
from s3settings.migrate.plans import Secret
from s3settings.migrate.writing import CannotWriteError, write

OLD, NEW = "OLD = 1\n", "NEW = 2\n"
CANARY = "wJalrXUtnFEMI/K7MDENG"


def secret(value: str = CANARY, variable: str = "AWS_SECRET_ACCESS_KEY") -> Secret:
    return Secret(variable, Masked(value), 1)


def written(folder: Path, *secrets: Secret) -> Path:
    settings = folder / "settings.py"
    return write(settings, old=OLD, new=NEW, env_file=folder / ".env", secrets=secrets)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "settings.py").write_text(OLD)
    return tmp_path


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def refuse(folder: Path, reason: str, *secrets: Secret) -> None:
    """Nothing is written, and no value is in the reason."""
    before = contents(folder)
    with pytest.raises(CannotWriteError, match=f"^{reason}$") as raised:
        written(folder, *secrets)
    assert contents(folder) == before
    assert CANARY not in str(raised.value)


def test_the_settings_are_replaced_and_the_old_ones_are_kept(folder: Path) -> None:
    (folder / "settings.py").chmod(0o640)
    assert written(folder) == folder / "settings.py.orig"
    assert contents(folder) == {"settings.py": NEW, "settings.py.orig": OLD}
    assert stat.S_IMODE((folder / "settings.py").stat().st_mode) == 0o640


def test_secrets_are_written_for_this_user(folder: Path) -> None:
    written(folder, secret(), secret("with # sign", "AWS_SESSION_TOKEN"))
    assert contents(folder)[".env"] == (
        f"AWS_SECRET_ACCESS_KEY={CANARY}\nAWS_SESSION_TOKEN='with # sign'\n"
    )
    assert stat.S_IMODE((folder / ".env").stat().st_mode) == 0o600


def test_secrets_are_appended_to_a_file_that_exists(folder: Path) -> None:
    (folder / ".env").write_text("DEBUG=1")
    (folder / ".env").chmod(0o644)
    written(folder, secret())
    assert contents(folder)[".env"] == f"DEBUG=1\nAWS_SECRET_ACCESS_KEY={CANARY}\n"
    assert stat.S_IMODE((folder / ".env").stat().st_mode) == 0o600


def test_the_line_breaks_of_the_settings_are_kept(folder: Path) -> None:
    (folder / "settings.py").write_bytes(b"OLD = 1\r\n")
    written(folder)
    assert (folder / "settings.py").read_bytes() == b"NEW = 2\r\n"


def test_settings_behind_a_link_are_replaced_where_they_are(folder: Path) -> None:
    (folder / "settings.py").rename(folder / "real.py")
    (folder / "settings.py").symlink_to("real.py")
    assert written(folder) == folder / "real.py.orig"
    assert (folder / "settings.py").is_symlink()
    assert (folder / "real.py").read_text() == NEW


def test_settings_that_have_changed_are_not_replaced(folder: Path) -> None:
    (folder / "settings.py").write_text("OTHER = 3\n")
    refuse(folder, "the settings have changed meanwhile", secret())


def test_settings_that_are_not_text_are_not_replaced(folder: Path) -> None:
    (folder / "settings.py").write_bytes(b"\xff")
    (folder / "settings.py.orig").write_text("older\n")
    with pytest.raises(CannotWriteError, match="can't be read or written"):
        written(folder)
    assert (folder / "settings.py").read_bytes() == b"\xff"
    assert (folder / "settings.py.orig").read_text() == "older\n"


@pytest.mark.parametrize("was_replaced", [False, True])
def test_settings_that_cannot_be_replaced_have_no_backup(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, was_replaced: bool
) -> None:
    replace = Path.replace

    def denied(path: Path, target: Path) -> Path:
        if target.name == "settings.py" and (path.suffix == ".orig" or not was_replaced):
            raise PermissionError
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", denied)
    if not was_replaced:
        refuse(folder, "settings.py or .env can't be read or written", secret())
        return
    with pytest.raises(CannotWriteError, match="can't be read or written"):
        write(
            folder / "settings.py",
            old=OLD,
            new=NEW,
            env_file=folder / ".env",
            secrets=(),
            is_valid=lambda: False,
        )
    assert contents(folder) == {"settings.py": NEW, "settings.py.orig": OLD}


def test_a_backup_is_not_replaced(folder: Path) -> None:
    (folder / "settings.py.orig").write_text("older\n")
    refuse(folder, "settings.py.orig exists already", secret())


def test_a_variable_is_not_set_twice(folder: Path) -> None:
    (folder / ".env").write_text("AWS_SECRET_ACCESS_KEY=another\n")
    refuse(folder, ".env has another value of AWS_SECRET_ACCESS_KEY", secret())


def test_a_secret_that_no_line_can_set_is_not_written(folder: Path) -> None:
    value = f"{CANARY}'\n\"${{HOME}}"
    refuse(folder, "no line of .env can set AWS_SECRET_ACCESS_KEY", secret(value))


@pytest.mark.parametrize("env", [None, "DEBUG=1\n"], ids=["new", "existing"])
def test_what_is_not_valid_afterwards_is_taken_back(folder: Path, env: str | None) -> None:
    if env:
        (folder / ".env").write_text(env)
    before = contents(folder)
    seen: list[dict[str, str]] = []

    def is_valid() -> bool:
        seen.append(contents(folder))
        return False

    with pytest.raises(CannotWriteError, match="the written settings make other storages"):
        write(
            folder / "settings.py",
            old=OLD,
            new=NEW,
            env_file=folder / ".env",
            secrets=[secret()],
            is_valid=is_valid,
        )
    assert contents(folder) == before
    assert seen[0]["settings.py"] == NEW
    assert CANARY in seen[0][".env"]


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def test_secrets_are_not_written_where_git_tracks_them(folder: Path) -> None:
    git(folder, "init")
    (folder / ".env").write_text("DEBUG=1\n")
    git(folder, "add", ".env")
    refuse(folder, "git tracks .env, which would publish the secrets", secret())
    git(folder, "rm", "--cached", ".env")
    written(folder, secret())
    assert CANARY in contents(folder)[".env"]


def test_without_git_a_repository_is_taken_to_track_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".git").mkdir()
    monkeypatch.setenv("PATH", str(folder))
    refuse(folder, "git tracks .env, which would publish the secrets", secret())


@pytest.mark.parametrize("env", [None, "DEBUG=1\n"], ids=["new", "existing"])
@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_nothing_remains_when_something_fails(
    folder: Path,
    env: str | None,
    error: type[BaseException],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if env:
        (folder / ".env").write_text(env)
        (folder / ".env").chmod(0o640)
    before = contents(folder)

    def fail(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(shutil, "copy2", fail)
    with pytest.raises((CannotWriteError, KeyboardInterrupt)):
        written(folder, secret())
    assert contents(folder) == before
    if env:
        assert stat.S_IMODE((folder / ".env").stat().st_mode) == 0o640
