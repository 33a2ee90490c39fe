import copy
import pickle
from collections.abc import Callable
from typing import get_args, get_type_hints

import pytest
from django.core.exceptions import ImproperlyConfigured
from inline_snapshot import snapshot

from s3settings.problems.problem import (
    ARGUMENT,
    GROUPS,
    UNSET,
    ConfigurationError,
    Invalid,
    Problem,
    Source,
    has_errors,
    ordered,
    summary,
)

IN_ENVIRONMENT = Source("environment")

MISSING = Problem(
    "s3settings.E001",
    "error",
    "AWS_STORAGE_BUCKET_NAME",
    UNSET,
    "required",
    "add it to the environment or to .env",
    group="missing",
)
BAD_REGION = Problem(
    "s3settings.E004",
    "error",
    "AWS_S3_REGION_NAME",
    Source("env_file", ".env", 3),
    "not an AWS region",
    "set a region code such as eu-west-1",
)
SHARED = Problem(
    "s3settings.E040",
    "error",
    "AWS_STATIC_LOCATION",
    IN_ENVIRONMENT,
    "files of staticfiles would be in the same place as those of default",
    "set it to a key prefix of its own",
    alias="staticfiles",
    group="conflicting",
)
BAD_FILE = Problem(
    "s3settings.E035",
    "error",
    None,
    Source("env_file", "prod.env"),
    "not UTF-8 text",
    "save the file as UTF-8",
)
TYPO = Problem(
    "s3settings.W002",
    "warning",
    "AWS_S3_CUSTOM_DOMIAN",
    IN_ENVIRONMENT,
    "nobody reads this variable",
    "did you mean AWS_S3_CUSTOM_DOMAIN?",
)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param(IN_ENVIRONMENT, "environment", id="environment"),
        pytest.param(Source("env_file", "conf/.env", 12), "conf/.env:12", id="a-line"),
        pytest.param(Source("env_file", "conf/.env"), "conf/.env", id="a-whole-file"),
        pytest.param(Source("secret_file"), "secret file", id="never-the-path-of-a-secret"),
        pytest.param(Source("settings"), "settings", id="settings-of-django"),
        pytest.param(ARGUMENT, "argument", id="argument"),
        pytest.param(Source("default"), "default", id="default"),
        pytest.param(UNSET, "not set", id="unset"),
    ],
)
def test_a_source_reads_as_a_place(source: Source, shown: str) -> None:
    assert str(source) == shown


def test_a_problem_reads_as_place_id_variable_fact_and_hint() -> None:
    assert str(BAD_REGION) == (
        ".env:3: s3settings.E004 AWS_S3_REGION_NAME: not an AWS region\n"
        "    hint: set a region code such as eu-west-1"
    )


def test_a_problem_of_no_variable_names_none() -> None:
    assert str(BAD_FILE) == (
        "prod.env: s3settings.E035: not UTF-8 text\n    hint: save the file as UTF-8"
    )


def test_problems_can_not_be_changed() -> None:
    with pytest.raises(AttributeError):
        BAD_REGION.message = "fine"  # type: ignore[misc]


def test_equal_problems_are_one() -> None:
    assert {BAD_REGION, BAD_REGION._replace()} == {BAD_REGION}


def test_invalid_is_a_value_error_that_carries_fact_and_cure() -> None:
    invalid = Invalid("E008", "not a boolean", "set true or false")

    assert isinstance(invalid, ValueError)
    assert str(invalid) == "not a boolean"
    assert (invalid.id, invalid.message, invalid.hint) == (
        "E008",
        "not a boolean",
        "set true or false",
    )


