import json
from importlib.resources import files
from typing import Any, cast, get_args, get_type_hints

from hypothesis import given
from inline_snapshot import snapshot
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from s3settings.problems.problem import Problem, Severity, Source
from s3settings.report.escaping import encodable, escaped
from s3settings.report.json import as_json
from tests.report.samples import BUCKET, DESIGN, NOT_TEXT, REGION, some_problems

SCHEMA: dict[str, Any] = json.loads(
    files("s3settings.report").joinpath("schema.json").read_text(encoding="utf-8")
)
Draft202012Validator.check_schema(SCHEMA)
VALIDATOR: Validator = Draft202012Validator(SCHEMA)


def problems_of(text: str) -> list[Problem]:
    entries = cast("list[dict[str, Any]]", json.loads(text)["problems"])
    return [
        Problem(
            source=Source(**entry.pop("source")),
            **{name: value for name, value in entry.items() if name != "help"},
        )
        for entry in entries
    ]


def errors_of(document: dict[str, Any]) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(document)]


def test_every_problem_is_an_object() -> None:
    assert as_json([REGION, BUCKET]) == snapshot("""\
{
  "version": 1,
  "problems": [
    {
      "id": "s3settings.E004",
      "severity": "error",
      "variable": "AWS_S3_REGION_NAME",
      "alias": null,
      "source": {
        "kind": "env_file",
        "path": ".env",
        "line": 3
      },
      "message": "not an AWS region",
      "hint": "set a region code such as eu-west-1; for another S3-compatible service set AWS_S3_PROVIDER or AWS_S3_ENDPOINT_URL",
      "help": "https://s3settings.readthedocs.io/en/latest/reference/problems.html#E004"
    },
    {
      "id": "s3settings.E001",
      "severity": "error",
      "variable": "AWS_STORAGE_BUCKET_NAME",
      "alias": "default",
      "source": {
        "kind": "unset",
        "path": null,
        "line": null
      },
      "message": "required",
      "hint": "add it to the environment or to .env",
      "help": "https://s3settings.readthedocs.io/en/latest/reference/problems.html#E001"
    }
  ],
  "summary": {
    "errors": 2,
    "warnings": 0,
    "notes": 0
  }
}
""")


def test_nothing_wrong_is_a_report_too() -> None:
    assert as_json([]) == snapshot("""\
{
  "version": 1,
  "problems": [],
  "summary": {
    "errors": 0,
    "warnings": 0,
    "notes": 0
  }
}
""")


def test_problems_are_counted_by_severity() -> None:
    assert json.loads(as_json([*DESIGN, NOT_TEXT]))["summary"] == {
        "errors": 3,
        "warnings": 1,
        "notes": 0,
    }


@given(problems=some_problems)
def test_the_schema_describes_every_report(problems: list[Problem]) -> None:
    assert errors_of(json.loads(as_json(problems))) == []


@given(problems=some_problems)
def test_a_report_is_ascii_without_lone_surrogates(problems: list[Problem]) -> None:
    text = as_json(problems)
    assert text.isascii()
    assert json.dumps(json.loads(text), ensure_ascii=False).encode()


@given(problems=some_problems)
def test_every_word_comes_back(problems: list[Problem]) -> None:
    expected = [escaped(problem, encodable) for problem in problems]
    read = problems_of(as_json(problems))
    assert [as_json([problem]) for problem in read] == [as_json([problem]) for problem in expected]
    assert [(problem.message, problem.source) for problem in read] == [
        (problem.message, problem.source) for problem in expected
    ]


def test_the_schema_has_every_severity_and_source() -> None:
    problem = SCHEMA["$defs"]["problem"]["properties"]
    source = SCHEMA["$defs"]["source"]["properties"]
    assert problem["severity"]["enum"] == list(get_args(Severity))
    assert source["kind"]["enum"] == list(get_args(get_type_hints(Source)["kind"]))


def test_the_examples_of_the_schema_are_valid() -> None:
    names = ("id", "variable", "alias", "message", "hint")
    problem = SCHEMA["$defs"]["problem"]["properties"]
    source = SCHEMA["$defs"]["source"]["properties"]
    words = {name: problem[name]["examples"][0] for name in names}
    place = Source("env_file", source["path"]["examples"][0], source["line"]["examples"][0])
    problems = [Problem(severity="error", source=place, **words)]
    assert errors_of(json.loads(as_json(problems))) == []
