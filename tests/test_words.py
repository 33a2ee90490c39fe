"""The check of words in `make lint`, run as a command."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / ".ci" / "words.py"


def checked(*lines: str) -> tuple[int, str]:
    Path("text.py").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "text.py"], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


def test_a_rejected_word_is_reported_with_a_suggestion() -> None:
    # split, because this file is not an example of the word
    assert checked("first = 1", "# the option is set out" + "right") == (
        1,
        "text.py:2: 'out" + "right': write explicitly\n",
    )


@pytest.mark.parametrize(
    "line",
    [
        "# there is no value",
        "# the option is set explicitly",
        '"""Return a host."""',
        "# as a whole",
    ],
)
def test_other_lines_are_accepted(line: str) -> None:
    assert checked(line) == (0, "")


def test_the_name_of_a_test_is_checked_as_a_sentence() -> None:
    # split, because this file is not an example of the word
    assert checked("    def test_" + "none_is_no_value() -> None:") == (
        1,
        "text.py:1: 'is no': write is not a, are not\n",
    )
    assert checked("def test_none_is_not_a_value() -> None:") == (0, "")
