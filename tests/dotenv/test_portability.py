import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from s3settings.dotenv.portability import differences
from s3settings.dotenv.readers import Lost, readings
from s3settings.dotenv.statements import statements
from s3settings.problems.problem import Problem, Source
from s3settings.variables.names import wanted
from tests.effort import examples
from tests.env_lines import contents, modelled_versions

ROOT = Path(__file__).parent.parent.parent
CANARY = "Zq7Kw9"
NO_WHITE_SPACE = "write AWS_X=value without white space around the name, the = or the value"
START = "start the line with AWS_X="
NO_QUOTES = "write AWS_X=value without quotes"
SINGLE_QUOTES = "write the value out, or put it in single quotes if it is literal"
DOUBLE_QUOTES = (
    "put the value in double quotes, with a backslash before a double quote or backslash"
)
WRITE_OUT = "write the value out, or put it into a file, and name the file in AWS_X_FILE"
FILE = "put the value into a file, and name the file in AWS_X_FILE"
THREE = "django-environ, docker --env-file and a shell"
TWO = "django-environ and docker --env-file"
ESCAPED = "\\n"
PEM = "-----BEGIN PRIVATE KEY-----{0}MIIEvQ=={0}-----END PRIVATE KEY-----{0}"


def found_in(content: str, variables: Callable[[str], bool] = wanted) -> list[Problem]:
    return list(differences(content, ".env", variables))


def reported(content: str) -> list[tuple[str, str, str]]:
    """Return the problems of a file with AWS_X in its first line."""
    problems = found_in(content)
    assert {(each.variable, each.source) for each in problems} <= {
        ("AWS_X", Source("env_file", ".env", 1))
    }
    return [(each.id.removeprefix("s3settings."), each.message, each.hint) for each in problems]


def test_a_problem_names_the_file_the_line_the_variable_and_the_readers() -> None:
    content = "# keys\nAWS_LOCATION=prod\n\nAWS_STORAGE_BUCKET_NAME = acme\n"

    [problem] = found_in(content)

    assert str(problem) == (
        ".env:4: s3settings.W010 AWS_STORAGE_BUCKET_NAME:"
        f" white space around the =, read differently by {THREE}\n"
        "    hint: write AWS_STORAGE_BUCKET_NAME=value without white space around the name, the = or the value"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "  AWS_X=a",
            ("W010", "white space before the name, read differently by django-environ"),
            id="indent",
        ),
        pytest.param(
            "AWS_X= a", ("W010", f"white space around the =, read differently by {THREE}"), id="="
        ),
        pytest.param(
            "AWS_X=a ",
            ("W010", f"white space after the value, read differently by {TWO}"),
            id="behind",
        ),
        pytest.param(
            "AWS_X='a b' ",
            ("W010", f"white space after the value, read differently by {TWO}"),
            id="behind quotes that are needed",
        ),
    ],
)
def test_white_space_around_the_parts_of_a_line(line: str, expected: tuple[str, str]) -> None:
    assert reported(f"{line}\n") == [(*expected, NO_WHITE_SPACE)]


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("export AWS_X=a", "export before the name, read differently by docker --env-file"),
        ("export  AWS_X=a", f"export before the name, read differently by {TWO}"),
        ("export  AWS_X='a b'", f"export before the name, read differently by {TWO}"),
        ("'AWS_X'=a", f"quotes around the name, read differently by {THREE}"),
    ],
)
def test_a_line_that_does_not_start_with_the_bare_name(line: str, fact: str) -> None:
    assert reported(f"{line}\n") == [("W011", fact, START)]


@modelled_versions
def test_a_byte_order_mark_before_the_name() -> None:
    fact = "a byte order mark before the name, read differently by django-environ and a shell"
    hint = "save the file as UTF-8 without a byte order mark"
    assert reported("\ufeffAWS_X=a\n") == [("W011", fact, hint)]


