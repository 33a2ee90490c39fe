import pytest
from hypothesis import given

from s3settings.escaping import visible
from s3settings.problems.problem import Problem, Source
from s3settings.report.escaping import encodable, escaped
from tests.report.samples import NOT_TEXT, REGION, one_problem, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("AWS_S3_REGION_NAME", "AWS_S3_REGION_NAME", id="a name"),
        pytest.param("C:\\app\\.env", "C:\\app\\.env", id="a path of Windows"),
        pytest.param("설정/.env", "설정/.env", id="letters of any script"),
        pytest.param("a\n::error::b", "a\\n::error::b", id="a line break"),
        pytest.param("\x1b[2J", "\\x1b[2J", id="a terminal's escape sequence"),
        pytest.param("\u202egnp.exe", "\\u202egnp.exe", id="reversed direction"),
        pytest.param("\udcff.env", "\\udcff.env", id="a byte that is not UTF-8"),
    ],
)
def test_what_does_not_show_is_an_escape(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(text=texts)
def test_visible_text_is_one_line_of_printable_characters(text: str) -> None:
    assert visible(text).isprintable()
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::error::x", "\\x3a:error::x"),
        (" ::error::x", " \\x3a:error::x"),
        ("a ##[error]x", "a \\x23#[error]x"),
        ("##vso[task.x]", "\\x23#vso[task.x]"),
        ("arn:aws:s3:::acme", "arn:aws:s3:::acme"),
        ("# a", "# a"),
    ],
)
def test_no_text_is_a_command_of_a_ci_system(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(text=texts)
def test_encodable_text_differs_only_in_its_lone_surrogates(text: str) -> None:
    whole = "".join(char for char in text if not "\ud800" <= char <= "\udfff")
    assert encodable(whole) == whole
    assert encodable(text).encode().decode() == encodable(text)


def test_every_word_is_spelled() -> None:
    problem = Problem("id", "error", "name", Source("env_file", "path", 1), "fact", "cure", "alias")
    assert escaped(problem, str.upper) == Problem(
        "ID", "error", "NAME", Source("env_file", "PATH", 1), "FACT", "CURE", "ALIAS"
    )


@pytest.mark.parametrize("problem", [REGION, NOT_TEXT], ids=["with a line", "without one"])
def test_a_file_keeps_its_path_and_line(problem: Problem) -> None:
    assert escaped(problem, str) == problem


@given(problem=one_problem)
def test_only_an_env_file_has_a_path_to_show(problem: Problem) -> None:
    source = escaped(problem, str).source
    assert source in {problem.source, Source(problem.source.kind)}
    assert source.path is None or source.kind == "env_file"
