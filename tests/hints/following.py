"""A reader who follows hints, and knows nothing beside them."""

import re
from collections.abc import Mapping, Sequence
from copy import copy

from s3settings.problems.kinds import kind_of
from s3settings.problems.problem import Problem
from s3settings.sources.values import STORAGE_URL
from tests.hints.environments import Env, problems_in, read_files, write_files
from tests.hints.phrases import STEPS
from tests.hints.reading import in_variables
from tests.hints.steps import LAST, Step

ROUNDS = 2


class Unreadable(Exception):
    """A hint that the reader does not understand."""


def followed(env: Env) -> list[Env]:
    """Return the configuration, and the one after each round of hints, while there are problems."""
    rounds = [env]
    while (problems := problems_in(rounds[-1])) and len(rounds) <= ROUNDS:
        rounds.append(_corrected(rounds[-1], problems))
    return rounds


def _corrected(env: Env, problems: Sequence[Problem]) -> Env:
    """Return the configuration after one round: first names, last the addresses of buckets."""
    after = copy(env)
    names = {problem: found for problem in problems if (found := _names_in(problem))}
    right = dict(names.values())
    others = [_once_named(problem, right) for problem in problems if problem not in names]
    others.sort(key=lambda problem: _read(problem)[0] in LAST)
    for problem in names:
        step, groups = _read(problem)
        step(after, problem, groups)
    # who changes a value in a file writes to that file
    files = read_files(after)
    for problem in others:
        step, groups = _read(problem)
        if (problem.variable or "").endswith(STORAGE_URL) and _is_of_a_part(problem):
            step(after, in_variables(after, problem), groups)
        else:
            step(after, problem, groups)
    return write_files(after, files)


def _is_of_a_part(problem: Problem) -> bool:
    """Return True if the message begins with the option that the storage URL sets."""
    return re.match(r"[a-z0-9_]+: ", problem.message) is not None


def _names_in(problem: Problem) -> tuple[str, str] | None:
    """Return the wrong and the right name of a variable, if the hint is about its name."""
    if found := re.match(r"write (\w+) in place of (\w+)", problem.hint):
        return found[2], found[1]
    if found := re.match(r"(?:did you mean|write) (AWS_[A-Z0-9_]+)(?:\?|,|$)", problem.hint):
        return problem.variable or "", found[1]
    return None


def _once_named(problem: Problem, right: Mapping[str, str]) -> Problem:
    """Return the problem as it is reported once the names are right."""
    variable = right.get(problem.variable or "", problem.variable or "").removesuffix("_FILE")
    severity = kind_of(problem.id).severity
    message = re.sub(r" \(once [\w ]+ (?:is|are) corrected\)$", "", problem.message)
    for wrong, name in right.items():
        message = re.sub(rf"\b{wrong}\b", name, message)
    return problem._replace(variable=variable or None, severity=severity, message=message)


def _read(problem: Problem) -> tuple[Step, tuple[str, ...]]:
    """Return the step that a hint asks for, and the groups of its phrase."""
    hint = problem.hint.partition(" (source: ")[0]
    for phrase, step in STEPS:
        if found := re.match(phrase, hint):
            return step, found.groups()
    raise Unreadable(f"{problem.id} {problem.variable}: {problem.message}; {hint}")
