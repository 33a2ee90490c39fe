import io
import string
from pathlib import Path

import pytest
from dotenv.parser import parse_stream
from hypothesis import example, given
from hypothesis import strategies as st

from s3settings.dotenv.tokenizer import LONGEST_GAP, Binding, Original, bindings, gaps
from s3settings.problems.problem import Source
from s3settings.sources.reading import read
from s3settings.variables.names import wanted
from tests.values import value

GAP = " " * LONGEST_GAP

anything = st.text(st.sampled_from(string.printable + "\u00a0é\ufeff"), max_size=200)
# of which most lines are plain, and no two meet without meaning
pieces = st.sampled_from(
    [
        *("A", "B_1", "é", "export ", "'A'", "=", "=", "=", "#", " ", "\t", "\u00a0", "\ufeff"),
        *(
            "x",
            "y z",
            '{"a": 1}',
            "'",
            '"',
            "'x y'",
            '"x y"',
            '"x\ny"',
            "\\",
            "\\n",
            " # z",
            "\x0b",
        ),
        *("\n", "\n", "\n", "\n\n", "\r\n", "\r", "\x85", "\u2028"),
    ]
)

likely = st.lists(pieces, max_size=30).map("".join)


def by_dotenv(content: str) -> list[Binding]:
    return [
        Binding(key, value, Original(*original), error)
        for key, value, original, error in parse_stream(io.StringIO(content))
    ]


@given(anything | likely)
@example("A=1\nB='x y'\n\n# z\nC=\"x\" \n\n")
@example("A=1\r\n\r\nB=x y \r\nC=\r\n")
@example("A=1\n\ufeffB=2\n")
@example("A=1\nB='x\n")
@example("A=1\nB\n")
@example("A=1\nB=x#y\n")
@example("\ufeffA=1\nB=2")
@example('A=x # y\nB="x\\n"\nC=3\nD="x\n\ny"\nE=4')
def test_bindings_are_those_of_python_dotenv(content: str) -> None:
    assert list(bindings(content)) == by_dotenv(content)
    assert list(gaps(content)) == []


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\x1f"])
def test_a_run_of_white_space_is_cut_to_the_longest_that_is_allowed(space: str) -> None:
    content = f"A=1\nB=x{space * 100_000}y\nC=2\n"

    assert [(one.key, one.value) for one in bindings(content)] == [
        ("A", "1"),
        ("B", f"x{GAP}y"),
        ("C", "2"),
    ]
    assert list(gaps(content)) == [2]


def test_what_is_cut_is_a_problem_of_its_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"AWS_REGION=x\r\nAWS_LOCATION=a {GAP}b\r\n")

    reading = read(env={}, base_dir=tmp_path, wanted=wanted)

    assert [(one.id, one.source, one.message) for one in reading.problems] == [
        (
            "s3settings.E036",
            Source("env_file", path=".env", line=2),
            "more than 255 white spaces in a row",
        )
    ]
    assert reading.values["AWS_REGION"] == value(
        "AWS_REGION", "x", Source("env_file", path=".env", line=1)
    )
