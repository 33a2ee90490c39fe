import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest

from s3settings import ConfigurationError, check, load
from s3settings.dotenv.content import LARGEST, Unreadable, content_of
from tests.cli import EXAMPLE, s3settings, write


def test_a_regular_file_is_read_to_its_end() -> None:
    content = b"A=1\r\n" * (LARGEST // 5)
    Path("file").write_bytes(content)
    assert content_of(Path("file")) == content


def test_a_file_that_is_too_large_is_not_read() -> None:
    with Path("file").open("wb") as file:
        file.truncate(1024**4)
    with pytest.raises(Unreadable, match=r"^larger than 1 MiB$"):
        content_of(Path("file"))


def test_a_device_is_not_read() -> None:
    with pytest.raises(Unreadable, match=r"^not a regular file$"):
        content_of(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("path", "error"),
    [(".", IsADirectoryError), ("missing", FileNotFoundError), ("a\0b", ValueError)],
)
def test_what_cannot_be_opened_raises_as_open_does(path: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        content_of(Path(path))


def test_a_pipe_is_read_while_it_is_written_to() -> None:
    os.mkfifo("pipe")
    content = b"x" * 300_000
    with ThreadPoolExecutor() as pool:
        writing = pool.submit(Path("pipe").write_bytes, content)
        assert content_of(Path("pipe")) == content
        assert writing.result() == len(content)


def test_a_pipe_that_nothing_is_written_to_does_not_block() -> None:
    os.mkfifo("pipe")
    with pytest.raises(Unreadable, match=r"^a pipe that nothing is written to$"):
        content_of(Path("pipe"), patience=0)


def test_a_pipe_without_an_end_is_not_read_to_it() -> None:
    os.mkfifo("pipe")
    with ThreadPoolExecutor() as pool:
        writing = pool.submit(_write_without_end, Path("pipe"))
        with pytest.raises(Unreadable, match=r"^larger than 1 MiB$"):
            content_of(Path("pipe"))
        assert isinstance(writing.exception(), BrokenPipeError)


def _write_without_end(path: Path) -> NoReturn:
    with path.open("wb", buffering=0) as pipe:
        while True:
            pipe.write(b"x" * 4096)


def test_each_is_a_problem_of_its_file() -> None:
    with pytest.raises(ConfigurationError) as raised:
        load(env={}, env_file="/dev/zero")
    [problem] = [one for one in raised.value.problems if one.id == "s3settings.E034"]
    assert str(problem) == (
        "/dev/zero: s3settings.E034: not a regular file\n"
        "    hint: name a regular file of at most 1 MiB"
    )
    assert {one.id for one in check(env={}, env_file="/dev/zero")} == {"s3settings.E034"}
    assert s3settings("init", "--check", "/dev/zero").status == 2
    write("prod.env", EXAMPLE)
    assert s3settings("diff", "prod.env", "/dev/zero").status == 2


def test_a_secret_file_is_bounded_too() -> None:
    env = {"AWS_SECRET_ACCESS_KEY_FILE": "/dev/zero"}
    assert "s3settings.E038" in {problem.id for problem in check(env=env, env_file=None)}
