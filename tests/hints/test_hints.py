"""Following hints ends, in two rounds, where links lead to the objects."""

from io import StringIO

import pytest
from dotenv import dotenv_values
from hypothesis import given, settings

from s3settings import load
from tests.cases import Case, as_variables, cases, more
from tests.effort import examples
from tests.hints.agreement import disagreements
from tests.hints.configurations import configurations
from tests.hints.following import AWS_KEYS, ROUNDS, Env, followed, inspected

pytestmark = pytest.mark.slow

OF_VARIABLES = [case for case in [*cases(), *more()] if case.env_file is not None]


@pytest.fixture(autouse=True)
def role(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give boto3 the keys of a role, for configurations without keys."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", AWS_KEYS["access_key"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", AWS_KEYS["secret_key"])


@given(configurations())
def follow_random_hints(env: Env) -> None:
    """Follow the hints of a configuration, as ``python -m tests.hints`` does for many."""
    _end_well(followed(env))


def test_who_follows_hints_ends_where_links_lead_to_the_objects() -> None:
    settings(examples(100), derandomize=True)(follow_random_hints)()


@pytest.mark.parametrize("case", OF_VARIABLES, ids=lambda case: case.id)
def test_who_follows_the_hints_of_a_case_ends_well_too(case: Case) -> None:
    text = as_variables(case.broken)
    values = dotenv_values(stream=StringIO(text), interpolate=False)

    _end_well(followed({name: value for name, value in values.items() if value}))


def _end_well(rounds: list[Env]) -> None:
    last = rounds[-1]
    found = inspected(last)
    assert [problem[:6] for problem in found.problems] == [], rounds
    assert len(rounds) <= ROUNDS + 1
    assert disagreements(found, load(env=last, env_file=None)) == [], rounds
