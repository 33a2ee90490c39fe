"""A broken configuration ends a process with its report; every other exception keeps its traceback."""

import subprocess
import sys

import pytest

from s3settings import ConfigurationError
from s3settings.problems.uncaught import raised
from tests.problems.samples import MISSING


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test the hook of Python, and the next one what there was."""
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)


def ended_by(error: BaseException, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what Python writes if nothing catches the error, which Django raises while it handles another."""
    try:
        try:
            int("collectstatic")
        except ValueError:
            raise error  # noqa: B904 - as Django does
    except (ConfigurationError, RuntimeError) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)
    return capsys.readouterr().err


@pytest.mark.usefixtures("hook")
def test_an_error_that_nothing_catches_shows_only_the_report(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = ended_by(raised([MISSING]), capsys)

    name = "s3settings.problems.error.ConfigurationError"
    assert shown == f"{name}: {ConfigurationError([MISSING])}\n"


@pytest.mark.usefixtures("hook")
def test_the_error_keeps_its_traceback_for_a_debugger(capsys: pytest.CaptureFixture[str]) -> None:
    error = raised([MISSING])

    shown = ended_by(error, capsys)

    assert "Traceback" not in shown
    assert error.__traceback__ is not None
    assert not error.__suppress_context__


@pytest.mark.usefixtures("hook")
def test_another_exception_keeps_its_traceback_and_its_context(
    capsys: pytest.CaptureFixture[str],
) -> None:
    raised([MISSING])

    shown = ended_by(RuntimeError("of the project"), capsys)

    assert shown.count("Traceback (most recent call last):") == 2
    assert "ValueError: invalid literal" in shown
    assert shown.endswith("RuntimeError: of the project\n")


def test_the_hook_of_another_library_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def track(*arguments: object) -> None:
        seen.extend(arguments)

    monkeypatch.setattr(sys, "excepthook", track)
    error = raised([MISSING])

    sys.excepthook(type(error), error, None)

    assert seen == [ConfigurationError, error, None]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "frames"),
    [pytest.param([], 0, id="python"), pytest.param(["-X", "dev"], 2, id="development mode")],
)
def test_python_shows_the_traceback_in_development_mode(options: list[str], frames: int) -> None:
    program = "from s3settings import load; load(env={}, env_file=None)"
    done = subprocess.run(
        [sys.executable, *options, "-c", program],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )

    assert done.returncode == 1
    assert done.stderr.count("  File ") == frames
    assert "ConfigurationError: invalid storage settings: 1 error, 1 warning\n" in done.stderr
