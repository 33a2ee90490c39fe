import io
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from s3settings import __version__
from s3settings.cli import main
from s3settings.cli.commands import COMMANDS
from s3settings.cli.console import Streams
from tests.cli import EXAMPLE, s3settings, write

MODULE = [sys.executable, "-m", "s3settings"]


def test_every_command_has_a_line_of_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["--help"])
    out, err = capsys.readouterr()
    assert (ended.value.code, err) == (0, "")
    for name, command in COMMANDS.items():
        assert re.search(rf"\n    {name}\s", out)
        assert " ".join(command.help.split()) in " ".join(out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_help_can_be_shown_by_every_terminal(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main([name, "--help"], prog="é/manage.py s3settings")
    out = capsys.readouterr().out
    assert ended.value.code == 0
    assert out.isascii()
    assert out.startswith("usage: \\xe9/manage.py s3settings")


@pytest.mark.parametrize(
    "argv", [[], ["chek"], ["check", "--formt"], ["check", "--format", "xml"], ["diff", "a"]]
)
def test_wrong_usage_has_status_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(argv)
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (2, "")
    assert err.startswith("usage: s3settings")


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr() == (f"s3settings {__version__}\n", "")


def test_the_process_environment_and_streams_are_the_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    monkeypatch.setenv("AWS_STORAGE_BUCKET_NAME", "acme")
    monkeypatch.setenv("AWS_S3_REGION_NAME", "eu-west-1")
    monkeypatch.setattr(sys, "argv", ["s3settings", "check"])
    assert main.main() == 0
    assert capsys.readouterr() == ("no problems\n", "")


class Interrupted(io.StringIO):
    """A user presses Ctrl-C in place of an answer."""

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override] # typeshed: IOBase is bytes
        raise KeyboardInterrupt


def test_ctrl_c_causes_no_traceback() -> None:
    err = io.StringIO()
    streams = Streams(err=err, asked=Interrupted())
    assert main.main(["init", "--interactive"], streams) == main.INTERRUPTED
    assert err.getvalue().endswith("\ns3settings: interrupted\n")


def environment(more: Mapping[str, str]) -> dict[str, str]:
    root = str(Path(__file__).parent.parent.parent)
    return {**os.environ, "PYTHONPATH": root, **more}


def ended(argv: list[str], **more: str) -> tuple[int, str, str]:
    """Run the real command line in a shell, which closes and connects its streams."""
    done = subprocess.run(
        ["sh", "-c", " ".join(argv)],
        env=environment(more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("redirection", "status", "err"),
    [
        pytest.param(">&-", 0, "", id="closed output"),
        pytest.param("2>&-", 0, "", id="closed talk"),
        pytest.param("<&-", 0, "", id="closed input"),
        pytest.param(
            ">/dev/full", 2, "s3settings: the result can't be written\n", id="a full disk"
        ),
        pytest.param("| true", 0, "", id="the reader is gone"),
    ],
)
def test_missing_streams_cause_no_traceback(redirection: str, status: int, err: str) -> None:
    if "full" in redirection and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")  # pragma: no cover - Linux has it
    found = ended([*MODULE, "reference", redirection])
    assert (found[0], found[2]) == (status, err)


def test_an_encoding_without_the_character_causes_no_traceback() -> None:
    write(".env", EXAMPLE + "AWS_LOCATION=été\n")
    status, out, err = ended([*MODULE, "show"], PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (status, err) == (0, "")
    assert "\\xe9t\\xe9" in out


def test_a_path_that_is_not_text_causes_no_traceback() -> None:
    answer = s3settings("check", "--env-file", "a\udcff.env")
    assert answer == (2, "", "s3settings check: a\\udcff.env: no such file\n")


def imported_by(*argv: str) -> set[str]:
    """The modules that a fresh interpreter has imported after a command."""
    lines = (
        "import sys",
        "from s3settings.cli.main import main",
        "try: main()",
        "except SystemExit: pass",
        "print(*sys.modules, file=sys.stderr)",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines), *argv],
        env=environment({}),
        capture_output=True,
        check=True,
        text=True,
    )
    return set(done.stderr.split())


def modules_of_commands() -> set[str]:
    return {command.module for command in COMMANDS.values()}


def test_help_imports_no_command() -> None:
    imported = imported_by("--help")
    assert not modules_of_commands() & imported
    # argparse of Python 3.14 has dataclasses itself
    needless = {"dataclasses"} if sys.version_info < (3, 14) else set[str]()
    assert not {"getpass", "pydantic", "rich", "s3settings.rules", *needless} & imported


def test_a_command_imports_no_other_one() -> None:
    write(".env", EXAMPLE)
    imported = imported_by("check")
    assert modules_of_commands() & imported == {"s3settings.cli.check"}
    assert not {"boto3", "botocore", "django.conf", "pydantic", "rich", "storages"} & imported


def test_nothing_heavy_is_imported_for_a_list() -> None:
    heavy = "{'boto3', 'botocore', 'rich', 'storages'} & set(sys.modules)"
    code = f"import sys; from s3settings.cli.main import main; main(['providers']); print({heavy})"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment({}), capture_output=True, check=True
    )
    assert done.stdout.endswith(b"\nset()\n")
