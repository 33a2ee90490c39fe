import io
import os
from pathlib import Path

import pytest

from s3settings.cli.console import CANNOT_WRITE, Streams
from tests.cli import Terminal


class Failing(io.StringIO):
    """A stream whose every write fails in one way."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def write(self, text: str) -> int:
        raise self._error


def test_the_result_goes_to_out_and_the_talk_to_err() -> None:
    out, err = io.StringIO(), io.StringIO()
    streams = Streams(out, err)
    streams.say("talk\n")
    assert streams.finish("result\n", 1) == 1
    assert (out.getvalue(), err.getvalue()) == ("result\n", "talk\n")


def test_they_are_those_of_the_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("S3SETTINGS_TEST", "here")
    streams = Streams.of_process()
    streams.finish("result", 0)
    assert capsys.readouterr().out == "result"
    assert streams.env == dict(os.environ)
    assert "here" not in repr(streams)


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("utf-8", "a … \\udcff\n".encode()),
        ("ascii", b"a \\u2026 \\udcff\n"),
        ("cp949", "a … ".encode("cp949") + b"\\udcff\n"),
    ],
)
def test_what_an_encoding_lacks_is_written_as_an_escape(encoding: str, written: bytes) -> None:
    raw = io.BytesIO()
    streams = Streams(out=io.TextIOWrapper(raw, encoding=encoding, newline="\n"))
    assert streams.finish("a … \udcff\n", 0) == 0
    assert raw.getvalue() == written


def test_the_status_stays_where_the_reader_of_the_result_is_gone() -> None:
    err = io.StringIO()
    assert Streams(out=Failing(BrokenPipeError()), err=err).finish("result\n", 1) == 1
    assert err.getvalue() == ""


@pytest.mark.parametrize("error", [OSError("no space left"), ValueError("closed file")])
def test_a_result_that_cannot_be_written_is_a_status_of_its_own(error: Exception) -> None:
    err = io.StringIO()
    assert Streams(out=Failing(error), err=err).finish("result\n", 0) == CANNOT_WRITE
    assert err.getvalue() == "s3settings: the result can't be written\n"


def test_messages_to_a_closed_stream_are_not_an_error() -> None:
    Streams(err=Failing(OSError())).say("talk\n")
    Streams(err=None).say("talk\n")


def test_streams_that_were_closed_before_the_start_take_everything() -> None:
    streams = Streams(out=None, err=None, asked=None, env={})
    assert streams.finish("result\n", 1) == 1
    assert not streams.has_colors
    with pytest.raises(EOFError):
        streams.answer("Bucket: ")


def test_what_is_left_of_a_broken_stream_goes_nowhere() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    stream = os.fdopen(writing, "w", encoding="utf-8")
    assert Streams(out=stream).finish("result\n" * 100_000, 0) == 0
    # Python flushes once more at its end
    stream.write("more")
    stream.close()


def test_a_full_disk_is_reported() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")  # pragma: no cover - Linux has it
    err = io.StringIO()
    with full.open("w", encoding="utf-8") as out:
        assert Streams(out=out, err=err).finish("result\n", 0) == CANNOT_WRITE


def test_an_answer_is_a_line_without_the_space_around_it() -> None:
    err = io.StringIO()
    streams = Streams(err=err, asked=io.StringIO(" acme \n\n"))
    assert streams.answer("Bucket: ") == "acme"
    assert streams.answer("Region: ") == ""
    assert err.getvalue() == "Bucket: Region: "
    with pytest.raises(EOFError):
        streams.answer("Key: ")


def test_a_secret_is_hidden_at_a_terminal() -> None:
    asked: list[str] = []

    def hidden(question: str) -> str:
        asked.append(question)
        return "typed "

    streams = Streams(asked=Terminal("shown\n"), hidden=hidden)
    assert streams.secret("Secret: ") == "typed"
    assert asked == ["Secret: "]


def test_a_secret_is_read_like_any_answer_from_a_pipe() -> None:
    assert Streams(err=io.StringIO(), asked=io.StringIO("piped\n")).secret("Secret: ") == "piped"


def test_a_terminal_differs_from_a_file_and_from_a_closed_stream() -> None:
    closed = Terminal()
    closed.close()
    assert Streams(out=Terminal(), env={}).has_colors
    assert not Streams(out=io.StringIO(), env={}).has_colors
    assert not Streams(out=closed, env={}).has_colors
