"""Following hints ends, in two rounds, where links lead to the objects."""

from collections.abc import Callable, Generator
from io import StringIO
from random import Random

import pytest
from dotenv import dotenv_values

from tests.cases import Case, as_variables, cases, more
from tests.effort import examples
from tests.hints.clients import shared_clients
from tests.hints.configurations import combined, mistaken
from tests.hints.ending import end_of
from tests.hints.environments import Env
from tests.hints.keys import AWS_KEYS

pytestmark = [
    pytest.mark.slow,
    # of django-storages 1.14.6, where CloudFront signs
    pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcnow\(\):DeprecationWarning"),
]

OF_VARIABLES = [case for case in [*cases(), *more()] if case.env_file is not None]


@pytest.fixture(autouse=True)
def role(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Give boto3 the keys of a role, for configurations without keys."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", AWS_KEYS["access_key"])
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", AWS_KEYS["secret_key"])
    with shared_clients():
        yield


@pytest.mark.parametrize("make", [mistaken, combined])
def test_who_follows_hints_ends_where_links_lead_to_the_objects(
    make: Callable[[Random], Env],
) -> None:
    # not for secrets
    random = Random(0)  # noqa: S311
    for _ in range(examples(100).max_examples):
        end_of(make(random))


@pytest.mark.parametrize("case", OF_VARIABLES, ids=lambda case: case.id)
def test_who_follows_the_hints_of_a_case_ends_well_too(case: Case) -> None:
    text = as_variables(case.broken)
    values = dotenv_values(stream=StringIO(text), interpolate=False)

    end_of(Env({name: value for name, value in values.items() if value}))
