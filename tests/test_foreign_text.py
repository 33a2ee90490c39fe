"""Text from elsewhere can't act on a terminal or a CI system, at any door that it comes out of."""

import io
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

import pytest
from django.conf.global_settings import STORAGES as DEFAULTS
from django.test import override_settings

from s3settings import ConfigurationError, load
from s3settings.checks import check_storages
from s3settings.cli import doctor
from s3settings.cli.console import Streams
from s3settings.cli.main import main
from s3settings.doctor.outcome import Outcome as Probed
from s3settings.management.commands import collectstatic
from s3settings.problems.shortening import LONGEST_REPORT
from s3settings.report import FORMATS
from s3settings.staticfiles.outcome import Outcome, failures
from tests.cli import Terminal, write

# a file name can hold all of it
HOSTILE = [
    pytest.param("a\n::error::b", id="a workflow command in a line of its own"),
    pytest.param("::error::b", id="a workflow command"),
    pytest.param("##[error]b", id="a command of runners"),
    pytest.param("\x1b[2Jb", id="an escape sequence"),
    pytest.param("a\rb", id="a carriage return"),
    pytest.param("a\u202eb", id="reversed direction"),
    pytest.param("a\udcffb", id="a byte that is not UTF-8"),
]
# the annotations of the format github
OURS = ("::error file=", "::error title=", "::warning file=", "::warning title=")


def acting(text: str) -> list[str]:
    """The lines that are commands, and the characters that don't show."""
    lines = text.split("\n")
    commands = [line for line in lines if line.lstrip().startswith("::")]
    return [
        *(line for line in commands if not line.startswith(OURS)),
        *(line for line in lines if "##" in line and not line.startswith("### s3settings: ")),
        *(char for char in text if not char.isprintable() and char != "\n"),
    ]


def written_by(*argv: str, env: dict[str, str] | None = None, terminal: bool = False) -> str:
    out = Terminal() if terminal else io.StringIO()
    err = io.StringIO()
    # argparse writes to the streams of the process
    with redirect_stdout(out), redirect_stderr(err), suppress(SystemExit):
        main(argv, Streams(out, err, io.StringIO("acme\n" * 9), env=env or {}))
    return out.getvalue() + err.getvalue()