@pytest.mark.parametrize("line", ['AWS_X="acme"', "AWS_X='acme'", 'AWS_X=""', "AWS_X='{}'"])
def test_quotes_that_are_not_needed(line: str) -> None:
    fact = "quotes around the value, read differently by docker --env-file"
    assert reported(f"{line}\n") == [("W012", fact, NO_QUOTES)]


def test_quotes_in_quotes() -> None:
    fact = f"quotes around the value, read differently by {TWO}"
    assert reported("AWS_X='\"a\"'\n") == [("W012", fact, DOUBLE_QUOTES)]


@pytest.mark.parametrize("line", ["AWS_X=a # why", "AWS_X=a b #why"])
def test_a_comment_behind_the_value(line: str) -> None:
    [(number, fact, hint)] = reported(f"{line}\n")
    assert (number, hint) == ("W013", "move the comment to a line of its own")
    assert fact.startswith("a comment after the value, read differently by django-environ")


@pytest.mark.parametrize(
    ("line", "sign", "readers", "hint"),
    [
        ("AWS_X=$a", "dollar sign", "django-environ and a shell", WRITE_OUT),
        ("AWS_X='$a'", "dollar sign", TWO, WRITE_OUT),
        ("AWS_X=a-${b}", "dollar sign", "python-dotenv and a shell", WRITE_OUT),
        ("AWS_X='a-${b}'", "dollar sign", "python-dotenv and docker --env-file", WRITE_OUT),
        ("AWS_X=media/$ENV", "dollar sign", "a shell", SINGLE_QUOTES),
        ('AWS_X="media/$ENV"', "dollar sign", "docker --env-file and a shell", SINGLE_QUOTES),
        ("AWS_X=a`b`", "backtick", "a shell", SINGLE_QUOTES),
        ("AWS_X=~/ca.pem", "tilde", "a shell", SINGLE_QUOTES),
    ],
)
def test_what_a_reader_puts_something_else_in_place_of(
    line: str, sign: str, readers: str, hint: str
) -> None:
    fact = f"a {sign} in the value, read differently by {readers}"
    assert reported(f"{line}\n") == [("W014", fact, hint)]


def test_the_way_out_is_not_a_file_that_names_a_file() -> None:
    [problem] = found_in("AWS_CLOUDFRONT_KEY_FILE=$HOME/key.pem\n")
    assert problem.hint == "write the value out, or choose another path for the file"


