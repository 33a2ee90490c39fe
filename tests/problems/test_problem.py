from typing import get_args, get_type_hints

import pytest

from s3settings.problems.problem import (
    ARGUMENT,
    UNSET,
    Invalid,
    Problem,
    Source,
    has_errors,
    ordered,
)
from tests.problems.samples import BAD_FILE, BAD_REGION, IN_ENVIRONMENT, MISSING, SHARED, TYPO


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
def test_a_source_as_text_is_its_place(source: Source, shown: str) -> None:
    assert str(source) == shown


def test_a_problem_as_text_has_source_id_variable_message_and_hint() -> None:
    assert str(BAD_REGION) == (
        ".env:3: s3settings.E004 AWS_S3_REGION_NAME: not an AWS region\n"
        "    hint: set a region code such as eu-west-1"
    )


def test_a_problem_without_a_variable_names_none() -> None:
    assert str(BAD_FILE) == (
        "prod.env: s3settings.E035: not UTF-8 text\n    hint: save the file as UTF-8"
    )


def test_problems_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        BAD_REGION.message = "fine"  # type: ignore[misc]


def test_equal_problems_are_one() -> None:
    assert {BAD_REGION, BAD_REGION._replace()} == {BAD_REGION}


def test_invalid_is_a_value_error_with_message_and_hint() -> None:
    invalid = Invalid("E008", "not a boolean", "set true or false")

    assert isinstance(invalid, ValueError)
    assert str(invalid) == "not a boolean"
    assert (invalid.id, invalid.message, invalid.hint) == (
        "E008",
        "not a boolean",
        "set true or false",
    )


@pytest.mark.parametrize(
    ("problems", "expected"),
    [
        pytest.param([], False, id="nothing"),
        pytest.param([TYPO], False, id="only-warnings"),
        pytest.param([TYPO, MISSING], True, id="an-error-among-warnings"),
    ],
)
def test_warnings_are_not_errors(problems: list[Problem], expected: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert has_errors(problems) is expected


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


def test_every_kind_of_source_can_be_ordered() -> None:
    kinds = get_args(get_type_hints(Source)["kind"])
    problems = [TYPO._replace(source=Source(kind)) for kind in kinds]

    assert sorted(map(str, ordered(problems))) == sorted(map(str, problems))
