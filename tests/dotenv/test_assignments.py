import stat
import subprocess
import sys
from pathlib import Path

import pytest

from s3settings.dotenv.assignments import (
    CannotAssignError,
    alone,
    assigned,
    beside,
    is_tracked,
    sweep,
)
from s3settings.dotenv.readers import python_dotenv

PAIR = {"AWS_ACCESS_KEY_ID": "AKIA1", "AWS_SECRET_ACCESS_KEY": "a/b+c"}
LINES = "AWS_ACCESS_KEY_ID=AKIA1\nAWS_SECRET_ACCESS_KEY=a/b+c\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", LINES),
        ("# mine\nA=1", f"# mine\nA=1\n{LINES}"),
        (
            "AWS_ACCESS_KEY_ID=\nA=1\n",
            "AWS_ACCESS_KEY_ID=AKIA1\nA=1\nAWS_SECRET_ACCESS_KEY=a/b+c\n",
        ),
        (
            "export AWS_ACCESS_KEY_ID= \r\nAWS_SECRET_ACCESS_KEY=",
            "AWS_ACCESS_KEY_ID=AKIA1\nAWS_SECRET_ACCESS_KEY=a/b+c\n",
        ),
    ],
    ids=["new", "without a line end", "empty", "export"],
)
def test_variables_are_added_and_every_other_line_stays(before: str, after: str) -> None:
    assert assigned(before, ".env", PAIR) == after


@pytest.mark.parametrize(
    "line",
    ["AWS_ACCESS_KEY_ID=AKIA2\n", "AWS_ACCESS_KEY_ID=''\n", "AWS_ACCESS_KEY_ID=\n" * 2],
    ids=["value", "quotes", "twice"],
)
def test_a_variable_that_is_there_stays(line: str) -> None:
    with pytest.raises(CannotAssignError, match=r"^\.env has another value of AWS_ACCESS_KEY_ID$"):
        assigned(line, ".env", PAIR)


def test_all_variables_that_are_there_are_named() -> None:
    both = "AWS_ACCESS_KEY_ID=AKIA2\nAWS_SECRET_ACCESS_KEY=c\n"
    fact = "has another value of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY$"
    with pytest.raises(CannotAssignError, match=fact):
        assigned(both, ".env", PAIR)


def test_a_variable_with_the_same_value_stays_as_it_is() -> None:
    text = 'AWS_ACCESS_KEY_ID="AKIA1" # of the team\n'

    assert assigned(text, ".env", PAIR) == f"{text}AWS_SECRET_ACCESS_KEY=a/b+c\n"


def test_a_value_is_quoted_where_a_reader_needs_it() -> None:
    text = assigned("", ".env", {"A": "with # sign"})

    assert text == "A='with # sign'\n"
    assert python_dotenv("A", text) == "with # sign"


def test_a_value_that_no_line_can_set() -> None:
    with pytest.raises(CannotAssignError, match=r"^no line of \.env can set A$"):
        assigned("", ".env", {"A": "it's ${HOME}"})


def test_a_file_beside_is_for_its_user_and_is_removed() -> None:
    with beside(Path(".env"), b"A=1\n") as written:
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        assert written.read_bytes() == b"A=1\n"
    assert list(Path().iterdir()) == []


def test_files_that_killed_runs_have_left_are_removed() -> None:
    for name in (".env.abcdefgh.s3settings", ".env.template", ".env", "a.env.x.s3settings"):
        Path(name).touch()

    sweep(Path(".env").resolve())

    assert sorted(path.name for path in Path().iterdir()) == [
        ".env",
        ".env.template",
        "a.env.x.s3settings",
    ]


def test_a_file_that_git_tracks(monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    path = Path(".env")
    path.touch()

    assert not is_tracked(path)
    subprocess.run(["git", "add", ".env"], check=True)
    assert is_tracked(path)
    monkeypatch.setenv("PATH", "")
    assert is_tracked(path)


def test_a_file_outside_of_git() -> None:
    assert not is_tracked(Path(".env"))


def test_only_one_run_at_a_time() -> None:
    code = """
from pathlib import Path
from s3settings.dotenv.assignments import alone
with alone(Path(".env")):
    print("in", flush=True)
    input()
"""
    command = [sys.executable, "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "in\n"
        probe = "import fcntl, os; fcntl.flock(os.open('.', os.O_RDONLY), fcntl.LOCK_EX | fcntl.LOCK_NB)"
        refused = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=False)
        other.communicate("\n")

    assert refused.returncode == 1
    assert b"BlockingIOError" in refused.stderr
    with alone(Path(".env")):
        pass


def test_a_system_without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)

    with alone(Path(".env")):
        pass
