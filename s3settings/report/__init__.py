"""Reports for people, scripts, GitHub and code scanners.

A format is a pure function from problems, in the order of the report, to complete lines. Colors
are added by `s3settings.report.terminal`, a separate module, so that plain text needs no rich.
"""

from collections.abc import Callable, Sequence

from s3settings.problems.problem import Problem
from s3settings.report.explanation import explanation
from s3settings.report.github import as_annotations, github_summary
from s3settings.report.json import as_json
from s3settings.report.sarif import as_sarif
from s3settings.report.text import as_text

Format = Callable[[Sequence[Problem]], str]

FORMATS: dict[str, Format] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
    "sarif": as_sarif,
}

__all__ = ["FORMATS", "Format", "explanation", "github_summary"]
