import pytest

from s3settings import Problem
from tests.cases import (
    Case,
    as_variables,
    cases,
    more,
    problems_of_settings,
    problems_of_variables,
)

CASES = cases()
# the other one shows only in the application: how long it caches a link
DETECTABLE = [case for case in CASES if case.found]


def _in_short(problems: tuple[Problem, ...]) -> list[tuple[str, str | None, str]]:
    return [
        (problem.id.removeprefix("s3settings."), problem.variable, problem.message)
        for problem in problems
    ]


def _broken(case: Case) -> tuple[Problem, ...]:
    if case.env_file is not None:
        return problems_of_variables(as_variables(case.broken))
    return problems_of_settings({**case.broken, **case.context})


def _repaired(case: Case) -> tuple[Problem, ...]:
    if case.env_file is not None:
        return problems_of_variables(case.env_file)
    assert case.repaired is not None
    return problems_of_settings(case.repaired)


@pytest.mark.parametrize("case", [*DETECTABLE, *more()], ids=lambda case: case.id)
def test_a_mistake_is_named_with_its_cause(case: Case) -> None:
    problems = _broken(case)
    reported = [
        f"{problem.message}; {problem.hint}"
        for problem in problems
        if problem.variable == case.found["variable"]
        and problem.id == f"s3settings.{case.found['id']}"
    ]
    assert reported, _in_short(problems)
    assert case.found["says"] in " ".join(reported)


@pytest.mark.parametrize("case", [*CASES, *more()], ids=lambda case: case.id)
def test_the_repaired_project_has_no_problem_at_all(case: Case) -> None:
    assert _in_short(_repaired(case)) == []