@pytest.mark.parametrize(
    ("line", "readers", "hint"),
    [
        pytest.param('AWS_X="a\\nb"', THREE, FILE, id="line breaks"),
        pytest.param('AWS_X="a\\tb"', THREE, NO_QUOTES, id="tab"),
        pytest.param('AWS_X="a\\db"', TWO, NO_QUOTES, id="no escape"),
        pytest.param('AWS_X="a\\$b"', THREE, NO_QUOTES, id="escaped dollar sign"),
        pytest.param("AWS_X='a\\\\b'", THREE, NO_QUOTES, id="escaped backslash in single quotes"),
        pytest.param("AWS_X='it\\'s'", THREE, NO_QUOTES, id="escaped single quote"),
        pytest.param(
            'AWS_X="it\\\'s"', "docker --env-file and a shell", NO_QUOTES, id="escaped for nobody"
        ),
        pytest.param(
            'AWS_X="\\\'"', "docker --env-file and a shell", DOUBLE_QUOTES, id="one quote"
        ),
        pytest.param('AWS_X="\\  "', TWO, "put the value in single quotes", id="white space"),
        pytest.param(f'AWS_X="{PEM.format(ESCAPED)}"', THREE, FILE, id="PEM"),
    ],
)
def test_a_backslash_in_quotes(line: str, readers: str, hint: str) -> None:
    fact = f"a backslash in quotes, read differently by {readers}"
    assert reported(f"{line}\n") == [("W015", fact, hint)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_several_lines_in_quotes(line_end: str) -> None:
    [problem] = found_in(f'AWS_X="{PEM.format(line_end)}"\nAWS_LOCATION=prod\n')

    assert problem.id == "s3settings.W016"
    assert problem.message.startswith("several lines in quotes, read differently by ")
    assert problem.hint == FILE


@pytest.mark.parametrize("value", ["a\u2028b", '"a\u2028b"', "a\x0cb", "a\x85b", "a\0b"])
def test_characters_that_end_a_line_for_some_readers(value: str) -> None:
    [(number, fact, hint)] = reported(f"AWS_X={value}\n")
    assert (number, hint) == ("W016", "remove the character")
    assert fact.startswith("a control character or line separator, read differently by ")


def test_lines_of_the_same_cause_are_one_problem() -> None:
    content = "export AWS_X=a\nexport AWS_Y=b\nAWS_Z='c'\nexport AWS_S3_Z=d\n"

    assert [
        (each.variable, each.source.line, each.message, each.hint) for each in found_in(content)
    ] == [
        (
            "AWS_X",
            1,
            "export before the name, read differently by docker --env-file (also in lines 2 and 4)",
            "start the line with NAME=",
        ),
        (
            "AWS_Z",
            3,
            "quotes around the value, read differently by docker --env-file",
            "write AWS_Z=value without quotes",
        ),
    ]


def test_carriage_returns_are_reported_once() -> None:
    content = '# Windows\r\nAWS_X=a\r\nAWS_Y = b\r\nAWS_Z={"a": 1}\r\n'

    assert [(each.source.line, each.message) for each in found_in(content)] == [
        (2, "a carriage return at the end of the line, read differently by a shell"),
        (3, f"white space around the =, read differently by {THREE}"),
    ]


@pytest.mark.parametrize("content", ["AWS_X=a\rAWS_Y=b\r", "#\rAWS_X=a\n"])
def test_a_carriage_return_alone_is_a_line_end_to_python_only(content: str) -> None:
    [problem] = found_in(content)
    assert problem.variable == "AWS_X"
    assert problem.hint == "save the file with LF line ends"


def test_each_cause_of_a_line_is_reported_once() -> None:
    assert reported('  export  AWS_X = "a" # why\n') == [
        ("W011", f"export before the name, read differently by {THREE}", START),
        (
            "W010",
            f"white space before the name and white space around the =, read differently by {THREE}",
            NO_WHITE_SPACE,
        ),
        (
            "W013",
            f"a comment after the value, read differently by {THREE}",
            "move the comment to a line of its own",
        ),
        ("W012", f"quotes around the value, read differently by {THREE}", NO_QUOTES),
    ]


@pytest.mark.parametrize(
    "value",
    [
        "acme",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCg==",
        "https://account.r2.cloudflarestorage.com",
        "https://s3.example.com/?a=1&b=2",
        "max-age=86400",
        "public, max-age=3600",
        "'public, max-age=3600'",
        '"public, max-age=3600"',
        '{"CacheControl": "max-age=86400"}',
        '{"CacheControl":"max-age=86400"}',
        '\'{"CacheControl": "max-age=86400"}\'',
        '"{\\"CacheControl\\": \\"max-age=86400\\"}"',
        '["text/css", "image/svg+xml"]',
        "text/css,image/svg+xml",
        "a#b",
        "C:\\certificates\\ca.pem",
        "'C:\\certificates\\ca.pem'",
        "'a$b'",
        "costs 5$",
        "Prénom",
        f"'{PEM.format(ESCAPED)}'",
        "",
    ],
)
def test_a_value_that_cannot_be_written_for_more_readers_is_not_a_problem(value: str) -> None:
    assert reported(f"AWS_X={value}\n") == []


def test_export_is_not_a_problem_where_docker_is_lost_anyway() -> None:
    assert reported("export AWS_X='public, max-age=3600'\n") == []


@pytest.mark.parametrize(
    "path",
    [
        ROOT / "README.md",
        *sorted(ROOT.glob("docs/**/*.md")),
        *sorted(ROOT.glob("examples/**/.env.example")),
    ],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_what_this_project_shows_is_not_a_problem(path: Path) -> None:
    blocks = path.read_text(encoding="utf-8").split("```ini\n")
    ours = [path.read_text(encoding="utf-8")] if path.suffix == ".example" else blocks[1:]
    for block in ours:
        # apart from those that show what a problem looks like
        if "EXPIRE=8d" not in block and "export " not in block:
            assert found_in(block.split("```")[0]) == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("export DEBUG = 'true' # on\n", id="another variable"),
        pytest.param("my.AWS_X = 1\n", id="a name that no shell takes"),
        pytest.param("AWS_X\n", id="no value, which is reported elsewhere"),
        pytest.param('AWS_X="a\n', id="unparsable, which is reported elsewhere"),
        pytest.param(f"AWS_X = {'a' * 20_000}\n", id="longer than any value"),
    ],
)
def test_lines_that_are_not_looked_at(content: str) -> None:
    assert found_in(content) == []


