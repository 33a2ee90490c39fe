"""git is asked about a file, and nothing of a repository is executed by that."""

import shutil
import subprocess
from pathlib import Path

import pytest

from s3settings.dotenv.git import tracked


def git(*arguments: str) -> None:
    subprocess.run(["/usr/bin/env", "git", *arguments], check=True, capture_output=True)


@pytest.fixture
def path() -> Path:
    """A file that git tracks."""
    git("init", "--quiet")
    path = Path(".env").absolute()
    path.touch()
    git("add", ".env")
    return path


def test_git_knows_the_files_of_a_repository(path: Path) -> None:
    assert tracked(path) is True
    assert tracked(path.with_name("other")) is False


def test_git_does_not_tell_outside_of_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # temporary files may be in a repository
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    assert tracked(tmp_path / ".env") is None


@pytest.mark.parametrize("found_by", [".", "", "bin"])
def test_a_program_of_the_checkout_is_not_executed(
    path: Path, found_by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (Path(), Path("bin")):
        folder.mkdir(exist_ok=True)
        program = folder / "git"
        program.write_text("#!/bin/sh\ntouch executed\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", found_by)
    assert tracked(path) is None
    assert not Path("executed").exists()


def test_a_repository_among_the_files_of_another_is_not_opened() -> None:
    """Its files are those of a commit, so its configuration is another person's."""
    git("init", "--quiet", "--bare", "inner")
    git("-C", "inner", "config", "core.bare", "false")
    git("-C", "inner", "config", "core.worktree", str(Path("inner").absolute()))
    path = Path("inner/.env").absolute()
    path.touch()
    git("--git-dir", "inner", "--work-tree", "inner", "add", "-f", str(path))
    asked = ["-C", "inner", "ls-files", "--error-unmatch", ".env"]
    git(*asked)
    assert tracked(path) is None


def test_a_slow_answer_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = shutil.which("sh")
    program = Path("slow/git").absolute()
    program.parent.mkdir()
    program.write_text(f"#!{shell}\nexec sleep 30\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    assert tracked(path, seconds=0.1) is None
