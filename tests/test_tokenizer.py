import io
import string
from pathlib import Path

import pytest
from dotenv.parser import parse_stream
from hypothesis import given
from hypothesis import strategies as st

from s3settings.problems import Source
from s3settings.sources import RawValue, read
from s3settings.tokenizer import LONGEST_GAP, bindings, gaps
from s3settings.variables import wanted

GAP = " " * LONGEST_GAP


@given(st.text(st.sampled_from(string.printable + "\u00a0é"), max_size=200))
def test_bindings_are_those_of_python_dotenv(content: str) -> None:
    assert list(bindings(content)) == list(parse_stream(io.StringIO(content)))
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
    assert reading.values["AWS_REGION"] == RawValue(
        "AWS_REGION", "x", Source("env_file", path=".env", line=1)
    )
