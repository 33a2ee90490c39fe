"""The scripts, asked in the shells themselves where the machine has them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from s3settings.cli.commands import COMMANDS
from s3settings.cli.completion import SHELLS
from s3settings.options.table import OPTIONS
from tests.cli import Answer, s3settings, write

# what Tab does: the line so far in the variables of bash, the answers in COMPREPLY
COMPLETE = """
source ./script
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_shtab_s3settings s3settings "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(*words: str) -> list[str]:
    """The words that bash offers for the last one of a command line."""
    write("script", s3settings("completion", "bash").out)
    done = subprocess.run(
        ["bash", "--norc", "-c", COMPLETE, "bash", "s3settings", *words],
        capture_output=True,
        check=True,
        text=True,
    )
    return sorted(done.stdout.split())


def test_a_command_is_completed() -> None:
    assert completed("") == sorted(COMMANDS)
    assert completed("ex") == ["explain"]
    assert "--version" in completed("--")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["check", "--str"], ["--strict"], id="an option"),
        pytest.param(["check", "--format", "s"], ["sarif"], id="a choice"),
        pytest.param(["check", "--ignore", "s3settings.E001"], ["s3settings.E001"], id="an id"),
        pytest.param(["explain", "AWS_S3_ALI"], ["AWS_S3_ALIASES"], id="a variable"),
        pytest.param(["init", "--provider", "garag"], ["garage"], id="a provider"),
        pytest.param(["diff", "prod"], ["prod.env", "production"], id="a file"),
        pytest.param(["show", "--base-dir", "prod"], ["production"], id="a directory"),
    ],
)
def test_an_argument_is_completed(words: list[str], expected: list[str]) -> None:
    Path("prod.env").touch()
    Path("production").mkdir()
    assert completed(*words) == expected


def test_every_variable_is_offered() -> None:
    offered = completed("explain", "AWS_STATIC_")
    assert {f"AWS_STATIC_{option.upper()}" for option in OPTIONS} <= {*offered}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_can_read_its_script(shell: str) -> None:
    status, out, err = s3settings("completion", shell)
    assert (status, err) == (0, "")
    assert all(command in out for command in COMMANDS)
    write("script", out)
    if program := shutil.which(shell):  # pragma: no branch - a machine may have them all
        subprocess.run([program, "-n", "script"], check=True)


def test_without_shtab_the_command_to_install_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    hint = "s3settings completion: run pip install 's3settings[completion]' first\n"
    assert s3settings("completion", "bash") == Answer(2, "", hint)
