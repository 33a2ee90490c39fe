"""The report for scripts: JSON of version 1, described by schema.json in this folder."""

import json
from collections.abc import Sequence

from s3settings.escaping import inert
from s3settings.problems.problem import Problem
from s3settings.report.escaping import encodable, escaped
from s3settings.report.explanation import help_address

VERSION = 1


def as_json(problems: Sequence[Problem]) -> str:
    """Return an object with `version`, `problems` and `summary`, in ASCII for any stream."""
    severities = [problem.severity for problem in problems]
    document = {
        "version": VERSION,
        "problems": [_entry(escaped(problem, encodable)) for problem in problems],
        "summary": {
            "errors": severities.count("error"),
            "warnings": severities.count("warning"),
            "notes": severities.count("note"),
        },
    }
    return inert(json.dumps(document, indent=2)) + "\n"


def _entry(problem: Problem) -> dict[str, object]:
    source = problem.source
    return {
        "id": problem.id,
        "severity": problem.severity,
        "variable": problem.variable,
        "alias": problem.alias,
        "source": {"kind": source.kind, "path": source.path, "line": source.line},
        "message": problem.message,
        "hint": problem.hint,
        "help": help_address(problem.id),
    }
