from dataclasses import dataclass

import pytest
from hypothesis import given
from inline_snapshot import snapshot
from markdown_it import MarkdownIt
from markdown_it.token import Token

from s3settings.escaping import visible
from s3settings.problems.error import summary
from s3settings.problems.problem import Problem, Source
from s3settings.problems.shortening import LONGEST_REPORT
from s3settings.report.escaping import escaped
from s3settings.report.github import as_annotations, github_summary
from tests.report.samples import DESIGN, NOT_TEXT, REGION, TYPO, one_problem, some_problems


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    properties: dict[str, str]
    data: str


def unescaped(text: str, marks: str) -> str:
    for mark in (*marks, "%"):
        text = text.replace(f"%{ord(mark):02X}", mark)
    return text


def read_by_the_runner(line: str) -> Command:
    """As https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs does."""
    info, separator, data = line.removeprefix("::").partition("::")
    assert line.startswith("::")
    assert separator
    name, _, listed = info.partition(" ")
    pairs = [pair.partition("=") for pair in listed.rstrip(" ").split(",")]
    properties = {key: unescaped(value, "\r\n:,") for key, _, value in pairs if value}
    return Command(name, properties, unescaped(data, "\r\n"))


def words_of(token: Token) -> list[str]:
    return [child.content for child in token.children or () if child.content]


def test_every_problem_is_an_annotation() -> None:
    assert as_annotations([*DESIGN, NOT_TEXT]) == snapshot("""\
::error file=.env,line=3,title=s3settings.E004 AWS_S3_REGION_NAME::not an AWS region%0Ahint: set a region code such as eu-west-1; for another S3-compatible service set AWS_S3_PROVIDER or AWS_S3_ENDPOINT_URL
::warning title=environment%3A s3settings.W002 AWS_S3_CUSTM_DOMAIN::unknown variable; it is ignored%0Ahint: did you mean AWS_S3_CUSTOM_DOMAIN?
::error title=not set%3A s3settings.E001 AWS_STORAGE_BUCKET_NAME::required%0Ahint: add it to the environment or to .env
::error file=/srv/app/.env,title=s3settings.E035::not UTF-8 text%0Ahint: save the file as UTF-8
""")


def test_without_problems_the_output_is_empty() -> None:
    assert as_annotations([]) == ""


def test_characters_of_the_command_are_escaped() -> None:
    broken = REGION._replace(
        source=Source("env_file", "a:b,c%/.env", 3),
        variable="A,B:C",
        message="100% :: done, or\r\nnot",
        hint="a%0Ab",
    )
    assert as_annotations([broken]) == snapshot(
        "::error file=a%3Ab%2Cc%25/.env,line=3,title=s3settings.E004 A%2CB%3AC::100%25 :: done, or%0D%0Anot%0Ahint: a%250Ab\n"
    )


@given(problems=some_problems)
def test_a_problem_is_one_line(problems: list[Problem]) -> None:
    text = as_annotations(problems)
    assert text.splitlines() == text.split("\n")[:-1]
    assert len(text.splitlines()) == len(problems)


@given(problem=one_problem)
def test_the_runner_reads_every_word_again(problem: Problem) -> None:
    shown_text = escaped(problem, lambda text: visible(text, keep="\r\n"))
    name = f"{shown_text.id} {shown_text.variable}" if shown_text.variable else shown_text.id
    # The runner takes the blanks off the end of the properties.
    title = (name if shown_text.source.path else f"{shown_text.source}: {name}").rstrip(" ")
    line = str(shown_text.source.line) if shown_text.source.line else None
    properties = {"file": shown_text.source.path, "line": line, "title": title}

    command = read_by_the_runner(as_annotations([problem]).removesuffix("\n"))

    assert command == Command(
        problem.severity,
        {key: value for key, value in properties.items() if value},
        f"{shown_text.message}\nhint: {shown_text.hint}",
    )


def test_the_summary_lists_every_problem() -> None:
    assert github_summary([*DESIGN, NOT_TEXT]) == snapshot("""\
### s3settings: 3 errors, 1 warning
- **error** `.env:3` `s3settings.E004` `AWS_S3_REGION_NAME`: not an AWS region
  - hint: set a region code such as eu-west-1; for another S3-compatible service set AWS\\_S3\\_PROVIDER or AWS\\_S3\\_ENDPOINT\\_URL
- **warning** `environment` `s3settings.W002` `AWS_S3_CUSTM_DOMAIN`: unknown variable; it is ignored
  - hint: did you mean AWS\\_S3\\_CUSTOM\\_DOMAIN?
- **error** `not set` `s3settings.E001` `AWS_STORAGE_BUCKET_NAME`: required
  - hint: add it to the environment or to .env
- **error** `/srv/app/.env` `s3settings.E035`: not UTF-8 text
  - hint: save the file as UTF-8
""")


def test_the_summary_reports_no_problems() -> None:
    assert github_summary([]) == "### s3settings: no problems\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("A`B", "``A`B``", id="a backtick"),
        pytest.param("`A", "`` `A ``", id="a backtick at the start"),
        pytest.param("A``", "``` A`` ```", id="backticks at the end"),
        pytest.param(" A ", "`  A  `", id="spaces at both ends"),
        pytest.param("  ", "`  `", id="nothing but spaces"),
    ],
)
def test_a_name_is_code_with_any_characters(name: str, expected: str) -> None:
    line = github_summary([TYPO._replace(variable=name)]).splitlines()[1]
    assert line == f"- **warning** `environment` `s3settings.W002` {expected}: " + TYPO.message


@given(problem=one_problem)
def test_the_summary_shows_every_word_as_it_is(problem: Problem) -> None:
    shown_text = escaped(problem, visible)
    tokens = MarkdownIt("commonmark").parse(github_summary([problem]))
    heading, entry, hint = (token for token in tokens if token.type == "inline")
    codes = [child.content for child in entry.children or () if child.type == "code_inline"]

    assert heading.content == f"s3settings: {summary([problem])}"
    assert codes == [
        word for word in (str(shown_text.source), shown_text.id, shown_text.variable) if word
    ]
    assert "".join(words_of(entry)).endswith(f": {shown_text.message}".rstrip(" "))
    assert "".join(words_of(hint)) == f"hint: {shown_text.hint}".rstrip(" ")


def test_the_summary_stays_below_what_github_takes() -> None:
    long = REGION._replace(source=Source("env_file", "a" * 10_000, 1))
    text = github_summary([long] * LONGEST_REPORT)
    entries = text.count("**error**")
    assert 900_000 < len(text.encode()) < 1024 * 1024
    assert text.endswith(f"\n- and {LONGEST_REPORT - entries} more\n")
