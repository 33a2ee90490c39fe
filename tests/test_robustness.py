"""Whatever the input is, there is a report or a result; the fuzzer feeds the same targets."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS, VARIABLES, env_file, environment, settings_module

CORPUS = Path(__file__).parent / "fuzz" / "corpus"

LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "export ", " ", "# ", "\ufeff"]),
        st.sampled_from(VARIABLES) | st.text(max_size=4),
        st.sampled_from(["=", " = ", ":", "", "=="]),
        st.text(max_size=8) | st.sampled_from(['"', "'", "\\", "${AWS_REGION}", "a #b", "\0"]),
    ).map("".join)
).map("\n".join)


@given(st.binary(max_size=60))
def test_any_bytes_are_an_env_file(data: bytes) -> None:
    env_file(data)


@given(LINES)
def test_any_lines_are_an_env_file(content: str) -> None:
    env_file(content.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=400))
def test_any_bytes_are_an_environment(data: bytes) -> None:
    environment(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_the_settings_of_a_project(data: bytes) -> None:
    settings_module(data)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: path.name)
def test_what_the_fuzzer_found_is_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
