import json
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator, ValidationError

from s3settings.variables.names import MEANINGS, MEDIA, STATIC, names, url_names
from tests.cli import s3settings
from tests.samples import DESIGN


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|\n").split("|")]


def test_markdown_has_two_tables_of_three_columns() -> None:
    status, out, err = s3settings("reference")
    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if line.startswith("#")] == [
        "## Variables",
        "## Problems",
    ]
    rows = [cells(line) for line in out.splitlines() if line.startswith("|")]
    assert {len(row) for row in rows} == {3}
    assert out.endswith("|\n")


@pytest.fixture
def schema() -> Any:
    status, out, err = s3settings("reference", "--format", "json-schema")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_the_schema_is_one(schema: Any) -> None:
    Draft202012Validator.check_schema(schema)
    cast("Any", Draft202012Validator(schema)).validate(
        {**DESIGN, "AWS_PRIVATE_LOCATION": "x", "PATH": "/"}
    )


def test_the_schema_wants_text(schema: Any) -> None:
    for name in ("AWS_QUERYSTRING_AUTH", "AWS_PRIVATE_LOCATION"):
        with pytest.raises(ValidationError):
            cast("Any", Draft202012Validator(schema)).validate({name: False})


def test_the_schema_has_every_variable(schema: Any) -> None:
    assert schema["properties"].keys() == {
        *dict(names((STATIC, MEDIA), "")),
        *dict(url_names((STATIC, MEDIA), "")),
        *MEANINGS,
    }


def test_a_variable_has_a_description_of_its_text(schema: Any) -> None:
    assert schema["properties"]["AWS_MEDIA_VERIFY"] == {
        "type": "string",
        "description": "Whether certificates are verified, or the path of a CA bundle.",
        "x-s3settings-option": "verify",
        "x-s3settings-type": "boolean or string",
    }
    secret = schema["properties"]["AWS_SECRET_ACCESS_KEY"]
    assert (secret["type"], secret["format"]) == ("string", "password")
