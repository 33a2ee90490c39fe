"""The report for GitHub Actions: annotations of lines, and the summary of a job."""

import re
from collections.abc import Iterator, Sequence

from s3settings.escaping import visible
from s3settings.problems.error import summary
from s3settings.problems.problem import Problem
from s3settings.problems.shortening import first, rest
from s3settings.report.escaping import escaped

# GitHub drops the summary of a step if it exceeds 1 MiB, and the step may write more text:
# https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
_SUMMARY_BYTES = 1_000_000
_MARKUP = re.compile(r"[\\`*_\[\]<>&~$|#]")


def as_annotations(problems: Sequence[Problem]) -> str:
    """Return ``::error file=…,line=…,title=…::message`` for each problem.

    GitHub shows ten errors and ten warnings of a step beside the code, the log shows at most 200,
    and the number of the others by id.
    """
    lines = [_annotation(escaped(problem, _kept)) for problem in first(problems)]
    return "".join(f"{line}\n" for line in (*lines, *rest(problems)))


def github_summary(problems: Sequence[Problem]) -> str:
    """Return Markdown for the file named by ``GITHUB_STEP_SUMMARY``, at most one megabyte."""
    entries = [_entry(escaped(problem, visible)) for problem in first(problems)]
    left_out = "".join(f"- {_plain(line.strip())}\n" for line in rest(problems))
    return f"### s3settings: {summary(problems)}\n" + "".join(_fitting(entries)) + left_out


def _kept(text: str) -> str:
    # A line break has a special escape in a workflow command.
    return visible(text, keep="\r\n")


def _annotation(problem: Problem) -> str:
    source = problem.source
    name = f"{problem.id} {problem.variable}" if problem.variable else problem.id
    properties = (
        {"file": source.path, "line": source.line, "title": name}
        if source.path
        else {"title": f"{source}: {name}"}
    )
    listed = ",".join(
        f"{key}={_property(str(value))}" for key, value in properties.items() if value
    )
    text = _data(f"{problem.message}\nhint: {problem.hint}")
    command = "notice" if problem.severity == "note" else problem.severity
    return f"::{command} {listed}::{text}"


def _data(text: str) -> str:
    """Escape text as https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts does."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _entry(problem: Problem) -> str:
    words = (str(problem.source), problem.id, problem.variable or "")
    where = " ".join(_code(word) for word in words if word)
    return (
        f"- **{problem.severity}** {where}: {_plain(problem.message)}\n"
        f"  - hint: {_plain(problem.hint)}\n"
    )


def _code(text: str) -> str:
    """Return a code span, in which backslashes and entities have no meaning."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    # One space is removed from both ends, unless the text consists of spaces.
    pad = " " if text.strip() and text != text.strip("` ") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _fitting(entries: Sequence[str]) -> Iterator[str]:
    left = _SUMMARY_BYTES
    for number, entry in enumerate(entries):
        left -= len(entry.encode())
        if left < 0:
            yield f"- and {len(entries) - number} more\n"
            return
        yield entry
