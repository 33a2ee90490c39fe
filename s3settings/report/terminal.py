"""The text report in colors, for a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from s3settings.escaping import visible
from s3settings.problems.error import summary
from s3settings.problems.problem import Problem, fails, has_errors
from s3settings.problems.shortening import distinct, first, rest
from s3settings.report.escaping import escaped

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def text_on_terminal(problems: Sequence[Problem], console: Console) -> None:
    """Write the text of `as_text` in the colors that the console supports, without wrapping."""
    once = distinct(problems)
    for problem in first(once):
        console.print(_colored(escaped(problem, visible)), soft_wrap=True)
    for line in rest(once):
        console.print(Text(line), soft_wrap=True)
    console.print(Text(summary(once), _summary_style(once)), soft_wrap=True)


def _colored(problem: Problem) -> Text:
    name = f" {problem.variable}" if problem.variable else ""
    return Text.assemble(
        (f"{problem.source}:", "dim"),
        " ",
        (problem.id, _STYLES[problem.severity]),
        (name, "bold"),
        f": {problem.message}\n    ",
        ("hint:", "green"),
        f" {problem.hint}",
    )


def _summary_style(problems: Sequence[Problem]) -> str:
    if has_errors(problems):
        return _STYLES["error"]
    return _STYLES["warning"] if fails(problems, strict=True) else "bold green"
