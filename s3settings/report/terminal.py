"""The report for a person at a terminal: the same text, in colors."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from s3settings.problems.error import summary
from s3settings.problems.problem import Problem, has_errors
from s3settings.report.escaping import spelled, visible

_STYLES = {"error": "bold red", "warning": "bold yellow"}


def text_on_terminal(problems: Sequence[Problem], console: Console) -> None:
    """Write what `as_text` returns, colored as far as the console can show it, never wrapped."""
    for problem in problems:
        console.print(_colored(spelled(problem, visible)), soft_wrap=True)
    console.print(Text(summary(problems), _summary_style(problems)), soft_wrap=True)


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
    return _STYLES["warning"] if problems else "bold green"
