import copy
import pickle
from collections.abc import Callable

import pytest
from django.core.exceptions import ImproperlyConfigured
from inline_snapshot import snapshot

from s3settings.problems.error import ConfigurationError, summary
from s3settings.problems.problem import GROUPS, Problem
from tests.problems.samples import BAD_FILE, BAD_REGION, MISSING, SHARED, TYPO


def test_the_report_groups_errors_and_ends_with_warnings() -> None:
    error = ConfigurationError([TYPO, SHARED, BAD_REGION, MISSING, BAD_FILE])

    assert str(error) == snapshot("""\
invalid storage settings: 4 errors, 1 warning

missing:
not set: s3settings.E001 AWS_STORAGE_BUCKET_NAME: required
    hint: add it to the environment or to .env

invalid:
.env:3: s3settings.E004 AWS_S3_REGION_NAME: not an AWS region
    hint: set a region code such as eu-west-1
prod.env: s3settings.E035: not UTF-8 text
    hint: save the file as UTF-8

conflicting:
environment: s3settings.E040 AWS_STATIC_LOCATION: the location of staticfiles is the same as that of default
    hint: set it to a key prefix of its own

warnings:
environment: s3settings.W002 AWS_S3_CUSTOM_DOMIAN: unknown variable; it is ignored
    hint: did you mean AWS_S3_CUSTOM_DOMAIN?\
""")


def test_the_report_has_no_empty_section() -> None:
    assert str(ConfigurationError([MISSING])) == snapshot("""\
invalid storage settings: 1 error

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


def test_the_error_is_improperly_configured_and_has_the_problems() -> None:
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
def test_a_copy_of_the_error_equals_the_original(
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
        pytest.param([], "no problems", id="nothing"),
        pytest.param([MISSING], "1 error", id="one"),
        pytest.param([MISSING, SHARED], "2 errors", id="plural"),
        pytest.param([TYPO], "1 warning", id="no-errors"),
        pytest.param([TYPO, MISSING, TYPO, TYPO], "1 error, 3 warnings", id="errors-first"),
    ],
)
def test_the_summary_counts_both_severities(problems: list[Problem], expected: str) -> None:
    assert summary(problems) == expected
