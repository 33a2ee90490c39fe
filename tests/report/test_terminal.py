import io

import pytest
from hypothesis import given
from inline_snapshot import snapshot
from rich.console import Console

from s3settings.problems.problem import Problem
from s3settings.report.terminal import text_on_terminal
from s3settings.report.text import as_text
from tests.report.samples import BUCKET, DESIGN, REGION, TYPO, some_problems


def shown(problems: list[Problem], console: Console) -> str:
    with console.capture() as capture:
        text_on_terminal(problems, console)
    return capture.get()


def in_colors(problems: list[Problem]) -> str:
    console = Console(force_terminal=True, color_system="standard", width=40, no_color=False)
    return shown(problems, console)


@given(problems=some_problems)
def test_without_colors_it_is_the_text_report(problems: list[Problem]) -> None:
    plain = Console(file=io.StringIO(), color_system=None, width=20)
    assert shown(problems, plain) == as_text(problems)


def test_severities_stand_out() -> None:
    assert in_colors([BUCKET, TYPO]) == snapshot("""\
\x1b[2mnot set:\x1b[0m \x1b[1;31ms3settings.E001\x1b[0m\x1b[1m AWS_STORAGE_BUCKET_NAME\x1b[0m: required
    \x1b[32mhint:\x1b[0m add it to the environment or to .env
\x1b[2menvironment:\x1b[0m \x1b[1;33ms3settings.W002\x1b[0m\x1b[1m AWS_S3_CUSTM_DOMAIN\x1b[0m: unknown variable; it is ignored
    \x1b[32mhint:\x1b[0m did you mean AWS_S3_CUSTOM_DOMAIN?
\x1b[1;31m1 error, 1 warning\x1b[0m
""")


@pytest.mark.parametrize(
    ("problems", "last_line"),
    [
        pytest.param([TYPO, REGION], "\x1b[1;31m1 error, 1 warning\x1b[0m", id="errors are red"),
        pytest.param([TYPO], "\x1b[1;33m1 warning\x1b[0m", id="warnings are yellow"),
        pytest.param(
            [TYPO._replace(severity="note")], "\x1b[1;32m1 note\x1b[0m", id="notes are green"
        ),
        pytest.param([], "\x1b[1;32mno problems\x1b[0m", id="nothing wrong is green"),
    ],
)
def test_the_counts_have_the_color_of_the_worst(problems: list[Problem], last_line: str) -> None:
    assert in_colors(problems).splitlines()[-1] == last_line


def test_a_line_is_never_wrapped() -> None:
    assert len(in_colors(DESIGN).splitlines()) == len(as_text(DESIGN).splitlines())