def test_the_report_groups_errors_and_ends_with_warnings() -> None:
    error = ConfigurationError([TYPO, SHARED, BAD_REGION, MISSING, BAD_FILE])

    assert str(error) == snapshot("""\
the storage settings can't be used: 4 errors, 1 warning

missing:
not set: s3settings.E001 AWS_STORAGE_BUCKET_NAME: required
    hint: add it to the environment or to .env

invalid:
.env:3: s3settings.E004 AWS_S3_REGION_NAME: not an AWS region
    hint: set a region code such as eu-west-1
prod.env: s3settings.E035: not UTF-8 text
    hint: save the file as UTF-8

conflicting:
environment: s3settings.E040 AWS_STATIC_LOCATION: files of staticfiles would be in the same place as those of default
    hint: set it to a key prefix of its own

warnings:
environment: s3settings.W002 AWS_S3_CUSTOM_DOMIAN: nobody reads this variable
    hint: did you mean AWS_S3_CUSTOM_DOMAIN?\
""")


def test_the_report_has_no_empty_section() -> None:
    assert str(ConfigurationError([MISSING])) == snapshot("""\
the storage settings can't be used: 1 error

missing:
not set: s3settings.E001 AWS_STORAGE_BUCKET_NAME: required
    hint: add it to the environment or to .env\
""")


def test_warnings_are_not_grouped() -> None:
    conflicting = TYPO._replace(group="conflicting", variable="AWS_SESSION_TOKEN")
    missing = TYPO._replace(group="missing", variable="AWS_S3_REGION_NAME")

    report = str(ConfigurationError([conflicting, missing]))

    assert report.count("\nwarnings:\n") == 1
    assert not any(f"\n{group}:\n" in report for group in GROUPS)


def test_the_error_is_django_s_and_carries_the_problems() -> None:
    error = ConfigurationError(problem for problem in (MISSING, TYPO))

    assert isinstance(error, ImproperlyConfigured)
    assert error.problems == (MISSING, TYPO)
    assert error.args == (str(error),)


def pickled(error: ConfigurationError) -> ConfigurationError:
    twin = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert isinstance(twin, ConfigurationError)
    return twin


@pytest.mark.parametrize(
    "duplicate", [pytest.param(copy.deepcopy, id="deepcopy"), pytest.param(pickled, id="pickle")]
)
def test_a_copy_of_the_error_says_the_same(
    duplicate: Callable[[ConfigurationError], ConfigurationError],
) -> None:
    error = ConfigurationError([MISSING, TYPO])

    twin = duplicate(error)

    assert type(twin) is ConfigurationError
    assert twin.problems == error.problems
    assert str(twin) == str(error)


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        pytest.param([], False, id="nothing"),
        pytest.param([TYPO], False, id="only-warnings"),
        pytest.param([TYPO, MISSING], True, id="an-error-among-warnings"),
    ],
)
def test_only_errors_are_errors(problems: list[Problem], expected: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert has_errors(problems) is expected


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        pytest.param([], "no problems", id="nothing"),
        pytest.param([MISSING], "1 error", id="one"),
        pytest.param([MISSING, SHARED], "2 errors", id="plural"),
        pytest.param([TYPO], "1 warning", id="no-errors"),
        pytest.param([TYPO, MISSING, TYPO, TYPO], "1 error, 3 warnings", id="errors-first"),
    ],
)
def test_the_summary_counts_both_severities(problems: list[Problem], expected: str) -> None:
    assert summary(problems) == expected


def test_problems_are_ordered_by_file_line_and_variable() -> None:
    second_line = BAD_REGION._replace(source=Source("env_file", ".env", 2))
    tenth_line = BAD_REGION._replace(source=Source("env_file", ".env", 10))
    same_variable = TYPO._replace(id="s3settings.E007")
    in_argument = SHARED._replace(source=ARGUMENT)

    assert ordered(
        [MISSING, in_argument, TYPO, BAD_FILE, tenth_line, SHARED, second_line, same_variable]
    ) == (
        second_line,
        tenth_line,
        BAD_FILE,
        same_variable,
        TYPO,
        SHARED,
        in_argument,
        MISSING,
    )


def test_every_kind_of_source_has_its_place_in_the_order() -> None:
    kinds = get_args(get_type_hints(Source)["kind"])
    problems = [TYPO._replace(source=Source(kind)) for kind in kinds]

    assert sorted(map(str, ordered(problems))) == sorted(map(str, problems))
