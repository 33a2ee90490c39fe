import ast

import pytest

from s3settings.migrate.expressions import Expression, expression


def made(code: str) -> Expression:
    return expression(ast.parse(code, mode="eval").body, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [("'a' 'b'", "ab"), ("1", None), ("f'{X}'", None), ("str()", None), ("1 + ''", None)],
)
def test_the_text_of_a_literal_is_known(code: str, text: str | None) -> None:
    assert made(code).text == text


@pytest.mark.parametrize(
    ("code", "fallback"),
    [
        ("os.environ['X']", ""),
        ("os.environ.get('X')", ""),
        ("os.getenv('X', '')", ""),
        ("os.getenv('X', 'eu-west-1')", "'eu-west-1'"),
        ("env('X', default=None)", ""),
        ("env('X', default=False)", "False"),
        ("config('X', default=DEFAULT)", "DEFAULT"),
    ],
)
def test_plain_reads_of_a_variable_are_known_with_their_default(code: str, fallback: str) -> None:
    found = made(code)
    assert (found.reads, found.fallback) == ("X", fallback)
    assert found.has_text == ("'eu" in code)


@pytest.mark.parametrize(
    "code",
    [
        "os.environ['X'] == '1'",
        "config('X', cast=bool)",
        "secrets['X']",
        "f()('X')",
        "getenv('X', 1, 2)",
    ],
)
def test_other_expressions_are_not_plain_reads(code: str) -> None:
    assert not made(code).reads


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("config('S3_SECRET', cast=str)", False),
        ("f\"{TENANT}:{env('KEY_ID', required=True)}\"", False),
        ("secrets['KEY_ID'].strip()", False),
        ("config('S3_SECRET', default='canary')", True),
        ("decrypt('AKIA2E0A8F3B244C9986')", True),
        ("f'{TENANT}:canary'", True),
    ],
)
def test_names_of_variables_are_not_text(code: str, *, expected: bool) -> None:
    assert made(code).has_text is expected


@pytest.mark.parametrize(
    ("code", "expected"), [("{'a': [1, None]}", True), ("{'a': X}", False), ("make()", False)]
)
def test_constants_are_known(code: str, *, expected: bool) -> None:
    assert made(code).is_constant is expected


def test_code_over_several_lines_is_put_on_one() -> None:
    assert made("{\n    'a': X,\n}").code == "{'a': X}"
    assert made("{ 'a': X }").code == "{ 'a': X }"
