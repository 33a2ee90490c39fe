"""The report for code scanners: SARIF 2.1.0, with what GitHub asks for beyond the standard.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
GitHub: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.metadata import distributions
from pathlib import PurePath
from urllib.parse import quote

from s3settings.escaping import inert
from s3settings.problems.kinds import PREFIX
from s3settings.problems.kinds.table import KINDS
from s3settings.problems.problem import Problem
from s3settings.problems.shortening import first
from s3settings.report.escaping import encodable, escaped
from s3settings.report.explanation import HOME, described, help_address

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"

# GitHub rejects the entire report for one result without a file
# (https://github.com/github/codeql-action/issues/2459), so problems without a file are
# item in the file where they can be fixed; the message of the location names the source.
_CURABLE_IN = ".env"

# GitHub includes no more results of a run, and rejects a report of more than 25,000:
# https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
MOST_RESULTS = 5_000

# Surrogates that do not represent a byte of a file name (PEP 383).
_SURROGATES = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return a log of one run, with all rules of this version and a result for each problem.

    Of more than 5,000 problems, the most severe are results; a notification has their number.
    """
    listed = first(problems, most=MOST_RESULTS)
    run = {"tool": {"driver": _driver()}, "results": list(_results(listed))}
    if len(problems) > MOST_RESULTS:
        run["invocations"] = [_cut(len(problems))]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return inert(json.dumps(log, indent=2)) + "\n"


def _driver() -> dict[str, object]:
    installed = (found.version for found in distributions(name="s3settings"))
    return _given(
        name="s3settings",
        informationUri=HOME,
        version=next(installed, None),
        rules=[_rule(number) for number in KINDS],
    )


def _cut(number: int) -> dict[str, object]:
    text = f"{MOST_RESULTS} of {number} problems are listed, errors first"
    notification = {"level": "warning", "message": {"text": text}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}


def _given(**properties: object) -> dict[str, object]:
    return {name: value for name, value in properties.items() if value is not None}


def _rule(number: str) -> dict[str, object]:
    kind = KINDS[number]
    return {
        "id": PREFIX + number,
        "shortDescription": {"text": _message(kind.cause)},
        "fullDescription": {"text": _message(f"Reported when {kind.cause}.")},
        "help": {"text": _message(described(number))},
        "helpUri": help_address(number),
        "defaultConfiguration": {"level": kind.severity},
        "properties": {"tags": [kind.group]},
    }


def _results(problems: Sequence[Problem]) -> Iterator[dict[str, object]]:
    rules = {PREFIX + number: index for index, number in enumerate(KINDS)}
    seen = Counter[str]()
    for problem in problems:
        item = escaped(problem, encodable)
        identity = _identity(item)
        seen[identity] += 1
        yield _given(
            ruleId=item.id,
            ruleIndex=rules.get(item.id),
            level=item.severity,
            message={"text": _text(item)},
            locations=[_location(item, problem.source.path if item.source.path else None)],
            partialFingerprints=_fingerprints(item, f"{identity}:{seen[identity]}"),
            properties={"alias": item.alias} if item.alias else None,
        )


def _text(problem: Problem) -> str:
    name = f"{problem.variable}: " if problem.variable else ""
    return _message(f"{name}{problem.message}.\nHint: {problem.hint}")


def _message(text: str) -> str:
    # Section 3.11.5: single braces are placeholders.
    return text.replace("{", "{{").replace("}", "}}")


def _location(problem: Problem, path: str | None) -> dict[str, object]:
    line = problem.source.line
    return _given(
        physicalLocation=_given(
            artifactLocation=_artifact(path or _CURABLE_IN),
            region={"startLine": line} if path and line else None,
        ),
        message=None if path else {"text": _message(str(problem.source))},
        logicalLocations=[{"name": problem.variable, "kind": "variable"}]
        if problem.variable
        else None,
    )


def _artifact(path: str) -> dict[str, str]:
    pure = PurePath(_SURROGATES.sub("\ufffd", path))
    name = pure.as_posix().encode("utf-8", "surrogateescape")
    if pure.is_absolute():
        return {"uri": "file:///" + quote(name.lstrip(b"/"), safe="/:")}
    return {"uri": quote(name, safe="/"), "uriBaseId": _ROOT}


def _identity(problem: Problem) -> str:
    """Return the identity of a problem, which does not depend on lines and messages."""
    words = "\0".join((problem.id, problem.variable or "", problem.alias or ""))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _fingerprints(problem: Problem, identity: str) -> dict[str, str]:
    """Return our fingerprint, and that of GitHub if its upload action has no line for it.

    The action warns of any other (https://github.com/github/codeql-action/blob/main/src/fingerprints.ts).
    """
    ours = {"s3settings/v1": identity}
    return ours if problem.source.line else {**ours, "primaryLocationLineHash": identity}
