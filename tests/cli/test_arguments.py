from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from s3settings.cli.arguments import (
    add_input_arguments,
    declared_aliases,
    env_files,
    given_arguments,
    inspected,
    missing_path,
)
from tests.cli import s3settings, write


def arguments(*argv: str) -> Namespace:
    parser = ArgumentParser()
    add_input_arguments(parser)
    return parser.parse_args(argv)


@pytest.mark.parametrize(
    ("argv", "expected", "given"),
    [
        pytest.param([], ".env", [], id="by default"),
        pytest.param(["--no-env-file"], None, ["--no-env-file"], id="none"),
        pytest.param(["--base-dir", "b"], ".env", [], id="of a directory"),
        pytest.param(
            ["--env-file", "1", "--env-file", "2"], ["1", "2"], ["--env-file"], id="several"
        ),
        pytest.param(
            ["--alias", "a", "--prefix", "P_"], ".env", ["--prefix", "--alias"], id="names"
        ),
        pytest.param(["--secrets-dir", "s"], ".env", ["--secrets-dir"], id="a secrets directory"),
    ],
)
def test_the_arguments_say_what_load_would_read(
    argv: list[str], expected: object, given: list[str]
) -> None:
    assert env_files(arguments(*argv)) == expected
    assert list(given_arguments(arguments(*argv))) == given


def test_the_last_file_wins_and_the_environment_over_it() -> None:
    write("1.env", "AWS_STORAGE_BUCKET_NAME=one\nAWS_LOCATION=one\n")
    write("2.env", "AWS_STORAGE_BUCKET_NAME=two\nAWS_LOCATION=two\n")
    given = arguments("--env-file", "1.env", "--env-file", "2.env")
    env = {"AWS_LOCATION": "environment"}
    found = inspected(given, env)
    assert {name: value.value for name, value in found.options.common.items()} == {
        "bucket_name": "two",
        "location": "environment",
    }
    assert [value.value for value in found.reading.every("AWS_LOCATION")] == [
        "environment",
        "two",
        "one",
    ]


def test_the_files_of_the_secrets_directory_are_read() -> None:
    Path("secrets").mkdir()
    write("secrets/AWS_LOCATION", "prod")
    write(".env", "AWS_STORAGE_BUCKET_NAME=acme\nAWS_S3_REGION_NAME=eu-west-1\n")
    found = inspected(arguments("--secrets-dir", "secrets"), {})
    assert [storage.location for storage in found.storages] == ["prod/media", "prod/static"]
    assert s3settings("check", "--secrets-dir", "secrets").status == 0
    shown = s3settings("show", "--secrets-dir", "secrets").out
    assert "prod/media  AWS_LOCATION             secrets directory\n" in shown


def test_the_default_file_may_be_absent() -> None:
    absent = inspected(arguments("--env-file", "absent.env"), {})
    assert inspected(arguments(), {}).reading.problems == ()
    assert inspected(arguments("--no-env-file"), {}).reading.problems == ()
    assert [problem.id for problem in absent.reading.problems] == ["s3settings.E034"]


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        pytest.param([], None, id="nothing named"),
        pytest.param(["--env-file", "there.env"], None, id="a file"),
        pytest.param(["--env-file", "../there.env", "--base-dir", "b"], None, id="a directory"),
        pytest.param(
            ["--env-file", "there.env", "--env-file", "a\nb"], "a\\nb: no such file", id="no file"
        ),
        pytest.param(
            ["--base-dir", "there.env"], "there.env: no such directory", id="no directory"
        ),
        pytest.param(["--secrets-dir", "../b", "--base-dir", "b"], None, id="secrets"),
        pytest.param(["--secrets-dir", "s"], "s: no such directory", id="no secrets"),
        pytest.param(["--env-file", "a\0b"], "a\\x00b: no such file", id="no path"),
    ],
)
def test_a_path_that_was_named_has_to_exist(argv: list[str], expected: str | None) -> None:
    write("there.env", "")
    Path("b").mkdir()
    assert missing_path(arguments(*argv)) == expected


@pytest.mark.parametrize(
    "command",
    [
        ("check", "--env-file"),
        ("show", "--env-file"),
        ("explain", "location", "--env-file"),
        ("diff", "there.env"),
        ("init", "--check"),
    ],
    ids=" ".join,
)
def test_a_missing_file_is_a_usage_error_of_every_command(command: tuple[str, ...]) -> None:
    write("there.env", "")
    status, out, err = s3settings(*command, "missing.env")
    assert (status, out) == (2, "")
    assert err.splitlines()


def test_an_alias_may_have_variables_of_another_name() -> None:
    assert declared_aliases(arguments("--alias", "a", "--alias", "b")) == ["a", "b"]
    pairs = declared_aliases(arguments("--alias", "a", "--alias", "media=uploads"))
    assert pairs == {"a": "a", "media": "uploads"}
