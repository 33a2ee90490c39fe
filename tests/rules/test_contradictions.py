"""A provider by name and another one by its endpoint are one problem."""

import pytest

from s3settings.lint import check
from tests.samples import KEYS, ROLE

# its region, its keys and its missing domain are those of Spaces
SPACES = {
    **ROLE,
    **KEYS,
    "AWS_S3_PROVIDER": "aws",
    "AWS_S3_REGION_NAME": "nyc3",
    "AWS_S3_ENDPOINT_URL": "https://nyc3.digitaloceanspaces.com",
}


def reported(env: dict[str, str]) -> list[tuple[str, str]]:
    """Return id and hint of each problem."""
    return [(one.id[11:], one.hint) for one in check(env=env, env_file=None)]


def test_the_endpoint_of_another_provider_is_the_only_problem() -> None:
    hint = "set AWS_S3_PROVIDER to spaces, or correct the endpoint"

    assert reported(SPACES) == [("E051", hint)]
    assert reported({**SPACES, "AWS_S3_PROVIDER": "r2"}) == [("E051", hint)]


def test_keys_are_not_missing_at_the_wrong_provider() -> None:
    env = {name: value for name, value in SPACES.items() if name not in KEYS}

    assert [id_ for id_, _ in reported({**env, "AWS_S3_PROVIDER": "b2"})] == ["E051"]


def test_an_endpoint_shows_the_provider_where_its_name_is_unknown() -> None:
    env = {**SPACES, "AWS_S3_PROVIDER": "digitalocaen", "AWS_S3_REGION_NAME": "eu-west-1"}

    assert [id_ for id_, _ in reported(env)] == ["W063", "E017", "W052"]


@pytest.mark.parametrize("scope", ["MEDIA", "STATIC"])
def test_the_endpoint_of_a_storage_shows_its_provider(scope: str) -> None:
    env = {
        **SPACES,
        "AWS_S3_PROVIDER": "spaces",
        f"AWS_{scope}_ENDPOINT_URL": "https://s3.eu-central-1.wasabisys.com",
        f"AWS_{scope}_PROVIDER": "nonsense",
    }

    assert ("E017", "set wasabi, the provider of the endpoint") in reported(env)
