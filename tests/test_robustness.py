"""Any input gives a report or a result; the fuzzer feeds the same targets."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from s3settings.sources.values import ENVIRONMENT, value_of
from s3settings.variables.foreign import strangers
from s3settings.variables.names import names
from tests.cli import s3settings
from tests.fuzz.targets import (
    FILES,
    TARGETS,
    VARIABLES,
    changing_environment,
    command_line,
    env_file,
    environment,
    named_file,
    secret_store,
    settings_module,
)

pytestmark = pytest.mark.slow


CORPUS = Path(__file__).parent / "fuzz" / "corpus"

PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
JSON = st.dictionaries(
    st.sampled_from(VARIABLES),
    st.recursive(
        PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=4), inner)
    ),
).map(lambda found: json.dumps(found).encode())

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


@given(
    st.integers(0, len(FILES) - 1),
    st.text(max_size=40) | st.sampled_from(["\n::error::b", "##[error]b"]),
)
@example(0, "a directory")
@example(1, "a link to itself")
@example(2, "a file")
@example(3, "nothing")
@example(4, "a pipe")
@example(5, "a device")
@example(6, "a link to a name that no file can have")
@example(7, "a file of 4 GiB")
@example(8, "a socket")
def test_any_file_name_is_printed_so_that_it_cannot_act(kind: int, name: str) -> None:
    encoded = name.encode("utf-8", "replace")[:200]
    named_file(bytes([0, kind, len(encoded)]) + encoded + b"\x10LOCATION\xff\x1b::error::")


@given(st.binary(max_size=60) | st.sampled_from([b"\0\0\0\0\x0b\n::error::b", b"\0\0\0\7\3##["]))
@example(b"\0\0\0\7\x0b\n::error::b")
def test_any_words_are_a_command_line(data: bytes) -> None:
    command_line(data)


@given(st.binary(max_size=100) | JSON)
@example(b"[" * 100_000)
@example(b'{"AWS_QUERYSTRING_EXPIRE": ' + b"9" * 5_000 + b"}")
@example(b'{"AWS_LOCATION": "\\ud800"}')
def test_any_bytes_are_a_secret_of_a_store(data: bytes) -> None:
    secret_store(data)


@given(st.binary(max_size=400))
@example(b"\0\0\1a")
def test_any_names_may_go_while_the_environment_is_read(data: bytes) -> None:
    changing_environment(data)


@given(st.binary(max_size=400))
def test_any_bytes_are_the_settings_of_a_project(data: bytes) -> None:
    settings_module(data)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: path.name)
def test_what_the_fuzzer_found_is_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


# the longest variable that Linux hands to a process has 128 KiB
LONG_VALUES = [
    pytest.param("AWS_LOCATION", "${" + "a" * 100_000, id="a placeholder that does not end"),
    pytest.param("AWS_LOCATION", "${a" * 30_000, id="starts of placeholders"),
    pytest.param("AWS_LOCATION", "{{" * 50_000, id="starts of jinja"),
    pytest.param("AWS_LOCATION", "{{a" * 30_000, id="starts of jinja with names"),
    pytest.param("AWS_LOCATION", "{%" * 50_000, id="starts of statements"),
    pytest.param("AWS_LOCATION", "a/" * 50_000 + "a", id="a deep location"),
    pytest.param("AWS_S3_CACHE_CONTROL", '"\\' * 50_000, id="escaped quotes"),
    pytest.param("AWS_S3_CACHE_CONTROL", '"' * 100_000, id="quotes"),
    pytest.param("AWS_S3_CACHE_CONTROL", "max-age=1," * 10_000, id="directives"),
    pytest.param("AWS_S3_CUSTOM_DOMAIN", "a." * 50_000, id="labels"),
    pytest.param("AWS_S3_ENDPOINT_URL", "https://a" + "/a" * 50_000 + "?", id="a deep endpoint"),
    pytest.param("AWS_S3_CLIENT_CONFIG", '{"a":' * 20_000, id="deep JSON"),
    pytest.param(
        "AWS_CLOUDFRONT_KEY", "-----BEGIN PRIVATE KEY-----\n" * 4_000, id="starts of a PEM"
    ),
]
LONG_FILES = [
    pytest.param("AWS_LOCATION=" + "${" * 8_000, id="starts of variables"),
    pytest.param("AWS_LOCATION=" + "${a:-" * 3_000, id="starts of defaults"),
    pytest.param("AWS_" * 50_000 + "=1", id="a long name"),
    pytest.param(("export" + " " * 200) * 2_000, id="white space"),
    pytest.param("AWS_LOCATION='" + "\\'" * 8_000 + "'", id="escapes"),
    pytest.param("".join(f"AWS_MEDIA_{n}=x\n" for n in range(150)), id="unknown names"),
    pytest.param("".join(f"AWS_X{n}_ACL=x\n" for n in range(150)), id="aliases of nobody"),
    pytest.param("[a]\n" + "\n" * 30_000, id="blank lines after a section"),
    pytest.param("[a]\n" + "aws_" * 30_000, id="a long name after a section"),
]


def seconds_of_check(*arguments: str, env: dict[str, str]) -> float:
    start = time.process_time()
    s3settings("check", *arguments, env=env)
    return time.process_time() - start


@pytest.mark.parametrize(("variable", "value"), LONG_VALUES)
def test_a_long_value_takes_no_longer_than_a_second(variable: str, value: str) -> None:
    assert seconds_of_check("--no-env-file", env={variable: value}) < 1


@pytest.mark.parametrize("content", LONG_FILES)
def test_a_long_file_takes_no_longer_than_a_second(content: str) -> None:
    Path(".env").write_text(content, encoding="utf-8")

    assert seconds_of_check(env={"AWS_STORAGE_BUCKET_NAME": "acme"}) < 1


def seconds_of_names(number: int) -> float:
    """The least time for names of which none is known, as a file or the environment may have them."""
    given = [f"AWS_STORAGE_BUKET_NAM{n}" for n in range(number)]
    values = {name: value_of(name, "x", ENVIRONMENT) for name in given}
    known = dict(names(("static", "media"), ""))
    found: list[float] = []
    for _ in range(3):
        start = time.process_time()
        tuple(strangers(values, known, ("static", "media"), ""))
        found.append(time.process_time() - start)
    return min(found)


def test_the_time_for_many_names_is_proportional_to_their_number() -> None:
    assert seconds_of_names(6_000) < 20 * seconds_of_names(750)