def test_what_acts_would_be_found() -> None:
    assert acting("a\n::error::b") == ["::error::b"]
    assert acting("x ##[error]") == ["x ##[error]"]
    assert acting("\x1b") == ["\x1b"]
    assert acting("::error file=a::b\nfine") == []


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_path_acts_in_a_report(hostile: str, name: str) -> None:
    write(hostile, "AWS_STORAGE_BUKET_NAME=acme\nAWS_LOCATION ='a'\nbroken\n")
    env = {"GITHUB_STEP_SUMMARY": "summary"}
    shown = written_by("check", "--env-file", hostile, "--format", name, env=env)
    assert acting(shown) == []
    summary = Path("summary")
    assert acting(summary.read_text(encoding="utf-8") if summary.exists() else "") == []


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--env-file"),
        ("check", "--base-dir"),
        ("check", "--ignore"),
        ("check", "--no-env-file", "--alias"),
        ("check", "--no-env-file", "--settings"),
        ("show", "--env-file"),
        ("explain", "location", "--env-file"),
        ("explain", "--no-env-file"),
        ("init", "--check"),
        ("init", "--provider", "aws", "--interactive"),
        ("init", "--provider"),
        ("diff", "other.env"),
        ("providers",),
        ("providers", "aws"),
        ("completion",),
        ("policy", "iam", "--no-env-file", "--storage"),
        ("policy", "iam", "--env-file", "good.env", "--format", "cli", "--name"),
        ("migrate", "--settings"),
        (),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("there", [True, False], ids=["a file", "no file"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_argument_acts_in_what_a_command_writes(
    hostile: str, command: tuple[str, ...], *, there: bool
) -> None:
    write("other.env", "AWS_LOCATION=a\n")
    write("good.env", "AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_REGION_NAME=eu-west-1\n")
    if there:
        write(hostile, "AWS_STORAGE_BUKET_NAME=acme\nAWS_S3_REGION_NAME=eu-wst-1\nAWS_LOCATION=b\n")
    assert acting(written_by(*command, hostile)) == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_value_acts_where_it_is_shown(hostile: str) -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_LOCATION": hostile,
        f"AWS_{hostile}_BUCKET_NAME": "x",
    }
    for command in (("show",), ("show", "--format", "json"), ("explain", "location"), ("check",)):
        assert acting(written_by(*command, "--no-env-file", env=env)) == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_option_acts_in_a_usage_error(hostile: str) -> None:
    for option in (f"--{hostile}", f"--se={hostile}", f"--strict={hostile}", f"--format={hostile}"):
        shown = written_by("check", option)
        assert "usage: s3settings" in shown
        assert acting(shown) == []


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize(
    "command",
    [
        ("show", "--format", "python"),
        ("policy", "iam"),
        ("policy", "iam", "--format", "terraform"),
        ("policy", "iam", "--format", "cloudformation"),
        ("policy", "iam", "--format", "cli"),
    ],
    ids=" ".join,
)
def test_no_value_acts_in_a_document(hostile: str, command: tuple[str, ...]) -> None:
    env = {
        "AWS_STORAGE_BUCKET_NAME": "acme",
        "AWS_S3_REGION_NAME": "eu-west-1",
        "AWS_MEDIA_LOCATION": hostile,
    }
    assert acting(written_by(*command, "--no-env-file", env=env)) == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_name_of_settings_acts_in_a_check_of_django(hostile: str) -> None:
    entry = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": {hostile: 1}}
    storages = {**DEFAULTS, hostile: entry, f"{hostile}2": 3}
    with override_settings(STORAGES=storages, INSTALLED_APPS=[], AWS_S3_BUKET=1):
        found = check_storages(None)
    assert found
    for message in found:
        for text in (message.msg, message.hint, message.obj):
            assert acting(str(text)) == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_path_acts_in_the_text_of_an_error(hostile: str) -> None:
    write(hostile, "AWS_STORAGE_BUCKET_NAME=s3://acme\n")
    with pytest.raises(ConfigurationError) as raised:
        load(env={}, env_file=[hostile, f"{hostile}2"], aliases=[hostile])
    assert acting(str(raised.value)) == []
    assert acting("".join(map(str, raised.value.problems))) == []


def test_a_long_report_is_cut_at_the_errors_first() -> None:
    lines = [f"AWS_STATIC_BUKET_NAM{n}=x" for n in range(LONGEST_REPORT)]
    write(".env", "\n".join([*lines, *(["broken"] * LONGEST_REPORT)]))
    with pytest.raises(ConfigurationError) as raised:
        load(env={})
    text = str(raised.value)
    errors = [one for one in raised.value.problems if one.severity == "error"]
    left_out = len(raised.value.problems) - LONGEST_REPORT
    report, _, counts = text.partition(f"\n\nand {left_out} more, which ")
    assert report.count("\n    hint: ") == LONGEST_REPORT
    assert report.count("s3settings.E0") == min(len(errors), LONGEST_REPORT)
    assert sum(int(line.partition(": ")[2]) for line in counts.splitlines()[1:]) == left_out


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_alias_acts_in_a_probe_of_the_doctor(
    hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def examined(*_: object, **__: object) -> list[Probed]:
        return [Probed(hostile, "reach", "failed", reason=hostile)]

    monkeypatch.setattr(doctor, "examine", examined)
    env = {"AWS_STORAGE_BUCKET_NAME": "acme", "AWS_S3_REGION_NAME": "eu-west-1"}
    shown = written_by("doctor", "--no-env-file", env=env)
    assert "reach: FAILED" in shown
    assert acting(shown) == []


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_path_of_a_file_acts_in_the_output_of_collectstatic(hostile: str) -> None:
    out = io.StringIO()
    command = collectstatic.Command(stdout=out)
    command.verbosity = 2
    command.log(f"Copying '{hostile}'")
    tell = command._teller(2)  # pyright: ignore[reportPrivateUsage] # what a run calls
    tell("Uploaded", hostile)
    failed = Outcome(failed={hostile: "access denied"})
    assert out.getvalue().count("\n") == 2
    assert acting(out.getvalue()) == []
    assert acting(failures(failed)) == []