def everything(name: str) -> bool:
    return name == "X"


def agreeing(text: str, value: str) -> set[str]:
    return {reader for reader, got in readings("X", text).items() if got == value}


def double_quoted(value: str) -> str:
    escaped = re.sub(r'(["\\])', r"\\\1", value)
    return f'"{escaped}"'


@given(content=contents())
@examples(500)
def test_a_line_is_a_problem_where_another_spelling_has_more_readers(content: str) -> None:
    statement = next(statements(content))
    value = statement.binding.value or ""
    own = agreeing(statement.text, value)
    spellings = (value, f"'{value}'", double_quoted(value))
    most = max(len(agreeing(f"X={spelling}\n", value)) for spelling in spellings)

    is_best = (
        own >= {"python-dotenv", "django-environ"}
        and Lost.ELSEWHERE not in readings("X", statement.text.strip() + "\n").values()
        and len(own) >= most
    )

    assert (found_in(content, everything) == []) == is_best


@given(content=contents())
@examples(300)
def test_a_line_on_which_all_agree_is_not_a_problem(content: str) -> None:
    statement = next(statements(content))
    value = statement.binding.value
    all_agree = set(readings("X", statement.text).values()) == {value}
    could_agree = set(readings("X", f"X={value}\n").values()) == {value}

    assert bool(found_in(content, everything)) >= (could_agree and not all_agree)
    assert bool(found_in(content, everything)) <= (not all_agree)


@modelled_versions
@given(content=contents())
@example(content='X="acme"\n')
@example(content='X="a$b"\n')
@example(content="X='\"a\"'\n")
@examples(300)
def test_the_cure_cures(content: str) -> None:
    value = next(statements(content)).binding.value or ""
    for problem in found_in(content, everything):
        if "without quotes" in problem.hint:
            assert found_in(f"X={value}\n", everything) == []
        if "in single quotes" in problem.hint:
            assert found_in(f"X='{value}'\n", everything) == []
        if "in double quotes" in problem.hint:
            assert found_in(f"X={double_quoted(value)}\n", everything) == []


@given(content=contents().map(lambda content: content.replace("a", CANARY)))
def test_no_problem_holds_a_value(content: str) -> None:
    problems = list(differences(content, ".env", lambda _: True))
    assert CANARY not in "".join(str(problem) + repr(problem) for problem in problems)


@given(data=st.binary() | st.text(alphabet="X=' \"\\$~`#\r\n\ufeff\u2028a").map(str.encode))
def test_no_bytes_raise(data: bytes) -> None:
    problems = [
        problem
        for start in ("", "X=")
        for problem in differences(start + data.decode(errors="replace"), ".env", lambda _: True)
    ]
    assert {problem.severity for problem in problems} <= {"warning"}


def test_ten_times_the_lines_take_about_ten_times_as_long() -> None:
    def seconds(lines: int) -> float:
        odd = (f'AWS_X{number} = "a b" # why\n' for number in range(lines // 10))
        content = "".join(f"{line}AWS_Y=b\n" + "# c\n" * 8 for line in odd)
        assert content.count("\n") == lines
        start = time.process_time()
        assert len(found_in(content)) == 2
        return time.process_time() - start

    assert seconds(10_000) < 40 * seconds(1_000)
