"""Lines that were written for something else than an `.env` file."""

import pytest

from s3settings.dotenv.forms import unparsed

SECRET = "c4n4ry"


def found(*texts: str) -> list[tuple[int | None, str]]:
    lines = list(enumerate(texts, start=2))
    return [(one.source.line, one.message) for one in unparsed(lines, ".env")]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f'  "AWS_SECRET_ACCESS_KEY": "{SECRET}",', "JSON, not NAME=value"),
        ("},", "JSON, not NAME=value"),
        (f"AWS_SECRET_ACCESS_KEY: {SECRET}", "the form of YAML, not NAME=value"),
        (f"AWS_SECRET_ACCESS_KEY:{SECRET}=", "the form of YAML, not NAME=value"),
        (f"- AWS_SECRET_ACCESS_KEY={SECRET}", "the form of YAML, not NAME=value"),
        (f'- "AWS_SECRET_ACCESS_KEY={SECRET}"', "the form of YAML, not NAME=value"),
        ("=== acme Config Vars", "the form of YAML, not NAME=value"),
        (f"set AWS_SECRET_ACCESS_KEY={SECRET}", "a command, not NAME=value"),
        (f'$env:AWS_SECRET_ACCESS_KEY = "{SECRET}"', "a command, not NAME=value"),
        (f"ENV AWS_SECRET_ACCESS_KEY={SECRET}", "a command, not NAME=value"),
        (f"heroku config:set AWS_SECRET_ACCESS_KEY={SECRET}", "a command, not NAME=value"),
        (f"AWS_SECRET_ACCESS_KEY {SECRET}", "no = between the name and the value"),
        (f"AWS_SECRET_ACCESS_KEY='{SECRET}',", "a comma or semicolon behind the quotes"),
        (
            f'Environment="AWS_SECRET_ACCESS_KEY={SECRET}"',
            "a line of a systemd unit, not NAME=value",
        ),
        (f"AWS_LOCATION=a AWS_SECRET_ACCESS_KEY={SECRET}", "several variables in one line"),
        ("<<<<<<< HEAD", "a mark of a merge conflict"),
        ("=======", "a mark of a merge conflict"),
        ("-----END PRIVATE KEY-----", "a private key over several lines without quotes"),
        (f"AWS_SECRET_ACCESS_KEY='{SECRET}", "the line can't be parsed"),
    ],
)
def test_a_line_is_reported_by_its_form(text: str, fact: str) -> None:
    (problem,) = unparsed([(2, text)], ".env")

    assert problem.message == fact
    assert SECRET not in repr(problem)


@pytest.mark.parametrize(
    ("number", "end"),
    [
        (1, ""),
        (2, " (also in line 3)"),
        (4, " (also in lines 3, 4 and 5)"),
        (6, " (also in lines 3, 4, 5, 6 and 7)"),
        (7, " (also in 6 more lines)"),
    ],
)
def test_the_lines_of_one_form_are_one_problem(number: int, end: str) -> None:
    assert found(*["A: b"] * number) == [(2, f"the form of YAML, not NAME=value{end}")]


def test_lines_without_a_form_are_problems_of_their_own() -> None:
    assert found("X='a", "<<<<<<< HEAD", "Y='b", ">>>>>>> staging") == [
        (2, "the line can't be parsed"),
        (4, "the line can't be parsed"),
        (3, "a mark of a merge conflict (also in line 5)"),
    ]
