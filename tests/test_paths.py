"""Paths are looked up without an exception."""

import os
from pathlib import Path

import pytest

from s3settings import Problem, check
from s3settings.paths import exists, is_directory, is_file, resolved
from tests.cli import s3settings

LONG = "n" * 300


@pytest.mark.parametrize("name", [LONG, f"{LONG}/.env", "a\0b", "a\ud800b", "loop", "file/in"])
def test_what_cannot_be_looked_up_is_not_there(name: str) -> None:
    Path("file").touch()
    Path("loop").symlink_to("loop")
    assert not exists(name)
    assert not is_file(name)
    assert not is_directory(name)
    assert resolved(name).name == Path(name).name


def test_what_is_there_is_found() -> None:
    Path("file").touch()
    Path("link").symlink_to("file")
    assert is_file("link")
    assert exists("link")
    assert is_directory(".")
    assert resolved("link") == Path.cwd() / "file"


def test_a_directory_that_was_removed_stays_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert resolved("") == Path()
    assert [one.id for one in check(settings="not_there")] == ["s3settings.E100"]
    status, _, err = s3settings("migrate", "--settings", "not_there")
    assert (status, "Traceback" in err) == (1, False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--env-file", LONG),
        ("check", "--base-dir", LONG),
        ("check", "--secrets-dir", LONG),
        ("show", "--env-file", LONG),
        ("diff", LONG, LONG),
        ("explain", "location", "--base-dir", LONG),
        ("policy", "iam", "--settings", "x", "--base-dir", LONG),
        ("migrate", "--settings", "x", "--base-dir", LONG),
        ("migrate", "--settings", "x", "--base-dir", "loop"),
        ("migrate", "--settings", "x", "--env-file", LONG),
    ],
    ids=" ".join,
)
def test_a_name_that_no_file_can_have_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    Path("loop").symlink_to("loop")
    status, out, err = s3settings(*arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") < 6


@pytest.mark.parametrize(
    "arguments", [{"env_file": LONG}, {"base_dir": LONG}, {"env_file": "a\0b"}], ids=str
)
def test_the_function_reports_such_names(arguments: dict[str, str]) -> None:
    problems: tuple[Problem, ...] = check(env={}, **arguments)  # type: ignore[arg-type]
    assert "s3settings.E034" in {one.id for one in problems}


def test_a_pipe_is_not_a_regular_file() -> None:
    os.mkfifo("pipe")
    assert exists("pipe")
    assert not is_file("pipe")
